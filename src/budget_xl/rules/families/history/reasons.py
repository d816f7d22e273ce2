"""HIS005 新增项目大于净增长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core.declaration import Declaration, Expenditure, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.lists import split_list
from budget_xl.prose.names import pair_names
from budget_xl.prose.numbers import parse_decimal
from budget_xl.prose.units import MONEY
from budget_xl.rules.past import Past

_NEW = regex("新增|新设|增设|新开展")
_CUT = regex("[减降]|压缩|取消|不再|停止|完工|结束|到期|核销|退出")
_HEAD = regex(r"^(?:系|因|由于|为|是|主要|原因|用于|增加|新增|新设|增设|新开展|了|[：:\s])+")
_TAIL = regex(r"(?:等?(?:项目|支出|工作)?(?:系|为|属|属于|都是|均为)?(?:新增|新设|增设|新开展)(?:的|项目|支出|工作)*|等(?:项目|支出|工作|经费)?)$")  # fmt: skip
_FIGURE = r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s?(?P<unit>万元|万|元)"
_TOLD = regex(rf"[^0-9]{{2,40}}{_FIGURE}")
_INNER = regex("其中|包括|包含|含|分别|由.{0,20}至|从.{0,20}到")
SLACK = Decimal("1.05")
"""New items may be a little more than the growth: small cuts elsewhere need no word."""

_ITEMS = [
    {"number": 1, "name": "审计服务费", "amount": "28"},
    {"number": 2, "name": "法律服务费", "amount": "25"},
    {"number": 3, "name": "宣传费", "amount": "10"},
]


@rule(
    code="HIS005",
    name="新增项目大于净增长",
    severity=Severity.WARNING,
    anchor="narrative.change",
    message="写明新增 {count} 项共 {summed}，净增长只有 {net}，其余 {gap} 万元的减少没有说明",
    hint="请补写减少了哪些支出、各多少；新增项目只是部分增加的，写明增加额。",
    since="2020",
    basis="申报表填表要求：逐项说明当年预算变动的理由",
    cases=(
        ok(
            expenditure={"items": _ITEMS},
            narrative={"change": "比上年增加53万元，系审计服务费、法律服务费等新增项目。"},
        ),
        ok(
            expenditure={"items": _ITEMS},
            narrative={"change": "比上年增加20万元，新增审计服务费、法律服务费，压减一般性支出。"},
        ),
        bad(
            "新增 1 项共 28，净增长只有 20",
            narrative={"change": "比上年增加20万元，主要是新增审计服务费28万元。"},
        ),
        bad(
            "共 53，净增长只有 20",
            expenditure={"items": _ITEMS},
            narrative={"change": "比上年增加20万元，系审计服务费、法律服务费等新增项目。"},
        ),
    ),
)
def reasons_above_change(
    narrative: Narrative, expenditure: Expenditure, past: Past, declaration: Declaration
) -> Iterator[Breach]:
    """写明的新增项目加起来不应明显大于净增长；大于的，另有减少没有说明。

    为什么：新增多、净增少，说明同时压减了别的支出，而理由里没有提。
    不算的情形：写了压减、取消或完工的支出；理由中另有别的数，读不出是不是新增；新增项目在明细中找不到；
    相差不到 5%。
    """
    change = past.change_of(declaration.year)
    if change is None or change.amount is None or change.direction <= 0:
        return
    why = (narrative.change.value or "")[change.span.end :]
    new = None if _CUT.search(why) else _new_amounts(why, expenditure)
    if new and sum(new) > change.amount * SLACK:
        summed = sum(new, Decimal(0))
        yield at(
            narrative.change,
            count=len(new),
            summed=summed,
            net=change.amount,
            gap=summed - change.amount,
        )


def _new_amounts(why: str, expenditure: Expenditure) -> list[Decimal] | None:
    """Return in 万元 what is new: as the text says, else as the item of that name says.

    None when the text has figures that are not of this kind.
    """
    named: list[str] = []
    stated: list[Decimal] = []
    for sentence in re.split("[。；;\n]", why):
        for piece in split_list(sentence) if _NEW.search(sentence) else ():
            told = _TOLD.fullmatch(piece)
            number = parse_decimal(told["number"]) if told else None
            if told and number is not None:
                stated.append(number * MONEY[told["unit"]])
            else:
                named.append(_TAIL.sub("", _HEAD.sub("", piece)))
    rest = re.sub(_FIGURE, "", why, count=len(stated)) if stated else why
    if re.search(r"[0-9０-９]", rest) or _INNER.search(why):
        return None
    items = [item for item in expenditure.items if item.name.value]
    pairs = pair_names([item.name.value or "" for item in items], list(filter(None, named)))
    return stated + [items[left].amount.value or Decimal(0) for left in pairs]
