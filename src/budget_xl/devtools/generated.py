"""Everything that is generated: what it should hold, whether it does, and writing it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from budget_xl.devtools import pages, readme, template
from budget_xl.devtools.addin import build as addin

ROOT = Path(__file__).parents[3]

Generator = Callable[[Path], Mapping[Path, bytes]]
GENERATORS: tuple[Generator, ...] = (template.files, pages.files, readme.files, addin.files)
"""Each returns the files that it owns below the given root, with their content."""

FOLDERS = (pages.FOLDER,)
"""Folders that hold generated files only."""


def write(root: Path = ROOT) -> None:
    """Write what is missing or stale below ``root``, and remove what is no longer generated."""
    wanted = _wanted(root)
    for path, content in wanted.items():
        if not _same(path, content):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in _left_over(root, wanted):
        path.unlink()


def stale(root: Path = ROOT) -> list[str]:
    """Return a line for every file below ``root`` that is not what the generators make."""
    wanted = _wanted(root)
    lines = [
        f"{path.relative_to(root)} is stale"
        for path, content in wanted.items()
        if not _same(path, content)
    ]
    return lines + [
        f"{path.relative_to(root)} is no longer generated" for path in _left_over(root, wanted)
    ]


def _wanted(root: Path) -> dict[Path, bytes]:
    return {path: content for make in GENERATORS for path, content in make(root).items()}


def _left_over(root: Path, wanted: Mapping[Path, bytes]) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (path for path in sorted((root / folder).glob("*")) if path not in wanted)


def _same(path: Path, content: bytes) -> bool:
    if not path.is_file():
        return False
    old = path.read_bytes()
    return old == content or (content.startswith(b"PK") and _parts(old) == _parts(content))


def _parts(package: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook; the version of its writer is no difference."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name != "docProps/app.xml"}
