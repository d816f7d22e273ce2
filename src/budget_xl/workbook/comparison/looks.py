"""What the styles of a workbook mean: is the cell locked, what kind of number does it show."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache

GENERAL, NUMBER, PERCENT, DATE, TEXT = "常规", "数字", "百分比", "日期", "文本"
_BUILT_IN = {
    **dict.fromkeys((*range(1, 5), *range(37, 41), *range(5, 9), *range(41, 45), 11, 48), NUMBER),
    **dict.fromkeys((9, 10), PERCENT),
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), DATE),
    49: TEXT,
}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


@dataclass(frozen=True, slots=True)
class Look:
    """What one style does to a cell."""

    locked: bool
    shows: str


@lru_cache(maxsize=32)
def read_looks(data: bytes) -> tuple[Look, ...]:
    """Return the looks of ``xl/styles.xml``, in the order in which cells number them.

    The forms of a district share their styles, so those read last are kept.
    """
    root = ET.fromstring(data)  # noqa: S314 - the package was searched for entities
    codes, looks = {}, ()
    for node in root.iter():
        name = node.tag.rpartition("}")[2]
        if name == "numFmt":
            codes[int(node.get("numFmtId", "0"))] = node.get("formatCode", "")
        elif name == "cellXfs":
            looks = tuple(_look(xf, codes) for xf in node)
    return looks


def _look(xf: ET.Element, codes: dict[int, str]) -> Look:
    number = int(xf.get("numFmtId", "0"))
    protection = next((node for node in xf if node.tag.endswith("protection")), None)
    locked = protection is None or protection.get("locked", "1") not in {"0", "false"}
    return Look(
        locked, _shows(codes[number]) if number in codes else _BUILT_IN.get(number, GENERAL)
    )


def _shows(code: str) -> str:
    bare = _LITERAL.sub("", code).lower()
    if "%" in bare:
        return PERCENT
    if "general" in bare:
        return GENERAL
    if re.search("[ymdhs年月日]", bare):
        return DATE
    if re.search("[0#?]", bare):
        return NUMBER
    return TEXT if "@" in bare else GENERAL
