"""IDN007 支出涉及的部门不在执行单位中."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budget_xl.core.declaration import Basis, Expenditure, Identity, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.dated import Parameters
from budget_xl.rules.organs import organs
from budget_xl.rules.spending import spendings

_ITEMS = {"items": [{"number": 1, "name": "妇联工作经费", "amount": "5"}]}
_BOTH = {"items": [*_ITEMS["items"], {"number": 2, "name": "党建经费", "amount": "8"}]}
_ROW = {"number": 1, "unit": "党政办公室", "leader": "甲", "phone": "85550001"}


FUNDS = "经费"


@rule(
    code="IDN007",
    name="支出涉及的部门不在执行单位中",
    severity=Severity.REMARK,
    anchor="identity.executors.unit",
    message="支出中有{names}，执行单位中没有这个部门",
    hint="请核对执行单位是否漏填；由别的单位代管的，说明即可。",
    since="2020",
    basis="预算绩效目标审核“条件充分性”：支出有执行单位",
    cases=(
        ok(identity={"executors": [_ROW]}, expenditure=_ITEMS),
        ok(identity={"executors": [{**_ROW, "unit": "街妇联"}]}, expenditure=_ITEMS),
        ok(identity={"executors": []}, expenditure=_ITEMS),
        bad(
            "妇联工作经费5万元",
            identity={"executors": [{**_ROW, "unit": "党建办"}]},
            expenditure=_BOTH,
        ),
    ),
)
def unit_not_listed(
    identity: Identity,
    expenditure: Expenditure,
    basis: Basis,
    narrative: Narrative,
    paragraphs: tuple[Paragraph, ...],
    parameters: Parameters,
) -> Iterator[Breach]:
    """支出写明是某个部门的经费，这个部门就应当在执行单位中。

    为什么：钱由谁用、谁负责，要能从表上看出来。
    不算的情形：没有填执行单位；不在其中的部门比在其中的还多（执行单位不按部门填）；同一部门的另一种叫法（纪委与纪工委）；表式没有列出的部门。
    """
    units = "、".join(row.unit.value for row in identity.executors if row.unit.value)
    if not units:
        return
    told = [
        one for one in spendings(narrative, expenditure, basis, paragraphs) if FUNDS in one.name
    ]
    missing: list[str] = []
    listed = 0
    for organ in organs(parameters):
        funds = regex(f"(?:{'|'.join(map(re.escape, organ.names))})(?:工作|专项)?{FUNDS}")
        own = [one.words for one in told if funds.search(one.name)]
        if any(name in units for name in organ.names):
            listed += bool(own)
        else:
            missing += own
    if 0 < len(missing) <= listed:
        yield at(identity.executors[0].unit, names=tuple(dict.fromkeys(missing)))
