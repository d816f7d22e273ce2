"""IDN006 联系电话不像电话号码."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Identity
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.phones import normalise_phone

_BETWEEN = regex(r"[、/／;；,，\n或]+")
_EXTENSION = regex(r"(?:[\s,，]*(?:转|分机)[:：]?\s*|(?<=[0-9]{7})-)[0-9]{1,5}$")
_SERVICE = regex(r"[48]00[-\s]?[0-9]{3}[-\s]?[0-9]{4}|1[0-9]{4}")
_NAME = regex(r"^[一-龥]{1,8}[:：]?\s*|\s*[（(][一-龥]{1,8}[)）]$")
LONGEST = 60
"""A longer text is no telephone number, whatever stands around it."""
_ROW = {"number": 1, "unit": "司法所", "leader": "甲", "phone": "027-85550001"}


@rule(
    code="IDN006",
    name="联系电话不像电话号码",
    severity=Severity.WARNING,
    anchor="identity.executors.phone",
    message="“{unit}”的电话写成“{phone}”，不像电话号码",
    hint="座机写区号-号码，例如 027-85550000；手机写 11 位。",
    since="2020",
    basis="申报表填表要求：联系电话能打通",
    cases=(
        ok(identity={"executors": [_ROW]}),
        ok(identity={"executors": [{**_ROW, "phone": "85550001、027-85550002转801"}]}),
        ok(identity={"executors": [{**_ROW, "phone": "13800000001（值班）"}]}),
        bad("“027-8555001A”", identity={"executors": [{**_ROW, "phone": "027-8555001A"}]}),
        bad("“1380000000”", identity={"executors": [{**_ROW, "phone": "1380000000"}]}),
    ),
)
def not_a_phone(identity: Identity, form: Form) -> Iterator[Breach]:
    """联系电话必须是座机或手机号码。

    为什么：号码少一位、多一位，退回和核实时就找不到人。
    不算的情形：留空（另报不齐）；一格写几个号码；带分机；号码前后写了姓名；其他城市的区号；400 和五位的服务电话。
    """
    for row in identity.executors:
        typed = (row.phone.value or "").strip()
        numbers = [part.strip() for part in _BETWEEN.split(typed) if part.strip()]
        if not all(_are_phones(number, form.area_code) for number in numbers):
            yield at(row.phone, unit=row.unit.value or f"第{row.number}行", phone=typed)


def _are_phones(text: str, area_code: str) -> bool:
    """Tell whether ``text`` is a number, or several with blanks between them."""
    pieces = text.split()
    return _is_phone(text, area_code) or all(_is_phone(piece, area_code) for piece in pieces)


def _is_phone(text: str, area_code: str) -> bool:
    bare = _EXTENSION.sub("", _NAME.sub("", text)) if len(text) <= LONGEST else text
    return bool(_SERVICE.fullmatch(bare)) or normalise_phone(bare, area_code) is not None
