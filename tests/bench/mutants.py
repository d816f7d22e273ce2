"""python -m tests.bench.mutants [PART …] [--most N] [--within S]: do tests notice a small change?

One-step changes of prose and rules (a comparison turned, and for or, a number one more, a not left
out) are made one at a time, and the tests that run over the changed line are asked, those of its
room and the quickest first. Everything is imported and every test collected once; each change is
made in a fork of that process by giving the functions of the module the code of the changed source.

PART names modules by a piece of their path; S is how many seconds of tests a change gets. Prints
every change that no test noticed, to be judged by a reader: docs/开发/mutation.md has the judgements.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import FunctionType
from typing import Any

import coverage
import pytest
from _pytest.runner import runtestprotocol

from tests.bench.changes import Mutant, mutants
from tests.conftest import ROOT
from tests.test_house import SOURCE

ROOMS = ("prose", "rules")
ASKED = ("tests/prose", "tests/core", "tests/rules")
NOT_ASKED = (
    "tests/prose/test_linear.py",
    "tests/rules/test_native.py",
    "tests/rules/test_clean.py",
    "tests/rules/test_inline.py::test_both_branches_of_computed_cells_agree",
    "tests/rules/test_catalogue.py::test_an_example_is_judged_the_same_among_all_rules",
)
"""Tests of time, of another program, of many random forms, and of what others prove more quickly."""
PATIENCE, MEMORY = 15, 4 << 30
"""Seconds of its own time and bytes that a fork may take; one that takes more is noticed."""

Fork = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Trial:
    """What a test needs on the unchanged code; one that fails there is not asked."""

    seconds: float
    passes: bool


class Bench:
    """A pytest plugin that, once all tests are collected, tries one change after the other."""

    def __init__(self, chosen: Sequence[Mutant], within: float) -> None:
        self.chosen = chosen
        self.within = within
        self.alive = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.functions = [found for found in gc.get_objects() if isinstance(found, FunctionType)]
        self.trials, over = in_fork(lambda: first_run(session.items))
        gc.freeze()
        for number, mutant in enumerate(self.chosen, start=1):
            items = self.nearest(mutant, lines_of_tests(over[str(mutant.file)]), session.items)
            if not in_fork(lambda m=mutant, tests=items: self.notices(m, tests)):
                self.alive += 1
                more = "" if items else "  (no test)"
                print(f"{number:>4}. {mutant}{more}", file=sys.__stdout__, flush=True)
        return True

    def nearest(
        self, mutant: Mutant, lines: Mapping[str, frozenset[int]], items: Sequence[pytest.Item]
    ) -> list[pytest.Item]:
        """Return the tests that run over the change, as many as there is time for.

        Those of the room and named after the module, its folder or its rules come first, and of
        those that take the same way the quickest.
        """
        room = f"tests/{mutant.file.relative_to(SOURCE).parts[0]}/"
        names = [f"/test_{name}.py" for name in (mutant.file.stem, mutant.file.parent.name)]
        names += re.findall(r'code="(\w+)"', mutant.file.read_text(encoding="utf-8"))
        seconds = {item: self.trials[item.nodeid].seconds for item in items}
        turn: Counter[frozenset[int]] = Counter()
        ranked = []
        for item in sorted(items, key=seconds.__getitem__):
            way = lines.get(item.nodeid, frozenset())
            if self.trials[item.nodeid].passes and way.intersection(mutant.lines):
                is_far = not item.nodeid.startswith(room)
                is_of_others = not any(name in item.nodeid for name in names)
                ranked.append((is_far, is_of_others, turn[way], item))
                turn[way] += 1
        asked = [item for *_, item in sorted(ranked, key=lambda ranks: ranks[:3])]
        ends = accumulate(seconds[item] for item in asked)
        return [item for item, end in zip(asked, ends, strict=True) if end <= self.within]

    def notices(self, mutant: Mutant, items: Sequence[pytest.Item]) -> bool:
        """Tell whether one of the tests fails with the change."""
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        mutant.live(self.functions)
        forget()
        return any(fails(item, following) for item, following in pairs(items))


def lines_of_tests(over: Mapping[int, Iterable[str]]) -> dict[str, frozenset[int]]:
    """Return the lines that every test runs over, from the tests that run over every line."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for line, tests in over.items():
        for test in tests:
            found[test].add(line)
    return {test: frozenset(lines) for test, lines in found.items()}


def first_run(items: Sequence[pytest.Item]) -> tuple[dict[str, Trial], dict[str, Any]]:
    """Run every test on the unchanged code; return what each needs, and the tests of every line."""
    forget()
    recorder = coverage.Coverage(data_file=None, config_file=False, include=[f"{SOURCE}/*"])
    trials = {}
    recorder.start()
    for item, following in pairs(items):
        recorder.switch_context(item.nodeid)
        start = time.perf_counter()
        passes = not fails(item, following)
        trials[item.nodeid] = Trial(time.perf_counter() - start, passes)
    recorder.stop()
    data = recorder.get_data()
    over = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
    return trials, defaultdict(dict, over)


def forget() -> None:
    """Empty what is remembered of texts and forms read before the change."""
    for name, module in list(sys.modules.items()):
        if name.startswith("budget_xl."):
            for value in vars(module).values():
                getattr(value, "cache_clear", lambda: None)()


def pairs(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items, None][1:], strict=True)


def fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def in_fork(work: Callable[[], Any]) -> Any:
    """Return what ``work`` returns in a fork of this process, True when the fork is killed."""
    ours, theirs = Fork.Pipe(duplex=False)
    child = Fork.Process(target=lambda: theirs.send(work()))
    child.start()
    theirs.close()
    try:
        return ours.recv()
    except EOFError:
        child.join()
        assert child.exitcode < 0, "what breaks down by itself is no answer"
        return True
    finally:
        child.join()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", default=["/"])
    parser.add_argument("--most", type=int)
    parser.add_argument("--within", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    files = [file for room in ROOMS for file in sorted((SOURCE / room).rglob("*.py"))]
    every = [
        mutant
        for file in files
        if any(part in str(file.relative_to(SOURCE)) for part in wanted.parts)
        for mutant in mutants(file)
    ]
    chosen = every
    if wanted.most is not None and wanted.most < len(every):
        numbers = random.Random(wanted.seed).sample(range(len(every)), wanted.most)
        chosen = [every[number] for number in sorted(numbers)]
    bench = Bench(chosen, wanted.within)
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--capture=sys"]
    left_out = [f"--deselect={path}" for path in NOT_ASKED]
    start = time.perf_counter()
    pytest.main([*options, f"--rootdir={ROOT}", "--hypothesis-seed=1", *left_out, *ASKED], [bench])
    each = (time.perf_counter() - start) / max(1, len(chosen))
    said = f"{len(chosen) - bench.alive} of {len(chosen)} changes noticed (of {len(every)}"
    print(f"{said} possible ones), {each:.2f} s each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
