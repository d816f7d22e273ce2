"""Where a rule is also a formula, LibreOffice judges its examples as the engine does.

All examples go through one workbook of each form, in one run of LibreOffice: the template with a
sheet added that holds, column by column, what every native test says of every row of its place.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Defect, Entry
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.place import Ref
from budget_xl.core.rule import Case, Rule
from budget_xl.core.schema import row_key, walk
from budget_xl.forms.area import Area, column_number, row_number
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import Role
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.stamp import PASSWORD
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import run
from budget_xl.rules.examples import example, form_of
from budget_xl.workbook.canvas import TICKED, UNTICKED, Canvas
from budget_xl.workbook.formulas import Formulas
from budget_xl.workbook.formulas import Test as NativeTest
from budget_xl.workbook.writer import draw_form, empty
from budget_xl.workbook.xlsx import open_workbook
from tests.oracle.libreoffice import SCRIPT, SYSTEM_PYTHON, needs_libreoffice

SHEET = "natives"
TRY = SCRIPT.with_name("try_examples.py")
CATALOGUE = load_catalogue()
COMPUTED = {"funding.total", "expenditure.total"}
"""Computed values that an example may state: a clerk can type over them."""


@dataclass(frozen=True)
class Tried:
    """One example with what the native tests of its rule say, by the row of its place."""

    rule: Rule
    case: Case
    broken: frozenset[tuple[str, int]]


def natives(form: Form) -> list[tuple[NativeTest, Area]]:
    """Every native test of ``form`` with the rows beside which it speaks."""
    formulas = Formulas(lay_out(form))
    found = []
    for test in formulas.tests(CATALOGUE):
        rows = formulas.rows_of(test.place)
        found.append((test, Area(formulas.sheet_of(test.place), rows[0], 0, rows[-1], 0)))
    return found


def write(form: Form, path: Path) -> None:
    """The template of ``form`` with all native tests side by side on a sheet of their own."""
    with open_workbook(path) as book:
        draw_form(Canvas(book), form, empty(form))
        sheet = book.add_worksheet(SHEET)
        for column, (test, area) in enumerate(natives(form)):
            last = area.bottom - area.top
            formula = f"=IF({test.formula},1,0)"
            sheet.write_array_formula(0, column, last, column, formula)


def cells(form: Form, declaration: Declaration) -> list[tuple[str, int, int, str | float]]:
    """What a clerk types, and where, to declare ``declaration``."""
    layout = lay_out(form)
    inputs = {box.key for box in layout.boxes if box.role is Role.INPUT} | COMPUTED
    for band in layout.bands:
        rows = [row_key(band.pool, band.identifier(n + 1)) for n in range(band.capacity)]
        inputs |= {f"{r}.{c}" for r in rows for c in band.columns if band.columns[c].field.is_input}
    return [
        (*where(layout.refs[key]), typed(entry))
        for key, _, entry in walk(declaration)
        if key in inputs and not entry.is_blank
    ]


def where(ref: Ref) -> tuple[str, int, int]:
    return ref.sheet, row_number(ref), column_number(ref.cell.rstrip("0123456789"))


def typed(entry: Entry[Any]) -> str | float:
    if entry.defect is not None:
        assert entry.defect is not Defect.ERROR_VALUE
        return entry.raw
    if isinstance(entry.value, bool):
        return TICKED if entry.value else UNTICKED
    return float(entry.value) if isinstance(entry.value, Decimal) else str(entry.value)


@pytest.fixture(scope="module")
def tried(tmp_path_factory) -> list[Tried]:
    needs_libreoffice()
    folder = tmp_path_factory.mktemp("natives")
    asked: list[tuple[Form, list[tuple[Rule, Case]]]] = []
    for form in map(load_form, form_ids()):
        mine = {test.rule.code for test, _ in natives(form)}
        examples = [
            (rule, case)
            for rule in CATALOGUE.rules
            if rule.code in mine
            for case in rule.cases
            if form_of(case) is form
        ]
        asked.append((form, examples))
        write(form, folder / f"{form.id}.xlsx")
    books = [
        (
            str(folder / f"{form.id}.xlsx"),
            SHEET,
            PASSWORD,
            [cells(form, example(case).declaration) for _, case in examples],
        )
        for form, examples in asked
    ]
    done = subprocess.run(
        [SYSTEM_PYTHON, str(TRY), str(folder / "profile")],
        input=json.dumps(books), check=True, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    return [
        Tried(rule, case, broken(form, rule, columns))
        for (form, examples), answers in zip(asked, json.loads(done.stdout), strict=True)
        for (rule, case), columns in zip(examples, answers, strict=True)
    ]


def broken(form: Form, rule: Rule, columns: list[list[object]]) -> frozenset[tuple[str, int]]:
    """The rows, by sheet, of which a native test of ``rule`` says that they break it."""
    found = set()
    for (test, area), values in zip(natives(form), columns, strict=True):
        if test.rule is rule:
            told = values[: len(area.rows())]
            assert set(told) <= {0, 1}, (rule.code, test.formula, set(told))
            found |= {
                (area.sheet, row) for row, is_bad in zip(area.rows(), told, strict=True) if is_bad
            }
    return frozenset(found)


def test_every_example_has_the_same_verdict_in_cells(tried: list[Tried]) -> None:
    """Each rule that is broken says so in a row of its finding; what is right, nowhere."""
    wrong = []
    for each in tried:
        findings = list(run(each.rule, example(each.case)))
        certain = [finding for finding in findings if finding.severity is not Severity.UNCHECKED]
        rows = {where(ref)[:2] for finding in certain for ref in (finding.ref, *finding.also)}
        if not each.broken <= rows or (certain and not each.broken):
            wrong.append((each.rule.code, each.case.says or "ok", set(each.broken), rows))
    assert wrong == []


def test_both_verdicts_are_tried_for_every_native_rule(tried: list[Tried]) -> None:
    verdicts: dict[str, set[bool]] = {}
    for each in tried:
        verdicts.setdefault(each.rule.code, set()).add(bool(each.broken))
    told = {test.rule.code for form in map(load_form, form_ids()) for test, _ in natives(form)}
    assert len(told) > 10
    assert {code for code in told if verdicts.get(code) != {True, False}} == set()
