"""python -m tests.fuzz TARGET [--seconds N]: break input until the time is over.

A crash is written to tests/corpus/TARGET/ and shown.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from pathlib import Path
from random import Random

from tests.fuzz.mutation import mutate
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parents[1] / "corpus"
SLOW_SECONDS = 5.0


class Run:
    """One run of one target, counting."""

    def __init__(self, name: str, seconds: float) -> None:
        self.name, self.target = name, TARGETS[name]
        self.end = time.monotonic() + seconds
        self.executions = 0
        self.crashes: dict[str, Path] = {}

    def feed(self, data: bytes) -> None:
        self.executions += 1
        start = time.monotonic()
        try:
            self.target.feed(data)
            assert time.monotonic() - start < SLOW_SECONDS, "too slow"
        except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
            trace = traceback.format_exc()
            last = "".join(trace.splitlines()[-3:])
            if last not in self.crashes:
                self.crashes[last] = self.keep(data)
                print(trace, file=sys.stderr)

    def keep(self, data: bytes) -> Path:
        path = CORPUS / self.name / hashlib.sha256(data).hexdigest()[:12]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def report(self) -> None:
        print(f"{self.name}: {self.executions} executions, {len(self.crashes)} kinds of crashes")
        for path in self.crashes.values():
            print(f"  {path}")


def randomly(run: Run, seed: int) -> None:
    random, seeds = Random(seed), run.target.seeds()
    while time.monotonic() < run.end:
        run.feed(mutate(random.choice(seeds), random))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    run = Run(asked.target, asked.seconds)
    randomly(run, asked.seed)
    run.report()
    return 1 if run.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
