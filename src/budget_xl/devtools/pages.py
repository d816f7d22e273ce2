"""The catalogue as pages: one for every rule, and the list of all."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from budget_xl.core.rule import Rule
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.page import family, level, markdown

FOLDER = Path("docs/规则")

HEAD = """\
# 校验规则

共 {count} 条。错误必须改正；警告、提醒请核对，确实无误的可以写明理由。
未能核对的地方不是填错，请人工核对。试行的规则只作提醒。本页和各条的说明由程序中的规则声明生成，请勿手工修改。
"""


def files(root: Path) -> dict[Path, bytes]:
    """Return the pages below ``root``."""
    rules = load_catalogue().rules
    pages = {f"{item.code}.md": markdown(item) for item in rules}
    texts = {"README.md": _list(rules), **pages}
    return {root / FOLDER / name: text.encode() for name, text in texts.items()}


def _list(rules: tuple[Rule, ...]) -> str:
    parts = [HEAD.format(count=len(rules))]
    for title, members in groupby(rules, family):
        rows = [f"| [{r.code}]({r.code}.md) | {level(r)} | {r.name} |" for r in members]
        parts.append(
            "\n".join([f"## {title}\n", "| 编号 | 级别 | 名称 |", "| --- | --- | --- |", *rows, ""])
        )
    return "\n".join(parts)
