"""Decides by content what a source is, and decodes its text."""

from __future__ import annotations

import zipfile
from enum import Enum
from io import BytesIO
from pathlib import Path

from budget_xl.core.problem import Problem

MAX_BYTES = 50 * 1024 * 1024

SOURCES = "能导入的是：文本（.txt，制表符分格）、Word（.docx）、budget-xl 导出的 JSON。"
SAVE_AS = "请在 Word 中打开，另存为 .docx 后再导入。"
ORIGINAL = "请找 Word 原件导入。"
_BINARY = (
    (b"\xd0\xcf\x11\xe0", "旧格式（.doc、.xls）或加密的文件", SAVE_AS),
    (b"%PDF", "PDF 文件", ORIGINAL),
    (b"{\\rtf", "RTF 文档", SAVE_AS),
    (b"\x89PNG", "图片", ORIGINAL),
    (b"\xff\xd8\xff", "图片", ORIGINAL),
)
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


class Kind(Enum):
    """What a source is."""

    TEXT = "text"
    WORD = "word"
    JSON = "json"


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file. Raises Problem when it is missing, no file or too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"“{path.name}”有 {size // (1024 * 1024)} MB，太大了。"
            raise Problem("too-large", message, SOURCES, str(path))
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        message = f"找不到文件“{path}”。"
        hint = "请核对文件名和所在文件夹。"
        raise Problem("missing-file", message, hint, str(path)) from error
    except (OSError, ValueError) as error:
        hint = "请确认它是文件而不是文件夹，并且没有被别的程序占用。"
        raise Problem("unreadable-file", f"打不开“{path.name}”。", hint, str(path)) from error


def kind_of(data: bytes, path: Path) -> Kind:
    """Return what the bytes are. Raises Problem when they are nothing that can be imported."""
    for start, what, hint in _BINARY:
        if data.startswith(start):
            raise _unknown(path, what, hint)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, path)
    looks_json = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
    if looks_json or path.suffix.lower() == ".json":
        return Kind.JSON
    if path.suffix.lower() == ".docx":
        raise damaged(path)
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unknown(path, "二进制文件", SOURCES)
    return Kind.TEXT


def decode(data: bytes, path: Path) -> str:
    """Return the text of the bytes: Unicode by its mark, else UTF-8, else GB18030."""
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    hint = "请用记事本打开，另存为 UTF-8 编码后再导入。"
    raise Problem("unreadable-text", f"认不出“{path.name}”的文字编码。", hint, str(path))


def damaged(path: Path) -> Problem:
    """Return the problem of a Word file that cannot be read."""
    hint = "请在 Word 中打开后另存为 .docx；打不开时，请让对方重新发送。"
    return Problem("damaged-file", f"“{path.name}”已损坏，读不出内容。", hint, str(path))


def _zipped(data: bytes, path: Path) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {part.filename: part.file_size for part in package.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged(path) from error
    if "xl/workbook.xml" in parts:
        hint = "申报表工作簿不用导入，可直接校验：budget-xl validate 文件.xlsx。"
        raise _unknown(path, "Excel 工作簿", hint)
    if "word/document.xml" not in parts:
        raise _unknown(path, "压缩包", SOURCES)
    if sum(parts.values()) > MAX_BYTES:
        hint = "请删去图片后另存再导入。"
        raise Problem("too-large", f"“{path.name}”解压后太大。", hint, str(path))
    return Kind.WORD


def _unknown(path: Path, what: str, hint: str) -> Problem:
    return Problem("unknown-kind", f"“{path.name}”是{what}，不能导入。", hint, str(path))
