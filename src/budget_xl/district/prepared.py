"""Loaded by the server of reading processes: each begins with what a first reading leaves behind.

The template to compare with, the rules and their patterns take ten times as long as one file.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from budget_xl.core.problem import Problem
from budget_xl.district.reading import read_file
from budget_xl.district.sources import Source
from budget_xl.forms.loader import load_form
from budget_xl.workbook.writer import empty, write_form

with suppress(OSError, Problem), TemporaryDirectory(prefix="budget_xl_") as folder:
    path = Path(folder) / "form.xlsx"
    write_form(load_form(), empty(load_form()), path)
    read_file(Source(str(path)))
