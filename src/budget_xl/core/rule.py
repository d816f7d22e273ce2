"""Rules: one relation of the form, declared once, with its page, its message and its examples."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from budget_xl.core.change import Change
from budget_xl.core.entry import Entry
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form, Parameter
from budget_xl.core.place import Ref

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Phase(Enum):
    """When a rule is asked."""

    FILL = "填报"
    REVIEW = "审核"
    CONSOLIDATE = "汇总"


class Life(Enum):
    """Where a rule is in its life; only a stable one may say more than 提醒.

    A rule on trial proves itself first, and one on its way out sends no form back any more.
    """

    PREVIEW = "试行"
    STABLE = "现行"
    DEPRECATED = "将停用"


class Breach(NamedTuple):
    """What a rule function yields: where, with which numbers for the message, where else.

    ``cause`` names what is really wrong where the place does not tell it, such as one calculation
    of a long text; a rule that yields to another is silent on the same cause.
    """

    ref: Ref
    values: Mapping[str, Any] = NOTHING
    also: tuple[Ref, ...] = ()
    unchecked: str = ""
    cause: Hashable = None


def at(
    place: Ref | Entry[Any], /, *also: Ref | Entry[Any], cause: Hashable = None, **values: Any
) -> Breach:
    """Say that the rule is broken at ``place``; ``values`` fill the message of the rule."""
    return Breach(_ref(place), values, tuple(_ref(other) for other in also), cause=cause)


def unchecked(place: Ref | Entry[Any], /, why: str) -> Breach:
    """Say that the rule could not be checked at ``place``, and why."""
    return Breach(_ref(place), unchecked=why)


def _ref(place: Ref | Entry[Any]) -> Ref:
    return place.ref if isinstance(place, Entry) else place


Tests = Mapping[str, str]


class Native(NamedTuple):
    """The relation as spreadsheet formulas, true where the rule is broken, and what a cell says.

    ``tests`` holds a formula for every place where the verdict appears: beside a single value or,
    row by row, beside a table. ``{key}`` in it stands for the cell of a value or the column of a
    table. A function of the form makes them where they depend on its fields. With ``waits`` the
    cell says 待填 instead of the severity, since the form is still being filled.
    """

    says: str
    tests: Tests | Callable[[Form], Tests]
    waits: bool = False

    def of(self, form: Form) -> Tests:
        """Return the formulas for ``form`` by the place where their verdict appears."""
        return self.tests(form) if callable(self.tests) else self.tests


class Case(NamedTuple):
    """An example: plain data of a declaration, what the message must contain (bad ones only).

    It stands in the default form unless it names a ``form``; ``parameters`` replace those of the
    form, ``last_year`` holds the sections of the declaration of the year before, ``changes`` what
    was done to the workbook.
    """

    data: Mapping[str, Any]
    says: str = ""
    good: bool = True
    form: str = ""
    parameters: Mapping[str, Parameter] = NOTHING
    last_year: Mapping[str, Any] | None = None
    changes: tuple[Change, ...] = ()


_SETTING = ("form", "parameters", "last_year", "changes")


def ok(**data: Any) -> Case:
    """Return an example that the rule must accept; sections as in plain data."""
    return _case(data)


def bad(says: str, **data: Any) -> Case:
    """Return an example that the rule must report with a message that contains ``says``."""
    return _case(data, says=says, good=False)


def _case(data: dict[str, Any], **said: Any) -> Case:
    setting = {name: data.pop(name) for name in _SETTING if name in data}
    return Case(data, **said, **setting)


Check = Callable[..., Iterator[Breach]]


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule of the catalogue. Its function takes the sections that its parameters name.

    ``basis`` is the regulation or practice it rests on; ``yields_to`` holds the codes of rules
    whose finding on the same cause, or the same place, says all there is to say.
    """

    code: str
    name: str
    severity: Severity
    anchor: str
    message: str
    hint: str
    since: str
    cases: tuple[Case, ...]
    check: Check
    native: Native | None = None
    basis: str = ""
    yields_to: tuple[str, ...] = ()
    phases: frozenset[Phase] = frozenset(Phase)
    life: Life = Life.STABLE

    @property
    def reports(self) -> Severity:
        """The severity of its findings."""
        return self.severity if self.life is Life.STABLE else Severity.REMARK

    @property
    def page(self) -> str:
        """The catalogue page: the docstring of the rule's function."""
        return inspect.getdoc(self.check) or ""

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The names of the sections that the rule reads."""
        return tuple(inspect.signature(self.check).parameters)


def rule(**declared: Any) -> Callable[[Check], Rule]:
    """Turn a function into a Rule with the declared attributes; nothing is registered."""

    def declare(check: Check) -> Rule:
        return Rule(check=check, **declared)

    return declare
