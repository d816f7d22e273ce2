"""python -m tests.bench.kills [N]: kill a consolidation at N moments spread over its time.

After each the ledger must open with every earlier row, and the next run must complete to what an
undisturbed one gives.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random

from tests.district.kills import kill, make_district


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    random = Random(50)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "district").mkdir()
        district = make_district(folder / "district")
        recovered = 0
        for at in range(number):
            moment = (at + random.random()) / number * district.seconds
            wrong = kill(district, folder / str(at), moment)
            recovered += not wrong
            print(f"killed after {moment:5.2f} s: {'；'.join(wrong) or 'recovered'}", flush=True)
    print(f"{recovered} of {number} recovered")
    return 0 if recovered == number else 1


if __name__ == "__main__":
    sys.exit(main())
