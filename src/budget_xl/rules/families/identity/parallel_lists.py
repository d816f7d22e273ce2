"""IDN002 单位、负责人、电话数量不一致."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Identity
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule


@rule(
    code="IDN002",
    name="执行单位、负责人、电话数量不一致",
    severity=Severity.WARNING,
    anchor="identity.executors.phone",
    message="执行单位 {units} 个、负责人 {leaders} 人、电话 {phones} 个，不齐的有：{missing}",
    hint="在“单位与联系人”表中补齐：{missing}。",
    since="2020",
    basis="申报表填表要求：每个执行单位写明负责人和电话",
    native=Native(
        "单位、负责人、电话没有填齐",
        {
            "identity.executors": '({identity.executors.unit}<>"")+({identity.executors.leader}<>"")'
            '+({identity.executors.phone}<>"")'
            '=IF(({identity.executors.unit}<>"")+({identity.executors.leader}<>"")'
            '+({identity.executors.phone}<>"")=1,1,2)'
        },
    ),
    cases=(
        ok(
            identity={
                "executors": [
                    {"number": 1, "unit": "司法所", "leader": "甲", "phone": "027-85550001"}
                ]
            }
        ),
        bad(
            "电话 1 个",
            identity={
                "executors": [
                    {"number": 1, "unit": "司法所", "leader": "甲", "phone": "027-85550001"},
                    {"number": 2, "unit": "文体中心", "leader": "乙"},
                ]
            },
        ),
    ),
)
def parallel_lists(identity: Identity) -> Iterator[Breach]:
    """每个执行单位都要有一名负责人和一个电话，三列个数相同。

    为什么：退回修改和核实时要能找到每个执行单位的人。
    不算的情形：同一个人负责几个单位，逐行重复填写即可。
    """
    rows = identity.executors
    columns = [[getattr(row, name) for row in rows] for name in ("unit", "leader", "phone")]
    units, leaders, phones = ([e for e in column if e.value] for column in columns)
    torn = [
        (row, entry)
        for row in rows
        for entry in (row.unit, row.leader, row.phone)
        if not entry.value
    ]
    if torn:
        names = [row.unit.value or f"第{row.number}行" for row, _ in torn]
        yield at(
            torn[0][1],
            *(entry for _, entry in torn[1:]),
            units=len(units),
            leaders=len(leaders),
            phones=len(phones),
            missing=tuple(dict.fromkeys(names)),
        )
