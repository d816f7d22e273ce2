"""The gates of the add-in: the real one passes all, a planted defect is seen."""

from __future__ import annotations

import pytest

from tests.addin import gates
from tests.oracle.libreoffice import needs_libreoffice

MOVES, FORMS, PYTHON = "BX_Moves", "BX_Forms", "BX_Python"


def planted(sources: dict[str, str], module: str, old: str, new: str) -> dict[str, str]:
    assert old in sources[module]
    return sources | {module: sources[module].replace(old, new, 1)}


def test_plain(sources) -> None:
    assert gates.plain(sources) == []


@pytest.mark.parametrize(
    ("old", "new"), [('"row_where"', '"光标"'), ('"row_where"', '"' + "x" * 1023 + '"')]
)
def test_plain_sees(sources, old, new) -> None:
    assert len(gates.plain(planted(sources, MOVES, old, new))) == 1


def test_analysed(xlam) -> None:
    assert gates.analysed(xlam) == []


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        (MOVES, "lStep As Long, lLine", "lStep As Long, lLin"),
        (FORMS, "BX_MendLinks oBook", "BX_MendLink oBook"),
        (
            "BX_Events",
            "App_WorkbookOpen(ByVal Wb As Workbook)",
            "App_WorkbookOpen(ByVal Wb As Long)",
        ),
        (PYTHON, "Declare PtrSafe", "Declare"),
    ],
)
def test_analysed_sees(sources, compiled, module, old, new) -> None:
    assert gates.analysed(compiled(planted(sources, module, old, new)), module) != []


def test_validated(sources, tmp_path) -> None:
    assert gates.validated(sources, tmp_path) == []


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        (MOVES, "    End If\n", "" ),
        (FORMS, "BX_MendLinks oBook", "BX_MendLink oBook"),
        (MOVES, "BX_IsBlank(ActiveSheet", "BX_IsBlank(ActivSheet"),
    ],
)  # fmt: skip
def test_validated_sees(sources, tmp_path, module, old, new) -> None:
    assert gates.validated(planted(sources, module, old, new), tmp_path) != []


def test_parsed(sources) -> None:
    assert gates.parsed(sources) == []


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        (MOVES, "    End If\n", ""),
        (MOVES, '<> ""', '!= ""'),
        (FORMS, "End Function", "End Sub"),
    ],
)
def test_parsed_sees(sources, module, old, new) -> None:
    assert len(gates.parsed(planted(sources, module, old, new))) == 1


def test_read_back(sources, xlam) -> None:
    assert gates.read_back(sources, xlam) == []


def test_read_back_sees_a_lost_letter(sources, compiled) -> None:
    texts = planted(sources, MOVES, '"row_where"', '"光标"')
    assert gates.read_back(texts, compiled(texts)) == [f"{MOVES}: olevba reads another text"]


def test_read_back_sees_a_damaged_package(sources, xlam, tmp_path) -> None:
    damaged = tmp_path / "damaged.xlam"
    damaged.write_bytes(xlam.read_bytes().replace(b"</Types>", b"</Tipes>"))
    assert any("package" in line for line in gates.read_back(sources, damaged))


def test_loaded(xlam, tmp_path) -> None:
    needs_libreoffice()
    assert gates.loaded(xlam, tmp_path) == []


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [("BX_Table", "Exit Function", "Exit Funktion"), (PYTHON, "CVErr(xlErrValue)", "0")],
)
def test_loaded_sees(sources, xlam, tmp_path, monkeypatch, module, old, new) -> None:
    needs_libreoffice()
    texts = planted(sources, module, old, new)
    monkeypatch.setattr("budget_xl.devtools.addin.build.modules", lambda _: texts)
    from budget_xl.devtools.addin.build import build

    broken = tmp_path / "broken.xlam"
    broken.write_bytes(build())
    assert gates.loaded(broken, tmp_path / "profile") != []
