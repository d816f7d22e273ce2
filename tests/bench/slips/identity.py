"""Slips in who declares, and in the long texts."""

from __future__ import annotations

from tests.bench.slips.slip import File, Plain, executor, rewrite, slip, typed


@slip("CEL001", "项目代码漏填")
def no_code(data: Plain) -> None:
    data["identity"]["project_code"] = ""


@slip("CEL001", "绩效总目标漏填")
def no_goal(data: Plain) -> None:
    data["narrative"]["goal"] = ""


@slip("IDN001", "考核级次没有勾")
def none_ticked(data: Plain) -> None:
    data["identity"]["general"] = False


@slip("IDN001", "考核级次勾了两个")
def both_ticked(data: Plain) -> None:
    data["identity"]["key"] = True


@typed("CEL002", "勾选格里写“是”")
def tick_in_words(file: File) -> None:
    file.text("identity.general", "是")


@slip("IDN002", "漏填一个电话")
def no_phone(data: Plain) -> None:
    executor(data, 4)["phone"] = ""


@slip("IDN002", "漏填一名负责人")
def no_leader(data: Plain) -> None:
    executor(data, 4)["leader"] = ""


@slip("IDN003", "电话抄了上一行，少写区号")
def phone_twice(data: Plain) -> None:
    executor(data, 5)["phone"] = "85550004"


@slip("IDN004", "同一单位两种写法")
def unit_twice(data: Plain) -> None:
    executor(data, 9)["unit"] = "梧桐里街党政办"


@slip("IDN005", "项目名称写成功能科目")
def function_name(data: Plain) -> None:
    data["identity"]["project_name"] = "一般公共服务支出"


@slip("IDN006", "电话少一位")
def short_phone(data: Plain) -> None:
    executor(data, 3)["phone"] = "027-855500"


@slip("IDN007", "有支出的部门不在执行单位中")
def office_missing(data: Plain) -> None:
    rewrite(data, "basis", "法律咨询服务费17万元", "党建经费9万元、妇联经费8万元")


@slip("IDN008", "执行单位没有支出")
def idle_office(data: Plain) -> None:
    data["identity"]["executors"].append(
        {"number": 10, "unit": "文体中心", "leader": "严云帆", "phone": "027-85550010"}
    )


@slip("FRM001", "书名号缺一半")
def half_title(data: Plain) -> None:
    rewrite(data, "policy", "工作的意见》（", "工作的意见（")


@slip("FRM001", "括号多一半")
def half_bracket(data: Plain) -> None:
    rewrite(data, "policy", "青发〔2018〕12号", "青发〔2018〕12号）")


@slip("FRM002", "文号用了方括号")
def square_brackets(data: Plain) -> None:
    rewrite(data, "policy", "青发〔2018〕12号", "青发【2018】12号")


@slip("FRM003", "文号没有年份")
def no_year(data: Plain) -> None:
    rewrite(data, "policy", "青发〔2018〕12号", "区政府12号文件")


@slip("FRM004", "引用了往年的方案")
def old_plan(data: Plain) -> None:
    rewrite(data, "policy", "青发〔2018〕12号", "《2017年度平安建设工作方案》")


@slip("FRM006", "文字里留着 #REF!")
def broken_reference(data: Plain) -> None:
    rewrite(data, "goal", "26个社区", "#REF!个社区")


@slip("FRM007", "占位的 XX 没有改")
def placeholder(data: Plain) -> None:
    rewrite(data, "goal", "12.8万居民", "XX万居民")


@slip("FRM008", "三种分隔符混用")
def separators(data: Plain) -> None:
    rewrite(data, "policy", "6号）、青发〔2018〕12号、", "6号）；青发〔2018〕12号，")


@slip("FRM009", "文件代字颠倒")
def reversed_organ(data: Plain) -> None:
    rewrite(data, "policy", "青发〔2018〕12号", "中发办〔2018〕12号")


@slip("FRM011", "总目标还是上年的")
def old_goal(data: Plain) -> None:
    rewrite(data, "goal", "服务26个社区", "2019年服务26个社区")


@slip("FRM005", "总目标太长")
def long_goal(data: Plain) -> None:
    data["narrative"]["goal"] += "维护社会稳定，服务辖区居民。" * 120
