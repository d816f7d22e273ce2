"""CEL001 必填项未填."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule
from budget_xl.forms.names import label_name
from budget_xl.rules.context import Fields


def _tests(form: Form) -> Tests:
    return {key: f'{{{key}}}=""' for key, field in form.fields.items() if field.required}


@rule(
    code="CEL001",
    name="必填项空白",
    severity=Severity.ERROR,
    anchor="identity.project_code",
    message="“{label}”没有填写",
    hint="请补填“{label}”；确实没有的，先与区财政局核实。",
    since="2020",
    basis="申报表填表要求；预算绩效目标审核“规范完整性”：无缺项",
    native=Native("必填项还没有填", _tests, waits=True),
    cases=(
        ok(identity={"project_code": "420111-2020-001"}),
        bad("项目代码", identity={"project_code": ""}),
    ),
)
def required_blank(fields: Fields) -> Iterator[Breach]:
    """表上标明必填的项目必须填写。

    为什么：缺项的申报表不能进入审核，项目代码空白还会使项目无法与预算管理系统对应。
    不算的情形：资金来源中没有发生的来源留空；备注留空；表式本身没有的项目。
    """
    for field, entry in fields:
        if field.required and (entry.is_blank or entry.value == ""):
            yield at(entry, label=label_name(field.label) or "项目绩效总目标")
