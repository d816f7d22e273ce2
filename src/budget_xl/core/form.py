"""The form as data: blocks of fields, lines, pools of rows and classes of indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

Parameter = Decimal | str | tuple[str, ...]

WRITTEN_BY_THE_FORM = {"list", "serial", "line", "first", "second", "computed", "check"}


class Field(NamedTuple):
    """One value of the form. ``key`` names it in the declaration (``section.attribute``).

    As a column of a pool its key is the attribute of the row, ``at`` its columns on the sheet.
    ``kind`` is text, long, amount, number, tick, choice, phone or item (the number of a line of
    支出明细) for what is filled in; list (rows joined), serial, line, first, second, computed and
    check are what the form itself writes. ``limit`` counts characters, ``lines`` is the height of
    a long text in the empty template, ``width`` that of its column.
    """

    key: str
    label: str
    kind: str = "text"
    required: bool = False
    limit: int = 200
    lines: int = 1
    choices: tuple[str, ...] = ()
    help: str = ""
    at: str = ""
    width: int = 0

    @property
    def is_input(self) -> bool:
        """A person fills it in."""
        return self.kind not in WRITTEN_BY_THE_FORM


class Line(NamedTuple):
    """One fixed line of 资金来源; a line with a ``parent`` is its 其中 and not added again."""

    code: str
    label: str
    parent: str = ""


class IndicatorClass(NamedTuple):
    """One class of indicators: its first level, its second level, and its pool of rows."""

    code: str
    first: str
    second: str
    capacity: int
    shown: int = 1
    required: bool = False


class HeadingBlock(NamedTuple):
    """The line below the title: the unit, its code (not printed), and the unit of money."""

    unit: Field
    code: Field
    note: str


class FieldsBlock(NamedTuple):
    """Rows of short fields, two to a row."""

    rows: tuple[tuple[Field, ...], ...]


class TicksBlock(NamedTuple):
    """Boxes of which exactly one is to be ticked."""

    label: str
    fields: tuple[Field, ...]


class NarrativeBlock(NamedTuple):
    """Long texts under one label, each below its own question."""

    label: str
    fields: tuple[Field, ...]


class FundingBlock(NamedTuple):
    """项目资金来源: a computed total and fixed lines."""

    label: str
    total: Field
    lines: tuple[Line, ...]


class ItemsBlock(NamedTuple):
    """项目支出明细 with its computed total, and 测算依据及说明 below."""

    label: str
    sublabel: str
    total: Field
    basis: Field


class IndicatorsBlock(NamedTuple):
    """项目年度绩效指标: its classes in order."""

    label: str
    classes: tuple[IndicatorClass, ...]


Block = (
    HeadingBlock
    | FieldsBlock
    | TicksBlock
    | NarrativeBlock
    | FundingBlock
    | ItemsBlock
    | IndicatorsBlock
)


class Pool(NamedTuple):
    """A table of rows: its columns, how many rows it has, and how many the template shows.

    Indicators have their numbers of rows by class instead.
    """

    name: str
    columns: tuple[Field, ...]
    rows: int = 0
    shown: int = 0


@dataclass(frozen=True, eq=False)
class Form:
    """A declared form of one district and regime, for one year."""

    id: str
    version: int
    district: str
    title_pattern: str
    year: int
    area_code: str
    blocks: tuple[Block, ...]
    pools: Mapping[str, Pool]
    parameters: Mapping[str, Parameter]
    fingerprint: str

    @property
    def title(self) -> str:
        """The title printed on the form."""
        return self.title_pattern.format(year=self.year)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every single field by key, in the order of the form."""
        found: list[Field] = []
        for block in self.blocks:
            match block:
                case HeadingBlock(unit, code):
                    found += [unit, code]
                case FieldsBlock(rows):
                    found += [item for row in rows for item in row]
                case TicksBlock(_, fields) | NarrativeBlock(_, fields):
                    found += fields
                case FundingBlock():
                    found.append(block.total)
                case ItemsBlock():
                    found += [block.total, block.basis]
        return {item.key: item for item in found}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The fixed lines of 资金来源."""
        return tuple(ln for b in self.blocks if isinstance(b, FundingBlock) for ln in b.lines)

    @cached_property
    def classes(self) -> dict[str, IndicatorClass]:
        """The classes of indicators by code."""
        blocks = [block for block in self.blocks if isinstance(block, IndicatorsBlock)]
        return {item.code: item for block in blocks for item in block.classes}
