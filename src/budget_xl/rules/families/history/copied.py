"""HIS009 说明与上年申报表一字不差."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule

_TEXT = {"change": "比上年增加20万元，系新增审计服务费。"}


@rule(
    code="HIS009",
    name="预算说明与上年申报表一字不差",
    severity=Severity.WARNING,
    anchor="narrative.change",
    message="“{label}”与上年申报表一字不差",
    hint="请按本年度的情况重写。",
    since="2020",
    basis="核对惯例：防止把上年的申报表再报一次",
    cases=(
        ok(narrative=_TEXT),
        ok(narrative=_TEXT, last_year={"narrative": {"change": "比上年减少5万元，宣传费压减。"}}),
        bad("变动情况", narrative=_TEXT, last_year={"narrative": _TEXT}),
    ),
)
def copied(narrative: Narrative, last_year: Declaration | None) -> Iterator[Breach]:
    """前两年预算和变动情况每年都不同，不能与上年申报表的文字一样。

    为什么：一字不差说明复制后没有修改，或者误报了上年的文件。
    不算的情形：没有上年的申报表；上年留空。
    """
    if last_year is None:
        return
    old = last_year.narrative
    pairs = (
        (narrative.history, old.history, "前两年预算安排情况"),
        (narrative.change, old.change, "当年预算变动情况及理由"),
    )
    for entry, before, label in pairs:
        if entry.value and entry.value == before.value:
            yield at(entry, label=label)
