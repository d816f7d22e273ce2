"""IDN001 考核级次勾选有误."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Identity
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule


@rule(
    code="IDN001",
    name="考核级次未勾选或多选",
    severity=Severity.ERROR,
    anchor="identity.general",
    message="“一般项目”“重点项目”应当勾选一个，现在勾选了 {ticked} 个",
    hint="请在下拉中只给一个选 ☑，另一个保持 □。",
    since="2020",
    basis="申报表填表要求：考核级次勾选一项",
    native=Native(
        "考核级次应当勾选一个",
        {"identity.general": '({identity.general}="☑")+({identity.key}="☑")<>1'},
        waits=True,
    ),
    cases=(
        ok(identity={"general": True, "key": False}),
        bad("0 个", identity={"general": False, "key": False}),
        bad("2 个", identity={"general": True, "key": True}),
    ),
)
def ticks(identity: Identity, form: Form) -> Iterator[Breach]:
    """考核级次的两个方框必须勾选一个，也只能勾选一个。

    为什么：一般项目与重点项目的审核方式不同，不勾选就无法分派审核。
    不算的情形：用 √、✓、■ 表示勾选；没有考核级次的表式。
    """
    ticked = [box.value for box in (identity.general, identity.key)].count(True)
    if ticked != 1 and "identity.general" in form.fields:
        yield at(identity.general, ticked=ticked)
