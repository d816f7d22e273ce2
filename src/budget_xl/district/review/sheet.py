"""Writes the review sheet as a workbook: evidence locked, the reviewer's own cells open."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from budget_xl.district.review.aspects import ASPECTS, GRADES, Aspect
from budget_xl.district.review.prefill import Review
from budget_xl.district.review.words import ABOUT, HEADS, NAME, SIGNATURES, about, heads
from budget_xl.forms.area import Area
from budget_xl.workbook.canvas import Canvas
from budget_xl.workbook.metrics import LINE_POINTS, MAX_ROW_POINTS, ROW_POINTS, height
from budget_xl.workbook.xlsx import open_workbook

A4 = 9
WIDTHS = {"dimension": 9, "aspect": 12, "question": 26, "evidence": 62, "points": 6, "score": 8,
          "opinion": 24}  # fmt: skip
SIGNATURE_POINTS = 44


def write_review_sheet(review: Review, target: Path) -> None:
    """Write ``review`` to ``target``. Raises Problem when it cannot be written."""
    with open_workbook(target) as book:
        ReviewSheet(Canvas(book), review).draw()
        book.set_properties({"title": NAME})


class ReviewSheet:
    """The sheet being drawn, row by row."""

    def __init__(self, canvas: Canvas, review: Review) -> None:
        self.canvas = canvas
        self.review = review
        self.columns = heads(review)
        self.sheet = canvas.sheet(NAME)
        self.row = 0
        for number, key in enumerate(self.columns):
            self.sheet.set_column(number, number, WIDTHS[key])

    def draw(self) -> None:
        """Draw title, whose it is, the aspects, what they come to, and where to sign."""
        self._line(
            f"{self.review.title.split('申报表')[0]}{NAME}（{self.review.kind}）", "title", 30
        )
        for text in about(self.review):
            self._line(text, "note")
        for key in self.columns:
            self._put(key, HEADS[key], "head")
        self.sheet.repeat_rows(self.row)
        self.row += 1
        top = self.row
        for dimension, found in groupby(self.review.rows, key=lambda one: one[0].dimension):
            rows = list(found)
            area = Area(NAME, self.row, 0, self.row + len(rows) - 1, 0)
            self.canvas.put(area, dimension, "label")
            for aspect, lines in rows:
                self._aspect(aspect, "\n".join(lines))
        if self.review.is_scored:
            self._total(top)
        for label in SIGNATURES:
            self._signature(label)
        self._line(ABOUT, "helper")
        self._print()

    def _aspect(self, aspect: Aspect, text: str) -> None:
        self._put("aspect", aspect.name, "label")
        self._put("question", aspect.question, "line")
        self._put("evidence", text, "line")
        if self.review.is_scored:
            self._put("points", aspect.points, "count")
            self._put("score", None, "input-center")
            allowed = {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": aspect.points,
                "error_title": "得分",
                "error_message": f"只能填 0 到 {aspect.points} 的数字。",
            }
            column = self.columns.index("score")
            self.sheet.data_validation(self.row, column, self.row, column, allowed)
        self._put("opinion", None, "input-long")
        needed = max(height(text, WIDTHS["evidence"]), height(aspect.question, WIDTHS["question"]))
        self.sheet.set_row(self.row, min(needed + LINE_POINTS, MAX_ROW_POINTS))
        self.row += 1

    def _total(self, top: int) -> None:
        column = self.columns.index("score")
        scores = Area(NAME, top, column, self.row - 1, column).absolute
        total = Area(NAME, self.row, column, self.row, column)
        self.canvas.put(self._span(0, column - 2), "合计（各项得分填齐后显示等级）", "total")
        self._put("points", sum(aspect.points for aspect in ASPECTS), "total-count")
        self.canvas.formula(total, f"=SUM({scores})", 0, "total-count")
        grade = "".join(f'IF({total.absolute}>={least},"{word}",' for least, word in GRADES)
        formula = f'=IF(COUNT({scores})<{len(ASPECTS)},"",{grade}""{")" * len(GRADES)})'
        opinion = self.columns.index("opinion")
        self.canvas.formula(self._span(opinion, opinion), formula, "", "total")
        self.row += 1

    def _signature(self, label: str) -> None:
        self.canvas.put(self._span(0, 1), label, "label")
        self.canvas.put(self._span(2, len(self.columns) - 1), None, "input-long")
        self.sheet.set_row(self.row, SIGNATURE_POINTS if label == SIGNATURES[0] else ROW_POINTS + 4)
        self.row += 1

    def _line(self, text: str, style: str, points: float = ROW_POINTS) -> None:
        self.canvas.put(self._span(0, len(self.columns) - 1), text, style)
        width = sum(WIDTHS[key] for key in self.columns)
        self.sheet.set_row(self.row, max(points, height(text, width)))
        self.row += 1

    def _put(self, key: str, value: str | int | None, style: str) -> None:
        column = self.columns.index(key)
        self.canvas.put(self._span(column, column), value, style)

    def _span(self, left: int, right: int) -> Area:
        return Area(NAME, self.row, left, self.row, right)

    def _print(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.hide_gridlines(2)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")
