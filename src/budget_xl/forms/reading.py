"""What a workbook says before its values: which form it is of, and what its clerk explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from budget_xl.core.finding import Finding, Waiver
from budget_xl.core.problem import Problem
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN, RESULT_HEADS, STAMP
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.sheets import Grid
from budget_xl.forms.stamp import MARK, Stamp

_YEAR, _VERSION = re.compile("20[0-9]{2}"), re.compile("[0-9]{1,3}")
USE_TEMPLATE = "请使用区财政局发放的申报表模板填写；旧表可用 budget-xl import 导入。"


def stamp_in(grids: Mapping[str, Grid], name: str, path: str = "") -> Stamp:
    """Return the stamp of the workbook ``name`` whose sheets are ``grids``.

    Raises Problem when it is not ours, of another version, or lacks a sheet.
    """
    stamp = Stamp.from_rows([list(row) for row in grids.get(STAMP, [])])
    if (
        stamp.mark != MARK
        or not _YEAR.fullmatch(stamp.year)
        or not _VERSION.fullmatch(stamp.version)
    ):
        sheets = "、".join(list(grids)[:4])
        raise Problem(
            "not-ours", f"“{name}”不是本系统的申报表（工作表有：{sheets}）。", USE_TEMPLATE, path
        )
    known = stamp.form in form_ids()
    if not known or load_form(stamp.form, int(stamp.year)).version != int(stamp.version):
        now = f"第 {load_form(stamp.form).version} 版" if known else "、".join(form_ids())
        raise Problem(
            "form-version",
            f"“{name}”的表式是 {stamp.form} 第 {stamp.version} 版，现在能读的是 {now}。",
            USE_TEMPLATE,
            path,
        )
    layout = lay_out(load_form(stamp.form, int(stamp.year)))
    for sheet in dict.fromkeys([MAIN, *(band.sheet for band in layout.bands)]):
        if sheet not in grids:
            raise Problem(
                "sheet-missing",
                f"“{name}”缺少工作表“{sheet}”（现有：{'、'.join(grids)}）。",
                "工作表被删除或改名，请在模板上重新填写。",
                path,
            )
    return stamp


def waivers_in(grid: Grid) -> Iterator[Waiver]:
    """Yield the reasons in 校验结果; a row without one waives nothing."""
    names = [head for head, _ in RESULT_HEADS]
    code, place, reason = (names.index(head) for head in ("编号", "位置", "说明"))
    for row in grid[1:]:
        if len(row) > reason and str(row[reason]).strip():
            yield Waiver(str(row[code]), str(row[place]), str(row[reason]).strip())


def result_rows(
    findings: Iterable[Finding], waivers: Iterable[Waiver]
) -> list[tuple[str, str, str, str, str, str]]:
    """Return the rows of 校验结果; what was written about a finding that stays is kept."""
    written = {(waiver.code, waiver.place): waiver.reason for waiver in waivers}
    return [
        (
            finding.severity.value,
            finding.code,
            str(finding.ref),
            finding.message,
            finding.hint,
            written.get((finding.code, str(finding.ref)), ""),
        )
        for finding in findings
    ]
