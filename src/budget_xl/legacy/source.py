"""Reads a filled form that is not ours: text, Word, or our own JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.legacy.basis import fill_basis
from budget_xl.legacy.content import Kind, decode, kind_of, read_bytes
from budget_xl.legacy.grid import Leftover, Row
from budget_xl.legacy.limits import fit
from budget_xl.legacy.match import match_rows
from budget_xl.legacy.plain_source import read_json
from budget_xl.legacy.text_layout import read_text_rows
from budget_xl.legacy.word import read_word_rows


@dataclass(frozen=True, slots=True)
class Imported:
    """A declaration that was imported, what was left over, and the rows made of its prose."""

    declaration: Declaration
    leftovers: tuple[Leftover, ...]
    filled_basis_rows: int


def read_source(path: Path, form: Form | None = None) -> Imported:
    """Return what the file at ``path`` declares; without ``form`` its title gives the year.

    Raises Problem when the file is missing, damaged, of an unknown kind, or not the form.
    """
    data = read_bytes(path)
    kind = kind_of(data, path)
    if kind is Kind.JSON:
        chosen, declaration = read_json(decode(data, path), form, path.name)
        declaration, leftovers = fit(declaration, chosen)
        return Imported(declaration, tuple(leftovers), 0)
    rows: tuple[Row, ...]
    if kind is Kind.WORD:
        rows = read_word_rows(data, path)
    else:
        rows = read_text_rows(decode(data, path), path.name)
    chosen, declaration, leftovers = match_rows(rows, form, path.name)
    declaration, surplus = fit(declaration, chosen)
    filled = fill_basis(declaration, chosen)
    return Imported(filled, (*leftovers, *surplus), len(filled.basis.rows))
