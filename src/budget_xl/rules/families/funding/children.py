"""FUN002 其中大于所属来源."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.computed import subtotal
from budget_xl.core.declaration import Funding
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule
from budget_xl.forms.names import label_name
from budget_xl.rules.lines import amount_of, beside_lines, cell_of


def _tests(form: Form) -> Tests:
    tests = {}
    for parent in form.lines:
        own = [line.code for line in form.lines if line.parent == parent.code]
        if own:
            summed = "+".join(amount_of(form, code) for code in own)
            is_read = f"NOT(ISTEXT({cell_of(form, parent.code)}))"
            tests[own[0]] = f"{is_read}*({summed}-{amount_of(form, parent.code)}>0.005)"
    return beside_lines(form, tests)


@rule(
    code="FUN002",
    name="其中大于所属来源",
    severity=Severity.ERROR,
    anchor="funding.lines.amount",
    message="“{parent}”为 {amount}，其中各行相加却有 {summed} 万元",
    hint="“其中”是所属来源的一部分，不能比它大；请核对这两行。",
    since="2020",
    basis="预算数的勾稽关系：其中数不大于总数",
    native=Native("其中大于所属来源", _tests),
    cases=(
        ok(
            funding={
                "lines": [
                    {"code": "general", "amount": "30"},
                    {"code": "general_new", "amount": "30"},
                ]
            }
        ),
        bad(
            "35",
            funding={
                "lines": [
                    {"code": "general", "amount": "30"},
                    {"code": "general_new", "amount": "35"},
                ]
            },
        ),
    ),
)
def children_above_parent(funding: Funding, form: Form) -> Iterator[Breach]:
    """“其中”各行之和不能大于所属的来源。

    为什么：其中数是总数的一部分，大于总数说明有一行填错。
    不算的情形：其中等于所属来源；其中留空。
    """
    amounts = {line.code: line.amount for line in funding.lines}
    for parent in form.lines:
        children = [
            amounts[c.code] for c in form.lines if c.parent == parent.code and c.code in amounts
        ]
        summed = subtotal(children)
        entry = amounts.get(parent.code)
        if not children or not summed or entry is None or entry.defect:
            continue
        amount = entry.value or Decimal(0)
        if summed - amount > money.TOLERANCE:
            yield at(children[0], parent=label_name(parent.label), amount=amount, summed=summed)
