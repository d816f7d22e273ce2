"""BAS011 价格依据是往年的."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from budget_xl.core.declaration import Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form, Parameter
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.dated import number
from budget_xl.rules.heads import head

_EVIDENCE = regex(
    r"(?<![0-9〔\[【（(A-Za-z-])(?P<year>20[0-9]{2})年(?P<words>[^，。；、,;0-9]{0,10}"
    r"(?:招投?标|中标|合同|协议|询价|报价|定价|价格|市场价)[^，。；、,;0-9（(]{0,4})"
)


@rule(
    code="BAS011",
    name="价格依据是往年的",
    severity=Severity.REMARK,
    anchor="narrative.basis",
    message="测算依据{head}用的是 {year} 年的价格：“{words}”",
    hint="请核对合同是否仍然有效、价格有没有变化，用最近的价格测算。",
    since="2020",
    basis="项目绩效目标审核：测算依据有效",
    cases=(
        ok(narrative={"basis": "1.网格员工资为2019年招投标金额33万元（6人*5.5万元包干）"}),
        ok(narrative={"basis": "1.网格员工资33万元，标准见青财〔2016〕12号合同范本"}),
        bad(
            "2018 年的价格",
            narrative={"basis": "1.网格员工资为2018年招投标金额33万元（6人*5.5万元包干）"},
        ),
    ),
)
def old_price(
    narrative: Narrative,
    form: Form,
    paragraphs: tuple[Paragraph, ...],
    parameters: Mapping[str, Parameter],
) -> Iterator[Breach]:
    """测算用的招标价、合同价不宜早于规定的年限。

    为什么：几年前的价格可能已经变了，合同也可能已经到期。
    不算的情形：上一年的价格；文号中的年份；表式没有规定年限。
    """
    years = number(parameters, "price_evidence_years")
    if years is None:
        return
    for part in paragraphs:
        match = _EVIDENCE.search(part.text)
        if match and form.year - int(match["year"]) > years:
            words = f"{match['year']}年{match['words']}"
            cause = ("price", part.start)
            yield at(narrative.basis, cause=cause, head=head(part), year=match["year"], words=words)
