"""The commands, each a thin call of one use case."""

from __future__ import annotations

import json
from pathlib import Path

import click

from budget_xl.core.finding import count, count_line
from budget_xl.forms.loader import DEFAULT_FORM, load_form
from budget_xl.hosts.cli.addin import addin
from budget_xl.hosts.cli.export import export, password_option
from budget_xl.hosts.cli.libreoffice import libreoffice
from budget_xl.hosts.cli.merge import merge
from budget_xl.hosts.cli.papers import Papers, paper_options
from budget_xl.hosts.cli.review import review
from budget_xl.hosts.cli.rules import rules
from budget_xl.hosts.cli.show import complain, console, progress, show_findings

FILE = click.Path(path_type=Path)
TEMPLATE = Path("templates/申报表模板.xlsx")
as_json = click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")


@click.group()
def template() -> None:
    """申报表模板。"""


@template.command("build")
@click.option("--form", "form_id", default=DEFAULT_FORM, show_default=True, help="表式编号。")
@click.option("--year", type=int, help="年度；不写时用表式的年度。")
@click.option("--unit", default="", help="填好的单位名称。")
@click.option("-o", "--output", type=FILE, default=TEMPLATE, show_default=True)
def build(form_id: str, year: int | None, unit: str, output: Path) -> int:
    """生成空白的申报表模板。"""
    from budget_xl.workbook.writer import blank_for, write_form

    form = load_form(form_id, year)
    write_form(form, blank_for(form, unit), output)
    console.print(f"已生成模板：{output}")
    return 0


@click.command("import")
@click.argument("source", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="写成哪个 .xlsx 文件。")
def import_(source: Path, output: Path) -> int:
    """把旧表（文本、Word、JSON）导入为申报表工作簿。"""
    from budget_xl.legacy.source import read_source
    from budget_xl.workbook.writer import write_form

    found = read_source(source)
    declaration = found.declaration
    write_form(load_form(declaration.form, declaration.year), declaration, output)
    counts = (
        (declaration.expenditure.items, "支出明细 {} 项"),
        (declaration.indicators.rows, "绩效指标 {} 条"),
        (declaration.identity.executors, "执行单位 {} 个"),
        (declaration.basis.rows, "测算 {} 行"),
    )
    listed = "，".join(text.format(len(rows)) for rows, text in counts)
    console.print(f"已导入 {output}：{listed}。")
    if not found.leftovers:
        return 0
    console.print(f"有 {len(found.leftovers)} 处没有放进表中，请人工处理：")
    for left in found.leftovers:
        console.print(f"  {left.ref}　{left.text[:40]}　{left.why}", markup=False)
    return 1


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("-o", "--output", type=FILE, help="把意见写成工作簿，例如 意见.xlsx。")
@as_json
@password_option
def validate(
    files: tuple[Path, ...], output: Path | None, as_json: bool, passwords: tuple[str, ...]
) -> int:
    """校验申报表；工作簿本身不会被改动。"""
    from budget_xl.workbook.checking import check_workbook
    from budget_xl.workbook.opinions import write_opinions

    reports = [check_workbook(path, passwords=passwords) for path in files]
    if output is not None:
        write_opinions(reports, output)
    if as_json:
        data = {"version": 1, "files": [report.as_dict() for report in reports]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for report in reports:
            console.print(f"\n{report.path}", style="bold", markup=False)
            if report.problem:
                complain(report.problem)
            else:
                show_findings(report.findings)
                console.print(f"{count_line(count(report.findings))}。")
        if output is not None:
            console.print(f"意见已写入：{output}")
    return worst([report.status for report in reports])


@click.command()
@click.argument("folder")
@click.option("--roster", type=FILE, required=True, help="名册（CSV 或 .xlsx）。")
@click.option("-o", "--output", type=FILE, required=True, help="汇总工作簿，例如 区级汇总.xlsx。")
@click.option("--ledger", type=FILE, help="台账文件，例如 台账.db；有了它，读过的不再读。")
@click.option("--year", type=int, help="汇总哪个年度；不写时按多数文件的年度。")
@click.option("--jobs", type=int, help="同时读取的进程数；不写时按本机核数。")
@click.option("--cluster", default="", help="由 Dask 集群读取，例如 tcp://10.0.0.1:8786。")
@click.option("--parquet", type=FILE, help="把明细表另存到哪个文件夹，供统计软件用。")
@paper_options
@password_option
@as_json
def consolidate(
    folder: str,
    roster: Path,
    output: Path,
    ledger: Path | None,
    year: int | None,
    jobs: int | None,
    cluster: str,
    parquet: Path | None,
    passwords: tuple[str, ...],
    as_json: bool,
    **asked: Path | None,
) -> int:
    """汇总文件夹中的全部申报表。"""
    from budget_xl.district.summarise import summarise

    papers = Papers(**asked)
    with progress("正在读取申报表") as move:
        district = summarise(
            folder,
            roster,
            output,
            jobs,
            move,
            ledger=ledger,
            cluster=cluster,
            parquet=parquet,
            year=year,
            own=papers.places,
            passwords=passwords,
        )
    written = [f"汇总已写入：{output}", *papers.write(district)]
    if as_json:
        click.echo(json.dumps(district.as_dict(), ensure_ascii=False, indent=2))
    else:
        for line in (*district.sentences(), *written):
            console.print(line, markup=False)
    return 1 if district.has_findings else 0


@click.command()
@click.option("--roster", type=FILE, required=True, help="名册（CSV）。")
@click.option("-o", "--output", type=FILE, required=True, help="放到哪个文件夹。")
@click.option("--form", "form_id", default=DEFAULT_FORM, show_default=True, help="表式编号。")
@click.option("--year", type=int, help="年度；不写时用表式的年度。")
def distribute(roster: Path, output: Path, form_id: str, year: int | None) -> int:
    """按名册给每个单位生成一份填好单位名称和编码的模板。"""
    from budget_xl.district.distribute import distribute as give
    from budget_xl.district.roster import read_roster

    with progress("正在生成模板") as move:
        written = give(read_roster(roster), output, form_id, year, move)
    console.print(f"已生成 {len(written)} 份模板，在文件夹：{output}")
    return 0


@click.command()
@click.option("-o", "--output", type=FILE, default=Path("demo"), show_default=True)
def demo(output: Path) -> int:
    """不用任何输入，演示一个区的全过程：发放、填报、校验、汇总。"""
    from budget_xl.hosts.cli.demo import run_demo

    return run_demo(output)


def worst(statuses: list[str]) -> int:
    """Return the exit code for several files: 2 only when no file could be handled."""
    if all(status == "problem" for status in statuses):
        return 2
    return 1 if any(status != "ok" for status in statuses) else 0


ALL = (
    template,
    import_,
    export,
    validate,
    consolidate,
    distribute,
    demo,
    rules,
    libreoffice,
    addin,
    merge,
    review,
)
