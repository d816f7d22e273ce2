"""Looks at a file before any reader does: is it a workbook, is it sane, what would a reader miss.

Values far from the form make readers abort or take gigabytes, so the bytes are looked at first.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from budget_xl.core.entry import Defect
from budget_xl.core.problem import Problem
from budget_xl.workbook.deflate import DeflateError, unpacked
from budget_xl.workbook.encryption import WAY_OUT, decrypted
from budget_xl.workbook.frame import Frame, frame_of
from budget_xl.workbook.kinds import ASK_AGAIN, OLE, not_a_workbook

MAX_PARTS = 2000
MAX_BYTES = 24 * 1024 * 1024
"""Of what a reader unpacks: a full form has 1 MB; pictures are not unpacked and do not count."""

MAX_ROWS = 20_000
MAX_FILE = 200 * 1024 * 1024
MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
"""A part smaller than this may be compressed as well as it likes."""

# Beyond column AZ or row 9999 nothing of a form can stand; a styled blank cell there is harmless.
_MAYBE_FAR = re.compile(rb'r="[A-Z]\d{0,4}+[^"]')
_FAR = re.compile(
    rb'[<:]c\s[^<>]*\br="(?:[A-Z]{3}|[B-Z][A-Z]|[A-Z]{1,2}(?=\d{5}))[A-Z0-9]*"[^<>]*(?<!/)>'
)
_ERROR = re.compile(rb'<c\b[^<>]*\br="([A-Z]+\d+)"[^<>]*\bt="e"[^<>]*>|'
                    rb'<c\b[^<>]*\bt="e"[^<>]*\br="([A-Z]+\d+)"[^<>]*>')  # fmt: skip

BOOK, RELATIONS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_ALSO_READ = {BOOK, RELATIONS, STYLES, "xl/sharedstrings.xml"}
_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"[^>]*\bid="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(Id|Target)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of one sheet and what a reader would take for blank: cell name → defect."""

    data: bytes
    frame: Frame
    defects: dict[str, Defect]

    @property
    def has_heads_only(self) -> bool:
        """Tell whether surely no row but the first one says anything: no tag v, no tag is."""
        rows = self.frame.markup.partition(b"row>")[2].rpartition(b"sheetData>")[0]
        return bool(rows) and b"v" not in rows and b"is" not in rows


@dataclass(frozen=True, slots=True)
class Contents:
    """What was unpacked, by the names of the parts: the sheets, and the bytes of what they need."""

    sheets: dict[str, Part]
    others: dict[str, bytes]


def open_package(path: Path, passwords: Iterable[str] = ()) -> zipfile.ZipFile:
    """Return the opened package; one of ``passwords`` opens it when it is encrypted.

    Raises Problem for anything but a sane zip of a workbook.
    """
    if not path.is_file():
        raise Problem(
            "missing-file", f"找不到文件“{path}”。", "请核对文件名和所在文件夹。", str(path)
        )
    try:
        source = _source(path, passwords)
        package = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise not_a_workbook(path) from error
    if not any(_plain(part.filename) == BOOK for part in package.infolist()):
        package.close()
        raise not_a_workbook(path)
    _judge_size(package, path)
    return package


def _source(path: Path, passwords: Iterable[str]) -> Path | BytesIO:
    if path.stat().st_size > MAX_FILE:
        raise _oversized(path)
    with path.open("rb") as file:
        is_ole = file.read(len(OLE)) == OLE
    opened = decrypted(path, passwords) if is_ole else None
    return path if opened is None else opened


def _judge_size(package: zipfile.ZipFile, path: Path) -> None:
    parts = package.infolist()
    if len({_plain(part.filename) for part in parts}) < len(parts):
        package.close()
        raise damaged(path, "同一部分出现了两次")
    if any(part.flag_bits & 1 for part in parts):
        package.close()
        raise Problem("encrypted", f"“{path.name}”的内容加了密码。", WAY_OUT, str(path))
    read = [part for part in parts if _plain(part.filename).endswith((".xml", ".rels"))]
    too_much = sum(part.file_size for part in read) > MAX_BYTES or len(parts) > MAX_PARTS
    for part in read:
        bomb = part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * part.compress_size
        if too_much or bomb:
            package.close()
            raise _oversized(path)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


def unpack(package: zipfile.ZipFile, path: Path) -> Contents:
    """Return what a reader will read, with what it would miss.

    Raises Problem when a value stands so far out that a reader could not survive it, or when a
    part cannot be unpacked.
    """
    found = Contents({}, {})
    for name in package.namelist():
        plain = _plain(name)
        if plain.startswith("xl/worksheets/") and plain.endswith(".xml"):
            data = _unpack(package, name, path)
            frame = frame_of(data)
            if _is_too_far(frame.markup):
                raise Problem(
                    "too-far",
                    f"“{path.name}”中有离表格很远的内容或上万个空行，不能安全读取。",
                    "请删去表格以外的行和列，或把内容重新填入模板后再交。",
                    str(path),
                )
            found.sheets[name] = Part(data, frame, _defects(frame))
        elif plain in _ALSO_READ:
            found.others[name] = _unpack(package, name, path)
    return found


def sheet_files(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the part of every sheet by name; a package that hides it gives none."""
    book = parts.get(BOOK, b"").decode("utf-8", "replace")
    relations = parts.get(RELATIONS, b"").decode("utf-8", "replace")
    targets = {}
    for relation in _RELATION.findall(relations):
        found = dict(_ATTRIBUTE.findall(relation))
        target = found.get("Target", "")
        targets[found.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return {name: targets.get(relation, "") for name, relation in _SHEET.findall(book)}


def _unpack(package: zipfile.ZipFile, name: str, path: Path) -> bytes:
    try:
        data = unpacked(package, name)
    except (zipfile.BadZipFile, DeflateError, OSError, EOFError, NotImplementedError) as error:
        raise damaged(path, "无法解压") from error
    if b"<!DOCTYPE" in data:
        raise Problem(
            "hostile-file",
            f"“{path.name}”中夹带了不该有的代码（外部实体），没有读取。",
            "不要打开这个文件；请核实来源，让填报单位用模板重新填写。",
            str(path),
        )
    return data


def damaged(path: Path, why: str) -> Problem:
    """Return the problem of a workbook that cannot be read."""
    return Problem("damaged-file", f"“{path.name}”已损坏，{why}。", ASK_AGAIN, str(path))


def _is_too_far(markup: bytes) -> bool:
    is_far = _MAYBE_FAR.search(markup) and _FAR.search(markup)
    return bool(is_far) or markup.count(b"<row ") > MAX_ROWS


def _defects(frame: Frame) -> dict[str, Defect]:
    defects: dict[str, Defect] = {}
    if b't="e"' in frame.markup:
        for match in _ERROR.finditer(frame.markup):
            defects[(match[1] or match[2]).decode()] = Defect.ERROR_VALUE
    for cell in frame.uncalculated:
        defects[cell.decode()] = Defect.NOT_CALCULATED
    return defects


def _oversized(path: Path) -> Problem:
    return Problem(
        "oversized",
        f"“{path.name}”展开后大得不正常，为安全起见没有读取。",
        "请把内容重新填入模板后再交。",
        str(path),
    )
