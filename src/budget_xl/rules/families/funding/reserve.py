"""FUN008 行政单位填了收支差额."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Funding, Identity
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule
from budget_xl.forms.names import label_name
from budget_xl.rules.dated import Parameters, words
from budget_xl.rules.lines import amount_of, beside_lines

RESERVE = "reserve"
_LINE = {"code": RESERVE, "amount": "5"}


def _tests(form: Form) -> Tests:
    names = words(form.parameters, "administrative_units")
    if not names or all(line.code != RESERVE for line in form.lines):
        return {}
    is_office = "+".join(f'ISNUMBER(SEARCH("{name}",{{identity.unit}}))' for name in names)
    return beside_lines(form, {RESERVE: f"({amount_of(form, RESERVE)}<>0)*({is_office}>0)"})


@rule(
    code="FUN008",
    name="行政单位填了弥补收支差额",
    severity=Severity.REMARK,
    anchor="funding.lines.amount",
    message="“{label}”填了 {amount} 万元，这一来源只有事业单位才有",
    hint="{unit}如属行政单位，请改列实际的来源。",
    since="2020",
    basis="事业单位财务规则：事业基金只有事业单位才有",
    native=Native("只有事业单位才有的来源", _tests),
    cases=(
        ok(identity={"unit": "青澜区梧桐里社区服务中心"}, funding={"lines": [_LINE]}),
        ok(
            identity={"unit": "青澜区人民政府梧桐里街道办事处"},
            funding={"lines": [{**_LINE, "amount": "0"}]},
        ),
        bad(
            "5 万元",
            identity={"unit": "青澜区人民政府梧桐里街道办事处"},
            funding={"lines": [_LINE]},
        ),
    ),
)
def reserve_of_an_office(
    identity: Identity, funding: Funding, form: Form, parameters: Parameters
) -> Iterator[Breach]:
    """街道办事处是行政单位，没有可以弥补收支差额的事业基金或非财政拨款结余。

    为什么：填错来源的钱实际上没有，预算就有缺口。
    不算的情形：事业单位；金额为 0 或留空；表式没有列出行政单位的字样。
    """
    unit = identity.unit.value or ""
    if not any(word in unit for word in words(parameters, "administrative_units")):
        return
    labels = {line.code: line.label for line in form.lines}
    for line in funding.lines:
        if line.code == RESERVE and line.amount.value:
            label = label_name(labels[line.code])
            yield at(line.amount, label=label, amount=line.amount.value, unit=unit)
