"""IDN007 支出涉及的部门不在执行单位中."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from budget_xl.core.declaration import Identity
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import Parameters
from budget_xl.rules.organs import Organ, organs
from budget_xl.rules.spending import Spending

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
    identity: Identity, spendings: tuple[Spending, ...], parameters: Parameters
) -> Iterator[Breach]:
    """支出写明是某个部门的经费，这个部门就应当在执行单位中。

    为什么：钱由谁用、谁负责，要能从表上看出来。
    不算的情形：没有填执行单位；不在其中的部门比在其中的还多（执行单位不按部门填）；同一部门的另一种叫法（纪委与纪工委）；表式没有列出的部门。
    """
    units = "、".join(row.unit.value for row in identity.executors if row.unit.value)
    if not units:
        return
    known = organs(parameters)
    find = _funds(known)
    funds: dict[str, list[str]] = {}
    for one in [one for one in spendings if FUNDS in one.name]:
        for name in find.findall(one.name):
            funds.setdefault(name, []).append(one.words)
    missing: list[str] = []
    listed = 0
    for organ in known:
        own = [words for name in organ.names for words in funds.get(name, ())]
        if any(name in units for name in organ.names):
            listed += bool(own)
        else:
            missing += own
    if 0 < len(missing) <= listed:
        yield at(identity.executors[0].unit, names=tuple(dict.fromkeys(missing)))


@lru_cache
def _funds(known: tuple[Organ, ...]) -> re.Pattern[str]:
    """Return what finds the office in 妇联经费, 妇联工作经费, 妇联专项经费."""
    names = "|".join(re.escape(name) for organ in known for name in organ.names)
    return regex(f"({names})(?:工作|专项)?{FUNDS}")
