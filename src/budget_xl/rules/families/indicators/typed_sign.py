"""IND018 比较符号用键盘字符拼成."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import ASCII_SIGN
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "绿化面积", "unit": "平方米"}


@rule(
    code="IND018",
    name="比较符号用键盘字符拼成",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="有 {count} 个指标值的比较符号写成 >=、<= 一类，例如“{value}”",
    hint="请在“符号”栏的下拉中选 ≥ 或 ≤。",
    since="2020",
    basis="预算管理系统只认 ≥、≤、＝、＞、＜",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "≥20"}]}),
        bad("例如“>=20平方米”", indicators={"rows": [{**_ROW, "value": ">=20"}]}),
    ),
)
def typed_sign(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """“大于等于”写 ≥，不写 >= 或 =>。

    为什么：导入预算管理系统时只认一个字符的符号。
    不算的情形：含义照常理解，不影响其他核对；半角的 =、>、<；全表只提醒一次。
    """
    found = [target for target in targets if ASCII_SIGN in target.value.problems]
    if found:
        others = (target.row.value for target in found[1:])
        yield at(found[0].row.value, *others, count=len(found), value=found[0].value.original)
