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


@slip("BAS013", "明细改了名，测算还是旧名")
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


@slip("BAS006", "明细删了，测算没有删", "FUN004")
def item_deleted(data: Plain) -> None:
    del data["expenditure"]["items"][8]


@slip("BAS007", "只列名目，不写各部分金额")
def undivided(data: Plain) -> None:
    rewrite(
        data, "basis",
        "重点时段值守10万元、矛盾排查走访8万元和信访代理服务6万元",
        "重点时段值守、矛盾排查走访和信访代理服务",
    )  # fmt: skip


@slip("BAS008", "测算编号与明细错开")
def numbering(data: Plain) -> None:
    data["basis"]["rows"] = []
    data["narrative"]["basis"] += (
        "11.背街小巷保洁为12000平方米*3元/平方米/月*12个月=43.2万元；"
        "12.文明创建经费包括宣传栏更新40处*1500元/处=6万元、志愿服务活动52场*2000元/场=10.4万元，共计16.4万元；"
        "13.就业培训经费包括就业培训学员250人*800元/人=20万元、招聘会4场*0.8万元/场=3.2万元，共计23.2万元。"
    )


@slip("BAS009", "村数、公司数相加不符")
def count_sum(data: Plain) -> None:
    rewrite(data, "basis", "13个村、15个集团公司", "13个村、16个集团公司")


@slip("BAS010", "同一样东西两个单价")
def two_prices(data: Plain) -> None:
    rewrite(
        data, "basis", "慰问困难群众80人，每人500元，共计4万元",
        "慰问困难群众50人*500元/人=2.5万元，慰问困难群众30人*500元/人=1.5万元，共计4万元".replace("30人*500", "25人*600"),
    )  # fmt: skip


@slip("BAS011", "用的是三年前的招标价")
def old_price(data: Plain) -> None:
    rewrite(data, "basis", "2019年招投标金额", "2017年招投标金额")


@slip("BAS015", "一个算式漏写得数")
def no_result(data: Plain) -> None:
    rewrite(data, "basis", "投影仪1台*1万元/台=1万元", "投影仪1台*1万元/台")


@slip("BAS013", "主要内容里的名称不一样")
def other_name(data: Plain) -> None:
    rewrite(data, "content", "8.劳务派遣人员工资", "8.派遣人员工资")
