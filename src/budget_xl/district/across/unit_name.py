"""表内单位与名册不一致."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Phase, at, rule
from budget_xl.district.across.evidence import Evidence
from budget_xl.district.roster import normalise


@rule(
    code="XFL006",
    name="单位名称和编码与名册不一致",
    severity=Severity.REMARK,
    anchor="identity.unit",
    message="表内填“{name}”（编码 {code}），名册为“{unit}”（编码 {known}）",
    hint="请按名册改名称或编码；名称写法也常用的，可在名册“简称”中补上。",
    since="2020",
    phases=frozenset({Phase.CONSOLIDATE}),
    cases=(),
)
def unit_name(evidence: Evidence) -> Iterator[tuple[int, Breach]]:
    """表内的单位名称、单位编码，与它被归入的那个单位在名册上的不同。

    为什么：名称和编码指向不同单位时，可能用错了别的单位的模板，金额会记到别人头上。

    不算的情形：名册里登记过的简称；没有填编码；全角半角和空格的差别。
    """
    for number, sent in enumerate(evidence.submissions):
        unit, head = sent.unit, sent.head
        names = {normalise(name) for name in (unit.name, *unit.aliases)}
        wrong_code = head.unit_code and unit.code and normalise(head.unit_code) != unit.code
        if normalise(head.unit) not in names or wrong_code:
            told = {"name": head.unit or "空白", "code": head.unit_code or "空白"}
            known = {"unit": unit.name, "known": unit.code or "空白"}
            yield number, at(evidence.place(number, "unit"), **told, **known)
