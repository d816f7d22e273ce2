"""The house keeps its own rules: lint, types, import contracts, nothing stale."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "budget_xl"
ADDRESS = re.compile(r"""["'(\s,{]\$?[A-Z]{1,2}\$?[1-9]\d{0,3}(?::\$?[A-Z]{1,2}\$?\d+)?["')\s,}]""")


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


@pytest.mark.parametrize(
    "room", ["core", "prose", "rules", "workbook", "legacy", "district", "hosts"]
)
def test_no_cell_address_outside_forms(room: str) -> None:
    found = [
        f"{file.name}: {match[0]}"
        for file in (SOURCE / room).rglob("*.py")
        for match in ADDRESS.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_module_over_400_lines() -> None:
    sizes = {
        file.name: len(file.read_text(encoding="utf-8").splitlines())
        for file in SOURCE.rglob("*.py")
    }
    assert {name: size for name, size in sizes.items() if size > 400} == {}
