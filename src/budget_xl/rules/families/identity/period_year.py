"""IDN010 本年度不在项目起止时间之内."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration, Identity
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.period import read_month


@rule(
    code="IDN010",
    name="本年度不在项目起止时间之内",
    severity=Severity.WARNING,
    anchor="identity.start",
    message="申报的是 {year}年，项目时间却是 {start} 至 {end}",
    hint="请核对起止时间；像是沿用了旧表的时间。",
    since="2021",
    basis="申报表填表要求：项目起止时间包括本年度",
    yields_to=("IDN009",),
    cases=(
        ok(identity={"start": "2020年3月", "end": "2022年12月"}),
        bad("2020年1月 至 2020年12月", identity={"start": "2020年1月", "end": "2020年12月"}),
        bad("2022年1月", identity={"start": "2022年1月", "end": "2022年12月"}),
    ),
)  # fmt: skip
def year_outside(identity: Identity, declaration: Declaration) -> Iterator[Breach]:
    """申报年度必须在项目的起止时间之内。

    为什么：项目已经结束或还没有开始，本年度就没有钱可申请。
    不算的情形：跨年度的项目；起止时间颠倒或读不懂（另报）。
    """
    start, end = (read_month(entry.value or "") for entry in (identity.start, identity.end))
    if start and end and start <= end and not start[0] <= declaration.year <= end[0]:
        yield at(
            identity.start,
            identity.end,
            year=declaration.year,
            start=identity.start.value,
            end=identity.end.value,
        )
