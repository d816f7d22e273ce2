"""IND051 合并计数与其中一项相同."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.calculations import Calculation
from budget_xl.rules.targets import Target

_BOTH = regex(r"(?P<one>[一-龥]{2})[和及与、](?P<other>[一-龥]{2,4}?)(?:数量|个数|总数|数)\Z")

_ROW = {
    "code": "quantity",
    "number": 1,
    "name": "文明创建社区和街道数量",
    "value": "26",
    "unit": "个",
}
_BASIS = {"basis": "1.民兵工作经费为26个社区*3000元/社区=7.8万元"}


@rule(
    code="IND051",
    name="合并计数与其中一项相同",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="指标“{name}”是 {value}，而{one}本身就是 {value}，{other}算进去了吗？",
    hint="请核对：两者合计应大于其中一项；不含{other}的，请改名称。",
    since="2020",
    basis="合计大于其中一项",
    cases=(
        ok(narrative=_BASIS, indicators={"rows": [{**_ROW, "value": "27"}]}),
        ok(narrative=_BASIS, indicators={"rows": [{**_ROW, "name": "文明创建社区数量"}]}),
        bad("街道算进去了吗", narrative=_BASIS, indicators={"rows": [_ROW]}),
        bad("街道算进去了吗", indicators={"rows": [_ROW, {**_ROW, "number": 2, "name": "政务网覆盖社区数量"}]}),
    ),
)  # fmt: skip
def joint_count(
    targets: tuple[Target, ...], calculations: tuple[Calculation, ...]
) -> Iterator[Breach]:
    """“社区和街道数量”应当大于社区的数量。

    为什么：两样东西合起来与一样相同，说明有一样没有算。
    不算的情形：表上没有另写其中一项的数量；两项合计大于其中一项。
    """
    for target in targets:
        both = _BOTH.search(target.name) if target.is_quantity else None
        number = target.value.number
        if both is None or number is None:
            continue
        one, other = both["one"], both["other"]
        counts = [found.quantity for found in calculations if found.measure.endswith(one)]
        counts += [t.value.number for t in targets if one in t.name and other not in t.name]
        if number in counts:
            value = target.value.original
            yield at(target.row.value, name=target.name, value=value, one=one, other=other)
