"""BAS015 同一段的算式写法不齐."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph, Part
from budget_xl.rules.heads import head

_PER = regex(r"元\s*[/每]|每|单价|[人户台次]均")

_BASIS = "1.固定资产配置：碎纸机1台*0.1万元/台=0.1万元、{}、共计1.1万元"


@rule(
    code="BAS015",
    name="同一段的算式写法不齐",
    severity=Severity.REMARK,
    anchor="narrative.basis",
    message="测算依据{head}算式写法不齐：{what}",
    hint="每个算式都写成：数量*单价/单位=金额。",
    since="2020",
    basis="测算依据的填写要求：数量、单价、金额",
    cases=(
        ok(narrative={"basis": _BASIS.format("投影仪1台*1万元/台=1万元")}),
        ok(narrative={"basis": "1.网格员工资33万元（6人*5.5万元包干）"}),
        bad("没有写得数的有投影仪", narrative={"basis": _BASIS.format("投影仪1台*1万元/台")}),
        bad(
            "单价没有写单位的有投影仪", narrative={"basis": _BASIS.format("投影仪1台*1万元=1万元")}
        ),
    ),
)
def half_formula(narrative: Narrative, paragraphs: tuple[Paragraph, ...]) -> Iterator[Breach]:
    """同一段里的算式，写法要一致：都写得数，单价都写“/台”“/人”。

    为什么：有的写、有的不写，读的人要自己算一遍才知道合计对不对。
    不算的情形：一段只有一个算式；整段都没有写，写法一致；合计正确与否另行核对。
    """
    for part in paragraphs:
        formulas = [one for one in part.parts if one.formula is not None]
        if len(formulas) == 1:
            continue
        no_result = [one.label for one in formulas if one.formula and one.formula.stated is None]
        no_unit = [one.label for one in formulas if not _PER.search(_text(part, one))]
        told = [
            f"{what}{'、'.join(names[:3])}"
            for what, names in (("没有写得数的有", no_result), ("单价没有写单位的有", no_unit))
            if 0 < len(names) < len(formulas)
        ]
        if told:
            yield at(narrative.basis, cause=("half", part.start), head=head(part), what=tuple(told))


def _text(part: Paragraph, one: Part) -> str:
    return part.text[one.span.start - part.start : one.span.end - part.start]
