"""Ask one rule alone about a form that says only what a test is about."""

from __future__ import annotations

from typing import Any

from budget_xl.core.finding import Finding
from budget_xl.core.rule import ok
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import run
from budget_xl.rules.examples import example


def ask(code: str, **data: Any) -> list[Finding]:
    """What the rule ``code`` says of ``data``, whatever the others say."""
    return list(run(load_catalogue().find(code), example(ok(**data))))


def messages(code: str, **data: Any) -> list[str]:
    return [finding.message for finding in ask(code, **data)]
