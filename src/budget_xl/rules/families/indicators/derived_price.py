"""IND030 金额与数量之间没有单价."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.calculations import Calculation
from budget_xl.rules.targets import Target

GOODS = frozenset("套台件辆部把张只条个块盏顶双副")
"""Measures of goods, which are bought at a price; people and areas are paid for otherwise."""
SEVERAL = frozenset("、和及与")
"""Signs that a label names several things."""
GENERAL = frozenset({"设备", "办公设备", "物资", "用品", "办公用品", "材料", "宣传品"})
"""Names of many different things."""

_ROW = {"code": "quantity", "number": 1, "name": "工装数量", "value": "8", "unit": "套"}


@rule(
    code="IND030",
    name="有数量有金额，没有单价",
    severity=Severity.REMARK,
    anchor="narrative.basis",
    message="“{label}”{amount} 万元，指标“{name}”为 {quantity}，折合每{unit} {price} 元，没有写单价",
    hint="请在测算依据中写明单价，例如 {quantity}*{price}元/{unit}。",
    since="2020",
    basis="测算依据的填写要求：数量、单价、金额",
    cases=(
        ok(narrative={"basis": "1.政务经费包括制作统一工装8套*2500元/套=2万元"}, indicators={"rows": [_ROW]}),
        ok(narrative={"basis": "1.政务经费包括办公设备及耗材3万元"}, indicators={"rows": [{**_ROW, "name": "设备数量", "unit": "台"}]}),
        bad("折合每套 2500 元", narrative={"basis": "1.政务经费包括耗材3万元、制作统一工装2万元，共计5万元"}, indicators={"rows": [_ROW]}),
    ),
)  # fmt: skip
def derived_price(
    targets: tuple[Target, ...], calculations: tuple[Calculation, ...]
) -> Iterator[Breach]:
    """买东西的支出，数量指标和金额都有的，测算依据要写出单价。

    为什么：不写单价，看不出每件贵不贵，是否超过标准。
    不算的情形：已写单价的；人员、场次、面积等不按件买的；金额还包括别的东西；“设备”“物资”等统称。
    """
    told = [
        found
        for found in calculations
        if found.price is None and found.text and SEVERAL.isdisjoint(found.label)
    ]
    priced = [found.label for found in calculations if found.quantity is not None]
    for target in targets:
        thing = target.name.removesuffix("数量").removesuffix("总数")
        number = target.value.number
        if not number or target.value.unit not in GOODS or not target.is_quantity:
            continue
        if len(thing) == 1 or thing in GENERAL:
            continue
        same = [found for found in told if found.label.endswith(thing)]
        if len(same) != 1 or any(thing in label for label in priced):
            continue
        price = (same[0].amount or 0) * money.YUAN_PER_WAN / number
        yield at(
            same[0].ref,
            target.row.value,
            cause=("price", target.name),
            label=same[0].label,
            amount=same[0].amount,
            name=target.name,
            quantity=f"{money.show(number)}{target.value.unit}",
            unit=target.value.unit,
            price=price.quantize(money.CENT),
        )
