"""Everything that is done to a workbook between giving it out and getting it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import BASIS, CONTACTS, GUIDE, MAIN, RESULTS, STAMP
from budget_xl.forms.loader import load_form
from budget_xl.workbook.checking import check_workbook
from tests.workbook.editor import Editor

LAYOUT = lay_out(load_form())
REFS = LAYOUT.refs
TITLE = LAYOUT.boxes[0].area.ref.cell


@dataclass(frozen=True)
class Tampering:
    """One deed: what is done, and the rule or the problem that must say so."""

    name: str
    do: Callable[[Editor], None]
    code: str


def at(key: str) -> str:
    return REFS[key].cell


FUNDING_TOTAL, ITEMS_TOTAL = at("funding.total"), at("expenditure.total")
ITEM_AMOUNT = at("expenditure.items.1.amount")
SPARE_AMOUNT = at("expenditure.items.40.amount")
SPARE_ROW = SPARE_AMOUNT.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
LINE = at("funding.lines.general.amount")
BASIS_FIRST = at("basis.rows.1.amount")
PRICE = at("basis.rows.1.price")
LABEL = next(box.area.ref.cell for box in LAYOUT.boxes if box.text == "项目名称")
SERIAL = at("expenditure.items.3.number")
OUTSIDE_COLUMN = "Z"
CHECKS = next(box.area.ref.cell for box in LAYOUT.boxes if box.key.startswith("check."))
RELATIONS = "application/vnd.openxmlformats-officedocument"


def link_to(editor: Editor, target: str = "file:///D:/底稿.xlsx") -> None:
    editor.parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    editor.parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        f'<Relationships><Relationship Id="rId1" Type="x" Target="{target}"/></Relationships>'.encode()
    )


def _part(name: str) -> Callable[[Editor], None]:
    return lambda editor: editor.parts.update({name: b"x"})


def _move_column(editor: Editor) -> None:
    """Put in a column before B on 单位与联系人."""
    for old, new in (("E", "F"), ("D", "E"), ("C", "D"), ("B", "C")):
        editor.sheet(CONTACTS, rf'<c r="{old}(\d+)"', rf'<c r="{new}\1"', count=0)


DEEDS = [
    Tampering("funding total typed over", lambda e: e.value(MAIN, FUNDING_TOTAL, "999"), "WBK001"),
    Tampering("item total typed over", lambda e: e.value(MAIN, ITEMS_TOTAL, "999"), "WBK001"),
    Tampering("item total deleted", lambda e: e.cell(MAIN, ITEMS_TOTAL, ""), "WBK001"),
    Tampering("amounts of 测算依据 typed over", lambda e: e.value(BASIS, BASIS_FIRST, "5"), "WBK001"),
    Tampering("sums of 测算依据 typed over", lambda e: e.value(MAIN, at("expenditure.items.1.basis_sum"), "5"), "WBK001"),
    Tampering("total leaves out rows", lambda e: e.formula(MAIN, ITEMS_TOTAL, f"SUM({ITEM_AMOUNT}:{ITEM_AMOUNT})"), "WBK002"),
    Tampering("total with a number added", lambda e: e.sheet(MAIN, rf'(<c r="{FUNDING_TOTAL}"[^>]*><f>)', r"\g<1>100+"), "WBK002"),
    Tampering("funding total counts 其中", lambda e: e.sheet(MAIN, r"ROUND\(SUM\(G65,", "ROUND(SUM(G65,G66,"), "WBK002"),
    Tampering("total bent by cut and paste", lambda e: e.sheet(MAIN, rf'(<c r="{ITEMS_TOTAL}".*?ROUND\(SUM\()[^)]*', r"\1#REF!"), "WBK003"),
    Tampering("total reads another workbook", lambda e: e.formula(MAIN, ITEMS_TOTAL, "[1]Sheet1!A1"), "WBK002"),
    Tampering("check column deleted", lambda e: e.cell(MAIN, CHECKS, ""), "WBK004"),
    Tampering("line of state typed over", lambda e: e.text(MAIN, TITLE, "错误 0"), "WBK004"),
    Tampering("joined list typed over", lambda e: e.text(MAIN, at("identity.executors.unit"), "甲"), "WBK004"),
    Tampering("joined value typed over", lambda e: e.text(MAIN, at("indicators.rows.quantity.1.joined"), "≥9"), "WBK004"),
    Tampering("joined text of a hidden spare row typed over", lambda e: e.text(BASIS, "M150", "甲"), "WBK004"),
    Tampering("name of amounts bent", lambda e: e.change("xl/workbook.xml", r'(name="支出明细_金额">)[^<]*', r"\1#REF!"), "WBK005"),
    Tampering("name of amounts deleted", lambda e: e.change("xl/workbook.xml", r'<definedName name="支出明细_金额">[^<]*</definedName>', ""), "WBK005"),
    Tampering("name of amounts shortened", lambda e: e.change("xl/workbook.xml", r"(name=\"支出明细_金额\">[^<]*:)[^<]*", r"\1$H$90"), "WBK005"),
    Tampering("label edited", lambda e: e.text(MAIN, LABEL, "工程名称"), "WBK006"),
    Tampering("label deleted", lambda e: e.cell(MAIN, LABEL, ""), "WBK006"),
    Tampering("serial number edited", lambda e: e.value(MAIN, SERIAL, "33"), "WBK006"),
    Tampering("head of 测算依据 edited", lambda e: e.text(BASIS, "I3", "金额（元）"), "WBK006"),
    Tampering("head of 单位与联系人 edited", lambda e: e.text(CONTACTS, "D3", "手机"), "WBK006"),
    Tampering("amount typed beside the form", lambda e: e.sheet(MAIN, rf'(<row r="{SPARE_ROW}"[^>]*>.*?)(</row>)', rf'\1<c r="{OUTSIDE_COLUMN}{SPARE_ROW}"><v>20</v></c>\2'), "WBK007"),
    Tampering("words below the contacts", lambda e: e.sheet(CONTACTS, "</sheetData>", '<row r="60"><c r="B60" t="inlineStr"><is><t>另有2人</t></is></c></row></sheetData>'), "WBK007"),
    Tampering("words below 测算依据", lambda e: e.sheet(BASIS, "</sheetData>", '<row r="300"><c r="C300"><v>5</v></c></row></sheetData>'), "WBK007"),
    Tampering("validation of an amount pasted over", lambda e: e.sheet(MAIN, rf'<dataValidation [^>]*sqref="{ITEM_AMOUNT}:[^"]*"[^>]*>.*?</dataValidation>', ""), "WBK008"),
    Tampering("all validations gone", lambda e: e.sheet(MAIN, r"<dataValidations.*</dataValidations>", ""), "WBK008"),
    Tampering("drop-down became free text", lambda e: e.sheet(MAIN, r'<dataValidation type="list"', '<dataValidation type="textLength"'), "WBK008"),
    Tampering("amount shows as a date", lambda e: e.style(MAIN, ITEM_AMOUNT, numFmtId="14"), "CEL002"),
    Tampering("amount shows as a percentage", lambda e: e.style(MAIN, LINE, numFmtId="10"), "WBK009"),
    Tampering("amount cell made text", lambda e: e.style(MAIN, ITEM_AMOUNT, numFmtId="49"), "WBK009"),
    Tampering("price shows as a date", lambda e: e.style(BASIS, PRICE, numFmtId="22"), "CEL002"),
    Tampering("total unlocked", lambda e: e.style(MAIN, ITEMS_TOTAL, numFmtId="2", locked="0"), "WBK010"),
    Tampering("label unlocked", lambda e: e.style(MAIN, LABEL, locked="0"), "WBK010"),
    Tampering("input locked", lambda e: e.style(MAIN, ITEM_AMOUNT, numFmtId="2", locked="1"), "WBK011"),
    Tampering("merged cells split", lambda e: e.sheet(MAIN, rf'<mergeCell ref="{ITEM_AMOUNT}:[^"]*"/>', ""), "WBK012"),
    Tampering("cells merged", lambda e: e.sheet(CONTACTS, "<mergeCells", '<mergeCells data-x="1"') or e.sheet(CONTACTS, r"</mergeCells>", '<mergeCell ref="B5:B6"/></mergeCells>'), "WBK012"),
    Tampering("row with an amount hidden", lambda e: e.sheet(MAIN, rf'<row r="{ITEM_AMOUNT[1:]}"', f'<row r="{ITEM_AMOUNT[1:]}" hidden="1"'), "WBK013"),
    Tampering("amount in a hidden spare row", lambda e: e.value(MAIN, SPARE_AMOUNT, "20"), "WBK013"),
    Tampering("column of amounts hidden", lambda e: e.sheet(MAIN, r'<col min="7" max="7"', '<col min="7" max="7" hidden="1"'), "WBK013"),
    Tampering("highlights gone", lambda e: e.sheet(MAIN, r"<conditionalFormatting.*</conditionalFormatting>", ""), "WBK014"),
    Tampering("sheet added", lambda e: e.add_sheet("底稿"), "WBK015"),
    Tampering("hidden sheet added", lambda e: e.add_sheet("底稿", "hidden"), "WBK015"),
    Tampering("guide deleted", lambda e: e.remove_sheet(GUIDE), "WBK016"),
    Tampering("results renamed", lambda e: e.change("xl/workbook.xml", f'name="{RESULTS}"', 'name="结果"'), "WBK016"),
    Tampering("测算依据 hidden", lambda e: e.change("xl/workbook.xml", f'(<sheet name="{BASIS}")', r'\1 state="hidden"'), "WBK017"),
    Tampering("stamp made visible", lambda e: e.change("xl/workbook.xml", ' state="veryHidden"', ""), "WBK018"),
    Tampering("protection of the form removed", lambda e: e.sheet(MAIN, r"<sheetProtection[^>]*/>", ""), "WBK019"),
    Tampering("protection of 测算依据 removed", lambda e: e.sheet(BASIS, r"<sheetProtection[^>]*/>", ""), "WBK019"),
    Tampering("link to another workbook", link_to, "WBK020"),
    Tampering("input reads another workbook", lambda e: e.formula(MAIN, ITEM_AMOUNT, "'D:\\[底稿.xlsx]表'!A1", "300"), "WBK020"),
    Tampering("macros", _part("xl/vbaProject.bin"), "WBK021"),
    Tampering("Excel 4 macros", _part("xl/macrosheets/sheet1.xml"), "WBK021"),
    Tampering("picture", _part("xl/media/image1.png"), "WBK022"),
    Tampering("embedded document", _part("xl/embeddings/oleObject1.bin"), "WBK022"),
    Tampering("control", _part("xl/ctrlProps/ctrlProp1.xml"), "WBK022"),
    Tampering("comments", _part("xl/comments1.xml"), "WBK023"),
    Tampering("threaded comments", _part("xl/threadedComments/threadedComment1.xml"), "WBK023"),
    Tampering("calculated by hand", lambda e: e.change("xl/workbook.xml", r"<calcPr ", '<calcPr calcMode="manual" '), "WBK024"),
    Tampering("row put in", lambda e: e.shift_rows(MAIN, int(ITEM_AMOUNT[1:]), 1), "cells-moved"),
    Tampering("three rows put in", lambda e: e.shift_rows(MAIN, int(ITEM_AMOUNT[1:]) + 4, 3), "cells-moved"),
    Tampering("row taken out", lambda e: e.shift_rows(MAIN, int(ITEM_AMOUNT[1:]) + 8, -1), "cells-moved"),
    Tampering("first rows taken out", lambda e: e.shift_rows(MAIN, 4, -2), "cells-moved"),
    Tampering("column put in", _move_column, "cells-moved"),
    Tampering("form deleted", lambda e: e.remove_sheet(MAIN), "sheet-missing"),
    Tampering("form renamed", lambda e: e.change("xl/workbook.xml", f'name="{MAIN}"', 'name="申报表2"'), "sheet-missing"),
    Tampering("contacts deleted", lambda e: e.remove_sheet(CONTACTS), "sheet-missing"),
    Tampering("stamp deleted", lambda e: e.remove_sheet(STAMP), "not-ours"),
    Tampering("stamp of another form", lambda e: e.change("xl/sharedStrings.xml", "hongshan-2020", "wuchang-2020"), "form-version"),
]  # fmt: skip


def said(path: Path) -> set[str]:
    """The codes of what was done to the workbook, or of the problem that stopped the reading."""
    report = check_workbook(path)
    if report.problem:
        return {report.problem.code}
    return {
        finding.code for finding in report.findings if finding.code.startswith(("WBK", "CEL002"))
    }
