"""FUN001 资金来源合计与各项之和不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.computed import subtotal
from budget_xl.core.declaration import Funding
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule
from budget_xl.rules.lines import AMOUNTS, amount_of

TOTAL = "{funding.total}"


def _tests(form: Form) -> Tests:
    tops = (amount_of(form, line.code) for line in form.lines if not line.parent)
    sure = f"ISNUMBER({TOTAL})*(COUNTA({AMOUNTS})=COUNT({AMOUNTS}))"
    return {"funding.total": f"IF({sure},ABS({TOTAL}-({'+'.join(tops)}))>0.005,FALSE)"}


@rule(
    code="FUN001",
    name="资金来源合计与各项之和不符",
    severity=Severity.ERROR,
    anchor="funding.total",
    message="资金来源合计 {total}，各项相加 {summed}，相差 {gap} 万元",
    hint="合计格有公式，不要手工填写；公式被覆盖时请恢复。",
    since="2020",
    basis="预算数的勾稽关系：合计 = 各项之和",
    native=Native("与各项之和不相等", _tests),
    cases=(
        ok(
            funding={
                "total": "30",
                "lines": [
                    {"code": "general", "amount": "30"},
                    {"code": "general_new", "amount": "30"},
                ],
            }
        ),
        bad(
            "相差 10",
            funding={"total": "40", "lines": [{"code": "general", "amount": "30"}]},
        ),
    ),
)
def total_differs(funding: Funding, form: Form) -> Iterator[Breach]:
    """资金来源合计必须等于各项来源之和，“其中”行不再加一次。

    为什么：合计不符，预算收入表就不能平衡。
    不算的情形：“其中”等于或小于所属来源；没有发生的来源留空。
    """
    top = {line.code for line in form.lines if not line.parent}
    summed = subtotal(line.amount for line in funding.lines if line.code in top)
    total = funding.total.value
    if total is not None and summed is not None and not money.near(total, summed):
        yield at(funding.total, total=total, summed=summed, gap=abs(total - summed))
