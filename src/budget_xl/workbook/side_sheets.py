"""Draws the two tables beside the official form: 测算依据 and 单位与联系人."""

from __future__ import annotations

from budget_xl.core.computed import BAD_FACTOR, basis_line, basis_text
from budget_xl.forms.area import Area
from budget_xl.forms.layout import BASIS, CONTACTS, Band
from budget_xl.workbook.main_sheet import MainSheet

TITLES = {
    BASIS: (
        "测算依据",
        "每笔开支一行：先选明细序号，再填数量、单价和次数；金额自动计算。行不够时取消隐藏下面的空行。",
    ),
    CONTACTS: (
        "单位与联系人",
        "每个执行单位一行，负责人和电话写在同一行；申报表上自动汇总显示。",
    ),
}


def draw_side_sheet(main: MainSheet, band: Band) -> None:
    """Draw the side sheet of ``band`` with the helpers of the main sheet."""
    canvas, sheet = main.canvas, main.canvas.sheet(band.sheet)
    title, hint = TITLES[band.sheet]
    last = max(column.right for column in band.columns.values())
    for column in band.columns.values():
        hidden = {"hidden": True} if column.field.width == 0 else {}
        sheet.set_column(column.left, column.right, column.field.width or None, None, hidden)
    canvas.put(Area(band.sheet, 0, 0, 0, last - 1), title, "heading")
    canvas.put(Area(band.sheet, 1, 0, 1, last - 1), hint, "note")
    for box in main.layout.boxes:
        if box.area.sheet == band.sheet:
            canvas.put(box.area, box.text, "head")
    main.band(band)
    if band.sheet == BASIS:
        _computed(main, band)
    sheet.freeze_panes(band.top, 0)


def _computed(main: MainSheet, band: Band) -> None:
    formulas, declaration = main.values.formulas, main.declaration
    numbers = range(1, band.capacity + 1)
    rows = {row.number: row for row in declaration.basis.rows}
    grown = dict(zip(rows, basis_text(declaration), strict=True))
    amounts, lines = [], []
    for number in numbers:
        row = rows.get(number)
        bad = row and any(part.defect for part in (row.quantity, row.price, row.times))
        amounts.append(BAD_FACTOR if bad else row.amount.value if row else None)
        lines.append(basis_line(row) if row else "")
    main.column(band.pool, "amount", formulas.basis_amount(), amounts, "computed-amount")
    main.column(band.pool, "text", formulas.basis_line(), lines, "helper")
    text = ""
    for number in numbers:
        text = grown.get(number, text)
        main.canvas.formula(
            band.area("grown", number), formulas.basis_grown(number), text, "helper"
        )
