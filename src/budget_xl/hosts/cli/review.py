"""The command that prefills the review sheet."""

from __future__ import annotations

import json
from pathlib import Path

import click

from budget_xl.core.problem import Problem
from budget_xl.hosts.cli.show import console

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="审核表.xlsx 或 审核表.docx。")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
def review(file: Path, output: Path, as_json: bool) -> int:
    """预填审核表：核对完整性，为其余各项列出依据；不打分，申报表不会被改动。"""
    from budget_xl.district.review.completeness import PASSED
    from budget_xl.district.review.prefill import review_file
    from budget_xl.district.review.sheet import write_review_sheet
    from budget_xl.district.review.word import write_review_document

    writers = {".xlsx": write_review_sheet, ".docx": write_review_document}
    write = writers.get(output.suffix.lower())
    if write is None or output.resolve() == file.resolve():
        raise Problem(
            "bad-target",
            f"审核表不能写成“{output.name}”。",
            "请用 -o 写一个新的文件名，以 .xlsx 或 .docx 结尾。",
            str(output),
        )
    found = review_file(file)
    write(found, output)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        console.print(f"审核表（{found.kind}）已写入：{output}", markup=False)
    formal = found.rows[0][1][1:]
    return 0 if all(line.startswith(PASSED) for line in formal) else 1
