"""Gives every unit of the roster its own template, name and code filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from budget_xl.core.problem import Problem
from budget_xl.district.roster import Roster, Unit
from budget_xl.forms.loader import load_form
from budget_xl.workbook.writer import blank_for, write_form

_FORBIDDEN = re.compile(r'[\\/:*?"<>|#\[\]\x00-\x1f]')
"""What Windows forbids in file names, and what breaks a link from the summary."""

Move = Callable[[int, int], None]


def distribute(
    roster: Roster, folder: Path, form_id: str, year: int | None, move: Move
) -> tuple[Path, ...]:
    """Write one workbook for every unit into ``folder`` and return the files in roster order.

    Raises Problem when one of the files is there already, before anything is written.
    """
    form = load_form(form_id, year)
    targets = [(unit, folder / file_name(unit)) for unit in roster.units]
    _refuse_existing([path for _, path in targets])
    folder.mkdir(parents=True, exist_ok=True)
    for number, (unit, path) in enumerate(targets, start=1):
        write_form(form, blank_for(form, unit.name, unit.code), path)
        move(number, len(targets))
    return tuple(path for _, path in targets)


def file_name(unit: Unit) -> str:
    """Return the name of the file of a unit: ``101001 某街道办事处 申报表.xlsx``."""
    return safe_name(f"{unit.code} {unit.name} 申报表") + ".xlsx"


def safe_name(text: str) -> str:
    """Return ``text`` as the name of a file or folder that every system takes."""
    return _FORBIDDEN.sub("_", text.strip()).rstrip(". ")


def _refuse_existing(paths: list[Path]) -> None:
    there = [path for path in paths if path.exists()]
    if there:
        raise Problem(
            "target-exists",
            f"文件夹“{there[0].parent}”中已有 {len(there)} 份同名的申报表，例如“{there[0].name}”。",
            "它们可能已填过，不会覆盖；请另选一个文件夹，或先把它们移走。",
            str(there[0]),
        )
