"""The table of rules in README.md, between its markers."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from budget_xl.devtools.pages import FOLDER
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.page import family, level

README = Path("README.md")
START, END = "<!-- rules -->", "<!-- end -->"


def files(root: Path) -> dict[Path, bytes]:
    """Return README.md below ``root`` with the table of the rules as they are.

    Raises ValueError when README.md has lost its markers.
    """
    path = root / README
    before, start, rest = path.read_text(encoding="utf-8").partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"{path} needs the markers {START} and {END}")
    return {path: f"{before}{start}\n{table()}\n{end}{after}".encode()}


def table() -> str:
    """Return the rules by family, each with its severity, as a Markdown table."""
    lines = ["| 编号 | 级别 | 名称 |", "| --- | --- | --- |"]
    for title, members in groupby(load_catalogue().rules, family):
        lines.append(f"| | | **{title}** |")
        for item in members:
            link = f"[{item.code}]({FOLDER.as_posix()}/{item.code}.md)"
            lines.append(f"| {link} | {level(item)} | {item.name} |")
    return "\n".join(lines)
