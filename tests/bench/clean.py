"""python -m tests.bench.clean [--examples N] [--form ID]: clean forms must raise no error and no warning."""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict

from hypothesis import HealthCheck, Phase, given, seed, settings

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Finding, Severity
from budget_xl.forms.loader import DEFAULT_FORM, load_form
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.engine import check_context
from tests.rules.clean import clean_forms

ALARMS = frozenset({Severity.ERROR, Severity.WARNING})
SHOWN = 12


class Tally:
    """What came of all forms."""

    def __init__(self, form: str) -> None:
        self.form = load_form(form)
        self.forms = 0
        self.paragraphs = 0
        self.understood = 0
        self.counts = Counter[str]()
        self.codes = Counter[tuple[str, str]]()
        self.alarms: dict[str, set[str]] = defaultdict(set)

    def take(self, declaration: Declaration) -> None:
        """Check one form."""
        context = Context(declaration, self.form)
        self.forms += 1
        self.paragraphs += len(context.paragraphs)
        self.understood += sum(part.is_complete for part in context.paragraphs)
        for finding in check_context(context, load_catalogue()):
            self.counts[finding.severity.value] += 1
            self.codes[finding.code, finding.severity.value] += 1
            if finding.severity in ALARMS:
                self.alarms[finding.code].add(alarm(finding, context))


def alarm(finding: Finding, context: Context) -> str:
    """Return a false alarm with the prose that it may come from."""
    narrative = context.declaration.narrative
    said = [
        f"{part.number}|{part.name}|{part.text}"
        for part in context.paragraphs
        if part.name[:8] in finding.message
    ]
    if finding.code.startswith("HIS"):
        said = [narrative.history.value or "", narrative.change.value or ""]
    elif not said:
        said = [narrative.basis.value or ""]
    return "\n        ".join((f"{finding.severity.value} {finding.message}", *said))


def run(form: str, examples: int, start: int) -> Tally:
    """Return what came of ``examples`` declarations."""
    tally = Tally(form)

    @seed(start)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(clean_forms(form))
    def take(declaration: Declaration) -> None:
        tally.take(declaration)

    take()
    return tally


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--form", default=DEFAULT_FORM)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    arguments = parser.parse_args()
    tally = run(arguments.form, arguments.examples, arguments.seed)
    for code, found in sorted(tally.alarms.items()):
        print(f"{code}: {len(found)} different false alarms, for example")
        for text in sorted(found, key=len)[:SHOWN]:
            print(f"    {text}")
    said = "，".join(f"{word.value} {tally.counts[word.value]}" for word in Severity)
    print("by code:", ", ".join(f"{c} {w} {n}" for (c, w), n in sorted(tally.codes.items())))
    share = tally.understood / max(tally.paragraphs, 1)
    print(f"{tally.understood} of {tally.paragraphs} calculations understood ({share:.0%})")
    print(f"seed {arguments.seed}: {tally.forms} clean forms: {said}; target: 错误 0，警告 0")
    return 0 if not tally.alarms else 1


if __name__ == "__main__":
    sys.exit(main())
