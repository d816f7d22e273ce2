"""BAS009 个数相加不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.heads import head

_NOUN = "(?:(?![和及与共合总])[一-龥“”]){0,8}"
_SUM = regex(
    rf"(?<![0-9.])(?P<parts>[0-9]{{1,6}}(?P<measure>[个名人户家台处]){_NOUN}"
    rf"(?:[、和及与]{_NOUN}[0-9]{{1,6}}(?P=measure){_NOUN}){{1,8}})[，,：:]\s?"
    r"(?:(?:一共|[共合总]\s?计|共)(?P<whole>[0-9]{1,6})(?P=measure)|(?P<factor>[0-9]{1,6})(?P=measure)\s?[*×xX＊])"
)
_COUNT = regex("[0-9]{1,6}(?=[个名人户家台处])")


@rule(
    code="BAS009",
    name="测算依据的个数相加不符",
    severity=Severity.WARNING,
    anchor="narrative.basis",
    message="测算依据{head}：{parts} = {summed}，却写成 {stated} {measure}",
    hint="请核对各部分的个数和合计个数。",
    since="2020",
    basis="算术：合计等于各部分之和",
    cases=(
        ok(narrative={"basis": "1.审计服务费，13个村、15个集团公司，28个*1万元/个，共计28万元"}),
        ok(narrative={"basis": "1.物业补贴：保障13个社区、28家企业，共计5万元"}),
        ok(narrative={"basis": "1.培训费：13个村、15个公司，3次*1万元=3万元"}),
        bad("13 + 15 = 28，却写成 29 个", narrative={"basis": "1.审计服务费，13个村、15个集团公司，29个*1万元/个，共计29万元"}),
        bad("却写成 30 人", narrative={"basis": "1.慰问费：本地12人、外地16人，共计30人，每人500元，共计1.5万元"}),
    ),
)  # fmt: skip
def counts_differ(narrative: Narrative, paragraphs: tuple[Paragraph, ...]) -> Iterator[Breach]:
    """分开写的个数相加，应等于紧接着写的合计个数。

    为什么：合计个数要乘单价，多一个就多一份钱。
    不算的情形：计量单位不同；后面的数不是这几个数的合计，如次数、月数；没有写合计个数。
    """
    for part in paragraphs:
        for match in _SUM.finditer(part.text):
            counts = [int(number) for number in _COUNT.findall(match["parts"])]
            stated = int(match["whole"] or match["factor"])
            if sum(counts) != stated:
                yield at(
                    narrative.basis,
                    cause=("counts", part.start),
                    head=head(part),
                    parts=" + ".join(map(str, counts)),
                    summed=sum(counts),
                    stated=stated,
                    measure=match["measure"],
                )
