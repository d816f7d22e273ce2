"""Rows and columns put in or taken out: then nothing stands where it is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from budget_xl.core.problem import Problem
from budget_xl.forms.area import column_name
from budget_xl.workbook.comparison.template import OPEN, Expected, Template

FURTHEST = 60
"""Rows or columns that a label is looked for above and below its place."""

ENOUGH = 0.6
"""The share of the labels behind the first one out of place that must have moved alike."""

Label = tuple[int, int, str]


def refuse_moved(template: Template, grids: Mapping[str, Expected], name: str, path: str) -> None:
    """Raise Problem when the labels of a sheet all stand some rows or columns further on."""
    for sheet in template.sheets:
        grid = grids.get(sheet, ())
        labels = list(_labels(template.fixed[sheet]))
        moved = _move(labels, grid, down=True) or _move(_turned(labels), _turn(grid), down=False)
        if moved:
            raise Problem(
                "cells-moved",
                f"“{name}”的“{sheet}”{moved}，格子已经错位，不能按位置读取。",
                "请把内容复制到新发的模板中再交；行不够时取消隐藏预留的空行，不要插入。",
                path,
            )


def _labels(fixed: Expected) -> Iterator[Label]:
    for row, line in enumerate(fixed):
        for column, value in enumerate(line):
            if value is not OPEN and isinstance(value, str) and value:
                yield row, column, value


def _move(labels: list[Label], grid: Expected, *, down: bool) -> str:
    """Return in words how the labels moved along the first index, '' when they did not."""
    first = next((at for at, label in enumerate(labels) if _at(grid, *label[:2]) != label[2]), None)
    if first is None:
        return ""
    row, column, text = labels[first]
    steps = sorted(range(-FURTHEST, FURTHEST + 1), key=abs)
    rest = [label for label in labels[first:] if label[0] >= row]
    for step in steps:
        if step == 0 or row + step < 0 or _at(grid, row + step, column) != text:
            continue
        hits = sum(_at(grid, r + step, c) == t for r, c, t in rest)
        still = sum(_at(grid, r, c) == t for r, c, t in rest)
        if hits >= ENOUGH * len(rest) and hits > still:
            where = f"第 {row + 1} 行" if down else f" {column_name(row)} 列"
            what = "行" if down else "列"
            return f"{where}附近{'多' if step > 0 else '少'}了 {abs(step)} {what}"
    return ""


def _turned(labels: list[Label]) -> list[Label]:
    return sorted((column, row, text) for row, column, text in labels)


def _turn(grid: Expected) -> Expected:
    width = max((len(line) for line in grid), default=0)
    return [[_at(grid, row, column) for row in range(len(grid))] for column in range(width)]


def _at(grid: Expected, row: int, column: int) -> object:
    return grid[row][column] if 0 <= row < len(grid) and 0 <= column < len(grid[row]) else ""
