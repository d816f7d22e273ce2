"""The main job of a district: read a folder, settle who sent what, write the summary."""

from __future__ import annotations

from pathlib import Path

from budget_xl.district.consolidation import District, settle
from budget_xl.district.intake import look_through
from budget_xl.district.reading import Move, read_files
from budget_xl.district.roster import read_roster
from budget_xl.district.summary.book import write_summary


def summarise(folder: Path, roster: Path, target: Path, jobs: int | None, move: Move) -> District:
    """Read every workbook below ``folder``, write the summary and return the state.

    Raises Problem when roster or folder cannot be used or the target cannot be written.
    """
    units = read_roster(roster)
    intake = look_through(folder, roster, target)
    outcomes = read_files(intake.workbooks, jobs, move)
    district = settle(units, outcomes, intake.foreign)
    write_summary(district, target)
    return district
