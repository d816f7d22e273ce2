"""IND003 数量指标与测算依据的数量不一致."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Indicator, Indicators
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Count, Paragraph
from budget_xl.prose.values import IndicatorValue

COMMON = (
    "工作", "经费", "数量", "人员", "服务", "专项", "活动", "管理", "费用", "单位", "项目", "开展",
    "建设", "相关", "街道", "机关", "运行", "采购", "购置", "补助", "次数", "人数",
)  # fmt: skip
"""Words that so many items and indicators share that they tie nothing together."""

_ROW = {"code": "quantity", "number": 1, "name": "开展民兵工作社区数量", "unit": "个"}
_BASIS = {"basis": "9.社区民兵工作经费为26个社区*3000元/社区=7.8万。"}


@rule(
    code="IND003",
    name="数量指标与测算依据的数量不一致",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="指标“{name}”为 {value}，测算依据“{item}”中是 {count}",
    hint="同一件事的数量应当一致，请核对哪一处写错。",
    since="2020",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "26"}]}, narrative=_BASIS),
        bad("26个社区", indicators={"rows": [{**_ROW, "value": "23"}]}, narrative=_BASIS),
    ),
)
def quantity_differs(
    indicators: Indicators, values: tuple[IndicatorValue, ...], paragraphs: tuple[Paragraph, ...]
) -> Iterator[Breach]:
    """数量指标与测算依据中同一事物的数量必须一致。

    为什么：钱按一个数量算，目标按另一个数量定，考核时必然对不上。
    不算的情形：不同的事物（社区与村）；测算中同一计量单位出现几个不同的数量；
    名称没有共同的关键词。
    """
    for row, value in zip(indicators.rows, values, strict=True):
        if row.code != "quantity" or value.number is None or value.upper is not None:
            continue
        for part in paragraphs:
            count = _same_thing(row, value, part)
            if count is not None and count.number != value.number:
                yield at(
                    row.value,
                    name=row.name.value or "",
                    value=value.original,
                    item=part.name,
                    count=f"{money.show(count.number)}{count.measure}",
                )


def _same_thing(row: Indicator, value: IndicatorValue, part: Paragraph) -> Count | None:
    """Return the one count of ``part`` that speaks of what the indicator counts."""
    name = row.name.value or ""
    noun = {count: count.measure.lstrip("个名台套次人") for count in part.counts}
    own = [
        count
        for count in part.counts
        if (noun[count] and noun[count] in name)
        or (not noun[count] and count.measure == value.unit)
    ]
    if not own or len({count.number for count in own}) > 1:
        return None
    thing = noun[own[0]]
    shared = _words(part.name) & _words(name) - {thing} - set(COMMON)
    return own[0] if shared else None


def _words(text: str) -> set[str]:
    return {text[start : start + 2] for start in range(len(text) - 1)}
