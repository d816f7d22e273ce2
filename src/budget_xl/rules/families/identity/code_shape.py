"""IDN012 项目代码写法不符."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budget_xl.core.declaration import Identity
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import Parameters

_PATTERN = {"project_code_pattern": r"\d+[RYT]\d+"}


@rule(
    code="IDN012",
    name="项目代码写法不符",
    severity=Severity.WARNING,
    anchor="identity.project_code",
    message="项目代码“{code}”（{length} 位）不是预算管理系统中的写法",
    hint="请从预算管理系统复制项目代码。",
    since="2020",
    basis="预算管理一体化：项目代码由系统统一编制",
    cases=(
        ok(identity={"project_code": "42011120T0001"}, parameters=_PATTERN),
        ok(identity={"project_code": "2020-001"}),
        bad("12 位", identity={"project_code": "420111200001"}, parameters=_PATTERN),
    ),
)
def code_differs(identity: Identity, parameters: Parameters) -> Iterator[Breach]:
    """项目代码必须是预算管理系统中的写法。

    为什么：少一位就对不上系统中的项目。
    不算的情形：留空（另报必填项空白）；表式没有规定代码的写法。
    """
    code = (identity.project_code.value or "").strip()
    pattern = parameters.get("project_code_pattern")
    if code and isinstance(pattern, str) and not re.fullmatch(pattern, code):
        yield at(identity.project_code, code=code, length=len(code))
