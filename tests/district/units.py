"""Plain standings of made-up units, for what is written from them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from budget_xl.district.standing import Point, Sent, Standing

DIGEST = "ab" * 32


def point(number: int = 1, severity: str = "错误", code: str = "FUN003", **changes: str) -> Point:
    said = {
        "place": f"申报表!G{number}",
        "message": f"问题{number}",
        "hint": f"办法{number}",
        **changes,
    }
    return Point(number, severity, code, **said)


def sent(
    *points: Point,
    project: str = "某项目",
    file: str = "报送/某街.xlsx",
    annual: str = "10",
    followed: str = "",
) -> Sent:
    funding = (("1.一般公共预算财政拨款收入", Decimal(annual)),)
    words = {one.severity for one in points}
    review = "退回" if words & {"错误", "警告", "不能读取"} else "待审" if points else "通过"
    return Sent(
        project,
        review,
        followed,
        Path(file),
        DIGEST,
        2020,
        Decimal(annual),
        funding,
        points,
    )


def unit(*files: Sent, name: str = "某街", state: str = "已报", code: str = "101") -> Standing:
    return Standing(code, name, "王某", "027-8555 0001", state, files, ())
