"""WBK015–WBK019 工作表被增删、隐藏或取消保护."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.change import Change, Kind
from budget_xl.core.finding import Severity
from budget_xl.core.place import Ref
from budget_xl.core.rule import Breach, bad, ok, rule
from budget_xl.rules.changed import changed

_CELL = Ref("申报表", "合计格")

BASIS = "区财政局发放模板时的约定：只填浅黄色的格，其余不动"


@rule(
    code="WBK015",
    name="多出工作表",
    severity=Severity.WARNING,
    anchor="identity.unit",
    message="多出工作表“{found}”，其中的内容不会被汇总",
    hint="要报送的内容请填进申报表；底稿请另存，不随表报送。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("底稿", changes=(Change(Kind.SHEET_ADDED, _CELL, "底稿"),)),
    ),
)
def sheet_added(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """工作簿中只应有模板的工作表。

    为什么：写在别的工作表中的内容没有人看，也可能带有不该外传的资料。
    不算的情形：模板自己的工作表。
    """
    yield from changed(changes, Kind.SHEET_ADDED)


@rule(
    code="WBK016",
    name="缺少工作表",
    severity=Severity.WARNING,
    anchor="identity.unit",
    message="缺少工作表“{expected}”{found}",
    hint="工作表被删除或改名；请把内容复制到新发的模板中。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("校验结果", changes=(Change(Kind.SHEET_GONE, _CELL, "", "校验结果"),)),
    ),
)
def sheet_gone(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """模板的工作表应齐全，名称不变。

    为什么：说明、校验结果等表缺了，填写的说明和规则就无处可查。
    不算的情形：工作表的先后次序不同。
    """
    yield from changed(changes, Kind.SHEET_GONE)


@rule(
    code="WBK017",
    name="工作表被隐藏",
    severity=Severity.WARNING,
    anchor="identity.unit",
    message="工作表“{found}”被隐藏",
    hint="请取消隐藏后核对内容再交。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("测算依据", changes=(Change(Kind.SHEET_HIDDEN, _CELL, "测算依据"),)),
    ),
)
def sheet_hidden(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """供填写和查看的工作表不应隐藏。

    为什么：隐藏的表照样计入汇总，审核的人却看不见。
    不算的情形：本系统自己的隐藏表。
    """
    yield from changed(changes, Kind.SHEET_HIDDEN)


@rule(
    code="WBK018",
    name="系统用的隐藏表被打开",
    severity=Severity.REMARK,
    anchor="identity.unit",
    message="系统用的表“{found}”被取消隐藏",
    hint="请不要改动其中的内容，否则工作簿将不能识别。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("_budget_xl", changes=(Change(Kind.STAMP_SHOWN, _CELL, "_budget_xl"),)),
    ),
)
def stamp_shown(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """记录表式和版本的隐藏表应保持隐藏。

    为什么：其中的内容一改，工作簿就认不出是哪一年的哪张表。
    不算的情形：由别的程序另存后，仍是隐藏状态。
    """
    yield from changed(changes, Kind.STAMP_SHOWN)


@rule(
    code="WBK019",
    name="保护被取消",
    severity=Severity.REMARK,
    anchor="identity.unit",
    message="工作表保护被取消：{found}",
    hint="内容已逐格与模板比对；以后请在保护状态下填写。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("申报表", changes=(Change(Kind.UNPROTECTED, _CELL, "申报表"),)),
    ),
)
def unprotected(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """工作表应保持保护状态。

    为什么：没有保护时容易误改公式和固定文字。
    不算的情形：由加载项临时取消、又恢复的。
    """
    yield from changed(changes, Kind.UNPROTECTED)
