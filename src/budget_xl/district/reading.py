"""Reads and checks files; what a worker gives back is plain text and numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from budget_xl.core.finding import Finding, Waiver, count
from budget_xl.core.problem import Problem, reason_of
from budget_xl.core.rule import Phase
from budget_xl.district.codec import dumps
from budget_xl.district.collector import undisturbed
from budget_xl.district.executors import Start, run_batches
from budget_xl.district.figures import (
    Figures,
    FundingRow,
    Head,
    IndicatorRow,
    ItemRow,
    Texts,
    figures_of,
)
from budget_xl.district.sources import MAX_FILE, Source, on_disk, read_bytes
from budget_xl.district.traits import Traits, traits_of
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.engine import check_context
from budget_xl.workbook.reader import read_workbook

Move = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings are open, by severity, and how many rows there are."""

    errors: int
    warnings: int
    remarks: int
    unchecked: int
    items: int
    indicators: int
    findings: int


PARTS: dict[str, Any] = {
    "texts": Texts,
    "funding": tuple[FundingRow, ...],
    "items": tuple[ItemRow, ...],
    "indicators": tuple[IndicatorRow, ...],
    "traits": Traits,
    "findings": tuple[Finding, ...],
    "waivers": tuple[Waiver, ...],
}
"""What is kept of a declaration besides its head, each part on its own, and its type."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says and what is wrong with it; ``parts`` are JSON text, in their order."""

    head: Head
    tally: Tally
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: its content, or the problem that stopped it.

    ``digest`` is the SHA-256 of its bytes, blank when they could not be had.
    """

    source: Source
    digest: str
    content: Content | None = None
    problem: Problem | None = None


def read_files(
    start: Start, sources: Sequence[Source], move: Move, passwords: Sequence[str] = ()
) -> Iterator[Reading]:
    """Yield what came of every file, as it comes. A file that kills its reader gets a problem.

    ``passwords`` are tried on encrypted files.
    """
    work = partial(read_batch, passwords=tuple(passwords))
    found = run_batches(start, work, sources, _lost)
    for done, reading in enumerate(found, start=1):
        yield reading
        move(done, len(sources))


def read_batch(sources: Sequence[Source], passwords: Sequence[str] = ()) -> list[Reading]:
    """Read and check some files, in their order."""
    with undisturbed():
        return [read_file(source, passwords) for source in sources]


def read_file(source: Source, passwords: Sequence[str] = ()) -> Reading:
    """Read and check one workbook; a file that cannot be handled gives its problem."""
    digest = ""
    try:
        data = read_bytes(source)
        digest = hashlib.sha256(data).hexdigest()
        if len(data) > MAX_FILE:
            raise _oversized(source)
        with on_disk(source, data) as path:
            return Reading(source, digest, _read(path, passwords))
    except Problem as problem:
        return Reading(source, digest, problem=problem)
    except OSError as error:
        return Reading(source, digest, problem=_not_readable(source, error))


def _read(path: Path, passwords: Sequence[str]) -> Content:
    found = read_workbook(path, passwords)
    context = Context(found.declaration, found.form, changes=found.changes)
    findings = check_context(context, load_catalogue(), Phase.CONSOLIDATE, found.waivers)
    figures = figures_of(context)
    sizes = (len(figures.items), len(figures.indicators), len(findings))
    parts = {
        **{name: getattr(figures, name) for name in Figures.__slots__},
        "traits": traits_of(context),
        "findings": findings,
        "waivers": found.waivers,
    }
    return Content(
        head=Head(*(getattr(figures, name) for name in Head.__slots__)),
        tally=Tally(*count(findings).values(), *sizes),
        parts=tuple(dumps(kind, parts[name]) for name, kind in PARTS.items()),
    )


def _lost(source: Source) -> Reading:
    problem = Problem(
        "reader-lost",
        f"读取“{source.path.name}”时程序异常退出，这个文件没有读。",
        "文件很可能已损坏，请让填报单位在 Excel 中打开另存后再交。",
        str(source.path),
    )
    return Reading(source, "", problem=problem)


def _oversized(source: Source) -> Problem:
    return Problem(
        "oversized",
        f"“{source.path.name}”超过 {MAX_FILE >> 20} MB，不像申报表，没有读取。",
        "请删去图片等内容，或把内容重新填入模板后再交。",
        str(source.path),
    )


def _not_readable(source: Source, error: OSError) -> Problem:
    return Problem(
        "file-not-readable",
        f"打不开“{source.path.name}”（{reason_of(error)}）。",
        "如果它正被别的程序占用，请关闭后再汇总一次。",
        str(source.path),
    )
