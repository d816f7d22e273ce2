"""The commands for LibreOffice."""

from __future__ import annotations

from pathlib import Path

import click

from budget_xl.hosts.cli.show import console

profile_option = click.option(
    "--profile",
    type=click.Path(path_type=Path),
    help="LibreOffice 的用户配置文件夹；不写时用本用户的。",
)


@click.group()
def libreoffice() -> None:
    """LibreOffice 中的单元格函数和“预算申报”菜单。"""


@libreoffice.command("install")
@profile_option
def install(profile: Path | None) -> int:
    """装入单元格函数和菜单；可重复运行，不动用户自己的宏。"""
    from budget_xl.hosts.libreoffice.profile import Profile, default_profile

    chosen = Profile(profile or default_profile())
    chosen.install()
    console.print(f"已装入：{chosen.folder}", markup=False)
    console.print("下次打开申报表时，校验列即由本系统计算，菜单栏中有“预算申报”。")
    return 0


@libreoffice.command("uninstall")
@profile_option
def uninstall(profile: Path | None) -> int:
    """卸下单元格函数和菜单。"""
    from budget_xl.hosts.libreoffice.profile import Profile, default_profile

    chosen = Profile(profile or default_profile())
    done = "已卸下" if chosen.uninstall() else "没有装过，不需要卸下"
    console.print(f"{done}：{chosen.folder}", markup=False)
    return 0
