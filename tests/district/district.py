"""Makes small districts: rosters and filled workbooks of made-up streets."""

from __future__ import annotations

import os
from pathlib import Path

from budget_xl.forms.loader import load_form
from budget_xl.workbook.writer import write_form
from tests.declare import declare

HEADS = "单位编码,单位名称,简称,上级,联系人,电话"
MINUTE = 60 * 10**9


def roster(folder: Path, *rows: str) -> Path:
    path = folder / "名册.csv"
    path.write_text("\n".join([HEADS, *rows]), encoding="utf-8-sig")
    return path


def form(
    path: Path, unit: str, *amounts: str, code: str = "", project: str = "某项目", age: int = 0
) -> Path:
    """Write the filled form of a unit; ``age`` is how many minutes ago it was saved."""
    items = [
        {"number": number, "name": f"支出{number}", "amount": amount}
        for number, amount in enumerate(amounts, start=1)
    ]
    annual = str(sum(map(int, amounts)))
    declaration = declare(
        identity={"unit": unit, "unit_code": code, "project_name": project},
        budget={"total": annual, "annual": annual},
        funding={
            "lines": [{"code": line, "amount": annual} for line in ("general", "general_new")]
        },
        expenditure={"items": items},
        narrative={"history": "2019年总预算为1万元。", "change": "比2019年增加1万元。"},
    )
    path.parent.mkdir(exist_ok=True)
    write_form(load_form(), declaration, path)
    saved = path.stat().st_mtime_ns - age * MINUTE
    os.utime(path, ns=(saved, saved))
    return path


def still(done: int, total: int) -> None:
    """A progress bar that nobody looks at."""
    assert 0 < done <= total
