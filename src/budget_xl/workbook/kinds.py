"""What a file is that is not the workbook it was taken for, and what to do with it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from budget_xl.core.problem import Problem

SAVE_AS = "请在 Excel 或 WPS 中打开原件，另存为“Excel 工作簿（.xlsx）”后再交。"
ASK_AGAIN = "请让填报单位重新发送一次，或在 Excel 中打开后另存再交。"
IMPORT = "旧的 Word 申报表可用 budget-xl import 转成工作簿；其他文件请填入模板后再交。"
LOCK_FILE = "它是 Excel 打开文件时自己留下的，关闭 Excel 后会消失，不用报送。"

OLE = b"\xd0\xcf\x11\xe0"
_STREAMS = (
    ("EncryptedPackage", "加了打开密码的文件"),
    ("WordDocument", "旧格式的 Word 文档（.doc）"),
    ("PowerPoint Document", "旧格式的演示文稿"),
    ("Workbook", "旧格式的工作簿（.xls 或 .et）"),
    ("Book", "很旧格式的工作簿（.xls）"),
)
_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
)
_PARTS = (
    ("word/", "Word 文档（.docx）", IMPORT),
    ("ppt/", "演示文稿（.pptx）", SAVE_AS),
    ("xl/workbook.bin", "二进制工作簿（.xlsb）", SAVE_AS),
    ("content.xml", "WPS 或 LibreOffice 的开放格式文件（.ods 等）", SAVE_AS),
)
_LOOKED_AT = 1024 * 1024
"""The first bytes of a file in which its kind shows."""


def not_a_workbook(path: Path) -> Problem:
    """Return the problem of a file that is no .xlsx, saying what it seems to be."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    kind, hint = _kind(path, start)
    code = "encrypted" if kind == _STREAMS[0][1] else "not-a-workbook"
    return Problem(code, f"“{path.name}”不是能读的 .xlsx 工作簿，看起来是{kind}。", hint, str(path))


def _kind(path: Path, start: bytes) -> tuple[str, str]:
    if path.name.startswith("~$"):
        return "Excel 的临时锁文件", LOCK_FILE
    if not start.strip(b"\0"):
        return ("空文件" if not start else "内容全空的文件"), ASK_AGAIN
    if start.startswith(OLE):
        named = (name for word, name in _STREAMS if word.encode("utf-16-le") in start)
        return next(named, "旧格式的文件"), SAVE_AS
    if start.startswith(b"PK"):
        return _package(path)
    named = (name for magic, name in _MAGIC if start.startswith(magic))
    found = next(named, "") or _text(start)
    return (found, SAVE_AS) if found else ("别的文件，或已损坏", ASK_AGAIN)


def _package(path: Path) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(path) as package:
            names = [name.replace("\\", "/") for name in package.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "没有传完整的工作簿或压缩包", ASK_AGAIN
    for start, kind, hint in _PARTS:
        if any(name.startswith(start) for name in names):
            return kind, hint
    return "压缩包", "请解开压缩包，把里面的工作簿放进来。"


def _text(start: bytes) -> str:
    head = start[:4000]
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<", head):
        return "网页或 XML 文件（常见于从网页导出的 .xls）"
    for encoding in ("utf-8", "gb18030"):
        try:
            text = head.decode(encoding, "strict" if len(start) < len(head) else "ignore")
        except UnicodeDecodeError:
            continue
        if text.isprintable() or not re.search(r"[\x00-\x08\x0e-\x1f]", text):
            return "文本或 CSV 文件"
    return ""
