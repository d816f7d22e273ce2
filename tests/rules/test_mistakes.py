"""Every slip of the bench, made alone in a clean form, is found by its rule and by no other."""

from __future__ import annotations

import pytest

from budget_xl.forms.loader import load_form
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check
from tests.bench.mistakes import AT_LEAST, SLIPS, clean_declaration, outcome
from tests.bench.slips.slip import Slip


def test_the_form_without_a_slip_is_clean() -> None:
    assert check(clean_declaration(), load_form(), load_catalogue()) == ()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{slip.kind}")
def test_slip(slip: Slip) -> None:
    found = outcome(slip)
    assert sorted(found.codes) == sorted((slip.code, *slip.also)), found.findings


def test_there_are_many_kinds() -> None:
    kinds = [slip.kind for slip in SLIPS]
    assert len(kinds) == len(set(kinds)) >= AT_LEAST
