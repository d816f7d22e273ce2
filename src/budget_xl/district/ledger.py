"""The ledger of a district: every file ever received, what was found in it, what became of it.

An SQLite file; rows are only ever added. Originals lie beside it, each under its own digest.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

from budget_xl.core.finding import Finding
from budget_xl.core.problem import Problem
from budget_xl.district.codec import dumps, loads
from budget_xl.district.engine_mark import engine_mark
from budget_xl.district.figures import Head
from budget_xl.district.ledger_schema import (
    Connect,
    connect,
    connect_to_read,
    told_as_problems,
    transaction,
)
from budget_xl.district.outcome import Outcome
from budget_xl.district.reading import PARTS, Reading, Tally
from budget_xl.district.sources import Source
from budget_xl.district.verdicts import Verdict
from budget_xl.workbook.xlsx import replacing

REPLY = "单位回复"
ENCRYPTED = "encrypted"
ORIGINALS = ".原件"


@dataclass(frozen=True, slots=True)
class Reply:
    """Words written to one finding of one file by its unit (``kind`` 单位回复)."""

    digest: str
    code: str
    place: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Version:
    """One submission of a unit for a project, numbered from 1 in the order of receipt."""

    digest: str
    version: int
    name: str
    received: str


class Readings:
    """What was read of files, in any process. Closed with the last thing that reads it."""

    def __init__(self, path: Path, open_book: Connect = connect_to_read) -> None:
        self.path = path
        self._book = open_book(path)
        weakref.finalize(self, self._book.close)

    def part(self, name: str, digest: str) -> Any:
        """Return one of ``PARTS`` of a file as it was last read, by the rules in force if so."""
        assert name in PARTS
        row = self._book.execute(
            f"SELECT {name} FROM readings WHERE digest = ? AND head IS NOT NULL"  # noqa: S608
            " ORDER BY engine = ? DESC, rowid DESC LIMIT 1",
            (digest, engine_mark()),
        ).fetchone()
        return loads(PARTS[name], row[0])


class Ledger(Readings):
    """An open ledger; use :func:`open_ledger`."""

    def __init__(self, path: Path, archive: Path | None) -> None:
        super().__init__(path, connect)
        self.archive = archive
        self.run = self._one("SELECT COALESCE(MAX(run), 0) + 1 FROM files")

    def __reduce__(self) -> tuple[type[Readings], tuple[Path]]:
        """Other processes get what can be read of it."""
        return Readings, (self.path,)

    @property
    def files(self) -> list[Path]:
        """The ledger, what SQLite keeps beside it, and the folder of the originals."""
        beside = [self.path.with_name(self.path.name + end) for end in ("", "-wal", "-shm")]
        return [*beside, *([self.archive] if self.archive else [])]

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is written in the block together. Raises Problem when it cannot be written."""
        with told_as_problems(self.path), transaction(self._book):
            yield

    def known(self, source: Source, digest: str) -> Outcome | None:
        """Return what the rules in force made of these bytes, when they have been read before.

        A file that could not be read is tried again: it may be a matter of a password.
        """
        row = self._book.execute(
            "SELECT run, head, tally FROM readings JOIN files USING (digest)"
            " WHERE digest = ? AND engine = ? AND head IS NOT NULL",
            (digest, engine_mark()),
        ).fetchone()
        if row is None:
            return None
        head, tally = loads(Head, row[1]), loads(Tally, row[2])
        return Outcome(source, digest, row[0], head, tally, None, self)

    def receive(self, reading: Reading, data: bytes) -> Outcome:
        """Keep a file and its reading; what is kept already stays as it is.

        Raises Problem when the original cannot be kept.
        """
        content, problem, digest = reading.content, reading.problem, reading.digest
        self._keep_original(reading.source.path, digest, data)
        self._book.execute(
            "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (digest, reading.source.path.name, len(data), reading.source.modified, self.run, now()),
        )
        run = self._one("SELECT run FROM files WHERE digest = ?", digest)
        if problem and problem.code == ENCRYPTED:  # the next run may have its password
            return Outcome(reading.source, digest, run, problem=problem, shelf=self)
        told = (None,) * (2 + len(PARTS))
        if content:
            told = (dumps(Head, content.head), dumps(Tally, content.tally), *content.parts)
        self._book.execute(
            f"INSERT OR REPLACE INTO readings VALUES (?, ?, ?{', ?' * len(told)})",  # noqa: S608
            (digest, engine_mark(), dumps(Problem, problem) if problem else None, *told),
        )
        head, tally = (content.head, content.tally) if content else (None, None)
        return Outcome(reading.source, digest, run, head, tally, problem, self)

    def compare(self, digest: str, findings: tuple[Finding, ...]) -> None:
        """Keep what the comparison with other files says of a file, when it is something new."""
        if self.compared(digest) != findings:
            told = dumps(tuple[Finding, ...], findings)
            self._book.execute("INSERT INTO compared VALUES (?, ?, ?)", (digest, told, now()))

    def compared(self, digest: str) -> tuple[Finding, ...]:
        """Return what the last comparison said of a file."""
        row = self._book.execute(
            "SELECT findings FROM compared WHERE digest = ? ORDER BY rowid DESC LIMIT 1", (digest,)
        ).fetchone()
        return loads(tuple[Finding, ...], row[0]) if row else ()

    def submit(self, unit: str, project: str, year: int, digest: str) -> int:
        """Return which version of the unit's declaration a file is, numbering it when it is new."""
        found = self._book.execute(
            "SELECT version FROM submissions WHERE digest = ?", (digest,)
        ).fetchone()
        if found:
            return int(found[0])
        number = 1 + self._one(
            "SELECT COALESCE(MAX(version), 0) FROM submissions"
            " WHERE unit = ? AND project = ? AND year = ?", unit, project, year,
        )  # fmt: skip
        self._book.execute(
            "INSERT INTO submissions VALUES (?, ?, ?, ?, ?)", (digest, unit, project, year, number)
        )
        return number

    def versions(self, digest: str) -> list[Version]:
        """Return every submission of the declaration of which a file is one, the first first.

        They are those of the unit as it was called when the file came.
        """
        rows = self._book.execute(
            "SELECT digest, version, name, received FROM submissions JOIN files USING (digest)"
            " WHERE (unit, project, year) ="
            " (SELECT unit, project, year FROM submissions WHERE digest = ?) ORDER BY version",
            (digest,),
        )
        return [Version(*row) for row in rows]

    def settle(self, digest: str, state: str) -> None:
        """Keep the state of a file when it is a new one."""
        if self.state(digest) != state:
            self._book.execute("INSERT INTO states VALUES (?, ?, ?)", (digest, state, now()))

    def state(self, digest: str) -> str:
        """Return the latest state of a file, blank when it has none."""
        row = self._book.execute(
            "SELECT state FROM states WHERE digest = ? ORDER BY rowid DESC LIMIT 1", (digest,)
        ).fetchone()
        return str(row[0]) if row else ""

    def answer(self, replies: Iterable[Reply]) -> None:
        """Keep replies to findings in files of this ledger; the same words are kept once."""
        for reply in replies:
            self._book.execute(
                "INSERT OR IGNORE INTO replies SELECT ?, ?, ?, ?, ?, ?"
                " WHERE EXISTS (SELECT 1 FROM files WHERE digest = ?)",
                (reply.digest, reply.code, reply.place, reply.kind, reply.words, now(),
                 reply.digest),
            )  # fmt: skip

    def replies(self, digest: str) -> list[Reply]:
        """Return what was written to the findings of a file, in the order of receipt."""
        rows = self._book.execute(
            "SELECT digest, code, place, kind, words FROM replies WHERE digest = ? ORDER BY rowid",
            (digest,),
        )
        return [Reply(*row) for row in rows]

    def judge(self, verdicts: Iterable[Verdict]) -> None:
        """Keep what reviewers typed, each as a line of its own; earlier lines stay."""
        for verdict in verdicts:
            values = (*astuple(verdict), now())
            places = ", ".join("?" * len(values))
            self._book.execute(f"INSERT INTO verdicts VALUES ({places})", values)  # noqa: S608

    def verdicts(self, year: int) -> dict[str, Verdict]:
        """Return the last verdict of every mark of a round, those taken back included."""
        rows = self._book.execute("SELECT * FROM verdicts WHERE year = ? ORDER BY rowid", (year,))
        return {row[0]: Verdict(*row[:-1]) for row in rows}

    def annuals(self, year: int) -> dict[tuple[str, str], Decimal]:
        """Return 当年预算 of ``year`` by unit and project, of the last version of each."""
        rows = self._book.execute(
            "SELECT unit, project, head FROM submissions JOIN readings USING (digest)"
            " WHERE year = ? AND head IS NOT NULL ORDER BY version, readings.rowid",
            (year,),
        )
        found = {(unit, project): loads(Head, head).annual for unit, project, head in rows}
        return {key: annual for key, annual in found.items() if annual is not None}

    def told(self) -> tuple[int, ...]:
        """Return marks that change with what was compared, written to findings and submitted."""
        tables = ("compared", "replies", "submissions", "verdicts")
        query = "SELECT COALESCE(MAX(rowid), 0) FROM "
        return tuple(self._one(query + table) for table in tables)

    def is_fresh(self, target: Path, mark: str) -> bool:
        """Tell whether the summary at ``target`` is as it was written, from the same things."""
        row = self._summary(target)
        return row is not None and row[0] == mark and row[1] == _digest(target)

    def is_as_written(self, target: Path) -> bool:
        """Tell whether nobody has touched the summary at ``target`` since it was written."""
        row = self._summary(target)
        return row is not None and row[1] == _digest(target)

    def _summary(self, target: Path) -> tuple[str, str] | None:
        query = "SELECT mark, digest FROM summaries WHERE target = ?"
        found: tuple[str, str] | None
        found = self._book.execute(query, (str(target.resolve()),)).fetchone()
        return found

    def summaries(self) -> list[Path]:
        """Return where summaries were written, the latest last; they may be gone by now."""
        rows = self._book.execute("SELECT target FROM summaries ORDER BY rowid")
        return [Path(target) for (target,) in rows]

    def wrote(self, target: Path, mark: str) -> None:
        """Remember the summary at ``target`` as it is, and what it was made of."""
        row = (str(target.resolve()), mark, _digest(target))
        self._book.execute("INSERT OR REPLACE INTO summaries VALUES (?, ?, ?)", row)

    def original(self, digest: str) -> Path:
        """Return where the bytes of a file are kept."""
        assert self.archive
        [found] = self.archive.glob(f"{digest[:2]}/{digest}.*")
        return found

    def _keep_original(self, name: PurePath, digest: str, data: bytes) -> None:
        if self.archive is None:
            return
        folder = self.archive / digest[:2]
        target = folder / f"{digest}{name.suffix.lower()}"
        if not target.exists():
            with suppress(OSError):  # what follows tells why it cannot be written into
                folder.mkdir(parents=True, exist_ok=True)
            with replacing(target) as draft:
                draft.write_bytes(data)

    def _one(self, query: str, *values: object) -> int:
        return int(self._book.execute(query, values).fetchone()[0])


def open_ledger(path: Path | None) -> Ledger:
    """Return the ledger at ``path``, made when it is not there; None keeps one for a while only.

    Raises Problem when it is no ledger, of a later version, or held by another run.
    """
    if path is not None:
        return Ledger(path, path.with_suffix(ORIGINALS))
    folder = tempfile.TemporaryDirectory(prefix="budget_xl_")
    ledger = Ledger(Path(folder.name) / "台账.db", None)
    weakref.finalize(ledger, _forget, ledger._book, folder)
    return ledger


def _forget(book: sqlite3.Connection, folder: tempfile.TemporaryDirectory[str]) -> None:
    book.close()  # Windows deletes no file that is open
    folder.cleanup()


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def now() -> str:
    """Return the time to the second, with its zone."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
