"""Writes all notices of a district: a folder for every unit with open points, one list to chase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from budget_xl.core.problem import Problem
from budget_xl.district.distribute import Move, safe_name
from budget_xl.district.notices.chase import write_chase_list
from budget_xl.district.notices.letter import letter_name, write_letter
from budget_xl.district.notices.opinions import write_opinions
from budget_xl.district.standing import Standing

OPINIONS, CHASE = "意见.xlsx", "催报名单.xlsx"


@dataclass(frozen=True, slots=True)
class Notices:
    """What was written: to how many units something goes back, how many are to be chased."""

    returned: int
    chased: int


def refuse_filled(folder: Path) -> None:
    """Raise Problem when ``folder`` holds anything: notices may have been edited by hand."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(
            "folder-not-empty",
            f"“{folder}”里已有文件，通知不会写进去。",
            "请另选一个新的文件夹，例如按日期取名。",
            str(folder),
        )


def write_notices(units: Iterable[Standing], district: str, folder: Path, move: Move) -> Notices:
    """Write letter and opinions of every unit with open points, and the list to chase.

    ``district`` is the name of the district that signs; blank when it is not known.

    Raises Problem when ``folder`` is in use or cannot be written.
    """
    refuse_filled(folder)
    folder.mkdir(parents=True, exist_ok=True)
    everyone = list(units)
    returned = [unit for unit in everyone if unit.returned]
    for number, unit in enumerate(returned, start=1):
        own = folder / safe_name(f"{unit.code} {unit.name}")
        own.mkdir()
        write_letter(unit, district, own / letter_name(unit))
        write_opinions(unit, own / OPINIONS)
        move(number, len(returned))
    return Notices(len(returned), write_chase_list(everyone, folder / CHASE))
