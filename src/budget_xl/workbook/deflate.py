"""The one door to zlib-ng, which packs and unpacks twice as fast as the library of Python does.

zipfile has no word for who does it, so the parts it opens are told.
"""

from __future__ import annotations

from typing import IO
from zipfile import ZipFile

from zlib_ng import zlib_ng

QUICK = 2
"""How hard long tables are packed: a third of the usual time for a fifth more bytes."""

DeflateError = zlib_ng.error
"""Raised for a part that is no stream of packed bytes."""


def unpacked(package: ZipFile, name: str) -> bytes:
    """Return the bytes of a part. Raises what ZipFile.read does, or DeflateError."""
    with package.open(name) as part:
        part._decompressor = zlib_ng.decompressobj(-zlib_ng.MAX_WBITS)  # type: ignore[attr-defined]
        return part.read()


def pack_quickly(part: IO[bytes]) -> None:
    """Let a part that is open for writing be packed quickly."""
    part._compressor = zlib_ng.compressobj(QUICK, zlib_ng.DEFLATED, -zlib_ng.MAX_WBITS)  # type: ignore[attr-defined]
