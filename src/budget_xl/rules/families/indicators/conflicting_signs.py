"""IND019 比较符号自相矛盾."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import CONFLICT
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "培训人数", "sign": "≤", "unit": ""}


@rule(
    code="IND019",
    name="比较符号自相矛盾",
    severity=Severity.ERROR,
    anchor="indicators.rows.sign",
    message="指标“{name}”的值是“{value}”，前面的符号与后面的文字相反",
    hint="请只保留一种说法，例如 ≥80 人。",
    since="2020",
    basis="一个目标值只有一个方向",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "80人以下"}]}),
        ok(indicators={"rows": [{**_ROW, "sign": "", "value": "控制在80人以上"}]}),
        bad("≤80人以上", indicators={"rows": [{**_ROW, "value": "80人以上"}]}),
    ),
)
def conflicting_signs(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """比较符号和“以上”“以下”等文字不能一个朝上、一个朝下。

    为什么：方向相反的两种说法，做到多少都有人说没有完成。
    不算的情形：方向一致、只是重复；“控制在……以上”按文字理解。
    """
    for target in targets:
        value = target.value
        if CONFLICT in value.problems and not value.original.startswith("控制在"):
            yield at(target.row.value, name=target.name, value=value.original)
