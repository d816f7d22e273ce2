"""The declaration: what one filled form says, section by section, every value with its place.

A form need not have every field: what it lacks stays blank and stands nowhere.
Amounts are in 万元. Rows keep the number of the line they stand on, blank lines are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from budget_xl.core.entry import Entry, Money, Number, Text, Tick


def _entry(kind: type) -> Any:
    """Declare a field that holds one Entry of ``kind``."""
    return field(default=Entry(), metadata={"kind": kind})


def _rows(row: type) -> Any:
    """Declare a field that holds the rows of one table."""
    return field(default=(), metadata={"row": row})


@dataclass(frozen=True, slots=True)
class Executor:
    """One executing unit with its leader and telephone."""

    number: int
    unit: Text = _entry(str)
    leader: Text = _entry(str)
    phone: Text = _entry(str)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who declares what; ``general`` and ``key`` are the two boxes of 考核级次."""

    unit: Text = _entry(str)
    unit_code: Text = _entry(str)
    project_name: Text = _entry(str)
    project_code: Text = _entry(str)
    department: Text = _entry(str)
    general: Tick = _entry(bool)
    key: Tick = _entry(bool)
    nature: Text = _entry(str)
    start: Text = _entry(str)
    end: Text = _entry(str)
    executors: tuple[Executor, ...] = _rows(Executor)


@dataclass(frozen=True, slots=True)
class Narrative:
    """The prose of the form; ``basis`` is 测算依据及说明 as the clerk wrote it."""

    policy: Text = _entry(str)
    relevance: Text = _entry(str)
    significance: Text = _entry(str)
    content: Text = _entry(str)
    history: Text = _entry(str)
    change: Text = _entry(str)
    basis: Text = _entry(str)
    goal: Text = _entry(str)


@dataclass(frozen=True, slots=True)
class Budget:
    """项目总预算 and 项目当年预算."""

    total: Money = _entry(Decimal)
    annual: Money = _entry(Decimal)


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One line of 资金来源; ``code`` names it in the form."""

    code: str
    amount: Money = _entry(Decimal)


@dataclass(frozen=True, slots=True)
class Funding:
    """项目资金来源: the stated total and every line of the form, blank ones included."""

    total: Money = _entry(Decimal)
    lines: tuple[FundingLine, ...] = _rows(FundingLine)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of 支出明细."""

    number: int
    name: Text = _entry(str)
    amount: Money = _entry(Decimal)


@dataclass(frozen=True, slots=True)
class Expenditure:
    """项目支出明细预算: the stated total and its items."""

    total: Money = _entry(Decimal)
    items: tuple[Item, ...] = _rows(Item)


@dataclass(frozen=True, slots=True)
class BasisRow:
    """One calculation of 测算依据; ``item`` is the number of the 支出明细 it belongs to."""

    number: int
    item: Number = _entry(Decimal)
    content: Text = _entry(str)
    quantity: Number = _entry(Decimal)
    measure: Text = _entry(str)
    price: Number = _entry(Decimal)
    price_unit: Text = _entry(str)
    times: Number = _entry(Decimal)
    amount: Money = _entry(Decimal)
    note: Text = _entry(str)


@dataclass(frozen=True, slots=True)
class Basis:
    """The table 测算依据."""

    rows: tuple[BasisRow, ...] = _rows(BasisRow)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; ``code`` names its class. Its value is sign, value and unit joined."""

    code: str
    number: int
    name: Text = _entry(str)
    sign: Text = _entry(str)
    value: Text = _entry(str)
    unit: Text = _entry(str)
    weight: Number = _entry(Decimal)
    remark: Text = _entry(str)

    @property
    def joined(self) -> str:
        """指标值 as the official column shows it; 定性 is a mark for readers, not a sign."""
        sign = "" if self.sign.value == QUALITATIVE else self.sign.value or ""
        return sign + (self.value.value or "") + (self.unit.value or "")


QUALITATIVE = "定性"


@dataclass(frozen=True, slots=True)
class Indicators:
    """项目年度绩效指标, in the order of the form."""

    rows: tuple[Indicator, ...] = _rows(Indicator)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One filled form. ``form`` and ``version`` name the form, ``year`` the round."""

    form: str
    version: int
    year: int
    identity: Identity = Identity()
    narrative: Narrative = Narrative()
    budget: Budget = Budget()
    funding: Funding = Funding()
    expenditure: Expenditure = Expenditure()
    basis: Basis = Basis()
    indicators: Indicators = Indicators()


SECTIONS: dict[str, type] = {
    "identity": Identity,
    "narrative": Narrative,
    "budget": Budget,
    "funding": Funding,
    "expenditure": Expenditure,
    "basis": Basis,
    "indicators": Indicators,
}
