"""What install puts into a profile, what it leaves alone, and that uninstall takes it out again."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from budget_xl.core.problem import Problem
from budget_xl.hosts.cli.main import main
from budget_xl.hosts.functions import FUNCTIONS
from budget_xl.hosts.libreoffice import office
from budget_xl.hosts.libreoffice.profile import Profile
from tests.oracle.libreoffice import needs_libreoffice

MACRO = '<?xml version="1.0"?>\n<script:module script:name="Mine">Sub Mine\nEnd Sub</script:module>'
ELEMENT = ' <library:element library:name="Mine"/>\n'
KEPT_EVENT = (
    '<item oor:path="/org.openoffice.Office.Events/ApplicationEvents/Bindings">'
    '<node oor:name="OnLoadFinished" oor:op="replace"><prop oor:name="BindingURL" oor:op="fuse">'
    "<value>vnd.sun.star.script:Standard.Mine.Mine?language=Basic&amp;location=application</value>"
    "</prop></node></item>\n"
)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A profile that was used before, with a macro of its user."""
    needs_libreoffice()
    office.start_once(tmp_path)
    found = Profile(tmp_path)
    found.library.with_name("Mine.xba").write_text(MACRO)
    add(found.library, "</library:library>", ELEMENT)
    # The first run of any script makes LibreOffice note its first start.
    office.must_run_us(found.folder, found.scripts)
    shutil.rmtree(found.scripts.parent)
    return found


def add(file: Path, end: str, text: str) -> None:
    file.write_text(file.read_text().replace(end, text + end))


def content(profile: Profile) -> dict[str, bytes | None]:
    user = profile.folder / "user"
    return {
        str(path.relative_to(user)): path.read_bytes() if path.is_file() else None
        for path in user.rglob("*")
        if path.relative_to(user).parts[0] != "pack"  # LibreOffice's own backups
    }


def test_uninstall_leaves_the_profile_as_it_was(profile: Profile) -> None:
    before = content(profile)
    profile.install()
    installed = content(profile)
    assert installed != before
    profile.install()
    assert content(profile) == installed
    assert profile.uninstall()
    after = content(profile)
    assert {k: v for k, v in after.items() if before.get(k) != v} == {}
    assert after == before
    assert not profile.uninstall()


def test_macros_of_the_user_stay(profile: Profile) -> None:
    add(profile.settings, "</oor:items>", KEPT_EVENT)
    profile.install()
    assert ELEMENT in profile.library.read_text()
    assert profile.library.with_name("Mine.xba").read_text() == MACRO
    settings = profile.settings.read_text()
    assert settings.count("ApplicationEvents") == 1
    assert "Standard.Mine.Mine" in settings
    profile.uninstall()
    assert KEPT_EVENT in profile.settings.read_text()


def test_every_function_is_there(profile: Profile) -> None:
    profile.install()
    module = profile.module.read_text()
    assert FUNCTIONS
    assert all(f"Function {function.name}(" in module for function in FUNCTIONS)
    assert module.isascii()


def test_a_running_office_is_not_touched(profile: Profile) -> None:
    (profile.folder / ".lock").touch()
    before = content(profile)
    for action in (profile.install, profile.uninstall):
        with pytest.raises(Problem) as told:
            action()
        assert told.value.code == "libreoffice-running"
    assert content(profile) == before


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [([3, 9], "libreoffice-python-too-old", "3.9"), (None, "libreoffice-without-python", "Python")],
)
def test_an_office_that_cannot_run_us_is_told(
    tmp_path: Path, monkeypatch, answer, code, words
) -> None:
    """What LibreOffice would write is put in its place; nothing is left behind."""
    profile = Profile(tmp_path)
    profile.library.parent.mkdir(parents=True)
    profile.library.touch()

    def run(folder: Path, *_: str) -> None:
        assert (profile.scripts / "budget_xl_probe.py").exists()
        if answer:
            (profile.scripts / "budget_xl_probe.json").write_text(json.dumps(answer))

    monkeypatch.setattr(office, "_run", run)
    with pytest.raises(Problem) as told:
        profile.install()
    assert told.value.code == code
    assert words in told.value.message
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["script.xlb"]


def test_without_libreoffice(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(
        sys, "argv", ["budget-xl", "libreoffice", "install", "--profile", str(tmp_path)]
    )
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert "找不到 LibreOffice" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_it_did(profile: Profile, monkeypatch, capsys) -> None:
    for word, said in (("install", "已装入"), ("uninstall", "已卸下"), ("uninstall", "没有装过")):
        command = ["budget-xl", "libreoffice", word, "--profile", str(profile.folder)]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == 0
        assert said in capsys.readouterr().out
