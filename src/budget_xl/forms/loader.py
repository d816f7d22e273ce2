"""Loads the declared forms from their TOML files."""

from __future__ import annotations

import hashlib
import json
import os
import pkgutil
import tomllib
from decimal import Decimal
from functools import lru_cache
from typing import Any

from budget_xl.core.form import (
    Block,
    Field,
    FieldsBlock,
    Form,
    FundingBlock,
    HeadingBlock,
    IndicatorClass,
    IndicatorsBlock,
    ItemsBlock,
    Line,
    NarrativeBlock,
    Parameter,
    Pool,
    TicksBlock,
)
from budget_xl.core.problem import Problem

DEFAULT_FORM = "hongshan-2020"


@lru_cache
def form_ids() -> tuple[str, ...]:
    """Return the ids of all declared forms, sorted."""
    # A process that answers cells starts a tenth sooner without pathlib and importlib.resources.
    files = os.listdir(os.path.dirname(__file__))  # noqa: PTH120, PTH208
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


@lru_cache
def load_form(form_id: str = DEFAULT_FORM, year: int | None = None) -> Form:
    """Return the declared form ``form_id``, for ``year`` or the year of its declaration.

    Raises Problem when no such form is declared.
    """
    if form_id not in form_ids():
        raise Problem(
            "unknown-form",
            f"没有编号为 {form_id[:40]} 的表式。",
            f"可用的表式：{'、'.join(form_ids())}。",
        )
    data = pkgutil.get_data(__package__, f"{form_id}.toml") or b""
    table = tomllib.loads(data.decode())
    return Form(
        id=table["id"],
        version=table["version"],
        district=table["district"],
        title_pattern=table["title"],
        year=year or table["year"],
        area_code=table["area_code"],
        blocks=tuple(_block(block) for block in table["blocks"]),
        pools={key: _pool(pool) for key, pool in table["pools"].items()},
        parameters={key: _parameter(value) for key, value in table["parameters"].items()},
        fingerprint=_fingerprint(table),
    )


def _fingerprint(table: dict[str, Any]) -> str:
    """Return the digest of all that shapes the workbook: everything but the parameters."""
    shape = {key: value for key, value in table.items() if key != "parameters"}
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()


def _parameter(value: Any) -> Parameter:
    if isinstance(value, list):
        return tuple(value)
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return str(value)


def _field(table: dict[str, Any]) -> Field:
    return Field(**{**table, "choices": tuple(table.get("choices", ()))})


def _pool(table: dict[str, Any]) -> Pool:
    columns = tuple(_field({"label": "", **column}) for column in table["columns"])
    return Pool(**{**table, "columns": columns})


def _block(table: dict[str, Any]) -> Block:
    match table["kind"]:
        case "heading":
            return HeadingBlock(_field(table["unit"]), _field(table["code"]), table["note"])
        case "fields":
            return FieldsBlock(tuple(tuple(_field(f) for f in row) for row in table["rows"]))
        case "ticks":
            return TicksBlock(table["label"], tuple(_field(f) for f in table["fields"]))
        case "narrative":
            return NarrativeBlock(table["label"], tuple(_field(f) for f in table["fields"]))
        case "funding":
            lines = tuple(Line(**line) for line in table["lines"])
            return FundingBlock(table["label"], _field(table["total"]), lines)
        case "items":
            return ItemsBlock(
                table["label"],
                table["sublabel"],
                _field(table["total"]),
                _field(table["basis"]),
            )
        case "indicators":
            classes = tuple(IndicatorClass(**item) for item in table["classes"])
            return IndicatorsBlock(table["label"], classes)
        case kind:
            raise ValueError(f"unknown kind of block: {kind}")
