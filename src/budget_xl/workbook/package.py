"""Looks at a file before any reader does: is it a workbook, is it sane, what would a reader miss.

Values far from the form make readers abort or take gigabytes, so the bytes are looked at first.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from budget_xl.core.entry import Defect
from budget_xl.core.problem import Problem

MAX_PARTS = 500
MAX_BYTES = 100 * 1024 * 1024
MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
"""A part smaller than this may be compressed as well as it likes."""

SAVE_AS = "请在 Excel 或 WPS 中打开原件，另存为“Excel 工作簿（.xlsx）”后再交。"
ASK_AGAIN = "请让填报单位重新发送一次，或在 Excel 中打开后另存再交。"

KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "旧格式（.xls、.et、.doc）或加密的文件"),
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文档"),
    (b"<", "网页或 XML 文件"),
)

# Beyond column AZ or row 9999 nothing of a form can stand; a styled blank cell there is harmless.
_MAYBE_FAR = re.compile(rb'r="(?:[A-Z]{3}|[B-Z][A-Z]\d|[A-Z]{1,2}\d{5})')
_FAR = re.compile(
    rb'[<:]c\s[^<>]*\br="(?:[A-Z]{3}|[B-Z][A-Z]|[A-Z]{1,2}(?=\d{5}))[A-Z0-9]*"[^<>]*(?<!/)>'
)
_ERROR = re.compile(rb'<c\b[^<>]*\br="([A-Z]+\d+)"[^<>]*\bt="e"[^<>]*>|'
                    rb'<c\b[^<>]*\bt="e"[^<>]*\br="([A-Z]+\d+)"[^<>]*>')  # fmt: skip
# A string result may be empty (t="str"); any other formula without a value was never calculated.
_NO_VALUE = re.compile(
    rb'<c\b(?![^<>]*\bt="str")[^<>]*\br="([A-Z]+\d+)"[^<>]*><f[^<>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)
_NO_VALUE_SIGNS = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")

_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"[^>]*\bid="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(Id|Target)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of one sheet and what a reader would take for blank: cell name → defect."""

    data: bytes
    defects: dict[str, Defect]


def open_package(path: Path) -> zipfile.ZipFile:
    """Return the opened package. Raises Problem for anything but a sane zip of a workbook."""
    if not path.is_file():
        raise Problem(
            "missing-file", f"找不到文件“{path}”。", "请核对文件名和所在文件夹。", str(path)
        )
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _not_a_workbook(path) from error
    parts = package.infolist()
    if not any(part.filename.replace("\\", "/").startswith("xl/") for part in parts):
        package.close()
        raise _not_a_workbook(path)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
        raise _oversized(path)
    for part in parts:
        if part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * part.compress_size:
            raise _oversized(path)
    return package


def look_at_sheets(package: zipfile.ZipFile, path: Path) -> dict[str, Part]:
    """Return what a reader would miss, by the name of the part of the sheet.

    Raises Problem when a value stands so far out that a reader could not survive it, or when a
    part cannot be unpacked.
    """
    found = {}
    for name in package.namelist():
        plain = name.replace("\\", "/").lower()
        if plain.startswith("xl/worksheets/") and plain.endswith(".xml"):
            data = _unpack(package, name, path)
            if _MAYBE_FAR.search(data) and _FAR.search(data):
                raise Problem(
                    "too-far",
                    f"“{path.name}”中有离表格很远的内容（第 1 万行或第 52 列以外），不能安全读取。",
                    "请删去表格以外的行和列，或把内容重新填入模板后再交。",
                    str(path),
                )
            found[name] = Part(data, _defects(data))
    return found


def sheet_files(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of every sheet by name; a package that hides it gives none."""
    try:
        book = package.read("xl/workbook.xml").decode("utf-8", "replace")
        relations = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile, OSError):
        return {}
    targets = {}
    for relation in _RELATION.findall(relations):
        found = dict(_ATTRIBUTE.findall(relation))
        target = found.get("Target", "")
        targets[found.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return {name: targets.get(relation, "") for name, relation in _SHEET.findall(book)}


def _unpack(package: zipfile.ZipFile, name: str, path: Path) -> bytes:
    try:
        return package.read(name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise Problem(
            "damaged-file", f"“{path.name}”已损坏，无法解压。", ASK_AGAIN, str(path)
        ) from error


def _defects(data: bytes) -> dict[str, Defect]:
    defects: dict[str, Defect] = {}
    if b't="e"' in data:
        for match in _ERROR.finditer(data):
            defects[(match[1] or match[2]).decode()] = Defect.ERROR_VALUE
    if any(sign in data for sign in _NO_VALUE_SIGNS):
        for match in _NO_VALUE.finditer(data):
            defects[match[1].decode()] = Defect.NOT_CALCULATED
    return defects


def _not_a_workbook(path: Path) -> Problem:
    with path.open("rb") as file:
        start = file.read(8)
    kind = next((name for magic, name in KINDS if start.startswith(magic)), "")
    if not start:
        kind = "空文件"
    elif not kind:
        kind = "压缩包或其他文档" if start.startswith(b"PK") else "其他文件或已损坏"
    return Problem(
        "not-a-workbook",
        f"“{path.name}”不是 .xlsx 工作簿，看起来是{kind}。",
        SAVE_AS,
        str(path),
    )


def _oversized(path: Path) -> Problem:
    return Problem(
        "oversized",
        f"“{path.name}”展开后大得不正常，为安全起见没有读取。",
        "请把内容重新填入模板后再交。",
        str(path),
    )
