"""Verdicts on an indicator value: the keys of ``IndicatorValue.problems``, one a table row.

A missing comparator is ``sign == ''`` and a missing unit ``unit == ''``: both are for the form
as a whole to judge, and so are synonyms (4名 is 4人), which need no verdict.
"""

from __future__ import annotations

DOUBLE_PERCENT = "double_percent"
"""90%%: read as 90%."""

RANGE = "range"
"""1-2次/30天: no single value to score."""

AMBIGUOUS_UNIT = "ambiguous_unit"
"""15人/次: 人次, or persons a time?"""

INCOMPLETE_UNIT = "incomplete_unit"
"""1712平方: read as 平方米."""

LATIN_UNIT = "latin_unit"
"""80M: a unit in Latin letters, read as 米."""

ASCII_SIGN = "ascii_sign"
""">=20平方米: read as ≥."""

DATE_SERIAL = "date_serial"
"""44,561 alone may be the number by which a spreadsheet knows a day; ``serial_day`` gives it."""

OVER_100 = "over_100"
"""292%: more than a whole, an error for a rate."""

MISREAD_SIGN = "misread_sign"
"""292%: what ≥92% looks like when the sign was read as a 2."""

BEYOND_WHOLE = "beyond_whole"
"""≥100%: nothing can be more than a whole."""

BREAKDOWN = "breakdown"
"""854万(…400…295…159): an amount with its parts; the amount must stand alone."""

WITHIN_BUDGET = "within_budget"
"""控制在预算内: ≤ the budget, whose figure is wanted."""

RESIDUE = "residue"
"""≥**个, ……, 指标1: left over from the template."""

APPROXIMATE = "approximate"
"""约80人, 80人左右: no value that can be missed."""

CONFLICT = "conflicting_signs"
"""≤80人以上: two comparators that contradict each other."""

UNKNOWN_UNIT = "unknown_unit"
"""A unit that is in no list, kept as typed."""

WORDY = "wordy"
"""2场宣传活动: words behind the unit."""

EMBEDDED_NUMBER = "embedded_number"
"""完成3次培训: a number inside a sentence; ``number`` stays None."""

UNREADABLE = "unreadable"
"""Starts like a number and goes on like none."""

BLANK = "blank"
"""Nothing is typed."""
