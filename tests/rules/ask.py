"""Ask one rule, or all of them, about a form that says only what a test is about."""

from __future__ import annotations

from typing import Any

from budget_xl.core.finding import Finding
from budget_xl.core.rule import Phase, ok
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check_context, run
from budget_xl.rules.examples import example


def ask(code: str, **data: Any) -> list[Finding]:
    """What the rule ``code`` says of ``data``, whatever the others say."""
    return list(run(load_catalogue().find(code), example(ok(**data))))


def messages(code: str, **data: Any) -> list[str]:
    return [finding.message for finding in ask(code, **data)]


def codes(*families: str, **data: Any) -> list[str]:
    """The codes of what all rules together say, of some families only."""
    findings = check_context(example(ok(**data)), load_catalogue(), Phase.FILL)
    return [finding.code for finding in findings if finding.code.startswith(families)]
