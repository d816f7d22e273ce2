"""The texts that go into a profile, made from their templates."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

import budget_xl
from budget_xl.hosts.functions import FUNCTIONS

MODULE = "BudgetXL"
SCRIPT = "budget_xl_host.py"
PROBE = "budget_xl_probe.py"
NODE = "org.budget_xl.menu"
TITLE = "预算申报"
MENU = (
    ("校验", "check"),
    ("上一处", "previous_place"),
    ("下一处", "next_place"),
    ("增加一行", "add_row"),
    ("收起空行", "fold_rows"),
)
"""The entries of the menu and the actions behind them."""


def script_url(function: str, script: str = SCRIPT) -> str:
    """Return the address by which LibreOffice calls a function of a script in the profile."""
    return f"vnd.sun.star.script:{script}${function}?language=Python&location=user"


_TEMPLATES = Environment(
    loader=PackageLoader(__package__),
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 — Basic and Python are no markup; XML escapes by itself
    keep_trailing_newline=True,
)
_TEMPLATES.globals |= {
    "functions": FUNCTIONS,
    "menu": MENU,
    "module": MODULE,
    "node": NODE,
    "title": TITLE,
    "script_url": script_url,
}


def basic_module() -> str:
    """Return the Basic module with one function for every name that cells call."""
    return _render("module.xba.j2", source=_render("cells.bas.j2"))


def host_script() -> str:
    """Return the script that finds this budget_xl.

    Only its folder is recorded: what cells need is in it and in the standard library, and the
    library of another interpreter must not mix with LibreOffice's own.
    """
    place = Path(budget_xl.__file__).resolve().parents[1]
    return _render("budget_xl_host.py.j2", place=str(place))


def probe_script(answer: Path) -> str:
    """Return a script that writes the version of LibreOffice's Python to ``answer``."""
    return _render("probe.py.j2", answer=str(answer))


def menu_item() -> str:
    """Return the configuration of the menu, one line."""
    return _render("menu.xcu.j2")


def event_item() -> str:
    """Return the configuration that recalculates a form when it is opened, one line."""
    return _render("event.xcu.j2")


def _render(template: str, **values: object) -> str:
    return _TEMPLATES.get_template(template).render(**values)
