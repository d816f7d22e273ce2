"""python -m tests.bench.cells: what the cells of a filled form ask of us when all are recalculated.

The formulas of the workbook itself are asked, each with the values of the ranges that it names.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from html import unescape
from pathlib import Path

from python_calamine import CalamineWorkbook

from budget_xl.core.declaration import Declaration
from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.area import Area
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.names import names
from budget_xl.forms.zones import zones
from budget_xl.hosts.functions import FUNCTIONS
from budget_xl.legacy.source import read_source
from budget_xl.rules import inline
from budget_xl.workbook.writer import write_form
from tests.conftest import SHARED

ROUNDS = 20
MOST_MS, MOST_START, MOST_CALLS = 60.0, 0.3, 25
CALL = re.compile(r"\b(BX_[A-Z_]+)\(([^()]*)\)")
START = "from budget_xl.hosts.excel.server import prepare\nprepare()\nfrom budget_xl.rules.catalogue import load_catalogue\nload_catalogue()"

LICENCE = "XLWINGS_LICENSE_KEY"
"""Set for tests of the remote engine; a desktop has none and loads less."""

Call = tuple[str, tuple[inline.Block, ...]]


def calls(path: Path) -> list[Call]:
    """Return every call in the workbook, with the values of its ranges."""
    layout = lay_out(load_form())
    areas = dict([*names(layout).values(), *zones(layout).items()])
    book = CalamineWorkbook.from_path(path)
    grids = {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }
    with zipfile.ZipFile(path) as package:
        parts = [package.read(part).decode() for part in package.namelist() if "/sheet" in part]
    formulas = [unescape(text) for part in parts for text in re.findall(r"<f\b[^>]*>([^<]+)", part)]
    return [
        (name, tuple(block(grids, areas[argument]) for argument in arguments.split(",")))
        for formula in formulas
        for name, arguments in CALL.findall(formula)
    ]


def block(grids: dict[str, list[list[object]]], area: Area) -> inline.Block:
    rows = [grids[area.sheet][row] if row < len(grids[area.sheet]) else [] for row in area.rows()]
    columns = range(area.left, area.right + 1)
    return tuple(tuple(row[at] if at < len(row) else "" for at in columns) for row in rows)


def example() -> tuple[str, Declaration]:
    """Return the real form, or that of the made-up street, which has its figures."""
    seeds = sorted((SHARED / "seed").glob("*.txt")) if SHARED.is_dir() else []
    if seeds:
        return "the real street of 2020", read_source(seeds[0]).declaration
    return "the made-up street", from_plain(scenario().submissions[0].declaration)


def recalculation_ms(asked: list[Call]) -> float:
    """Return what one full recalculation takes, when nothing is remembered from an earlier one."""
    answers = {function.name: function.call for function in FUNCTIONS}
    times = []
    for _ in range(ROUNDS):
        inline._checked.cache_clear()
        start = time.process_time()
        for name, blocks in asked:
            answers[name](*blocks)
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def start_seconds() -> float:
    """Return what a process costs that loads what cells need, in seconds of processor time.

    Loading is the work of one processor; on a machine that does nothing else it takes as long.
    """
    desktop = {name: value for name, value in os.environ.items() if name != LICENCE}
    times = []
    for _ in range(ROUNDS):
        before = os.times()
        subprocess.run([sys.executable, "-c", START], check=True, env=desktop)
        after = os.times()
        times.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return statistics.median(times)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path, (what, declaration) = Path(folder) / "表.xlsx", example()
        write_form(load_form(), declaration, path)
        asked = calls(path)
    cost, start = recalculation_ms(asked), start_seconds()
    print(f"the form of {what}")
    print(f"all blocks together: {cost:5.1f} ms (target < {MOST_MS:.0f} ms)")
    print(f"start of a process:  {start:5.3f} s (target < {MOST_START} s)")
    print(f"calls:               {len(asked):5} (target <= {MOST_CALLS})")
    return 0 if cost < MOST_MS and start < MOST_START and len(asked) <= MOST_CALLS else 1


if __name__ == "__main__":
    sys.exit(main())
