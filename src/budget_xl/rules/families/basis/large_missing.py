"""BAS014 大额支出没有测算依据."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.declaration import Item
from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import number

_ITEMS = {"items": [{"number": 1, "name": "审计服务费", "amount": "28"}]}
_FROM = {"basis_required_from": Decimal(20)}


@rule(
    code="BAS014",
    name="大额支出没有测算依据",
    severity=Severity.ERROR,
    anchor="expenditure.items.name",
    message="第 {number} 项“{name}”{amount} 万元，达到 {least} 万元，必须有测算依据",
    hint="请在“测算依据”表中写明数量、单价和次数。",
    since="2020",
    basis="本区规定的必须测算的金额",
    cases=(
        ok(expenditure=_ITEMS),
        ok(expenditure={"items": [{**_ITEMS["items"][0], "amount": "19"}]}, parameters=_FROM),
        bad("达到 20 万元", expenditure=_ITEMS, parameters=_FROM),
    ),
)
def large_without_basis(
    unfounded_items: tuple[Item, ...], parameters: Mapping[str, Parameter]
) -> Iterator[Breach]:
    """达到规定金额的支出，必须有测算依据。

    为什么：金额越大，没有测算的风险越大。
    不算的情形：本区没有规定金额；金额不到规定数的，作为警告一并提出。
    """
    least = number(parameters, "basis_required_from")
    if least is None:
        return
    for item in unfounded_items:
        amount = item.amount.value or Decimal(0)
        if amount >= least:
            name = item.name.value or ""
            yield at(item.name, number=item.number, name=name, amount=amount, least=least)
