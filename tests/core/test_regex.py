"""A pattern that is compiled late is the pattern."""

from __future__ import annotations

import re

import pytest

from budget_xl.core.regex import regex
from tests.test_house import SOURCE


def test_it_finds_what_the_compiled_pattern_finds() -> None:
    late, compiled = (
        regex(r"(?P<sign>[≥≤])\s*([0-9]+)", re.ASCII),
        re.compile(r"(?P<sign>[≥≤])\s*([0-9]+)", re.ASCII),
    )
    text = "≥ 90%，≤5 次"
    assert late.findall(text) == compiled.findall(text)
    assert late.sub("", text) == compiled.sub("", text)
    assert late.fullmatch("≥9")
    assert not late.fullmatch("≥9%")
    assert late.search(text, 3)["sign"] == "≤"
    assert (late.pattern, late.groupindex) == (compiled.pattern, compiled.groupindex)


def test_it_is_compiled_at_its_first_use() -> None:
    late = regex("(")
    with pytest.raises(re.error):
        late.match("x")


@pytest.mark.parametrize("room", ["core", "prose", "rules"])
def test_no_module_compiles_when_it_is_imported(room: str) -> None:
    """Cells wait for the import; a pattern that no cell needs need not be compiled for it."""
    at_once = [
        f"{file.name}: {line}"
        for file in (SOURCE / room).rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "re.compile(" in line and not line.startswith(" ")
    ]
    assert at_once == []
