"""IND043 备注全部相同."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.targets import Target

MANY = 10
"""With fewer rows the same remark may well be meant."""

_ROWS = [
    {"code": "quantity", "number": n, "name": f"第{n}类设备", "value": "1台", "remark": "年度目标"}
    for n in range(1, MANY + 1)
]


@rule(
    code="IND043",
    name="备注全部相同",
    severity=Severity.REMARK,
    anchor="indicators.rows.remark",
    message="{count} 个指标的备注都是“{remark}”，没有提供信息",
    hint="备注可以不填；需要说明口径、数据来源的再写。",
    since="2020",
    basis="填报惯例：备注只写个别说明",
    cases=(
        ok(indicators={"rows": _ROWS[1:]}),
        ok(indicators={"rows": [*_ROWS[1:], {**_ROWS[0], "remark": "以考核办法为准"}]}),
        bad("10 个指标的备注", indicators={"rows": _ROWS}),
    ),
)
def same_remarks(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """备注不必每一行都写同一句话。

    为什么：几十行相同的备注占地方，真正的说明反而看不见。
    不算的情形：不到十个指标；有一行不同或空白。
    """
    remarks = {(target.row.remark.value or "").strip() for target in targets}
    if len(targets) >= MANY and len(remarks) == 1 and "" not in remarks:
        yield at(targets[0].row.remark, count=len(targets), remark=remarks.pop())
