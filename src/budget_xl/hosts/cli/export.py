"""The command that writes out what one workbook declares."""

from __future__ import annotations

import json
from pathlib import Path

import click

from budget_xl.core.plain import to_plain
from budget_xl.hosts.cli.show import console

FILE = click.Path(path_type=Path)
password_option = click.option(
    "--password", "passwords", multiple=True, help="打开密码；可写几次，逐个尝试，不会被记录。"
)


@click.command("export")
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=FILE, help="写成 .json 或 .xlsx；不写时以 JSON 显示。")
@click.option("--public", is_flag=True, help="公开版：不含负责人、电话和备注。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
@password_option
def export(
    file: Path, output: Path | None, public: bool, as_json: bool, passwords: tuple[str, ...]
) -> int:
    """导出申报表：JSON，或不含联系人的公开版工作簿。"""
    from budget_xl.workbook.publication import published
    from budget_xl.workbook.reader import read_workbook
    from budget_xl.workbook.writer import write_form
    from budget_xl.workbook.xlsx import replacing

    reading = read_workbook(file, passwords)
    declaration = published(reading.declaration) if public else reading.declaration
    text = json.dumps(to_plain(declaration), ensure_ascii=False, indent=2)
    if output is None:
        click.echo(text)
        return 0
    if output.suffix.lower() == ".xlsx" and not as_json:
        write_form(reading.form, declaration, output)
    else:
        with replacing(output) as draft:
            draft.write_text(text + "\n", encoding="utf-8")
    console.print(f"已导出：{output}")
    return 0
