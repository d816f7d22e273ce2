"""What reviewers typed into 审核意见汇总, read back before the summary is written anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import dropwhile
from pathlib import Path

from budget_xl.core.problem import Problem
from budget_xl.district.ledger import Ledger
from budget_xl.district.roster import normalise
from budget_xl.district.summary.opinions import DECISION, MARK, NAME, REVIEWER, SHOWN, WORDS
from budget_xl.district.verdicts import Typed, Verdict, fingerprint, mark_of, year_in
from budget_xl.workbook.grid import read_sheet

NAMED = ("单位名称", "项目名称", "依据", "位置", "问题", "级别", "建议")
"""The heads of what a verdict says of its finding."""

Line = Mapping[str, str]


def typed_verdicts(target: Path, ledger: Ledger, year: int) -> Iterator[Verdict]:
    """Yield what was typed into summaries since the ledger wrote or read them, ``target`` last.

    What a reviewer has left as it was shown is no news; what he has emptied is taken back.
    Raises Problem when ``target`` is no summary or cannot be read; of others, which stay as they
    are, that is no matter.
    """
    own = target.resolve()
    for path in (*(other for other in ledger.summaries() if other != own), own):
        if _is_filled(path) and not ledger.is_as_written(path):
            try:
                news = list(_news(path, ledger, year))
            except Problem:
                if path == own:
                    raise
                continue
            yield from news
            ledger.wrote(path, "")


def _is_filled(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:  # on a share that is not there
        return False


def _news(target: Path, ledger: Ledger, year: int) -> Iterator[Verdict]:
    rounds: dict[int, dict[str, Verdict]] = {}
    for line in _lines(target):
        verdict = _verdict(line, year)
        if not any(verdict.typed) and not line.get(SHOWN):
            continue
        if verdict.year not in rounds:
            rounds[verdict.year] = ledger.verdicts(verdict.year)
        known = rounds[verdict.year]
        verdict = verdict if line.get(MARK) else _marked(verdict, known)
        before = known.get(verdict.mark)
        is_touched = fingerprint(verdict.typed) != line.get(SHOWN, "")
        differs = any(verdict.typed) if before is None else verdict.typed != before.typed
        if differs and (is_touched or before is None):
            known[verdict.mark] = verdict
            yield verdict


def _lines(target: Path) -> Iterator[Line]:
    """Yield the rows of the table by their heads."""
    try:
        rows = dropwhile(lambda row: not {REVIEWER, *NAMED} <= set(row), read_sheet(target, NAME))
        heads = next(rows, None)
        if heads is None:
            raise _not_ours(target)
        for row in rows:
            yield dict(zip(heads, row, strict=False))
    except Problem as problem:
        if problem.code == "missing-sheet":
            raise _not_ours(target) from problem
        if problem.code == "unreadable-list":
            raise _unreadable(target) from problem
        raise


def _verdict(line: Line, year: int) -> Verdict:
    """Return what stands in a line; without its mark it is known by what it says."""
    unit, project, code, place, message, severity, hint = (line.get(head, "") for head in NAMED)
    mark = line.get(MARK, "")
    if not year_in(mark):
        mark = mark_of(year, fingerprint((unit, project)), (code, place, message))
    said = (unit, project, code, place, message, severity, hint)
    return Verdict(mark, year_in(mark), *said, *_typed(line))


def _marked(verdict: Verdict, known: Mapping[str, Verdict]) -> Verdict:
    """Return a verdict whose mark is lost with that of the same words' finding, where known."""
    named = (verdict.unit, verdict.project, verdict.key)
    marks = (mark for mark, one in known.items() if (one.unit, one.project, one.key) == named)
    return replace(verdict, mark=next(marks, verdict.mark))


def _typed(line: Line) -> Typed:
    decision, words, reviewer = (
        line.get(head, "").replace("\r\n", "\n") for head in (DECISION, WORDS, REVIEWER)
    )
    return normalise(decision).rstrip("。.，,！!"), words, reviewer


def _not_ours(target: Path) -> Problem:
    return Problem(
        "not-a-summary",
        f"“{target.name}”已经存在，但不是区级汇总（没有“{NAME}”表），没有覆盖它。",
        "请换一个文件名，或先把它移走。",
        str(target),
    )


def _unreadable(target: Path) -> Problem:
    return Problem(
        "summary-unreadable",
        f"已有的“{target.name}”打不开，里面可能有复核意见，没有覆盖它。",
        "正在 Excel 中打开的，请保存并关闭；已损坏的，请改名留存后再汇总。",
        str(target),
    )
