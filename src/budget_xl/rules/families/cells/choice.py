"""CEL005 填了选项以外的内容."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule

TABLES = ("basis.rows",)
_ROW = {"number": 1, "item": "1", "content": "慰问", "price": "5", "amount": "5"}


@lru_cache
def _choices(form: Form) -> dict[str, tuple[str, ...]]:
    """Return the choices of single fields by key, of columns by table and attribute."""
    found = {key: field.choices for key, field in form.fields.items() if field.kind == "choice"}
    for pool in TABLES:
        columns = form.pools[pool].columns if pool in form.pools else ()
        found |= {f"{pool}.{c.key}": c.choices for c in columns if c.kind == "choice"}
    return found


def _tests(form: Form) -> Tests:
    tests = {}
    for key, choices in _choices(form).items():
        place = next((pool for pool in TABLES if key.startswith(pool)), key)
        known = "*".join(f'({{{key}}}<>"{choice}")' for choice in choices)
        tests[place] = f'({{{key}}}<>"")*{known}>0'
    return tests


@rule(
    code="CEL005",
    name="填了选项以外的内容",
    severity=Severity.ERROR,
    anchor="basis.rows.price_unit",
    message="这里填的是“{value}”，只能选：{choices}",
    hint="请从下拉中选择；复制粘贴会带入选项以外的内容。",
    since="2020",
    basis="申报表填表要求：下拉项按选项填写",
    native=Native("不在选项之中", _tests),
    cases=(
        ok(basis={"rows": [{**_ROW, "price_unit": "万元"}]}),
        ok(basis={"rows": [_ROW]}),
        bad("“千元”", basis={"rows": [{**_ROW, "price_unit": "千元"}]}),
        bad("新增、延续", identity={"nature": "新建"}),
    ),
)
def not_a_choice(declaration: Declaration, form: Form) -> Iterator[Breach]:
    """有下拉的格子只能填选项之中的内容。

    为什么：单价单位写成“千元”，测算会按万元计算，差一千倍也看不出来。
    不算的情形：留空；指标的符号（另有规则，能认出 >= 等写法）。
    """
    for key, known in _choices(form).items():
        place, _, name = key.rpartition(".")
        owner = attrgetter(place)(declaration)
        for row in owner if place in TABLES else (owner,):
            entry = getattr(row, name)
            if entry.value is not None and entry.value.strip() not in known:
                yield at(entry, value=entry.value, choices=known)
