"""The main job without any input: a made-up district from roster to summary."""

from __future__ import annotations

import shutil
from pathlib import Path

from budget_xl.core.finding import count, count_line
from budget_xl.core.plain import from_plain
from budget_xl.core.problem import Problem
from budget_xl.district.demo.scenario import Scenario, demo_roster_csv, scenario
from budget_xl.district.distribute import distribute
from budget_xl.district.roster import read_roster
from budget_xl.district.summarise import summarise
from budget_xl.forms.loader import DEFAULT_FORM, load_form
from budget_xl.hosts.cli.papers import Papers
from budget_xl.hosts.cli.show import console, progress, show_findings
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.opinions import write_opinions
from budget_xl.workbook.writer import write_form

MARK = ".budget_xl_demo"
SHOWN = 5
FILES = (
    "名册.csv",
    "1发放/",
    "2报送/",
    "意见.xlsx",
    "区级汇总.xlsx",
    "台账.db",
    "报告.html",
    "简报.docx",
    "3通知/",
)
CUT_OFF = 300
"""How many bytes the damaged file lacks at its end."""


def run_demo(folder: Path) -> int:
    """Run distribute, fill, validate and consolidate in ``folder`` and say what was found.

    Raises Problem when ``folder`` holds anything that is not an earlier demonstration.
    """
    _make_room(folder)
    plan = scenario()
    roster_file = folder / "名册.csv"
    roster_file.write_bytes(demo_roster_csv())
    roster = read_roster(roster_file)
    with progress("一、发放模板") as move:
        given = distribute(roster, folder / "1发放", DEFAULT_FORM, None, move)
    console.print(f"一、发放：按名册生成 {len(given)} 份模板。")
    sent = _fill(plan, folder / "2报送")
    console.print(f"二、报送：收到 {len(sent)} 个文件，{len(plan.missing)} 个单位未报。")
    _validate(sent[0], folder / "意见.xlsx")
    target = folder / "区级汇总.xlsx"
    with progress("四、汇总") as move:
        district = summarise(
            folder / "2报送", roster_file, target, None, move, ledger=folder / "台账.db"
        )
    console.print("四、汇总：")
    for line in district.sentences():
        console.print(f"　　{line}", markup=False)
    console.print("五、反馈：")
    papers = Papers(folder / "报告.html", folder / "简报.docx", folder / "3通知")
    for line in papers.write(district):
        console.print(f"　　{line}", markup=False)
    console.print(f"\n文件都在 {folder.resolve()}：", markup=False)
    for name in FILES:
        console.print(f"　　{name}", markup=False)
    return 0


def _make_room(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise Problem(
                "folder-not-empty",
                f"文件夹“{folder}”里已有别的文件，演示不会写进去。",
                "请用 -o 另选一个空文件夹。",
                str(folder),
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()


def _fill(plan: Scenario, folder: Path) -> list[Path]:
    folder.mkdir()
    written = []
    with progress("二、填报") as move:
        for number, submission in enumerate(plan.submissions, start=1):
            path = folder / submission.file_name
            declaration = from_plain(submission.declaration)
            write_form(load_form(declaration.form, declaration.year), declaration, path)
            if submission.damaged:
                path.write_bytes(path.read_bytes()[:-CUT_OFF])
            written.append(path)
            move(number, len(plan.submissions))
    return written


def _validate(path: Path, opinions: Path) -> None:
    report = check_workbook(path)
    write_opinions([report], opinions)
    console.print(
        f"三、校验：{path.name}，{count_line(count(report.findings))}，例如：", markup=False
    )
    show_findings(report.findings[:SHOWN])
