"""A bounded run over every target; ``python -m tests.fuzz`` runs as long as it is told."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutation import mutate
from tests.fuzz.targets import TARGETS

ROUNDS = 60
FOUND = sorted((Path(__file__).parents[1] / "corpus").glob("*/*"))


@pytest.mark.parametrize("name", TARGETS)
def test_broken_input_never_crashes(name: str) -> None:
    target, random = TARGETS[name], Random(20201)
    seeds = target.seeds()
    for number in range(ROUNDS):
        target.feed(mutate(seeds[number % len(seeds)], random))


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_what_crashed_once_does_not_again(file: Path) -> None:
    TARGETS[file.parent.name].feed(file.read_bytes())
