"""封面: the state of the district at a glance, and where to find what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget_xl.district.consolidation import MISSING, PASSED, PENDING, RETURNED, SENT, UNREADABLE
from budget_xl.district.summary import changes, classes, funding, items, opinions, states
from budget_xl.district.summary.common import Material, added
from budget_xl.district.summary.issues import OTHERS
from budget_xl.forms.area import Area
from budget_xl.workbook.charts import column_chart, ring_chart
from budget_xl.workbook.table_sheet import TableSheet
from budget_xl.workbook.tables import Column, Formula, Row, Table
from budget_xl.workbook.xlsx import LockedWorkbook

NAME = "封面"
COLUMNS = (
    Column("内容", 22),
    Column("数量", 16, "line"),
    Column("单位", 8, "serial"),
    Column("说明", 44),
    Column("见工作表", 16, "link"),
)
NAMES, NUMBERS = 0, 1
TITLE_POINTS = 30


@dataclass(frozen=True, slots=True)
class Drawn:
    """The tables that the cover sums up, and the columns of the funding lines."""

    states: Table
    funding: Table
    items: Table
    changes: Table
    classes: Table
    others: Table
    lines: funding.Lines


def draw(book: LockedWorkbook, sheet: TableSheet, material: Material, drawn: Drawn) -> None:
    """Draw the cover from what the other sheets hold; every number is live."""
    district = material.district
    title = sheet.note(
        f"{district.name}{district.year}年度项目资金绩效目标申报汇总", style="title-left"
    )
    sheet.sheet.set_row(title, TITLE_POINTS)
    for sentence in district.sentences():
        sheet.note(sentence)
    sheet.note("下表各数都是公式，取自各工作表；金额单位为万元。")
    units = list(_units(material, drawn.states))
    reviews = list(_reviews(material, drawn.states))
    findings = list(_findings(material, drawn.states))
    money = list(_money(material, drawn))
    table = sheet.table([*units, *reviews, *findings, *money], material.folder, filters=False)
    sheet.sheet.set_portrait()
    sheet.sheet.fit_to_pages(1, 1)
    first = len(units) + len(reviews)
    at = table.top + len(units) + len(reviews) + len(findings) + len(money) + 3
    ring_chart(book, sheet.sheet, table.part(1, len(units) - 1), NAMES, NUMBERS, "报送情况", at)
    column_chart(book, sheet.sheet, table.part(first, len(findings)), NAMES, NUMBERS, "问题", at)


def _units(material: Material, table: Table) -> Iterator[Row]:
    district = material.district
    found = Counter(district.state(unit) for unit in district.roster.units)
    order, state = table.column(states.ORDER), table.column(states.STATE)
    whole = Formula(f"=COUNT({order})", len(district.roster.units))
    yield "应报单位", whole, "个", "名册上的单位", _see(states.NAME)
    said = {
        SENT: "有计入汇总的申报表",
        MISSING: "没有收到任何文件",
        UNREADABLE: "只收到打不开的文件",
    }
    for word, why in said.items():
        live = Formula(f'=COUNTIFS({order},">0",{state},"{word}")', found[word])
        yield word, live, "个", why, _see(states.NAME)


def _reviews(material: Material, table: Table) -> Iterator[Row]:
    found = Counter(sent.state for sent in material.district.submissions)
    said = {
        RETURNED: "有错误或警告没有改正、也没有说明",
        PENDING: "只有提醒或未能核对的，请人工审",
        PASSED: "没有未了的问题",
    }
    for word, why in said.items():
        live = Formula(f'=COUNTIFS({table.column(states.REVIEW)},"{word}")', found[word])
        yield word, live, "份", why, _see(opinions.NAME)


def _findings(material: Material, table: Table) -> Iterator[Row]:
    for at, (word, number) in enumerate(material.district.counts.items()):
        live = Formula(f"={table.total(states.FIRST_SEVERITY + at)}", number)
        yield word, live, "处", "已说明的不计", _see(opinions.NAME)


def _money(material: Material, drawn: Drawn) -> Iterator[Row]:
    heads = [sent.head for sent in material.district.submissions]
    income = added(head.income for head in heads)
    spent = added(head.spent for head in heads)
    annual = added(head.annual for head in heads)
    before = added(head.last_year for head in heads)
    column = funding.spent_column(drawn.lines)
    sources = drawn.funding.total(funding.TOTAL)
    outlay = drawn.items.total(items.AMOUNT)
    now = drawn.changes.total(changes.NOW)
    yield _amount("资金来源合计", sources, income, "各单位资金来源之和", funding.NAME)
    yield _amount("支出明细合计", outlay, spent, "逐条明细之和", items.NAME)
    yield _amount("当年预算合计", now, annual, "各单位填报的当年预算之和", changes.NAME)
    gap = f"ROUND({sources}-{outlay},6)"
    yield _amount("收支差额", gap, income - spent, "资金来源减支出明细，应为 0", funding.NAME)
    gap = f"ROUND({drawn.funding.total(column)}-{outlay},6)"
    yield _amount("两表支出之差", gap, Decimal(0), "按件合计与逐条合计，应为 0", items.NAME)
    last = drawn.changes.total(changes.BEFORE)
    yield _amount("填报的上年预算合计", last, before, "没有写明的不计", changes.NAME)
    yield from _rest(material, drawn)


def _rest(material: Material, drawn: Drawn) -> Iterator[Row]:
    count = drawn.classes.total(classes.COUNT)
    measured = drawn.classes.total(classes.QUANTIFIED)
    whole = sum(n for (_, trait), n in material.classes.items() if trait == "条数")
    quantified = sum(n for (_, trait), n in material.classes.items() if trait == "定量")
    yield "绩效指标", Formula(f"={count}", whole), "条", "", _see(classes.NAME)
    yield "其中定量指标", Formula(f"={measured}", quantified), "条", "", _see(classes.NAME)
    others = len(material.district.others)
    cells = drawn.others.column(0)
    yield "没有计入的文件", Formula(f"=COUNT({cells})", others), "个", "逐个写明原因", _see(OTHERS)


def _amount(name: str, formula: str, value: Decimal, why: str, sheet: str) -> Row:
    return name, Formula(f"={formula}", value), "万元", why, _see(sheet)


def _see(sheet: str) -> Formula:
    target = Area(sheet, 0, 0, 0, 0).absolute
    return Formula(f'=HYPERLINK("#{target}","{sheet}")', sheet)
