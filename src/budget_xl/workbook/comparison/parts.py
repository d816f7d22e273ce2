"""What was done to a workbook as a whole: its sheets, names, links, macros and objects."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from budget_xl.core.change import Change, Kind
from budget_xl.core.place import Ref
from budget_xl.forms.area import cell_name
from budget_xl.forms.layout import STAMP
from budget_xl.workbook.comparison.skeleton import Skeleton
from budget_xl.workbook.comparison.spelling import BROKEN, spell
from budget_xl.workbook.comparison.template import Template

ADD_IN = "budget_xl.xlam"
"""A link to the add-in is what Excel writes for its functions."""

_PARTS: dict[Kind, tuple[str, ...]] = {
    Kind.MACRO: ("xl/vbaProject.bin", "xl/macrosheets/"),
    Kind.EMBEDDED: ("xl/media/", "xl/embeddings/", "xl/activeX/", "xl/ctrlProps/", "xl/charts/"),
    Kind.COMMENT: ("xl/comments", "xl/threadedComments/"),
}


def compare_parts(template: Template, found: Skeleton) -> Iterator[Change]:
    """Yield the changes that concern no single cell."""
    yield from _sheets(template, found)
    yield from _names(template, found)
    links = [link for link in found.links if not link.lower().endswith(ADD_IN)]
    if links:
        yield Change(Kind.EXTERNAL_LINK, template.title, _file_name(links[0]))
    for kind, starts in _PARTS.items():
        hits = sum(part.startswith(starts) for part in found.parts)
        if hits:
            yield Change(kind, template.title, str(hits))
    if found.is_manual:
        yield Change(Kind.MANUAL, template.title)


def _sheets(template: Template, found: Skeleton) -> Iterator[Change]:
    own = template.skeleton.states
    added = [name for name in found.states if name not in own]
    gone = [name for name in own if name not in found.states]
    for name, other in zip_longest(gone, added):
        if name is None:
            yield Change(Kind.SHEET_ADDED, _first(other), other)
        else:
            renamed = f"，可能改名成了“{other}”" if other else ""
            yield Change(Kind.SHEET_GONE, template.title, renamed, name)
    for name, state in found.states.items():
        if name == STAMP and state == "visible":
            yield Change(Kind.STAMP_SHOWN, _first(name), name)
        elif name in own and name != STAMP and state != "visible":
            yield Change(Kind.SHEET_HIDDEN, _first(name), name)
    open_sheets = [
        name for name in own if name in found.sheets and not found.sheets[name].is_protected
    ]
    if open_sheets:
        yield Change(Kind.UNPROTECTED, _first(open_sheets[0]), "、".join(open_sheets))


def _names(template: Template, found: Skeleton) -> Iterator[Change]:
    """Compare the names that our formulas use; others are nobody's business."""
    bent = []
    for name, area in template.skeleton.names.items():
        now = found.names.get(name, "")
        if now != area and spell(now) != spell(area):
            bent.append(name)
    if bent:
        first = found.names.get(bent[0], "")
        state = "引用已断开" if BROKEN in first else "指向别处" if first else "已被删除"
        yield Change(Kind.NAME_BROKEN, template.title, state, "、".join(bent[:3]))


def _first(sheet: str) -> Ref:
    return Ref(sheet, cell_name(0, 0))


def _file_name(target: str) -> str:
    return target.replace("\\", "/").rpartition("/")[2][:40]
