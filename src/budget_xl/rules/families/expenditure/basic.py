"""EXP008 项目中列有通常属于基本支出的开支."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import Parameters, words
from budget_xl.rules.spending import Spending

_TABLE = {"number": 1, "item": "1", "content": "办公用房房租", "price": "48", "amount": "48"}


@rule(
    code="EXP008",
    name="项目中列有通常属于基本支出的开支",
    severity=Severity.REMARK,
    anchor="narrative.basis",
    message="{names}通常属于基本支出",
    hint="请核对应否列入项目；确由项目负担的，写明依据。",
    since="2020",
    basis="部门预算编制惯例：人员和日常公用开支列基本支出",
    cases=(
        ok(narrative={"basis": "1.普法经费包括宣传费3万元、讲座费2万元，共计5万元。"}),
        ok(basis={"rows": [{**_TABLE, "content": "讲座"}]}),
        bad("房租支出47.9万元", narrative={"basis": "1.机关运行费包括房租支出47.9万元、水费1万元，共计48.9万元。"}),
        bad("办公用房房租48万元", basis={"rows": [_TABLE]}),
        bad("工会经费5万元", expenditure={"items": [{"number": 1, "name": "工会经费", "amount": "5"}]}),
    ),
)  # fmt: skip
def basic_expenditure(spendings: tuple[Spending, ...], parameters: Parameters) -> Iterator[Breach]:
    """工会经费、房租、餐费等日常开支一般在基本支出中安排。

    为什么：同一项开支在基本支出和项目中各列一次，就重复安排了预算。
    不算的情形：表式没有列出这类开支的名称；名称相近的专门工作（如社区伙食补贴）。
    """
    names = "\n".join(one.name for one in spendings)
    daily = [word for word in words(parameters, "basic_expenditure") if word in names]
    found = [one for one in spendings if any(map(one.name.__contains__, daily))]
    if found:
        said = tuple(dict.fromkeys(one.words for one in found))
        first, *rest = dict.fromkeys(one.place.ref for one in found)
        yield at(first, *rest, names=said)
