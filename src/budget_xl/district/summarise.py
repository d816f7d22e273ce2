"""The main job of a district: read a folder, settle who sent what, compare, write the summary."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from budget_xl.district import reading
from budget_xl.district.across.catalogue import compare
from budget_xl.district.across.evidence import Evidence
from budget_xl.district.consolidation import District, settle
from budget_xl.district.engine_mark import engine_mark
from budget_xl.district.executors import Start, on_cluster, on_this_machine
from budget_xl.district.history import close, number_versions
from budget_xl.district.intake import look_through
from budget_xl.district.ledger import Ledger, open_ledger
from budget_xl.district.notices.returned import take_replies
from budget_xl.district.parquet import write_tables
from budget_xl.district.receiving import receive
from budget_xl.district.roster import read_roster
from budget_xl.district.summary.book import begun_summary
from budget_xl.district.summary.typed import typed_verdicts


def summarise(
    folder: Path | str,
    roster: Path,
    target: Path,
    jobs: int | None,
    move: reading.Move,
    *,
    ledger: Path | None = None,
    cluster: str = "",
    parquet: Path | None = None,
    year: int | None = None,
    own: Sequence[Path] = (),
    passwords: Sequence[str] = (),
) -> District:
    """Read every workbook below ``folder``, write the summary and return the state.

    ``folder`` may be an address such as ``s3://…``. With ``ledger`` nothing is read twice; with
    ``cluster`` a Dask cluster reads. ``parquet`` is a folder for the flat tables, ``year`` the
    round when it is not that of most files. ``own`` are further files and folders of ours, which
    no unit has sent. ``passwords``, and those of the roster, open encrypted files. Lists of
    opinions that came back give their replies to the ledger, and so does the summary that is
    about to be replaced with what reviewers typed into it.

    Raises Problem when roster, folder, ledger or cluster cannot be used, or the target is no
    summary, cannot be read or cannot be written.
    """
    here = on_this_machine(jobs, "budget_xl.district.prepared")
    units = read_roster(roster)
    book = open_ledger(ledger)
    ours = [roster, target, *own, *book.files]
    intake = look_through(folder, [*ours, *([parquet] if parquet else [])])
    start = on_cluster(cluster) if cluster else here
    tried = [*passwords, *(unit.password for unit in units.units if unit.password)]
    returned = take_replies(receive(book, intake.sources, start, move, tried))
    foreign = (*intake.foreign, *returned.files)
    with book.together():
        book.answer(returned.replies)
        district = number_versions(settle(units, returned.outcomes, foreign, year), book)
        book.judge(typed_verdicts(target, book, district.year))
        district = _compared(district, book, target, here)
    if parquet:
        write_tables(district, parquet)
    return district


def _compared(district: District, ledger: Ledger, target: Path, start: Start) -> District:
    """Compare and write the summary, unless the one that is there says the same already."""
    if ledger.is_fresh(target, _mark(district, ledger)):
        submissions = (
            replace(sent, across=ledger.compared(sent.outcome.digest))
            for sent in district.submissions
        )
        return close(replace(district, submissions=tuple(submissions)), ledger)
    with begun_summary(district, target, start) as finish:
        before = ledger.annuals(district.year - 1)
        evidence = Evidence(district.roster, district.submissions, before)
        district = close(compare(district, evidence), ledger)
        finish(district, evidence)
    ledger.wrote(target, _mark(district, ledger))
    return district


def _mark(district: District, ledger: Ledger) -> str:
    """Return a digest of everything that the summary is made of."""
    counted = [(str(sent.outcome.path), sent.outcome.digest) for sent in district.submissions]
    others = [(str(other.path), other.why) for other in district.others]
    facts = (engine_mark(), district.roster, district.year, counted, others, ledger.told())
    return hashlib.sha256(repr(facts).encode()).hexdigest()
