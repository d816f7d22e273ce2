"""Runs rules over a declaration and makes findings of what they report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import SEVERITY_ORDER, Finding, Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Life, Phase, Rule
from budget_xl.rules.catalogue import Catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.show import shown


def check(
    declaration: Declaration, form: Form, catalogue: Catalogue, phase: Phase = Phase.FILL
) -> tuple[Finding, ...]:
    """Return every finding on ``declaration``, gravest first, then in the order of the form.

    One cause gives one finding: where a value cannot be read, or is missing although required,
    nothing else is said of that place.
    """
    context = Context(declaration, form)
    rules = [item for item in catalogue.rules if phase in item.phases]
    findings = _without_followups([f for item in rules for f in run(item, context)])
    return tuple(sorted(findings, key=lambda f: (SEVERITY_ORDER[f.severity], f.code)))


def run(rule: Rule, context: Context) -> Iterator[Finding]:
    """Yield the findings of one rule, whatever the others say."""
    for breach in rule.check(*(context.argument(name) for name in rule.reads)):
        yield _finding(rule, breach)


def _finding(rule: Rule, breach: Breach) -> Finding:
    if breach.unchecked:
        return Finding(
            rule.code, Severity.UNCHECKED, breach.ref, breach.unchecked, "请人工核对这一处。"
        )
    values = {name: shown(value) for name, value in breach.values.items()}
    return Finding(
        rule.code,
        Severity.REMARK if rule.life is Life.PREVIEW else rule.severity,
        breach.ref,
        rule.message.format(**values),
        rule.hint.format(**values),
        breach.also,
    )


BLOCKING = frozenset({"CEL001", "CEL002"})
"""Rules whose finding says that a value is not there or not readable; others follow from it."""


def _without_followups(findings: Iterable[Finding]) -> list[Finding]:
    found = list(findings)
    blocked = {finding.ref for finding in found if finding.code in BLOCKING}
    return [f for f in found if f.code in BLOCKING or f.ref not in blocked]
