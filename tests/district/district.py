"""Makes small districts: rosters and filled workbooks of made-up streets."""

from __future__ import annotations

import io
import os
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl

from budget_xl.core.finding import Finding, count
from budget_xl.core.place import NOWHERE
from budget_xl.district.figures import Head, ItemRow, Texts
from budget_xl.district.outcome import Outcome
from budget_xl.district.reading import Tally
from budget_xl.district.sources import Source
from budget_xl.district.traits import Traits
from budget_xl.forms.loader import DEFAULT_FORM, load_form
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


class Memory:
    """A shelf that keeps rows in memory, by digest."""

    def __init__(self) -> None:
        self._parts: dict[str, dict[str, Any]] = {}

    def put(self, digest: str, parts: dict[str, Any]) -> None:
        self._parts[digest] = parts

    def part(self, name: str, digest: str) -> Any:
        return self._parts[digest][name]


MEMORY = Memory()
BARE = Traits((), (), (), NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE)


def outcome(
    name: str,
    unit: str,
    annual: str = "1",
    *,
    code: str = "",
    project: str = "项目",
    project_code: str = "",
    year: int = 2020,
    digest: str = "",
    modified: int = 1,
    findings: tuple[Finding, ...] = (),
    items: tuple[ItemRow, ...] = (),
    traits: Traits = BARE,
    last_year: str | None = None,
) -> Outcome:
    """What came of one file that was read, without any file."""
    amount = Decimal(annual)
    head = Head(
        unit, code, project, project_code, DEFAULT_FORM, 1, year, amount, amount,
        None if last_year is None else Decimal(last_year), None, "", amount, amount,
    )  # fmt: skip
    digest = digest or name
    texts = Texts("", "", NOWHERE, NOWHERE)
    parts = {"texts": texts, "funding": (), "items": items, "indicators": ()}
    MEMORY.put(digest, {**parts, "findings": findings, "traits": traits, "waivers": ()})
    tally = Tally(*count(findings).values(), len(items), 0, len(findings))
    return Outcome(Source(name, "", modified), digest, 1, head, tally, None, MEMORY)


def rows(path: Path, sheet: str, head: str = "件号") -> list[dict[str, object]]:
    """The rows of a table of a summary by their heads, whichever line the heads stand in."""
    grid = list(_book(path.read_bytes())[sheet].values)
    top = next(number for number, row in enumerate(grid) if head in row)
    return [dict(zip(grid[top], row, strict=True)) for row in grid[top + 1 :]]


@lru_cache(maxsize=2)
def _book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def still(done: int, total: int) -> None:
    """A progress bar that nobody looks at."""
    assert 0 < done <= total
