"""Putting the add-in into a made-up profile, taking it away, and what the doctor finds there."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from budget_xl.core.problem import Problem
from budget_xl.hosts.excel import doctor as examining
from budget_xl.hosts.excel import log
from budget_xl.hosts.excel.registry import OWN, POLICY
from budget_xl.hosts.excel.seat import ADDIN, Seat, packaged, this_seat

NEEDED = examining.needed_xlwings()
SECURITY = r"\16.0\Excel\Security"


@pytest.fixture
def seat(tmp_path, monkeypatch) -> Seat:
    """A profile of 张三 with Python, the library of xlwings and pywin32, the add-in not yet in."""
    home = tmp_path / "Users" / "张三"
    prefix = home / "budget env"
    interpreter = prefix / "Scripts" / "python.exe"
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()
    (prefix / f"xlwings64-{NEEDED}.dll").touch()
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr("budget_xl.hosts.excel.doctor.find_spec", lambda name: name)
    return Seat(home, home / "AppData" / "Roaming", interpreter, prefix)


@pytest.fixture
def installed(seat) -> Seat:
    seat.install()
    return seat


def remedies(seat: Seat, keys: dict[str, dict[str, Any]] | None = None) -> list[str]:
    known = keys or {}
    lines = examining.examine(seat, lambda key: known.get(key, {}))
    return [line.what for line in lines if line.remedy]


def test_install_puts_both_files_in_place(seat) -> None:
    seat.install()
    assert seat.addin.read_bytes() == packaged().read_bytes()
    assert seat.addin.parts[-4:] == ("Microsoft", "Excel", "XLSTART", ADDIN)
    assert seat.configured() == {
        "INTERPRETER_WIN": str(seat.interpreter),
        "LIBRARY_FOLDER": str(seat.prefix),
    }


def test_settings_are_what_vba_reads(installed) -> None:
    """VBA's ``Input #`` reads two texts in quotes from every line."""
    lines = installed.settings.read_bytes().split(b"\r\n")
    assert len(lines) == 3
    assert all(line.startswith(b'"') and line.count(b'"') == 4 for line in lines[:2])
    assert lines[2] == b""


def test_install_again_changes_nothing(installed) -> None:
    before = {file: file.read_bytes() for file in installed.home.rglob("*") if file.is_file()}
    installed.install()
    assert before == {
        file: file.read_bytes() for file in installed.home.rglob("*") if file.is_file()
    }


def test_install_replaces_an_older_one(installed) -> None:
    installed.addin.write_bytes(b"old")
    installed.settings.write_text('"INTERPRETER_WIN","C:\\old"')
    installed.install()
    assert remedies(installed) == []


def test_uninstall_leaves_no_file_of_ours(installed) -> None:
    other = installed.addin.with_name("PERSONAL.XLSB")
    other.touch()
    assert installed.uninstall()
    assert not installed.uninstall()
    assert [file for file in installed.roaming.rglob("*") if file.is_file()] == [other]


def test_file_in_use_is_a_problem(installed, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "unlink", lambda path, *, missing_ok=False: missing_ok or refuse())
    with pytest.raises(Problem, match="addin-in-use"):
        installed.install()
    with pytest.raises(Problem, match="addin-in-use"):
        installed.uninstall()


def test_path_outside_the_code_page_is_a_problem(seat, monkeypatch) -> None:
    monkeypatch.setattr("locale.getencoding", lambda: "cp1252")
    with pytest.raises(Problem, match="path-not-ansi"):
        seat.install()
    assert not seat.addin.exists()


def test_path_in_gbk_is_written_in_gbk(seat, monkeypatch) -> None:
    monkeypatch.setattr("locale.getencoding", lambda: "cp936")
    seat.install()
    assert "张三".encode("gbk") in seat.settings.read_bytes()
    assert seat.configured()["INTERPRETER_WIN"] == str(seat.interpreter)


def test_healthy_seat_has_nothing_to_remedy(installed) -> None:
    assert remedies(installed) == []
    lines = examining.examine(installed, lambda _: {})
    assert [line.as_dict()["ok"] for line in lines] == [True] * 5


def test_seat_without_anything(seat) -> None:
    assert remedies(seat) == ["Excel 的启动文件夹里没有加载项。", "加载项还不知道 Python 在哪里。"]


def other_version(seat: Seat) -> None:
    seat.addin.write_bytes(b"PK")


def mark_of_the_web(seat: Seat) -> None:
    seat.addin.with_name(f"{ADDIN}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")


def other_python(seat: Seat) -> None:
    seat.settings.write_text('"INTERPRETER_WIN","C:\\other\\python.exe"\r\n')


def damaged_settings(seat: Seat) -> None:
    seat.settings.write_bytes(b"\xff\xfe\x00")


def no_library(seat: Seat) -> None:
    (seat.prefix / f"xlwings64-{NEEDED}.dll").unlink()


def second_copy(seat: Seat) -> None:
    folder = seat.roaming / "Microsoft" / "AddIns"
    folder.mkdir()
    (folder / "budget_xl.xlam").touch()


def renamed_copy(seat: Seat) -> None:
    seat.addin.with_name("budget_xl (1).xlam").touch()


def crash(seat: Seat) -> None:
    del seat
    log.record("BX_STATE", ValueError("the text is not kept"))


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (other_version, "启动文件夹里的加载项是另一个版本。"),
        (mark_of_the_web, "加载项有“来自网络”的标记，Excel 会拦住它。"),
        (other_python, r"加载项用的是另一个 Python：C:\other\python.exe"),
        (damaged_settings, "加载项还不知道 Python 在哪里。"),
        (no_library, f"Python 文件夹里没有 xlwings64-{NEEDED}.dll，可能被杀毒软件删除。"),
        (second_copy, "另有一份加载项："),
        (renamed_copy, "另有一份加载项："),
        (crash, "程序出错记录 1 条，最近："),
    ],
)
def test_harm_is_found_alone(installed, harm, found) -> None:
    harm(installed)
    (line,) = remedies(installed)
    assert line.startswith(found)


def test_other_xlwings_is_found(installed, monkeypatch) -> None:
    monkeypatch.setattr("budget_xl.hosts.excel.doctor.metadata.version", lambda _: "0.1.2")
    assert remedies(installed) == [f"xlwings 是 0.1.2，加载项需要 {NEEDED}。"]


def test_missing_pywin32_is_found(installed, monkeypatch) -> None:
    monkeypatch.setattr("budget_xl.hosts.excel.doctor.find_spec", lambda _: None)
    assert remedies(installed) == ["没有 pywin32，Python 不能与 Excel 通话。"]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (
            {rf"{OWN}{SECURITY}\Trusted Locations": {"alllocationsdisabled": 1}},
            ["Excel 停用了全部受信任位置，启动文件夹里的宏不会运行。"],
        ),
        (
            {
                rf"{POLICY}{SECURITY}\Trusted Locations": {"alllocationsdisabled": 1},
                rf"{POLICY}{SECURITY}": {"vbawarnings": 4},
            },
            [
                "Excel 停用了全部受信任位置，启动文件夹里的宏不会运行。",
                "单位策略不让没有签名的宏运行。",
            ],
        ),
        ({rf"{POLICY}{SECURITY}": {"vbawarnings": 4}}, []),
        ({rf"{POLICY}{SECURITY}": {"requireaddinsig": 1}}, ["Excel 要求加载项有签名。"]),
        ({rf"{OWN}{SECURITY}": {"disablealladdins": 1}}, ["Excel 停用了全部加载项。"]),
        (
            {
                rf"{OWN}\16.0\Excel\Resiliency\DisabledItems": {
                    "1A2B": "\0C:\\x\\XLSTART\\Budget_XL.xlam\0".encode("utf-16-le")
                }
            },
            ["Excel 在一次出错后停用了加载项。"],
        ),
        (
            {rf"{OWN}\15.0\Excel\Options": {"open1": r'"D:\old\budget_xl.xlam"', "maximized": 3}},
            [r'Excel 另外登记了加载项："D:\old\budget_xl.xlam"'],
        ),
    ],
)
def test_registry_is_read(installed, keys, found) -> None:
    assert remedies(installed, keys) == found


def test_every_line_fits_and_says_what_to_do(seat) -> None:
    for line in examining.examine(seat, lambda _: {}):
        assert len(line.remedy) <= 80


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows it would install")
def test_other_systems_get_a_problem() -> None:
    with pytest.raises(Problem, match="not-windows"):
        this_seat()


def test_package_without_the_add_in_is_a_problem(monkeypatch) -> None:
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    with pytest.raises(Problem, match="no-addin"):
        packaged()


def test_package_carries_the_add_in() -> None:
    root = Path(__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    forced = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert forced[f"macros/{ADDIN}"] == f"budget_xl/hosts/excel/{ADDIN}"
    assert (root / "macros" / ADDIN).is_file()
    assert f"xlwings=={NEEDED}" in project["project"]["dependencies"]
