"""The roster: which units are to declare, and which unit a name or code means."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from budget_xl.core.problem import Problem
from budget_xl.workbook.grid import read_grid

HEADS = {
    "code": ("单位编码", "编码", "代码", "单位代码"),
    "name": ("单位名称", "名称", "单位"),
    "aliases": ("简称", "别名", "简称/别名", "简称或别名"),
    "parent": ("上级", "上级单位", "主管部门"),
    "contact": ("联系人",),
    "phone": ("电话", "联系电话"),
    "password": ("打开密码", "密码"),
}
LIKELY = 70
"""Score from which another name is worth suggesting; 街道 and 办事处 alone give about 60."""

_SEPARATORS = re.compile(r"[;；、,，/|\s]+")
_COMMON = re.compile(r"人民政府|街道办事处|办事处|街道|街")
_DISTRICT = re.compile(r"(.+[区县市旗])(?:(?:人民)?政府|财政局)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the district."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    contact: str = ""
    phone: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Roster:
    """The units of a district in the order of the list."""

    units: tuple[Unit, ...]

    @cached_property
    def _by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units if unit.code}

    @cached_property
    def _by_name(self) -> dict[str, Unit]:
        names = [(name, unit) for unit in self.units for name in (unit.name, *unit.aliases)]
        return {normalise(name): unit for name, unit in reversed(names) if name}

    @cached_property
    def district(self) -> str:
        """The district of most units, by their 上级 or else their names; blank when few name it."""
        named = Counter(found[1] for unit in self.units if (found := _district(unit)))
        name, number = max(named.items(), key=lambda one: one[1], default=("", 0))
        return name if 2 * number > len(self.units) else ""

    def find(self, code: str, name: str) -> Unit | None:
        """Return the unit of that code, or else of exactly that name; never a similar one."""
        return self._by_code.get(code.strip()) or self._by_name.get(normalise(name))

    def suggest(self, name: str) -> Unit | None:
        """Return the unit whose name is most like ``name``, when any is."""
        names = {key: _COMMON.sub("", key) or key for key in self._by_name}
        wanted = normalise(name)
        if not wanted:
            return None
        wanted = _COMMON.sub("", wanted) or wanted
        best = process.extractOne(wanted, names, scorer=fuzz.WRatio, score_cutoff=LIKELY)
        return self._by_name[best[2]] if best else None

    def within(self, text: str) -> Unit | None:
        """Return the one unit whose name, alias or code stands in ``text``, the longest first."""
        wanted = normalise(text)
        named = [name for name in self._by_name if name in wanted]
        if named:
            return self._by_name[max(named, key=len)]
        coded = {unit for code, unit in self._by_code.items() if code in text}
        return coded.pop() if len(coded) == 1 else None


def _district(unit: Unit) -> re.Match[str] | None:
    names = (normalise(unit.parent), normalise(unit.name))
    return next((found for name in names if (found := _DISTRICT.match(name))), None)


def normalise(name: str) -> str:
    """Return ``name`` without blanks, in half-width letters."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def read_roster(path: Path) -> Roster:
    """Return the roster in a CSV file or workbook whose first row names the columns.

    Raises Problem when the file cannot be read, lacks 单位名称, is blank or names a code twice.
    """
    grid = read_grid(path)
    heads = [normalise(head) for head in grid[0]] if grid else []
    columns = {
        key: next((heads.index(word) for word in words if word in heads), None)
        for key, words in HEADS.items()
    }
    if columns["name"] is None:
        raise Problem(
            "not-a-roster",
            f"名册“{path.name}”第一行没有“单位名称”（现有：{'、'.join(heads[:6]) or '空白'}）。",
            "请按“单位编码,单位名称,简称,上级,联系人,电话”填写名册第一行。",
            str(path),
        )
    units = [_unit(row, columns) for row in grid[1:]]
    found = tuple(unit for unit in units if unit.name)
    _refuse_twice(found, path)
    return Roster(found)


def _unit(row: list[str], columns: dict[str, int | None]) -> Unit:
    def cell(key: str) -> str:
        number = columns[key]
        return row[number] if number is not None and number < len(row) else ""

    aliases = tuple(part for part in _SEPARATORS.split(cell("aliases")) if part)
    plain = [cell(key) for key in ("parent", "contact", "phone", "password")]
    return Unit(cell("code"), cell("name"), aliases, *plain)


def _refuse_twice(units: tuple[Unit, ...], path: Path) -> None:
    if not units:
        raise Problem(
            "blank-roster", f"名册“{path.name}”里没有单位。", "请在名册中逐行填写单位。", str(path)
        )
    for key, label in (("code", "单位编码"), ("name", "单位名称")):
        seen: set[str] = set()
        for unit in units:
            value = normalise(getattr(unit, key))
            if value and value in seen:
                raise Problem(
                    "roster-twice",
                    f"名册“{path.name}”中{label}“{value}”出现两次。",
                    "请改正名册，每个单位只列一行。",
                    str(path),
                )
            seen.add(value)
