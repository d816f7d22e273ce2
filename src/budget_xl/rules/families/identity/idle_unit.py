"""IDN008 执行单位没有对应的支出."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Basis, Expenditure, Identity, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.dated import Parameters
from budget_xl.rules.organs import organs, work_texts

_ITEMS = {"items": [{"number": 1, "name": "普法宣传费", "amount": "5"}]}
_ROW = {"number": 1, "unit": "文体中心", "leader": "甲", "phone": "85550001"}


@rule(
    code="IDN008",
    name="执行单位没有对应的支出",
    severity=Severity.REMARK,
    anchor="identity.executors.unit",
    message="执行单位中有{names}，支出明细和测算依据中看不出它的工作",
    hint="请核对是否多填，或在测算依据中写明它负责的支出。",
    since="2020",
    basis="预算绩效目标审核“条件充分性”：执行单位与支出对应",
    cases=(
        ok(identity={"executors": [{**_ROW, "unit": "司法所"}]}, expenditure=_ITEMS),
        ok(identity={"executors": [{**_ROW, "unit": "食品安全专班"}]}, expenditure=_ITEMS),
        ok(identity={"executors": [_ROW]}, expenditure=_ITEMS),
        bad(
            "有文体中心",
            identity={"executors": [_ROW, {**_ROW, "number": 2, "unit": "司法所"}]},
            expenditure=_ITEMS,
        ),
    ),
)
def unit_without_work(
    identity: Identity,
    expenditure: Expenditure,
    basis: Basis,
    narrative: Narrative,
    paragraphs: tuple[Paragraph, ...],
    parameters: Parameters,
) -> Iterator[Breach]:
    """列为执行单位的部门，应当能在支出中找到它的工作。

    为什么：不花钱的单位不必列入；列了而没有支出，可能是漏列了支出。
    不算的情形：没有填支出明细；看不出工作的单位比看得出的还多；表式没有列出职责的部门；名称不同但工作属于它的支出（司法所的普法经费）。
    """
    if not expenditure.items:
        return
    text = "\n".join(work_texts(expenditure, basis, paragraphs, narrative))
    idle, busy = [], 0
    for organ in organs(parameters):
        own = [
            row.unit
            for row in identity.executors
            if any(map((row.unit.value or "").__contains__, organ.names))
        ]
        if own and any(map(text.__contains__, organ.duties)):
            busy += len(own)
        else:
            idle += own
    if 0 < len(idle) <= busy:
        names = tuple(dict.fromkeys(unit.value or "" for unit in idle))
        yield at(idle[0], *idle[1:], names=names)
