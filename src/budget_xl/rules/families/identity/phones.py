"""IDN003 联系电话重复."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Identity
from budget_xl.core.entry import Text
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.phones import normalise_phone


@rule(
    code="IDN003",
    name="联系电话重复",
    severity=Severity.WARNING,
    anchor="identity.executors.phone",
    message="电话 {phone} 填了两次：{first}与{second}",
    hint="请核对是否抄错；两个单位确实共用一部电话的，说明即可。",
    since="2020",
    basis="核对惯例：号码要能找到各自的联系人",
    cases=(
        ok(
            identity={
                "executors": [
                    {"number": 1, "unit": "司法所", "phone": "027-85550001"},
                    {"number": 2, "unit": "文体中心", "phone": "85550002"},
                ]
            }
        ),
        bad(
            "85550001",
            identity={
                "executors": [
                    {"number": 1, "unit": "司法所", "phone": "027-85550001"},
                    {"number": 2, "unit": "文体中心", "phone": "85550001"},
                ]
            },
        ),
    ),
)
def repeated_phone(identity: Identity, form: Form) -> Iterator[Breach]:
    """不同执行单位的电话不应相同；写不写区号算同一个号码。

    为什么：重复的号码多半是抄错行，真正的联系人就找不到了。
    不算的情形：同一单位的几行；不是电话的文字。
    """
    seen: dict[str, tuple[str, Text]] = {}
    for row in identity.executors:
        number = normalise_phone(row.phone.value or "", form.area_code)
        if number is None:
            continue
        unit = row.unit.value or f"第{row.number}行"
        if number in seen and seen[number][0] != unit:
            first, entry = seen[number]
            yield at(row.phone, entry, phone=number, first=first, second=unit)
        seen.setdefault(number, (unit, row.phone))
