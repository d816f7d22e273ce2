"""What the registry of Windows says of Excel, reduced to what the doctor asks."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any

OFFICES = ("16.0", "15.0", "14.0")
OWN = r"Software\Microsoft\Office"
POLICY = r"Software\Policies\Microsoft\Office"

Registry = Callable[[str], dict[str, Any]]
"""Takes a key of the user, returns its values by lower-case name, none when there is no key."""


def user_registry(key: str) -> dict[str, Any]:
    """Return the values of a key of the user."""
    winreg: Any = importlib.import_module("winreg")
    found: dict[str, Any] = {}
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            for number in range(winreg.QueryInfoKey(opened)[1]):
                name, value, _ = winreg.EnumValue(opened, number)
                found[name.lower()] = value
    except FileNotFoundError:
        return {}
    return found


def is_set(registry: Registry, name: str, *, below: str = r"Excel\Security") -> bool:
    """Tell whether user or policy switched on the setting ``name``, in any version of Office."""
    return any(registry(key).get(name.lower()) == 1 for key in _keys(below))


def by_policy(registry: Registry, name: str, *, below: str = r"Excel\Security") -> Any:
    """Return what a policy says of ``name``, None when none does."""
    for office in OFFICES:
        said = registry(rf"{POLICY}\{office}\{below}").get(name.lower())
        if said is not None:
            return said
    return None


def disabled_files(registry: Registry) -> Iterator[str]:
    """Yield what Excel says of the files that it switched off after a crash."""
    for office in OFFICES:
        for value in registry(rf"{OWN}\{office}\Excel\Resiliency\DisabledItems").values():
            if isinstance(value, bytes):
                yield value.decode("utf-16-le", errors="ignore").lower()


def opened_at_start(registry: Registry) -> Iterator[str]:
    """Yield the add-ins that Excel opens besides those in its start-up folder."""
    for office in OFFICES:
        for name, value in registry(rf"{OWN}\{office}\Excel\Options").items():
            if name.startswith("open"):
                yield str(value)


def _keys(below: str) -> Iterator[str]:
    for office in OFFICES:
        for root in (OWN, POLICY):
            yield rf"{root}\{office}\{below}"
