"""Draws the official form: the sheet 申报表."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from budget_xl.core.computed import BAD_AMOUNT, LIST_GLUE, basis_sums, basis_text
from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Entry
from budget_xl.core.money import plain
from budget_xl.core.schema import walk
from budget_xl.forms.layout import LAST_PRINTED, MAIN, MAIN_WIDTHS, Band, Box, Layout, Role
from budget_xl.forms.zones import check_areas, check_groups
from budget_xl.workbook.canvas import TICKED, UNTICKED, Canvas
from budget_xl.workbook.values import Values

INPUT_STYLES = {
    "text": "input-text",
    "phone": "input-text",
    "long": "input-long",
    "amount": "input-amount",
    "number": "input-amount",
    "item": "input-center",
    "tick": "input-center",
    "choice": "input-center",
}


def typed(entry: Entry[Any]) -> Any:
    """Return what stands in the cell of an input: its value, or what could not be read."""
    if entry.defect is not None:
        return entry.raw
    if isinstance(entry.value, bool):
        return TICKED if entry.value else UNTICKED
    return entry.value


class MainSheet:
    """The sheet 申报表 of one declaration."""

    def __init__(self, canvas: Canvas, values: Values) -> None:
        self.canvas = canvas
        self.values = values
        self.layout: Layout = values.layout
        self.declaration: Declaration = values.declaration
        self.entries = {key: typed(entry) for key, _, entry in walk(values.declaration)}

    def draw(self) -> None:
        """Draw every box and band of the sheet."""
        sheet = self.canvas.sheet(MAIN)
        for column, width in enumerate(MAIN_WIDTHS):
            sheet.set_column(column, column, width)
        for box in self.layout.boxes:
            if box.area.sheet == MAIN:
                self.box(box)
        for band in self.layout.bands:
            if band.sheet == MAIN:
                self.band(band)
        self.computed_columns()

    def box(self, box: Box) -> None:
        match box.role:
            case Role.INPUT:
                self.input(box)
            case Role.COMPUTED:
                self.computed(box)
            case Role.NOTE if box.key == "state":
                formula = self.values.formulas.state()
                self.canvas.formula(box.area, formula, self.values.state, "state")
            case Role.NOTE if box.key:
                self.length(box)
            case Role.CHECK:
                pass
            case _:
                self.canvas.put(box.area, box.text, self.fixed_style(box))

    def fixed_style(self, box: Box) -> str:
        if box.role is Role.NOTE:
            return "line" if box.text.startswith(" ") or box.text[:1].isdigit() else "note"
        if box.role is Role.HEAD and box.area.left > LAST_PRINTED:
            return "helper-head"
        return "question" if box.text.endswith("：") else box.role.value

    def input(self, box: Box) -> None:
        assert box.field
        self.canvas.put(box.area, self.entries.get(box.key), INPUT_STYLES[box.field.kind])
        self.canvas.validate(box.area, box.field)

    def computed(self, box: Box) -> None:
        formulas, declaration = self.values.formulas, self.declaration
        if box.field is not None and box.field.kind == "list":
            attribute = box.key.rsplit(".", 1)[1]
            rows = declaration.identity.executors
            listed = [getattr(row, attribute).value for row in rows]
            text = LIST_GLUE.join(item for item in listed if item)
            self.canvas.formula(box.area, formulas.joined_list(box.key), text, "computed")
        elif box.key == "generated.basis":
            text = (
                "" if declaration.narrative.basis.value else (basis_text(declaration) or [""])[-1]
            )
            self.canvas.formula(box.area, formulas.generated_basis(), text, "computed-long")
        else:
            self.total(box)

    def total(self, box: Box) -> None:
        formulas, declaration = self.values.formulas, self.declaration
        if box.key == "funding.total":
            formula, amount = formulas.funding_total(self.values.form), declaration.funding.total
        else:
            formula, amount = formulas.expenditure_total(), declaration.expenditure.total
        cached = BAD_AMOUNT if amount.value is None else amount.value
        self.canvas.formula(box.area, formula, cached, "computed-amount")

    def length(self, box: Box) -> None:
        field = self.values.form.fields[box.key.removeprefix("length.")]
        text = self.entries.get(field.key) or ""
        units = len(text.encode("utf-16-le")) // 2
        formula = self.values.formulas.length(field)
        self.canvas.formula(box.area, formula, f"{units}/{field.limit}字", "helper")

    def band(self, band: Band) -> None:
        for number in range(1, band.capacity + 1):
            for attribute, column in band.columns.items():
                field = column.field
                area = band.area(attribute, number)
                if field.kind == "serial":
                    self.canvas.put(area, number, "serial")
                elif field.kind == "second":
                    label = self.values.form.classes[band.fixed[0]].second
                    self.canvas.put(area, f"{label}{number}", "serial")
                elif field.is_input:
                    key = ".".join(
                        [band.name, *([str(number)] if band.numbered else []), attribute]
                    )
                    style = INPUT_STYLES[field.kind]
                    self.canvas.put(area, self.entries.get(key), style)
        self.validations(band)

    def validations(self, band: Band) -> None:
        number = self.values.formulas.names.get("expenditure.items.number", "")
        for attribute, column in band.columns.items():
            if column.field.is_input:
                self.canvas.validate(band.area(attribute), column.field, number)

    def computed_columns(self) -> None:
        formulas, layout, declaration = self.values.formulas, self.layout, self.declaration
        sums = basis_sums(declaration.basis.rows)
        amounts = {item.number: item.amount.value for item in declaration.expenditure.items}
        numbers = range(1, layout.band("expenditure.items").capacity + 1)
        totals = [sums.get(number) for number in numbers]
        gaps = [_gap(amounts.get(number), sums.get(number)) for number in numbers]
        pool = "expenditure.items"
        self.column(pool, "basis_sum", formulas.basis_sum(), totals, "helper")
        self.column(pool, "basis_gap", formulas.basis_gap(), gaps, "helper")
        joined = {(row.code, row.number): row.joined for row in declaration.indicators.rows}
        texts = [
            joined.get((band.fixed[0], number), "")
            for band in layout.bands_of("indicators.rows")
            for number in range(1, band.capacity + 1)
        ]
        self.column("indicators.rows", "joined", formulas.joined_value(), texts, "computed")

    def column(
        self, pool: str, attribute: str, formula: str, cached: Sequence[Any], style: str
    ) -> None:
        self.canvas.array(self.layout.span(pool, attribute), formula, cached, style)

    def checks(self) -> None:
        """Write the check columns of all sheets, which must have been drawn."""
        values, formulas = self.values, self.values.formulas
        groups = {keys[0]: keys for keys in check_groups(self.layout)}
        for block, area in check_areas(self.layout).items():
            if block in groups:
                formula = formulas.check_boxes(groups[block], values.tests)
            else:
                formula = formulas.check_pool(block, values.tests)
            cached = values.checks(area.sheet, area.rows())
            self.canvas.array(area, formula, cached, "check")


def _gap(amount: Decimal | None, total: Decimal | None) -> Decimal | None:
    return None if amount is None or total is None else plain(round(amount - total, 6))
