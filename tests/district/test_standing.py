"""How units stand, taken from a district that was read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from budget_xl.district.standing import UNREAD, standings
from budget_xl.district.summarise import summarise
from tests.district.district import form, roster, still


def test_every_unit_stands_in_the_order_of_the_roster(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    form(folder / "乙.xlsx", "乙街", "3", code="102", project="项目一")
    form(folder / "乙二.xlsx", "乙街", "4", code="102", project="项目二")
    broken = form(folder / "甲街.xlsx", "甲街", "1", code="101")
    broken.write_bytes(broken.read_bytes()[:-200])
    spare = folder / "乙街坏.xlsx"
    spare.write_bytes(broken.read_bytes()[:-100])
    names = roster(tmp_path, "101,甲街,,,张某,8555", "102,乙街,,,,", "103,丙街,,,,")
    district = summarise(folder, names, tmp_path / "汇总.xlsx", 1, still)
    first, second, third = standings(district)
    assert (first.name, first.state, first.contact) == ("甲街", "不能读取", "张某")
    [unread] = first.returned
    assert [(p.severity, p.code, p.place) for p in unread.points] == [(UNREAD, "", "甲街.xlsx")]
    assert [(one.project, one.annual) for one in second.sent] == [("项目一", 3), ("项目二", 4)]
    assert any("乙街坏.xlsx" in remark for remark in second.remarks)
    points = [point for one in second.sent for point in one.points]
    assert [point.number for point in points] == list(range(1, len(points) + 1))
    assert {"CEL001", "IDN001"} <= {point.code for point in points}
    assert second.sent[0].funding == (("1.一般公共预算财政拨款收入", Decimal(3)),)
    assert (third.state, third.sent, third.returned) == ("未报", (), ())
