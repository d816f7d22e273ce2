"""What the command line shows: problems, findings, progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from budget_xl.core.finding import Finding
from budget_xl.core.problem import Problem

console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

COLORS = {"错误": "red", "警告": "yellow", "提醒": "cyan", "未能核对": "magenta"}


def complain(problem: Problem) -> None:
    """Show a problem: what, then what to do."""
    errors.print(f"[red]不能处理[/red]：{_plain(problem.message)}")
    errors.print(f"　　怎么办：{_plain(problem.hint)}")


def show_findings(findings: Iterable[Finding]) -> None:
    """Show findings as a numbered list: severity in words and colour, place, what, what to do."""
    for number, finding in enumerate(findings, start=1):
        word = finding.severity.value
        console.print(
            f"{number:>3}. [{COLORS[word]}]{word}[/] {finding.code} "
            f"{_plain(str(finding.ref))}　{_plain(finding.message)}"
        )
        answer = f"已说明：{finding.reason}" if finding.reason else finding.hint
        console.print(f"     → {_plain(answer)}", style="dim")


@contextmanager
def progress(text: str) -> Iterator[Callable[[int, int], None]]:
    """Yield a function that moves a progress bar to ``done`` of ``total``."""
    columns = (TextColumn(text), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task(text, total=None)

        def move(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield move


def _plain(text: str) -> str:
    """Escape what rich would take for markup."""
    return text.replace("[", "\\[")
