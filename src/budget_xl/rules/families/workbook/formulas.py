"""WBK001–WBK005 公式和名称被改动."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.change import Change, Kind
from budget_xl.core.finding import Severity
from budget_xl.core.place import Ref
from budget_xl.core.rule import Breach, bad, ok, rule, unchecked
from budget_xl.rules.changed import changed

_CELL = Ref("申报表", "合计格")

BASIS = "区财政局发放模板时的约定：只填浅黄色的格，其余不动"


@rule(
    code="WBK001",
    name="合计公式被数值覆盖",
    severity=Severity.ERROR,
    anchor="expenditure.total",
    message="这一格应由公式算出{expected}，现在是直接填的“{found}”",
    hint="从新模板复制这一格，或按“修复公式”；填的数就是对的也要恢复公式。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("1800", changes=(Change(Kind.VALUE_FOR_FORMULA, _CELL, "1800"),)),
    ),
)
def value_for_formula(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """合计、测算金额等灰色的格必须由公式算出。

    为什么：填死的数不随明细变动，改了明细，合计仍是旧数，汇总就错了。
    不算的情形：公式由别的程序另存、写法不同而意思相同；模板是另一版生成的，只报“未能核对”。
    """
    yield from changed(changes, Kind.VALUE_FOR_FORMULA)
    for change in changes:
        if change.kind is Kind.UNCOMPARED:
            yield unchecked(change.ref, "模板版本不同或文件写法特殊，没能与模板逐格比对")


@rule(
    code="WBK002",
    name="计算公式被改动",
    severity=Severity.ERROR,
    anchor="expenditure.total",
    message="这一格的公式被改成“{found}”",
    hint="从新模板复制这一格，或按“修复公式”。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("SUM", changes=(Change(Kind.FORMULA_CHANGED, _CELL, "SUM(明细)+100"),)),
    ),
)
def formula_changed(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """合计、测算金额的公式必须与模板相同。

    为什么：多加一个数、少算一行，合计看似有公式，其实不对。
    不算的情形：大小写、工作表引号、加载项路径等写法不同；只供查看的公式另报。
    """
    yield from changed(changes, Kind.FORMULA_CHANGED)


@rule(
    code="WBK003",
    name="公式引用已断开",
    severity=Severity.ERROR,
    anchor="expenditure.total",
    message="这一格的公式引用了已不存在的格：“{found}”",
    hint="多半是剪切粘贴造成的：从新模板复制这一格，以后只用复制、不用剪切。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("#REF!", changes=(Change(Kind.FORMULA_BROKEN, _CELL, "SUM(#REF!)"),)),
    ),
)
def formula_broken(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """公式不能引用已经不存在的格。

    为什么：剪切、删除格子会使公式指向空处，结果是错误值或少算。
    不算的情形：没有剪切或删除过的工作簿。
    """
    yield from changed(changes, Kind.FORMULA_BROKEN)


@rule(
    code="WBK004",
    name="显示或校验用的公式被改动",
    severity=Severity.REMARK,
    anchor="expenditure.total",
    message="{count} 个只供显示或校验的公式被覆盖或改动",
    hint="不影响金额；要恢复显示，请换用新发的模板。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad("2 个", changes=(Change(Kind.HELPER_CHANGED, _CELL, "2", also=(_CELL,)),)),
    ),
)
def helper_changed(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """拼接名单、字数、状态行和校验列的公式应与模板相同。

    为什么：这些格不再随填写变动，填报人看到的提示可能是旧的。
    不算的情形：校验列的规则因软件版本不同而不同。
    """
    yield from changed(changes, Kind.HELPER_CHANGED)


@rule(
    code="WBK005",
    name="公式所用的名称失效",
    severity=Severity.ERROR,
    anchor="expenditure.total",
    message="工作簿中的名称“{expected}”{found}，用到它的公式算不对",
    hint="名称被剪切、删行或在名称管理器中改动；请把内容复制到新发的模板中。",
    since="2020",
    basis=BASIS,
    cases=(
        ok(),
        bad(
            "引用已断开", changes=(Change(Kind.NAME_BROKEN, _CELL, "引用已断开", "支出明细_金额"),)
        ),
    ),
)
def name_broken(changes: tuple[Change, ...]) -> Iterator[Breach]:
    """公式用到的名称必须指向模板中的位置。

    为什么：名称断开后，合计和校验都不再看到填写的内容。
    不算的情形：使用者另外添加的名称。
    """
    yield from changed(changes, Kind.NAME_BROKEN)
