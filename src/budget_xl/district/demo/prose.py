"""测算依据 as clerks write it, each street in its own hand."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from budget_xl.core.money import YUAN_PER_WAN, show
from budget_xl.district.demo.streets import Street
from budget_xl.district.demo.work import Part, Work

Hand = Callable[[Work, Street], str]

DEAR = 1000
"""From this price in 元 on, a clerk who thinks in 万元 writes 万元."""


def starred(work: Work, street: Street) -> str:
    """Return ``甲经费为26个社区*3000元/社区=7.8万元``, or several parts with their total."""
    told = [f"{_factors(part, street)}={_money(part.amount(street))}" for part in work.parts]
    return _listed(work, street, told, "、", "共计")


def crossed(work: Work, street: Street) -> str:
    """Return ``甲经费：26个社区×3000元/社区＝7.8万元``, or several parts with their total."""
    told = [f"{_factors(part, street, '×')}＝{_money(part.amount(street))}" for part in work.parts]
    return _listed(work, street, told, "，", "合计", lead="：")


def bracketed(work: Work, street: Street) -> str:
    """Return ``甲经费包括乙2万元（8场*2500元/场）、丙1万元（…），共计3万元``."""
    told = [f"{_money(part.amount(street))}（{_factors(part, street)}）" for part in work.parts]
    return _listed(work, street, told, "、", "共计")


def in_wan(work: Work, street: Street) -> str:
    """Return ``甲经费包括乙8场*0.25万元/场=2万元、丙…，合计3万元``: large prices in 万元."""
    told = [
        f"{_factors(part, street, in_wan=part.price >= DEAR)}={_money(part.amount(street))}"
        for part in work.parts
    ]
    return _listed(work, street, told, "、", "合计")


HANDS: tuple[Hand, ...] = (starred, crossed, bracketed, in_wan)


def written(works: tuple[Work, ...], street: Street, hand: Hand) -> str:
    """Return the whole of 测算依据 in one hand."""
    told = (f"{number}.{hand(work, street)}" for number, work in enumerate(works, start=1))
    return "；".join(told) + "。"


def _listed(
    work: Work, street: Street, told: list[str], glue: str, total: str, lead: str = ""
) -> str:
    if len(told) == 1:
        return f"{work.name}{lead or '为'}{told[0]}"
    parts = glue.join(f"{part.label}{text}" for part, text in zip(work.parts, told, strict=True))
    return f"{work.name}{lead or '包括'}{parts}，{total}{_money(work.amount(street))}"


def _factors(part: Part, street: Street, sign: str = "*", *, in_wan: bool = False) -> str:
    price = _money(Decimal(part.price) / YUAN_PER_WAN) if in_wan else f"{part.price}元"
    each = part.measure.removeprefix("个")
    times = f"{sign}{part.times}{part.period}" if part.period else ""
    return f"{part.quantity(street)}{part.measure}{sign}{price}/{each}{times}"


def _money(amount: Decimal) -> str:
    return f"{show(amount)}万元"
