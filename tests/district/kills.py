"""Kills a consolidation at some moment, looks at what is left, and runs it again."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.district.district import form, roster

UNITS = 16
EARLIER = 6
"""Units whose files an earlier, undisturbed run has received."""

Kept = dict[str, list[tuple[object, ...]]]
QUERIES = {
    "files": "SELECT digest, name, size FROM files ORDER BY digest",
    "submissions": "SELECT digest, unit, project, year, version FROM submissions ORDER BY digest",
    "readings": "SELECT digest, engine, problem, items, findings FROM readings ORDER BY digest",
    "compared": "SELECT DISTINCT digest, findings FROM compared ORDER BY digest, findings",
    "states": "SELECT DISTINCT digest, state FROM states ORDER BY digest, state",
}


@dataclass(frozen=True)
class District:
    """A folder of what came, the ledger of the earlier run, and the same district undisturbed."""

    folder: Path
    whole: Kept
    earlier: Kept
    seconds: float


def make_district(folder: Path) -> District:
    """Make the district and run it twice without a disturbance."""
    names = [f"青{number:02}街道办事处" for number in range(1, UNITS + 1)]
    roster(folder, *(f"{number:03},{name},,,," for number, name in enumerate(names, start=1)))
    for number, name in enumerate(names, start=1):
        where = "收到" if number <= EARLIER else "后到"
        form(folder / where / f"{name}.xlsx", name, str(100 + number), str(number))
    start(folder).wait()
    shutil.copytree(folder, folder / "起点", ignore=shutil.ignore_patterns("起点"))
    earlier = kept(folder / "台账.db")
    for file in (folder / "后到").iterdir():
        shutil.copy2(file, folder / "收到" / file.name)
    begun = time.monotonic()
    start(folder).wait()
    return District(folder, kept(folder / "台账.db"), earlier, time.monotonic() - begun)


def start(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "budget_xl", "consolidate", str(folder / "收到")]
    command += ["--roster", str(folder / "名册.csv"), "--ledger", str(folder / "台账.db")]
    command += ["-o", str(folder / "汇总.xlsx"), "--jobs", "2"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)


def kept(ledger: Path) -> Kept:
    """Return what the ledger holds, without times; it must be sound."""
    with closing(sqlite3.connect(ledger)) as book:
        assert book.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {name: book.execute(query).fetchall() for name, query in QUERIES.items()}


def kill(district: District, folder: Path, moment: float) -> list[str]:
    """Kill a run ``moment`` seconds after its start; return what was not as it should be."""
    shutil.copytree(district.folder / "起点", folder)
    for file in (folder / "后到").iterdir():
        shutil.copy2(file, folder / "收到" / file.name)
    before = (folder / "汇总.xlsx").read_bytes()
    run = start(folder)
    time.sleep(moment)
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    wrong = []
    left = kept(folder / "台账.db")
    for name, rows in district.earlier.items():
        if lost := [row for row in rows if row not in left[name]]:
            wrong.append(f"{len(lost)} rows of {name} lost")
    if run.returncode < 0 and not _is_whole(folder / "汇总.xlsx", before):
        wrong.append("summary torn")
    again = start(folder)
    if again.wait() not in (0, 1):
        wrong.append(f"next run ended with {again.returncode}")
    after = kept(folder / "台账.db")
    wrong += [f"{name} differ" for name in QUERIES if after[name] != district.whole[name]]
    originals = {file.stem for file in folder.rglob("*") if file.is_file() and len(file.stem) == 64}
    if originals != {row[0] for row in district.whole["files"]}:
        wrong.append("originals differ")
    return wrong


def _is_whole(path: Path, before: bytes) -> bool:
    data = path.read_bytes()
    return data == before or zipfile.is_zipfile(path)
