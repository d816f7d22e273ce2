"""What the workbook cannot hold of a declaration: said, never dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import SECTIONS, Declaration, FundingLine
from budget_xl.core.entry import Entry
from budget_xl.core.form import Form
from budget_xl.core.money import show
from budget_xl.core.place import NOWHERE, Ref
from budget_xl.core.schema import entry_kinds, identify, map_entries, row_type, tables, walk
from budget_xl.legacy.grid import Leftover

MAX_TEXT = 32_767
MAX_DIGITS = 15
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit(declaration: Declaration, form: Form) -> tuple[Declaration, list[Leftover]]:
    """Return what the workbook can hold of ``declaration``, and what it cannot."""
    left: list[Leftover] = []
    declaration = _with_lines(_fit_rows(declaration, form, left), form)
    declaration = map_entries(declaration, _fit_entry(form, left))
    return declaration, [*left, *_totals(declaration, form)]


def _fit_rows(declaration: Declaration, form: Form, left: list[Leftover]) -> Declaration:
    for section in SECTIONS:
        for table in tables(section):
            owner = getattr(declaration, section)
            pool, kept, seen = f"{section}.{table}", [], set()
            for row in getattr(owner, table):
                why = _no_room(form, pool, identify(row))
                if why or identify(row) in seen:
                    left.append(_row_left(pool, row, why or "编号重复，只能放一行。"))
                else:
                    seen.add(identify(row))
                    kept.append(row)
            fitted = replace(owner, **{table: tuple(kept)})
            declaration = replace(declaration, **{section: fitted})
    return declaration


def _with_lines(declaration: Declaration, form: Form) -> Declaration:
    """Return ``declaration`` with every line of 资金来源, in the order of the form."""
    given = {line.code: line for line in declaration.funding.lines}
    lines = tuple(given.get(line.code, FundingLine(line.code)) for line in form.lines)
    return replace(declaration, funding=replace(declaration.funding, lines=lines))


def _no_room(form: Form, pool: str, identifier: tuple[Any, ...]) -> str:
    """Return why the form has no row of that number or code; '' when it has one."""
    match identifier:
        case (str(code),):
            known = code in {line.code for line in form.lines}
            return "" if known else f"资金来源中没有“{code}”这一行。"
        case (str(code), number) if code in form.classes:
            room, name = form.classes[code].capacity, form.classes[code].second
        case (number,):
            room, name = form.pools[pool].rows, form.pools[pool].name
        case _:
            return "表中没有这一行。"
    fits = type(number) is int and 1 <= number <= room
    return "" if fits else f"{name}只有 {room} 行，放不下第 {number} 行。"


def _row_left(pool: str, row: object, why: str) -> Leftover:
    entries = [getattr(row, name) for name in entry_kinds(row_type(pool))]
    ref = next((entry.ref for entry in entries if entry.ref != NOWHERE), NOWHERE)
    return Leftover(ref, " | ".join(_said(entries)), why)


def _said(entries: Iterable[Entry[Any]]) -> list[str]:
    return [_words(entry) for entry in entries if not entry.is_blank]


def _words(entry: Entry[Any]) -> str:
    if entry.defect is not None:
        return entry.raw
    return show(entry.value) if isinstance(entry.value, Decimal) else str(entry.value)


def _fit_entry(form: Form, left: list[Leftover]) -> Callable[[str, Entry[Any]], Entry[Any]]:
    """Return the change that keeps of one entry what a cell of the form can hold."""
    single = {key for key, item in form.fields.items() if item.kind != "list"}
    columns = {f"{key}.{item.key}" for key, pool in form.pools.items() for item in pool.columns}

    def change(key: str, entry: Entry[Any]) -> Entry[Any]:
        parts = key.split(".")
        known = key in single or f"{parts[0]}.{parts[1]}.{parts[-1]}" in columns
        if not known and not entry.is_blank:
            left.append(Leftover(entry.ref, _words(entry), "这张表没有这一栏。"))
            return Entry(None, entry.ref)
        value = entry.value
        if isinstance(value, Decimal) and len(value.as_tuple().digits) > MAX_DIGITS:
            left.append(Leftover(entry.ref, show(value), f"数字超过 {MAX_DIGITS} 位，放不下。"))
            return Entry(None, entry.ref)
        if isinstance(value, str):
            return replace(entry, value=_fit_text(value, entry.ref, left) or None)
        return replace(entry, raw=_fit_text(entry.raw, entry.ref, left))

    return change


def _fit_text(text: str, ref: Ref, left: list[Leftover]) -> str:
    marks = _UNWRITABLE.findall(text)
    if marks:
        shown = "".join(sorted({f"U+{ord(mark):04X} " for mark in marks})).strip()
        left.append(Leftover(ref, shown, f"有 {len(marks)} 个不能显示的字符，已去掉。"))
        text = _UNWRITABLE.sub("", text)
    if len(text) > MAX_TEXT:
        why = f"一格最多 {MAX_TEXT} 个字，这是放不下的部分。"
        left.append(Leftover(ref, text[MAX_TEXT:], why))
    return text[:MAX_TEXT]


def _totals(declaration: Declaration, form: Form) -> list[Leftover]:
    """Return the stated amounts that are not what the workbook will compute in their place."""
    left = []
    computed = with_totals(declaration, form)
    for (_, _, stated), (_, _, summed) in zip(walk(declaration), walk(computed), strict=True):
        if stated.is_blank or stated == summed:
            continue
        should = "算不出来" if summed.value is None else f"是 {show(summed.value)}"
        why = f"表上写的是 {_words(stated)[:20]}，按各行计算{should}，工作簿以计算为准。"
        left.append(Leftover(stated.ref, _words(stated), why))
    return left
