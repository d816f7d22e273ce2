"""Clean forms raise neither an error nor a warning, however their calculations are written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Finding, Severity
from budget_xl.forms.loader import DEFAULT_FORM, load_form
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check
from tests.rules.clean import clean_forms
from tests.rules.writing import LISTS, PRODUCTS, SINGLES

SECOND_FORM = "hongshan-2021"


@given(declaration=clean_forms())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_false_alarm(declaration: Declaration) -> None:
    assert alarms(declaration, DEFAULT_FORM) == [], declaration.narrative


@given(declaration=clean_forms(SECOND_FORM))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_false_alarm_in_the_second_form(declaration: Declaration) -> None:
    assert alarms(declaration, SECOND_FORM) == [], declaration.narrative


def alarms(declaration: Declaration, form: str) -> list[Finding]:
    findings = check(declaration, load_form(form), load_catalogue())
    return [f for f in findings if f.severity in (Severity.ERROR, Severity.WARNING)]


def test_calculations_are_written_in_many_ways() -> None:
    ways = (*PRODUCTS, *LISTS, *SINGLES)
    assert len({way.__name__ for way in ways}) == len(ways) >= 12
    assert all(way.__doc__ for way in ways)


@given(declaration=clean_forms(), data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_amount_can_change_unseen(declaration: Declaration, data: st.DataObject) -> None:
    items = declaration.expenditure.items
    at = data.draw(st.integers(0, len(items) - 1))
    amount = (items[at].amount.value or Decimal(0)) + data.draw(st.decimals("0.01", 500, places=2))
    changed = replace(items[at], amount=replace(items[at].amount, value=amount))
    expenditure = replace(declaration.expenditure, items=(*items[:at], changed, *items[at + 1 :]))
    form = load_form()
    declaration = with_totals(replace(declaration, expenditure=expenditure), form)
    errors = [f for f in check(declaration, form, load_catalogue()) if f.severity is Severity.ERROR]
    assert errors
