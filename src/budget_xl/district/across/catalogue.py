"""The rules across files, and the whole catalogue with them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from budget_xl.core.finding import SEVERITY_ORDER, Finding
from budget_xl.core.rule import Breach, Rule
from budget_xl.district.across.copied_words import copied_words
from budget_xl.district.across.evidence import Evidence
from budget_xl.district.across.file_name import file_name
from budget_xl.district.across.last_year import last_year
from budget_xl.district.across.magnitude import magnitude
from budget_xl.district.across.project_code import project_code
from budget_xl.district.across.unit_name import unit_name
from budget_xl.district.across.unit_price import unit_price
from budget_xl.district.consolidation import District
from budget_xl.rules.catalogue import Catalogue, load_catalogue
from budget_xl.rules.show import shown

ACROSS = (project_code, last_year, unit_price, magnitude, copied_words, unit_name, file_name)


@cache
def whole_catalogue() -> Catalogue:
    """Return every rule: those of one declaration, then those across files."""
    return Catalogue((*load_catalogue().rules, *ACROSS))


def compare(district: District, evidence: Evidence) -> District:
    """Return ``district`` with what the comparison of its submissions found."""
    found: dict[int, list[Finding]] = {}
    for item in ACROSS:
        for number, breach in item.check(evidence):
            found.setdefault(number, []).append(_finding(item, breach))
    compared = tuple(
        replace(sent, across=tuple(sorted(found.get(number, ()), key=_order)))
        for number, sent in enumerate(district.submissions)
    )
    return replace(district, submissions=compared)


def _order(finding: Finding) -> tuple[int, str, str]:
    return SEVERITY_ORDER[finding.severity], finding.code, finding.message


def _finding(rule: Rule, breach: Breach) -> Finding:
    values = {name: shown(value) for name, value in breach.values.items()}
    message, hint = rule.message.format(**values), rule.hint.format(**values)
    return Finding(rule.code, rule.severity, breach.ref, message, hint, breach.also)
