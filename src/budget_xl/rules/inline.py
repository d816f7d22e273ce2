"""What the cells of a workbook answer: one function for each ``BX_`` name in its formulas.

Every argument is the values of a range as a tuple of rows; a blank cell is ``None`` or ``""``, an
error value is ``Defect.ERROR_VALUE``. A column is answered as rows of one value. The hosts turn
their own values into these and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from budget_xl.core.computed import (
    BAD_AMOUNT,
    BAD_FACTOR,
    LIST_GLUE,
    basis_amount,
    basis_text,
    subtotal,
    with_totals,
)
from budget_xl.core.declaration import QUALITATIVE, BasisRow, Declaration
from budget_xl.core.entry import Defect, Entry
from budget_xl.core.finding import Finding, Severity, count
from budget_xl.core.form import Form
from budget_xl.core.place import NOWHERE, Ref
from budget_xl.forms.area import cell_name, row_number
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import RESULTS, Layout
from budget_xl.forms.loader import load_form
from budget_xl.forms.locate import located
from budget_xl.forms.reading import waivers_in
from budget_xl.forms.sheets import Sheets, read_number, read_text
from budget_xl.forms.stamp import Stamp
from budget_xl.forms.zones import check_areas, zones
from budget_xl.prose.numbers import parse_decimal
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check

Value = Any
Block = tuple[tuple[Value, ...], ...]
Column = list[list[Value]]

WAITS, SETTLED = "待填", "已说明"


def subtotal_of(stamp: Block, labels: Block, amounts: Block) -> Value:
    """Return the sum of ``amounts``; lines that the form knows as a 其中 are not added.

    Text that is a number counts as one; any other text makes the total say so.
    """
    parts = {line.label for line in _form(stamp).lines if line.parent}
    rows = zip(map(_said, _cells(labels)), _cells(amounts), strict=True)
    total = subtotal(_amount(amount) for label, amount in rows if label.strip() not in parts)
    return BAD_AMOUNT if total is None else _shown(total)


def basis_amounts(quantity: Block, price: Block, unit: Block, times: Block) -> Column:
    """Return the amount of every calculation in 万元, blank without a price."""
    found: Column = []
    for cells in zip(*map(_cells, (quantity, price, unit, times)), strict=True):
        many, each, money, often = cells
        row = BasisRow(
            1,
            quantity=_amount(many),
            price=_amount(each),
            price_unit=_text(money),
            times=_amount(often),
        )
        is_bad = any(part.defect for part in (row.quantity, row.price, row.times))
        found.append([BAD_FACTOR if is_bad else _shown(basis_amount(row))])
    return found


def basis_sums(numbers: Block, items: Block, amounts: Block) -> Column:
    """Return for every item the sum of its calculations, blank when it has none."""
    sums: dict[Decimal, Decimal] = {}
    for item, amount in zip(_cells(items), _cells(amounts), strict=True):
        number = _amount(item).value
        if number is not None:
            sums[number] = sums.get(number, Decimal(0)) + (_amount(amount).value or 0)
    found = (sums.get(_amount(number).value or Decimal(-1)) for number in _cells(numbers))
    return [[_shown(None if total is None else round(total, 6))] for total in found]


def indicator_values(sign: Block, value: Block, unit: Block) -> Column:
    """Return the value of every indicator as the official form shows it."""
    rows = zip(*(map(_said, _cells(part)) for part in (sign, value, unit)), strict=True)
    return [["".join(("" if row[0] == QUALITATIVE else row[0], *row[1:]))] for row in rows]


def joined(column: Block) -> str:
    """Return the entries of a column in one text."""
    return LIST_GLUE.join(said for said in map(_said, _cells(column)) if said)


def generated_basis(stamp: Block, *values: Block) -> str:
    """Return the prose made of the table 测算依据, blank when there is prose of one's own."""
    declaration = _checked(stamp, values).declaration
    if declaration.narrative.basis.value:
        return ""
    return (basis_text(declaration) or [""])[-1]


def verdicts(block: str, stamp: Block, *values: Block) -> Column:
    """Return what is wrong in every row of a block, blank where nothing is."""
    checked = _checked(stamp, values)
    area = check_areas(checked.layout)[block]
    return [[checked.said.get((area.sheet, row), "")] for row in area.rows()]


def state(stamp: Block, *values: Block) -> str:
    """Return how many findings there are, as every other report counts them."""
    findings = _checked(stamp, values).findings
    counts = count(findings)
    waiting = sum(_word(finding) == WAITS for finding in findings)
    words = [
        f"{word} {number}"
        for word, number in counts.items()
        if number or word != Severity.UNCHECKED.value
    ]
    if waiting:
        words[0] += f"（其中{WAITS} {waiting}）"
    return " · ".join(words)


class _Checked:
    """One declaration as it stands in the cells, checked once for all blocks."""

    def __init__(self, stamp: Block, values: Sequence[Block]) -> None:
        form = _form(stamp)
        self.layout: Layout = lay_out(form)
        sheets = _sheets(self.layout, (stamp, *values))
        found = sheets.declaration(form, self.layout)
        self.declaration: Declaration = located(with_totals(found, form), self.layout)
        waivers = waivers_in(sheets.grids[RESULTS])
        self.findings = check(self.declaration, form, load_catalogue(), waivers=waivers)
        self.said: dict[tuple[str, int], str] = _by_row(self.findings)


@lru_cache(maxsize=8)
def _checked(stamp: Block, values: tuple[Block, ...]) -> _Checked:
    return _Checked(stamp, values)


def _sheets(layout: Layout, values: Iterable[Block]) -> Sheets:
    """Return the values of all zones, each put back where it stands on its sheet."""
    grids, defects = {}, {}
    for area, rows in zip(zones(layout).values(), values, strict=True):
        left = ("",) * area.left
        above: list[tuple[Value, ...]] = [()] * area.top
        grids[area.sheet] = above + [(*left, *map(_plain, row)) for row in rows]
        defects[area.sheet] = {
            cell_name(area.top + down, area.left + right): Defect.ERROR_VALUE
            for down, row in enumerate(rows)
            for right, value in enumerate(row)
            if value is Defect.ERROR_VALUE
        }
    return Sheets(grids, defects)


def _form(stamp: Block) -> Form:
    said = dict(zip(Stamp._fields, map(_said, _cells(stamp)), strict=False))
    return load_form(said["form"], int(said["year"]))


def _by_row(findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    """Return what each row says, by sheet and row: the gravest finding on it, and how many more.

    A finding that stands elsewhere and touches the row appears as its rule and its place.
    """
    rows: dict[tuple[str, int], list[str]] = {}
    for finding in findings:
        word = _word(finding)
        name = load_catalogue().find(finding.code).name
        said = {}
        for ref in finding.also:
            place = finding.ref.cell if ref.sheet == finding.ref.sheet else finding.ref
            said[_row(ref)] = f"{word}：{name}，见 {place}"
        said[_row(finding.ref)] = f"{word}：{finding.message}"
        for row, text in said.items():
            rows.setdefault(row, []).append(text)
    return {row: _first_of(texts) for row, texts in rows.items()}


def _first_of(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{texts[0]}（另有 {len(texts) - 1} 处）"


def _row(ref: Ref) -> tuple[str, int]:
    return (ref.sheet, row_number(ref)) if ref != NOWHERE else ("", 0)


def _word(finding: Finding) -> str:
    """Return how grave a cell calls a finding."""
    if finding.reason:
        return SETTLED
    native = load_catalogue().find(finding.code).native
    return WAITS if native is not None and native.waits else finding.severity.value


def _cells(block: Block) -> list[Value]:
    return [row[0] for row in block]


def _plain(value: Value) -> Value:
    return "" if value is None or value is Defect.ERROR_VALUE else value


def _said(value: Value) -> str:
    return _text(value).value or ""


def _text(value: Value) -> Entry[str]:
    return read_text(_plain(value), NOWHERE)


def _amount(value: Value) -> Entry[Decimal]:
    """Return an amount; text that is a number counts as one."""
    if value is Defect.ERROR_VALUE:
        return Entry(None, NOWHERE, Defect.ERROR_VALUE)
    entry = read_number("" if value is None else value, NOWHERE)
    if entry.defect is Defect.NUMBER_AS_TEXT:
        return Entry(parse_decimal(entry.raw.strip()))
    return entry


def _shown(amount: Decimal | None) -> Value:
    return "" if amount is None else float(amount)
