"""Writes the short Word report for the leader: the figures, three charts, who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from budget_xl.core.money import show
from budget_xl.district.consolidation import SENT
from budget_xl.district.documents import Chart, write_document
from budget_xl.district.report.content import Bar, Report
from budget_xl.district.standing import Standing

MOST_BARS = 15
MOST_UNITS = 30
DRAWN = {
    "budgets": ("各单位当年预算", "万元", "#,##0.00"),
    "funding": ("资金来源", "万元", "#,##0.00"),
    "issues": ("问题", "处", "0"),
}
"""The charts by their names in the template: what they show, in which unit, in which format."""


def write_brief(report: Report, target: Path) -> None:
    """Write the brief to ``target``. Raises Problem when it cannot be written."""
    silent = [unit for unit in report.units if unit.state != SENT]
    followed = silent + [unit for unit in report.units if unit.state == SENT and unit.returned]
    more = len(followed) - MOST_UNITS
    bars = {"budgets": report.budgets(), "funding": report.funding(), "issues": report.issues()}
    content = {
        "title": report.title.replace("报告", "简报"),
        "lines": report.sentences,
        **{name: {"rest": _rest(name, found)} if found else None for name, found in bars.items()},
        "units_title": "需要跟进的单位" + (f"（另有 {more} 个未列）" if more > 0 else ""),
        "units": [_unit(unit) for unit in followed[:MOST_UNITS]],
    }
    charts = {name: _chart(name, found) for name, found in bars.items() if found}
    write_document("brief", content, target, charts)


def _chart(name: str, bars: Sequence[Bar]) -> Chart:
    what, unit, number_format = DRAWN[name]
    shown = [(bar.name, bar.amount) for bar in bars[:MOST_BARS]]
    return Chart(f"{what}（{unit}）", number_format, shown)


def _rest(name: str, bars: Sequence[Bar]) -> str:
    """Return what is said of the bars that a chart leaves out; blank when it shows all."""
    rest = bars[MOST_BARS:]
    amount = sum((bar.amount for bar in rest), Decimal(0))
    told = f"图中是前 {MOST_BARS} 项，其余 {len(rest)} 项合计 {show(amount)} {DRAWN[name][1]}。"
    return told if rest else ""


def _unit(unit: Standing) -> dict[str, Any]:
    counts = Counter(point.severity for sent in unit.returned for point in sent.open)
    listed = "，".join(f"{word} {number} 处" for word, number in counts.items())
    return {
        "name": unit.name,
        "state": unit.state,
        "why": listed or f"{unit.contact} {unit.phone}".strip(),
    }
