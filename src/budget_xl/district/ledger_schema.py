"""The tables of the ledger, version by version, and how a ledger is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from budget_xl.core.problem import Problem

WAIT_SECONDS = 30
"""How long a second run waits for the first one."""
LEDGER = "SELECT 1 FROM sqlite_master WHERE name = 'files'"
"""Asks whether a database that has a version is a ledger at all."""

KIND = 0xFF
"""The part of an SQLite code that says what kind of error it is."""
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
STRANGE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
REASONS = {
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_READONLY: "没有写入的权限",
    sqlite3.SQLITE_PERM: "没有写入的权限",
    sqlite3.SQLITE_CANTOPEN: "打不开",
    sqlite3.SQLITE_IOERR: "磁盘读写出错",
}

MIGRATIONS = (
    """
CREATE TABLE files (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    run INTEGER NOT NULL, received TEXT NOT NULL
);
CREATE TABLE readings (
    digest TEXT NOT NULL REFERENCES files, engine TEXT NOT NULL, problem TEXT,
    head TEXT, tally TEXT, texts TEXT, funding TEXT, items TEXT, indicators TEXT, traits TEXT,
    findings TEXT, waivers TEXT, PRIMARY KEY (digest, engine)
);
CREATE TABLE submissions (
    digest TEXT PRIMARY KEY REFERENCES files, unit TEXT NOT NULL, project TEXT NOT NULL,
    year INTEGER NOT NULL, version INTEGER NOT NULL, UNIQUE (unit, project, year, version)
);
CREATE TABLE states (
    digest TEXT NOT NULL REFERENCES files, state TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE compared (
    digest TEXT NOT NULL REFERENCES files, findings TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE replies (
    digest TEXT NOT NULL REFERENCES files, code TEXT NOT NULL, place TEXT NOT NULL,
    kind TEXT NOT NULL, words TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (digest, code, place, kind, words)
);
CREATE TABLE summaries (
    target TEXT PRIMARY KEY, mark TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE INDEX states_of ON states (digest);
CREATE INDEX compared_of ON compared (digest);
CREATE VIEW 台账 AS
    SELECT unit AS 单位, year AS 年度, project AS 项目, version AS 版本, name AS 文件,
        received AS 收到时间, (SELECT state FROM states WHERE states.digest = files.digest
            ORDER BY states.rowid DESC LIMIT 1) AS 状态, files.digest AS SHA256
    FROM files LEFT JOIN submissions USING (digest) ORDER BY run, unit, project, version;
""",
    """
CREATE TABLE verdicts (
    mark TEXT NOT NULL, year INTEGER NOT NULL, unit TEXT NOT NULL, project TEXT NOT NULL,
    code TEXT NOT NULL, place TEXT NOT NULL, message TEXT NOT NULL, severity TEXT NOT NULL,
    hint TEXT NOT NULL, decision TEXT NOT NULL, words TEXT NOT NULL, reviewer TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX verdicts_of ON verdicts (mark);
CREATE VIEW 复核 AS
    SELECT at AS 时间, unit AS 单位, year AS 年度, project AS 项目, code AS 编号, place AS 位置,
        message AS 问题, decision AS 复核结论, words AS 复核意见, reviewer AS 复核人
    FROM verdicts ORDER BY rowid;
""",
)
"""Each brings a ledger one version further; a ledger in use is only ever added to."""


def connect(path: Path) -> sqlite3.Connection:
    """Return the open ledger at ``path``, made or brought up to date where needed.

    Raises Problem when it is no ledger, of a later version, or held by another run.
    """
    with told_as_problems(path):
        book = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        book.execute("PRAGMA journal_mode = WAL")
        book.execute("PRAGMA synchronous = NORMAL")
        book.execute("PRAGMA foreign_keys = ON")
        _migrate(book, path)
    return book


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Return the ledger that another process has open at ``path``, for reading only."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


Connect = Callable[[Path], sqlite3.Connection]


def _migrate(book: sqlite3.Connection, path: Path) -> None:
    newest = len(MIGRATIONS)
    [version] = book.execute("PRAGMA user_version").fetchone()
    if version > newest:
        raise Problem(
            "ledger-version",
            f"台账“{path.name}”是较新的程序写的（第 {version} 版，现在能读到第 {newest} 版）。",
            "请先升级 budget_xl 再打开它。",
            str(path),
        )
    if version and not book.execute(LEDGER).fetchone():
        raise _not_a_ledger(path)
    if version == newest:
        return
    with transaction(book):
        [version] = book.execute("PRAGMA user_version").fetchone()
        if version == 0 and book.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise _not_a_ledger(path)
        for script in MIGRATIONS[version:]:
            for statement in script.split(";"):
                book.execute(statement)
        book.execute(f"PRAGMA user_version = {newest}")


@contextmanager
def transaction(book: sqlite3.Connection) -> Iterator[None]:
    """Keep what is done in the block together, or nothing of it."""
    book.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if book.in_transaction:  # a full disk has ended it already
            book.execute("ROLLBACK")
        raise
    book.execute("COMMIT")


@contextmanager
def told_as_problems(path: Path) -> Iterator[None]:
    """Say what a ledger that cannot be used lacks: Problem instead of an error of SQLite."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _refused(path, getattr(error, "sqlite_errorcode", 0) & KIND)
        if problem is None:
            raise
        raise problem from error


def _refused(path: Path, kind: int) -> Problem | None:
    """Return what SQLite's code means to a user; None when the mistake is ours."""
    if kind in BUSY:
        return Problem(
            "ledger-held",
            f"台账“{path.name}”正被另一次汇总使用，等了 {WAIT_SECONDS} 秒仍未结束。",
            "请等它结束后再汇总一次。",
            str(path),
        )
    if kind in REASONS:
        return Problem(
            "ledger-not-writable",
            f"台账“{path.name}”写不进去：{REASONS[kind]}。",
            "请核对文件夹是否存在、能否写入、磁盘是否已满，再汇总一次。",
            str(path),
        )
    return _not_a_ledger(path) if kind in STRANGE else None


def _not_a_ledger(path: Path) -> Problem:
    return Problem(
        "not-a-ledger",
        f"“{path.name}”不是台账文件，或已损坏。",
        "请核对 --ledger 的文件名；台账损坏时用备份恢复，原文件没有改动。",
        str(path),
    )
