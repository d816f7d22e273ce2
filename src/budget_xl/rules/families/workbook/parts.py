"""WBK020–WBK024 外部链接、宏、图片、批注和手动计算."""

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
    code="WBK020",
    name="引用了别的工作簿",
    severity=Severity.WARNING,
    anchor="identity.unit",
    message="有公式引用别的文件“{found}”，别人打开时取不到数",
    hint="把这些格改成数值（复制后“选择性粘贴—数值”），再断开链接。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("底稿", changes=(Change(Kind.EXTERNAL_LINK, _CELL, "底稿.xlsx"),)),
    ),
)
def external_link(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """工作簿不应引用别的文件。

    为什么：报送后文件不在一起，公式取不到数或取到旧数。
    不算的情形：本系统加载项的函数。
    """
    yield from changed(changes, Kind.EXTERNAL_LINK)


@rule(
    code="WBK021",
    name="带有宏",
    severity=Severity.WARNING,
    anchor="identity.unit",
    message="工作簿带有宏，不会被运行",
    hint="请另存为不含宏的“Excel 工作簿（.xlsx）”再交。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("宏", changes=(Change(Kind.MACRO, _CELL, "1"),)),
    ),
)
def macro(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """报送的工作簿不应带宏。

    为什么：宏可能带有病毒，多数单位的电脑会拦截。
    不算的情形：本系统的加载项，它不在工作簿里。
    """
    yield from changed(changes, Kind.MACRO)


@rule(
    code="WBK022",
    name="插入了图片或控件",
    severity=Severity.REMARK,
    anchor="identity.unit",
    message="工作簿中插入了 {found} 个图片、图表或控件，不会被汇总",
    hint="盖章扫描件等请另附文件；要报送的数请填进格子。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("1 个", changes=(Change(Kind.EMBEDDED, _CELL, "1"),)),
    ),
)
def embedded(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """申报表中不应插入图片、图表、控件和别的文件。

    为什么：图片里的数没有人能汇总，文件也会变得很大。
    不算的情形：模板自己的图形。
    """
    yield from changed(changes, Kind.EMBEDDED)


@rule(
    code="WBK023",
    name="有批注",
    severity=Severity.REMARK,
    anchor="identity.unit",
    message="工作簿中有批注，批注不会被汇总",
    hint="要让审核的人看到的话，请写在说明栏或备注栏。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("批注", changes=(Change(Kind.COMMENT, _CELL, "1"),)),
    ),
)
def comments(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """说明应写在说明栏，不写在批注中。

    为什么：批注不打印、不汇总，审核的人看不到，还可能带出内部意见。
    不算的情形：填写格自带的输入提示。
    """
    yield from changed(changes, Kind.COMMENT)


@rule(
    code="WBK024",
    name="改成了手动计算",
    severity=Severity.REMARK,
    anchor="identity.unit",
    message="工作簿改成了手动计算，合计可能还是旧数",
    hint="在“公式—计算选项”中选“自动”，保存后再交。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("旧数", changes=(Change(Kind.MANUAL, _CELL),)),
    ),
)
def manual(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """工作簿应自动计算。

    为什么：手动计算时，改了明细，合计不会跟着变。
    不算的情形：自动计算。
    """
    yield from changed(changes, Kind.MANUAL)
