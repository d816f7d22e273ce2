"""IND010 日期变成了数字."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.values import serial_day
from budget_xl.prose.verdicts import DATE_SERIAL
from budget_xl.rules.targets import Target

YEARS_AROUND = 5
"""A day that is further from the year of the form is no date of a project."""

_ROW = {"code": "timeliness", "number": 1, "name": "设备采购完成时间"}


@rule(
    code="IND010",
    name="日期变成了一串数字",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="指标“{name}”的值是“{value}”，这是表格里 {day} 的序列号",
    hint="请改填日期，例如“{day}前”。",
    since="2020",
    basis="电子表格用序列号保存日期，粘贴为文本后成了数字",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "2020年12月31日"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "44196", "unit": "人"}]}),
        ok(indicators={"rows": [{**_ROW, "code": "quantity", "name": "发放宣传册", "value": "44196"}]}),
        bad("2020年12月31日", indicators={"rows": [{**_ROW, "value": "44,196"}]}),
    ),
)  # fmt: skip
def date_serial(targets: tuple[Target, ...], form: Form) -> Iterator[Breach]:
    """时效指标的值应当是日期或期限，不应当是五位数的日期序列号。

    为什么：从别的表格粘贴过来的日期会变成数字，谁也看不懂。
    不算的情形：写了计量单位的数；不是时效指标、名称中也没有“时间”“日期”；折算的日期离本年度很远。
    """
    for target in targets:
        value = target.value
        if DATE_SERIAL not in value.problems or value.number is None or not _asks_when(target):
            continue
        day = serial_day(value.number)
        if day and abs(day.year - form.year) <= YEARS_AROUND:
            said = f"{day.year}年{day.month}月{day.day}日"
            yield at(target.row.value, name=target.name, value=value.original, day=said)


def _asks_when(target: Target) -> bool:
    return target.is_timeliness or any(word in target.name for word in ("时间", "日期", "时限"))
