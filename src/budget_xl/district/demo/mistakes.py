"""Mistakes that clerks make, each planted in a correct declaration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from budget_xl.core.entry import Defect
from budget_xl.core.money import YUAN_PER_WAN, show
from budget_xl.district.demo.fill import Plain
from budget_xl.district.demo.work import Work

Mistake = Callable[[Plain], None]


def amount_as_text(data: Plain) -> None:
    """Type 万 behind the amount of the last item, which makes it a text."""
    item = data["expenditure"]["items"][-1]
    item["amount"] = {"raw": f"{item['amount']}万", "defect": Defect.NOT_A_NUMBER.name}


def unbalanced(data: Plain) -> None:
    """Ask for 5 万元 more than is to be spent."""
    for line in data["funding"]["lines"]:
        if "amount" in line:
            line["amount"] = show(Decimal(line["amount"]) + 5)


def part_above_whole(data: Plain) -> None:
    """Copy the amount of 其中 from a paper with another total."""
    for line in data["funding"]["lines"]:
        if line["code"] == "general_new":
            line["amount"] = show(Decimal(line["amount"]) + 20)


def both_ticked(data: Plain) -> None:
    """Tick both boxes of 考核级次."""
    data["identity"].update(general=True, key=True)


def phone_twice(data: Plain) -> None:
    """Give the telephone of one office to the next, without the area code."""
    first, second = data["identity"]["executors"][:2]
    second["phone"] = first["phone"].removeprefix("027-")


def yuan_for_wan(data: Plain) -> None:
    """Type the smallest item in 元."""
    item = min(data["expenditure"]["items"], key=lambda row: Decimal(row["amount"]))
    item["amount"] = show(Decimal(item["amount"]) * YUAN_PER_WAN)


def copied_words(data: Plain, other: Plain) -> None:
    """Take the reasons and the goal of another street, and change what gives it away."""
    for key in ("relevance", "significance", "goal"):
        data["narrative"][key] = other["narrative"][key].replace("街道", "本街")


def dear_patrols(works: tuple[Work, ...]) -> tuple[Work, ...]:
    """Return ``works`` with patrols that cost far more a head than anywhere else."""
    patrol = next(work for work in works if work.name.startswith("治安巡逻"))
    parts = tuple(replace(part, price=part.price * 2) for part in patrol.parts)
    return tuple(replace(work, parts=parts) if work is patrol else work for work in works)


def swapped_digits(data: Plain) -> None:
    """Swap the first two digits of the last 共计 in 测算依据."""
    narrative = data["narrative"]
    before, total, after = narrative["basis"].rpartition("共计")
    narrative["basis"] = f"{before}{total}{after[1]}{after[0]}{after[2:]}"
