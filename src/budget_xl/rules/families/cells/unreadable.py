"""CEL002 数字格中不是数字."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from budget_xl.core.entry import Defect
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule, unchecked
from budget_xl.rules.texts import Entries


def _tests(form: Form) -> Tests:
    single = {
        key: f"ISTEXT({{{key}}})" for key, field in form.fields.items() if field.kind == "amount"
    }
    tables = {}
    for pool, declared in form.pools.items():
        numbers = [c.key for c in declared.columns if c.kind in {"amount", "number", "item"}]
        if numbers:
            tables[pool] = "+".join(f"ISTEXT({{{pool}.{name}}})" for name in numbers) + ">0"
    return {**single, **tables}


@rule(
    code="CEL002",
    name="数字格中不是数字",
    severity=Severity.ERROR,
    anchor="expenditure.items.amount",
    message="这里填的是“{raw}”，{defect}，不能参加计算",
    hint="只填数字，例如 12.5；“约”“万元”等文字请删去，说明写在说明栏。",
    since="2020",
    basis="申报表填表要求：金额格只填数字，单位万元",
    native=Native("数字格中不是数字", _tests),
    cases=(
        ok(expenditure={"items": [{"number": 1, "name": "宣传费", "amount": "12"}]}),
        bad(
            "约12万",
            expenditure={
                "items": [
                    {
                        "number": 1,
                        "name": "宣传费",
                        "amount": {"raw": "约12万", "defect": "NOT_A_NUMBER"},
                    }
                ]
            },
        ),
    ),
)
def unreadable(entries: Entries) -> Iterator[Breach]:
    """金额、数量、单价等格只能是数字，勾选格只能是 ☑ 或 □。

    为什么：文字在求和时被当作没有，合计会悄悄少算。
    不算的情形：留空的格；公式没有结果的格只报“未能核对”，请在 Excel 中打开、重新计算并保存。
    """
    for entry in chain.from_iterable(entries.values()):
        if entry.defect is None:
            continue
        if entry.defect is Defect.NOT_CALCULATED:
            yield unchecked(entry, "公式还没有算出结果，请在 Excel 中打开、保存后再核对")
        else:
            yield at(entry, raw=entry.raw, defect=entry.defect.value)
