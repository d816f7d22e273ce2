"""Changes: what a returned workbook no longer has in common with its template, as plain data."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from budget_xl.core.place import NOWHERE, Ref


class Kind(Enum):
    """What was done to a workbook."""

    VALUE_FOR_FORMULA = "computed amount typed over"
    FORMULA_CHANGED = "formula of an amount altered"
    FORMULA_BROKEN = "formula refers to nothing"
    HELPER_CHANGED = "formula that only shows or checks is gone or altered"
    LABEL = "fixed text altered"
    OUTSIDE = "value where nothing is asked"
    VALIDATION = "limits on what may be typed are gone"
    NUMBER_FORMAT = "number format of another kind"
    UNLOCKED = "locked cell can be typed over"
    LOCKED = "input cell cannot be typed into"
    MERGED = "merged cells split or joined"
    HIDDEN_DATA = "hidden row or column with values"
    SHEET_ADDED = "sheet that the template does not have"
    SHEET_GONE = "sheet that only the template has"
    SHEET_HIDDEN = "sheet of the template hidden"
    STAMP_SHOWN = "very hidden sheet made visible"
    UNPROTECTED = "sheet without its protection"
    NAME_BROKEN = "defined name gone or bent"
    EXTERNAL_LINK = "formula that reads another workbook"
    MACRO = "macros"
    EMBEDDED = "picture, object or control"
    COMMENT = "comments"
    HIGHLIGHT = "conditional formats gone"
    MANUAL = "formulas calculated by hand only"
    UNCOMPARED = "could not be compared"


class Change(NamedTuple):
    """One kind of change at one place and, with the same cause, at the places ``also``.

    ``found`` is what stands there now, ``expected`` what the template has; either may be ''.
    """

    kind: Kind
    ref: Ref = NOWHERE
    found: str = ""
    expected: str = ""
    also: tuple[Ref, ...] = ()
