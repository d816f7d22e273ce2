"""IND003 数量指标与测算依据的数量不一致."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.quantities import Counted, meets
from budget_xl.rules.targets import Target

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
    basis="项目绩效目标审核：资金与目标匹配",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "26"}]}, narrative=_BASIS),
        ok(indicators={"rows": [{**_ROW, "value": "23", "sign": "≥"}]}, narrative=_BASIS),
        ok(indicators={"rows": [{**_ROW, "name": "民兵训练社区数量", "value": "10"}]}, narrative=_BASIS),
        ok(indicators={"rows": [{**_ROW, "name": "慰问次数", "value": "2", "unit": "次"}]}, narrative={"basis": "1.慰问费为80人*500元/人=4万元。"}),
        ok(indicators={"rows": [{**_ROW, "name": "开展民兵工作数量", "value": "10"}]}, narrative=_BASIS),
        bad("26个社区", indicators={"rows": [{**_ROW, "value": "23"}]}, narrative=_BASIS),
        bad("26个社区", indicators={"rows": [{**_ROW, "value": "28", "sign": "≥"}]}, narrative=_BASIS),
    ),
)  # fmt: skip
def quantity_differs(
    miscounted: tuple[tuple[Target, Counted], ...],
) -> Iterator[Breach]:
    """数量指标与测算依据中同一事物的数量必须一致。

    为什么：钱按一个数量算，目标按另一个数量定，考核时必然对不上。
    不算的情形：不同的事物（社区与村、训练与工作）；测算中另有一处正是这个数量；
    测算本身算错的另报；“不低于”的目标比测算少，另作警告。
    """
    for target, found in miscounted:
        if not meets(target, found.quantity):
            yield at(
                target.row.value,
                name=target.name,
                value=target.value.original,
                item=found.item,
                count=f"{money.show(found.quantity)}{found.measure}",
            )
