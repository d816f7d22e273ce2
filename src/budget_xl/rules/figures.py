"""The figures that must be one: 当年预算, 资金来源合计 and 支出明细合计."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.computed import basis_sums
from budget_xl.core.declaration import Basis, Budget, Expenditure, Funding, Item
from budget_xl.core.place import Ref
from budget_xl.rules.pairing import Told, is_sum

LEAST_YUAN = money.YUAN_PER_WAN * money.CENT
"""The smallest amount of a form, 0.01 万元, in 元."""


def annual_figures(
    budget: Budget, funding: Funding, expenditure: Expenditure
) -> tuple[Decimal, ...]:
    """Return what the form gives as the budget of the year, in 万元.

    Where they differ another rule says so; a text that agrees with one of them is not wrong too.
    """
    entries = (budget.annual, expenditure.total, funding.total)
    return tuple(entry.value for entry in entries if entry.value is not None)


def odd_place(
    budget: Budget, funding: Funding, expenditure: Expenditure, basis: Basis, told: Told
) -> Ref | None:
    """Return where the fault lies when the items differ from all the rest; None when they do not.

    It is the item that explains the difference by itself, the first of the subtotals that do, or
    else the total of the items.
    """
    total = expenditure.total.value
    others = [entry.value for entry in (budget.annual, funding.total) if entry.value is not None]
    if total is None or len(others) < len((budget.annual, funding.total)):
        return None
    if not money.near(*others) or money.near(total, others[0]):
        return None
    gap = total - others[0]
    twice = list(subtotal_rows(expenditure))
    if twice and gap == sum(item.amount.value or 0 for item in twice):
        return twice[0].amount.ref
    item = item_in_yuan(expenditure, gap) or _item_off(expenditure, basis, told, gap)
    return item.amount.ref if item else expenditure.total.ref


def item_in_yuan(expenditure: Expenditure, gap: Decimal) -> Item | None:
    """Return the item whose amount, read as 元, makes the total smaller by just ``gap``."""
    for item in expenditure.items:
        amount = item.amount.value
        if amount is None or amount < LEAST_YUAN:
            continue
        if money.near(amount - amount / money.YUAN_PER_WAN, gap):
            return item
    return None


def subtotal_rows(expenditure: Expenditure) -> Iterator[Item]:
    """Yield the items that only repeat the sum of those above: 小计."""
    since_last = whole = Decimal(0)
    for item in expenditure.items:
        amount = item.amount.value or Decimal(0)
        if not is_sum(item):
            since_last, whole = since_last + amount, whole + amount
            continue
        if amount and (money.near(amount, since_last) or money.near(amount, whole)):
            yield item
        since_last = Decimal(0)


def _item_off(expenditure: Expenditure, basis: Basis, told: Told, gap: Decimal) -> Item | None:
    """Return the item whose calculation differs from it by just ``gap``."""
    sums = basis_sums(basis.rows)
    said = {number: [amount] for number, amount in sums.items()}
    for item, part in told:
        amounts = [amount for amount in (part.stated, part.summed) if amount is not None]
        said.setdefault(item.number, []).extend(amounts if part.is_complete else [])
    for item in expenditure.items:
        own = item.amount.value
        if own is not None and any(money.near(own - x, gap) for x in said.get(item.number, ())):
            return item
    return None
