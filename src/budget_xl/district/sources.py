"""Where a file lies: on a disk, as a member of a .zip, or at an address of shared storage."""

from __future__ import annotations

import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from budget_xl.core.problem import Problem

MAX_FILE = 64 * 1024 * 1024
"""A filled form has well under 1 MB; whatever is larger is none."""
UTF8_NAME = 0x800
"""The flag of a member whose name is in UTF-8."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its ``place``, the ``member`` inside when the place is a .zip, its time.

    ``modified`` counts nanoseconds; it only orders versions.
    """

    place: str
    member: str = ""
    modified: int = 0

    @property
    def path(self) -> Path:
        """How the file is named to people; only a plain file really lies there."""
        return Path(self.place) / self.member if self.member else Path(self.place)

    @property
    def is_plain(self) -> bool:
        """The file lies on a disk as it is."""
        return not self.member and "://" not in self.place


def read_bytes(source: Source) -> bytes:
    """Return the bytes of a file, of a large one a byte more than the limit.

    Raises OSError, or Problem for a member that is no sane file.
    """
    if not source.member:
        with open_place(source.place) as file:
            size = os.fstat(file.fileno()).st_size if source.is_plain else MAX_FILE
            return file.read(min(size, MAX_FILE) + 1)
    try:
        with open_place(source.place) as file, zipfile.ZipFile(file) as package:
            return next(
                package.read(member)
                for member in package.infolist()
                if member_name(member) == source.member
            )
    except (zipfile.BadZipFile, zlib.error, StopIteration, RuntimeError, ValueError) as error:
        raise Problem(
            "zip-member",
            f"压缩包“{Path(source.place).name}”中的“{source.path.name}”不能解压。",
            "压缩包可能有密码或已损坏，请解压后把申报表直接放进文件夹。",
            source.place,
        ) from error


def member_name(member: zipfile.ZipInfo) -> str:
    """Return the name of a member; Windows archives of Chinese names are in GBK, unmarked."""
    name = member.filename
    if not member.flag_bits & UTF8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/")


@contextmanager
def on_disk(source: Source, data: bytes) -> Iterator[Path]:
    """Yield a path with the bytes of ``source``: the file itself, or a copy for as long."""
    if source.is_plain:
        yield Path(source.place)
        return
    with tempfile.TemporaryDirectory(prefix="budget_xl_") as folder:
        copy = Path(folder) / PurePosixPath(source.path.as_posix()).name
        copy.write_bytes(data)
        yield copy


def open_place(place: str) -> Any:
    """Return the opened file at a path or an address such as ``s3://…``."""
    if "://" not in place:
        return Path(place).open("rb")
    opened: BinaryIO = file_system(place).open(place, "rb")
    return opened


def file_system(place: str) -> Any:
    """Return the file system of an address. Raises Problem when fsspec is not installed."""
    try:
        import fsspec  # noqa: PLC0415
    except ImportError as error:
        raise Problem(
            "no-fsspec",
            f"读取“{place}”需要另装共享存储的组件。",
            "请运行 pip install 'budget-xl[cluster]'，或把文件放到本机文件夹。",
            place,
        ) from error
    return fsspec.url_to_fs(place)[0]
