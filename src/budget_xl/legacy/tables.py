"""Readers of the tables with amounts: 资金来源 and 支出明细 with 测算依据."""

from __future__ import annotations

import re
from typing import Any

from budget_xl.core.entry import Entry
from budget_xl.core.form import Form, FundingBlock, ItemsBlock
from budget_xl.legacy.entries import amount_entry, entry_for, text_entry
from budget_xl.legacy.gathered import TWICE, Gathered
from budget_xl.legacy.grid import Cell
from budget_xl.legacy.labels import after_label, core, narrow, normalise

_NUMBER = re.compile(
    r"\s*[(（]?([0-9０-９]{1,3})[)）]?(?:\s*[.．、:：)）]\s*(?![0-9０-９])|\s+|\Z)"
)
_BARE_NUMBER = re.compile(r"\s*[0-9０-９]{1,3}\s*[.．、]?\s*")


class FundingReader:
    """The total and the fixed lines; a line that says nothing is blank."""

    POOL = "funding.lines"

    def __init__(self, block: FundingBlock, form: Form) -> None:
        self.block = block
        self.labels = (block.label,)
        self.heads = _heads(form, self.POOL, block.label)
        self.last = -1
        self.amounts: dict[int, Cell] = {}

    def take(self, cells: tuple[Cell, ...], found: Gathered) -> None:
        """Read one row: the label of a line, and its amount."""
        body = _body(cells, self.heads)
        if not body:
            return
        label = body[0]
        amount, *surplus = [*body[1:], Cell("", label.ref)]
        found.leave_all(surplus)
        if normalise(label.text) == normalise(self.block.total.label):
            found.put(self.block.total.key, amount_entry(amount), amount)
            return
        position = self._position(label)
        if position is None:
            found.leave_all([label, amount], "资金来源中没有这一行。")
        elif position not in self.amounts or not self.amounts[position].text:
            self.amounts[position] = amount
            self.last = position
        else:
            found.leave_all([label, amount] if amount.text else [], TWICE)

    def _position(self, label: Cell) -> int | None:
        """Return the line that the label names: of equal ones the next below the last row."""
        same = [i for i, ln in enumerate(self.block.lines) if core(ln.label) == core(label.text)]
        below = [i for i in same if i > self.last]
        return next(iter(below or same), None)

    def finish(self, found: Gathered) -> None:
        """Give every line of the form, in its order."""
        for position, line in enumerate(self.block.lines):
            cell = self.amounts.get(position)
            found.add(self.POOL, (line.code,), {"amount": amount_entry(cell) if cell else Entry()})


class ItemsReader:
    """The total, the numbered items, and the prose of 测算依据 below them."""

    POOL = "expenditure.items"

    def __init__(self, block: ItemsBlock, form: Form) -> None:
        self.block = block
        self.labels = (block.label,)
        short = block.sublabel.removesuffix("预算")
        self.heads = _heads(form, self.POOL, block.label, block.sublabel, short)
        self.position = 0
        self.basis: list[Cell] = []
        self.in_basis = False

    def take(self, cells: tuple[Cell, ...], found: Gathered) -> None:
        """Read one row: the total, an item, or the prose."""
        body = _body(cells, self.heads)
        if not body:
            return
        first = body[0]
        rest = after_label(self.block.basis.label, first.text)
        if rest is not None or normalise(first.text) == normalise(self.block.basis.label):
            self.in_basis = True
            self.basis += [Cell(rest or "", first.ref), *body[1:]]
        elif normalise(first.text) == normalise(self.block.total.label):
            amount, *surplus = [*body[1:], Cell("", first.ref)]
            found.put(self.block.total.key, amount_entry(amount), amount)
            found.leave_all(surplus)
        elif self.in_basis and len([cell for cell in body if cell.text]) == 1:
            self.basis += body
        else:
            self._item(body, found)

    def _item(self, body: list[Cell], found: Gathered) -> None:
        if len(body) > 2 and _BARE_NUMBER.fullmatch(body[0].text):
            body = [Cell(f"{body[0].text.strip('.．、 ')}.{body[1].text}", body[1].ref), *body[2:]]
        name, amount, *surplus = [*body, Cell("", body[0].ref)]
        if len(body) == 1 and not amount_entry(name).defect:
            name, amount = amount, name
        number = _NUMBER.match(name.text)
        if number and int(narrow(number[1])) == self.position + 1:
            name = Cell(name.text[number.end() :].strip(), name.ref)
        elif not name.text and not amount.text:
            return
        self.position += 1
        found.leave_all(surplus)
        if name.text or amount.text:
            entries: dict[str, Entry[Any]] = {
                "name": text_entry(name),
                "amount": amount_entry(amount),
            }
            found.add(self.POOL, (self.position,), entries)

    def finish(self, found: Gathered) -> None:
        """Keep the prose of 测算依据 whole."""
        said = [cell for cell in self.basis if cell.text]
        if said:
            whole = Cell("\n".join(cell.text for cell in said), said[0].ref)
            found.put(self.block.basis.key, entry_for(self.block.basis.key, whole), whole)


def _heads(form: Form, pool: str, *labels: str) -> frozenset[str]:
    """Return the labels that head the columns of a table, or stand to its left."""
    names = [*labels, *(column.label for column in form.pools[pool].columns)]
    return frozenset(normalise(name) for name in names if name)


def _body(cells: tuple[Cell, ...], heads: frozenset[str]) -> list[Cell]:
    """Return the cells of a row from the first that is neither blank nor a head."""
    for position, cell in enumerate(cells):
        text = normalise(cell.text)
        if text and text not in heads:
            return list(cells[position:])
    return []
