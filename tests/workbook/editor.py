"""Edits a workbook by its bytes, as no well-behaved program would."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from budget_xl.workbook.package import sheet_files


class Editor:
    """The parts of one workbook, changed one by one and written to another file."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.files = sheet_files(self.parts)

    def save(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return path

    def change(self, part: str, pattern: str, new: str, count: int = 1) -> None:
        """Replace a pattern in a part; a pattern that is not there is the test's mistake."""
        text = self.parts[part].decode()
        changed, done = re.subn(pattern, new, text, count=count, flags=re.DOTALL)
        assert done, f"{pattern} is not in {part}"
        self.parts[part] = changed.encode()

    def sheet(self, name: str, pattern: str, new: str, count: int = 1) -> None:
        self.change(self.files[name], pattern, new, count)

    def cell(self, sheet: str, cell: str, inside: str, kind: str = "") -> None:
        """Give a cell another inside; its style stays."""
        mark = f' t="{kind}"' if kind else ""
        self.sheet(
            sheet,
            rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)',
            rf'<c r="{cell}"\1{mark}>{inside}</c>',
        )

    def text(self, sheet: str, cell: str, text: str) -> None:
        self.cell(sheet, cell, f"<is><t>{text}</t></is>", "inlineStr")

    def value(self, sheet: str, cell: str, value: str) -> None:
        self.cell(sheet, cell, f"<v>{value}</v>")

    def formula(self, sheet: str, cell: str, formula: str, value: str = "1") -> None:
        self.cell(sheet, cell, f"<f>{formula}</f><v>{value}</v>")

    def style(self, sheet: str, cell: str, **attributes: str) -> None:
        """Give a cell a style of its own: ``numFmtId`` and ``locked``."""
        locked = attributes.pop("locked", "0")
        number = int(re.search(r'<cellXfs count="(\d+)"', self.parts["xl/styles.xml"].decode())[1])
        extra = "".join(f' {name}="{value}"' for name, value in attributes.items())
        xf = (
            f'<xf fontId="0" fillId="0" borderId="0" xfId="0"{extra} applyProtection="1">'
            f'<protection locked="{locked}"/></xf>'
        )
        self.change("xl/styles.xml", r'<cellXfs count="\d+"', f'<cellXfs count="{number + 1}"')
        self.change("xl/styles.xml", "</cellXfs>", f"{xf}</cellXfs>")
        self.sheet(sheet, rf'<c r="{cell}"(?: s="\d+")?', f'<c r="{cell}" s="{number}"')

    def shift_rows(self, sheet: str, start: int, step: int) -> None:
        """Move every row from ``start`` (from 1) on, as putting in or taking out rows does."""

        def moved(match: re.Match[str]) -> str:
            number = int(match[2])
            return match[1] + str(number + step if number >= start else number) + match[3]

        data = self.parts[self.files[sheet]].decode()
        head, _, rest = data.partition("<sheetData>")
        rows, _, tail = rest.partition("</sheetData>")
        if step < 0:
            gone = rf'<row r="(?:{"|".join(str(start + n) for n in range(step, 0))})"'
            rows = re.sub(gone + r"[^>]*?(?:/>|>.*?</row>)", "", rows, flags=re.DOTALL)
        rows = re.sub(r'(<row r=")(\d+)(")', moved, rows)
        rows = re.sub(r'(<c r="[A-Z]+)(\d+)(")', moved, rows)
        tail = re.sub(r'(<mergeCell ref="[A-Z]+)(\d+)()', moved, tail)
        tail = re.sub(r'(<mergeCell ref="[A-Z]+\d+:[A-Z]+)(\d+)()', moved, tail)
        self.parts[self.files[sheet]] = f"{head}<sheetData>{rows}</sheetData>{tail}".encode()

    def add_sheet(self, name: str, state: str = "") -> None:
        mark = f' state="{state}"' if state else ""
        sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
        self.parts["xl/worksheets/sheet99.xml"] = sheet.encode()
        self.change(
            "xl/workbook.xml",
            "</sheets>",
            f'<sheet name="{name}" sheetId="99"{mark} r:id="rId99"/></sheets>',
        )
        self.change(
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/worksheet" Target="worksheets/sheet99.xml"/></Relationships>',
        )
        self.change(
            "[Content_Types].xml",
            "</Types>",
            '<Override PartName="/xl/worksheets/sheet99.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        )

    def remove_sheet(self, name: str) -> None:
        self.change("xl/workbook.xml", rf'<sheet name="{name}"[^>]*/>', "")
        del self.parts[self.files[name]]
