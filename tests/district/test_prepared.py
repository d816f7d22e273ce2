"""What a reading process begins with: nothing of a form has to be worked out again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.district.district import form

CODE = """
import sys
import {module}
from budget_xl.district.reading import read_file
from budget_xl.district.sources import Source
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.workbook.comparison.template import template_of
made = template_of.cache_info().misses, load_catalogue.cache_info().misses
assert read_file(Source(sys.argv[1])).content
again = template_of.cache_info().misses, load_catalogue.cache_info().misses
print(*made, *again)
"""


@pytest.mark.parametrize(("module", "counts"), [("prepared", "1 1 1 1"), ("reading", "0 0 1 1")])
def test_what_is_made_once(tmp_path: Path, module: str, counts: str) -> None:
    path = form(tmp_path / "甲.xlsx", "甲街", "10", code="101")
    code = CODE.format(module=f"budget_xl.district.{module}")
    said = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == counts.split()
