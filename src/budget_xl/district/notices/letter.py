"""退回通知: the letter that goes with a list of opinions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from budget_xl.district.consolidation import RETURNED
from budget_xl.district.documents import write_document
from budget_xl.district.standing import SEVERITIES, UNREAD, Sent, Standing

RETURNING, ASKING_BACK = "退回通知", "核对通知"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a letter is called, how its opening goes on, and what it asks for."""

    title: str
    says: str
    asks: str


UNREADABLE = Wording(
    RETURNING, "打不开，现退回，请重新报送。", "请按上表重新保存后再报送；原件没有改动。"
)
WRONG = Wording(
    RETURNING,
    "经核对有{listed}，现退回修改，意见如下。",
    "请逐条修改后重新报送。确认不需要修改的，请在随附的“意见.xlsx”的“单位回复”一栏写明理由，"
    "与申报表一并报回；错误必须改正。",
)
DOUBTFUL = Wording(
    ASKING_BACK,
    "经核对没有错误和警告，有{listed}，请再核对。",
    "需要修改的，请修改后重新报送；不需要修改的，请在随附的“意见.xlsx”的“单位回复”一栏写明理由报回。",
)


def write_letter(unit: Standing, district: str, target: Path) -> None:
    """Write the letter of ``unit``, signed by the finance bureau of ``district``.

    Raises Problem when the target cannot be written.
    """
    wording = _wording(unit)
    content = {
        "title": "  ".join(wording.title),
        "unit": unit.name,
        "opening": f"你单位报送的{_form(unit)}{wording.says.format(listed=_listed(unit))}",
        "files": [{"title": _title(sent), "points": sent.open} for sent in unit.returned],
        "asking": wording.asks,
        "office": f"{district or '区'}财政局",
    }
    write_document("return_notice", content, target)


def letter_name(unit: Standing) -> str:
    """Return the name of the file of the letter."""
    return f"{_wording(unit).title}.docx"


def _wording(unit: Standing) -> Wording:
    """Return what a unit is told; where nothing is returned, a reply will do."""
    if _counts(unit).keys() == {UNREAD}:
        return UNREADABLE
    return WRONG if any(sent.review == RETURNED for sent in unit.returned) else DOUBTFUL


def _counts(unit: Standing) -> Counter[str]:
    return Counter(point.severity for sent in unit.returned for point in sent.open)


def _listed(unit: Standing) -> str:
    counts = _counts(unit)
    return "、".join(f"{word} {counts[word]} 处" for word in SEVERITIES if counts[word])


def _form(unit: Standing) -> str:
    year = unit.returned[0].year
    return f"{year}年项目资金绩效目标申报表" if year else "项目资金绩效目标申报表"


def _title(sent: Sent) -> str:
    if not sent.project:
        return sent.file.name
    followed = f"；上次意见：{sent.followed}" if sent.followed else ""
    return f"{sent.project}（{sent.file.name}{followed}）"
