"""IND031 指标名称重复."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.form import IndicatorClass
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.targets import Target, by_class, is_class_name

_ONE = {
    "code": "quantity",
    "number": 1,
    "name": "培训次数",
    "sign": "≥",
    "value": "4",
    "unit": "次",
}
_TWO = {**_ONE, "number": 2, "value": "6"}


@rule(
    code="IND031",
    name="指标名称重复",
    severity=Severity.WARNING,
    anchor="indicators.rows.name",
    message="{label}中有 {count} 个都叫“{name}”：编号 {numbers}",
    hint="请删去重复的，或在名称中写明区别，例如“（内资）”“（外资）”。",
    since="2020",
    basis="项目绩效目标审核：指标清晰、不重复",
    cases=(
        ok(indicators={"rows": [_ONE, {**_TWO, "name": "培训次数（骨干）"}]}),
        ok(indicators={"rows": [_ONE, {**_TWO, "code": "quality", "number": 1}]}),
        bad("2 个都叫“培训次数”", indicators={"rows": [_ONE, _TWO]}),
    ),
)
def duplicate_name(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """同一类中每个指标的名称各不相同。

    为什么：名称相同的指标分不清，考核时不知道对的是哪一个。
    不算的情形：括号中的说明不同；不同类别的同名指标；名称就是类别名的，另报一次。
    """
    for same in by_class(targets).values():
        named: dict[str, list[Target]] = {}
        for target in same:
            named.setdefault("".join(target.name.split()), []).append(target)
        for name, found in named.items():
            if len(found) > 1 and not is_class_name(name, found[0].kind):
                yield _breach(name, found, found[0].kind)


def _breach(name: str, found: list[Target], kind: IndicatorClass) -> Breach:
    numbers = tuple(str(target.row.number) for target in found)
    return at(
        found[1].row.name,
        *(target.row.name for target in (found[0], *found[2:])),
        label=kind.second,
        count=len(found),
        name=name,
        numbers=numbers,
    )
