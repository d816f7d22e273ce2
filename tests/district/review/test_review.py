"""The review sheet: completeness is checked, the rest is evidence, and nothing is ever scored."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from budget_xl.core.finding import Finding, Severity
from budget_xl.core.place import Ref
from budget_xl.core.problem import Problem
from budget_xl.district.review import aspects
from budget_xl.district.review.completeness import CHECKS, REST, checks
from budget_xl.district.review.prefill import Review, review, review_file
from budget_xl.district.review.sheet import write_review_sheet
from budget_xl.district.review.word import write_review_document
from budget_xl.forms.loader import load_form
from budget_xl.hosts.cli.review import review as command
from tests.declare import declare
from tests.district.district import form
from tests.oracle.libreoffice import disagreements, needs_libreoffice, recalculate
from tests.oracle.word import pages

FORM = load_form()


def told(name: str, **sections) -> list[str]:
    found = review(declare(FORM, **sections), FORM, ())
    return next(list(lines) for aspect, lines in found.rows if aspect.name == name)


def finding(code: str, severity: Severity = Severity.ERROR, reason: str = "") -> Finding:
    return Finding(code, severity, Ref("申报表", "某格"), f"{code} 的问题", "改", reason=reason)


@pytest.mark.parametrize(
    ("general", "key", "kind"),
    [
        (True, False, "一般项目"),
        (False, True, "重点项目"),
        (False, False, "考核级次未勾选"),
        (True, True, "考核级次未勾选"),
    ],
)
def test_the_box_decides_the_kind(general, key, kind) -> None:
    found = review(declare(FORM, identity={"general": general, "key": key}), FORM, ())
    assert (found.kind, found.is_scored) == (kind, kind == "重点项目")


@pytest.mark.parametrize(
    ("findings", "name", "outcome"),
    [
        ((), "必填项齐全", "通过"),
        ((finding("CEL001"),), "必填项齐全", "不通过"),
        ((finding("CEL001"),), "数字格都是数字", "通过"),
        ((finding("CEL002"),), "数字格都是数字", "不通过"),
        ((finding("IDN003", Severity.WARNING),), "执行单位、负责人、电话齐全", "有疑问"),
        ((finding("BAS001", Severity.UNCHECKED),), "测算依据齐全、算得对", "未能核对"),
        ((finding("BAS001"), finding("BAS003", Severity.WARNING)), "测算依据齐全、算得对", "不通过"),
        ((finding("IND099", Severity.REMARK),), "绩效指标齐全、写法规范", "通过"),
        ((finding("BAS003", Severity.WARNING, "已说明"),), "测算依据齐全、算得对", "通过"),
        ((finding("FRM003", Severity.WARNING),), "文字和文号规范", "有疑问"),
        ((finding("WBK001"),), "模板没有被改动", "不通过"),
        ((finding("XYZ001"),), REST, "不通过"),
    ],
)  # fmt: skip
def test_findings_decide_completeness(findings, name, outcome) -> None:
    found = {check.name: check for check in checks(findings)}
    assert found[name].outcome == outcome
    assert len(found) == len(CHECKS) + 1
    assert str(found[name]).startswith(f"{outcome}：{name}")


def test_many_places_are_cut() -> None:
    [first, *_] = checks([finding("CEL001")] * 9)
    assert str(first).count("申报表!某格") == 4
    assert "等 9 处" in str(first)


ITEMS = [
    {"number": 1, "name": "信访维稳", "amount": "30"},
    {"number": 2, "name": "应急经费", "amount": "70"},
]
INDICATORS = [
    {"code": "quantity", "number": 1, "name": "走访户数", "sign": "≥", "value": "80", "unit": "户"},
    {"code": "quantity", "number": 2, "name": "走访户数", "value": "5", "unit": "次"},
    {"code": "social", "number": 1, "name": "社会效益", "sign": "定性", "value": "提高"},
    {
        "code": "satisfaction",
        "number": 1,
        "name": "居民满意度",
        "sign": "≥",
        "value": "90",
        "unit": "%",
    },
    {"code": "cost", "number": 1, "name": "总成本", "sign": "≤", "value": "100", "unit": "万元"},
]


@pytest.mark.parametrize(
    ("name", "sections", "line"),
    [
        ("明确清晰性", {}, "总目标没有填写"),
        ("明确清晰性", {"narrative": {"content": "1.信访维稳工作"}, "expenditure": {"items": ITEMS}}, "主要内容提到支出明细 1/2 项：应急经费"),
        ("明确清晰性", {"indicators": {"rows": INDICATORS}}, "指标 5 条，其中名称只写了类别名的 1 条"),
        ("目标相关性", {"narrative": {"policy": "武办发〔2017〕4号）"}}, "政策依据中有文号 1 个，年份 2017 至 2017"),
        ("目标相关性", {"narrative": {"policy": "武办发〔2017〕4号）"}}, "政策依据中不成对的括号 1 处"),
        ("指标科学性", {"indicators": {"rows": INDICATORS}}, "定量指标 4/5 条，其中效益类 1/2 条"),
        ("指标科学性", {"indicators": {"rows": INDICATORS}}, "定量指标没有比较符号的 1 条，没有计量单位的 0 条"),
        ("指标科学性", {"indicators": {"rows": INDICATORS}}, "同类中重名的指标 2 条"),
        ("绩效合理性", {"indicators": {"rows": INDICATORS}}, "满意度指标 1 条：居民满意度≥90%"),
        ("绩效合理性", {"budget": {"annual": "110"}, "narrative": {"history": "2019年总预算为100万元"}}, "上年 100，当年 110，变动 10 万元（+10.0%）"),
        ("绩效合理性", {}, "上年或当年预算没有写清，不能比较"),
        ("资金匹配性", {"budget": {"annual": "100"}, "expenditure": {"items": ITEMS, "total": "100"}}, "当年预算 100，资金来源合计 未填或读不出，支出明细合计 100（万元）"),
        ("资金匹配性", {"expenditure": {"items": ITEMS, "total": "100"}}, "最大的支出：应急经费 70（70.0%），信访维稳 30（30.0%）"),
        ("资金匹配性", {"indicators": {"rows": INDICATORS}}, "成本指标 1 条：总成本≤100万元"),
        ("实现可能性", {"expenditure": {"items": ITEMS, "total": "100"}, "narrative": {"basis": "1.信访维稳30万元"}}, "有测算依据的支出明细 1/2 项：应急经费"),
        ("实现可能性", {"expenditure": {"items": ITEMS, "total": "100"}, "narrative": {"basis": "1.信访维稳30万元"}}, "没有测算依据的金额 70 万元，占 70.0%"),
        ("条件充分性", {"identity": {"executors": [{"number": 1, "unit": "某科", "phone": "8555"}]}}, "执行单位 1 个，负责人 0 人，电话 1 个"),
    ],
)  # fmt: skip
def test_evidence(name, sections, line) -> None:
    assert line in told(name, **sections)


def test_the_project_period_is_shown_where_the_form_has_it() -> None:
    later = load_form("hongshan-2021", 2021)
    found = review(declare(later, identity={"start": "2021年1月"}), later, ())
    lines = {aspect.name: lines for aspect, lines in found.rows}["条件充分性"]
    assert "起止时间：2021年1月 至 未填" in lines
    assert not any("起止" in line for line in told("条件充分性"))


def test_findings_are_evidence_where_they_belong() -> None:
    found = review(declare(FORM), FORM, [finding("IND001")] * 9)
    lines = {aspect.name: lines for aspect, lines in found.rows}["指标科学性"]
    assert sum("IND001" in line for line in lines) == 6
    assert lines[-1] == "另有 3 条，见校验意见"


def key_project(**sections) -> Review:
    return review(
        declare(FORM, identity={"key": True, "unit": "=1+1"}, **sections), FORM, (), "表.xlsx"
    )


def test_nothing_is_scored(tmp_path: Path) -> None:
    found = key_project(indicators={"rows": INDICATORS})
    assert not any(re.search(r"\d 分|得分", line) for _, lines in found.rows for line in lines)
    write_review_sheet(found, tmp_path / "审核表.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "审核表.xlsx", data_only=True).active
    head = next(row for row in sheet.iter_rows() if row[0].value == "审核内容")
    column = next(cell.column for cell in head if cell.value == "得分")
    scores = [sheet.cell(head[0].row + n, column) for n in range(1, 9)]
    assert all(cell.value is None and not cell.protection.locked for cell in scores)
    assert [sheet.cell(cell.row, column - 1).value for cell in scores] == [
        10,
        10,
        15,
        15,
        15,
        15,
        10,
        10,
    ]
    assert sum(aspect.points for aspect in aspects.ASPECTS) == 100


def test_the_reviewers_points_make_sum_and_grade(tmp_path: Path) -> None:
    """As LibreOffice computes them; nothing but the reviewer's cells is open."""
    needs_libreoffice()
    path = tmp_path / "审核表.xlsx"
    write_review_sheet(key_project(), path)
    assert disagreements(path, recalculate(tmp_path / "p1", path)[path]) == []
    book = openpyxl.load_workbook(path)
    sheet = book.active
    head = next(row for row in sheet.iter_rows() if row[0].value == "审核内容")
    column = next(cell.column for cell in head if cell.value == "得分")
    for number, aspect in enumerate(aspects.ASPECTS, start=1):
        sheet.cell(head[0].row + number, column).value = aspect.points * 0.85
    book.save(tmp_path / "打分.xlsx")
    values = recalculate(tmp_path / "p2", tmp_path / "打分.xlsx")[tmp_path / "打分.xlsx"]["审核表"]
    assert sorted(map(str, (cell["value"] for cell in values.values()))) == ["85.0", "良"]


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    write_review_sheet(key_project(), tmp_path / "审核表.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "审核表.xlsx").active
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == 2
    assert any(
        "=1+1" in str(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s"
    )


@pytest.mark.parametrize("key", [True, False])
def test_word_shows_every_line(tmp_path: Path, key: bool) -> None:
    sections = {"identity": {"key": key, "general": not key, "unit": "甲&乙<街>"}}
    found = review(declare(FORM, **sections), FORM, ())
    path, twin = tmp_path / "审核表.docx", tmp_path / "又一份.docx"
    write_review_document(found, path)
    write_review_document(found, twin)
    assert path.read_bytes() == twin.read_bytes()
    text = re.sub(r"\s", "", pages(path, tmp_path))
    assert "甲&乙<街>" in text
    assert found.kind in text
    assert ("得分" in text) == key
    assert all(aspect.name in text for aspect, _ in found.rows)
    assert "{{" not in text


def test_command(tmp_path: Path) -> None:
    path = form(tmp_path / "某街.xlsx", "某街", "5")
    before = path.read_bytes()
    for name in ("审核表.xlsx", "审核表.docx"):
        answer = CliRunner().invoke(
            command, [str(path), "-o", str(tmp_path / name), "--json"], standalone_mode=False
        )
        assert answer.return_value == 1
        assert json.loads(answer.output)["unit"] == "某街"
        assert (tmp_path / name).exists()
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["某街.xlsx", "审核表.pdf"])
def test_a_target_that_is_none(tmp_path: Path, name: str) -> None:
    path = form(tmp_path / "某街.xlsx", "某街", "5")
    answer = CliRunner().invoke(
        command, [str(path), "-o", str(tmp_path / name)], standalone_mode=False
    )
    assert isinstance(answer.exception, Problem)
    assert answer.exception.code == "bad-target"


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "某街.xlsx").write_bytes(b"no")
    with pytest.raises(Problem):
        review_file(tmp_path / "某街.xlsx")
