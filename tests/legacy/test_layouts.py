"""The two layouts: text with tabs, and Word with merged cells, give one grid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from budget_xl.core.place import Ref
from budget_xl.legacy.source import Imported, read_source
from budget_xl.legacy.text_layout import read_text_rows
from budget_xl.legacy.word import read_word_rows
from tests.legacy.papers import as_text, grid_of, paper, write_text, write_word

SMALL = [["甲", "乙"], ["", "丙", ""]]


def rows_of(document: Any, folder: Path) -> list[list[str]]:
    path = folder / "x.docx"
    document.save(str(path))
    rows = read_word_rows(path.read_bytes(), path)
    return [[cell.text for cell in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("\t甲\n\t乙\n\n\t\n\t丙\n\t\n", SMALL),
        ("\t甲\n\t乙\n\n\n\t\n\t丙\n\t", SMALL),
        ("\t甲\r\n\t乙\r\n\r\n\t\r\n\t丙\r\n\t\r\n", SMALL),
        ("\t甲\n\t乙\n  \n\t\n\t丙\n\t\n \n", SMALL),
        ("\t甲\n1.一\n\n  2.二 \n\n\t乙", [["甲\n1.一\n\n  2.二"], ["乙"]]),
        ("标题\n\n\t甲\n\t乙", [["标题"], ["甲", "乙"]]),
        ("\t[bookmark: _GoBack] 甲[bookmark: OLE_LINK1]\n", [["甲"]]),
        ("\t甲\v乙\u3000\n", [["甲\n乙"]]),
        ("", []),
    ],
)
def test_text_layout(text: str, grid: list[list[str]]) -> None:
    assert grid_of(text) == grid


def test_text_places_name_the_line_where_a_cell_starts() -> None:
    rows = read_text_rows("\t甲\n一\n\n二\n\t乙\n\n\t丙", "表.txt")
    refs = [cell.ref for row in rows for cell in row.cells]
    assert refs == [Ref("表.txt", f"第{line}行") for line in (1, 5, 7)]


def test_grid_survives_the_text_layout() -> None:
    grid = [[cell.strip() for cell in row] for row in paper()]
    assert grid_of(as_text(grid)) == grid


def test_word_gives_the_grid_of_the_text(tmp_path: Path) -> None:
    grid = [[cell.strip() for cell in row] for row in paper()]
    path = write_word(tmp_path, paper())
    rows = read_word_rows(path.read_bytes(), path)
    assert [[cell.text for cell in row.cells] for row in rows] == grid
    assert rows[2].cells[1].ref == Ref("表.docx", "表格第1行")
    assert rows[0].cells[0].ref == Ref("表.docx", "第1段")


def test_word_and_text_declare_the_same(tmp_path: Path) -> None:
    text = read_source(write_text(tmp_path, paper()))
    word = read_source(write_word(tmp_path, paper()))
    assert text == word
    assert text.leftovers == ()
    assert text.declaration.year == 2021


def element(xml: str) -> Any:
    return parse_xml(re.sub(r"^(<[\w:]+)", rf"\1 {nsdecls('w')}", xml))


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins></w:p>", "增"),
        ("<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>", ""),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt></w:p>", "☒"),
        (
            "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>",
            "甲\n乙\t丙",
        ),
        ('<w:p><w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r></w:p>', "☑"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>', "□"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", ""),
    ],
)
def test_word_text_is_what_word_shows(xml: str, text: str, tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.append(element(xml))
    assert rows_of(document, tmp_path) == [[text]]


def test_word_rows_and_cells_in_content_controls(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for text, cell in zip("甲乙丙丁", [*table.rows[0].cells, *table.rows[1].cells], strict=True):
        cell.text = text
    row = table.rows[1]._tr
    control = element("<w:sdt><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[0].append(row)
    assert rows_of(document, tmp_path) == [["甲", "乙"], ["丙", "丁"]]


def test_old_horizontal_merge(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "甲"
    table.cell(0, 1)._tc.get_or_add_tcPr().append(element('<w:hMerge w:val="continue"/>'))
    assert rows_of(document, tmp_path) == [["甲"]]


def test_text_hidden_below_a_merged_cell(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 1)
    for cell, text, merge in zip(
        table.columns[0].cells, "甲乙", ("restart", "continue"), strict=True
    ):
        cell.text = text
        cell._tc.get_or_add_tcPr().append(element(f'<w:vMerge w:val="{merge}"/>'))
    assert rows_of(document, tmp_path) == [["甲"], [""]]


def test_nested_table_belongs_to_its_cell(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "外"
    cell.add_table(1, 2).cell(0, 1).text = "内"
    assert [row[0].split() for row in rows_of(document, tmp_path)] == [["外", "内"]]


def numbered(document: Any, texts: list[str], style: str = "List Number") -> None:
    for text in texts:
        document.add_paragraph(text, style=style)


def test_automatic_numbers_are_text(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, ["甲", "乙"])
    numbered(document, ["丙"], "List Bullet")
    assert rows_of(document, tmp_path) == [["1.甲"], ["2.乙"], ["丙"]]


@pytest.mark.parametrize(
    ("shape", "label", "third"),
    [
        ("decimal", "%1、", "3、"),
        ("japaneseCounting", "（%1）", "（三）"),
        ("decimalEnclosedCircle", "%1", "③"),
        ("upperLetter", "%1.", "C."),
        ("bullet", "·", ""),
    ],
)
def test_shapes_of_automatic_numbers(shape: str, label: str, third: str, tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, ["甲", "乙", "丙"])
    numbering = document.part.numbering_part.element
    levels = numbering.iter("{*}lvl")
    for level in levels:
        attribute = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
        level.find("{*}numFmt").set(attribute, shape)
        level.find("{*}lvlText").set(attribute, label)
    assert rows_of(document, tmp_path)[2] == [f"{third}丙"]


def test_what_stands_beside_the_form_is_left_over(tmp_path: Path) -> None:
    path = write_word(tmp_path, paper())
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页 共 2 页"
    document.add_paragraph("填报人：某某")
    document.save(str(path))
    found = read_source(path)
    assert {left.text for left in found.leftovers} == {"内部资料", "填报人：某某"}
    assert found.declaration == read_source(write_text(tmp_path, paper())).declaration


def test_a_picture_is_left_over(tmp_path: Path) -> None:
    path = write_word(tmp_path, paper())
    document = docx.Document(str(path))
    drawing = element("<w:r><w:object/></w:r>")
    document.tables[0].cell(0, 1).paragraphs[0]._p.append(drawing)
    document.save(str(path))
    (left,) = read_source(path).leftovers
    assert (left.text, left.ref.cell) == ("环境整治", "表格第1行")
    assert "图片" in left.why


def test_symbol_that_is_no_box_is_left_over(tmp_path: Path) -> None:
    path = write_word(tmp_path, paper())
    document = docx.Document(str(path))
    symbol = element('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>')
    document.tables[0].cell(0, 1).paragraphs[0]._p.append(symbol)
    document.save(str(path))
    (left,) = read_source(path).leftovers
    assert (left.text, left.ref.cell) == ("环境整治", "表格第1行")
    assert "特殊符号" in left.why


def test_words_beside_the_title_are_left_over(tmp_path: Path) -> None:
    title, *rows = paper()
    found = read_source(write_text(tmp_path, [[*title, "附件3"], *rows]))
    assert [left.text for left in found.leftovers] == ["附件3"]
    assert found.declaration.year == 2021


def test_second_table_has_places_of_its_own(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "甲"
    document.add_table(2, 1).cell(1, 0).text = "乙"
    path = tmp_path / "x.docx"
    document.save(str(path))
    rows = read_word_rows(path.read_bytes(), path)
    assert [row.cells[0].ref.cell for row in rows] == ["表格第1行", "表格2第1行", "表格2第2行"]


def test_imported_is_plain_data(tmp_path: Path) -> None:
    found = read_source(write_text(tmp_path, paper()))
    assert isinstance(found, Imported)
    assert found.filled_basis_rows == 3
