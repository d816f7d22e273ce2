"""Reads the JSON that ``budget-xl export`` writes."""

from __future__ import annotations

import json
from dataclasses import replace

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.core.place import Ref
from budget_xl.core.plain import from_plain
from budget_xl.core.problem import Problem
from budget_xl.core.schema import map_entries
from budget_xl.forms.loader import load_form

YEARS = range(2000, 2100)
HINT = "请用 budget-xl export 文件.xlsx --json 重新导出，不要手工改动结构。"


def read_json(text: str, form: Form | None, name: str) -> tuple[Form, Declaration]:
    """Return the form and the declaration that the JSON ``text`` describes; places are keys.

    Raises Problem when it is not the shape that is exported, or of a form that is not known.
    """
    try:
        declaration = from_plain(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as e:
        why = "不是 JSON" if isinstance(e, json.JSONDecodeError) else "结构不是导出的申报表"
        raise Problem("bad-json", f"“{name}”读不出来：{why}（{_short(e)}）。", HINT) from e
    if declaration.year not in YEARS:
        raise Problem("bad-json", f"“{name}”的年度不在 {YEARS[0]} 至 {YEARS[-1]} 年之间。", HINT)
    chosen = form or load_form(declaration.form, declaration.year)
    stated = (declaration.form, declaration.version, declaration.year)
    wanted = (chosen.id, chosen.version, chosen.year)
    if stated != wanted:
        message = f"“{name}”是 {_words(stated)}，要导入的是 {_words(wanted)}。"
        raise Problem("form-version", message, HINT)
    placed = map_entries(declaration, lambda key, entry: replace(entry, ref=Ref(name, key)))
    return chosen, placed


def _words(stated: tuple[str, int, int]) -> str:
    return "{} 第 {} 版 {} 年".format(*stated)[:40]


def _short(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"第 {error.lineno} 行第 {error.colno} 列"
    return f"{type(error).__name__} {error}"[:40]
