"""BAS012 单价超过标准."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.calculations import Calculation
from budget_xl.rules.dated import number, table

_ON = {"check_price_caps": Decimal(1), "price_caps": ("碎纸机=1000", "笔记本电脑=7000")}
_DEAR = {"basis": "1.固定资产配置：笔记本电脑2台*9000元/台=1.8万元"}


@rule(
    code="BAS012",
    name="单价超过配置标准",
    severity=Severity.WARNING,
    anchor="narrative.basis",
    message="“{label}”单价 {price} 元，超过标准 {cap} 元",
    hint="请核对单价；确需超标准配置的，写明批准文件。",
    since="2020",
    basis="本区规定的办公设备配置标准",
    cases=(
        ok(narrative=_DEAR),
        ok(narrative={"basis": "1.固定资产配置：笔记本电脑2台*7000元/台=1.4万元"}, parameters=_ON),
        bad("单价 9000 元，超过标准 7000 元", narrative=_DEAR, parameters=_ON),
    ),
)
def above_cap(
    calculations: tuple[Calculation, ...], parameters: Mapping[str, Parameter]
) -> Iterator[Breach]:
    """办公设备的单价不超过规定的配置标准。

    为什么：超标准配置不能报销。
    不算的情形：本区没有启用标准（默认不启用）；标准表中没有的物品；等于标准；没有写单价。
    """
    if not number(parameters, "check_price_caps"):
        return
    caps = table(parameters, "price_caps")
    said = set()
    for found in calculations:
        cap = next((caps[name] for name in caps if name in found.label), None)
        if cap is None or found.price is None or found.price <= cap or found.label in said:
            continue
        said.add(found.label)
        yield at(
            found.ref, cause=("cap", found.label), label=found.label, price=found.price, cap=cap
        )
