"""What only shows when declarations lie side by side, and what must not be asked."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from budget_xl.core.finding import Finding
from budget_xl.core.place import Ref
from budget_xl.district.across.catalogue import ACROSS, compare, whole_catalogue
from budget_xl.district.across.evidence import Evidence
from budget_xl.district.across.statistics import spread
from budget_xl.district.consolidation import project_of, settle
from budget_xl.district.demo.scenario import scenario
from budget_xl.district.outcome import Outcome
from budget_xl.district.roster import Roster, Unit
from budget_xl.district.traits import OWN_WORDS, Cost, Rate, Traits, kind_of, prints_of
from tests.district.district import outcome

NAMES = "甲乙丙丁戊己庚"
PLACE = Ref("申报表", "某格")
UNITS = Roster(tuple(Unit(f"10{n}", f"{name}街", (f"{name}办",)) for n, name in enumerate(NAMES)))


def compared(*outcomes: Outcome, before: dict[str, str] | None = None) -> dict[str, list[Finding]]:
    """What is found across, by the name of the file."""
    district = settle(UNITS, outcomes, [])
    known = {(unit, project_of(district.submissions[0].head)): Decimal(amount)
             for unit, amount in (before or {}).items()}  # fmt: skip
    found = compare(district, Evidence(UNITS, district.submissions, known))
    return {s.outcome.path.name: list(s.across) for s in found.submissions if s.across}


def sent(name: str, traits: Traits | None = None, **said: object) -> Outcome:
    code = f"10{NAMES.index(name)}"
    named = {"unit": f"{name}街", "code": code, **said}
    file = str(named.pop("file", f"{name}.xlsx"))
    unit = str(named.pop("unit"))
    digest = f"{name}{sorted(said.items())}{traits}"
    return outcome(file, unit, digest=digest, traits=traits or traits_with(), **named)


def traits_with(
    *, rates: dict[str, str] | None = None, costs: dict[str, str] | None = None, words: str = ""
) -> Traits:
    return Traits(
        tuple(Rate(thing, "人", Decimal(price), PLACE) for thing, price in (rates or {}).items()),
        tuple(Cost(thing, Decimal(amount), PLACE) for thing, amount in (costs or {}).items()),
        prints_of(words), PLACE, PLACE, PLACE, PLACE, PLACE,
    )  # fmt: skip


def codes(found: dict[str, list[Finding]]) -> dict[str, list[str]]:
    return {name: [finding.code for finding in findings] for name, findings in found.items()}


@pytest.mark.parametrize(
    ("prices", "outlying"),
    [
        ("100 100 100 100 151", "戊"),
        ("100 100 100 100 150", ""),
        ("100 100 100 100 49", "戊"),
        ("100 100 100 500", ""),
        ("100 120 90 110 105 300", "己"),
        ("100 200 300 400 500 600", ""),
        ("100 100 100 100 1000000", "戊"),
    ],
)
def test_unit_prices(prices: str, outlying: str) -> None:
    found = compared(
        *(sent(name, traits_with(rates={"餐费": price}))
          for name, price in zip(NAMES, prices.split(), strict=False))
    )  # fmt: skip
    assert codes(found) == {f"{name}.xlsx": ["XFL003"] for name in outlying}


def test_prices_of_other_things_are_not_compared() -> None:
    things = ["餐费", "餐费", "餐费", "餐费", "房租"]
    found = compared(
        *(sent(name, traits_with(rates={thing: "900" if thing == "房租" else "100"}))
          for name, thing in zip(NAMES, things, strict=False))
    )  # fmt: skip
    assert found == {}


@pytest.mark.parametrize(
    ("amounts", "odd"),
    [
        ("10 12 9 100000", "丁"),
        ("10 12 9 9999", ""),
        ("100000 120000 90000 10", "丁"),
        ("10 10 100000", ""),
    ],
)
def test_magnitude(amounts: str, odd: str) -> None:
    found = compared(
        *(sent(name, traits_with(costs={"统计": amount}))
          for name, amount in zip(NAMES, amounts.split(), strict=False))
    )  # fmt: skip
    assert codes(found) == {f"{name}.xlsx": ["XFL004"] for name in odd}


def test_magnitude_says_how_many_times() -> None:
    amounts = {"甲": "10", "乙": "10", "丙": "10", "丁": "100000"}
    found = compared(*(sent(n, traits_with(costs={"统计": a})) for n, a in amounts.items()))
    assert "是其他 3 个单位中位数 10 万元的 10000 倍" in found["丁.xlsx"][0].message
    amounts["丁"] = "0.001"
    found = compared(*(sent(n, traits_with(costs={"统计": a})) for n, a in amounts.items()))
    assert "10000 分之一" in found["丁.xlsx"][0].message


def test_one_code_for_two_projects() -> None:
    found = compared(
        sent("甲", project_code="X1"), sent("乙", project_code="X1"), sent("丙", project_code="X2"),
        sent("丁"), sent("戊"),
    )  # fmt: skip
    assert codes(found) == {"甲.xlsx": ["XFL001"], "乙.xlsx": ["XFL001"]}
    assert "“乙街”" in found["甲.xlsx"][0].message


@pytest.mark.parametrize(
    ("told", "before", "finds"),
    [("100", "100", 0), ("100", "100.005", 0), ("100", "101", 1), (None, "101", 0)],
)
def test_last_year_is_held_against_the_ledger(told: str | None, before: str, finds: int) -> None:
    found = compared(sent("甲", last_year=told), before={"甲街": before})
    assert sum(map(len, found.values())) == finds


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, []),
        ({"unit": "甲办"}, []),
        ({"unit": " 甲街 "}, []),
        ({"unit": "甲街", "code": ""}, []),
        ({"unit": "甲街办事处"}, ["XFL006"]),
        ({"unit": "乙街"}, ["XFL006"]),
        ({"file": "甲街申报表.xlsx"}, []),
        ({"file": "乙街.xlsx"}, ["XFL007"]),
        ({"file": "项目申报表.xlsx"}, []),
    ],
)
def test_names_of_units_and_files(said: dict[str, str], expected: list[str]) -> None:
    found = compared(sent("甲", **said))
    assert [finding.code for findings in found.values() for finding in findings] == expected


def narratives() -> dict[str, str]:
    """What every street of the made-up district says in its own words, one of each."""
    told = {}
    for one in scenario().submissions:
        words = one.declaration["narrative"]
        told[one.unit_name] = "".join(words.get(name, "") for name in OWN_WORDS)
    return told


OWN = narratives()
ORIGINAL = next(iter(OWN.values()))


def edited(text: str, share: float, chance: random.Random) -> str:
    letters = list(dict.fromkeys("".join(OWN.values())))
    return "".join(chance.choice(letters) if chance.random() < share else char for char in text)


def rewritten(text: str, share: float, chance: random.Random) -> str:
    others = re.split("[，；。：]", list(OWN.values())[4])
    clauses = re.split("([，；。：])", text)
    return "".join(
        chance.choice(others) if at % 2 == 0 and chance.random() < share else clause
        for at, clause in enumerate(clauses)
    )


@pytest.mark.parametrize(("change", "share"), [(edited, 0.03), (rewritten, 0.15)])
def test_copied_words_are_found_though_some_are_changed(change, share: float) -> None:
    hits = 0
    for seed in range(20):
        copy = change(ORIGINAL, share, random.Random(seed))
        found = compared(
            sent("甲", traits_with(words=ORIGINAL)), sent("乙", traits_with(words=copy)),
            sent("丙", traits_with(words=list(OWN.values())[5])),
        )  # fmt: skip
        assert "丙.xlsx" not in found
        hits += "乙.xlsx" in found
    assert hits >= 18


def test_own_words_are_not_taken_for_copies() -> None:
    """The streets speak of the same work in much the same phrases, and that is no copying."""
    words = [text for name, text in OWN.items() if "柳荫坡" not in name][: len(NAMES)]
    found = compared(
        *(sent(name, traits_with(words=text)) for name, text in zip(NAMES, words, strict=True))
    )
    assert found == {}


def test_what_a_whole_district_says_is_no_copy() -> None:
    found = compared(*(sent(name, traits_with(words=ORIGINAL)) for name in NAMES[:4]))
    assert found == {}
    assert len(compared(*(sent(name, traits_with(words=ORIGINAL)) for name in NAMES[:3]))) == 3


def test_short_words_are_not_compared() -> None:
    found = compared(*(sent(name, traits_with(words=ORIGINAL[:100])) for name in NAMES[:2]))
    assert found == {}


def test_a_reason_settles_a_question_across_files() -> None:
    sources = [
        sent(name, traits_with(rates={"餐费": p})) for name, p in zip(NAMES, "11119", strict=False)
    ]
    district = settle(UNITS, sources, [])
    found = compare(district, Evidence(UNITS, district.submissions, {})).submissions[4]
    assert found.state == "待审"
    explained = replace(found, reasons={("XFL003", str(PLACE)): "合同价"})
    assert (explained.state, explained.findings[0].reason) == ("通过", "合同价")


@pytest.mark.parametrize(
    ("amounts", "median", "mad"),
    [("1 2 9", "2", "1"), ("1 2 3 4", "2.5", "1"), ("5", "5", "0")],
)
def test_spread(amounts: str, median: str, mad: str) -> None:
    found = spread(map(Decimal, amounts.split()))
    assert (found.median, found.mad) == (Decimal(median), Decimal(mad))


def test_kinds_hold_nothing_that_a_spreadsheet_takes_for_a_wildcard() -> None:
    assert kind_of("3.A*B?经费") == "a＊b？"


@pytest.mark.parametrize("rule", ACROSS, ids=lambda rule: rule.code)
def test_pages(rule) -> None:
    assert "为什么：" in rule.page
    assert "不算的情形：" in rule.page
    assert rule in whole_catalogue().rules
