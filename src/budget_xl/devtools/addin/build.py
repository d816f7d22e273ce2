"""Builds the add-in: VBA, ribbon and hidden sheet in one package, the same bytes every time."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

import xlwings

from budget_xl.devtools.addin.project import compile_into, modules
from budget_xl.devtools.addin.table import Row, rows
from budget_xl.forms.area import cell_name

SOURCES = Path(__file__).parents[4] / "macros"
TARGET = "budget_xl.xlam"
SHEET = b"budget_xl"
"""The name of the hidden sheet; with .conf behind it xlwings would take it for settings."""

RIBBON_2010 = "http://schemas.microsoft.com/office/2009/07/customui"
RIBBON_2007 = "http://schemas.microsoft.com/office/2006/01/customui"
RELATIONS = {
    "customUI/customUI14.xml": "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    "customUI/customUI.xml": "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
}
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def files(root: Path) -> Mapping[Path, bytes]:
    """Return the checked-in add-in with what it should hold."""
    return {root / "macros" / TARGET: build(root / "macros")}


def build(sources: Path = SOURCES) -> bytes:
    """Return the add-in made of the text sources in the folder ``sources``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / TARGET
        compile_into(path, modules(sources))
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        _write(path, parts | _own_parts(parts, sources))
        return path.read_bytes()


def _own_parts(parts: Mapping[str, bytes], sources: Path) -> dict[str, bytes]:
    ribbon = (sources / "customUI.xml").read_bytes()
    relations = "".join(
        f'<Relationship Id="rIdUi{number}" Type="{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(RELATIONS.items(), start=1)
    )
    return {
        "customUI/customUI14.xml": ribbon,
        "customUI/customUI.xml": ribbon.replace(RIBBON_2010.encode(), RIBBON_2007.encode()),
        "_rels/.rels": _before(parts["_rels/.rels"], "</Relationships>", relations),
        "xl/worksheets/sheet1.xml": _sheet(parts["xl/worksheets/sheet1.xml"], sources),
        "xl/workbook.xml": parts["xl/workbook.xml"].replace(b"Sheet1", SHEET),
        "docProps/app.xml": parts["docProps/app.xml"].replace(b"Sheet1", SHEET),
        "docProps/core.xml": _core(),
    }


def _sheet(xml: bytes, sources: Path) -> bytes:
    lines = "".join(
        f'<row r="{number + 1}">{_cells(number, row)}</row>'
        for number, row in enumerate(rows(sources / "texts.toml"))
    )
    return xml.replace(b"<sheetData/>", f"<sheetData>{lines}</sheetData>".encode()).replace(
        b'<dimension ref="A1"/>', b""
    )


def _cells(number: int, row: Row) -> str:
    cells = []
    for column, value in enumerate(row):
        name = cell_name(number, column)
        if isinstance(value, int):
            cells.append(f'<c r="{name}"><v>{value}</v></c>')
        else:
            text = f'<t xml:space="preserve">{escape(value, quote=False)}</t>'
            cells.append(f'<c r="{name}" t="inlineStr"><is>{text}</is></c>')
    return "".join(cells)


def _core() -> bytes:
    """Return the properties, which tell the doctor what version of xlwings this add-in needs."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>budget_xl</dc:title>'
        f"<dc:description>xlwings {xlwings.__version__}</dc:description></cp:coreProperties>"
    ).encode()


def _before(xml: bytes, end: str, added: str) -> bytes:
    return xml.replace(end.encode(), (added + end).encode())


def _write(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write the parts uncompressed: how small a library packs them is no matter of ours."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.create_system = 0
            package.writestr(part, content)
