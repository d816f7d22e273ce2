"""What a form says once: names that must agree, boxes, amounts that are added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from budget_xl.core.declaration import Budget, Funding, FundingLine, Identity
from budget_xl.core.entry import Entry
from budget_xl.core.form import Form
from budget_xl.core.money import show
from budget_xl.core.place import NOWHERE, Ref
from budget_xl.core.schema import entry_kinds
from budget_xl.district.merge.parts import Part, added
from budget_xl.forms.builder import lay_out
from budget_xl.legacy.grid import Leftover

TICKS = ("general", "key")


class Singles:
    """Joins the single values of ``parts``; ``left`` collects what cannot be joined."""

    def __init__(self, parts: Sequence[Part], form: Form) -> None:
        self.parts = parts
        self.form = form
        self.left: list[Leftover] = []
        self._refs = lay_out(form).refs

    def identity(self) -> Identity:
        """Return the names and boxes on which all agree who say anything."""
        keys = [key for key, kind in entry_kinds(Identity).items() if kind is str]
        return Identity(**{key: self._agreed(f"identity.{key}") for key in keys}, **self._ticks())

    def budget(self) -> Budget:
        """Return the budgets added."""
        keys = entry_kinds(Budget)
        return Budget(**{key: self._sum(f"budget.{key}", self._label(f"budget.{key}"), blank=True)
                         for key in keys})  # fmt: skip

    def funding(self) -> Funding:
        """Return every line of 资金来源 added; a blank line counts nothing."""
        return Funding(lines=tuple(self._line(ln.code, ln.label) for ln in self.form.lines))

    def _line(self, code: str, label: str) -> FundingLine:
        found = [
            (part, line.amount)
            for part in self.parts
            for line in part.declaration.funding.lines
            if line.code == code
        ]
        return FundingLine(code, self._added(label, found))

    def _sum(self, key: str, label: str, *, blank: bool) -> Entry[Any]:
        found = [(part, _get(part, key)) for part in self.parts]
        silent = [part.file for part, entry in found if entry.is_blank]
        if blank and silent and len(silent) < len(found):
            why = f"“{label}”在这些表中空白，合计没有包括它们。"
            self.left.append(Leftover(self._place(key), "、".join(silent), why))
        return self._added(label, found)

    def _added(self, label: str, found: Sequence[tuple[Part, Entry[Any]]]) -> Entry[Any]:
        total = added(entry.value for _, entry in found)
        bad = [entry for _, entry in found if entry.defect]
        for entry in bad:
            rest = f"，其余合计 {show(total)} 万元" if total is not None else ""
            why = f"{_said(entry)}，“{label}”已留空{rest}。"
            self.left.append(Leftover(entry.ref, entry.raw, why))
        return Entry() if bad else Entry(total)

    def _agreed(self, key: str) -> Entry[str]:
        values = [(_get(part, key).value or "").strip() for part in self.parts]
        different = list(dict.fromkeys(value for value in values if value))
        if len(different) > 1:
            why = f"各表的“{self._label(key)}”不同，已留空，请填写。"
            self.left.append(Leftover(self._place(key), "、".join(different), why))
        return Entry(different[0]) if len(different) == 1 else Entry()

    def _ticks(self) -> dict[str, Entry[bool]]:
        told = {
            tuple(bool(_get(part, f"identity.{key}").value) for key in TICKS) for part in self.parts
        }
        told.discard((False, False))
        if len(told) > 1 or (True, True) in told:
            words = "、".join(f"{part.file} {self._ticked(part)}" for part in self.parts)
            why = "各表的考核级次勾选不一致，两格都没有勾，请重新勾选。"
            self.left.append(Leftover(self._place("identity.general"), words, why))
            told.clear()
        chosen = told.pop() if told else (False, False)
        return {key: Entry(value) for key, value in zip(TICKS, chosen, strict=True)}

    def _ticked(self, part: Part) -> str:
        chosen = [self._label(f"identity.{key}") for key in TICKS
                  if _get(part, f"identity.{key}").value]  # fmt: skip
        return "＋".join(chosen) or "未勾"

    def _label(self, key: str) -> str:
        return self.form.fields[key].label.strip("：") if key in self.form.fields else key

    def _place(self, key: str) -> Ref:
        """Return the cell of the joined workbook that is to be filled in."""
        return self._refs.get(key, NOWHERE)


def _get(part: Part, key: str) -> Entry[Any]:
    section, attribute = key.split(".")
    found: Entry[Any] = getattr(getattr(part.declaration, section), attribute)
    return found


def _said(entry: Entry[Any]) -> str:
    assert entry.defect is not None
    return entry.defect.value
