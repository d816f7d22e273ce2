"""The commands for the add-in of Excel."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import click

from budget_xl.core.problem import Problem
from budget_xl.hosts.cli.show import console


@click.group()
def addin() -> None:
    """Excel 加载项：表内函数和“预算申报”选项卡。"""


@addin.command("build")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="写成哪个 .xlam 文件。")
def build(output: Path | None) -> int:
    """由 macros 文件夹中的源文件生成加载项（开发用）。"""
    if find_spec("pyopenvba") is None:
        raise Problem(
            "no-vba-compiler",
            "没有安装生成加载项用的 pyOpenVBA。",
            "请运行 pip install budget-xl[addin]。",
        )
    from budget_xl.devtools.addin.build import SOURCES, TARGET
    from budget_xl.devtools.addin.build import build as make
    from budget_xl.workbook.xlsx import replacing

    if not SOURCES.is_dir():
        raise Problem(
            "no-sources",
            "这里没有加载项的源文件（macros 文件夹）。",
            "生成加载项要在源代码目录里做；只是使用，请运行 budget-xl addin install。",
        )
    target = output or SOURCES / TARGET
    with replacing(target) as draft:
        draft.write_bytes(make())
    console.print(f"已生成加载项：{target}", markup=False)
    return 0


@addin.command("install")
def install() -> int:
    """装入本用户的 Excel；可重复运行，不需要管理员权限。"""
    from budget_xl.hosts.excel.seat import this_seat

    seat = this_seat()
    seat.install()
    console.print(f"已装入：{seat.addin}", markup=False)
    console.print("重新打开 Excel，即有“预算申报”选项卡；没有出现时，运行 budget-xl addin doctor。")
    return 0


@addin.command("uninstall")
def uninstall() -> int:
    """从本用户的 Excel 卸下。"""
    from budget_xl.hosts.excel.seat import this_seat

    seat = this_seat()
    done = "已卸下" if seat.uninstall() else "没有装过，不需要卸下"
    console.print(f"{done}：{seat.addin}", markup=False)
    return 0


@addin.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
def doctor(as_json: bool) -> int:
    """逐项检查安装，不正常的说明怎么办。"""
    from budget_xl.hosts.excel.doctor import examine
    from budget_xl.hosts.excel.seat import this_seat

    lines = examine(this_seat())
    if as_json:
        data = {"version": 1, "lines": [line.as_dict() for line in lines]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            console.print(f"{'✗' if line.remedy else '✓'} {line.what}", markup=False)
            if line.remedy:
                console.print(f"  → {line.remedy}", style="dim", markup=False)
    return 1 if any(line.remedy for line in lines) else 0
