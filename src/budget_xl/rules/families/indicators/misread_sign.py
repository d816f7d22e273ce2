"""IND009 比较符号疑似误成数字 2."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import MISREAD_SIGN
from budget_xl.rules.targets import Target

_ROW = {"code": "quality", "number": 1, "name": "任务完成率", "unit": "%"}


@rule(
    code="IND009",
    name="符号 ≥ 疑似误成数字 2",
    severity=Severity.WARNING,
    anchor="indicators.rows.value",
    message="指标“{name}”的值是“{value}”，开头的 2 是不是 ≥？",
    hint="如是从扫描件转录，请改成 ≥{rest}；确实超过 200% 的，在说明栏写明。",
    since="2020",
    basis="扫描件转录的常见差错：≥ 被认成 2",
    yields_to=("IND008",),
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "92"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "292", "sign": "≥"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "110"}]}),
        bad("292%", indicators={"rows": [{**_ROW, "value": "292"}]}),
    ),
)
def misread_sign(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """没有比较符号、又以 2 开头的两百多的百分比，多半是 ≥ 被认成了 2。

    为什么：扫描、拍照转成文字时，≥92% 常常变成 292%。
    不算的情形：写了比较符号；去掉 2 以后仍超过 100%；合格率等不可能超过 100% 的另报错误。
    """
    for target in targets:
        value = target.value
        if MISREAD_SIGN in value.problems and value.number is not None:
            rest = value.original.strip()[1:]
            yield at(target.row.value, name=target.name, value=value.original, rest=rest)
