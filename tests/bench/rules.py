"""python -m tests.bench.rules [FORM]: what asking every rule costs, and what importing them costs.

The form is the real one of 2020 where it is at hand, else a made-up street of the demonstration.
Nothing that was read in an earlier round is remembered, except the form and where its cells are.
Times are those of the processor, since other processes share the machine.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from budget_xl.core.declaration import Declaration
from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.locate import located
from budget_xl.legacy.source import read_source
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.engine import breaches, check
from tests.conftest import SHARED

ROUNDS, STARTS, SHOWN = 40, 9, 8
MOST_MS, AIM_MS, MOST_START = 15.0, 6.0, 0.15
ONCE = ("budget_xl.forms", "budget_xl.core", "budget_xl.rules.catalogue")
"""Modules whose memory a process keeps: it stems from the form and the program, not the text."""

START = """
import sys, time
start = time.process_time()
import budget_xl.hosts.functions
from budget_xl.rules.catalogue import load_catalogue
load_catalogue()
print(time.process_time() - start)
ours = {name.split(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
print(" ".join(sorted(name for name in ours if not name.startswith("_") and name != "budget_xl")))
"""


def form_to_check() -> tuple[str, Declaration]:
    """Return what is checked, and its name."""
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
        return path.name, read_source(path).declaration
    seeds = sorted((SHARED / "seed").glob("*.txt"))
    if seeds:
        return seeds[0].name, read_source(seeds[0]).declaration
    street = scenario().submissions[0].declaration
    assert street
    return "a street of the demonstration", from_plain(street)


def forget() -> None:
    """Empty the memory of every function that remembers what it was asked."""
    for name, module in list(sys.modules.items()):
        if name.startswith("budget_xl.") and not name.startswith(ONCE):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear") and not thing.__module__.startswith(ONCE):
                    thing.cache_clear()


def best_ms(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the processor time of the best round; what others do meanwhile is not counted."""
    times = []
    for _ in range(ROUNDS):
        before()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def dearest(declaration: Declaration) -> list[tuple[float, str]]:
    """Return the cost in ms of every rule, and of what rules share the first time it is read."""
    form = load_form(declaration.form, declaration.year)
    costs: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        forget()
        context = Context(declaration, form)
        read = set()
        for rule in load_catalogue().rules:
            for name in rule.reads:
                if name not in read:
                    read.add(name)
                    start = time.process_time()
                    context.argument(name)
                    costs.setdefault(name, []).append(time.process_time() - start)
            start = time.process_time()
            list(breaches(rule, context))
            costs.setdefault(rule.code, []).append(time.process_time() - start)
    return sorted(((min(spent) * 1000, name) for name, spent in costs.items()), reverse=True)


def import_seconds() -> tuple[float, str]:
    """Return what importing takes that cells need, and which modules of others came with it."""
    answers = []
    for _ in range(STARTS):
        command = [sys.executable, "-c", START]
        answers.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    times = [float(answer.splitlines()[0]) for answer in answers]
    return min(times), answers[0].split("\n")[1]


def main() -> int:
    name, found = form_to_check()
    form = load_form(found.form, found.year)
    declaration = located(found, lay_out(form))
    catalogue = load_catalogue()
    cost = best_ms(lambda: check(declaration, form, catalogue), forget)
    again = best_ms(lambda: check(declaration, form, catalogue))
    print(
        f"{name}: {len(catalogue.rules)} rules, {len(check(declaration, form, catalogue))} findings"
    )
    for spent, what in dearest(declaration)[:SHOWN]:
        print(f"  {spent:6.2f} ms  {what}")
    start, others = import_seconds()
    print(f"all rules:  {cost:6.2f} ms (bar {MOST_MS:.0f}, aim {AIM_MS:.0f})")
    print(f"once more:  {again:6.2f} ms, the texts of the round before remembered, as in the cells")
    print(f"importing:  {start:6.3f} s (bar {MOST_START})")
    print(f"modules of others: {others or 'none'}")
    return 0 if cost <= MOST_MS and start <= MOST_START and not others else 1


if __name__ == "__main__":
    sys.exit(main())
