"""Draws the sheets that hold no declaration: 填报说明, 校验结果, 校验规则 and the stamp."""

from __future__ import annotations

from collections.abc import Sequence

from budget_xl.core.form import Form
from budget_xl.forms.area import Area
from budget_xl.forms.layout import (
    BASIS,
    CATALOGUE,
    CONTACTS,
    GUIDE,
    MAIN,
    RESULT_HEADS,
    RESULT_ROWS,
    RESULTS,
    STAMP,
)
from budget_xl.forms.stamp import Stamp
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.page import hint, level, page, phases
from budget_xl.workbook.canvas import Canvas
from budget_xl.workbook.metrics import SCALE, height
from budget_xl.workbook.xlsx import Worksheet

RESULT_STYLES = {"位置": "link", "说明": "input"}
RULE_HEADS = (
    ("编号", 9), ("名称", 24), ("级别", 12), ("阶段", 16), ("查什么", 34), ("为什么", 32),
    ("不算的情形", 34), ("怎么改", 32),
)  # fmt: skip
GUIDE_WIDTH = 80

GUIDE_TEXT: tuple[tuple[str, str], ...] = (
    ("heading", "{title}　填报说明"),
    ("paragraph", "一、怎么填"),
    ("text", f"1. 先填“{CONTACTS}”，再填“{MAIN}”，最后填“{BASIS}”。浅黄色的格子由您填写，灰色的格子自动计算，其余格子已锁定。"),
    ("text", "2. 金额一律以万元为单位，只填数字，最多两位小数；没有的项目留空，不要填“无”或“/”。"),
    ("text", f"3. 每一项支出都在“{BASIS}”中写明怎么算出来的：选明细序号，填数量、单价、次数，金额自动得出。"),
    ("text", "4. 绩效指标在右侧的“符号、值、计量单位”三格中填写，左边的“指标值”自动拼成；文字描述的指标，符号选“定性”。"),
    ("text", "5. 考核级次在下拉中选 ☑，一般项目与重点项目只勾一个。"),
    ("text", "6. 长文字在格子里可按 Alt+Enter 换行；右侧显示已写字数和上限。"),
    ("paragraph", "二、行不够怎么办"),
    ("text", "表中预留了空行，已隐藏。选中空行上下两行的行号，右键“取消隐藏”即可使用；装有加载项的，点“增加一行”。请勿插入或删除行。"),
    ("paragraph", "三、怎么看对错"),
    ("text", f"“{MAIN}”最上面一行显示错误、警告、提醒各有多少；表右侧“校验”一列写明哪一行有什么问题，相应的格子会变色。"),
    ("text", f"“错误”必须改正；“警告”“提醒”请核对，确实无误的在“{RESULTS}”的“说明”一栏写明理由。全部校验规则见“{CATALOGUE}”。"),
    ("paragraph", "四、没有加载项也能用"),
    ("text", "没有安装预算申报加载项时，合计和基本校验照常计算；更细的校验由区财政局收表后统一完成并反馈。"),
    ("paragraph", "五、报送"),
    ("text", "填好后保存，文件名不限，格式保持 .xlsx；不要另存为 .xls 或 .et，不要取消保护，不要增删工作表。问题请联系区财政局预算科。"),
)  # fmt: skip


def draw_guide(canvas: Canvas, form: Form) -> None:
    """Draw the page that tells a clerk how to fill in the form."""
    sheet = canvas.sheet(GUIDE)
    sheet.set_column(0, 0, GUIDE_WIDTH)
    for row, (style, text) in enumerate(GUIDE_TEXT):
        shown = text.format(title=form.title)
        canvas.write(sheet, row, 0, shown, style)
        sheet.set_row(row, height(shown, GUIDE_WIDTH) + (8 if style != "text" else 2))
    sheet.set_paper(9)
    sheet.set_print_scale(SCALE)
    sheet.hide_gridlines(2)


def draw_results(canvas: Canvas) -> None:
    """Draw the sheet that 校验 fills; only 说明 is open to the clerk."""
    sheet = canvas.sheet(RESULTS)
    _heads(canvas, sheet, RESULT_HEADS)
    for row in range(1, RESULT_ROWS + 1):
        for column, (head, _) in enumerate(RESULT_HEADS):
            canvas.write(sheet, row, column, "", RESULT_STYLES.get(head, "line"))


def draw_catalogue(canvas: Canvas) -> None:
    """Draw the list of all rules."""
    sheet = canvas.sheet(CATALOGUE)
    _heads(canvas, sheet, RULE_HEADS)
    for row, item in enumerate(load_catalogue().rules, start=1):
        told = page(item)
        facts = (item.code, item.name, level(item), phases(item))
        cells = (*facts, told.what, told.why, told.exempt, hint(item))
        for column, text in enumerate(cells):
            canvas.write(sheet, row, column, text, "line")
        widths = (width for _, width in RULE_HEADS)
        sheet.set_row(row, max(map(height, cells, widths)))


def draw_stamp(canvas: Canvas, stamp: Stamp) -> None:
    """Write the stamp and hide its sheet so that no menu shows it."""
    sheet = canvas.sheet(STAMP)
    for row, cells in enumerate(stamp.rows()):
        for column, text in enumerate(cells):
            canvas.write(sheet, row, column, text, "note")
    sheet.very_hidden()


def _heads(canvas: Canvas, sheet: Worksheet, heads: Sequence[tuple[str, int]]) -> None:
    for column, (text, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        canvas.put(Area(sheet.get_name(), 0, column, 0, column), text, "head")
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
