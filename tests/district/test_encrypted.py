"""Encrypted files of a district: refused in a sentence, opened by a password of command or roster."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_xl.district.consolidation import District
from budget_xl.district.summarise import summarise
from tests.district.district import HEADS, form
from tests.workbook.hostile import FILES, PASSWORD

UNIT = "青山街道办事处"


def run(folder: Path, *passwords: str) -> District:
    return summarise(
        folder / "收到",
        folder / "名册.csv",
        folder / "汇总.xlsx",
        1,
        lambda done, total: None,
        ledger=folder / "台账.db",
        passwords=passwords,
    )


@pytest.fixture
def district(tmp_path: Path) -> Path:
    (tmp_path / "收到").mkdir()
    plain = form(tmp_path / "原件" / "青山.xlsx", UNIT, "100")
    FILES["encrypted"](plain, tmp_path / "收到" / "青山.xlsx")
    (tmp_path / "名册.csv").write_text(f"{HEADS}\n001,{UNIT},,,,\n", encoding="utf-8")
    return tmp_path


def test_the_next_run_may_bring_the_password(district: Path) -> None:
    first = run(district)
    assert first.submissions == ()
    assert "加了打开密码，需要密码才能打开" in "".join(other.why for other in first.others)
    assert run(district, "wrong").submissions == ()
    assert len(run(district, "wrong", PASSWORD).submissions) == 1


def test_the_roster_holds_passwords_and_nothing_else_does(district: Path) -> None:
    text = f"{HEADS},打开密码\n001,{UNIT},,,,,{PASSWORD}\n"
    (district / "名册.csv").write_text(text, encoding="utf-8")
    assert len(run(district).submissions) == 1
    written = [file for file in district.rglob("*") if file.is_file() and file.suffix != ".csv"]
    assert len(written) > 3
    assert [file for file in written if PASSWORD.encode() in file.read_bytes()] == []
