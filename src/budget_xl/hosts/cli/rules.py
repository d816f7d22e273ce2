"""The command that shows the catalogue: all rules, or the page of one."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

import click
from rich.markdown import Markdown

from budget_xl.core.rule import Phase, Rule
from budget_xl.hosts.cli.show import COLORS, console


@click.command()
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出，供程序读取。")
def rules(code: str | None, as_json: bool) -> int:
    """查看校验规则；写上编号查看这一条的说明和例子。"""
    from budget_xl.district.across.catalogue import whole_catalogue
    from budget_xl.rules.page import markdown

    catalogue = whole_catalogue()
    chosen = [catalogue.find(code.upper())] if code else list(catalogue.rules)
    if as_json:
        data = {"version": 1, "rules": [_data(item) for item in chosen]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif code:
        console.print(Markdown(markdown(chosen[0])), soft_wrap=False)
    else:
        _list(chosen)
    return 0


def _list(chosen: list[Rule]) -> None:
    from budget_xl.rules.page import family, level

    for title, members in groupby(chosen, family):
        console.print(f"\n{title}", style="bold", markup=False)
        for item in members:
            color = COLORS[item.reports.value]
            console.print(f"  {item.code} [{color}]{level(item)}[/] {item.name}")
    console.print(f"\n共 {len(chosen)} 条；查看一条：budget-xl rules {chosen[0].code}")


def _data(item: Rule) -> dict[str, Any]:
    from budget_xl.rules.page import family, page, words

    parts = page(item)
    return {
        "code": item.code,
        "name": item.name,
        "family": family(item),
        "severity": item.reports.value,
        "phases": [phase.value for phase in Phase if phase in item.phases],
        "life": item.life.value,
        "since": item.since,
        "basis": item.basis,
        "anchor": item.anchor,
        "message": item.message,
        "hint": item.hint,
        "what": parts.what,
        "why": parts.why,
        "exempt": parts.exempt,
        "examples": [
            {"good": case.good, "fills": words(case), "says": case.says} for case in item.cases
        ],
    }
