"""Who sent what: versions, copies, strangers, damaged files; order and names change nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_xl.core.problem import Problem
from budget_xl.district import reading
from budget_xl.district.consolidation import District, settle
from budget_xl.district.executors import on_this_machine, run_batches
from budget_xl.district.intake import look_through
from budget_xl.district.ledger import open_ledger
from budget_xl.district.outcome import Outcome
from budget_xl.district.receiving import receive
from budget_xl.district.roster import Roster, Unit, read_roster
from budget_xl.district.sources import Source
from tests.district.district import form, outcome, roster, still

ROSTER = ("101,甲街,,,,", "102,乙街,,,,", "103,丙街,,,,", "104,丁街,,,,")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    form(folder / "甲.xlsx", "甲街", "5", code="101", age=9)
    form(folder / "甲新.xlsx", "甲街", "7", code="101")
    form(folder / "乙.xlsx", "乙街", "3", code="102", age=2)
    (folder / "子文件夹").mkdir()
    copy = folder / "子文件夹" / "又一份.xlsx"
    copy.write_bytes((folder / "乙.xlsx").read_bytes())
    os.utime(copy, ns=(folder / "乙.xlsx").stat()[7:9])
    whole = form(folder / "丙街.xlsx", "丙街", "1", code="103")
    whole.write_bytes(whole.read_bytes()[:-200])
    form(folder / "外来.xlsx", "丁街道", "9")
    (folder / "~$甲.xlsx").write_bytes(b"lock")
    (folder / "说明.docx").write_bytes(b"words")
    return folder


def district_of(folder: Path, names: Path) -> District:
    intake, ledger = look_through(folder, [names]), open_ledger(None)
    start = on_this_machine(2, reading.__name__)
    outcomes = receive(ledger, intake.sources, start, still)
    return settle(read_roster(names), outcomes, intake.foreign)


def test_every_file_is_accounted_for(sent: Path, tmp_path: Path) -> None:
    found = district_of(sent, roster(tmp_path, *ROSTER))
    counted = [(one.unit.name, one.outcome.path.name) for one in found.submissions]
    assert counted[0] == ("甲街", "甲新.xlsx")
    assert counted[1][0] == "乙街"
    assert len(counted) == 2
    why = {other.path.name: other.why for other in found.others}
    assert "以较晚的“甲新.xlsx”为准" in why["甲.xlsx"]
    [copy] = {"乙.xlsx", "又一份.xlsx"} & why.keys()
    assert "内容完全相同" in why[copy]
    assert why["丙街.xlsx"].startswith("不能读取")
    assert "不在名册中，是否就是“丁街”" in why["外来.xlsx"]
    assert "临时文件" in why["~$甲.xlsx"]
    assert "不是工作簿" in why["说明.docx"]
    assert len(why) == 6
    states = {unit.name: found.state(unit) for unit in found.roster.units}
    assert states == {"甲街": "已报", "乙街": "已报", "丙街": "不能读取", "丁街": "未报"}
    assert found.has_findings


def test_sentences_and_json_say_the_same(sent: Path, tmp_path: Path) -> None:
    found = district_of(sent, roster(tmp_path, *ROSTER))
    text = "\n".join(found.sentences())
    assert "应报 4 个单位，已报 2 个，未报 1 个，不能读取 1 个。" in text
    assert "未报：丁街。" in text
    assert "另有 6 个文件没有计入" in text
    assert "当年预算合计 10 万元。" in text
    data = found.as_dict()
    assert [unit["state"] for unit in data["units"]] == ["已报", "已报", "不能读取", "未报"]
    assert data["units"][0]["annual"] == ["7"]
    assert len(data["others"]) == 6


def test_a_clean_district_has_nothing_to_say() -> None:
    unit = Unit("101", "甲街")
    found = settle(Roster((unit,)), [outcome("甲.xlsx", "甲街", "5", code="101")], [])
    assert not found.has_findings
    assert "问题：没有。" in list(found.sentences())
    assert found.submissions[0].state == "通过"


@pytest.mark.parametrize("killers", [{"7"}, {"0", "1", "39"}])
def test_a_file_that_kills_its_reader_costs_only_itself(killers: set[str]) -> None:
    sources = [Source(f"{number}.xlsx", ",".join(sorted(killers))) for number in range(40)]
    start = on_this_machine(2, reading.__name__)
    found = list(run_batches(start, deadly, sources, lambda source: f"lost {source.place}"))
    lost = {f"lost {killer}.xlsx" for killer in killers}
    read = {source.place for source in sources} - {f"{killer}.xlsx" for killer in killers}
    assert sorted(found) == sorted(lost | read)


def deadly(sources: Sequence[Source]) -> list[str]:
    """Read anything but some files, which end the process of their reader."""
    for source in sources:
        if Path(source.place).stem in source.member.split(","):
            os._exit(1)
    return [source.place for source in sources]


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_without_workbooks(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "空"
    if there:
        folder.mkdir()
        (folder / "说明.txt").write_text("没有表")
    with pytest.raises(Problem) as found:
        look_through(folder)
    assert found.value.code == ("no-workbooks" if there else "missing-folder")


@st.composite
def arrivals(draw: st.DrawFn) -> list[Outcome]:
    files = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["甲", "乙", "丙", "生人"]),
                st.integers(0, 3),
                st.integers(0, 9),
                st.sampled_from(["项目一", "项目二"]),
            ),
            max_size=8,
        )
    )
    return [
        outcome(f"{number}.xlsx", file[0], str(file[2]), project=file[3], modified=file[1], digest=f"{file}")
        for number, file in enumerate(files)
    ]  # fmt: skip


@given(arrivals(), st.randoms())
def test_order_and_names_of_files_change_nothing(files: list[Outcome], chance) -> None:
    units = Roster(tuple(Unit("", name) for name in ("甲", "乙", "丙")))
    other_names = [f"{chance.random()}.xlsx" for _ in files]
    shuffled = [
        replace(file, source=replace(file.source, place=name))
        for name, file in zip(other_names, files, strict=True)
    ]
    chance.shuffle(shuffled)
    first, second = settle(units, files, []), settle(units, shuffled, [])
    assert counted(first) == counted(second)
    assert len(first.others) == len(second.others)
    assert len(first.submissions) + len(first.others) == len(files)
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for file in files:
        key = (file.head.unit, file.head.project)
        if file.head.unit != "生人":
            newest[key] = max(newest.get(key, (-1, "")), file.age[1:])
    assert sorted(newest.values()) == sorted((m, d) for m, d, _ in counted(first))


def counted(found: District) -> list[tuple[int, str, Decimal | None]]:
    return [
        (one.outcome.source.modified, one.outcome.digest, one.head.annual)
        for one in found.submissions
    ]
