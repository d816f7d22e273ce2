from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_xl.core import money

AMOUNTS = st.decimals(0, 9_999_999, places=2)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1807.4", "1807.4"), ("300", "300"), ("300.00", "300"), ("0.01", "0.01"), ("-5", "-5"),
        ("1e3", "1000"),
    ],
)  # fmt: skip
def test_parse(text: str, number: str) -> None:
    assert money.parse(text) == Decimal(number)
    assert money.show(Decimal(text)) == number


@pytest.mark.parametrize("text", ["", "约300", "NaN", "Infinity", "1e400", "300万元", " "])
def test_what_is_no_number(text: str) -> None:
    assert money.parse(text) is None


@given(AMOUNTS)
def test_a_cell_gives_back_the_amount(amount: Decimal) -> None:
    assert money.from_float(float(amount)) == amount


def test_float_noise_is_not_money() -> None:
    assert money.from_float(0.1 + 0.2) == Decimal("0.3")


@pytest.mark.parametrize(("gap", "near"), [("0.005", True), ("0.0051", False), ("0", True)])
def test_tolerance(gap: str, near: bool) -> None:
    assert money.near(Decimal(100), Decimal(100) + Decimal(gap)) is near
