"""Slips in 支出明细 and in the amounts of the budget."""

from __future__ import annotations

from tests.bench.slips.slip import File, Plain, item, row, slip, typed


@typed("CEL002", "金额后面写了“万元”")
def amount_with_unit(file: File) -> None:
    file.text("expenditure.items.4.amount", "40万元")


@typed("CEL002", "金额是文本格式的数字")
def amount_as_text(file: File) -> None:
    file.text("expenditure.items.4.amount", "40")


@typed("CEL002", "金额用了全角数字")
def wide_digits(file: File) -> None:
    file.text("expenditure.items.4.amount", "４０")


@typed("CEL002", "金额写“约40”")
def about(file: File) -> None:
    file.text("expenditure.items.4.amount", "约40")


@typed("CEL002", "小数点打成了逗号")
def decimal_comma(file: File) -> None:
    file.text("expenditure.items.8.amount", "57，6")


@typed("CEL002", "金额格里是错误值")
def error_value(file: File) -> None:
    file.error("expenditure.items.4.amount", "#REF!")


@typed("CEL002", "金额格里填了横线")
def dash(file: File) -> None:
    file.text("funding.lines.fund.amount", "—")


@typed("CEL002", "测算数量带了单位")
def quantity_with_unit(file: File) -> None:
    file.text("basis.rows.4.quantity", "250人")


@slip("CEL003", "金额多打了负号")
def negative(data: Plain) -> None:
    item(data, 4)["amount"] = "-40"


@slip("CEL004", "金额保留了三位小数")
def three_decimals(data: Plain) -> None:
    item(data, 2)["amount"] = "7.805"


@slip("BAS002", "一项以元填写")
def item_in_yuan(data: Plain) -> None:
    item(data, 5)["amount"] = "280000"


@slip("BAS002", "明细金额两位数字颠倒")
def swapped_digits(data: Plain) -> None:
    item(data, 8)["amount"] = "75.6"


@slip("BAS002", "明细金额小数点错一位")
def wrong_place(data: Plain) -> None:
    item(data, 2)["amount"] = "78"


@slip("BAS002", "明细留着上年的数")
def last_years_amount(data: Plain) -> None:
    item(data, 6)["amount"] = "22"


@slip("BAS002", "两项金额填错了行", "BAS002")
def exchanged(data: Plain) -> None:
    item(data, 3)["amount"], item(data, 4)["amount"] = "40", "33"


@slip("BAS004", "明细与测算表两位数字颠倒")
def swapped_against_table(data: Plain) -> None:
    item(data, 10)["amount"] = "34.2"


@slip("EXP005", "一项金额填成 0", "BAS002")
def zero(data: Plain) -> None:
    item(data, 9)["amount"] = "0"


@slip("EXP002", "一项漏填金额", "FUN004")
def no_amount(data: Plain) -> None:
    item(data, 9)["amount"] = ""


@slip("EXP002", "一项漏填名称")
def no_name(data: Plain) -> None:
    item(data, 11)["name"] = ""


@slip("EXP003", "同一项填了两次", "FUN004")
def item_twice(data: Plain) -> None:
    data["expenditure"]["items"].append({"number": 13, "name": "法律服务费", "amount": "25"})


@slip("EXP006", "明细中插了小计行")
def subtotal_row(data: Plain) -> None:
    data["expenditure"]["items"].append({"number": 13, "name": "小计", "amount": "307.95"})


@slip("EXP004", "留了一笔机动经费", "FUN004", "BAS003")
def reserve_item(data: Plain) -> None:
    data["expenditure"]["items"].append({"number": 13, "name": "机动经费", "amount": "20"})


@slip("BAS003", "新加的一项没有测算", "FUN004")
def item_without_basis(data: Plain) -> None:
    data["expenditure"]["items"].append({"number": 13, "name": "防汛物资储备", "amount": "12"})


@slip("EXP008", "项目里列了房租")
def rent(data: Plain) -> None:
    text = data["narrative"]["basis"]
    data["narrative"]["basis"] = text.replace("信访代理服务6万元", "房租支出6万元")


@slip("FUN009", "当年预算以元填写")
def annual_in_yuan(data: Plain) -> None:
    data["budget"]["annual"] = "3079500"


@slip("FUN009", "总预算以元填写")
def total_in_yuan(data: Plain) -> None:
    data["budget"]["total"] = "3079500"


@slip("FUN004", "当年预算两位数字颠倒")
def annual_swapped(data: Plain) -> None:
    data["budget"]["annual"] = "307.59"


@slip("FUN004", "当年预算没有跟着明细改")
def annual_not_updated(data: Plain) -> None:
    data["budget"]["annual"] = "290.35"


@slip("FUN005", "总预算小于当年预算")
def total_below_annual(data: Plain) -> None:
    data["budget"]["total"] = "300"


@slip("CEL001", "总预算漏填")
def total_blank(data: Plain) -> None:
    data["budget"]["total"] = ""


@slip("BAS020", "测算表多粘贴了一行", "BAS004")
def row_twice(data: Plain) -> None:
    data["basis"]["rows"].append({**row(data, 3), "number": 6})


@slip("BAS004", "测算表单价单位选错")
def price_unit(data: Plain) -> None:
    row(data, 5)["price_unit"] = "元"


@slip("BAS004", "测算表数量两位数字颠倒")
def quantity_swapped(data: Plain) -> None:
    row(data, 3)["quantity"] = "25"


@slip("BAS004", "测算表漏填月数")
def no_times(data: Plain) -> None:
    row(data, 1)["times"] = ""


@slip("BAS004", "测算表漏了一行")
def row_missing(data: Plain) -> None:
    del data["basis"]["rows"][4]


@slip("CEL005", "单价单位写了“千元”")
def thousand(data: Plain) -> None:
    row(data, 5)["price_unit"] = "千元"


@typed("WBK001", "支出合计被手工数覆盖")
def total_overwritten(file: File) -> None:
    file.value("expenditure.total", "310")


@typed("WBK001", "资金合计被手工数覆盖")
def funding_total_overwritten(file: File) -> None:
    file.value("funding.total", "300")
