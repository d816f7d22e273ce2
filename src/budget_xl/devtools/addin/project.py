"""The VBA of the add-in: our modules, the one of xlwings, compiled into a package."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import xlwings
from jinja2 import Environment, StrictUndefined
from pyopenvba import ExcelFile, VBAModuleKind

from budget_xl.hosts.functions import FUNCTIONS

XLWINGS = "budget_xl"
"""The name of the module of xlwings, and of its configuration."""

MAX_LINE = 1023


def modules(sources: Path) -> dict[str, str]:
    """Return the source of every module by its name. Raises ValueError for one VBA cannot take."""
    found = {file.stem: file.read_text(encoding="utf-8") for file in sorted(sources.glob("*.bas"))}
    found |= {file.stem: file.read_text(encoding="utf-8") for file in sorted(sources.glob("*.cls"))}
    found["BX_Functions"] = _functions(sources / "BX_Functions.bas.j2")
    found[XLWINGS] = _xlwings()
    for name, text in found.items():
        must_be_plain(name, text)
    return found


def must_be_plain(name: str, text: str) -> None:
    """Raise ValueError where ``text`` would be damaged on some Windows, or VBA refuses a line."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.isascii():
            raise ValueError(f"{name}, line {number} is not ASCII")
        if len(line) > MAX_LINE:
            raise ValueError(f"{name}, line {number} is longer than {MAX_LINE} characters")


def compile_into(path: Path, sources: dict[str, str]) -> None:
    """Make an empty add-in at ``path`` and put the modules in."""
    with ExcelFile.create_new(path) as file:
        project = file.vba_project()
        project.delete_module("Module1")
        for name, text in sources.items():
            source = "\r\n".join(text.splitlines()) + "\r\n"
            if name == "ThisWorkbook":
                project.get_module(name).body = source
            elif name == "BX_Events":
                project.add_module(name, source, kind=VBAModuleKind.other)
            else:
                project.add_module(name, source)
        file.save()


def _functions(template: Path) -> str:
    environment = Environment(undefined=StrictUndefined, autoescape=False, trim_blocks=True)  # noqa: S701 — VBA is no markup
    return environment.from_string(template.read_text(encoding="utf-8")).render(functions=FUNCTIONS)


def _xlwings() -> str:
    """Return the module that xlwings keeps for add-ins of others, under our name.

    Its functions are kept out of the list of functions of the clerk.
    """
    text = (resources.files(xlwings) / "xlwings_custom_addin.bas").read_text(encoding="utf-8")
    for old, new in (
        (
            'Attribute VB_Name = "xlwings"',
            f'Attribute VB_Name = "{XLWINGS}"\nOption Private Module',
        ),
        ('PROJECT_NAME As String = "myaddin"', f'PROJECT_NAME As String = "{XLWINGS}"'),
    ):
        if text.count(old) != 1:
            raise ValueError(f"this xlwings has another module for add-ins: no {old}")
        text = text.replace(old, new)
    return text
