"""Rows and columns put in or taken out: then nothing stands where it is looked for."""

from __future__ import annotations

from collections.abc import Mapping

from budget_xl.core.problem import Problem
from budget_xl.forms.area import column_name
from budget_xl.workbook.comparison.template import Expected, Label, Template

FURTHEST = 60
"""Rows or columns that a label is looked for above and below its place."""

ENOUGH = 0.6
"""The share of the labels behind the first one out of place that must have moved alike."""

LEAST = 0.5
"""A sheet with a smaller share of its labels is another sheet."""

TRIED = 8
"""Labels out of place that are looked for elsewhere; the first ones may be gone altogether."""


def refuse_moved(
    template: Template, grids: Mapping[str, Expected], name: str, path: str
) -> list[str]:
    """Return the sheets whose fixed cells are not all as they were.

    Raises Problem when the labels of a sheet all stand some rows or columns further on.
    """
    touched = [
        sheet for sheet in template.sheets if not template.is_kept(sheet, grids.get(sheet, ()))
    ]
    for sheet in touched:
        grid = grids.get(sheet, ())
        labels = template.labels[sheet]
        kept = sum(_at(grid, row, column) == value for row, column, value in labels)
        if kept == len(labels):
            continue
        moved = _move(labels, grid, down=True) or _move(_turned(labels), _turn(grid), down=False)
        if not moved and kept < LEAST * len(labels):
            moved = f"只剩 {kept} 处固定文字与模板相同（应有 {len(labels)} 处）"
        if moved:
            raise Problem(
                "cells-moved",
                f"“{name}”的“{sheet}”{moved}，格子已经错位，不能按位置读取。",
                "请把内容复制到新发的模板中再交；行不够时取消隐藏预留的空行，不要插入。",
                path,
            )
    return touched


def _move(labels: list[Label], grid: Expected, *, down: bool) -> str:
    """Return in words how the labels moved along the first index, '' when they did not."""
    astray = [label for label in labels if _at(grid, *label[:2]) != label[2]]
    for row, column, value in astray[:TRIED]:
        rest = [label for label in labels if label[0] >= row]
        still = sum(_at(grid, r, c) == t for r, c, t in rest)
        for step in sorted(range(-FURTHEST, FURTHEST + 1), key=abs):
            if _at(grid, row + step, column) != value:
                continue
            hits = sum(_at(grid, r + step, c) == t for r, c, t in rest)
            if hits >= ENOUGH * len(rest) and hits > still:
                where = f"第 {row + 1} 行" if down else f" {column_name(row)} 列"
                what = "行" if down else "列"
                return f"{where}附近{'多' if step > 0 else '少'}了 {abs(step)} {what}"
    return ""


def _turned(labels: list[Label]) -> list[Label]:
    turned = [(column, row, value) for row, column, value in labels]
    return sorted(turned, key=lambda label: label[:2])


def _turn(grid: Expected) -> Expected:
    width = max((len(line) for line in grid), default=0)
    return [[_at(grid, row, column) for row in range(len(grid))] for column in range(width)]


def _at(grid: Expected, row: int, column: int) -> object:
    return grid[row][column] if 0 <= row < len(grid) and 0 <= column < len(grid[row]) else ""
