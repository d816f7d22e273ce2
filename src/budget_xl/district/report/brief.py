"""Writes the short Word report for the leader: the figures, three charts, who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from budget_xl.core.money import show
from budget_xl.district.consolidation import SENT
from budget_xl.district.documents import write_document
from budget_xl.district.report.content import Bar, Report
from budget_xl.district.standing import Standing

MOST_BARS = 15
MOST_UNITS = 30
BLOCKS = 18
"""Full blocks of the longest bar; eighths of a block make the rest of it."""
EIGHTHS = " ▏▎▍▌▋▊▉"


def write_brief(report: Report, target: Path) -> None:
    """Write the brief to ``target``. Raises Problem when it cannot be written."""
    silent = [unit for unit in report.units if unit.state != SENT]
    followed = silent + [unit for unit in report.units if unit.state == SENT and unit.returned]
    more = len(followed) - MOST_UNITS
    content = {
        "title": report.title.replace("报告", "简报"),
        "lines": report.sentences,
        "budgets": _bars(report.budgets()),
        "funding": _bars(report.funding()),
        "issues": _bars(report.issues()),
        "units_title": "需要跟进的单位" + (f"（另有 {more} 个未列）" if more > 0 else ""),
        "units": [_unit(unit) for unit in followed[:MOST_UNITS]],
    }
    write_document("brief", content, target)


def _bars(bars: Sequence[Bar]) -> list[dict[str, str]]:
    rows = [{"name": bar.name, "bar": _blocks(bar.share), "amount": show(bar.amount)}
            for bar in bars[:MOST_BARS]]  # fmt: skip
    more = bars[MOST_BARS:]
    if more:
        rest = sum(bar.amount for bar in more)
        rows.append({"name": f"其余 {len(more)} 项", "bar": "", "amount": show(rest)})  # type: ignore[arg-type]
    return rows


def _blocks(share: float) -> str:
    eighths = max(1, round(share * BLOCKS * len(EIGHTHS))) if share else 0
    full, rest = divmod(eighths, len(EIGHTHS))
    return "█" * full + (EIGHTHS[rest] if rest else "")


def _unit(unit: Standing) -> dict[str, Any]:
    counts = Counter(point.severity for sent in unit.returned for point in sent.open)
    listed = "，".join(f"{word} {number} 处" for word, number in counts.items())
    return {
        "name": unit.name,
        "state": unit.state,
        "why": listed or f"{unit.contact} {unit.phone}".strip(),
    }
