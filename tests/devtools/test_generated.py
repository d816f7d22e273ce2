"""What is generated: written once, proved fresh, and nothing else touched."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from budget_xl.devtools import generated, pages, readme
from budget_xl.devtools.template import TEMPLATE
from budget_xl.rules.catalogue import load_catalogue
from tests.conftest import ROOT

BEFORE, AFTER = "# 标题\n\n一段话。\n\n", "\n\n另一段 <!-- end -->\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("project")
    empty = f"{BEFORE}{readme.START}\n{readme.END}{AFTER}"
    (root / readme.README).write_text(empty, encoding="utf-8")
    shutil.copytree(ROOT / "macros", root / "macros", ignore=shutil.ignore_patterns("*.xlam"))
    generated.write(root)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of a project in which everything is fresh."""
    for file in made.rglob("*.*"):
        copy = tmp_path / file.relative_to(made)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return tmp_path


def test_what_was_written_is_fresh(root: Path) -> None:
    assert generated.stale(root) == []


def test_there_is_a_page_for_every_rule(root: Path) -> None:
    codes = {rule.code for rule in load_catalogue().rules}
    assert {path.stem for path in (root / pages.FOLDER).iterdir()} == codes | {"README"}


def test_only_what_stands_between_the_markers_of_the_readme_is_written(root: Path) -> None:
    text = (root / readme.README).read_text(encoding="utf-8")
    assert text.startswith(BEFORE)
    assert text.endswith(readme.END + AFTER)
    assert all(
        f"[{rule.code}](docs/规则/{rule.code}.md)" in text for rule in load_catalogue().rules
    )


@pytest.mark.parametrize("file", [pages.FOLDER / "BAS001.md", readme.README, TEMPLATE], ids=str)
def test_what_is_stale_is_named_and_written_again(root: Path, file: Path) -> None:
    path = root / file
    fresh = path.read_bytes()
    spoil(path)
    assert generated.stale(root) == [f"{file} is stale"]
    generated.write(root)
    assert generated.stale(root) == []
    assert path.suffix == ".xlsx" or path.read_bytes() == fresh


def test_what_is_missing_is_stale(root: Path) -> None:
    (root / pages.FOLDER / "BAS001.md").unlink()
    assert generated.stale(root) == [f"{pages.FOLDER}/BAS001.md is stale"]


def test_the_page_of_a_rule_that_is_gone_goes_too(root: Path) -> None:
    old = root / pages.FOLDER / "ZZZ001.md"
    old.write_text("旧")
    assert generated.stale(root) == [f"{pages.FOLDER}/ZZZ001.md is no longer generated"]
    generated.write(root)
    assert not old.exists()


def test_the_version_of_the_writer_is_no_difference(root: Path) -> None:
    spoil(root / TEMPLATE, "docProps/app.xml")
    assert generated.stale(root) == []


def test_a_readme_without_its_markers_is_refused(root: Path) -> None:
    (root / readme.README).write_text(BEFORE, encoding="utf-8")
    with pytest.raises(ValueError, match="needs the markers"):
        generated.stale(root)


def spoil(path: Path, part: str = "xl/workbook.xml") -> None:
    """Change a text where the table of rules or a sentence stands, a workbook in one part."""
    if path.suffix == ".md":
        path.write_text(
            path.read_text(encoding="utf-8").replace("测算依据", "测算"), encoding="utf-8"
        )
        return
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content + (b" " if name == part else b""))
