"""IND041 指标编号不连续."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Indicators
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, at, bad, ok, rule

_ROW = {
    "code": "quantity",
    "number": 1,
    "name": "培训次数",
    "sign": "≥",
    "value": "4",
    "unit": "次",
}


@rule(
    code="IND041",
    name="指标编号不连续",
    severity=Severity.REMARK,
    anchor="indicators.rows.name",
    message="指标中间空了行，编号不连续：{gaps}",
    hint="请把后面的指标上移，或删去空行。",
    since="2020",
    basis="申报表的排列要求：各类指标从 1 起连续编号",
    cases=(
        ok(indicators={"rows": [_ROW, {**_ROW, "number": 2, "name": "培训人数"}]}),
        bad("数量指标2", indicators={"rows": [_ROW, {**_ROW, "number": 3, "name": "培训人数"}]}),
    ),
)
def gap_in_numbers(indicators: Indicators, form: Form) -> Iterator[Breach]:
    """每一类指标从 1 起连续编号，中间不空行。

    为什么：缺号会让人以为漏了一行。
    不算的情形：最后面的空行；整类都没有填；全表只提醒一次。
    """
    last: dict[str, int] = {}
    gaps, places = [], []
    for row in indicators.rows:
        missing = range(last.get(row.code, 0) + 1, row.number)
        last[row.code] = row.number
        if missing:
            label = form.classes[row.code].second if row.code in form.classes else row.code
            gaps += [f"{label}{number}" for number in missing]
            places.append(row.name)
    if gaps:
        yield at(places[0], *places[1:], gaps=tuple(gaps))
