"""The words of the review sheet, the same in the workbook and in Word."""

from __future__ import annotations

from budget_xl.district.review.prefill import UNTICKED, Review

NAME = "审核表"
HEADS = {
    "dimension": "审核内容",
    "aspect": "审核要点",
    "question": "审核问题",
    "evidence": "系统核对与依据",
    "points": "分值",
    "score": "得分",
    "opinion": "审核意见",
}
SIGNATURES = ("审核结论", "审核人", "日期")
ABOUT = (
    "说明：规范完整性由系统按校验规则核对；其余各项只列依据，由审核人判断。"
    "要点和分值供参考，以区财政局的审核办法为准。"
)


def heads(review: Review) -> list[str]:
    """Return the columns; only 重点项目 have points."""
    scored = ("points", "score")
    return [key for key in HEADS if review.is_scored or key not in scored]


def about(review: Review) -> list[str]:
    """Return the lines that say whose declaration is reviewed."""
    lines = [
        f"单位：{review.unit or '（未填）'}　　项目：{review.project or '（未填）'}",
        f"当年预算：{review.annual or '（未填）'} 万元　　文件：{review.file}",
    ]
    if review.kind == UNTICKED:
        lines.append("考核级次没有勾选或两格都勾了，这里按一般项目列出；请先退回补正。")
    return lines
