"""IND039 指标过多."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import number
from budget_xl.rules.targets import Target

_ROWS = [
    {"code": "quantity", "number": n, "name": f"第{n}类设备数量", "value": "1", "unit": "台"}
    for n in (1, 2, 3)
]


@rule(
    code="IND039",
    name="指标过多",
    severity=Severity.REMARK,
    anchor="indicators.rows.name",
    message="共有 {count} 个指标，一般不超过 {most} 个",
    hint="请保留能反映主要产出和效果的指标，其余合并或删去。",
    since="2020",
    basis="项目绩效目标审核：重点突出",
    cases=(
        ok(indicators={"rows": _ROWS}),
        bad("共有 3 个指标", indicators={"rows": _ROWS}, parameters={"most_indicators": Decimal(2)}),
    ),
)  # fmt: skip
def too_many(targets: tuple[Target, ...], parameters: Mapping[str, Parameter]) -> Iterator[Breach]:
    """指标要抓重点，不宜太多。

    为什么：几十个指标逐一考核，工作量大，重点反而看不出来。
    不算的情形：不超过表式规定的个数；表式没有规定。
    """
    most = number(parameters, "most_indicators")
    if most is not None and len(targets) > most:
        yield at(targets[0].row.name, count=len(targets), most=most)
