"""What ``consolidate`` writes besides the summary: report, brief, notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from budget_xl.hosts.cli.show import progress

if TYPE_CHECKING:
    from budget_xl.district.consolidation import District

FILE = click.Path(path_type=Path)
Command = Callable[..., Any]


def paper_options(command: Command) -> Command:
    """Add the options ``--report``, ``--brief`` and ``--notices``."""
    for name, text in (
        ("--notices", "退回通知、意见表和催报名单放到哪个新文件夹。"),
        ("--brief", "给领导的简报，例如 简报.docx。"),
        ("--report", "可筛选的网页报告，例如 报告.html。"),
    ):
        command = click.option(name, type=FILE, help=text)(command)
    return command


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers asked for; those that are None are not written."""

    report: Path | None = None
    brief: Path | None = None
    notices: Path | None = None

    def __post_init__(self) -> None:
        """Raise Problem before anything is read when the notices cannot go where they should."""
        from budget_xl.district.notices.folder import refuse_filled

        if self.notices:
            refuse_filled(self.notices)

    @property
    def places(self) -> tuple[Path, ...]:
        """Where they go; nothing there was sent by a unit."""
        return tuple(path for path in (self.report, self.brief, self.notices) if path)

    def write(self, district: District) -> Iterator[str]:
        """Write the papers and yield what was written. Raises Problem when one cannot be."""
        from budget_xl.district.notices.folder import write_notices
        from budget_xl.district.report.brief import write_brief
        from budget_xl.district.report.content import report_of
        from budget_xl.district.report.page import write_page

        if not self.places:
            return
        report = report_of(district)
        if self.report:
            write_page(report, self.report)
            yield f"报告已写入：{self.report}"
        if self.brief:
            write_brief(report, self.brief)
            yield f"简报已写入：{self.brief}"
        if self.notices:
            with progress("正在写通知") as move:
                told = write_notices(report.units, report.district, self.notices, move)
            yield (
                f"通知已写入：{self.notices}，有意见的单位 {told.returned} 个，"
                f"需要催报的 {told.chased} 个"
            )
