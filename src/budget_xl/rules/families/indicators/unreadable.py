"""IND005 指标值写法有误."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule, unchecked
from budget_xl.prose.signs import typed_sign
from budget_xl.prose.verdicts import UNREADABLE
from budget_xl.rules.targets import Target

_NUMBER = regex(r"[0-9０-９]")
_BROKEN = regex(r"[0-9][.．,，]{2}[0-9]|\A\W?(?:[0-9]+[OoＯlI]+[0-9%％]|[OoＯlI]+[0-9])")
"""Two points in a number, or the letters O and l for the digits 0 and 1."""
_CLOCK = regex("[0-9]{1,2}[:：][0-9]{2}")

_ROW = {"code": "quality", "number": 1, "name": "整改率", "value": "95", "unit": "%"}


@rule(
    code="IND005",
    name="指标值写法有误",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="指标“{name}”的值成了“{value}”，{why}",
    hint="符号、数值、计量单位分三格填，各填一次，例如 ≥、95、%。",
    since="2020",
    basis="指标值的填写要求：定量指标填一个数字",
    yields_to=("IND001",),
    cases=(
        ok(indicators={"rows": [{**_ROW, "sign": "≥"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "≥95%", "unit": ""}]}),
        bad("比较符号写了两次", indicators={"rows": [{**_ROW, "sign": "≥", "value": "≥95"}]}),
        bad("“个”写了两次", indicators={"rows": [{**_ROW, "name": "社区", "value": "26个", "unit": "个"}]}),
        bad("数字写错", indicators={"rows": [{**_ROW, "value": "9..5"}]}),
        bad("数字写错", indicators={"rows": [{**_ROW, "value": "9O"}]}),
    ),
)  # fmt: skip
def unreadable_value(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """指标值是一个比较符号、一个数和一个计量单位，各写一次；定性指标写文字。

    为什么：读不出数值的指标不能导入，也不能考核。
    不算的情形：文字描述、日期、钟点；读不懂而又不能肯定写错的，如“24小时×7天”，只报“未能核对”。
    """
    for target in targets:
        why = _why(target)
        if why:
            yield at(target.row.value, name=target.name, value=target.value.original, why=why)
        elif UNREADABLE in target.value.problems and not _CLOCK.search(target.value.original):
            value = target.value.original[:20]
            yield unchecked(target.row.value, f"指标“{target.name[:20]}”的值“{value}”没有读懂")


def _why(target: Target) -> str:
    sign, value, unit = target.row.sign.value, target.row.value.value or "", target.row.unit.value
    if sign and typed_sign(value.strip()) and typed_sign(sign):
        return "比较符号写了两次"
    if unit and _NUMBER.search(value) and value.strip().endswith(unit) and unit != "%":
        return f"计量单位“{unit}”写了两次"
    return "数字写错了" if _BROKEN.search(target.value.original) else ""
