"""Slips in the indicators."""

from __future__ import annotations

from tests.bench.slips.slip import Plain, indicator, slip


@slip("IND001", "多打一个百分号")
def double_percent(data: Plain) -> None:
    indicator(data, "quality", 1).update(value="95%%", unit="")


@slip("IND002", "指标漏填值")
def no_value(data: Plain) -> None:
    indicator(data, "satisfaction", 2)["value"] = ""


@slip("IND002", "指标漏填名称")
def no_name(data: Plain) -> None:
    indicator(data, "satisfaction", 2)["name"] = ""


@slip("IND003", "数量指标与测算不一致")
def out_of_step(data: Plain) -> None:
    indicator(data, "quantity", 1)["value"] = "23"


@slip("IND003", "数量指标两位数字颠倒")
def quantity_swapped(data: Plain) -> None:
    indicator(data, "quantity", 8)["value"] = "400"


@slip("IND003", "面积少打一个 0")
def area(data: Plain) -> None:
    indicator(data, "quantity", 7)["value"] = "1200"


@slip("IND029", "承诺的数量少于要钱的数量")
def promised_less(data: Plain) -> None:
    indicator(data, "quantity", 10)["value"] = "200"


@slip("IND004", "成本指标漏填")
def no_cost(data: Plain) -> None:
    rows = data["indicators"]["rows"]
    rows.remove(indicator(data, "cost"))


@slip("IND005", "值里打错字符")
def unreadable(data: Plain) -> None:
    indicator(data, "quality", 1).update(value="9.5.0", unit="%")


@slip("IND006", "合格率写了不相干的文字")
def rate_in_other_words(data: Plain) -> None:
    indicator(data, "quality", 3).update(sign="定性", value="由有资质的单位承担", unit="")


@slip("IND007", "满意度写“逐步提高”")
def rate_in_words(data: Plain) -> None:
    indicator(data, "satisfaction", 1).update(sign="定性", value="逐步提高", unit="")


@slip("IND008", "合格率超过 100%")
def over_whole(data: Plain) -> None:
    indicator(data, "satisfaction", 1)["value"] = "900"


@slip("IND008", "≥ 被认成 2")
def sign_read_as_two(data: Plain) -> None:
    indicator(data, "quality", 2).update(sign="", value="285", unit="%")


@slip("IND009", "完成率前的 ≥ 被认成 2")
def sign_of_ratio_read_as_two(data: Plain) -> None:
    indicator(data, "quality", 2).update(name="培训任务完成率", sign="", value="2100", unit="%")


@slip("IND010", "日期粘贴成一串数字")
def date_serial(data: Plain) -> None:
    indicator(data, "timeliness", 2).update(value="44135")


@slip("IND011", "值写成区间")
def value_range(data: Plain) -> None:
    indicator(data, "quantity", 12).update(value="100-120")


@slip("IND012", "比较符号丢失")
def sign_lost(data: Plain) -> None:
    indicator(data, "quantity", 6)["sign"] = ""


@slip("IND013", "平方米写成平方")
def square(data: Plain) -> None:
    indicator(data, "quantity", 7)["unit"] = "平方"


@slip("IND014", "人次写成人/次")
def persons_a_time(data: Plain) -> None:
    indicator(data, "quantity", 10)["unit"] = "人/次"


@slip("IND015", "计量单位漏填")
def no_unit(data: Plain) -> None:
    indicator(data, "quantity", 12)["unit"] = ""


@slip("IND016", "率的单位选成“人”")
def wrong_unit(data: Plain) -> None:
    indicator(data, "quality", 2)["unit"] = "人"


@slip("IND016", "人数的单位选成“%”")
def percent_of_people(data: Plain) -> None:
    indicator(data, "economic")["unit"] = "%"


@slip("IND017", "面积单位写字母")
def latin_unit(data: Plain) -> None:
    indicator(data, "quantity", 7)["unit"] = "M2"


@slip("IND018", "用 >= 代替 ≥")
def keyboard_sign(data: Plain) -> None:
    indicator(data, "quantity", 12).update(sign="", value=">=120")


@slip("IND019", "≤ 与“以上”同用")
def conflicting(data: Plain) -> None:
    indicator(data, "economic").update(sign="≤", value="120人以上", unit="")


@slip("IND020", "成本指标用了 ≥")
def cost_upwards(data: Plain) -> None:
    indicator(data, "cost")["sign"] = "≥"


@slip("IND020", "满意度用了 ≤")
def satisfaction_downwards(data: Plain) -> None:
    indicator(data, "satisfaction", 1)["sign"] = "≤"


@slip("IND021", "合格率写 ≥100%")
def beyond_whole(data: Plain) -> None:
    indicator(data, "quality", 3)["sign"] = "≥"


@slip("IND022", "成本后面带分项")
def breakdown(data: Plain) -> None:
    indicator(data, "cost").update(value="307.95万元（服务200、设备107.95）", unit="")


@slip("IND023", "成本写“控制在预算内”")
def within_budget(data: Plain) -> None:
    indicator(data, "cost").update(sign="定性", value="控制在预算内", unit="")


@slip("IND024", "模板的 ** 没有改")
def residue(data: Plain) -> None:
    indicator(data, "economic")["value"] = "**"


@slip("IND024", "留着“指标1”")
def residue_name(data: Plain) -> None:
    rows = data["indicators"]["rows"]
    rows.append(
        {"code": "economic", "number": 2, "name": "指标1", "sign": "≥", "value": "12", "unit": "个"}
    )


@slip("IND025", "数量写在句子里")
def sentence(data: Plain) -> None:
    indicator(data, "quantity", 11).update(sign="定性", value="每年开展48次排查", unit="")


@slip("IND026", "值写“左右”")
def approximate(data: Plain) -> None:
    indicator(data, "quantity", 12).update(sign="", value="120次左右", unit="")


@slip("IND027", "成本指标超过预算")
def cost_above(data: Plain) -> None:
    indicator(data, "cost")["value"] = "370.95"


@slip("IND027", "成本指标以元填写")
def cost_in_yuan(data: Plain) -> None:
    indicator(data, "cost")["value"] = "3079500"


@slip("IND031", "指标名称重复")
def same_name(data: Plain) -> None:
    indicator(data, "satisfaction", 2)["name"] = "居民满意度"


@slip("IND032", "名称只写类别名")
def class_name(data: Plain) -> None:
    indicator(data, "economic")["name"] = "经济效益"


@slip("IND033", "名称写成一句话")
def sentence_name(data: Plain) -> None:
    indicator(data, "satisfaction", 1)["name"] = "居民对街道工作满意，认可度高"


@slip("IND033", "名称写成要求")
def demand_name(data: Plain) -> None:
    indicator(data, "cost")["name"] = "不超过预算总金额"


@slip("IND034", "目标值写进名称")
def value_in_name(data: Plain) -> None:
    indicator(data, "quantity", 12)["name"] = "法律咨询服务次数≥120次"


@slip("IND035", "效益指标全是文字")
def unquantified(data: Plain) -> None:
    words = {
        "economic": "带动作用增强",
        "social": "明显改善",
        "ecological": "稳定",
        "sustainable": "制度健全并落实",
    }
    for one in data["indicators"]["rows"]:
        if one["code"] in words:
            one.update(sign="定性", value=words[one["code"]], unit="")
            one["name"] = one["name"].removesuffix("率") + "情况"


@slip("IND036", "满意度定为 100%")
def full_satisfaction(data: Plain) -> None:
    indicator(data, "satisfaction", 1).update(sign="＝", value="100")


@slip("IND037", "任务完成率只定 80%")
def completion(data: Plain) -> None:
    indicator(data, "quality", 2).update(name="培训任务完成率", value="80")


@slip("IND038", "大额支出没有指标")
def item_without(data: Plain) -> None:
    rows = data["indicators"]["rows"]
    rows.remove(indicator(data, "quantity", 5))
    for one in rows:
        if one["code"] == "quantity" and one["number"] > 5:
            one["number"] -= 1


@slip("IND040", "时效只写“完成及时率”")
def timeliness(data: Plain) -> None:
    indicator(data, "timeliness", 1).update(name="完成及时率", sign="＝", value="100", unit="%")


@slip("IND041", "指标中间空了一行")
def gap(data: Plain) -> None:
    indicator(data, "satisfaction", 2)["number"] = 3


@slip("IND042", "生态效益写了别的内容")
def misplaced(data: Plain) -> None:
    indicator(data, "ecological").update(
        name="营商环境情况", sign="定性", value="优化街道发展环境", unit=""
    )


@slip("FRM010", "备注留着上年")
def old_remark(data: Plain) -> None:
    indicator(data, "quantity", 3)["remark"] = "2019年度工作目标"


@slip("IND028", "各项成本加起来超过预算")
def costs_above(data: Plain) -> None:
    indicator(data, "cost").update(name="服务采购成本", value="305")
    data["indicators"]["rows"].append(
        {
            "code": "cost",
            "number": 2,
            "name": "设备购置成本",
            "sign": "≤",
            "value": "5.75",
            "unit": "万元",
        }
    )


@slip("IND043", "每行备注都一样")
def same_remarks(data: Plain) -> None:
    for one in data["indicators"]["rows"]:
        one["remark"] = "2020年度工作目标"


@slip("IND051", "社区和街道合计数与社区数相同")
def joint_count(data: Plain) -> None:
    indicator(data, "quantity", 11).update(
        name="文明创建社区和街道数量", sign="＝", value="26", unit="个"
    )
