"""BAS003 支出明细没有测算依据."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.declaration import Item
from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import number

_ITEMS = {"items": [{"number": 1, "name": "审计服务费", "amount": "28"}]}


@rule(
    code="BAS003",
    name="支出明细没有测算依据",
    severity=Severity.WARNING,
    anchor="expenditure.items.name",
    message="{count} 项支出没有测算依据，共 {amount} 万元：序号 {numbers}",
    hint="请在“测算依据”表中逐项写明数量、单价和次数，或写明金额的来由。",
    since="2020",
    basis="项目绩效目标审核：预算经过合理测算",
    cases=(
        ok(
            expenditure=_ITEMS,
            basis={
                "rows": [
                    {"number": 1, "item": "1", "content": "审计", "price": "28", "amount": "28"}
                ]
            },
        ),
        ok(
            expenditure=_ITEMS,
            narrative={"basis": "1.审计服务费为28个*1万元/个，共计28万元。"},
        ),
        ok(expenditure=_ITEMS, parameters={"basis_required_from": Decimal(20)}),
        bad("共 28 万元", expenditure=_ITEMS),
    ),
)
def without_basis(
    unfounded_items: tuple[Item, ...], parameters: Mapping[str, Parameter]
) -> Iterator[Breach]:
    """每一项支出都要有测算依据，在“测算依据”表中或在文字说明中。

    为什么：没有测算的金额无法审核，往往成为退回的首要原因。
    不算的情形：文字中的序号与明细不同、名称相同或相近；名称不同但金额和用词对得上；金额为 0 的项；
    金额空白的项；表式规定必须有测算的大额支出另报错误。
    """
    least = number(parameters, "basis_required_from")
    bare = [item for item in unfounded_items if least is None or (item.amount.value or 0) < least]
    if bare:
        yield at(
            bare[0].name,
            *(item.name for item in bare[1:]),
            count=len(bare),
            amount=sum((item.amount.value or Decimal(0) for item in bare), Decimal(0)),
            numbers=tuple(str(item.number) for item in bare),
        )
