"""IDN009 项目起止时间颠倒."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Identity
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule, unchecked
from budget_xl.rules.period import read_month


@rule(
    code="IDN009",
    name="项目结束时间早于开始时间",
    severity=Severity.ERROR,
    anchor="identity.end",
    message="开始时间是 {start}，结束时间却是 {end}",
    hint="请核对两个时间，结束不能早于开始。",
    since="2021",
    basis="申报表填表要求：项目起止时间",
    cases=(
        ok(identity={"start": "2021年1月", "end": "2021.12"}),
        ok(identity={"start": "", "end": "2021年12月"}),
        bad("2020年12月", identity={"start": "2021年1月", "end": "2020年12月"}),
    ),
)
def ends_before_it_begins(identity: Identity) -> Iterator[Breach]:
    """项目的结束时间不能早于开始时间。

    为什么：时间颠倒，就不知道项目跨几年，总预算也无法核对。
    不算的情形：起止在同一个月；没有起止时间的表式；写法读不懂的只报“未能核对”。
    """
    start, end = (read_month(entry.value or "") for entry in (identity.start, identity.end))
    if start and end and end < start:
        yield at(identity.end, identity.start, start=identity.start.value, end=identity.end.value)
    for entry, month in ((identity.start, start), (identity.end, end)):
        if entry.value and month is None:
            yield unchecked(entry, f"时间“{entry.value[:20]}”没有读懂，请写成 2021年1月 的样子")
