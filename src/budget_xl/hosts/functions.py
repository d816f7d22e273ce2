"""The functions that cells call: their names, what answers them, and help in words of the form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.zones import check_areas, check_name
from budget_xl.rules import inline


class Argument(NamedTuple):
    """One range that a function reads."""

    name: str
    help: str


class Function(NamedTuple):
    """One function: ``call`` takes the values of its ranges, blocks as ``inline`` wants them."""

    name: str
    call: Callable[..., Any]
    arguments: tuple[Argument, ...]
    help: str


_STAMP = Argument("stamp", "隐藏表上的模板标记")
_ALL = (
    _STAMP,
    Argument("main", "申报表的全部内容"),
    Argument("basis", "测算依据的全部内容"),
    Argument("contacts", "单位与联系人的全部内容"),
    Argument("results", "校验结果的全部内容"),
)


def _blocks() -> list[str]:
    """Return the keys of the blocks of all forms that have a check column."""
    forms = map(load_form, form_ids())
    return list(dict.fromkeys(block for form in forms for block in check_areas(lay_out(form))))


FUNCTIONS: tuple[Function, ...] = (
    Function(
        "BX_SUBTOTAL",
        inline.subtotal_of,
        (_STAMP, Argument("labels", "各行名称"), Argument("amounts", "各行金额（万元）")),
        "各行金额之和（万元），其中项不重复计入。",
    ),
    Function(
        "BX_BASIS_AMOUNT",
        inline.basis_amounts,
        (
            Argument("quantity", "数量"),
            Argument("price", "单价"),
            Argument("unit", "单价单位（元或万元）"),
            Argument("times", "次数或月数"),
        ),
        "每行测算的金额（万元）：数量×单价×次数。",
    ),
    Function(
        "BX_BASIS_SUM",
        inline.basis_sums,
        (
            Argument("numbers", "支出明细的序号"),
            Argument("items", "测算依据的明细序号"),
            Argument("amounts", "测算金额（万元）"),
        ),
        "每项支出明细的测算合计（万元）。",
    ),
    Function(
        "BX_INDICATOR",
        inline.indicator_values,
        (Argument("sign", "符号"), Argument("value", "值"), Argument("unit", "计量单位")),
        "拼成的指标值。",
    ),
    Function("BX_JOIN", inline.joined, (Argument("column", "一列文字"),), "用分号连成一格的名单。"),
    Function("BX_BASIS_TEXT", inline.generated_basis, _ALL, "由测算依据表生成的文字。"),
    Function("BX_STATE", inline.state, _ALL, "错误、警告、提醒各有多少处。"),
    *(
        Function(check_name(block), partial(inline.verdicts, block), _ALL, "每一行的校验意见。")
        for block in _blocks()
    ),
)
