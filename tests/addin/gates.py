"""What every build of the add-in must pass; each gate returns what it has to complain about."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from pyopenvba import ExcelFile, check_file
from pyopenvba.exceptions import VBACompileError
from pyopenvba.interpreter import parse_module
from pyvbaanalysis import analyze_workbook

from budget_xl.devtools.addin.project import XLWINGS, must_be_plain
from tests.oracle.libreoffice import SYSTEM_PYTHON

LOAD = Path(__file__).with_name("load.py")


def suffix(name: str) -> str:
    return "cls" if name in {"BX_Events", "ThisWorkbook"} else "bas"


def plain(modules: dict[str, str]) -> list[str]:
    """ASCII, and no line longer than VBA takes."""
    found = []
    for name, text in modules.items():
        try:
            must_be_plain(name, text)
        except ValueError as error:
            found.append(str(error))
    return found


MAC_ONLY = "missing-library-reference"
"""The module of xlwings names a class of its own for the Mac, which this add-in leaves out."""


def analysed(xlam: Path, *only: str) -> list[str]:
    """pyvbaanalysis on the whole project; of the module of xlwings only errors count."""
    return [
        f"{name}: {found.severity.value} {found.code} {found.message}"
        for name, diagnostics in analyze_workbook(xlam, only=only or None).items()
        for found in diagnostics
        if name != XLWINGS or (found.severity.value == "error" and found.code != MAC_ONLY)
    ]


def validated(modules: dict[str, str], folder: Path) -> list[str]:
    """vbalidator on the sources. It takes a Declare without Public for a statement."""
    for name, text in modules.items():
        public = re.sub(r"(?m)^(\s*)Declare ", r"\1Public Declare ", text)
        (folder / f"{name}.{suffix(name)}").write_text(public, encoding="utf-8")
    report = folder / "report.json"
    program = str(Path(sys.executable).with_name("vbalidator"))
    command = [program, str(folder), "--host", "excel", "--define", "WIN64=True,VBA7=True"]
    subprocess.run(
        [*command, "--quiet", "--output", str(report)], check=False, capture_output=True, cwd=folder
    )
    issues = json.loads(report.read_text(encoding="utf-8"))["issues"]
    return [
        f"{issue['file']}: {issue['message']}"
        for issue in issues
        if not issue["file"].startswith(XLWINGS)
    ]


def parsed(modules: dict[str, str]) -> list[str]:
    """pyOpenVBA's parser; it knows neither WithEvents nor a comment behind a directive."""
    found = []
    for name, text in modules.items():
        known = re.sub(r"(?m)^(\s*#[A-Z].*?) +'.*$", r"\1", text.replace("WithEvents ", ""))
        try:
            parse_module(known.partition("Exposed = False\n")[2] or known)
        except VBACompileError as error:
            found.append(f"{name}: {error}")
    return found


def read_back(modules: dict[str, str], xlam: Path) -> list[str]:
    """olevba, which knows nothing of our compiler, reads the same text; the package is sound."""
    found = [f"package: {issue}" for issue in check_file(xlam).issues]
    program = str(Path(sys.executable).with_name("olevba"))
    done = subprocess.run(
        [program, "--json", "--code", str(xlam)], check=False, capture_output=True
    )
    said = json.loads(done.stdout)
    macros = [macro for part in said for macro in part.get("macros", ())]
    read = {Path(macro["vba_filename"]).stem: macro["code"] for macro in macros}
    for name, text in modules.items():
        if _lines(read.get(name, "")) != _lines(text):
            found.append(f"{name}: olevba reads another text")
    return found


def _lines(text: str) -> list[str]:
    """Return the lines of code; where the header ends, readers differ."""
    lines = [line.rstrip() for line in text.splitlines()]
    header = ("Attribute ", "VERSION ", "BEGIN", "END", "  MultiUse")
    return [line for line in lines if line and not (line.startswith(header) and "End" not in line)]


def loaded(xlam: Path, profile: Path) -> list[str]:
    """LibreOffice loads every module and runs two functions; one reads the hidden sheet."""
    done = subprocess.run(
        [SYSTEM_PYTHON, str(LOAD), str(profile), str(xlam)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    if done.returncode:
        return [done.stderr]
    answer = json.loads(done.stdout)
    with ExcelFile(xlam) as file:
        missing = {*file.module_names()} - {*answer["modules"]}
    wanted = {"title": "预算申报", "plain": "=IFERROR(BX_JOIN(A)", "failed": None}
    wrong = [f"{key}: {answer[key]!r}" for key, value in wanted.items() if answer[key] != value]
    return [f"not loaded: {name}" for name in sorted(missing)] + wrong
