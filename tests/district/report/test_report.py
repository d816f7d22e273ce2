"""The report: what it says, that it needs nothing else, and that its filters filter."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.chart.chartspace import ChartSpace

from budget_xl.district.report.brief import write_brief
from budget_xl.district.report.content import OtherFile, Report, bars, report_of
from budget_xl.district.report.page import digest, link, write_page
from budget_xl.district.standing import UNREAD
from budget_xl.district.summarise import summarise
from tests.district.district import form, roster, still
from tests.district.units import point, sent, unit
from tests.oracle.chromium import opened
from tests.oracle.word import pages

HOSTILE = "</script><script>document.title='x'</script><img src=https://example.org/x.png onerror=alert(1)>\"'&"


def report(*units, others=(), sentences=("应报 3 个单位。",)) -> Report:
    return Report("某区", 2020, tuple(sentences), units, tuple(others))


def example() -> Report:
    return report(
        unit(sent(point(1), point(2, "警告", "BAS003"), point(3, "提醒", "IND012"), annual="30")),
        unit(sent(point(1), point(2, "警告", "BAS003", reason="已说明"), annual="70"), name="乙街", code="102"),
        unit(name="丙街", state="未报", code="103"),
        others=[OtherFile(Path("报送/外来.xlsx"), "", "不在名册中")],
    )  # fmt: skip


def test_sums_and_counts() -> None:
    found = example()
    assert found.title == "某区2020年项目资金绩效目标申报区级汇总报告"
    assert found.total == 100
    assert found.states == {"已报": 2, "未报": 1}
    assert report(unit(sent(point(reason="已说明")))).severities == {"错误": 0}
    assert found.severities == {"错误": 2, "警告": 1, "提醒": 1}
    assert [(bar.name, bar.amount) for bar in found.budgets()] == [("乙街", 70), ("某街", 30)]
    assert [(bar.name, bar.amount) for bar in found.funding()] == [
        ("1.一般公共预算财政拨款收入", 100)
    ]
    assert [(bar.name[:6], bar.amount) for bar in found.issues()] == [
        ("FUN003", 2),
        ("BAS003", 1),
        ("IND012", 1),
    ]
    assert found.issues()[0].name == "FUN003 收支不平衡"


@given(st.lists(st.decimals(-999, 9999, places=2), max_size=8))
def test_bars_are_in_proportion(amounts: list[Decimal]) -> None:
    found = bars((str(n), amount) for n, amount in enumerate(amounts))
    assert [bar.amount for bar in found] == sorted(amounts, reverse=True)
    assert all(0 <= bar.share <= 1 for bar in found)
    assert max((bar.share for bar in found), default=1) in (0, 1)


def test_the_page_needs_nothing_else_and_always_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("一.html", "二.html"):
        write_page(example(), tmp_path / name)
    text = (tmp_path / "一.html").read_text(encoding="utf-8")
    assert text == (tmp_path / "二.html").read_text(encoding="utf-8")
    assert not re.search(r'(?:src|href)="(?:https?:)?//|@import|url\(|style="|onclick', text)
    [style], [script] = (
        re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL) for tag in ("style", "script")
    )
    assert (
        f"style-src '{digest(style)}'; script-src '{digest(script)}'".replace("'", "&#39;") in text
    )
    assert "default-src &#39;none&#39;" in text


def visible(page) -> list[str]:
    return page.ask(
        "[...document.querySelectorAll('#issues tbody tr')].filter(r => r.offsetParent)"
        ".map(r => r.cells[0].textContent + r.cells[2].textContent)"
    )


SET = "(name, value) => {{ const f = document.forms[0].elements[name]; {0}; f.dispatchEvent(new Event('input', {{bubbles: true}})) }}"
CHOOSE = f"({SET.format('f.value = value')})"
UNTICK = (
    "(value => { const f = document.querySelector(`input[value=${value}], input[name=${value}]`);"
    " f.checked = false; f.dispatchEvent(new Event('input', {bubbles: true})) })"
)


def test_filters_filter(tmp_path: Path) -> None:
    write_page(example(), tmp_path / "报告.html")
    with opened(tmp_path / "报告.html") as page:
        everything = ["某街FUN003", "某街BAS003", "某街IND012", "乙街FUN003", "乙街BAS003"]
        assert visible(page) == everything
        assert "显示 5 / 5 条" in page.ask("document.querySelector('.shown').textContent")
        page.ask(f"{CHOOSE}('unit', '乙街')")
        assert visible(page) == ["乙街FUN003", "乙街BAS003"]
        page.ask(f"{UNTICK}('错误')")
        assert visible(page) == ["乙街BAS003"]
        page.ask(f"{UNTICK}('settled')")
        assert visible(page) == []
        page.ask("new Promise(r => { document.forms[0].reset(); setTimeout(r, 50) })")
        assert visible(page) == everything
        page.ask(f"{CHOOSE}('text', ' ind012 ')")
        assert visible(page) == ["某街IND012"]
        assert page.fetched == [(tmp_path / "报告.html").resolve().as_uri()]
        assert page.complaints == []


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    bad = unit(
        sent(point(message=HOSTILE, hint=HOSTILE, place=HOSTILE, reason=HOSTILE), project=HOSTILE),
        name=HOSTILE,
    )
    others = [OtherFile(Path(HOSTILE), HOSTILE, HOSTILE)]
    write_page(report(bad, others=others, sentences=(HOSTILE,)), tmp_path / "报告.html")
    with opened(tmp_path / "报告.html") as page:
        assert page.ask("document.title").startswith("某区")
        assert page.ask("document.querySelectorAll('img').length") == 0
        assert page.ask("document.scripts.length") == 1
        assert page.ask("document.querySelector('#issues tbody td').textContent") == HOSTILE
        page.ask(f"{CHOOSE}('unit', {HOSTILE!r})")
        assert len(visible(page)) == 1
        assert page.fetched == [(tmp_path / "报告.html").resolve().as_uri()]


def test_without_script_everything_is_there(tmp_path: Path) -> None:
    write_page(example(), tmp_path / "报告.html")
    text = re.sub(
        "<script>.*</script>",
        "",
        (tmp_path / "报告.html").read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    (tmp_path / "无脚本.html").write_text(text, encoding="utf-8")
    with opened(tmp_path / "无脚本.html") as page:
        assert len(visible(page)) == 5
        assert page.ask("document.querySelector('form').offsetParent") is None


def test_links_lead_to_received_files_only(tmp_path: Path) -> None:
    folder = tmp_path / "报 送#1"
    folder.mkdir()
    (folder / "甲%街.xlsx").write_bytes(b"x")
    assert link(folder / "没有.xlsx", tmp_path) == ""
    own = unit(sent(file=str(folder / "甲%街.xlsx")))
    write_page(report(own), tmp_path / "报告.html")
    with opened(tmp_path / "报告.html") as page:
        [address] = page.ask("[...document.links].map(a => a.href)")
        assert address == (folder / "甲%街.xlsx").resolve().as_uri()


@pytest.mark.parametrize("units", [1, 60])
def test_the_brief_shows_the_figures(tmp_path: Path, units: int) -> None:
    many = [unit(sent(point(), annual=str(n + 1)), name=f"第{n}街<&>") for n in range(units)]
    many.append(unit(name="末街", state="未报"))
    many.append(unit(sent(point(1, UNREAD), annual="0"), name="坏街", state="不能读取"))
    for name in ("一.docx", "二.docx"):
        write_brief(report(*many), tmp_path / name)
    assert (tmp_path / "一.docx").read_bytes() == (tmp_path / "二.docx").read_bytes()
    text = re.sub(r"\s", "", pages(tmp_path / "一.docx", tmp_path))
    assert "某区2020年项目资金绩效目标申报区级汇总简报" in text
    assert "应报3个单位。" in text
    assert "第0街<&>" in text
    assert ("其余45项合计1035万元" in text) == (units == 60)
    assert ("另有32个未列" in text) == (units == 60)
    assert f"第{units - 1}街<&>" in text
    assert f"{units}.00" in text
    assert "末街未报王某" in text
    assert text.count("坏街") == 1
    assert "FUN003收支不平衡" in text


def charts(document: Path) -> dict[str, tuple[list, list]]:
    """What the charts of a document show and what their workbooks hold, by head, in order."""
    found = {}
    with zipfile.ZipFile(document) as package:
        names = package.namelist()
        for number in range(1, 1 + sum(name.startswith("word/charts/chart") for name in names)):
            tree = fromstring(package.read(f"word/charts/chart{number}.xml"))
            [outside] = [part for part in tree if part.tag.endswith("externalData")]
            tree.remove(outside)  # openpyxl reads charts of workbooks only
            [series] = ChartSpace.from_tree(tree).chart.plotArea._charts[0].ser
            relations = package.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
            [inside] = re.findall('Target="[.][.]/([^"]+)"', relations)
            book = openpyxl.load_workbook(io.BytesIO(package.read(f"word/{inside}")))
            (_, head), *rows = book.active.values
            labels = [point.v for point in series.cat.strRef.strCache.pt]
            values = [Decimal(point.v) for point in series.val.numRef.numCache.pt]
            assert series.tx.strRef.strCache.pt[0].v == head
            assert series.val.numRef.f == f"{book.active.title}!$B$2:$B${len(rows) + 1}"
            found[head] = (list(zip(labels, values, strict=True)), rows)
    return found


def test_the_charts_of_the_brief_hold_their_numbers(tmp_path: Path) -> None:
    many = [unit(sent(point(), annual=f"{n}.5"), name=f"{HOSTILE}{n}") for n in range(1, 21)]
    write_brief(report(*many), tmp_path / "简报.docx")
    found = charts(tmp_path / "简报.docx")
    assert list(found) == ["各单位当年预算（万元）", "资金来源（万元）", "问题（处）"]
    budgets, funding, issues = (shown for shown, _ in found.values())
    assert budgets == [(f"{HOSTILE}{n}", Decimal(f"{n}.5")) for n in range(20, 5, -1)]
    assert funding == [("1.一般公共预算财政拨款收入", Decimal(220))]
    assert issues == [("FUN003 收支不平衡", Decimal(20))]
    for shown, kept in found.values():
        assert [(name, Decimal(str(amount))) for name, amount in kept] == shown


def test_a_brief_without_numbers_shows_no_charts(tmp_path: Path) -> None:
    write_brief(report(unit(state="未报")), tmp_path / "简报.docx")
    with zipfile.ZipFile(tmp_path / "简报.docx") as package:
        assert "<c:chart" not in package.read("word/document.xml").decode()


@pytest.mark.parametrize(("parent", "district"), [("", "洪山区"), ("青澜区人民政府", "青澜区")])
def test_a_district_that_was_read(tmp_path: Path, parent: str, district: str) -> None:
    folder = tmp_path / "报送"
    form(folder / "甲.xlsx", "甲街", "10", "20", code="101")
    (folder / "说明.docx").write_bytes(b"words")
    names = roster(tmp_path, f"101,甲街,,{parent},,", f"102,乙街,,{parent},,")
    found = report_of(summarise(folder, names, tmp_path / "汇总.xlsx", 1, still))
    assert (found.district, found.year, found.total) == (district, 2020, 30)
    assert [other.file.name for other in found.others] == ["说明.docx"]
    assert "应报 2 个单位" in found.sentences[0]
    assert found.severities["错误"] > 0
    blank = report_of(replace_units(found))
    assert (blank.district, blank.total) == ("", 0)


def replace_units(found: Report):
    """A district of which nobody has sent anything."""
    from budget_xl.district.consolidation import District
    from budget_xl.district.roster import Roster, Unit

    assert replace(found).units
    return District(Roster((Unit("101", "甲街"),)), (), (), 0)
