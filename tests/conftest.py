"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# Read when xlwings is imported: the licence under which tests may use its remote engine.
os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")


@pytest.fixture(scope="session")
def seed() -> Path:
    """The real form of 2020; it is not part of the project."""
    files = sorted((SHARED / "seed").glob("*.txt")) if SHARED.is_dir() else []
    if not files:
        pytest.skip("the real form in ../shared is not here")
    return files[0]


@pytest.fixture
def corpus() -> Path:
    """The folder of damaged files; it is not part of the project."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the damaged files in ../shared are not here")
    return folder


def pytest_configure(config: pytest.Config) -> None:
    del config
    os.environ.setdefault("PYTHONUTF8", "1")
