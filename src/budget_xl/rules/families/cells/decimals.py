"""CEL004 金额多于两位小数."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.money import CENT
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule
from budget_xl.rules.context import Amounts

TABLES = ("funding.lines", "expenditure.items")


def _tests(form: Form) -> Tests:
    columns = {key: key for key, field in form.fields.items() if field.kind == "amount"}
    columns |= {pool: f"{pool}.amount" for pool in TABLES}
    return {
        place: f"IF(ISNUMBER({{{key}}}),ROUND({{{key}}},2)<>{{{key}}},FALSE)"
        for place, key in columns.items()
    }


@rule(
    code="CEL004",
    name="金额多于两位小数",
    severity=Severity.ERROR,
    anchor="expenditure.items.amount",
    message="金额是 {amount} 万元，小数多于两位",
    hint="请四舍五入到两位小数（百元），并使各项之和仍等于合计。",
    since="2020",
    basis="申报表填表要求：单位万元，最多两位小数",
    native=Native("小数多于两位", _tests),
    cases=(
        ok(expenditure={"items": [_item := {"number": 1, "name": "宣传费", "amount": "12.35"}]}),
        bad("12.345", expenditure={"items": [{**_item, "amount": "12.345"}]}),
        bad("1807.405", budget={"annual": "1807.405"}),
    ),
)
def decimals(amounts: Amounts) -> Iterator[Breach]:
    """预算、资金来源和支出明细的金额最多两位小数。

    为什么：批复到百元；多出的小数在汇总时四舍五入，各项之和就不再等于合计。
    不算的情形：合计等由表格自己算出的数；测算依据表中的单价和金额；末尾的 0。
    """
    for entry, amount in amounts:
        if amount != amount.quantize(CENT):
            yield at(entry, amount=amount)
