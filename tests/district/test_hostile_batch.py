"""One folder with everything that is damaged or hostile, and twenty good workbooks among it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from budget_xl.district.summarise import summarise
from tests.district.district import form, roster
from tests.workbook.hostile import FILES

GOOD = 20


def test_the_good_ones_are_consolidated(tmp_path: Path) -> None:
    names = [f"青{number:02}街道办事处" for number in range(1, GOOD + 1)]
    for number, name in enumerate(names, start=1):
        form(tmp_path / "收到" / f"{name}.xlsx", name, str(number))
    model = form(tmp_path / "原件.xlsx", "别处街道办事处", "7")
    for title, make in FILES.items():
        make(model, tmp_path / "收到" / f"{title}.xlsx")
    listed = roster(tmp_path, *(f"{n:03},{name},,,," for n, name in enumerate(names, start=1)))
    district = summarise(tmp_path / "收到", listed, tmp_path / "汇总.xlsx", 2, lambda *_: None)
    assert len(district.submissions) == GOOD
    assert sum(sent.head.annual for sent in district.submissions) == Decimal(sum(range(GOOD + 1)))
    assert len(district.others) == len(FILES)
    assert all(other.why for other in district.others)
