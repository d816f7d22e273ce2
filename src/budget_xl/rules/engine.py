"""Runs rules over a declaration and makes findings of what they report."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from budget_xl.core.change import Change
from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import SEVERITY_ORDER, Finding, Severity, Waiver
from budget_xl.core.form import Form
from budget_xl.core.place import NOWHERE
from budget_xl.core.rule import Breach, Life, Phase, Rule
from budget_xl.rules.catalogue import Catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.show import shown

BLOCKING = ("CEL001", "CEL002")
"""Rules that say a value is not there or not readable: whatever else its cell shows follows."""

WAIVABLE = {Severity.WARNING, Severity.REMARK}


class Hit(NamedTuple):
    """What a rule reported, and the finding made of it."""

    rule: Rule
    breach: Breach
    finding: Finding


class RuleCrashWarning(RuntimeWarning):
    """A rule crashed: a fault of ours. With warnings as errors it stops the check."""


def check(
    declaration: Declaration,
    form: Form,
    catalogue: Catalogue,
    phase: Phase = Phase.FILL,
    last_year: Declaration | None = None,
    waivers: Iterable[Waiver] = (),
    changes: tuple[Change, ...] = (),
) -> tuple[Finding, ...]:
    """Return every finding on ``declaration``, gravest first, then by code and place.

    One cause gives one finding: what follows from another finding is left out. A waiver gives
    the warning or remark of its rule and place its reason; an error cannot be waived.
    """
    return check_context(Context(declaration, form, last_year, changes), catalogue, phase, waivers)


def check_context(
    context: Context,
    catalogue: Catalogue,
    phase: Phase = Phase.FILL,
    waivers: Iterable[Waiver] = (),
) -> tuple[Finding, ...]:
    """Return what :func:`check` does, for a caller who reads on in the same context."""
    rules = [item for item in catalogue.rules if phase in item.phases]
    hits = [hit for item in rules for hit in _asked(item, context)]
    reasons = {(waiver.code, waiver.place): waiver.reason for waiver in waivers}
    findings = [_waived(hit.finding, reasons) for hit in _causes(hits)]
    return tuple(sorted(findings, key=_order))


def _asked(rule: Rule, context: Context) -> list[Hit]:
    """Return what ``rule`` reports; one that crashes is our fault, and the others go on."""
    try:
        return [Hit(rule, breach, _finding(rule, breach)) for breach in breaches(rule, context)]
    except Exception as error:  # noqa: BLE001
        warnings.warn(f"{rule.code} crashed: {error!r}", RuleCrashWarning, stacklevel=3)
        breach = Breach(NOWHERE, unchecked=f"规则 {rule.code} 出错，属于程序问题")
        hint = "不是您填错了；请把这份文件交给开发人员，这条规则管的内容请人工核对。"
        finding = Finding(rule.code, Severity.UNCHECKED, NOWHERE, breach.unchecked, hint)
        return [Hit(rule, breach, finding)]


def run(rule: Rule, context: Context) -> Iterator[Finding]:
    """Yield the findings of one rule, whatever the others say."""
    for breach in breaches(rule, context):
        yield _finding(rule, breach)


def breaches(rule: Rule, context: Context) -> Iterator[Breach]:
    """Yield what the function of ``rule`` reports."""
    return rule.check(*map(context.argument, rule.reads))


def _finding(rule: Rule, breach: Breach) -> Finding:
    if breach.unchecked:
        hint = "请人工核对这一处。"
        return Finding(rule.code, Severity.UNCHECKED, breach.ref, breach.unchecked, hint)
    values = {name: shown(value) for name, value in breach.values.items()}
    return Finding(
        rule.code,
        rule.reports,
        breach.ref,
        rule.message.format(**values),
        rule.hint.format(**values),
        breach.also,
    )


def _waived(finding: Finding, reasons: Mapping[tuple[str, str], str]) -> Finding:
    reason = reasons.get((finding.code, str(finding.ref)), "")
    return finding._replace(reason=reason) if reason and finding.severity in WAIVABLE else finding


def _causes(hits: list[Hit]) -> Iterator[Hit]:
    """Yield the hits that say something of their own. Only a stable rule can silence another."""
    said = {
        (hit.rule.code, cause)
        for hit in hits
        if hit.rule.life is Life.STABLE
        for cause in (hit.breach.ref, hit.breach.cause)
    }
    for hit in hits:
        rule, breach = hit.rule, hit.breach
        cause = breach.ref if breach.cause is None else breach.cause
        blocked = any((code, breach.ref) in said for code in BLOCKING if code != rule.code)
        if not blocked and not any((code, cause) in said for code in rule.yields_to):
            yield hit


def _order(finding: Finding) -> tuple[int, str, tuple[str, int, int, str]]:
    return SEVERITY_ORDER[finding.severity], finding.code, finding.ref.order
