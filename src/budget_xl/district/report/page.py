"""Writes the report as one HTML file that needs nothing else: no network, no other file."""

from __future__ import annotations

import base64
import hashlib
from decimal import Decimal
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from budget_xl.district.report.content import Report, annual
from budget_xl.district.standing import UNREAD
from budget_xl.workbook.ways import way
from budget_xl.workbook.xlsx import replacing

FOLDER = "page"
NAME_SHOWN = 18


def write_page(report: Report, target: Path) -> None:
    """Write the page to ``target``. Raises Problem when it cannot be written.

    The page allows itself no script and no style but its own, by their digests, and no fetch.
    """
    environment = Environment(
        loader=PackageLoader(__package__, FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"money": money, "short": short}
    style, script = _text("page.css"), _text("page.js")
    text = environment.get_template("page.html.j2").render(
        report=report,
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=(
            f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
            "base-uri 'none'; form-action 'none'"
        ),
        annual=annual,
        link=lambda file: link(file, target.parent),
        unread=UNREAD,
    )
    with replacing(target) as draft:
        draft.write_text(text, encoding="utf-8")


def link(file: Path, folder: Path) -> str:
    """Return the address of a received file as seen from ``folder``; blank when it lies nowhere."""
    if not file.is_file():
        return ""
    found = way(file.resolve(), folder.resolve())
    return Path(found).as_uri() if Path(found).is_absolute() else quote(found)


def money(amount: Decimal | None) -> str:
    """Return an amount with groups of thousands and two decimals; blank when there is none."""
    return "" if amount is None else f"{amount:,.2f}"


def short(text: str) -> str:
    """Return ``text`` cut to what fits beside a bar."""
    return text if len(text) <= NAME_SHOWN else text[: NAME_SHOWN - 1] + "…"


def digest(text: str) -> str:
    """Return what a content security policy calls ``text``."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(FOLDER, name).read_text(encoding="utf-8")
