"""python -m tests.bench.hostile: what becomes of damaged and hostile files, how long, how much.

Every file is read in a process of its own; memory is what it takes over the start.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.workbook.writer import write_form
from tests.conftest import SHARED
from tests.workbook.hostile import FILES

SECONDS, MEGABYTES = 2.0, 300
CHILD = r"""
import json, re, sys, time
from pathlib import Path
from budget_xl.workbook.checking import check_workbook
check_workbook(Path(sys.argv[1]))
def top():
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1024
before, start = top(), time.perf_counter()
report = check_workbook(Path(sys.argv[2]))
taken = time.perf_counter() - start
said = str(report.problem.message) if report.problem else f"读出，{len(report.findings)} 条意见"
code = report.problem.code if report.problem else report.status
print(json.dumps([code, said, taken, top() - before]))
"""


def main() -> int:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = folder / "good.xlsx"
        write_form(load_form(), from_plain(data), good)
        files = sorted((SHARED / "corpus").glob("*")) if SHARED.is_dir() else []
        for title, make in FILES.items():
            files.append(folder / f"{title}.xlsx")
            make(good, files[-1])
        over = [file.name for file in files if not judge(good, file)]
    print(f"{len(files)} files, over a limit or without a sentence: {over or 'none'}")
    return 1 if over else 0


def judge(good: Path, file: Path) -> bool:
    """Print a row; return whether the file kept within the limits."""
    command = [sys.executable, "-c", CHILD, str(good), str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    if done.returncode:
        print(f"{file.name:42} LOST  {done.stderr.strip().splitlines()[-1:]}")
        return False
    code, said, taken, memory = json.loads(done.stdout)
    print(f"{file.name:42}{code:16}{taken:6.2f} s {memory:5.0f} MB  {said[:60]}")
    return taken <= SECONDS and memory <= MEGABYTES


if __name__ == "__main__":
    sys.exit(main())
