"""Slips in 测算依据."""

from __future__ import annotations

from tests.bench.slips.slip import Plain, rewrite, slip


@slip("BAS001", "合计两位数字颠倒")
def total_swapped(data: Plain) -> None:
    rewrite(data, "basis", "共计24万元", "共计42万元")


@slip("BAS001", "合计抄成最后一个加数")
def total_is_last(data: Plain) -> None:
    rewrite(data, "basis", "合计25万元", "合计8万元")


@slip("BAS001", "一个加数写错")
def addend_wrong(data: Plain) -> None:
    rewrite(data, "basis", "矛盾排查走访8万元", "矛盾排查走访9万元")


@slip("BAS001", "一个加数的小数点错一位")
def addend_place(data: Plain) -> None:
    rewrite(data, "basis", "老旧小区电梯维修20万元", "老旧小区电梯维修2万元")


@slip("BAS001", "加数的万元写成元")
def addend_in_yuan(data: Plain) -> None:
    rewrite(data, "basis", "聘请法律顾问费8万元", "聘请法律顾问费8元")


@slip("BAS001", "删了一部分，合计没有改")
def addend_deleted(data: Plain) -> None:
    rewrite(data, "basis", "、矛盾排查走访8万元", "")


@slip("BAS001", "加了一部分，合计没有改")
def addend_added(data: Plain) -> None:
    rewrite(data, "basis", "聘请法律顾问费8万元，", "聘请法律顾问费8万元、普法资料费2万元，")


@slip("BAS001", "设备合计小数错位")
def equipment_total(data: Plain) -> None:
    rewrite(data, "basis", "共计5.75万元", "共计57.5万元")


@slip("BAS002", "整段留着上年的数")
def last_years_words(data: Plain) -> None:
    rewrite(
        data, "basis",
        "安全隐患排查（含消防）20万元、老旧小区电梯维修20万元，共计40万元",
        "安全隐患排查（含消防）18万元、老旧小区电梯维修18万元，共计36万元",
    )  # fmt: skip


@slip("BAS002", "一段的金额写给了别的项", "BAS002")
def two_paragraphs_exchanged(data: Plain) -> None:
    basis = data["narrative"]["basis"]
    basis = basis.replace("4.安全生产经费包括", "4.法律服务费包括")
    data["narrative"]["basis"] = basis.replace("6.法律服务费包括", "6.安全生产经费包括")


@slip("BAS003", "一段测算漏写")
def paragraph_missing(data: Plain) -> None:
    rewrite(data, "basis", "2.社区民兵工作经费为26个社区*3000元/社区=7.8万；", "")


@slip("BAS003", "新项改了名，测算还是旧名")
def renamed(data: Plain) -> None:
    rewrite(data, "basis", "9.走访慰问经费：", "9.春节物资发放：")


@slip("BAS005", "乘积两位数字颠倒")
def product_swapped(data: Plain) -> None:
    rewrite(data, "basis", "=7.8万；", "=8.7万；")


@slip("BAS005", "数量两位数字颠倒")
def quantity_swapped(data: Plain) -> None:
    rewrite(data, "basis", "26个社区*3000元", "62个社区*3000元")


@slip("BAS005", "月数写错")
def months(data: Plain) -> None:
    rewrite(data, "basis", "*12个月=57.6", "*11个月=57.6")


@slip("BAS005", "单价的元写成万元")
def price_in_wan(data: Plain) -> None:
    rewrite(data, "basis", "26个社区*3000元", "26个社区*3000万元")


@slip("BAS005", "单价多打一个 0")
def price_zero(data: Plain) -> None:
    rewrite(data, "basis", "每人500元", "每人5000元")


@slip("BAS005", "单价漏了“万”")
def price_lost_wan(data: Plain) -> None:
    rewrite(data, "basis", "6人*5.5万元", "6人*5.5元")


@slip("BAS005", "设备单价与结果不符")
def equipment_price(data: Plain) -> None:
    rewrite(data, "basis", "2台*0.7万元/台=1.4万元", "2台*0.8万元/台=1.4万元")
