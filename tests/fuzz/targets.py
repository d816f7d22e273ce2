"""What is fed with broken input: each target may answer or raise Problem, and nothing else."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from budget_xl.core.plain import from_plain, to_plain
from budget_xl.core.problem import Problem
from budget_xl.district.demo.scenario import scenario
from budget_xl.district.notices.opinions import read_replies
from budget_xl.district.roster import read_roster
from budget_xl.forms.loader import load_form
from budget_xl.legacy.source import read_source
from budget_xl.prose.calculation import read_paragraphs
from budget_xl.prose.documents import find_documents, unbalanced_brackets
from budget_xl.prose.history import read_change, read_year_amounts
from budget_xl.prose.lists import split_list
from budget_xl.prose.names import pair_names
from budget_xl.prose.phones import normalise_phone
from budget_xl.prose.values import parse_value, split_value
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.writer import write_form
from tests.workbook.editor import Editor

PARTS = ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels")


@dataclass(frozen=True)
class Target:
    """Inputs to start from, and what is done with the broken ones."""

    seeds: Callable[[], list[bytes]]
    feed: Callable[[bytes], None]


def _file(ending: str, read: Callable[[Path], object]) -> Callable[[bytes], None]:
    def feed(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"x{ending}"
            path.write_bytes(data)
            with suppress(Problem):
                read(path)

    return feed


@cache
def workbook() -> bytes:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        write_form(load_form(), from_plain(data), path)
        return path.read_bytes()


@cache
def parts() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        path.write_bytes(workbook())
        return Editor(path).parts


def _inside(data: bytes) -> None:
    """Put the broken bytes in the place of one part: the first byte says which."""
    names = sorted(parts())
    name = names[data[0] % len(names)] if data else names[0]
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as target:
        for other, good in parts().items():
            target.writestr(other, data[1:] if other == name else good)
    _file(".xlsx", check_workbook)(package.getvalue())


def _seeded_parts() -> list[bytes]:
    names = sorted(parts())
    small = [name for name in names if len(parts()[name]) < 60_000]
    return [bytes([names.index(name)]) + parts()[name] for name in small]


def _words(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    read_paragraphs(text)
    find_documents(text)
    unbalanced_brackets(text)
    read_year_amounts(text)
    read_change(text)
    pair_names(split_list(text)[:20], split_list(text[::-1])[:20])
    normalise_phone(text)
    for line in text.splitlines()[:20]:
        parse_value(line)
        assert "".join(split_value(line)) == line


def _prose() -> list[bytes]:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    narrative = from_plain(data).narrative
    values = "≥90%\n1-2次/30天\n１２．５万元\n控制在预算内\n44,561\n90%%\n约80人\n2020年12月底前"
    texts = [narrative.basis.value, narrative.change.value, narrative.policy.value, values]
    return [text.encode() for text in texts if text]


def _json() -> list[bytes]:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    return [json.dumps(to_plain(from_plain(data)), ensure_ascii=False).encode()]


def _layout() -> list[bytes]:
    form = load_form()
    rows = [f"\t{form.title}\n", "\t项目名称\n\t一般工作\n\t项目代码\n\t\n", "\t项目总预算\n\t18\n"]
    return ["\n".join(rows).encode()]


def _roster() -> list[bytes]:
    return ["单位编码,单位名称,简称,上级,联系人\n001,青山街道办事处,青山街,区,甲\n".encode()]


TARGETS: dict[str, Target] = {
    "workbook_file": Target(lambda: [workbook()], _file(".xlsx", check_workbook)),
    "workbook_part": Target(_seeded_parts, _inside),
    "import_text": Target(_layout, _file(".txt", read_source)),
    "import_json": Target(_json, _file(".json", read_source)),
    "import_word": Target(lambda: [workbook()], _file(".docx", read_source)),
    "prose": Target(_prose, _words),
    "roster": Target(_roster, _file(".csv", read_roster)),
    "replies": Target(lambda: [workbook()], _file(".xlsx", read_replies)),
}
