"""The commands ``budget-xl addin``: words and exit codes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from budget_xl.hosts.cli.main import main
from budget_xl.hosts.excel import doctor
from budget_xl.hosts.excel.seat import Seat


@pytest.fixture
def run(monkeypatch, capsys):
    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["budget-xl", "addin", *words])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code, said.out, said.err

    return call


@pytest.fixture
def seat(tmp_path, monkeypatch) -> Seat:
    made = Seat(tmp_path, tmp_path / "Roaming", tmp_path / "python.exe", tmp_path)
    (tmp_path / f"xlwings64-{doctor.needed_xlwings()}.dll").touch()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("budget_xl.hosts.excel.seat.this_seat", lambda: made)
    monkeypatch.setattr("budget_xl.hosts.excel.doctor.find_spec", lambda name: name)
    monkeypatch.setattr("budget_xl.hosts.excel.doctor.this_seat", lambda: made)
    monkeypatch.setattr(doctor, "examine", lambda chosen: real_examine(chosen, lambda _: {}))
    return made


real_examine = doctor.examine


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows they would do it")
@pytest.mark.parametrize("word", ["install", "uninstall", "doctor"])
def test_elsewhere_than_on_windows(run, word) -> None:
    code, _, told = run(word)
    assert code == 2
    assert "Excel 加载项只用于 Windows" in told


def test_doctor_before_and_after_installing(run, seat) -> None:
    code, said, _ = run("doctor")
    assert code == 1
    assert "✗ Excel 的启动文件夹里没有加载项。" in said
    assert "→ 请运行 budget-xl addin install。" in said
    assert run("install")[0] == 0
    code, said, _ = run("doctor")
    assert code == 0
    assert "✗" not in said


def test_doctor_for_programs(run, seat) -> None:
    code, said, _ = run("doctor", "--json")
    data = json.loads(said)
    assert code == 1
    assert data["version"] == 1
    assert {"what", "remedy", "ok"} == data["lines"][0].keys()
    assert any(not line["ok"] for line in data["lines"])


def test_uninstall_says_whether_there_was_anything(run, seat) -> None:
    run("install")
    assert "已卸下" in run("uninstall")[1]
    assert "没有装过" in run("uninstall")[1]


def test_button_says_the_same(seat) -> None:
    assert "没有加载项" in doctor.doctor(None, None)
    seat.install()
    assert doctor.doctor(None, None) == "全部正常：Excel、加载项和 Python 已接通。"


def test_build_writes_the_add_in(run, tmp_path) -> None:
    target = tmp_path / "made.xlam"
    code, said, _ = run("build", "-o", str(target))
    assert code == 0
    assert str(target) in said
    assert target.read_bytes().startswith(b"PK")
