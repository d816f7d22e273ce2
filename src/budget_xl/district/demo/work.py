"""What one line of 支出明细 is made of: parts with prices, promises, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from budget_xl.core.money import YUAN_PER_WAN
from budget_xl.district.demo.streets import Street

Promise = tuple[str, str, str, str, str]
"""An indicator: class, name, sign, value, unit."""


@dataclass(frozen=True, slots=True)
class Part:
    """A price in 元 for so many of something, paid once or so many times a year.

    ``per`` is the fact of a street that decides how many, ``rate`` how many for each of it.
    """

    label: str
    per: str
    rate: str
    measure: str
    price: int
    times: int = 1
    period: str = ""

    @property
    def unit(self) -> str:
        """计量单位 of an indicator that counts it: 个 for 个社区."""
        return "个" if self.measure.startswith("个") else self.measure

    def quantity(self, street: Street) -> int:
        """Return how many ``street`` needs, at least one."""
        fact = getattr(street, self.per) if self.per else 1
        return max(1, int(fact * Decimal(self.rate)))

    def amount(self, street: Street) -> Decimal:
        """Return the money for ``street`` in 万元."""
        return Decimal(self.quantity(street) * self.price * self.times) / YUAN_PER_WAN


@dataclass(frozen=True, slots=True)
class Work:
    """One line of 支出明细.

    ``counted`` names the quantity indicator of its first part; ``about`` is the title of the
    document that asks for it, ``task`` what is done and ``problem`` what it solves.
    """

    name: str
    office: str
    parts: tuple[Part, ...]
    counted: str
    promises: tuple[Promise, ...]
    about: str
    task: str
    problem: str

    def amount(self, street: Street) -> Decimal:
        """Return the money for ``street`` in 万元."""
        return sum((part.amount(street) for part in self.parts), Decimal(0))
