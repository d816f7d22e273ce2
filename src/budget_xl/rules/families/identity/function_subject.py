"""IDN005 项目名称是功能科目."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Expenditure, Identity
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import Parameters, words

_CODE = regex(r"^[0-9\s.、（()）\-]+|[\s（(]*[类款项][)）]?$")
LONGEST = 60
"""A longer name is no subject."""


@rule(
    code="IDN005",
    name="项目名称是功能科目",
    severity=Severity.WARNING,
    anchor="identity.project_name",
    message="项目名称“{name}”是功能科目的名称，下面却列了 {count} 项支出",
    hint="请写具体项目的名称；互不相关的支出分开申报。",
    since="2020",
    basis="政府收支分类科目；预算绩效目标审核“明确清晰性”",
    cases=(
        ok(identity={"project_name": "梧桐里街公共安全支出保障项目"}),
        ok(identity={"project_name": "公共安全支出"}, parameters={"function_subjects": ()}),
        bad("“公共安全支出”", identity={"project_name": "公共安全支出"}),
        bad("“204公共安全支出（类）”", identity={"project_name": "204公共安全支出（类）"}),
    ),
)
def named_as_subject(
    identity: Identity, expenditure: Expenditure, parameters: Parameters
) -> Iterator[Breach]:
    """项目名称应当说出做什么事，不能用功能科目的名称。

    为什么：科目是分类，不是项目；名称是科目，里面往往装了许多互不相关的支出，目标也就无从写起。
    不算的情形：名称中含有科目的字样，但还写了具体的事；表式没有列出功能科目。
    """
    name = (identity.project_name.value or "").strip()
    subject = _CODE.sub("", name) if len(name) <= LONGEST else ""
    if subject and subject in words(parameters, "function_subjects"):
        yield at(identity.project_name, name=name, count=len(expenditure.items))
