"""IDN004 执行单位重复."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Executor, Identity
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule

_STREET = regex(r"^(?P<place>[一-龥]{0,12}?)(?:街道办事处|街办事处|街道办(?!公)|街道|街)")
_BLANK = regex(r"[\s（()）]+")
_UNIT = "青澜区人民政府梧桐里街道办事处"
_ROWS = [
    {"number": 1, "unit": "党政办公室", "leader": "甲", "phone": "85550001"},
    {"number": 2, "unit": "党建办公室", "leader": "乙", "phone": "85550002"},
]


@rule(
    code="IDN004",
    name="执行单位重复",
    severity=Severity.WARNING,
    anchor="identity.executors.unit",
    message="“{unit}”与第 {number} 行“{first}”像是同一个单位",
    hint="请核对是否重复填写，同一单位只留一行；不是同一单位的，写出全称。",
    since="2020",
    basis="申报表填表要求：同一单位只填一次",
    cases=(
        ok(identity={"unit": _UNIT, "executors": _ROWS}),
        ok(identity={"executors": [{**_ROWS[0], "unit": "甲街司法所"}, {**_ROWS[1], "unit": "乙街司法所"}]}),
        bad("“梧桐里街党政办”", identity={"unit": _UNIT, "executors": [_ROWS[0], {**_ROWS[1], "unit": "梧桐里街党政办"}]}),
    ),
)  # fmt: skip
def duplicate_unit(identity: Identity) -> Iterator[Breach]:
    """一个执行单位只填一行；写不写街道名、写“办公室”还是“办”，算同一个单位。

    为什么：同一单位填两次，负责人和电话就有两个，不知道找谁。
    不算的情形：名称只有街道名的行；名称有一字不同的单位（党政办与党建办）；不同街道的同名单位。
    """
    seen: dict[str, Executor] = {}
    for row in identity.executors:
        name = _plain(row.unit.value or "", identity.unit.value or "")
        first = seen.setdefault(name, row) if name else row
        if first is not row:
            yield at(
                row.unit,
                first.unit,
                unit=row.unit.value,
                first=first.unit.value,
                number=first.number,
            )


def _plain(unit: str, declarer: str) -> str:
    """Return the name without the street of the unit that declares, 办公室 as 办."""
    name = _BLANK.sub("", unit)
    street = _STREET.match(name)
    if street and street["place"] in declarer:
        name = name[street.end() :]
    return name.removesuffix("公室") if name.endswith("办公室") else name
