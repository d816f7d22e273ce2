"""LibreOffice as an oracle: what another spreadsheet program makes of our formulas."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

SYSTEM_PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("recalculate.py")
TOLERANCE = 1e-9


def available() -> bool:
    if shutil.which("soffice") is None or not Path(SYSTEM_PYTHON).exists():
        return False
    command = [SYSTEM_PYTHON, "-c", "import uno"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def needs_libreoffice() -> None:
    """Skip the calling test where LibreOffice is missing; with CI=true that is a failure."""
    if not available():
        assert os.environ.get("CI") != "true", "CI must have LibreOffice with its Python bridge"
        pytest.skip("LibreOffice with its Python bridge (python3-uno) is not installed")


def recalculate(profile: Path, *files: Path) -> dict[Path, dict[str, dict[tuple[int, int], dict]]]:
    """Return every formula cell of ``files`` after a full recalculation, by sheet and place."""
    command = [SYSTEM_PYTHON, str(SCRIPT), str(profile), *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=180)
    answer = json.loads(done.stdout)
    return {
        file: {
            sheet: {tuple(map(int, place.split(","))): cell for place, cell in cells.items()}
            for sheet, cells in answer[str(file)].items()
        }
        for file in files
    }


def disagreements(file: Path, recalculated: dict[str, dict[tuple[int, int], dict]]) -> list[str]:
    """Return every formula cell whose recalculated value is an error or differs from the cached."""
    book = CalamineWorkbook.from_path(file)
    wrong = []
    for sheet, cells in recalculated.items():
        grid = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for (row, column), cell in cells.items():
            cached = grid[row][column] if row < len(grid) and column < len(grid[row]) else ""
            if "error" in cell:
                wrong.append(f"{sheet} {row},{column}: error {cell['error']} in {cell['formula']}")
            elif not same(cached, cell["value"]):
                wrong.append(f"{sheet} {row},{column}: cached {cached!r}, {cell['value']!r}")
    return wrong


def same(cached: object, value: object) -> bool:
    if isinstance(cached, int | float) and isinstance(value, int | float):
        return abs(cached - value) <= TOLERANCE * max(1.0, abs(value))
    return cached == value
