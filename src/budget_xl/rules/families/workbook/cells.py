"""WBK006–WBK014 固定文字、格式、有效性和隐藏内容被改动."""

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
    code="WBK006",
    name="固定文字被改动",
    severity=Severity.WARNING,
    anchor="expenditure.items.name",
    message="{count} 处固定文字被改动：应为“{expected}”，现为“{found}”",
    hint="改回模板原来的文字；要补充说明，请写在说明栏。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("人员经费", changes=(Change(Kind.LABEL, _CELL, "人员经费", "2.项目支出"),)),
    ),
)
def label_changed(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """标题、栏目名称、序号等固定文字应与模板相同。

    为什么：栏目改了名，汇总仍按原栏目计，数就放错了地方。
    不算的情形：浅黄色格中填写的内容。
    """
    yield from changed(changes, Kind.LABEL)


@rule(
    code="WBK007",
    name="表外填有内容",
    severity=Severity.WARNING,
    anchor="expenditure.items.name",
    message="{count} 个不该填的格中有内容，第一处是“{found}”",
    hint="这些内容不会被汇总：请移到对应的浅黄色格或说明栏，再清空这里。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("备用", changes=(Change(Kind.OUTSIDE, _CELL, "备用 20"),)),
    ),
)
def outside(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """表格以外和不供填写的格不应有内容。

    为什么：写在表外的数和话没有人汇总，容易被当作已经报送。
    不算的情形：说明栏、备注栏。
    """
    yield from changed(changes, Kind.OUTSIDE)


@rule(
    code="WBK008",
    name="填写限制被粘贴覆盖",
    severity=Severity.REMARK,
    anchor="expenditure.items.amount",
    message="{count} 个格的填写限制（下拉、数字限制）已被粘贴掉",
    hint="内容仍会校验；以后请用“选择性粘贴—数值”。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("1 个", changes=(Change(Kind.VALIDATION, _CELL, "1"),)),
    ),
)
def validation_lost(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """金额、下拉等格的数据有效性应与模板相同。

    为什么：没有限制的格可以填进任何内容，错误要到校验时才发现。
    不算的情形：限制的写法因程序不同而不同。
    """
    yield from changed(changes, Kind.VALIDATION)


@rule(
    code="WBK009",
    name="数字格式被改成别的种类",
    severity=Severity.WARNING,
    anchor="expenditure.items.amount",
    message="{count} 个格的格式变成了“{found}”，看到的与实际的数可能不同",
    hint="把格式改回数值；日期或百分比格式下的金额请逐个核对。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("日期", changes=(Change(Kind.NUMBER_FORMAT, _CELL, "日期"),)),
    ),
)
def number_format(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """填写格的数字格式不应变成日期、百分比或文本。

    为什么：格式不同，12.5 会显示成日期或 1250%，填的人看不出填错。
    不算的情形：小数位数、千分位、颜色不同。
    """
    yield from changed(changes, Kind.NUMBER_FORMAT)


@rule(
    code="WBK010",
    name="锁定的格被解锁",
    severity=Severity.REMARK,
    anchor="expenditure.total",
    message="{count} 个不供填写的格已被解锁",
    hint="内容没有改动则不影响汇总；请不要再修改这些格。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("1 个", changes=(Change(Kind.UNLOCKED, _CELL, "1"),)),
    ),
)
def unlocked(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """公式和固定文字的格应保持锁定。

    为什么：解锁的格一碰就会改掉公式。
    不算的情形：取消整张表的保护（另报）。
    """
    yield from changed(changes, Kind.UNLOCKED)


@rule(
    code="WBK011",
    name="填写格被锁定",
    severity=Severity.REMARK,
    anchor="expenditure.items.amount",
    message="{count} 个填写格被锁定，保护状态下填不进去",
    hint="多半是粘贴带来的：请在新模板中填写，用“选择性粘贴—数值”。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("1 个", changes=(Change(Kind.LOCKED, _CELL, "1"),)),
    ),
)
def locked(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """浅黄色的格应能填写。

    为什么：锁住的格下一次修改时填不进去。
    不算的情形：灰色的格。
    """
    yield from changed(changes, Kind.LOCKED)


@rule(
    code="WBK012",
    name="合并的格被拆开或另行合并",
    severity=Severity.WARNING,
    anchor="expenditure.items.name",
    message="合并的格与模板不同，例如“{found}”",
    hint="合并时只留左上角的内容，请核对有没有内容丢失，再恢复原来的合并。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("左上", changes=(Change(Kind.MERGED, _CELL, "左上：右下"),)),
    ),
)
def merged(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """单元格的合并方式应与模板相同。

    为什么：合并会丢掉除左上角外的内容，拆开后填的内容可能落在别的格里。
    不算的情形：行高和列宽不同。
    """
    yield from changed(changes, Kind.MERGED)


@rule(
    code="WBK013",
    name="隐藏的行列中有内容",
    severity=Severity.WARNING,
    anchor="expenditure.items.amount",
    message="隐藏的行或列中有 {count} 个格填了内容，照样计入合计",
    hint="取消隐藏后核对：要的保留，不要的清空。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("1 个", changes=(Change(Kind.HIDDEN_DATA, _CELL, "1"),)),
    ),
)
def hidden_data(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """填了内容的行和列不应隐藏，供填写的列也不应隐藏。

    为什么：看不见的金额照样计入合计，打印出来的明细加不出合计。
    不算的情形：预留的空行。
    """
    yield from changed(changes, Kind.HIDDEN_DATA)


@rule(
    code="WBK014",
    name="突出显示的格式丢失",
    severity=Severity.REMARK,
    anchor="expenditure.items.amount",
    message="这张表上突出显示问题的颜色已丢失",
    hint="不影响内容；换用新发的模板可以恢复。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("颜色", changes=(Change(Kind.HIGHLIGHT, _CELL),)),
    ),
)
def highlight(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """有问题的格应能变色提示。

    为什么：没有颜色提示，填的人不容易看到问题。
    不算的情形：颜色深浅不同。
    """
    yield from changed(changes, Kind.HIGHLIGHT)
