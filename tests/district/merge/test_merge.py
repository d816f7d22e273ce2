"""A street is the sum of its departments: nothing lost, nothing doubled, nothing joined silently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from budget_xl.core.computed import subtotal, with_totals
from budget_xl.core.declaration import Declaration
from budget_xl.core.plain import from_plain
from budget_xl.core.schema import walk
from budget_xl.district.demo.scenario import scenario
from budget_xl.district.merge.join import merge
from budget_xl.district.merge.parts import Merged, Part
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.locate import located
from budget_xl.prose.calculation import read_paragraphs
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check
from tests.declare import declare
from tests.workbook.strategies import declarations

FORM = load_form()
SLOW = settings(
    max_examples=25,
    deadline=None,
    # A failing example is large and takes minutes to shrink.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def join(*sections: dict[str, Any]) -> Merged:
    return merged([declare(FORM, **one) for one in sections])


def merged(declarations: Sequence[Declaration]) -> Merged:
    parts = [
        Part.of(f"{name}.xlsx", name, one)
        for name, one in zip("甲乙丙丁", declarations, strict=False)
    ]
    return merge(parts, FORM)


def total(amounts: Sequence[Decimal | None]) -> Decimal:
    return sum((amount or Decimal(0) for amount in amounts), Decimal(0))


@given(st.lists(declarations(), min_size=1, max_size=4))
@SLOW
def test_the_parts_make_the_whole(parts: list[Declaration]) -> None:
    found = merged(parts)
    whole = found.declaration
    for line in whole.funding.lines:
        own = [
            row.amount.value for one in parts for row in one.funding.lines if row.code == line.code
        ]
        assert (line.amount.value or 0) == total(own)
    for key in ("total", "annual"):
        assert (getattr(whole.budget, key).value or 0) == total(
            [getattr(one.budget, key).value for one in parts]
        )
    items = [row for one in parts for row in one.expenditure.items]
    assert [(row.name, row.amount) for row in whole.expenditure.items] == [
        (r.name, r.amount) for r in items
    ]
    assert [row.number for row in whole.expenditure.items] == list(range(1, len(items) + 1))
    assert whole.expenditure.total.value == subtotal(row.amount for row in items)
    basis = [row for one in parts for row in one.basis.rows]
    assert [row.amount for row in whole.basis.rows] == [row.amount for row in basis]
    crowded = sum("放不下" in left.why for left in found.left)
    kept = len(whole.indicators.rows) + len(whole.identity.executors)
    assert kept + crowded == sum(
        len(one.indicators.rows) + len(one.identity.executors) for one in parts
    )


@given(st.lists(declarations(), min_size=1, max_size=4))
@SLOW
def test_every_word_is_in_the_whole_or_in_what_is_left(parts: list[Declaration]) -> None:
    found = merged(parts)
    said = "\n".join(
        [str(entry.value or entry.raw) for _, _, entry in walk(found.declaration)]
        + [f"{one.text} {one.why}" for one in found.left]
    )
    for part in parts:
        for key, kind, entry in walk(part):
            if kind is str and entry.value and key != "narrative.basis":
                assert entry.value.strip() in said


def test_rows_that_have_no_room_are_left_with_their_calculations() -> None:
    items = [{"number": n, "name": f"支出{n}", "amount": "1"} for n in range(1, 41)]
    basis = [{"number": 1, "item": "40", "content": "某测算", "price": "1"}]
    one = {"expenditure": {"items": items}, "basis": {"rows": basis}}
    found = join(one, one)
    assert len(found.declaration.expenditure.items) == 60
    assert found.declaration.expenditure.total.value == 60
    assert len(found.left) == 21
    assert sum("只有 60 行" in left.why for left in found.left) == 20
    assert [left.text for left in found.left if "测算" in left.why] == ["某测算"]
    assert [row.item.value for row in found.declaration.basis.rows] == [40]
    assert all("[乙.xlsx]" in str(left.ref) for left in found.left)


def test_calculations_follow_their_items() -> None:
    one = {
        "expenditure": {"items": [{"number": 3, "name": "支出", "amount": "1"}]},
        "basis": {"rows": [{"number": 7, "item": "3", "price": "1"}]},
    }
    rows = join(one, one).declaration.basis.rows
    assert [(row.number, row.item.value) for row in rows] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("left", "right", "ticked", "why"),
    [
        ((True, False), (True, False), (True, False), ""),
        ((True, False), (False, False), (True, False), ""),
        ((True, False), (False, True), (False, False), "不一致"),
        ((True, True), (True, False), (False, False), "不一致"),
        ((False, False), (False, False), (False, False), ""),
    ],
)
def test_boxes_must_agree(left, right, ticked, why) -> None:
    found = join(
        *({"identity": {"unit": "某街", "general": one[0], "key": one[1]}} for one in (left, right))
    )
    identity = found.declaration.identity
    assert (identity.general.value, identity.key.value) == ticked
    assert why in "".join(one.why for one in found.left)
    assert bool(why) == bool(found.left)


def test_names_must_agree_or_stay_blank() -> None:
    found = join(
        {"identity": {"unit": "某街", "project_name": "一"}},
        {"identity": {"unit": " 某街", "project_name": "二"}},
    )
    assert found.declaration.identity.unit.value == "某街"
    assert found.declaration.identity.project_name.value is None
    [left] = found.left
    assert (left.text, left.ref) == ("一、二", lay_out(FORM).refs["identity.project_name"])
    assert "项目名称" in left.why


@pytest.mark.parametrize(
    ("second", "says"),
    [
        (
            {"raw": "约3万", "defect": "NOT_A_NUMBER"},
            "不是数字，“项目当年预算”已留空，其余合计 5 万元",
        ),
        ("", "“项目当年预算”在这些表中空白"),
    ],
)
def test_amounts_that_cannot_be_added_are_told(second, says) -> None:
    found = join({"budget": {"annual": "5"}}, {"budget": {"annual": second}})
    [left] = found.left
    assert says in left.why
    assert found.declaration.budget.annual.value == (5 if second == "" else None)


def test_an_unreadable_amount_of_a_row_stays_as_typed() -> None:
    bad = {"number": 1, "name": "支出", "amount": {"raw": "约12万", "defect": "NOT_A_NUMBER"}}
    found = join({"expenditure": {"items": [bad]}}, {})
    assert found.declaration.expenditure.items[0].amount.raw == "约12万"
    [left] = found.left
    assert (left.text, str(left.ref)[:9]) == ("约12万", "[甲.xlsx]申")


def test_prose_stands_under_its_department_and_shared_prose_once() -> None:
    found = join(
        {"narrative": {"policy": "共同", "goal": "目标一"}},
        {"narrative": {"policy": "共同", "goal": "目标二"}},
    ).declaration.narrative
    assert found.policy.value == "共同"
    assert found.goal.value == "【甲】\n目标一\n【乙】\n目标二"


def test_same_things_are_offered_not_joined() -> None:
    one = {
        "expenditure": {"items": [{"number": 1, "name": "办公经费", "amount": "2"}]},
        "identity": {"executors": [{"number": 1, "unit": "党政办"}]},
        "indicators": {"rows": [{"code": "quantity", "number": 1, "name": "次数", "value": "1"}]},
    }
    found = join(one, one, {})
    assert len(found.declaration.expenditure.items) == 2
    assert [(offer.table, offer.rows) for offer in found.offers] == [
        ("支出明细", (1, 2)), ("联系人", (1, 2)), ("数量指标", (1, 2)),
    ]  # fmt: skip
    assert "金额共 4 万元" in str(found.offers[0])
    assert (
        join(
            {
                "expenditure": {
                    "items": [{"number": 1, "name": "甲费"}, {"number": 2, "name": "甲费"}]
                }
            }
        ).offers
        == ()
    )


def test_weights_are_to_be_shared_out_anew() -> None:
    form = load_form("hongshan-2021", 2021)
    row = {"code": "quantity", "number": 1, "name": "次数", "value": "1", "weight": "90"}
    parts = [Part.of(f"{n}.xlsx", n, declare(form, indicators={"rows": [row]})) for n in "甲乙"]
    [left] = merge(parts, form).left
    assert left.text == "分值权重合计 180"


STREETS = [
    one
    for one in scenario().submissions
    if not one.planted and not one.damaged and one.declaration["year"] == FORM.year
]


@pytest.mark.parametrize("sent", STREETS, ids=lambda sent: sent.file_name)
@pytest.mark.parametrize("departments", [2, 3])
def test_a_street_cut_into_departments_comes_back(sent, departments: int) -> None:
    """And has no finding that it had not before."""
    street = from_plain(sent.declaration)
    whole = merged([share(street, number, departments) for number in range(departments)])
    found = located(whole.declaration, lay_out(FORM))
    assert whole.left == ()
    assert whole.offers == ()
    assert codes(found) == codes(street)
    assert sorted((i.name.value, i.amount.value) for i in found.expenditure.items) == sorted(
        (i.name.value, i.amount.value) for i in street.expenditure.items
    )
    assert sorted(read_amounts(found)) == sorted(read_amounts(street))
    assert (found.budget, found.funding) == (street.budget, with_totals(street, FORM).funding)
    assert found.identity.unit == street.identity.unit


def codes(declaration: Declaration) -> list[str]:
    return sorted(finding.code for finding in check(declaration, FORM, load_catalogue()))


def read_amounts(declaration: Declaration) -> list[tuple[str, Decimal | None]]:
    paragraphs = read_paragraphs(declaration.narrative.basis.value or "")
    return [(part.name, part.summed) for part in paragraphs]


def share(street: Declaration, number: int, departments: int) -> Declaration:
    """What one of several departments would have declared; the whole budget lies with the first."""
    items = tuple(
        replace(item, number=place)
        for place, item in enumerate(street.expenditure.items[number::departments], start=1)
    )
    olds = [item.number for item in street.expenditure.items[number::departments]]
    basis = tuple(
        replace(row, item=replace(row.item, value=Decimal(olds.index(int(row.item.value)) + 1)))
        for row in street.basis.rows
        if row.item.value is not None and int(row.item.value) in olds
    )
    blank = declare(FORM)
    first = number == 0
    paragraphs = read_paragraphs(street.narrative.basis.value or "")[number::departments]
    prose = "；".join(f"{n}.{part.text}" for n, part in enumerate(paragraphs, start=1))
    return located(
        replace(
            street,
            identity=street.identity if first else replace(street.identity, executors=()),
            narrative=replace(street.narrative, basis=replace(street.narrative.basis, value=prose or None),
                              **({} if first else {"history": blank.narrative.history, "change": blank.narrative.change})),
            budget=street.budget if first else blank.budget.__class__(*(replace(e, value=Decimal(0)) for e in (street.budget.total, street.budget.annual))),
            funding=street.funding if first else blank.funding,
            expenditure=replace(street.expenditure, items=items),
            basis=replace(street.basis, rows=basis),
            indicators=replace(street.indicators, rows=street.indicators.rows[number::departments]),
        ),
        lay_out(FORM),
    )  # fmt: skip
