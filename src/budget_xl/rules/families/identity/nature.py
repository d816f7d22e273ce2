"""IDN011 项目属性与上年预算矛盾."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration, Identity, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.past import Past

_NONE = regex(r"(?:均|都|没有|无|未)[^，,。；;]{0,4}(?:安排|预算)|首次|第一次|^\s*无[。；;]?\s*$")
_TWO = {"history": "2019年总预算为90万元；2020年总预算为100万元。"}


@rule(
    code="IDN011",
    name="项目属性与上年预算矛盾",
    severity=Severity.WARNING,
    anchor="identity.nature",
    message="项目属性是“{nature}”，{year}年却{budget}",
    hint="上年已安排预算的选延续，其余选新增；请核对哪一处有误。",
    since="2021",
    basis="申报表填表要求：项目属性按上年有无预算选择",
    cases=(
        ok(identity={"nature": "延续"}, narrative=_TWO),
        ok(identity={"nature": "新增"}, narrative={"history": "前两年均未安排。"}),
        bad("有预算 100 万元", identity={"nature": "新增"}, narrative=_TWO),
        bad("没有安排预算", identity={"nature": "延续"}, narrative={"history": "前两年均未安排。"}),
    ),
)  # fmt: skip
def nature_contradicts(
    identity: Identity, narrative: Narrative, past: Past, declaration: Declaration
) -> Iterator[Breach]:
    """上年有预算的是延续项目，没有的是新增项目。

    为什么：新增项目要评审立项，选错就少了一道审核。
    不算的情形：没有项目属性的表式；前两年的情况读不出有没有预算。
    """
    nature, year = identity.nature.value, declaration.year - 1
    last = past.of(year)
    text = narrative.history.value or ""
    if nature == "新增" and last:
        yield at(identity.nature, nature=nature, year=year, budget=f"有预算 {last:f} 万元")
    elif nature == "延续" and not past.told and _NONE.search(text):
        yield at(identity.nature, nature=nature, year=year, budget="没有安排预算")
