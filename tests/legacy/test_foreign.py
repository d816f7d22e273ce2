"""Damaged and foreign sources: each gives a reading or a problem in words, never a crash."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_xl.core.plain import to_plain
from budget_xl.core.problem import Problem
from budget_xl.legacy.source import Imported, read_source
from tests.legacy.papers import Grid, as_text, paper, write_text, write_word

FORM = as_text(paper())
LIMIT = 100


def read(folder: Path, data: bytes, name: str = "表.txt") -> Imported:
    path = folder / name
    path.write_bytes(data)
    return read_source(path)


def problem_of(folder: Path, data: bytes, name: str = "表.txt") -> Problem:
    with pytest.raises(Problem) as found:
        read(folder, data, name)
    problem = found.value
    assert len(problem.message) <= LIMIT
    assert 0 < len(problem.hint) <= LIMIT
    assert name in problem.message
    return problem


def reads_or_tells(folder: Path, data: bytes, name: str = "表.txt") -> None:
    told = ""
    try:
        read(folder, data, name)
    except Problem as problem:
        told = max(problem.message, problem.hint, key=len)
    assert len(told) <= LIMIT


def zipped(parts: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return whole.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def saved(document: Any) -> bytes:
    whole = BytesIO()
    document.save(whole)
    return whole.getvalue()


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_word(tmp_path_factory.mktemp("word"), paper()).read_bytes()


@pytest.fixture
def exported(tmp_path: Path) -> dict[str, Any]:
    """The form as ``budget-xl export`` gives it."""
    return to_plain(read_source(write_text(tmp_path, paper())).declaration)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_encodings_of_text(encoding: str, tmp_path: Path) -> None:
    found = read(tmp_path, FORM.encode(encoding, "ignore"))
    assert found.leftovers == ()
    assert found.declaration.identity.project_name.value == "环境整治"
    assert len(found.declaration.expenditure.items) == 2


def test_ends_of_lines_say_nothing(tmp_path: Path) -> None:
    one = read(tmp_path, FORM.encode())
    assert read(tmp_path, FORM.replace("\n", "\r\n").encode()) == one
    assert read(tmp_path, FORM.replace("\n", "\r").encode()) == one


@pytest.mark.parametrize(
    ("data", "name", "code", "says"),
    [
        (b"", "空.txt", "not-a-form", "没有文字"),
        (b" \n\t\n", "空.txt", "not-a-form", "没有文字"),
        ("今天开会。\n记录如下".encode(), "纪要.txt", "not-a-form", "今天开会"),
        (FORM[: len(FORM) // 8].encode(), "半.txt", "not-a-form", "只找到"),
        (FORM.encode("utf-16-le"), "无标记.txt", "unknown-kind", "二进制"),
        (b"\xff\xfe\x00", "表.txt", "unreadable-text", "编码"),
        (b"\x81\xff\xff\xfe", "表.txt", "unreadable-text", "编码"),
        (bytes(range(256)), "表.dat", "unknown-kind", "二进制"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "表.doc", "unknown-kind", "旧格式"),
        (b"%PDF-1.7", "表.pdf", "unknown-kind", "PDF"),
        (b"{\\rtf1", "表.doc", "unknown-kind", "RTF"),
        (b"\x89PNG\r\n", "表.png", "unknown-kind", "图片"),
        (zipped({"a.txt": b"x"}), "表.zip", "unknown-kind", "压缩包"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "表.xlsx", "unknown-kind", "Excel"),
        (FORM.encode(), "表.docx", "damaged-file", "损坏"),
        (b"", "表.docx", "damaged-file", "损坏"),
        (b"PK\x03\x04" + bytes(200), "表.docx", "damaged-file", "损坏"),
        (zipped({"word/document.xml": b"<x"}), "表.docx", "damaged-file", "损坏"),
        (b"[1, 2]", "表.json", "bad-json", "结构"),
        (b'{"form": 1', "表.json", "bad-json", "第 1 行第 11 列"),
        (b"{}", "表.json", "bad-json", "结构"),
        (b'{"a": {"b": [1]}}', "表.txt", "bad-json", "结构"),
        (b"[" * 100_000, "表.json", "bad-json", "结构"),
    ],
)
def test_foreign_sources_are_told(
    data: bytes, name: str, code: str, says: str, tmp_path: Path
) -> None:
    problem = problem_of(tmp_path, data, name)
    assert problem.code == code
    assert says in problem.message


def test_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", write_text(tmp_path, paper()) / "x.txt"):
        with pytest.raises(Problem) as found:
            read_source(path)
        assert found.value.code == "missing-file"


@pytest.mark.parametrize("name", ["", "长" * 300, "零\0"])
def test_no_file_that_can_be_opened(name: str, tmp_path: Path) -> None:
    with pytest.raises(Problem) as found:
        read_source(tmp_path / name)
    assert found.value.code == "unreadable-file"
    assert "文件夹" in found.value.hint


def test_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 60 * 1024 * 1024)
    with pytest.raises(Problem) as found:
        read_source(path)
    assert found.value.code == "too-large"
    assert "60 MB" in found.value.message


def test_word_that_unpacks_to_too_much(word: bytes, tmp_path: Path) -> None:
    parts = {**parts_of(word), "word/media/a.bmp": bytes(51 * 1024 * 1024)}
    assert problem_of(tmp_path, zipped(parts), "表.docx").code == "too-large"


def test_word_without_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("只有一段话")
    problem = problem_of(tmp_path, saved(document), "表.docx")
    assert problem.code == "not-a-form"
    assert "只有一段话" in problem.message


def split_in_two(folder: Path, grid: Grid, at: int) -> bytes:
    """The Word layout with its table cut in two above one of its rows."""
    document = docx.Document(str(write_word(folder, grid)))
    table = document.tables[0]._tbl
    lower = document.add_table(0, 6)._tbl
    for row in table.tr_lst[at:]:
        lower.append(row)
    return saved(document)


def test_form_in_two_tables(word: bytes, tmp_path: Path) -> None:
    whole = read(tmp_path, word, "表.docx")
    assert read(tmp_path, split_in_two(tmp_path, paper(), 7), "表.docx") == whole


def test_second_table_that_is_not_of_the_form_is_left_over(word: bytes, tmp_path: Path) -> None:
    document = docx.Document(BytesIO(word))
    document.add_paragraph("附：")
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "审核人", "某某"
    found = read(tmp_path, saved(document), "表.docx")
    assert [left.text for left in found.leftovers] == ["附：", "审核人 | 某某"]
    assert found.declaration == read(tmp_path, word, "表.docx").declaration


def with_entity(word: bytes, declared: str) -> bytes:
    """The Word layout with a DTD, whose entity stands in the name of the project."""
    parts = parts_of(word)
    head, _, body = parts["word/document.xml"].decode().partition("<w:document")
    body = body.replace("环境整治", "环境&e;整治", 1)
    text = f"{head}<!DOCTYPE x [{declared}]><w:document{body}"
    return zipped({**parts, "word/document.xml": text.encode()})


def test_entities_of_a_document_are_not_followed(word: bytes, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    for declared in (
        f'<!ENTITY e SYSTEM "{secret.as_uri()}">',
        f'<!ENTITY e0 "ha">{laughs}<!ENTITY e "&e11;">',
    ):
        problem = problem_of(tmp_path, with_entity(word, declared), "表.docx")
        assert problem.code == "damaged-file"


def test_json_gives_the_same(exported: dict[str, Any], tmp_path: Path) -> None:
    text = json.dumps(exported, ensure_ascii=False)
    one = read_source(write_text(tmp_path, paper()))
    for data in (text.encode(), text.encode("utf-8-sig"), json.dumps(exported).encode()):
        found = read(tmp_path, data, "表.json")
        assert found.declaration == one.declaration
        assert found.leftovers == ()
    assert found.declaration.budget.total.ref.cell == "budget.total"


def put(*path: Any, value: Any) -> Callable[[Any], None]:
    """Return a change of plain data: ``value`` at ``path``."""

    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (put("新栏", value={}), "bad-json"),
        (put("identity", "新栏", value="x"), "bad-json"),
        (put("expenditure", "items", 0, "新栏", value="x"), "bad-json"),
        (put("expenditure", "items", value=[1]), "bad-json"),
        (put("expenditure", "items", value={"a": 1}), "bad-json"),
        (put("budget", "total", value="若干"), "bad-json"),
        (put("budget", "total", value=True), "bad-json"),
        (put("budget", "total", value={"raw": "x", "defect": "X"}), "bad-json"),
        (put("identity", "unit", value=7), "bad-json"),
        (put("identity", value=[]), "bad-json"),
        (put("year", value=1900), "bad-json"),
        (put("year", value="去年"), "bad-json"),
        (put("version", value=99), "form-version"),
        (put("version", value="9" * 400), "form-version"),
    ],
)
def test_json_of_another_shape(
    change: Callable[[Any], None], code: str, exported: dict[str, Any], tmp_path: Path
) -> None:
    change(exported)
    assert problem_of(tmp_path, json.dumps(exported).encode(), "表.json").code == code


def test_json_of_an_unknown_form(exported: dict[str, Any], tmp_path: Path) -> None:
    exported["form"] = "某地" * 200
    with pytest.raises(Problem) as found:
        read(tmp_path, json.dumps(exported).encode(), "表.json")
    assert found.value.code == "unknown-form"
    assert len(found.value.message) <= LIMIT


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (put("expenditure", "items", 0, "number", value=61), "甲类经费 | 10"),
        (put("expenditure", "items", 0, "number", value=2), "乙类经费 | 20.5"),
        (put("expenditure", "items", 0, "number", value="1"), "甲类经费 | 10"),
        (put("funding", "lines", 0, "code", value="gift"), "30.5"),
        (put("indicators", "rows", 0, "code", value="政治"), "培训场次 | ≥ | 2 | 场 | 年度目标"),
        (put("identity", "nature", value="新增"), "新增"),
        (put("budget", "annual", value="1.2345678901234567"), "1.2345678901234567"),
        (put("narrative", "goal", value="整\0洁"), "U+0000"),
        (put("narrative", "goal", value="长" * 32_768), "长"),
    ],
)
def test_what_the_form_cannot_hold_of_json_is_left_over(
    change: Callable[[Any], None], text: str, exported: dict[str, Any], tmp_path: Path
) -> None:
    change(exported)
    found = read(tmp_path, json.dumps(exported).encode(), "表.json")
    assert text in [left.text for left in found.leftovers]
    assert all(left.why for left in found.leftovers)


def said(found: Imported) -> str:
    plain = json.dumps(to_plain(found.declaration), ensure_ascii=False)
    return plain + "".join(left.text for left in found.leftovers)


MARKS = ("Ω", "\n\tΩ", "\n\n\tΩ", "\n\n\tΩ\n\tΩ", "\n\n\nΩ")


@given(at=st.integers(0, len(FORM)), mark=st.sampled_from(MARKS))
def test_nothing_typed_into_a_form_is_lost(
    at: int, mark: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = FORM[:at] + mark + FORM[at:]
    assert "Ω" in said(read(tmp_path_factory.getbasetemp(), text.encode()))


NAMES = st.sampled_from(["表.txt", "表.docx", "表.json", "表"])


@given(data=st.binary() | st.text().map(str.encode), name=NAMES)
def test_random_sources(data: bytes, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    reads_or_tells(tmp_path_factory.getbasetemp(), data, name)


FRAGMENTS = st.text(st.sampled_from("\t\n 　.：（）0129,；万元%≥□☑合计数量指标其中测算依据*=\0"))


@st.composite
def changed(draw: st.DrawFn, whole: str) -> str:
    """``whole`` with a few of its parts replaced."""
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(whole)))
        end = at + draw(st.integers(0, 40))
        whole = whole[:at] + draw(FRAGMENTS | st.just(whole[end : end + 80])) + whole[end:]
    return whole


@given(text=changed(FORM))
def test_changed_text(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    reads_or_tells(tmp_path_factory.getbasetemp(), text.encode())


@settings(max_examples=40)
@given(data=st.data())
def test_changed_word(
    data: st.DataObject, word: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = parts_of(word)
    name = data.draw(st.sampled_from(sorted(parts)))
    text = data.draw(changed(parts[name].decode("latin-1")))
    broken = zipped({**parts, name: text.encode("latin-1", "ignore")})
    reads_or_tells(tmp_path_factory.getbasetemp(), broken, "表.docx")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@given(data=st.data())
def test_changed_json(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    plain = to_plain(read(folder, FORM.encode()).declaration)
    owner: Any = plain
    while True:
        step = data.draw(
            st.sampled_from(sorted(owner) if isinstance(owner, dict) else range(len(owner)))
        )
        if not isinstance(owner[step], dict | list) or not owner[step] or data.draw(st.booleans()):
            break
        owner = owner[step]
    owner[step] = data.draw(VALUES)
    reads_or_tells(folder, json.dumps(plain).encode(), "表.json")
