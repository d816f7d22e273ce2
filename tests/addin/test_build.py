"""The add-in is what its sources say: parts, ribbon, hidden sheet, cut formulas."""

from __future__ import annotations

import re
import shutil
import zipfile
from xml.etree import ElementTree as ET

import pytest
import xlwings

from budget_xl.core.problem import Problem
from budget_xl.devtools.addin.build import (
    RELATIONS,
    RIBBON_2007,
    RIBBON_2010,
    SOURCES,
    build,
    files,
)
from budget_xl.devtools.addin.split import LIMIT, parts_of, stand_in
from budget_xl.devtools.addin.table import HELP_LIMIT, rows
from budget_xl.hosts.excel.actions import IN_THE_FORM, WITH_FILES
from budget_xl.hosts.functions import FUNCTIONS

TABLE = rows(SOURCES / "texts.toml")
LIMITS = {"label": 1024, "screentip": 1024, "supertip": 1024, "keytip": 3}


def test_same_bytes_every_time(xlam) -> None:
    assert build() == xlam.read_bytes()


def test_changed_source_makes_the_add_in_stale(tmp_path) -> None:
    folder = tmp_path / "macros"
    shutil.copytree(SOURCES, folder)
    (folder / "budget_xl.xlam").write_bytes(build())
    [(path, content)] = files(tmp_path).items()
    assert path.read_bytes() == content
    texts = folder / "texts.toml"
    texts.write_text(texts.read_text(encoding="utf-8") + 'more = "多"\n', encoding="utf-8")
    assert files(tmp_path)[path] != path.read_bytes()


def test_vba_is_the_one_of_the_installed_xlwings(sources) -> None:
    text = sources["budget_xl"]
    assert f'XLWINGS_VERSION As String = "{xlwings.__version__}"' in text
    assert 'PROJECT_NAME As String = "budget_xl"' in text
    assert "myaddin" not in text


@pytest.mark.parametrize(
    ("part", "namespace"), [*zip(RELATIONS, (RIBBON_2010, RIBBON_2007), strict=True)]
)
def test_ribbon_of_both_years(xlam, part, namespace) -> None:
    with zipfile.ZipFile(xlam) as package:
        root = ET.fromstring(package.read(part))
        relations = package.read("_rels/.rels").decode()
    assert root.tag == f"{{{namespace}}}customUI"
    assert f'Type="{RELATIONS[part]}" Target="{part}"' in relations


def buttons() -> list[dict[str, str]]:
    root = ET.parse(SOURCES / "customUI.xml").getroot()
    return [dict(node.attrib) for node in root.iter(f"{{{RIBBON_2010}}}button")]


def test_every_button_has_an_action_and_every_action_a_button() -> None:
    names = [button["id"].removeprefix("BX_") for button in buttons()]
    assert sorted(names) == sorted({*IN_THE_FORM, *WITH_FILES})


def test_buttons_are_complete_and_short_enough() -> None:
    for button in buttons():
        assert {"label", "imageMso", "keytip", "screentip"} <= button.keys()
        assert all(len(button.get(name, "")) <= limit for name, limit in LIMITS.items())
    keys = [button["keytip"] for button in buttons()]
    assert len(set(keys)) == len(keys)


def test_every_callback_is_there(sources) -> None:
    ribbon = (SOURCES / "customUI.xml").read_text(encoding="utf-8")
    for name in set(re.findall(r'(?:onAction|getEnabled|onLoad)="(\w+)"', ribbon)):
        assert f"Public Sub {name}(" in sources["BX_Ribbon"]


def test_every_text_that_vba_asks_for_is_there(sources) -> None:
    asked = {key for text in sources.values() for key in re.findall(r'BX_Text\("(\w+)"\)', text)}
    assert asked == {row[1] for row in TABLE if row[0] == "text"}


def test_every_function_has_help_and_a_wrapper(sources) -> None:
    helped = {row[1]: row[2:] for row in TABLE if row[0] == "help"}
    assert helped.keys() == {function.name for function in FUNCTIONS}
    for function in FUNCTIONS:
        assert len(helped[function.name]) == len(function.arguments) + 1
        assert all(0 < len(text) <= HELP_LIMIT for text in helped[function.name])
        assert f"Public Function {function.name}(" in sources["BX_Functions"]


def test_formulas_are_cut_and_come_together_again() -> None:
    arrays = [row[6:] for row in TABLE if row[0] == "formula" and len(row) > 7]
    assert any(len(parts) > 2 for _, *parts in arrays)
    for formula, *parts in arrays:
        assert all(len(part) <= LIMIT for part in parts)
        text = parts[0]
        for number, part in enumerate(parts[1:], start=1):
            assert text.count(stand_in(number)) == 1
            text = text.replace(stand_in(number), part)
        assert text == formula


def test_range_is_never_cut_out() -> None:
    long_name = "名" * 200
    with pytest.raises(ValueError, match="no argument can be cut"):
        parts_of(f"=COUNTIF({long_name},{long_name})")


def test_without_compiler_the_command_says_what_to_install(monkeypatch) -> None:
    from budget_xl.hosts.cli.addin import build as command

    monkeypatch.setattr("budget_xl.hosts.cli.addin.find_spec", lambda _: None)
    with pytest.raises(Problem) as told:
        command.callback(None)
    assert told.value.code == "no-vba-compiler"
