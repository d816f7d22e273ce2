"""The house keeps its own rules: lint, types, import contracts, nothing stale."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "budget_xl"
ADDRESS = re.compile(r"(?<!\w)\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?![\w(])", re.ASCII)
NO_ADDRESSES = {"M2", "SHA256"}
"""A unit of area and the name of a digest."""


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_lint() -> None:
    run("ruff", "check", "src", "tests")


def test_format() -> None:
    run("ruff", "format", "--check", "src", "tests")


def test_types() -> None:
    run("mypy")


def test_import_contracts() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports"))]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_generated_files_are_fresh() -> None:
    run("budget_xl.devtools", "--check")


def modules(*rooms: str) -> list[str]:
    files = [file for room in rooms for file in sorted((SOURCE / room).rglob("*.py"))]
    names = [".".join(file.relative_to(SOURCE.parent).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names]


def test_udf_rooms_need_only_the_standard_library() -> None:
    names = modules("core", "prose", "forms", "rules")
    code = (
        f"import importlib, sys\n[importlib.import_module(name) for name in {names!r}]\n"
        "found = {name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)\n"
        "print(sorted(name for name in found if not name.startswith('_')))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(SOURCE.parent)!r})\n{code}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == "['budget_xl']"


def texts(file: Path) -> list[str]:
    """The strings of a module; docstrings are words and address nothing."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    words = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in words]
    return [node.value for node in strings if isinstance(node.value, str)]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("B2", 1),
        ("=SUM($B$2:AC50)*2", 2),
        ("'申报表'!$H$17", 1),
        ("BX_SUM(XFD9)&LOG10(2)", 1),
        ("EXP001 sha256 2021 GB_1", 0),
    ],
)
def test_addresses_are_seen(text: str, addresses: int) -> None:
    assert len(ADDRESS.findall(text)) == addresses


@pytest.mark.parametrize(
    "room", ["core", "prose", "rules", "workbook", "legacy", "district", "hosts"]
)
def test_no_cell_address_outside_forms(room: str) -> None:
    found = [
        f"{file.name}: {match[0]}"
        for file in (SOURCE / room).rglob("*.py")
        for text in texts(file)
        for match in ADDRESS.finditer(text)
        if match[0] not in NO_ADDRESSES
    ]
    assert found == []


def test_no_module_over_400_lines() -> None:
    sizes = {
        file.name: len(file.read_text(encoding="utf-8").splitlines())
        for file in SOURCE.rglob("*.py")
    }
    assert {name: size for name, size in sizes.items() if size > 400} == {}
