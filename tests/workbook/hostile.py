"""Damaged and hostile files, each made from a good workbook of ours."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto.format.ooxml

from budget_xl.forms.layout import BASIS, MAIN, STAMP
from tests.workbook.editor import Editor
from tests.workbook.tampering import ITEM_AMOUNT

Make = Callable[[Path, Path], None]
"""Makes the second file from the first."""

ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
PASSWORD = "Secret2026"
EXTERNAL = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def _bytes(change: Callable[[bytes], bytes]) -> Make:
    return lambda good, bad: bad.write_bytes(change(good.read_bytes())) and None


def _edited(change: Callable[[Editor], None]) -> Make:
    def make(good: Path, bad: Path) -> None:
        editor = Editor(good)
        change(editor)
        editor.save(bad)

    return make


def _inside(part: str, change: Callable[[bytes], bytes]) -> Make:
    def edit(editor: Editor) -> None:
        name = editor.files.get(part, part)
        editor.parts[name] = change(editor.parts[name])

    return _edited(edit)


def _declared(entities: bytes) -> Callable[[bytes], bytes]:
    return lambda data: re.sub(rb"(<\?xml[^>]*\?>)", rb"\1" + entities, data, count=1)


def _rows(text: bytes) -> Make:
    return _inside(BASIS, lambda data: data.replace(b"</sheetData>", text + b"</sheetData>"))


def _bomb(good: Path, bad: Path) -> None:
    """One part that unpacks to 600 MB."""
    shutil.copy(good, bad)
    with zipfile.ZipFile(bad, "a", zipfile.ZIP_DEFLATED) as package:
        info = zipfile.ZipInfo("xl/worksheets/sheet90.xml")
        info.compress_type = zipfile.ZIP_DEFLATED
        with package.open(info, "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b" " * 1024 * 1024)


def _many_parts(good: Path, bad: Path) -> None:
    shutil.copy(good, bad)
    with zipfile.ZipFile(bad, "a") as package:
        for number in range(20_000):
            package.writestr(f"xl/worksheets/s{number}.xml", b"<worksheet/>")


def _appended(name: str, data: bytes) -> Make:
    def make(good: Path, bad: Path) -> None:
        shutil.copy(good, bad)
        with zipfile.ZipFile(bad, "a") as package:
            package.writestr(name, data)

    return make


def _nested(good: Path, bad: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("0", b"\0" * 50_000_000)
    _appended("xl/media/inner.zip", inner.getvalue())(good, bad)


def _duplicate(good: Path, bad: Path) -> None:
    shutil.copy(good, bad)
    part = Editor(good).files[MAIN]
    with zipfile.ZipFile(bad, "a") as package:
        info = zipfile.ZipInfo(part)
        package.NameToInfo.clear()
        package.writestr(info, b"<worksheet><sheetData/></worksheet>")


def _encrypted(good: Path, bad: Path) -> None:
    with good.open("rb") as plain, bad.open("wb") as locked:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt(PASSWORD, locked)


def _zip_password(good: Path, bad: Path) -> None:
    """Set the flag of encryption on every part."""
    data = bytearray(good.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    bad.write_bytes(bytes(data))


def _named(old: str, new: str) -> Make:
    def make(good: Path, bad: Path) -> None:
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
            for name in source.namelist():
                target.writestr(name.replace(old, new), source.read(name))

    return make


def _without(part: str) -> Make:
    return _edited(lambda editor: editor.parts.pop(editor.files.get(part, part)))


def _stamp(field: str, value: str) -> Make:
    def edit(editor: Editor) -> None:
        rows = {"mark": 1, "form": 2, "version": 3, "year": 4}
        editor.text(STAMP, f"B{rows[field]}", value)

    return _edited(edit)


def _amount(inside: str, kind: str = "") -> Make:
    return _edited(lambda editor: editor.cell(MAIN, ITEM_AMOUNT, inside, kind))


FILES: dict[str, Make] = {
    "empty": _bytes(lambda data: b""),
    "zeros": _bytes(lambda data: b"\0" * 4096),
    "truncated_half": _bytes(lambda data: data[: len(data) // 2]),
    "truncated_last_bytes": _bytes(lambda data: data[:-10]),
    "garbage_in_front": _bytes(lambda data: b"MZ" * 50 + data),
    "bit_flipped": _bytes(lambda data: data[:3000] + bytes([data[3000] ^ 64]) + data[3001:]),
    "every_100th_byte_flipped": _bytes(
        lambda data: bytes(b ^ 1 if n % 100 == 0 else b for n, b in enumerate(data))
    ),
    "old_xls": _bytes(lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 90),
    "ole_of_nothing": _bytes(lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000),
    "html": _bytes(lambda data: "<html><table><tr><td>单位</td></tr></table>".encode("gbk")),
    "csv_gbk": _bytes(lambda data: "单位,金额\n街道,100\n".encode("gbk")),
    "pdf": _bytes(lambda data: b"%PDF-1.7\n" + b"x" * 400),
    "picture": _bytes(lambda data: b"\x89PNG\r\n\x1a\n" + b"x" * 400),
    "rar": _bytes(lambda data: b"Rar!\x1a\x07" + b"x" * 400),
    "noise": _bytes(lambda data: bytes((n * 7919 + n // 256) % 256 for n in range(5000))),
    "zip_of_a_workbook": lambda good, bad: zipfile.ZipFile(bad, "w").write(good, "表.xlsx"),
    "docx": _named("xl/", "word/"),
    "xlsb": _named("xl/workbook.xml", "xl/workbook.bin"),
    "encrypted": _encrypted,
    "zip_with_password": _zip_password,
    "billion_laughs_in_sheet": _inside(MAIN, _declared(ENTITIES)),
    "billion_laughs_in_strings": _inside("xl/sharedStrings.xml", _declared(ENTITIES)),
    "billion_laughs_in_styles": _inside("xl/styles.xml", _declared(ENTITIES)),
    "external_entity_in_sheet": _inside(MAIN, _declared(EXTERNAL)),
    "external_entity_in_book": _inside("xl/workbook.xml", _declared(EXTERNAL)),
    "bomb_one_part": _bomb,
    "bomb_many_parts": _many_parts,
    "bomb_nested": _nested,
    "million_rows": _rows(b"".join(b'<row r="%d"/>' % n for n in range(301, 1_000_000))),
    "ten_thousand_cells": _rows(
        b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(301, 9_999))
    ),
    "all_columns": _rows(b'<row r="400">' + b"".join(b"<c/>" for _ in range(16_384)) + b"</row>"),
    "value_in_last_cell": _rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "row_beyond_limit": _rows(b'<row r="2000000"><c r="A2000000"><v>1</v></c></row>'),
    "row_number_absurd": _rows(b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'),
    "rows_out_of_order": _rows(b'<row r="7"><c r="C7"><v>1</v></c></row>'),
    "cell_without_name": _rows(b'<row r="500"><c><v>1</v></c></row>'),
    "merged_30000": _inside(
        BASIS,
        lambda data: data.replace(
            b"</mergeCells>",
            b"".join(b'<mergeCell ref="C%d:D%d"/>' % (n, n) for n in range(300, 30_300)) + b"</mergeCells>",
        ),
    ),
    "merge_of_everything": _inside(
        BASIS, lambda data: data.replace(b"</mergeCells>", b'<mergeCell ref="A1:XFD1048576"/></mergeCells>')
    ),
    "validation_of_everything": _inside(
        BASIS, lambda data: re.sub(rb'sqref="[^"]*"', b'sqref="A1:XFD1048576"', data)
    ),
    "dimension_lies": _inside(
        MAIN, lambda data: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', data)
    ),
    "string_out_of_range": _amount("<v>99999999</v>", "s"),
    "string_negative": _amount("<v>-1</v>", "s"),
    "style_out_of_range": _edited(
        lambda editor: editor.sheet(MAIN, rf'<c r="{ITEM_AMOUNT}" s="\d+"', f'<c r="{ITEM_AMOUNT}" s="99999"')
    ),
    "not_a_number": _amount("<v>NaN</v>"),
    "infinity": _amount("<v>INF</v>"),
    "too_large_number": _amount("<v>1e400</v>"),
    "tiny_number": _amount("<v>1e-320</v>"),
    "text_in_number_cell": _amount("<v>三百</v>"),
    "error_value": _amount("<v>#REF!</v>", "e"),
    "boolean": _amount("<v>1</v>", "b"),
    "unknown_type": _amount("<v>1</v>", "zz"),
    "control_characters": _amount("<is><t>1_x0001__x000D_2</t></is>", "inlineStr"),
    "raw_control_character": _amount("<is><t>1\x012</t></is>", "inlineStr"),
    "half_a_character": _inside("xl/sharedStrings.xml", lambda data: data.replace("区".encode(), b"\xe5\x8c", 1)),
    "text_of_two_million": _amount(f"<is><t>{'长' * 2_000_000}</t></is>", "inlineStr"),
    "formula_of_a_million": _amount(f"<f>{'1+' * 500_000}1</f><v>1</v>"),
    "sheet_in_utf16": _inside(
        MAIN, lambda data: data.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    ),
    "sheet_cut": _inside(MAIN, lambda data: data[: len(data) // 2]),
    "sheet_empty": _inside(MAIN, lambda data: b""),
    "sheet_of_nothing": _inside(MAIN, lambda data: b"<worksheet/>"),
    "prefixed_names": _inside(
        MAIN,
        lambda data: re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", data).replace(b"xmlns=", b"xmlns:x=", 1),
    ),
    "strict_names": _inside(
        MAIN,
        lambda data: data.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    ),
    "backslash_names": _named("xl/worksheets/", "xl\\worksheets\\"),
    "upper_case_names": _named("xl/worksheets/", "XL/Worksheets/"),
    "path_traversal": _appended("../../../../tmp/evil.txt", b"evil"),
    "absolute_part": _appended("/etc/evil", b"evil"),
    "duplicate_part": _duplicate,
    "no_sheet_part": _without(MAIN),
    "no_strings": _without("xl/sharedStrings.xml"),
    "no_styles": _without("xl/styles.xml"),
    "no_relations": _without("xl/_rels/workbook.xml.rels"),
    "no_content_types": _without("[Content_Types].xml"),
    "no_book": _without("xl/workbook.xml"),
    "styles_cut": _inside("xl/styles.xml", lambda data: data[: len(data) // 2]),
    "book_cut": _inside("xl/workbook.xml", lambda data: data[: len(data) // 2]),
    "days_of_1904": _edited(lambda editor: editor.change("xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')),
    "stamp_year_superscript": _stamp("year", "²"),
    "stamp_year_absurd": _stamp("year", "99999999999999999999"),
    "stamp_year_zero": _stamp("year", "0"),
    "stamp_version_arabic": _stamp("version", "٣"),
    "stamp_form_of_a_path": _stamp("form", "../../etc/passwd"),
}  # fmt: skip
