"""Reads many workbooks in worker processes; what travels back is plain and compact."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from budget_xl.core.finding import Finding
from budget_xl.core.problem import Problem
from budget_xl.core.rule import Phase
from budget_xl.district.figures import Figures, figures_of
from budget_xl.forms.loader import load_form
from budget_xl.workbook.checking import check_workbook

Move = Callable[[int, int], None]

START = "forkserver" if os.name == "posix" else "spawn"
"""How workers start: never by copying a process that has threads."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: figures and findings, or the problem that stopped it.

    ``digest`` is the SHA-256 of its bytes, ``modified`` its time of change in nanoseconds.
    """

    path: Path
    digest: str
    modified: int
    figures: Figures | None = None
    findings: tuple[Finding, ...] = ()
    problem: Problem | None = None


def read_files(paths: Sequence[Path], jobs: int | None, move: Move) -> list[Outcome]:
    """Return the outcome of every file, in the order of ``paths``.

    A file that kills its worker costs only itself: the rest is read on, it is read once more
    alone, and when that fails as well it gets a problem of its own.
    """
    outcomes: dict[Path, Outcome] = {}
    workers = min(jobs or os.cpu_count() or 1, max(len(paths), 1))
    left = list(paths)
    for outcome in _in_parallel(left, workers):
        outcomes[outcome.path] = outcome
        move(len(outcomes), len(paths))
    for path in [path for path in left if path not in outcomes]:
        alone = list(_in_parallel([path], 1))
        outcomes[path] = alone[0] if alone else _lost(path)
        move(len(outcomes), len(paths))
    return [outcomes[path] for path in paths]


def _in_parallel(paths: Sequence[Path], workers: int) -> Iterator[Outcome]:
    """Yield outcomes as they come; stop early when a worker was lost."""
    context = multiprocessing.get_context(START)
    if START == "forkserver":
        context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        try:
            for done in as_completed([pool.submit(read_file, path) for path in paths]):
                yield done.result()
        except BrokenProcessPool:
            return


def read_file(path: Path) -> Outcome:
    """Read and check one workbook; a file that cannot be handled gives its problem."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        modified = path.stat().st_mtime_ns
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(
            "file-not-readable",
            f"打不开“{path.name}”（{reason}）。",
            "如果它正被别的程序占用，请关闭后再汇总一次。",
            str(path),
        )
        return Outcome(path, "", 0, problem=problem)
    report = check_workbook(path, Phase.CONSOLIDATE)
    found = report.declaration
    figures = figures_of(found, load_form(found.form, found.year)) if found else None
    return Outcome(path, digest, modified, figures, report.findings, report.problem)


def _lost(path: Path) -> Outcome:
    problem = Problem(
        "reader-lost",
        f"读取“{path.name}”时程序异常退出，这个文件没有读。",
        "文件很可能已损坏，请让填报单位在 Excel 中打开另存后再交。",
        str(path),
    )
    return Outcome(path, "", 0, problem=problem)
