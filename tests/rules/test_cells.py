"""Rules on single cells: which cells they are about, in the engine and beside the cells."""

from __future__ import annotations

import re
from typing import Any

import pytest

from budget_xl.forms.loader import form_ids, load_form
from budget_xl.rules.catalogue import load_catalogue
from tests.rules.asking import codes

ROW = {"number": 1, "item": "1", "content": "走访", "price": "5", "amount": "5"}


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("CEL003", {"basis": {"rows": [{**ROW, "price": "-5", "amount": "-5"}]}}),
        ("CEL003", {"budget": {"total": "0", "annual": "0"}}),
        ("CEL004", {"basis": {"rows": [{**ROW, "price": "0.125", "amount": "0.125"}]}}),
        ("CEL004", {"budget": {"annual": "30.500"}}),
        ("CEL005", {"basis": {"rows": [{**ROW, "price_unit": " 元 "}]}}),
    ],
)
def test_what_is_left_alone(code: str, data: dict[str, Any]) -> None:
    assert codes(code, **data) == []


AMOUNTS = {"budget.total", "budget.annual"}
TABLES = {"funding.lines", "expenditure.items"}
BESIDE = [
    ("CEL002", AMOUNTS | TABLES | {"basis.rows"}),
    ("CEL003", AMOUNTS | TABLES),
    ("CEL004", AMOUNTS | TABLES),
    ("CEL005", {"basis.rows"}),
]


@pytest.mark.parametrize(("code", "places"), BESIDE)
@pytest.mark.parametrize("form_id", form_ids())
def test_where_cells_say_it(form_id: str, code: str, places: set[str]) -> None:
    native = load_catalogue().find(code).native
    assert native
    tests = native.of(load_form(form_id))
    assert tests.keys() >= places
    kinds = {key: field.kind for key, field in load_form(form_id).fields.items()}
    about = {key for test in tests.values() for key in re.findall(r"\{([a-z_.]+)\}", test)}
    wanted = {"choice"} if code == "CEL005" else {"amount"}
    assert {kinds[key] for key in about & kinds.keys()} <= wanted
    assert not {"basis.rows.content", "expenditure.items.name"} & about


def test_cells_say_what_is_required() -> None:
    native = load_catalogue().find("CEL001").native
    assert native
    form = load_form()
    assert native.of(form).keys() == {key for key, field in form.fields.items() if field.required}
