"""Every rule keeps its promises: its examples, its page, its messages, its place in the forms."""

from __future__ import annotations

import re

import pytest

from budget_xl.core.finding import SEVERITY_ORDER, Severity
from budget_xl.core.problem import Problem
from budget_xl.core.rule import Case, Rule
from budget_xl.devtools.pages import FOLDER
from budget_xl.devtools.readme import README
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import DEFAULT_FORM, form_ids, load_form
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.engine import BLOCKING, breaches, check_context, run
from budget_xl.rules.examples import example
from budget_xl.rules.page import Page, family, hint, level, markdown, page, words
from tests.conftest import ROOT

CATALOGUE = load_catalogue()
RULES = CATALOGUE.rules
CASES = [
    pytest.param(rule, case, id=f"{rule.code}-{'ok' if case.good else 'bad'}-{number}")
    for rule in RULES
    for number, case in enumerate(rule.cases)
]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
every_case = pytest.mark.parametrize(("rule", "case"), CASES)

LINE = 80
"""A message is read on one line of a screen."""

COMMANDS = ("请", "应", "须", "必须", "不得", "不能", "检查", "核对", "要")
"""How a remedy begins; a name states the problem."""


@every_case
def test_an_example_is_judged_as_it_says(rule: Rule, case: Case) -> None:
    findings = list(run(rule, example(case)))
    if case.good:
        assert findings == []
        return
    assert len(findings) == 1, "one mistake, one finding"
    [finding] = findings
    assert case.says
    assert case.says in finding.message
    assert finding.severity in {rule.reports, Severity.UNCHECKED}
    assert finding.ref.cell, "a finding points to a cell"


@every_rule
def test_it_reports_with_its_own_severity(rule: Rule) -> None:
    found = [finding for case in rule.cases for finding in run(rule, example(case))]
    assert rule.reports in {finding.severity for finding in found}


@every_case
def test_an_example_is_judged_the_same_among_all_rules(rule: Rule, case: Case) -> None:
    for phase in rule.phases:
        told = check_context(example(case), CATALOGUE, phase)
        own = [finding for finding in told if finding.code == rule.code]
        assert own == list(run(rule, example(case)))


@every_case
def test_messages_fit_on_a_line(rule: Rule, case: Case) -> None:
    for finding in run(rule, example(case)):
        for text in (finding.message, finding.hint):
            assert 0 < len(text) <= LINE
            assert "\n" not in text
            assert not re.search(r"[{}]|None|Decimal|Entry", text), text
        assert finding.hint.endswith("。"), "a hint is a sentence"
        assert not finding.message.endswith("。"), "a message is a line"


@every_rule
def test_its_placeholders_are_filled_by_every_breach(rule: Rule) -> None:
    wanted = set(re.findall(r"\{(\w+)\}", rule.message + rule.hint))
    for case in rule.cases:
        for breach in breaches(rule, example(case)):
            assert breach.unchecked or wanted <= breach.values.keys()


@every_rule
def test_it_has_a_page(rule: Rule) -> None:
    parts = page(rule)
    assert all(text.endswith("。") for text in (parts.what, parts.why, parts.exempt))
    assert rule.basis, "what it rests on"
    assert re.fullmatch(r"20\d\d", rule.since)
    assert {case.good for case in rule.cases} == {True, False}


@every_rule
def test_its_name_states_the_problem(rule: Rule) -> None:
    assert not rule.name.startswith(COMMANDS)
    assert not rule.name.endswith(("。", "？"))
    assert 3 <= len(rule.name) <= 20


@every_rule
def test_its_code_is_well_formed_and_of_its_family(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    mates = {r.code[:3] for r in RULES if family(r) == family(rule)}
    assert mates == {rule.code[:3]}
    assert re.search("[一-龥]", family(rule)), "the family says what it is about"
    assert not family(rule).startswith("Rules")


@every_rule
def test_its_severity_is_one_of_three(rule: Rule) -> None:
    assert rule.severity is not Severity.UNCHECKED
    assert rule.phases


@every_rule
def test_it_refers_to_what_exists(rule: Rule) -> None:
    assert rule.reads
    for name in rule.reads:
        context = example(rule.cases[0])
        assert (
            hasattr(context.declaration, name) or hasattr(Context, name) or hasattr(context, name)
        )
    known = {key for form_id in form_ids() for key in keys(form_id)}
    assert rule.anchor in known


@every_rule
def test_what_it_tests_in_cells_stands_in_a_form(rule: Rule) -> None:
    if rule.native is None:
        return
    assert rule.native.says
    for form_id in form_ids():
        known = keys(form_id) | load_form(form_id).pools.keys()
        for place, formula in rule.native.of(load_form(form_id)).items():
            if form_id == DEFAULT_FORM:
                assert {place, *re.findall(r"\{([a-z_.]+)\}", formula)} <= known


@every_rule
def test_it_yields_to_rules_that_exist_and_are_no_milder(rule: Rule) -> None:
    for code in rule.yields_to:
        other = CATALOGUE.find(code)
        assert other is not rule
        assert SEVERITY_ORDER[other.severity] <= SEVERITY_ORDER[rule.severity]
        assert other.phases >= rule.phases


@every_rule
def test_its_page_shows_its_examples_in_words_of_the_form(rule: Rule) -> None:
    text = markdown(rule)
    assert text.startswith(f"# {rule.code} ")
    assert "错的例子" in text
    assert "对的例子" in text
    for case in rule.cases:
        assert words(case)
        for line in words(case):
            assert not re.search(r"[{}]|\b(number|code|amount|rows|items|None|Decimal)\b", line), (
                line
            )
    assert not re.search(r"[{}]", hint(rule))


@every_rule
def test_its_page_is_the_one_that_clerks_read(rule: Rule) -> None:
    """What its examples say, word for word; ``python -m budget_xl.devtools`` writes it anew."""
    assert (ROOT / FOLDER / f"{rule.code}.md").read_text(encoding="utf-8") == markdown(rule)


def test_a_rule_on_trial_says_so() -> None:
    assert level(CATALOGUE.find("BAS001")) == "错误"
    assert level(CATALOGUE.find("BAS020")) == "提醒（试行）"


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert codes == sorted(codes)


def test_rules_whose_word_ends_the_matter_exist() -> None:
    for code in BLOCKING:
        assert CATALOGUE.find(code).severity is Severity.ERROR


def test_every_rule_is_in_the_readme() -> None:
    text = (ROOT / README).read_text(encoding="utf-8")
    assert [rule.code for rule in RULES if f"[{rule.code}]" not in text] == []


def test_an_unknown_code_is_a_problem() -> None:
    with pytest.raises(Problem, match="ABC999"):
        CATALOGUE.find("ABC999")


def test_a_page_without_its_headings_is_refused() -> None:
    def bare() -> None:
        """只有一句话。"""

    with pytest.raises(ValueError, match="BAS001"):
        page(Rule(**{**declared(CATALOGUE.find("BAS001")), "check": bare}))


def test_a_page_is_read_in_three_parts() -> None:
    def told() -> None:
        """每一项
        都要有。

        为什么：没有就
        不知道。
        不算的情形：留空。
        """

    found = page(Rule(**{**declared(CATALOGUE.find("BAS001")), "check": told}))
    assert found == Page("每一项都要有。", "没有就不知道。", "留空。")


def declared(rule: Rule) -> dict[str, object]:
    return {name: getattr(rule, name) for name in Rule.__dataclass_fields__}


def keys(form_id: str) -> set[str]:
    """The keys of single values, and of the columns of tables, that a form has."""
    form = load_form(form_id)
    columns = {
        f"{pool}.{column.key}" for pool, table in form.pools.items() for column in table.columns
    }
    return form.fields.keys() | columns | {box.key for box in lay_out(form).boxes if box.key}


def test_no_module_decides_by_the_second_form() -> None:
    """A form is data: what a rule does depends on what a form has, not on which one it is."""
    others = set(form_ids()) - {DEFAULT_FORM}
    named = [
        f"{file.name}: {form_id}"
        for file in (ROOT / "src").rglob("*.py")
        for form_id in others
        if form_id in file.read_text(encoding="utf-8")
    ]
    assert named == []
