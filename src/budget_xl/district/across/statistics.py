"""Median and spread of amounts, exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """``median`` of some amounts and ``mad``, the median of their distances from it."""

    median: Decimal
    mad: Decimal


def median(amounts: Iterable[Decimal]) -> Decimal:
    """Return the middle of ``amounts``, or the mean of the two in the middle."""
    ranked = sorted(amounts)
    half = len(ranked) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def spread(amounts: Iterable[Decimal]) -> Spread:
    """Return median and MAD of ``amounts``."""
    found = list(amounts)
    middle = median(found)
    return Spread(middle, median(abs(amount - middle) for amount in found))
