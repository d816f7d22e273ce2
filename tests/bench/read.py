"""python -m tests.bench.read: what reading and checking costs, as a multiple of a bare read.

Both are measured side by side in this run on the same filled workbook.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineWorkbook

from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.legacy.source import read_source
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import write_form

ROUNDS = 40
TARGET = 8.0


def bare(path: Path) -> None:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def median_ms(work: Callable[[Path], object], path: Path) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work(path)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> int:
    if len(sys.argv) > 1:
        declaration = read_source(Path(sys.argv[1])).declaration
    else:
        first = scenario().submissions[0].declaration
        assert first
        declaration = from_plain(first)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "表.xlsx"
        write_form(load_form(), declaration, path)
        check_workbook(path)
        base = median_ms(bare, path)
        for name, work in (("read", read_workbook), ("read and check", check_workbook)):
            cost = median_ms(work, path)
            print(f"{name:>15}: {cost:6.2f} ms = {cost / base:.2f} x bare calamine ({base:.2f} ms)")
    print(f"target: read and check <= {TARGET} x")
    return 0 if cost <= TARGET * base else 1


if __name__ == "__main__":
    sys.exit(main())
