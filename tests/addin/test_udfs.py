"""What cells get from Python through xlwings, in a process as Windows starts it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from budget_xl.core.computed import BAD_AMOUNT
from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.stamp import Stamp, stamp_of
from budget_xl.hosts.excel import log
from budget_xl.hosts.functions import FUNCTIONS

PROCESS = Path(__file__).with_name("udf_process.py")
DIVIDED_BY_ZERO = -2146826281
STAMP = [
    [value]
    for _, value in stamp_of(load_form(), from_plain(scenario().submissions[0].declaration)).rows()
]


def ask(home: Path, *calls: tuple[str, list[object]]) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, str(PROCESS)],
        input=json.dumps(calls), capture_output=True, text=True, check=False,
        env={"HOME": str(home), "USERPROFILE": str(home)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("name", "ranges", "answer"),
    [
        ("BX_JOIN", [[["甲"], [None], ["乙"]]], [["甲；乙"]]),
        ("BX_JOIN", ["单格"], [["单格"]]),
        (
            "BX_INDICATOR",
            [[["≥"], ["定性"]], [[90.0], ["好"]], [["%"], [None]]],
            [["≥90%"], ["好"]],
        ),
        ("BX_BASIS_AMOUNT", [[[26.0]], [[3000.0]], [["元"]], [[None]]], [[7.8]]),
        ("BX_SUBTOTAL", [STAMP, [["甲"], ["乙"]], [[1.5], [" 2 "]]], [[3.5]]),
        ("BX_SUBTOTAL", [STAMP, [["甲"], ["乙"]], [[1.5], [DIVIDED_BY_ZERO]]], [[BAD_AMOUNT]]),
        ("BX_SUBTOTAL", [STAMP, [["甲"]], [["很多"]]], [[BAD_AMOUNT]]),
    ],
)
def test_values_come_as_excel_wants_them(tmp_path, name, ranges, answer) -> None:
    assert ask(tmp_path, (name, ranges))["answers"] == [answer]


def test_cells_load_no_heavy_library_but_buttons_may(tmp_path) -> None:
    said = ask(tmp_path, ("BX_JOIN", [[["甲"], ["乙"]]]))
    assert said["heavy"] == []
    assert said["pandas_later"]


def test_crash_is_an_error_and_leaves_a_trace_without_the_values(tmp_path, monkeypatch) -> None:
    secret = "机密的街道"
    stamp = [[value] for _, value in Stamp("budget_xl", secret, "1", "x").rows()]
    said = ask(tmp_path, ("BX_STATE", [stamp, [[secret]], [[secret]], [[secret]]]))
    assert said["answers"][0] not in (None, "")
    assert isinstance(said["answers"][0], str)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (line,) = log.recent()
    assert " BX_STATE " in line
    assert "inline.py:" in line
    assert secret not in line


def test_log_keeps_the_newest(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for number in range(log.KEPT + 5):
        log.record(f"call{number}", ValueError("text"))
    lines = log.recent()
    assert len(lines) == log.KEPT
    assert f" call{log.KEPT + 4} " in lines[-1]


def test_unwritable_log_is_no_failure(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nowhere")
    log.record("call", ValueError())
    assert log.recent() == []


def test_every_name_is_answered() -> None:
    from budget_xl.hosts.excel import udfs

    assert all(callable(getattr(udfs, function.name)) for function in FUNCTIONS)


def test_stamp_is_read_by_form() -> None:
    assert lay_out(load_form()).form.id == STAMP[1][0]
