"""``python -m budget_xl.devtools``: writes what is generated, proves it fresh, begins a rule."""

from __future__ import annotations

import argparse
import datetime as dt
import sys

from budget_xl.devtools.generated import stale, write
from budget_xl.devtools.new_rule import add_rule

NEXT = "now give it a name of its own, write the rule, and run pytest tests/rules/test_catalogue.py"


def main(arguments: list[str] | None = None) -> int:
    """Do what the command says; return 0, 1 when something is stale, 2 when it cannot."""
    parser = argparse.ArgumentParser(prog="python -m budget_xl.devtools", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only tell what is stale")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    new = commands.add_parser("add-rule", help="begin the module of a new rule")
    new.add_argument("code", help="three letters of its family and a number, such as BAS042")
    asked = parser.parse_args(arguments)
    if asked.command == "add-rule":
        return _begin(asked.code)
    if not asked.check:
        write()
        return 0
    lines = stale()
    for line in lines:
        print(f"{line}; run python -m budget_xl.devtools")
    return 1 if lines else 0


def _begin(code: str) -> int:
    try:
        path = add_rule(code, dt.datetime.now(dt.UTC).year)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{path}: {NEXT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
