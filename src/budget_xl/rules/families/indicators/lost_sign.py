"""IND049 比较符号与上年不一致."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.last_targets import with_last_year
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "护栏长度", "unit": "米"}
_LAST = {"indicators": {"rows": [{**_ROW, "sign": "≥", "value": "80"}]}}


@rule(
    code="IND049",
    name="上年有的比较符号丢失",
    severity=Severity.WARNING,
    anchor="indicators.rows.sign",
    message="指标“{name}”的值是“{value}”，上年是“{before}”，比较符号丢了",
    hint="请补上符号；从网页、扫描件复制时 ≥ 常会丢失或变成 2。",
    since="2020",
    basis="与上年申报表核对",
    yields_to=("IND008",),
    cases=(
        ok(indicators={"rows": [{**_ROW, "sign": "≥", "value": "80"}]}, last_year=_LAST),
        ok(indicators={"rows": [{**_ROW, "value": "80"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "95"}]}, last_year=_LAST),
        bad("上年是“≥80米”", indicators={"rows": [{**_ROW, "value": "80"}]}, last_year=_LAST),
        bad("上年是“≥80米”", indicators={"rows": [{**_ROW, "value": "280"}]}, last_year=_LAST),
    ),
)
def lost_sign(
    targets: tuple[Target, ...], last_year: Declaration | None, form: Form
) -> Iterator[Breach]:
    """同一指标、同一数值，上年有比较符号，本年也应当有。

    为什么：从网页或扫描件复制时，≥ 会丢失，或变成数字 2。
    不算的情形：没有上年的申报表；数值与上年不同（开头多一个 2 的除外）；上年也没有符号。
    """
    for target, before in with_last_year(targets, last_year, form):
        number, last = target.value.number, before.number
        if number is None or last is None or target.value.sign or not before.sign:
            continue
        if money.show(number) in (money.show(last), f"2{money.show(last)}"):
            value, said = target.value.original, before.original
            yield at(target.row.value, name=target.name, value=value, before=said)
