"""What the streets of the made-up district send: the real form's mistakes, and their own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from budget_xl.district.demo.fill import fill
from budget_xl.district.demo.mistakes import (
    Mistake,
    amount_as_text,
    both_ticked,
    copied_words,
    dear_patrols,
    part_above_whole,
    phone_twice,
    swapped_digits,
    unbalanced,
    yuan_for_wan,
)
from budget_xl.district.demo.streets import GOVERNMENT, STREETS, Street
from budget_xl.district.demo.works import works_of
from budget_xl.forms.loader import load_form

ROSTER_HEAD = ("单位编码", "单位名称", "简称", "上级", "联系人", "电话")

PLANTED: Mapping[str, tuple[Mistake, tuple[str, ...]]] = {
    "望月台": (amount_as_text, ("CEL002",)),
    "杏子坡": (unbalanced, ("FUN003",)),
    "银杏巷": (phone_twice, ("IDN003",)),
    "鹭鸣洲": (both_ticked, ("IDN001",)),
    "松鹤亭": (part_above_whole, ("FUN002",)),
    "枫桥渡": (yuan_for_wan, ("BAS004",)),
}
"""The mistake of a street, and the rules that find it."""

EXAMPLE, TWICE, DAMAGED, MISSING = "梧桐里", "芦花汀", "橘园", "青禾"
COPYING, DEAR, WITH_LAST_YEAR, IN_YUAN = "柳荫坡", "石榴湾", "桂香岭", "枫桥渡"
ACROSS: Mapping[str, tuple[str, ...]] = {
    EXAMPLE: ("XFL005",),
    COPYING: ("XFL005",),
    DEAR: ("XFL003",),
    WITH_LAST_YEAR: ("XFL002",),
    IN_YUAN: ("XFL004",),
}
"""What only shows beside the other streets: the street, and the rules that find it."""
EXAMPLE_CODES = (
    "BAS001", "BAS003", "CEL001", "HIS001", "IDN001", "IDN002", "IDN003", "IND001", "IND003",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Submission:
    """One file that arrived, as plain data.

    ``planted`` are the rules that must find something in it, ``across`` those that must find
    something once it lies beside the others; a file of ``last_year`` does not count.
    """

    unit_code: str
    unit_name: str
    file_name: str
    declaration: Mapping[str, Any]
    planted: tuple[str, ...] = ()
    damaged: bool = False
    across: tuple[str, ...] = ()
    last_year: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """What arrived, in the order in which it was sent, and who sent nothing."""

    submissions: tuple[Submission, ...]
    missing: tuple[str, ...]


def demo_roster_csv() -> bytes:
    """Return the roster of the district as a spreadsheet program saves it."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(ROSTER_HEAD)
    for street in STREETS:
        who = (street.person(0), street.phone(0))
        rows.writerow((street.code, street.unit, street.short, GOVERNMENT, *who))
    return text.getvalue().encode("utf-8-sig")


def scenario() -> Scenario:
    """Return what the district sends: the same every time."""
    sent = tuple(one for street in STREETS for one in _sent_by(street))
    return Scenario(sent, tuple(street.unit for street in STREETS if street.name == MISSING))


def _sent_by(street: Street) -> tuple[Submission, ...]:
    if street.name == MISSING:
        return ()
    if street.name == EXAMPLE:
        return (_submission(street, _example(), EXAMPLE_CODES),)
    if street.name == DAMAGED:
        return (replace(_submission(street, fill(street)), damaged=True),)
    if street.name == TWICE:
        draft = fill(replace(street, residents=street.residents - 3))
        swapped_digits(draft)
        final = _submission(street, fill(street), remark="（修改）")
        return (_submission(street, draft, ("BAS001",)), final)
    if street.name == WITH_LAST_YEAR:
        old = _submission(street, fill(street, year=load_form().year - 1), remark="（上年）")
        return (replace(old, last_year=True, across=()), _submission(street, fill(street)))
    if street.name == DEAR:
        return (_submission(street, fill(street, dear_patrols(works_of(street)))),)
    data = fill(street)
    if street.name == COPYING:
        copied_words(data, _example())
    mistake, codes = PLANTED.get(street.name, (None, ()))
    if mistake:
        mistake(data)
    return (_submission(street, data, codes),)


def _submission(
    street: Street, data: Mapping[str, Any], planted: tuple[str, ...] = (), remark: str = ""
) -> Submission:
    file_name = f"{street.short}{remark}.xlsx"
    across = ACROSS.get(street.name, ())
    return Submission(street.code, street.unit, file_name, data, planted, across=across)


def _example() -> dict[str, Any]:
    """Return the street whose form has the figures, and the mistakes, of a real one."""
    text = resources.files(__package__).joinpath("street.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
