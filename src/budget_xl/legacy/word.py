"""The Word layout: the paragraphs and the tables of a .docx, in their order.

The elements are walked directly: python-docx skips boxes, content controls and tracked insertions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from budget_xl.core.place import Ref
from budget_xl.legacy.content import damaged
from budget_xl.legacy.grid import Cell, Row, clean
from budget_xl.legacy.numbering import write_numbers

_P, _TBL, _TR, _TC = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_GONE = {
    *(qn(f"w:{name}") for name in ("del", "moveFrom", "sdtPr", "pPr", "rPr", "tcPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_TEXTS = {qn("w:t"), qn("m:t")}
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", _P: ""}
_PICTURES = {qn("pic:pic"), qn("w:object"), "{urn:schemas-microsoft-com:vml}imagedata"}
_SYMBOL = qn("w:sym")
_BOXES = {
    "wingdings": {0x6F: "□", 0xA8: "□", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x2A: "□", 0xA3: "□", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒"},
}
"""Characters of symbol fonts that clerks put in for a box, by the low byte of the code."""

_ASIDE = ("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "comments+xml")
_PAGE_NUMBER = re.compile(r"[\s\d第页共/—–-]*")


def read_word_rows(data: bytes, path: Path) -> tuple[Row, ...]:
    """Return the rows of a Word document. Raises Problem when it is damaged."""
    try:
        document = _open(data)
        _write_numbers(document)
        return (*_body(document, path.name), *_asides(document, path.name))
    except Exception as error:  # a damaged package makes zipfile, lxml and python-docx fail anyhow
        raise damaged(path) from error


def _open(data: bytes) -> Document:
    document = docx.Document(BytesIO(data))
    if document.element.getroottree().docinfo.doctype:
        # Entities would hide text; Word writes none.
        raise ValueError("document type declaration")
    return document


def _write_numbers(document: Document) -> None:
    parts = {part.content_type.rpartition(".")[2]: part for part in _parts(document)}
    if "numbering+xml" in parts and "styles+xml" in parts:
        numbering, styles = (parse_xml(parts[f"{n}+xml"].blob) for n in ("numbering", "styles"))
        write_numbers(document.element.body, numbering, styles)


def _parts(document: Document) -> Iterator[Any]:
    yield from document.part.package.iter_parts()


def _body(document: Document, name: str) -> Iterator[Row]:
    paragraphs = tables = 0
    for element in _children(document.element.body, {_P, _TBL}):
        if element.tag == _P:
            paragraphs += 1
            cell = _cell(element, Ref(name, f"第{paragraphs}段"))
            if cell.text or cell.lost:
                yield Row((cell,), loose=True)
            continue
        tables += 1
        which = "表格" if tables == 1 else f"表格{tables}"
        for number, row in enumerate(_children(element, {_TR}), start=1):
            yield _row(row, Ref(name, f"{which}第{number}行"))


def _row(row: Any, ref: Ref) -> Row:
    """Return one row of a table; of merged cells only the first one has the text."""
    cells = []
    for element in _children(row, {_TC}):
        if _merge(element, "w:hMerge") == "continue":
            continue
        below = _merge(element, "w:vMerge") == "continue"
        cells.append(Cell("", ref) if below else _cell(element, ref))
    return Row(tuple(cells))


def _merge(cell: Any, tag: str) -> str:
    """Return ``continue`` for a cell that is merged into the one before or above it."""
    found = cell.find(f"{qn('w:tcPr')}/{qn(tag)}")
    return "" if found is None else str(found.get(qn("w:val"), "continue"))


def _children(parent: Any, wanted: set[str]) -> Iterator[Any]:
    """Yield the wanted children, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, wanted)


def _cell(element: Any, ref: Ref) -> Cell:
    lost = {_lost(child): None for child in element.iter()}
    return Cell(clean("".join(_texts(element))), ref, "、".join(filter(None, lost)))


def _lost(element: Any) -> str:
    """Return what an element is that no text can show, '' for any other."""
    if element.tag == _SYMBOL:
        return "" if _symbol(element) else "特殊符号"
    return "图片" if element.tag in _PICTURES else ""


def _symbol(element: Any) -> str:
    font, code = element.get(qn("w:font"), ""), element.get(qn("w:char"), "0")
    return _BOXES.get(font.lower(), {}).get(int(code, 16) & 0xFF, "")


def _texts(element: Any) -> Iterator[str]:
    """Yield the text as Word shows it: without deletions, every paragraph ending a line."""
    if element.tag in _TEXTS:
        yield element.text or ""
    elif element.tag == _SYMBOL:
        yield _symbol(element)
    elif element.tag not in _GONE:
        yield _MARKS.get(element.tag, "")
        for child in element:
            yield from _texts(child)
        if element.tag == _P:
            yield "\n"


def _asides(document: Document, name: str) -> Iterator[Row]:
    """Yield what stands in headers, footers, notes and comments; page numbers say nothing."""
    for part in _parts(document):
        if part.content_type.endswith(_ASIDE):
            text = clean("".join(_texts(parse_xml(part.blob))))
            if not _PAGE_NUMBER.fullmatch(text):
                yield Row((Cell(text, Ref(name, "页眉、页脚或批注")),), loose=True)
