"""Looks through a folder: which files may be declarations and which are something else.

Subfolders and .zip archives are looked into; nothing of an archive is written anywhere.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from budget_xl.core.problem import Problem
from budget_xl.district.sources import MAX_FILE, Source, file_system, member_name, open_place

WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".et"}
"""What is read, or told how to become readable."""
ARCHIVE = ".zip"
MAX_MEMBERS = 20_000
MAX_RATIO = 200
"""An .xlsx is compressed already; what shrinks more than this is no declaration."""

LOCK = "是 Excel 打开文件时的临时文件，可以忽略"
HIDDEN = "是系统自动生成的文件，可以忽略"
NOT_A_WORKBOOK = "不是工作簿，没有读取"
BAD_ARCHIVE = "是打不开的压缩包，可能已损坏，请重新发送"
NESTED = "是压缩包中的压缩包，请先解压再放进文件夹"
UNSAFE = "在压缩包中指向压缩包以外的位置，没有读取"
OVERSIZED = "展开后大得不正常，为安全起见没有读取"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file that is no declaration, and why it is not read."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Intake:
    """The files of a folder, each list in the order of their names."""

    sources: tuple[Source, ...]
    foreign: tuple[Foreign, ...]


def look_through(folder: Path | str, own: Collection[Path] = ()) -> Intake:
    """Return the files below ``folder``, a path or an address; ``own`` files are left out.

    Raises Problem when the folder is missing or holds no workbook.
    """
    found = list(_remote(str(folder)) if "://" in str(folder) else _local(Path(folder), own))
    sources = sorted((one for one in found if isinstance(one, Source)), key=lambda s: str(s.path))
    foreign = sorted((one for one in found if isinstance(one, Foreign)), key=lambda f: str(f.path))
    if not sources:
        raise Problem(
            "no-workbooks",
            f"文件夹“{folder}”里没有工作簿（共 {len(found)} 个文件）。",
            "请把各单位报来的 .xlsx 申报表放进这个文件夹再汇总。",
            str(folder),
        )
    return Intake(tuple(sources), tuple(foreign))


def _local(folder: Path, own: Collection[Path]) -> Iterator[Source | Foreign]:
    if not folder.is_dir():
        raise _missing(str(folder))
    left_out = {path.resolve() for path in own}
    for path in folder.rglob("*"):
        real = path.resolve()
        if not left_out.isdisjoint((real, *real.parents)):
            continue
        with suppress(FileNotFoundError):
            if path.is_file():
                yield from _sorted_out(str(path), path.stat().st_mtime_ns)


def _remote(address: str) -> Iterator[Source | Foreign]:
    files = file_system(address)
    if not files.isdir(address):
        raise _missing(address)
    for name, facts in files.find(address, detail=True).items():
        yield from _sorted_out(files.unstrip_protocol(name), _modified(facts))


def _modified(facts: dict[str, Any]) -> int:
    """Return the time of change; every storage names it in its own way."""
    for key in ("mtime", "LastModified", "last_modified", "updated", "modified", "created"):
        match facts.get(key):
            case datetime() as time:
                return int(time.timestamp() * 10**9)
            case int() | float() as seconds:
                return int(seconds * 10**9)
    return 0


def _sorted_out(place: str, modified: int) -> Iterator[Source | Foreign]:
    path = Path(place)
    reason = _not_ours(path.name)
    if not reason:
        yield Source(place, "", modified)
    elif path.suffix.lower() == ARCHIVE and reason == NOT_A_WORKBOOK:
        yield from _members(place)
    else:
        yield Foreign(path, reason)


def _not_ours(name: str) -> str:
    """Return why a file of that name is not read; blank when it may be a declaration."""
    if name.startswith("~$"):
        return LOCK
    if name.startswith((".", "~")):
        return HIDDEN
    return "" if Path(name).suffix.lower() in WORKBOOKS else NOT_A_WORKBOOK


def _members(place: str) -> Iterator[Source | Foreign]:
    try:
        with open_place(place) as file, zipfile.ZipFile(file) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield Foreign(Path(place), BAD_ARCHIVE)
        return
    if len(members) > MAX_MEMBERS:
        yield Foreign(Path(place), OVERSIZED)
        return
    for member in members:
        if not member.is_dir():
            yield _member(place, member)


def _member(place: str, member: zipfile.ZipInfo) -> Source | Foreign:
    name = member_name(member)
    shown, parts = Path(place, name.lstrip("/")), PurePosixPath(name).parts
    reason = _not_ours(shown.name)
    if ".." in parts or name.startswith("/") or ":" in parts[0]:
        reason = UNSAFE
    elif "__MACOSX" in parts:
        reason = HIDDEN
    elif shown.suffix.lower() == ARCHIVE:
        reason = NESTED
    elif member.file_size > MAX_FILE or member.file_size > MAX_RATIO * (member.compress_size + 1):
        reason = OVERSIZED
    if reason:
        return Foreign(shown, reason)
    return Source(place, name, _member_time(member))


def _member_time(member: zipfile.ZipInfo) -> int:
    """Return when a member was saved; archives keep local time, and sometimes nonsense."""
    with suppress(ValueError, OverflowError, OSError):
        return int(datetime(*member.date_time).timestamp()) * 10**9  # noqa: DTZ001
    return 0


def _missing(folder: str) -> Problem:
    return Problem(
        "missing-folder", f"找不到文件夹“{folder}”。", "请核对文件夹的名称和位置。", folder
    )
