"""IND012 定量指标没有比较符号."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_residue
from budget_xl.prose.verdicts import APPROXIMATE, DATE_SERIAL, MISREAD_SIGN
from budget_xl.rules.targets import Target

ODD = frozenset({APPROXIMATE, DATE_SERIAL, MISREAD_SIGN})
"""What else is wrong with a value, so that its sign is not what is missing."""

NAMED = 3
"""So many are named; more, and it is a habit of the whole form."""

_ROW = {"code": "quantity", "number": 1, "name": "培训期数", "value": "4", "unit": "期"}


@rule(
    code="IND012",
    name="定量指标没有比较符号",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="{numeric} 个定量指标值中有 {missing} 个没有比较符号{names}",
    hint="请在“符号”栏选 ≥、≤ 或 ＝，说明做到多少算完成。",
    since="2020",
    basis="指标值的填写要求：计算符号、指标值、计量单位",
    cases=(
        ok(indicators={"rows": [{**_ROW, "sign": "≥"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "不少于4"}]}),
        bad("1 个定量指标值中有 1 个", indicators={"rows": [_ROW]}),
    ),
)
def missing_sign(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """定量指标要有比较符号，说明是不低于、不高于还是等于。

    为什么：没有符号时，多做算不算完成、少做差多少，都说不清。
    不算的情形：定性指标、日期；用“不低于”“以上”等文字表示的；值本身另有问题，如约数、示例文字、≥ 被认成 2；
    全表只提醒一次。
    """
    numeric = [target for target in targets if target.is_numeric]
    missing = [target for target in numeric if not target.value.sign and not _is_odd(target)]
    if missing:
        few = "、".join(target.name[:12] for target in missing[:NAMED])
        names = f"：{few}" if len(missing) <= NAMED else ""
        yield at(missing[0].row.value, numeric=len(numeric), missing=len(missing), names=names)


def _is_odd(target: Target) -> bool:
    return bool(ODD & set(target.value.problems)) or is_residue(target.name)
