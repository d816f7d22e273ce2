"""Every rule keeps its promises: its examples, its page, its messages."""

from __future__ import annotations

import re

import pytest

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Case, Rule
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import run
from budget_xl.rules.examples import example

RULES = load_catalogue().rules
CASES = [
    pytest.param(rule, case, id=f"{rule.code}-{'ok' if case.good else 'bad'}-{number}")
    for rule in RULES
    for number, case in enumerate(rule.cases)
]
LINE = 100


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_example(rule: Rule, case: Case) -> None:
    findings = list(run(rule, example(case)))
    if case.good:
        assert findings == []
    else:
        assert findings
        assert case.says in findings[0].message
        assert findings[0].severity is rule.severity
        assert findings[0].ref.cell, "a finding points to a cell"
        assert all(len(text) <= LINE for f in findings for text in (f.message, f.hint))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_and_names(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert "为什么：" in rule.page
    assert "不算的情形：" in rule.page
    assert {case.good for case in rule.cases} == {True, False}
    assert not rule.name.startswith(("请", "应", "检查", "核对")), "a name states the problem"
    assert rule.severity is not Severity.UNCHECKED


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) >= 15


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_anchor_exists_in_the_form(rule: Rule) -> None:
    form = load_form()
    section, *rest = rule.anchor.split(".")
    pool = f"{section}.{rest[0]}"
    if pool in form.pools:
        assert rest[1] in lay_out(form).bands_of(pool)[0].columns
    else:
        assert rule.anchor in form.fields
