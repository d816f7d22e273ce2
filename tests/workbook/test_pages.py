"""The printed form: A4, nothing cut off, no head torn from what it heads."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_xl.core.plain import from_plain
from budget_xl.core.schema import walk
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.workbook.pages import PAGE_POINTS, page_breaks
from budget_xl.workbook.writer import write_form
from tests.oracle.libreoffice import needs_libreoffice

A4 = (595, 842)


@given(st.lists(st.tuples(st.floats(3, 400), st.booleans()), min_size=1, max_size=60))
def test_a_head_stays_with_what_it_heads(rows: list[tuple[float, bool]]) -> None:
    heights = {number: points for number, (points, _) in enumerate(rows)}
    heads = {number for number, (_, is_head) in enumerate(rows) if is_head}
    breaks = page_breaks(list(heights), heights, heads)
    assert breaks == sorted(set(breaks))
    filled = 0.0
    for number, points in heights.items():
        turns = number in breaks or filled + points > PAGE_POINTS
        if turns and number - 1 in heads:
            assert group_around(number, heads, heights) > PAGE_POINTS, (
                "only what cannot fit is torn"
            )
        filled = points if turns else filled + points


def group_around(number: int, heads: set[int], heights: dict[int, float]) -> float:
    first = last = number
    while first - 1 in heads:
        first -= 1
    while last in heads and last + 1 in heights:
        last += 1
    return sum(heights[row] for row in range(first, last + 1))


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> Path:
    needs_libreoffice()
    if shutil.which("pdftotext") is None:
        assert os.environ.get("CI") != "true", "CI must have poppler"
        pytest.skip("poppler is not installed")
    folder = tmp_path_factory.mktemp("print")
    form = folder / "form.xlsx"
    write_form(load_form(), from_plain(scenario().submissions[0].declaration), form)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(form)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return form.with_suffix(".pdf")


def told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_every_page_is_a4(printed: Path) -> None:
    sizes = re.findall(
        r"Page +\d+ size: +([\d.]+) x ([\d.]+)", told("pdfinfo", "-l", "99", str(printed))
    )
    assert sizes
    for size in sizes:
        assert sorted(round(float(side)) for side in size) == pytest.approx(A4, abs=1)


def test_every_text_is_printed_whole(printed: Path) -> None:
    """Characters are compared, since lines break anywhere; side sheets print most texts again."""
    pages = told("pdftotext", "-raw", str(printed), "-")
    shown = "".join(re.sub(r"第 \d+ 页，共 \d+ 页", "", pages).split())
    declaration = from_plain(scenario().submissions[0].declaration)
    for key, kind, entry in walk(declaration):
        if kind is str and entry.value and not key.startswith("indicators"):
            text = "".join(entry.value.split())
            pieces = [text[start : start + 12] for start in range(0, len(text) - 11, 12)]
            missing = [piece for piece in pieces if piece not in shown]
            # A piece at the turn of a line may stand apart from its neighbours in the page's text.
            assert len(missing) <= len(pieces) // 4, (key, missing)
