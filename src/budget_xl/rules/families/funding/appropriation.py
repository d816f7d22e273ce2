"""FUN007 申请当年预算拨款与财政拨款收入不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Funding
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule
from budget_xl.forms.names import label_name
from budget_xl.rules.lines import amount_of, beside_lines, cell_of

_GENERAL = [
    {"code": "general", "amount": "100"},
    {"code": "general_new", "amount": "100"},
    {"code": "carryover", "amount": "20"},
    {"code": "carryover_general", "amount": "20"},
]


def _tests(form: Form) -> Tests:
    tests = {}
    codes = [line.code for line in form.lines]
    for code in codes:
        new = f"{code}_new"
        if new in codes:
            gap = f"{amount_of(form, code)}-{amount_of(form, new)}"
            kept = amount_of(form, f"carryover_{code}")
            is_given = f"ISNUMBER({cell_of(form, new)})"
            tests[new] = f"{is_given}*({gap}>0.005)*(ABS({gap}-{kept})>0.005)"
    return beside_lines(form, tests)


@rule(
    code="FUN007",
    name="申请当年预算拨款与财政拨款收入不符",
    severity=Severity.WARNING,
    anchor="funding.lines.amount",
    message="“{parent}”{amount}，申请当年拨款只有 {new}，余下 {gap} 万元没有来源",
    hint="请核对这两行；用上年结转的，填在“上年结转”及其中各行。",
    since="2020",
    basis="预算数的勾稽关系：财政拨款 = 申请当年拨款 + 使用上年结转",
    yields_to=("FUN002",),
    native=Native("与财政拨款收入不符", _tests),
    cases=(
        ok(funding={"lines": _GENERAL}),
        ok(funding={"lines": [_GENERAL[0], {**_GENERAL[1], "amount": "80"}, *_GENERAL[2:]]}),
        ok(funding={"lines": _GENERAL[:1]}),
        bad("30", funding={"lines": [_GENERAL[0], {**_GENERAL[1], "amount": "70"}]}),
    ),
)
def appropriation_differs(funding: Funding, form: Form) -> Iterator[Breach]:
    """财政拨款收入必须等于申请当年预算拨款，或者再加上使用的上年结转。

    为什么：两个数相差，又没有结转，这部分钱就没有来源。
    不算的情形：“其中”留空；差额等于“上年结转”中同一类拨款；“其中”大于所属来源（另报）。
    """
    amounts = {line.code: line.amount for line in funding.lines}
    for line in form.lines:
        new = amounts.get(f"{line.code}_new")
        if new is None or new.value is None:
            continue
        whole, kept = (
            amounts[code].value or Decimal(0) if code in amounts else Decimal(0)
            for code in (line.code, f"carryover_{line.code}")
        )
        gap = whole - new.value
        if gap > money.TOLERANCE and not money.near(gap, kept):
            yield at(
                new,
                parent=label_name(line.label),
                amount=whole,
                new=new.value,
                gap=gap,
            )
