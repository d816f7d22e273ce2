"""python -m tests.bench.digits [--examples N]: one digit changed in the prose of a clean form.

Says how many of the changes are found, by what clerks call the number: a part, a product, a sum.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, seed, settings

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Severity
from budget_xl.forms.loader import load_form
from budget_xl.prose.shapes import Paragraph, Span
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.engine import check
from tests.rules.clean import clean_forms

SUM = "合计"
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?=万?元|万)")


def spans(part: Paragraph) -> list[tuple[str, Span]]:
    """Return the amounts that a paragraph rests on, by what they are."""
    found = [("部分", one.span) for one in part.parts if one.formula is None]
    found += [("算式", one.span) for one in part.parts if one.formula is not None]
    return found if part.stated_span is None else [*found, (SUM, part.stated_span)]


def changed(declaration: Declaration, span: Span, *, is_sum: bool) -> Declaration | None:
    """Return the declaration with another first digit in the amount of ``span``.

    It is the first of a sum, behind which remarks may stand, else the last.
    """
    entry = declaration.narrative.basis
    text = entry.value or ""
    numbers = list(NUMBER.finditer(text, span.start, span.end))
    if not numbers:
        return None
    at = numbers[0 if is_sum else -1].start()
    digit = "12345678912"[int(text[at]) + 1] if text[at] != "0" else "3"
    basis = replace(entry, value=text[:at] + digit + text[at + 1 :])
    return replace(declaration, narrative=replace(declaration.narrative, basis=basis))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    arguments = parser.parse_args()
    made, found = Counter[str](), Counter[str]()
    form, catalogue = load_form(), load_catalogue()

    @seed(arguments.seed)
    @settings(
        max_examples=arguments.examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(clean_forms())
    def change_some(declaration: Declaration) -> None:
        choices = [
            choice for part in Context(declaration, form).paragraphs for choice in spans(part)
        ]
        for kind, span in random.Random(0).sample(choices, min(3, len(choices))):
            slipped = changed(declaration, span, is_sum=kind == SUM)
            if slipped is None:
                continue
            made[kind] += 1
            findings = check(slipped, form, catalogue)
            found[kind] += any(finding.severity is Severity.ERROR for finding in findings)

    change_some()
    for kind, number in made.items():
        print(f"{kind}: {found[kind]} of {number} found ({found[kind] / number:.0%})")
    total = sum(found.values()) / max(sum(made.values()), 1)
    print(f"seed {arguments.seed}: {sum(found.values())} of {sum(made.values())} ({total:.0%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
