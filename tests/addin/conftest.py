"""The add-in as its sources make it, and as sources with a planted defect make it."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_xl.devtools.addin.build import SOURCES, build
from budget_xl.devtools.addin.project import compile_into, modules


@pytest.fixture(scope="session")
def sources() -> dict[str, str]:
    return modules(SOURCES)


@pytest.fixture(scope="session")
def xlam(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "budget_xl.xlam"
    path.write_bytes(build())
    return path


@pytest.fixture
def compiled(tmp_path):
    """Compile modules alone."""

    def make(texts: dict[str, str]) -> Path:
        path = tmp_path / "planted.xlam"
        compile_into(path, texts)
        return path

    return make
