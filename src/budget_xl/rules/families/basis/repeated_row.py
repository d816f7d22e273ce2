"""BAS020 测算表中两行完全相同."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from budget_xl.core.declaration import Basis, BasisRow
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Life, at, bad, ok, rule

WRITTEN = ("item", "content", "quantity", "measure", "price", "price_unit", "times", "note")

_ROW = {
    "item": "1", "content": "慰问老党员", "quantity": "80", "price": "500", "price_unit": "元",
    "amount": "4",
}  # fmt: skip


@rule(
    code="BAS020",
    name="测算表中两行完全相同",
    severity=Severity.WARNING,
    anchor="basis.rows.content",
    message="序号 {rows} 的“{content}”完全相同，多计 {extra} 万元",
    hint="重复复制的请清空其中一行；确是两笔的，在说明栏写明各是哪一笔。",
    since="2020",
    basis="预算编制惯例：同一笔开支只列一次",
    life=Life.PREVIEW,
    cases=(
        ok(basis={"rows": [{"number": 1, **_ROW}, {"number": 2, **_ROW, "content": "慰问困难户"}]}),
        ok(basis={"rows": [{"number": 1, **_ROW, "note": "春节"}, {"number": 2, **_ROW, "note": "七一"}]}),
        bad("序号 1、3", basis={"rows": [
            {"number": 1, **_ROW},
            {"number": 2, **_ROW, "content": "慰问困难户"},
            {"number": 3, **_ROW},
        ]}),
    ),
)  # fmt: skip
def repeated_row(basis: Basis) -> Iterator[Breach]:
    """测算依据表中每一笔开支只写一行。

    为什么：复制粘贴时多出的一行会被加进合计，钱数多了却看不出来。
    不算的情形：内容空白的行；内容、数量、单价、次数、说明中有一样不同的行。
    """
    named: dict[str, list[BasisRow]] = {}
    for row in basis.rows:
        if row.content.value and row.amount.value:
            named.setdefault(row.content.value, []).append(row)
    alike: dict[tuple[object, ...], list[BasisRow]] = {}
    for row in chain.from_iterable(rows for rows in named.values() if len(rows) > 1):
        alike.setdefault(tuple(getattr(row, name) for name in WRITTEN), []).append(row)
    for first, *again in alike.values():
        if again:
            yield at(
                again[0].content,
                first.content,
                *(row.content for row in again[1:]),
                rows=tuple(str(row.number) for row in (first, *again)),
                content=first.content.value,
                extra=sum([row.amount.value for row in again if row.amount.value], Decimal(0)),
            )
