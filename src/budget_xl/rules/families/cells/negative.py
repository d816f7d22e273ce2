"""CEL003 金额为负数."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule
from budget_xl.rules.context import Amounts

MONEY = ("budget.", "funding.lines.", "expenditure.items.")


def _tests(form: Form) -> Tests:
    single = [key for key, field in form.fields.items() if field.kind == "amount"]
    tables = [pool for pool in form.pools if f"{pool}.amount".startswith(MONEY)]
    columns = {pool: f"{pool}.amount" for pool in tables} | {key: key for key in single}
    return {place: f"IF(ISNUMBER({{{key}}}),{{{key}}}<0,FALSE)" for place, key in columns.items()}


@rule(
    code="CEL003",
    name="金额为负数",
    severity=Severity.ERROR,
    anchor="expenditure.items.amount",
    message="金额是 {amount} 万元，预算金额不能小于 0",
    hint="请核对正负号；要冲减的，直接改小原来的那一项。",
    since="2020",
    basis="申报表填表要求：金额为不小于 0 的数字",
    native=Native("金额小于 0", _tests),
    cases=(
        ok(expenditure={"items": [{"number": 1, "name": "宣传费", "amount": "0"}]}),
        bad("-5", expenditure={"items": [{"number": 1, "name": "宣传费", "amount": "-5"}]}),
    ),
)
def negative(amounts: Amounts) -> Iterator[Breach]:
    """项目预算、资金来源和支出明细的金额都不能小于 0。

    为什么：申报表中没有冲减项，负数会使合计看似平衡。
    不算的情形：0 和留空。
    """
    for entry, amount in amounts:
        if amount < 0:
            yield at(entry, amount=amount)
