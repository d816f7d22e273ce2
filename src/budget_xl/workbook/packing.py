"""Packs what XlsxWriter made: long tables come from the files they were drawn into, as they are."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

from budget_xl.workbook.deflate import pack_quickly

AT_ONCE = 1 << 20
"""Bytes that are packed in one go."""

Inserts = dict[str, list[tuple[int, Path]]]
"""By file: where in it others are to stand, in order. They are deleted when they are packed."""


class Package(ZipFile):
    """A package to be written, ``quick`` or as small as usual."""

    def __init__(self, *args: Any, inserts: Inserts, quick: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._inserts, self._quick = inserts, quick

    def open(self, *args: Any, **kwargs: Any) -> IO[bytes]:
        """Open a part; see ZipFile."""
        part = super().open(*args, **kwargs)
        if self._quick:
            pack_quickly(part)
        return part

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        """Pack a file with what is to be inserted; see ZipFile."""
        inserts = self._inserts.get(filename, [])
        info = ZipInfo.from_file(filename, arcname)
        info.compress_type = self.compression
        info.file_size += sum(path.stat().st_size for _, path in inserts)
        with Path(filename).open("rb") as file, self.open(info, "w") as part:
            for at, path in inserts:
                part.write(file.read(at - file.tell()))
                with path.open("rb") as insert:
                    copyfileobj(insert, part, AT_ONCE)
                path.unlink()
            copyfileobj(file, part, AT_ONCE)
