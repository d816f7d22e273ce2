"""Looks through a folder: which files may be declarations and which are something else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from budget_xl.core.problem import Problem

WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".et"}
"""What is read, or told how to become readable."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The files of a folder, each list in the order of their names."""

    workbooks: tuple[Path, ...]
    foreign: tuple[Path, ...]


def look_through(folder: Path, roster: Path, target: Path) -> Intake:
    """Return the files below ``folder``; roster and summary themselves are left out.

    Lock files (``~$…``) and hidden files are foreign. Raises Problem when the folder is missing
    or holds no workbook.
    """
    if not folder.is_dir():
        raise Problem(
            "missing-folder",
            f"找不到文件夹“{folder}”。",
            "请核对文件夹的名称和位置。",
            str(folder),
        )
    own = {roster.resolve(), target.resolve()}
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files = [path for path in files if path.resolve() not in own]
    workbooks = tuple(path for path in files if _may_be_ours(path))
    if not workbooks:
        raise Problem(
            "no-workbooks",
            f"文件夹“{folder}”里没有工作簿（共 {len(files)} 个文件）。",
            "请把各单位报来的 .xlsx 申报表放进这个文件夹再汇总。",
            str(folder),
        )
    return Intake(workbooks, tuple(path for path in files if not _may_be_ours(path)))


def _may_be_ours(path: Path) -> bool:
    return path.suffix.lower() in WORKBOOKS and not path.name.startswith(("~", "."))
