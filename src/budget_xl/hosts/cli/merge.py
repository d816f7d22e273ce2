"""The command that joins departments' workbooks."""

from __future__ import annotations

import json
from pathlib import Path

import click

from budget_xl.hosts.cli.show import console

FILE = click.Path(path_type=Path)
TEXT_SHOWN = 40


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("-o", "--output", type=FILE, required=True, help="合并成哪个文件，例如 街道.xlsx。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
def merge(files: tuple[Path, ...], output: Path, as_json: bool) -> int:
    """把几个部门的申报表合并成街道的一份；原文件不会被改动。"""
    from budget_xl.district.merge.files import merge_files

    joined = merge_files(files, output)
    left, offers = joined.merged.left, joined.merged.offers
    if as_json:
        click.echo(json.dumps(joined.as_dict(), ensure_ascii=False, indent=2))
        return 1 if left else 0
    console.print(f"已把 {joined.files} 份申报表合并为：{output}", markup=False)
    if left:
        console.print(f"\n有 {len(left)} 处没有并进去，请人工处理：")
    for one in left:
        console.print(f"  {one.ref}　{one.text[:TEXT_SHOWN]}　{one.why}", markup=False)
    if offers:
        console.print(f"\n有 {len(offers)} 处可能是同一项，没有自动合并：")
    for offer in offers:
        console.print(f"  {offer}", markup=False)
    return 1 if left else 0
