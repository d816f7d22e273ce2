"""Receives files: what the ledger knows is not read again, what is new is read and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

from budget_xl.core.problem import Problem
from budget_xl.district.executors import Start
from budget_xl.district.ledger import Ledger
from budget_xl.district.outcome import Outcome
from budget_xl.district.reading import Move, Reading, read_files
from budget_xl.district.sources import MAX_FILE, Source, read_bytes

TOGETHER = 64
"""Readings that are kept in one go."""


def receive(
    ledger: Ledger,
    sources: Sequence[Source],
    start: Start,
    move: Move,
    passwords: Sequence[str] = (),
) -> tuple[Outcome, ...]:
    """Return what came of every file, in the order of ``sources``."""
    with ThreadPoolExecutor() as readers:
        digests = dict(zip(sources, readers.map(_digest, sources), strict=True))
    outcomes = {source: ledger.known(source, digests[source]) for source in sources}
    new = {digests[source] or str(source.path): source
           for source, found in outcomes.items() if found is None}  # fmt: skip
    readings = read_files(start, list(new.values()), move, passwords)
    while batch := list(islice(readings, TOGETHER)):
        with ledger.together():
            for reading in batch:
                outcomes[reading.source] = _keep(ledger, reading, digests[reading.source])
    return tuple(found or _twin(ledger, source, digests[source], outcomes[new[digests[source]]])
                 for source, found in outcomes.items())  # fmt: skip


def _digest(source: Source) -> str:
    """Return the SHA-256 of a file; blank when its bytes cannot be had, which the reader tells."""
    try:
        return hashlib.sha256(read_bytes(source)).hexdigest()
    except (OSError, Problem):
        return ""


def _keep(ledger: Ledger, reading: Reading, digest: str) -> Outcome:
    """Keep a reading with the very bytes that were read."""
    try:
        data = read_bytes(reading.source) if digest else b""
    except (OSError, Problem):  # gone or locked since it was read
        return Outcome(reading.source, "", ledger.run, problem=_changed(reading.source))
    if not digest or len(data) > MAX_FILE:  # what cannot be had whole is not kept in part
        return Outcome(reading.source, "", ledger.run, problem=reading.problem)
    now = hashlib.sha256(data).hexdigest()
    if now != (reading.digest or digest):
        return Outcome(reading.source, "", ledger.run, problem=_changed(reading.source))
    return ledger.receive(replace(reading, digest=now), data)


def _twin(ledger: Ledger, source: Source, digest: str, read: Outcome | None) -> Outcome:
    """Return the outcome of a file whose bytes were read under another name."""
    assert read
    return ledger.known(source, digest) or replace(read, source=source)


def _changed(source: Source) -> Problem:
    return Problem(
        "file-changed",
        f"“{source.path.name}”在读取时被改动，没有计入。",
        "请等它保存好后再汇总一次。",
        str(source.path),
    )
