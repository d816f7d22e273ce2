"""Joins the workbooks of departments into the workbook of their street."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from budget_xl.core.place import Ref
from budget_xl.core.problem import Problem
from budget_xl.district.merge.join import merge
from budget_xl.district.merge.parts import Merged, Part
from budget_xl.legacy.grid import Leftover
from budget_xl.workbook.reader import Reading, read_workbook
from budget_xl.workbook.writer import write_form

Found = tuple[Path, Reading]


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of several files: how many were joined, and the whole."""

    files: int
    merged: Merged

    def as_dict(self) -> dict[str, Any]:
        """Return the plain data that ``--json`` shows."""
        merged = self.merged
        return {
            "version": 1,
            "files": self.files,
            "left": [{"place": str(one.ref), "text": one.text, "why": one.why}
                     for one in merged.left],
            "same": [{"table": one.table, "name": one.name, "rows": list(one.rows)}
                     for one in merged.offers],
        }  # fmt: skip


def merge_files(paths: Sequence[Path], target: Path) -> Joined:
    """Write the declaration of all ``paths`` to ``target`` and say what was left.

    The first file that can be read decides form and year; what differs, cannot be read or comes
    twice is left. Raises Problem when none can be read, or the target is one of them.
    """
    if target.resolve() in {path.resolve() for path in paths}:
        raise Problem(
            "target-is-source",
            f"“{target.name}”是要合并的文件之一，不能写在它上面。",
            "请用 -o 写一个新的文件名。",
            str(target),
        )
    found, left = _read(paths)
    form = found[0][1].form
    merged = merge(_parts(found), form)
    write_form(form, merged.declaration, target)
    waivers = tuple(leftover for path, reading in found for leftover in _waivers(path, reading))
    return Joined(len(found), replace(merged, left=(*left, *merged.left, *waivers)))


def _read(paths: Sequence[Path]) -> tuple[list[Found], list[Leftover]]:
    """Return the files that can be joined, in the order given, and why the others cannot."""
    found: list[Found] = []
    left: list[Leftover] = []
    seen: dict[str, Path] = {}
    first: Problem | None = None
    for path in paths:
        try:
            reading = read_workbook(path)
        except Problem as problem:
            first = first or problem
            left.append(_file(path, f"{problem.message}{problem.hint}"))
            continue
        twin = seen.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
        if twin is not path:
            left.append(_file(path, f"与“{twin.name}”内容完全相同，只并一份。"))
        elif found and _kind(reading) != _kind(found[0][1]):
            own, other = reading.form.title, found[0][1].form.title
            left.append(_file(path, f"表式或年度不同：是“{own}”，第一份是“{other}”。"))
        else:
            found.append((path, reading))
    if not found:
        assert first is not None
        raise first
    return found, left


def _kind(reading: Reading) -> tuple[str, int]:
    return reading.form.fingerprint, reading.form.year


def _file(path: Path, why: str) -> Leftover:
    return Leftover(Ref(cell=path.name), "整个文件没有并入", why)


def _parts(found: Sequence[Found]) -> list[Part]:
    """Return the parts, named by their unit where that tells them apart, or else by their file."""
    units = Counter(_unit(reading) for _, reading in found)
    return [
        Part.of(
            path.name,
            unit if (unit := _unit(reading)) and units[unit] == 1 else path.stem,
            reading.declaration,
        )
        for path, reading in found
    ]


def _unit(reading: Reading) -> str:
    return (reading.declaration.identity.unit.value or "").strip()


def _waivers(path: Path, reading: Reading) -> list[Leftover]:
    why = "原表对校验意见写的说明没有带过来，合并后如仍有这条意见，请重新填写。"
    return [
        Leftover(Ref(f"[{path.name}]校验结果", waiver.code), waiver.reason, why)
        for waiver in reading.waivers
    ]
