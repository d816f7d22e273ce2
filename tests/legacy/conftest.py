"""Fixtures: write a synthetic form and import it, in each layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budget_xl.legacy.source import Imported, read_source
from tests.legacy.papers import paper, write_text, write_word

Take = Callable[..., Imported]


@pytest.fixture(params=[write_text, write_word], ids=["text", "word"])
def take(request: pytest.FixtureRequest, tmp_path: Path) -> Take:
    """Import the synthetic form with changes, as text and as Word."""

    def read(**changes: Any) -> Imported:
        return read_source(request.param(tmp_path, paper(**changes)))

    return read
