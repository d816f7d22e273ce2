"""The command line: exit codes, JSON, messages in Chinese, nothing written when it cannot run."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from budget_xl.hosts.cli.main import main


@dataclass
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        return json.loads(self.out)


@pytest.fixture
def budget_xl(monkeypatch, capsys):
    def run(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["budget-xl", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return Answer(left.value.code, out, err)

    return run


@pytest.fixture
def filled(budget_xl, seed: Path, tmp_path: Path) -> Path:
    path = tmp_path / "x.xlsx"
    answer = budget_xl("import", seed, "-o", path)
    assert (answer.code, answer.err) == (0, "")
    return path


def findings(answer: Answer) -> list[dict]:
    [file] = answer.json["files"]
    return file["findings"]


DEFECTS = [
    ("CEL001", "错误", ["项目代码"]),
    ("IDN001", "错误", ["0 个"]),
    ("IDN002", "警告", ["15 个", "15 人", "12 个", "司法所", "扶贫专班", "文体中心"]),
    ("IDN003", "警告", ["两次"]),
    ("BAS001", "错误", ["80 + 8.64 = 88.64", "8.64 万元"]),
    ("BAS003", "警告", ["8 项", "768.3", "12、15、17、19、20、21、23、24"]),
    ("HIS001", "警告", ["2019年", "缺 2018年"]),
    ("IND001", "错误", ["民兵工作开展率", "90%%"]),
    ("IND003", "错误", ["23个", "26个社区"]),
]


@pytest.mark.parametrize(("code", "severity", "words"), DEFECTS, ids=[d[0] for d in DEFECTS])
def test_every_defect_of_the_real_form_is_found(budget_xl, filled, code, severity, words) -> None:
    answer = budget_xl("validate", filled, "--json")
    assert answer.code == 1
    found = [f for f in findings(answer) if f["code"] == code]
    assert len(found) == 1
    assert found[0]["severity"] == severity
    assert found[0]["sheet"]
    assert found[0]["cell"]
    assert all(word in found[0]["message"] for word in words), found[0]["message"]


def test_findings_point_to_the_cells_that_hold_the_words(budget_xl, filled) -> None:
    book = openpyxl.load_workbook(filled, data_only=True)
    by_code = {f["code"]: f for f in findings(budget_xl("validate", filled, "--json"))}
    cell = {code: book[f["sheet"]][f["cell"]].value for code, f in by_code.items()}
    assert cell["IND001"] == "90%%"
    assert cell["IND003"] == "23"
    assert cell["CEL001"] is None
    assert "8.64" in cell["BAS001"]
    assert "1771.85" in cell["HIS001"]


def test_json_of_validate(budget_xl, filled) -> None:
    answer = budget_xl("validate", filled, "--json").json
    assert answer["version"] == 1
    [file] = answer["files"]
    assert file["status"] == "findings"
    assert file["problem"] is None
    assert set(file["counts"]) == {"错误", "警告", "提醒", "未能核对"}
    assert sum(file["counts"].values()) == len(file["findings"])
    assert set(file["findings"][0]) == {"code", "severity", "sheet", "cell", "message", "hint"}


def test_opinions_link_into_the_workbook_and_leave_it_alone(budget_xl, filled, tmp_path) -> None:
    before = filled.read_bytes()
    answer = budget_xl("validate", filled, "-o", tmp_path / "意见.xlsx")
    assert answer.code == 1
    assert filled.read_bytes() == before
    sheet = openpyxl.load_workbook(tmp_path / "意见.xlsx").active
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[0].value for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) == len(findings(budget_xl("validate", filled, "--json")))
    links = [row[4].hyperlink for row in rows]
    assert all(link.target == "x.xlsx" and "!" in link.location for link in links)


def test_export_and_import_give_the_same_declaration(budget_xl, filled, tmp_path) -> None:
    exported = budget_xl("export", filled, "--json")
    assert exported.code == 0
    (tmp_path / "x.json").write_text(exported.out, encoding="utf-8")
    assert budget_xl("import", tmp_path / "x.json", "-o", tmp_path / "y.xlsx").code == 0
    again = budget_xl("export", tmp_path / "y.xlsx", "--json")
    assert again.json == exported.json


def test_template_build(budget_xl, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    assert budget_xl("template", "build", "--year", 2026, "--unit", "某街道", "-o", path).code == 0
    told = budget_xl("export", path, "--json").json
    assert (told["year"], told["identity"]["unit"]) == (2026, "某街道")


def test_an_empty_form_is_told_what_is_missing(budget_xl, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    budget_xl("template", "build", "-o", path)
    answer = budget_xl("validate", path, "--json")
    assert answer.code == 1
    assert {f["code"] for f in findings(answer)} == {"CEL001", "IDN001", "IND004"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("validate", "没有.xlsx"), "missing-file"),
        (("import", "没有.txt", "-o", "x.xlsx"), "missing-file"),
        (("consolidate", "没有", "--roster", "名册.csv", "-o", "x.xlsx"), ""),
        (("export", "没有.xlsx"), "missing-file"),
        (("template", "build", "--form", "abc", "-o", "x.xlsx"), "unknown-form"),
        (("rules", "ABC999"), "unknown-rule"),
        (("validate",), "usage"),
        (("没有这个命令",), "usage"),
        (("validate", "--没有", "x"), "usage"),
    ],
)
def test_what_cannot_run_says_so_and_writes_nothing(
    budget_xl, tmp_path: Path, monkeypatch, arguments, code
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = budget_xl(*arguments)
    assert answer.code == 2
    assert "怎么办" in answer.err
    assert "Traceback" not in answer.err
    assert list(tmp_path.iterdir()) == []
    if code and "--json" not in arguments and arguments[0] != "validate":
        again = budget_xl(*arguments, "--json") if code.startswith("unknown-rule") else None
        assert again is None or again.json["problem"]["code"] == code


def test_a_text_that_is_not_the_form(budget_xl, tmp_path: Path) -> None:
    source = tmp_path / "日记.txt"
    source.write_text("今天开会。\n", encoding="utf-8")
    answer = budget_xl("import", source, "-o", tmp_path / "x.xlsx")
    assert answer.code == 2
    assert "怎么办" in answer.err
    assert not (tmp_path / "x.xlsx").exists()


def test_rules_are_listed(budget_xl) -> None:
    answer = budget_xl("rules", "--json")
    assert answer.code == 0
    assert {"FUN003", "BAS001"} <= {rule["code"] for rule in answer.json["rules"]}
    assert "为什么" in budget_xl("rules", "fun003").out


def test_the_list_names_every_rule_below_its_family(budget_xl) -> None:
    lines = [line.split() for line in budget_xl("rules").out.splitlines() if line.strip()]
    codes = [line[0] for line in lines if line[0][-3:].isdigit()]
    assert codes == [rule["code"] for rule in budget_xl("rules", "--json").json["rules"]]
    assert ["FUN003", "错误", "收支不平衡"] in lines
    assert ["预算与资金来源"] in lines


def test_a_rule_is_shown_as_a_page(budget_xl, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    answer = budget_xl("rules", "fun003")
    assert answer.code == 0
    for said in ("收支不平衡", "错误", "不算的情形", "依据", "错的例子", "对的例子", "相差 5 万元"):
        assert said in answer.out
    assert "项目资金来源合计　30 万元" in answer.out


def test_a_rule_as_data(budget_xl) -> None:
    [rule] = budget_xl("rules", "bas003", "--json").json["rules"]
    assert (rule["code"], rule["severity"], rule["life"]) == ("BAS003", "警告", "现行")
    assert rule["phases"] == ["填报", "审核", "汇总"]
    assert {example["good"] for example in rule["examples"]} == {True, False}
    assert all(example["fills"] for example in rule["examples"])
