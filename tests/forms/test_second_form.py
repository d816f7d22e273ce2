"""A form is data: the one of 2021 needs no code of its own, from its template to its rules."""

from __future__ import annotations

import itertools
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Field, Form
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.locate import located
from budget_xl.legacy.source import read_source
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import blank_for, write_form
from tests.declare import declare
from tests.legacy.papers import as_text

SECOND = load_form("hongshan-2021")


def value(field: Field, count: int) -> Any:
    """A value of its own for one input: ``count`` tells it apart."""
    match field.kind:
        case "amount" | "number":
            return str(Decimal(count) / 4)
        case "item":
            return str(count % 3 + 1)
        case "tick":
            return count % 2 == 0
        case "choice":
            return field.choices[count % len(field.choices)]
        case _:
            return f"{field.label}{count}"


def filled(form: Form) -> Declaration:
    """The declaration that has a value in every input of ``form``; of a pool in three rows."""
    counter = itertools.count(1)
    sections: dict[str, Any] = {}
    for key, field in form.fields.items():
        section, attribute, *_ = key.split(".")
        if field.is_input:
            sections.setdefault(section, {})[attribute] = value(field, next(counter))
    for band in lay_out(form).bands:
        section, table = band.pool.split(".")
        rows = sections.setdefault(section, {}).setdefault(table, [])
        for number in sorted({1, 2, band.capacity} if band.numbered else {1}):
            cells = {
                name: value(column.field, next(counter))
                for name, column in band.columns.items()
                if column.field.is_input
            }
            names = ("code", "number") if len(band.identifier(number)) == 2 else ("number",)
            names = names if band.numbered else ("code",)
            rows.append({**dict(zip(names, band.identifier(number), strict=True)), **cells})
    return located(with_totals(declare(form, **sections), form), lay_out(form))


@pytest.mark.parametrize("form_id", form_ids())
def test_every_input_of_every_form_is_written_and_read_again(form_id: str, tmp_path: Path) -> None:
    form = load_form(form_id)
    declaration = filled(form)
    write_form(form, declaration, tmp_path / "表.xlsx")
    reading = read_workbook(tmp_path / "表.xlsx")
    assert (reading.form.id, reading.form.year) == (form.id, form.year)
    assert reading.declaration == declaration


def test_what_the_second_form_has_of_its_own_is_read_again(tmp_path: Path) -> None:
    data = {
        "identity": {"nature": "延续", "start": "2021年1月", "end": "2023年12月"},
        "funding": {
            "lines": [
                {"code": line.code, "amount": str(number)}
                for number, line in enumerate(SECOND.lines)
            ]
        },
        "indicators": {
            "rows": [
                {"code": "cost_social", "number": 5, "name": "占道时间", "weight": "2.5"},
                {"code": "satisfaction", "number": 9, "name": "居民满意度", "weight": "10"},
            ]
        },
    }
    write_form(SECOND, declare(SECOND, **data), tmp_path / "表.xlsx")
    found = read_workbook(tmp_path / "表.xlsx").declaration
    identity = found.identity
    stated = (identity.nature.value, identity.start.value, identity.end.value)
    assert stated == ("延续", "2021年1月", "2023年12月")
    assert [row.weight.value for row in found.indicators.rows] == [Decimal("2.5"), 10]
    amounts = {line.code: line.amount.value for line in found.funding.lines}
    tops = ("general", "fund", "capital", "special", "own", "reserve", "carryover")
    assert {line.code for line in SECOND.lines if not line.parent} == set(tops)
    assert found.funding.total.value == sum(amounts[code] or 0 for code in tops)


def test_the_tree_of_2021() -> None:
    tree: dict[str, list[str]] = {}
    for item in SECOND.classes.values():
        tree.setdefault(item.first, []).append(item.second)
    assert tree == {
        "成本指标": ["经济成本指标", "社会成本指标", "生态环境成本指标"],
        "产出指标": ["数量指标", "质量指标", "时效指标"],
        "效益指标": ["经济效益指标", "社会效益指标", "生态效益指标"],
        "满意度指标": ["服务对象满意度指标"],
    }


def test_the_template_offers_the_choices_and_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_form(SECOND, blank_for(SECOND), path)
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(n).decode() for n in package.namelist() if "worksheets/sheet" in n]
    assert any('<formula1>"新增,延续"</formula1>' in sheet for sheet in sheets)
    report = check_workbook(path)
    required = [field for field in SECOND.fields.values() if field.required]
    blanks = [finding for finding in report.findings if finding.code == "CEL001"]
    assert len(blanks) == len(required)
    assert any("项目属性" in finding.message for finding in blanks)


def grid(form: Form, year: int) -> list[list[str]]:
    """The printed form of 2021 as a grid, with little in it."""
    labels = [line.label for line in form.lines]
    columns = ["一级指标", "二级指标", "指标名称", "指标值", "分值权重"]
    return [
        [form.title_pattern.format(year=year)],
        ["单位名称：某街道办事处  资金单位：万元"],
        ["项目名称", "环境整治", "项目代码", "X001"],
        ["项目主管部门", "某街道办事处", "项目执行单位", "甲科"],
        ["项目负责人", "甲一", "联系电话", "81110001"],
        ["项目属性", "新增"],
        ["项目开始时间", "2022年1月", "项目结束时间", "2022年12月"],
        ["考核级次", "1.一般项目☑ 2.重点项目□"],
        ["项目申请理由", "1.项目的政策依据：甲 2.项目与部门职能的相关性：乙 3.项目实施的现实意义：丙"],
        ["项目主要内容", "丁"],
        ["项目总预算", "9", "项目当年预算", "9"],
        ["项目前两年预算及当年预算变动情况", "1.前两年预算安排情况：无 2.当年预算变动情况及理由：新增"],
        ["项目资金来源", "资金来源项目", "金额"],
        *(["", label, "9" if label[2:] == "国有资本经营预算拨款" else ""] for label in labels),
        ["项目支出预算及测算依据", "项目支出明细预算", "合计", "9"],
        ["", "", "1.清运", "9"],
        ["", "测算依据及说明", "1.清运90次*1000元/次=9万元。"],
        ["项目绩效总目标", "整洁"],
        ["项目年度绩效指标", *columns],
        ["", "成本指标", "经济成本指标1", "清运成本", "≤9万元", "20"],
        ["", "", "生态环境成本指标", "扬尘", "达标", "5"],
        ["", "满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "10"],
    ]  # fmt: skip


def test_the_second_form_is_imported_by_its_title(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    path.write_text(as_text(grid(SECOND, 2022)), encoding="utf-8")
    found = read_source(path)
    declaration = found.declaration
    assert found.leftovers == ()
    assert (declaration.form, declaration.year) == (SECOND.id, 2022)
    assert (declaration.identity.nature.value, declaration.identity.end.value) == (
        "新增",
        "2022年12月",
    )
    told = [(row.code, row.number, row.weight.value) for row in declaration.indicators.rows]
    assert told == [("cost", 1, 20), ("cost_ecological", 1, 5), ("satisfaction", 1, 10)]
    lines = {line.code: line.amount.value for line in declaration.funding.lines}
    assert {code: amount for code, amount in lines.items() if amount} == {"capital": 9}
