"""Derives the layout of a form: walks its blocks from top to bottom and gives each its rows."""

from __future__ import annotations

from functools import lru_cache

from budget_xl.core.form import (
    Block,
    Field,
    FieldsBlock,
    Form,
    FundingBlock,
    HeadingBlock,
    IndicatorsBlock,
    ItemsBlock,
    NarrativeBlock,
    TicksBlock,
)
from budget_xl.core.schema import Identifier
from budget_xl.forms.area import Area, column_number
from budget_xl.forms.layout import (
    BASIS,
    CHECK,
    CONTACTS,
    LAST_PRINTED,
    MAIN,
    NARRATIVE_ROWS,
    PANEL,
    Band,
    Box,
    Column,
    Layout,
    Role,
)

LEFT_VALUE, RIGHT_LABEL, RIGHT_VALUE = (1, 3), (4, 4), (5, LAST_PRINTED)
TICKS = (((1, 2), (3, 3)), ((4, 4), (5, 5)))
"""Columns of the main sheet: values and labels of short fields, label and box of ticks."""

FREE_TEXT = "自行书写的测算依据及说明"
SIDE_SHEETS = {BASIS: "basis.rows", CONTACTS: "identity.executors"}
SIDE_TOP = 3
"""The first row of data of a side sheet; above are its title, a hint and the heads."""


@lru_cache
def lay_out(form: Form) -> Layout:
    """Return the layout of a form; rows and columns never depend on what is filled in."""
    builder = _Builder(form)
    builder.head()
    for block in form.blocks:
        builder.place(block)
    builder.side_sheets()
    return builder.layout


class _Builder:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.layout = Layout(form)
        self.row = 0

    def add(self, role: Role, columns: tuple[int, int], rows: int = 1, **what: object) -> None:
        """Add a box at the current row, ``rows`` high."""
        area = Area(MAIN, self.row, columns[0], self.row + rows - 1, columns[1])
        self.layout.boxes.append(Box(area, role, **what))  # type: ignore[arg-type]

    def next(self, rows: int = 1) -> None:
        self.row += rows
        self.layout.rows = self.row

    def head(self) -> None:
        self.add(Role.NOTE, (0, CHECK), key="state")
        self.next()
        self.add(Role.TITLE, (0, LAST_PRINTED), text=self.form.title)
        self.add(Role.HEAD, (CHECK, CHECK), text="校验")
        self.next()

    def place(self, block: Block) -> None:
        match block:
            case HeadingBlock():
                self.heading(block)
            case FieldsBlock(rows):
                for row in rows:
                    self.fields(row)
            case TicksBlock():
                self.ticks(block)
            case NarrativeBlock():
                self.narrative(block)
            case FundingBlock():
                self.funding(block)
            case ItemsBlock():
                self.items(block)
            case IndicatorsBlock():
                self.indicators(block)

    def check(self, key: str, rows: int = 1) -> None:
        self.add(Role.CHECK, (CHECK, CHECK), rows, key=f"check.{key}")

    def value(self, field: Field, columns: tuple[int, int], rows: int = 1) -> None:
        role = Role.INPUT if field.is_input else Role.COMPUTED
        self.add(role, columns, rows, key=field.key, field=field)

    def heading(self, block: HeadingBlock) -> None:
        self.add(Role.NOTE, (0, 1), text=block.unit.label)
        self.value(block.unit, (2, 5))
        self.add(Role.NOTE, (6, LAST_PRINTED), text=block.note)
        self.add(Role.NOTE, (PANEL, PANEL), text=block.code.label)
        self.value(block.code, (PANEL + 1, PANEL + 2))
        self.check(block.unit.key)
        self.next()

    def fields(self, row: tuple[Field, ...]) -> None:
        places = [((0, 0), LEFT_VALUE), (RIGHT_LABEL, RIGHT_VALUE)]
        for field, (label, value) in zip(row, places, strict=False):
            self.add(Role.LABEL, label, text=field.label)
            self.value(field, value if len(row) > 1 else (1, LAST_PRINTED))
        self.check(row[0].key)
        self.next()

    def ticks(self, block: TicksBlock) -> None:
        self.add(Role.LABEL, (0, 0), text=block.label)
        for field, (label, box) in zip(block.fields, TICKS, strict=True):
            self.add(Role.HEAD, label, text=field.label)
            self.value(field, box)
        self.add(Role.HEAD, (TICKS[-1][1][1] + 1, LAST_PRINTED))
        self.check(block.fields[0].key)
        self.next()

    def narrative(self, block: NarrativeBlock) -> None:
        heights = [NARRATIVE_ROWS + bool(field.label) for field in block.fields]
        self.add(Role.LABEL, (0, 0), sum(heights), text=block.label)
        self.layout.heads.append(self.row)
        for field in block.fields:
            self.long_text(field, (1, LAST_PRINTED))

    def long_text(self, field: Field, columns: tuple[int, int]) -> None:
        if field.label:
            self.add(Role.HEAD, columns, text=f"{field.label}：")
            self.layout.heads.append(self.row)
            self.next()
        self.value(field, columns, NARRATIVE_ROWS)
        self.add(Role.NOTE, (PANEL, PANEL), key=f"length.{field.key}")
        self.check(field.key)
        # A page that begins in the middle of a text would cut a line of it in two.
        self.layout.heads += range(self.row, self.row + NARRATIVE_ROWS - 1)
        self.next(NARRATIVE_ROWS)

    def total(self, field: Field, pool: str) -> None:
        """Place the heads of a table of money and its total below them."""
        columns = self.columns(pool)
        label, amount = next(iter(columns.values())), columns["amount"]
        self.pool_heads(pool)
        self.add(Role.HEAD, (label.left, amount.left - 1), text=field.label)
        self.value(field, (amount.left, amount.right))
        self.check(field.key)
        self.layout.heads.append(self.row)
        self.next()

    def pool_heads(self, pool: str) -> None:
        for column in self.columns(pool).values():
            self.add(Role.HEAD, (column.left, column.right), text=column.field.label)
        self.layout.heads.append(self.row)
        self.next()

    def funding(self, block: FundingBlock) -> None:
        self.add(Role.LABEL, (0, 0), len(block.lines) + 2, text=block.label)
        self.total(block.total, "funding.lines")
        label = self.columns("funding.lines")["label"]
        for line in block.lines:
            indent = "    " if line.parent else ""
            self.add(Role.NOTE, (label.left, label.right), text=indent + line.label)
            self.band("funding.lines", (line.code,), 1, 1, numbered=False)

    def items(self, block: ItemsBlock) -> None:
        pool = self.form.pools["expenditure.items"]
        rows = pool.rows + 2
        self.add(Role.LABEL, (0, 0), rows + NARRATIVE_ROWS * 2 + 1, text=block.label)
        self.add(Role.LABEL, (1, 1), rows, text=block.sublabel)
        self.total(block.total, "expenditure.items")
        self.band("expenditure.items", (), pool.rows, pool.shown)
        self.add(Role.LABEL, (1, 1), NARRATIVE_ROWS * 2 + 1, text=block.basis.label)
        self.add(Role.COMPUTED, (2, LAST_PRINTED), NARRATIVE_ROWS, key="generated.basis")
        self.next(NARRATIVE_ROWS)
        heading = block.basis._replace(label=FREE_TEXT)
        self.long_text(heading, (2, LAST_PRINTED))

    def indicators(self, block: IndicatorsBlock) -> None:
        rows = sum(item.capacity for item in block.classes) + 1
        self.add(Role.LABEL, (0, 0), rows, text=block.label)
        self.pool_heads("indicators.rows")
        first = self.columns("indicators.rows")["first"]
        levels: dict[str, int] = {}
        for item in block.classes:
            levels[item.first] = levels.get(item.first, 0) + item.capacity
        for item in block.classes:
            if item.first in levels:
                height = levels.pop(item.first)
                self.add(Role.LABEL, (first.left, first.right), height, text=item.first)
            self.band("indicators.rows", (item.code,), item.capacity, item.shown)

    def columns(self, pool: str) -> dict[str, Column]:
        found = {}
        for field in self.form.pools[pool].columns:
            left, _, right = field.at.partition(":")
            found[field.key] = Column(field, column_number(left), column_number(right or left))
        return found

    def band(
        self, pool: str, fixed: Identifier, rows: int, shown: int, *, numbered: bool = True
    ) -> None:
        columns = self.columns(pool)
        self.layout.bands.append(Band(pool, fixed, numbered, MAIN, self.row, rows, shown, columns))
        self.next(rows)

    def side_sheets(self) -> None:
        for sheet, pool in SIDE_SHEETS.items():
            size = self.form.pools[pool]
            columns = self.columns(pool)
            for column in columns.values():
                area = Area(sheet, SIDE_TOP - 1, column.left, SIDE_TOP - 1, column.right)
                self.layout.boxes.append(Box(area, Role.HEAD, text=column.field.label))
            self.layout.bands.append(
                Band(pool, (), True, sheet, SIDE_TOP, size.rows, size.shown, columns)
            )
