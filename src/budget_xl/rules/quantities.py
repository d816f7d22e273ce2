"""Quantities that the form gives twice: as an indicator and in the calculation of the money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from budget_xl.core import money
from budget_xl.core.regex import regex
from budget_xl.prose.telling import devices, telling
from budget_xl.prose.value_units import read_unit
from budget_xl.rules.calculations import Calculation
from budget_xl.rules.targets import Target

_FRAME = regex(
    r"\A(?:被|所|拟|计划|开展|完成|组织|举办|参加|发放|购买|购置|采购|配备|聘请|新增|全年|年度)+"
    r"|(?:数量|总数|人数|次数|场次|户数|个数|台数|人员|数|规模)+\Z"
)


class Counted(NamedTuple):
    """A quantity by which money is calculated, and what it belongs to."""

    quantity: Decimal
    measure: str
    item: str


def counted(
    targets: Iterable[Target], calculations: Iterable[Calculation], text: str
) -> Iterator[tuple[Target, Counted]]:
    """Yield the quantity indicators whose calculation is surely found and gives another number.

    It is found when its words hold all that the name of the indicator says, and when the number
    of the indicator is not calculated with anywhere, neither in the table nor in ``text``.
    Several things (1台碎纸机、1台投影仪) may be counted together: nothing is certain then.
    """
    known: dict[str, list[Calculation]] = {}
    for found in calculations:
        if found.quantity is not None:
            known.setdefault(found.measure, []).append(found)
    kinds = {measure: (_noun(measure), read_unit(measure, [])) for measure in known}
    for target in targets:
        number = target.value.number
        if not target.is_quantity or number is None or target.value.upper is not None:
            continue
        fitting = [measure for measure in known if _fits(target, measure, *kinds[measure])]
        if any(
            _says(text, f"{money.show(number)}{measure}")
            or any(found.quantity == number for found in known[measure])
            for measure in fitting
        ):
            continue
        same = [
            found
            for measure in fitting
            for found in _speaking(known[measure], kinds[measure][0], target.name)
        ]
        if len({(found.quantity, found.price) for found in same}) == 1 and same[0].quantity:
            first, quantity = same[0], same[0].quantity
            yield target, Counted(quantity, first.measure, first.item or first.label)


def meets(target: Target, quantity: Decimal) -> bool:
    """Tell whether ``quantity`` reaches the target as its sign asks."""
    number, sign = target.value.number or Decimal(0), target.value.sign
    if sign in ("≥", "＞"):
        return quantity >= number
    return sign in ("≤", "＜") and quantity <= number


def _fits(target: Target, measure: str, noun: str, canonical: str | None) -> bool:
    """Tell whether both count the same kind of thing: 26个社区 needs 社区 in the name."""
    unit = target.value.unit
    if noun:
        return noun in target.name and unit in ("个", measure, noun)
    return unit != "" and unit == canonical


def _speaking(alike: Iterable[Calculation], noun: str, name: str) -> Iterator[Calculation]:
    """Yield those whose words hold all that ``name`` says besides what is counted: ``noun``."""
    asked = telling(_FRAME.sub("", name.replace(noun, "、") if noun else name))
    for found in alike if asked else ():
        label, item = telling(found.label), telling(found.item)
        is_said = asked - label <= item and (found.is_whole or label - asked <= item)
        if found.holds and is_said and _of_one_device(found, name):
            yield found


def _says(text: str, count: str) -> bool:
    """Tell whether ``count`` stands in ``text``; 6个社区 is not in 26个社区."""
    at = text.find(count)
    while at > 0 and text[at - 1] in "0123456789.":
        at = text.find(count, at + 1)
    return at >= 0


def _of_one_device(found: Calculation, name: str) -> bool:
    """Tell whether both speak of the same kind of 设备: 碎纸机 is no 电脑, 设备 are several."""
    asked = devices(name)
    if asked:
        return asked <= devices(found.label + found.item)
    return not devices(found.label or found.item)


def _noun(measure: str) -> str:
    """Return what a measure with 个 counts: 社区 of 个社区."""
    return measure[1:] if measure.startswith("个") else ""
