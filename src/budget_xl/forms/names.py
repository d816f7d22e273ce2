"""Defined names of the workbook, made of the labels of the form, so that formulas read like it."""

from __future__ import annotations

import re
from functools import lru_cache

from budget_xl.core.form import FundingBlock, ItemsBlock, NarrativeBlock
from budget_xl.forms.area import Area
from budget_xl.forms.layout import Layout

_NUMBERING = re.compile(r"^\d+[.、]")
_REST = re.compile(r"[：，（(、].*")


def label_name(label: str) -> str:
    """Return the part of a label that can be a name: ``1.项目的政策依据`` → ``项目的政策依据``."""
    return _REST.sub("", _NUMBERING.sub("", label)).strip()


@lru_cache
def names(layout: Layout) -> dict[str, tuple[str, Area]]:
    """Return name and area of every value by key, and of every column by table and attribute.

    The area of a column is one cell wide, since merged cells keep their value in the first.
    """
    form = layout.form
    owners = {
        block.total.key: block.label
        for block in form.blocks
        if isinstance(block, FundingBlock | ItemsBlock)
    }
    for block in form.blocks:
        if isinstance(block, NarrativeBlock):
            owners |= {item.key: block.label for item in block.fields if not item.label}
    found: dict[str, tuple[str, Area]] = {}
    for box in layout.boxes:
        if box.key in form.fields and box.field is not None:
            own = label_name(form.fields[box.key].label)
            name = "_".join(part for part in (owners.get(box.key, ""), own) if part)
            found[box.key] = (name, _first_cell(box.area))
    for pool, declared in form.pools.items():
        for column in declared.columns:
            area = layout.span(pool, column.key)
            name = f"{declared.name}_{label_name(column.label)}"
            found[f"{pool}.{column.key}"] = (name, _first_column(area))
    return found


def _first_cell(area: Area) -> Area:
    return Area(area.sheet, area.top, area.left, area.top, area.left)


def _first_column(area: Area) -> Area:
    return Area(area.sheet, area.top, area.left, area.bottom, area.left)
