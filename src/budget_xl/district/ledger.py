"""The ledger of a district: every file ever received, what was found in it, what became of it.

An SQLite file; rows are only ever added. Originals lie beside it, each under its own digest.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from budget_xl.core.finding import Finding
from budget_xl.core.problem import Problem
from budget_xl.district.codec import decode, encode
from budget_xl.district.engine_mark import engine_mark
from budget_xl.district.figures import Figures
from budget_xl.district.reading import Outcome

SCHEMA = 1
WAIT_SECONDS = 30
"""How long a second run waits for the first one."""

TABLES = """
CREATE TABLE files (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL, received TEXT NOT NULL, modified INTEGER NOT NULL
);
CREATE TABLE readings (
    digest TEXT NOT NULL REFERENCES files, engine TEXT NOT NULL, figures TEXT, findings TEXT,
    problem TEXT, PRIMARY KEY (digest, engine)
);
CREATE TABLE submissions (
    digest TEXT PRIMARY KEY REFERENCES files, number INTEGER NOT NULL, unit TEXT NOT NULL,
    project TEXT NOT NULL, version INTEGER NOT NULL, UNIQUE (unit, project, version)
);
CREATE TABLE states (
    digest TEXT NOT NULL REFERENCES files, state TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE replies (
    digest TEXT NOT NULL REFERENCES files, code TEXT NOT NULL, place TEXT NOT NULL,
    kind TEXT NOT NULL, words TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (digest, code, place, kind, words)
);
"""

REPLY, OPINION = "单位回复", "复核意见"


@dataclass(frozen=True, slots=True)
class Reply:
    """Words written to one finding of one file, by its unit or by a reviewer (``kind``)."""

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


class Ledger:
    """An open ledger; use :func:`open_ledger`."""

    def __init__(self, book: sqlite3.Connection, archive: Path) -> None:
        self._book = book
        self._archive = archive

    def known(self, path: Path, digest: str, modified: int) -> Outcome | None:
        """Return what the rules in force made of these bytes, when they have been read before."""
        row = self._book.execute(
            "SELECT figures, findings, problem FROM readings WHERE digest = ? AND engine = ?",
            (digest, engine_mark()),
        ).fetchone()
        if row is None:
            return None
        figures, findings, problem = (None if cell is None else json.loads(cell) for cell in row)
        return Outcome(
            path,
            digest,
            modified,
            decode(Figures, figures) if figures else None,
            tuple(decode(Finding, item) for item in findings or ()),
            decode(Problem, problem) if problem else None,
        )

    def receive(self, outcomes: Iterable[Outcome]) -> None:
        """Keep files and readings; what is known already stays as it is. Originals are copied."""
        for outcome in outcomes:
            if not outcome.digest:
                continue
            self._keep_original(outcome)
            name = (outcome.digest, outcome.path.name, _now(), outcome.modified)
            self._book.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)", name)
            told = (
                _json(outcome.figures),
                _json(outcome.findings) if outcome.figures else None,
                _json(outcome.problem),
            )
            self._book.execute(
                "INSERT OR IGNORE INTO readings VALUES (?, ?, ?, ?, ?)",
                (outcome.digest, engine_mark(), *told),
            )

    def submit(self, unit: str, project: str, digest: str) -> int:
        """Return which version of the unit's declaration a file is, numbering it when it is new."""
        found = self._book.execute(
            "SELECT version FROM submissions WHERE digest = ?", (digest,)
        ).fetchone()
        if found:
            return int(found[0])
        [number] = self._book.execute(
            "SELECT COALESCE(MAX(version), 0) + 1 FROM submissions WHERE unit = ? AND project = ?",
            (unit, project),
        ).fetchone()
        [order] = self._book.execute("SELECT COUNT(*) + 1 FROM submissions").fetchone()
        self._book.execute(
            "INSERT INTO submissions VALUES (?, ?, ?, ?, ?)",
            (digest, order, unit, project, number),
        )
        return int(number)

    def versions(self, unit: str, project: str) -> list[Version]:
        """Return every submission of a unit for a project, the first one first."""
        rows = self._book.execute(
            "SELECT digest, version, name, received FROM submissions JOIN files USING (digest)"
            " WHERE unit = ? AND project = ? ORDER BY version",
            (unit, project),
        )
        return [Version(*row) for row in rows]

    def findings(self, digest: str) -> tuple[Finding, ...]:
        """Return the findings of a file as they were last told."""
        row = self._book.execute(
            "SELECT findings FROM readings WHERE digest = ? ORDER BY rowid DESC LIMIT 1", (digest,)
        ).fetchone()
        return tuple(decode(Finding, item) for item in json.loads(row[0] or "[]")) if row else ()

    def settle(self, digest: str, state: str) -> None:
        """Keep the state of a file when it is a new one."""
        if self.state(digest) != state:
            self._book.execute("INSERT INTO states VALUES (?, ?, ?)", (digest, state, _now()))

    def state(self, digest: str) -> str:
        """Return the latest state of a file, blank when it has none."""
        row = self._book.execute(
            "SELECT state FROM states WHERE digest = ? ORDER BY rowid DESC LIMIT 1", (digest,)
        ).fetchone()
        return str(row[0]) if row else ""

    def answer(self, replies: Iterable[Reply]) -> None:
        """Keep replies and opinions on files of this ledger; the same words are kept once."""
        for reply in replies:
            self._book.execute(
                "INSERT OR IGNORE INTO replies SELECT ?, ?, ?, ?, ?, ?"
                " WHERE EXISTS (SELECT 1 FROM files WHERE digest = ?)",
                (reply.digest, reply.code, reply.place, reply.kind, reply.words, _now(),
                 reply.digest),
            )  # fmt: skip

    def replies(self, digest: str) -> list[Reply]:
        """Return what was written to the findings of a file, in the order of receipt."""
        rows = self._book.execute(
            "SELECT digest, code, place, kind, words FROM replies WHERE digest = ? ORDER BY rowid",
            (digest,),
        )
        return [Reply(*row) for row in rows]

    def original(self, digest: str) -> Path:
        """Return where the bytes of a file are kept."""
        [found] = self._archive.glob(f"{digest[:2]}/{digest}.*")
        return found

    def _keep_original(self, outcome: Outcome) -> None:
        folder = self._archive / outcome.digest[:2]
        target = folder / f"{outcome.digest}{outcome.path.suffix.lower()}"
        if not target.exists():
            folder.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(f".draft{os.getpid()}")
            shutil.copyfile(outcome.path, draft)
            draft.replace(target)


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """Yield the ledger at ``path``, made when it is not there; what is done in it holds together.

    Raises Problem when it is no ledger, of a later version, or held by another run.
    """
    try:
        with closing(_connect(path)) as book:
            _prepare(book, path)
            book.execute("BEGIN IMMEDIATE")
            yield Ledger(book, path.with_suffix(".原件"))
            book.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise _refused(path, error) from error
    except sqlite3.DatabaseError as error:
        raise Problem(
            "not-a-ledger",
            f"“{path.name}”不是台账文件，或已损坏。",
            "请核对 --ledger 的文件名；台账损坏时用备份恢复，原文件没有改动。",
            str(path),
        ) from error


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)


def _prepare(book: sqlite3.Connection, path: Path) -> None:
    book.execute("PRAGMA journal_mode = WAL")
    book.execute("PRAGMA foreign_keys = ON")
    [version] = book.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA:
        raise Problem(
            "ledger-version",
            f"台账“{path.name}”是较新的程序写的（第 {version} 版，现在能读到第 {SCHEMA} 版）。",
            "请先升级 budget_xl 再打开它。",
            str(path),
        )
    if version == 0:
        book.execute("BEGIN IMMEDIATE")
        [version] = book.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in TABLES.split(";"):
                book.execute(statement)
            book.execute(f"PRAGMA user_version = {SCHEMA}")
        book.execute("COMMIT")


def _refused(path: Path, error: sqlite3.OperationalError) -> Problem:
    if "locked" in str(error) or "busy" in str(error):
        return Problem(
            "ledger-held",
            f"台账“{path.name}”正被另一次汇总使用，等了 {WAIT_SECONDS} 秒仍未结束。",
            "请等它结束后再汇总一次。",
            str(path),
        )
    return Problem(
        "ledger-not-writable",
        f"打不开台账“{path.name}”（{error}）。",
        "请核对文件夹是否存在、能否写入、磁盘是否已满。",
        str(path),
    )


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(encode(value), ensure_ascii=False)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
