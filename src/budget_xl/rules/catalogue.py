"""The catalogue: every rule of this package, found by looking through its modules."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from budget_xl.core.problem import Problem
from budget_xl.core.rule import Rule
from budget_xl.rules import families


class Catalogue(NamedTuple):
    """The rules in the order of their codes."""

    rules: tuple[Rule, ...]

    def find(self, code: str) -> Rule:
        """Return the rule of that code. Raises Problem when there is none."""
        for item in self.rules:
            if item.code == code:
                return item
        raise Problem(
            "unknown-rule", f"没有编号为 {code} 的规则。", "用 budget-xl rules 查看全部规则。"
        )


@lru_cache
def load_catalogue() -> Catalogue:
    """Return the catalogue of all rules in ``rules/families``."""
    found: list[Rule] = []
    for module in pkgutil.walk_packages(families.__path__, f"{families.__name__}."):
        names = vars(import_module(module.name)).values()
        found += [item for item in names if isinstance(item, Rule)]
    return Catalogue(tuple(sorted(found, key=lambda item: item.code)))
