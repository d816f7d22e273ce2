"""BAS003 支出明细没有测算依据."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core.declaration import Basis, Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.pairing import paragraphs_by_item


@rule(
    code="BAS003",
    name="支出明细没有测算依据",
    severity=Severity.WARNING,
    anchor="expenditure.items.name",
    message="{count} 项支出没有测算依据，共 {amount} 万元：第 {numbers} 项",
    hint="请在“测算依据”表中逐项写明数量、单价和次数，或写明金额的来由。",
    since="2020",
    cases=(
        ok(
            expenditure={"items": [{"number": 1, "name": "审计服务费", "amount": "28"}]},
            basis={
                "rows": [
                    {"number": 1, "item": "1", "content": "审计", "price": "28", "amount": "28"}
                ]
            },
        ),
        ok(
            expenditure={"items": [{"number": 1, "name": "审计服务费", "amount": "28"}]},
            narrative={"basis": "1.审计服务费为28个*1万元/个，共计28万元。"},
        ),
        bad(
            "共 28 万元",
            expenditure={"items": [{"number": 1, "name": "审计服务费", "amount": "28"}]},
        ),
    ),
)
def without_basis(
    expenditure: Expenditure, basis: Basis, paragraphs: tuple[Paragraph, ...]
) -> Iterator[Breach]:
    """每一项支出都要有测算依据，在“测算依据”表中或在文字说明中。

    为什么：没有测算的金额无法审核，往往成为退回的首要原因。
    不算的情形：文字中的序号与明细不同、名称相同或相近；金额为 0 的项；金额空白的项。
    """
    told = {item.number for item, _ in paragraphs_by_item(expenditure, paragraphs)}
    told |= {int(row.item.value) for row in basis.rows if row.item.value is not None}
    bare = [i for i in expenditure.items if i.number not in told and i.amount.value]
    if bare:
        yield at(
            bare[0].name,
            *(item.name for item in bare[1:]),
            count=len(bare),
            amount=sum((item.amount.value or Decimal(0) for item in bare), Decimal(0)),
            numbers=tuple(str(item.number) for item in bare),
        )
