"""Small synthetic forms for tests, as a grid, and the two layouts a grid is typed in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx

from budget_xl.forms.loader import load_form
from budget_xl.legacy.text_layout import read_text_rows

Grid = list[list[str]]

COLUMNS = 6
SPANS = {2: (1, 5), 3: (1, 3, 2), 4: (1, 1, 2, 2), 6: (1, 1, 1, 1, 1, 1)}
HEAD = ["项目年度绩效\n指标", "一级指标", "二级指标", "指标名称", "指标值", "备注"]
FUNDING = {"1.一般公共预算财政拨款收入": "30.5"}
ITEMS = (("1.甲类经费", "10"), ("2. 乙类经费", "20.5"))
INDICATORS = (("数量指标1", "培训场次", "≥2场", "年度目标"), ("时效指标", "完成及时率", "100%", ""))
REASONS = (
    " 1.项目的政策依据：《某通知》；\n\n 2.项目与部门职能的相关性：相关，\n很相关\n"
    "3.项目实施的现实意义，即项目聚焦于解决哪些现实问题：有意义。"
)
HISTORY = "1.前两年预算安排情况：上年20万元；\n 2.当年预算变动情况及理由：增加10.5万元。"


def paper(**changes: Any) -> Grid:
    """A whole form; ``changes`` replace its parts by name."""
    parts: dict[str, Any] = {
        "title": "洪山区2021年项目资金绩效目标申报表",
        "heading": "单位名称：某街道办事处        资金单位：万元   ",
        "project": ["项目名称", "环境整治", "项目代码", "X001"],
        "units": ["项目主管部门", "某街道办事处", "项目执行单位", "甲科；乙科"],
        "people": ["项目负责人", "甲一;乙一", "联系电话", "81110001"],
        "boxes": ["考核级次", "1.一般项目☑        2.重点项目□   "],
        "reasons": ["项目申请理由", REASONS],
        "content": ["项目主要内容", "预算资金的主要投向及工作任务：\n1.甲类；2.乙类。"],
        "budget": ["项目总预算", "30.5", "项目当年预算", "30.5"],
        "history": ["项目前两年预算及当年预算变动情况", HISTORY],
        "funding": FUNDING,
        "funding_total": "30.5",
        "items": ITEMS,
        "items_total": "30.5",
        "basis": "1.甲类经费包括印刷费4万元、劳务费6万元共计10万元；2.乙类经费共计20.5万元。",
        "goal": ["项目绩效总目标", "整洁有序。"],
        "indicators": INDICATORS,
        "after": (),
    } | changes
    singles = ("project", "units", "people", "boxes", "reasons", "content", "budget", "history")
    return [
        [parts["title"]],
        [parts["heading"]],
        *(parts[name] for name in singles if parts[name]),
        *_funding(parts["funding"], parts["funding_total"]),
        *_items(parts["items"], parts["items_total"], parts["basis"]),
        parts["goal"],
        *_indicators(parts["indicators"]),
        *parts["after"],
    ]


def _funding(amounts: dict[str, str], total: str) -> Grid:
    labels = [line.label for line in load_form().lines]
    rows = [["", f"  {label}", amounts.get(label, "")] for label in labels]
    return [["项目资金来源", "资金来源项目", "金额"], ["", "合计", total], *rows]


def _items(items: Sequence[tuple[str, str]], total: str, basis: str) -> Grid:
    return [
        ["项目支出预算及测算依据", "项目支出明细预算", "项目支出明细", "金额"],
        ["", "", "合计", total],
        *(["", "", *item] for item in items),
        ["", "测算依据及说明", basis],
    ]


def _indicators(lines: Sequence[tuple[str, ...]]) -> Grid:
    firsts = ["产出指标", *[""] * len(lines)]
    return [HEAD, *(["", first, *line] for first, line in zip(firsts, lines, strict=False))]


def as_text(grid: Grid) -> str:
    """The text layout of the grid."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in grid) + "\n \n"


def grid_of(text: str) -> Grid:
    """The grid of a text layout."""
    return [[cell.text for cell in row.cells] for row in read_text_rows(text, "")]


def write_text(folder: Path, grid: Grid, name: str = "表.txt") -> Path:
    path = folder / name
    path.write_text(as_text(grid), encoding="utf-8")
    return path


def write_word(folder: Path, grid: Grid, name: str = "表.docx") -> Path:
    """The Word layout: rows of one cell are paragraphs, the others one table of merged cells."""
    document = docx.Document()
    for row in grid:
        if len(row) == 1:
            document.add_paragraph(row[0])
    rows = [row for row in grid if len(row) > 1]
    table = document.add_table(len(rows), COLUMNS)
    cells = [list(row.cells) for row in table.rows]
    starts = [_fill(line, row) for line, row in zip(cells, rows, strict=True)]
    for column in range(2):
        _merge_down(cells, rows, starts, column)
    path = folder / name
    document.save(str(path))
    return path


def _fill(cells: list[Any], row: list[str]) -> list[int]:
    """Merge the cells of one row across, and write its texts; the columns where they start."""
    spans = SPANS[len(row)]
    starts = [sum(spans[:place]) for place in range(len(spans))]
    for text, start, span in zip(row, starts, spans, strict=True):
        cell = cells[start].merge(cells[start + span - 1]) if span > 1 else cells[start]
        first, *others = text.split("\n")
        cell.text = first
        for other in others:
            cell.add_paragraph(other)
    return starts


def _merge_down(cells: list[Any], rows: Grid, starts: list[list[int]], column: int) -> None:
    top = 0
    for number, row in enumerate([*rows, ["end"]]):
        if any(row[: column + 1]) or starts[number][column] != column:
            if number - top > 1:
                cells[top][column].merge(cells[number - 1][column])
            top = number
