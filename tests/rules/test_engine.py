"""The engine: which rules it asks, what it leaves out, in which order, whose fault a crash is."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_xl.core.change import Change, Kind
from budget_xl.core.declaration import Budget, Identity
from budget_xl.core.finding import Finding, Severity, Waiver, count, count_line
from budget_xl.core.place import NOWHERE, Ref
from budget_xl.core.rule import Breach, Life, Phase, Rule, at, rule, unchecked
from budget_xl.forms.loader import load_form
from budget_xl.rules.catalogue import Catalogue
from budget_xl.rules.engine import RuleCrashWarning, check
from budget_xl.rules.families.workbook.formulas import value_for_formula
from tests.declare import declare

HERE, THERE = Ref("申报表", "B9"), Ref("申报表", "B10")


def made(code: str, *breaches: Breach, **declared: Any) -> Rule:
    """A rule that always reports the same."""

    def says(identity: Identity) -> Iterator[Breach]:
        del identity
        yield from breaches

    return declare_rule(says, code=code, **declared)


def declare_rule(function: Callable[..., Iterator[Breach]], **declared: Any) -> Rule:
    usual = {
        "name": "某处有误", "severity": Severity.ERROR, "anchor": "identity.unit",
        "message": "有误", "hint": "请改正。", "since": "2020", "cases": (),
    }  # fmt: skip
    return rule(**{**usual, **declared})(function)


def found(*rules: Rule, **asked: Any) -> list[tuple[str, Ref]]:
    return [(finding.code, finding.ref) for finding in findings(*rules, **asked)]


def findings(*rules: Rule, **asked: Any) -> tuple[Finding, ...]:
    return check(declare(), load_form(), Catalogue(rules), **asked)


# Phases


@pytest.mark.parametrize("phase", Phase)
def test_a_rule_is_asked_in_its_phases_only(phase: Phase) -> None:
    rules = [made(f"AAA00{n}", at(HERE), phases=frozenset({p})) for n, p in enumerate(Phase)]
    assert found(*rules, phase=phase) == [(f"AAA00{list(Phase).index(phase)}", HERE)]


def test_a_rule_without_phases_is_asked_in_all() -> None:
    for phase in Phase:
        assert found(made("AAA001", at(HERE)), phase=phase)


# One finding per cause


CAUSE = "第 3 段"


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        pytest.param(at(HERE), at(HERE), ["AAA001"], id="same place"),
        pytest.param(at(HERE), at(THERE), ["AAA001", "AAA002"], id="another place"),
        pytest.param(at(HERE, cause=CAUSE), at(THERE, cause=CAUSE), ["AAA001"], id="same cause"),
        pytest.param(
            at(HERE, cause=CAUSE), at(HERE, cause="别处"), ["AAA001", "AAA002"], id="another cause"
        ),
        pytest.param(
            at(HERE, cause=CAUSE), at(HERE), ["AAA001"], id="a cause within the place of the other"
        ),
    ],
)
def test_a_rule_yields_to_the_one_that_names_the_cause(
    first: Breach, second: Breach, left: list[str]
) -> None:
    rules = made("AAA001", first), made("AAA002", second, yields_to=("AAA001",))
    assert [code for code, _ in found(*rules)] == left


@pytest.mark.parametrize("code", ["CEL001", "CEL002"])
def test_what_is_not_there_or_not_readable_says_it_alone(code: str) -> None:
    other = made("AAA001", at(HERE), at(THERE))
    assert found(made(code, at(HERE)), other) == [("AAA001", THERE), (code, HERE)]


@pytest.mark.parametrize(
    ("life", "left"), [(life, 1 if life is Life.STABLE else 2) for life in Life]
)
def test_only_a_stable_rule_silences_another(life: Life, left: int) -> None:
    rules = made("AAA001", at(HERE), life=life), made("AAA002", at(HERE), yields_to=("AAA001",))
    assert len(found(*rules)) == left


# Severity


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING, Severity.REMARK])
@pytest.mark.parametrize("life", Life)
def test_a_rule_on_trial_or_on_its_way_out_only_remarks(severity: Severity, life: Life) -> None:
    [finding] = findings(made("AAA001", at(HERE), severity=severity, life=life))
    assert finding.severity is (severity if life is Life.STABLE else Severity.REMARK)


def test_what_could_not_be_checked_is_nobodys_error() -> None:
    [finding] = findings(made("AAA001", unchecked(HERE, "这一段没有读懂")))
    assert (finding.severity, finding.message) == (Severity.UNCHECKED, "这一段没有读懂")
    assert count_line(count([finding])) == "错误 0 处，警告 0 处，提醒 0 处，未能核对 1 处"


@pytest.mark.parametrize(
    ("severity", "code", "place", "is_settled"),
    [
        (Severity.ERROR, "AAA001", HERE, False),
        (Severity.WARNING, "AAA001", HERE, True),
        (Severity.REMARK, "AAA001", HERE, True),
        (Severity.WARNING, "AAA002", HERE, False),
        (Severity.WARNING, "AAA001", THERE, False),
    ],
)
def test_a_written_reason_settles_a_warning_or_a_remark_of_its_rule_and_place(
    severity: Severity, code: str, place: Ref, is_settled: bool
) -> None:
    waiver = Waiver(code, str(place), "合同约定")
    [finding] = findings(made("AAA001", at(HERE), severity=severity), waivers=[waiver])
    assert finding.reason == ("合同约定" if is_settled else "")
    assert count([finding])[severity.value] == (0 if is_settled else 1)


def test_what_could_not_be_checked_and_an_empty_reason_stay() -> None:
    waivers = [Waiver("AAA001", str(HERE), "已核对"), Waiver("AAA002", str(HERE), "")]
    told = findings(
        made("AAA001", unchecked(HERE, "没有读懂")),
        made("AAA002", at(HERE), severity=Severity.REMARK),
        waivers=waivers,
    )
    assert [finding.reason for finding in told] == ["", ""]


# Order


def test_gravest_first_then_by_code_then_down_the_sheet() -> None:
    rules = (
        made("AAA001", at(THERE), severity=Severity.REMARK),
        made("AAA002", at(Ref("申报表", "AA9")), at(THERE), at(Ref("申报表", "C9")), at(HERE)),
        made("AAA003", at(HERE), severity=Severity.WARNING),
        made("AAA000", unchecked(HERE, "没有读懂")),
    )
    assert [(code, ref.cell) for code, ref in found(*rules)] == [
        ("AAA002", "B9"), ("AAA002", "C9"), ("AAA002", "AA9"), ("AAA002", "B10"),
        ("AAA003", "B9"), ("AAA001", "B10"), ("AAA000", "B9"),
    ]  # fmt: skip


@given(st.permutations(range(6)))
def test_the_order_of_the_catalogue_does_not_matter(order: list[int]) -> None:
    rules = [
        made(
            f"AAA00{n}",
            at(HERE, cause=n % 2),
            at(THERE),
            severity=list(Severity)[n % 3],
            yields_to=(f"AAA00{(n + 2) % 6}",) if n < 3 else (),
        )
        for n in range(6)
    ]
    assert found(*(rules[n] for n in order)) == found(*rules)


# A rule that crashes is our fault


def broken_rule() -> Rule:
    def breaks(budget: Budget) -> Iterator[Breach]:
        yield at(HERE)
        raise ZeroDivisionError(budget.total)

    return declare_rule(breaks, code="AAA001")


@pytest.mark.parametrize(
    "crashing", [broken_rule(), made("AAA001", at(HERE), message="{gap}")], ids=["check", "message"]
)
def test_a_crash_names_the_rule_and_leaves_the_others_their_word(crashing: Rule) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        other, crash = findings(crashing, made("AAA002", at(HERE)))
    assert (other.code, other.severity) == ("AAA002", Severity.ERROR)
    assert (crash.code, crash.severity, crash.ref) == ("AAA001", Severity.UNCHECKED, NOWHERE)
    assert crash.message == "规则 AAA001 出错，属于程序问题"
    assert [warning.category for warning in told] == [RuleCrashWarning]


def test_in_tests_a_crash_is_an_exception_that_names_the_rule() -> None:
    with pytest.raises(RuleCrashWarning, match="AAA001 crashed: ZeroDivisionError"):
        findings(broken_rule())


# Messages


def test_numbers_stand_in_message_and_hint() -> None:
    [finding] = findings(
        made("AAA001", at(HERE, THERE, gap=5), message="相差 {gap} 万元", hint="改正 {gap}。")
    )
    assert (finding.message, finding.hint, finding.also) == ("相差 5 万元", "改正 5。", (THERE,))


def test_a_workbook_that_was_not_compared_is_nobodys_error() -> None:
    change = Change(Kind.UNCOMPARED, HERE)
    [said] = check(declare(), load_form(), Catalogue((value_for_formula,)), changes=(change,))
    assert (said.code, said.severity, said.ref) == ("WBK001", Severity.UNCHECKED, HERE)
    assert "没能与模板逐格比对" in said.message
