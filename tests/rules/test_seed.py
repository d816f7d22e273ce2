"""The real form of 2020: what is wrong in it is found, what looks wrong and is right is not.

The rows are those of a reading of the form by hand, tier by tier. A machine cannot see:

- that 资金 for project period, 新增/延续 and sign-off are not asked for: the template lacks the
  fields, and no clerk can fill in what is not there;
- which of two numbers that contradict each other is the right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Finding, Severity
from budget_xl.core.place import Ref
from budget_xl.core.rule import Phase
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.locate import located
from budget_xl.legacy.source import read_source
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check

ERROR, WARNING, REMARK = Severity.ERROR, Severity.WARNING, Severity.REMARK
ITEM, TARGET, OFFICE = "expenditure.items", "indicators.rows", "identity.executors"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row of the reading: the rule that finds it, how grave, where, with which words."""

    row: int
    code: str
    severity: Severity
    key: str
    says: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Right:
    """A row that looks wrong: its places and words, which no finding but ``besides`` may touch."""

    row: str
    why: str
    keys: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()


def items(attribute: str, *numbers: int) -> tuple[str, ...]:
    return tuple(f"{ITEM}.{number}.{attribute}" for number in numbers)


CERTAIN = (
    Wrong(1, "BAS001", ERROR, "narrative.basis", ("第 12 条", "80 + 8.64 = 88.64", "8.64")),
    Wrong(2, "IND001", ERROR, f"{TARGET}.quality.4.value", ("90%%",)),
    Wrong(3, "IND003", ERROR, f"{TARGET}.quantity.8.value", ("23个", "26个社区")),
    Wrong(4, "CEL001", ERROR, "identity.project_code", ("项目代码",)),
    Wrong(5, "IDN001", ERROR, "identity.general", ("0 个",)),
    Wrong(
        6, "IDN002", WARNING, f"{OFFICE}.13.phone", ("15 个", "15 人", "12 个", "司法所"),
        (f"{OFFICE}.14.phone", f"{OFFICE}.15.phone"),
    ),
    Wrong(7, "IDN003", WARNING, f"{OFFICE}.10.phone", ("填了两次",), (f"{OFFICE}.2.phone",)),
    Wrong(8, "HIS001", WARNING, "narrative.history", ("2019年", "缺 2018年")),
    Wrong(
        9, "BAS003", WARNING, f"{ITEM}.12.name",
        ("8 项", "768.3 万元", "12、15、17、19、20、21、23、24"),
        items("name", 15, 17, 19, 20, 21, 23, 24),
    ),
    Wrong(10, "BAS008", REMARK, "narrative.basis", ("第 12 条是明细第 13 项", "7 条")),
    Wrong(11, "FRM001", REMARK, "narrative.policy", ("2 处", "4号）")),
    Wrong(12, "FRM001", REMARK, "narrative.policy", ("2 处", "《关于完善社区三类视频监")),
    Wrong(13, "IND006", ERROR, f"{TARGET}.quality.7.value", ("审计单位资质合格率", "有正规资质资历")),
    Wrong(14, "IND011", WARNING, f"{TARGET}.quantity.7.value", ("1-2次/30天",)),
    Wrong(15, "IND013", WARNING, f"{TARGET}.quantity.19.unit", ("1712平方",)),
    Wrong(16, "IND032", WARNING, f"{TARGET}.economic.1.name", ("5 个", "经济效益")),
    Wrong(16, "IND032", WARNING, f"{TARGET}.social.1.name", ("14 个", "社会效益")),
    Wrong(16, "IND032", WARNING, f"{TARGET}.sustainable.1.name", ("10 个", "可持续影响")),
    Wrong(16, "IND032", WARNING, f"{TARGET}.ecological.1.name", ("1 个", "环境效益")),
)  # fmt: skip
"""Provable from the form alone."""

PROBABLE = (
    Wrong(17, "BAS007", WARNING, "narrative.basis", ("4 个部分", "300 万元", "16.6%")),
    Wrong(18, "HIS005", WARNING, "narrative.change", ("5 项", "324.3", "35.55", "288.75")),
    Wrong(19, "IDN004", WARNING, f"{OFFICE}.10.unit", ("第 3 行", "党政办公室"), (f"{OFFICE}.3.unit",)),
    Wrong(20, "IDN005", WARNING, "identity.project_name", ("一般公共服务支出", "26 项")),
    Wrong(21, "IND033", WARNING, f"{TARGET}.cost.1.name", ("不超过预算总金额",)),
    Wrong(22, "IND033", WARNING, f"{TARGET}.satisfaction.2.name", ("群众对我办工作满意，认可度高",)),
    Wrong(22, "IND036", REMARK, f"{TARGET}.satisfaction.2.value", ("100%",)),
    Wrong(23, "IND012", REMARK, f"{TARGET}.quantity.1.value", ("43 个", "42 个")),
    Wrong(24, "IND035", WARNING, f"{TARGET}.economic.1.value", ("30 个", "0 个量化")),
    Wrong(25, "IND014", WARNING, f"{TARGET}.quantity.6.unit", ("15人/次",)),
    Wrong(26, "BAS015", REMARK, "narrative.basis", ("第 15 条", "投影仪", "一体机、复印机")),
    Wrong(
        27, "FRM002", REMARK, "narrative.policy", ("【】36 处", "[]13 处", "﹝﹞1 处", "短横1 处"),
        ("narrative.relevance",),
    ),
    Wrong(28, "FRM003", REMARK, "narrative.policy", ("122号", "36号", "20号")),
    Wrong(30, "FRM008", REMARK, "narrative.policy", ("3 种分隔符",)),
)  # fmt: skip
"""Probable, or a matter of quality. Row 29 is a matter of the template, see below."""

QUESTIONS = (
    Wrong(1, "EXP004", REMARK, f"{ITEM}.12.amount", ("460 万元", "25.45%", "没有测算依据")),
    Wrong(
        2, "IND038", REMARK, f"{ITEM}.1.name", ("7 项", "1027.8 万元", "56.9%", "1、2、3、12、20、23、24"),
        items("name", 2, 3, 12, 20, 23, 24),
    ),
    Wrong(3, "IND037", REMARK, f"{TARGET}.quality.2.value", ("80%", "60%"), (f"{TARGET}.quality.3.value",)),
    Wrong(4, "IND051", REMARK, f"{TARGET}.quantity.22.value", ("26个", "街道")),
    Wrong(5, "EXP008", REMARK, "narrative.basis", ("工会经费42.63万元", "餐费125.28万元", "房租支出47.9万元")),
    Wrong(6, "BAS011", REMARK, "narrative.basis", ("2018年招投标金额",)),
    Wrong(7, "IND030", REMARK, "narrative.basis", ("8套", "2500 元"), (f"{TARGET}.quantity.20.value",)),
    Wrong(8, "EXP009", REMARK, f"{ITEM}.18.name", ("3 项", "18", "22", "25"), items("name", 22, 25)),
    Wrong(9, "IND042", REMARK, f"{TARGET}.ecological.1.value", ("优化街道发展环境",)),
    Wrong(9, "IND042", REMARK, f"{TARGET}.economic.5.value", ("提高对不法活动的举证效率",)),
    Wrong(9, "IND042", REMARK, f"{TARGET}.social.9.value", ("解决部门经费短缺",)),
    Wrong(10, "FRM009", REMARK, "narrative.policy", ("议提案", "中办发", "降低")),
    Wrong(11, "IND039", REMARK, f"{TARGET}.quantity.1.name", ("74 个",)),
    Wrong(12, "IND043", REMARK, f"{TARGET}.quantity.1.remark", ("74 个", "2020年度工作目标")),
    Wrong(13, "FRM005", REMARK, "narrative.policy", ("3380 字",)),
    Wrong(14, "FRM004", REMARK, "narrative.policy", ("2018全国两会期间",)),
    Wrong(15, "IDN007", REMARK, f"{OFFICE}.1.unit", ("工会经费42.63万元",)),
    Wrong(16, "IDN008", REMARK, f"{OFFICE}.15.unit", ("文体中心",)),
    Wrong(17, "IND040", REMARK, f"{TARGET}.timeliness.1.value", ("完成及时率", "100%")),
)  # fmt: skip
"""To be asked. Rows 14 to 17 come from the relations between the blocks."""

EXPECTED = (*CERTAIN, *PROBABLE, *QUESTIONS)

FUNDING = tuple(f"funding.lines.{line.code}.amount" for line in load_form().lines)

RIGHT = (
    Right("a", "26 items add up", ("expenditure.total", "funding.total"), ("各项相加",)),
    Right(
        "b", "35.55 is the exact change", ("narrative.change", "narrative.history", "budget.annual"),
        ("1771.85",), besides=("HIS001", "HIS005"),
    ),
    Right("c", "78,000元: mixed units in one formula", items("amount", 9), ("3000元", "= 7.8"), ("HIS005",)),
    Right("d", "the result precedes its formula", items("amount", 10), ("5.5万", "33 万元"), ("BAS011",)),
    Right("e", "13 and 15 are counts", items("amount", 14), ("13个", "15个", "13 + 15", "28个"), ("HIS005",)),
    Right("f", "products beside their results", items("amount", 18), ("碎纸机", "5.75", "0.1 + 1.4")),
    Right("g", "the other sums are exact", items("amount", 2, 5), ("218.41", "152.5", "125.28 +", "10 + 10")),
    Right("h", "万 is 万元", items("amount", 2, 4, 9, 13), ("152.5", "16 万元", "一万倍"), ("HIS005",)),
    Right("i", "共计, 合计, = and 包括 are synonyms", (), ("共计", "包括", "总计", "写法不同")),
    Right("j", "pair by name, not by number", items("amount", *range(12, 27)), besides=("EXP004", "HIS005")),
    Right("k", "the same item in other words", (), ("关工委", "名称不一", "写作")),
    Right("l", "1.08万元 a head in both", items("amount", 5, 13), ("116", "1.08", "两个单价", "名称相同")),
    Right("m", "171.2 for 1712 ㎡", (f"{TARGET}.quantity.19.value", *items("amount", 21)), ("171.2",), ("HIS005",)),
    Right("n", "blank sources are zero", FUNDING, ("政府性基金", "上年结转", "事业收入")),
    Right(
        "o", "equality is allowed",
        ("budget.total", "budget.annual", f"{TARGET}.cost.1.value", f"{TARGET}.cost.1.sign"),
        ("1807.4",),
    ),
    Right("p", "a street is its own department", ("identity.unit", "identity.department")),
    Right("q", "communities, villages, companies", (), ("13个村", "个村", "28个", "个集团公司")),
    Right("r", "differing decimals are fine", items("amount", *range(1, 27)), ("小数",), ("EXP004", "HIS005")),
    Right("s", "residue of Word", (), ("bookmark", "GoBack")),
    Right("t", "another exchange", (f"{OFFICE}.8.phone", f"{OFFICE}.7.phone", f"{OFFICE}.9.phone")),
    Right("u", "single in their class", (f"{TARGET}.timeliness.1.name",), ("编号不连续", "空行", "缺号")),
    Right("x", "、 inside brackets", items("name", 13), ("社区财务外包）、", "分隔符混用了 4")),
)  # fmt: skip
"""Rows v and w need the names and values of the form, see below."""


@pytest.fixture(scope="module")
def form(seed: Path) -> Declaration:
    return located(read_source(seed).declaration, lay_out(load_form()))


@pytest.fixture(scope="module")
def findings(form: Declaration) -> tuple[Finding, ...]:
    return check(form, load_form(), load_catalogue())


def place(key: str) -> Ref:
    return lay_out(load_form()).refs[key]


def touching(findings: Iterable[Finding], keys: Iterable[str], *besides: str) -> list[Finding]:
    places = {place(key) for key in keys}
    return [f for f in findings if f.code not in besides and places & {f.ref, *f.also}]


@pytest.mark.parametrize(
    "row", EXPECTED, ids=lambda row: f"{row.severity.name}-{row.row}-{row.code}"
)
def test_what_is_wrong_is_found(row: Wrong, findings: tuple[Finding, ...]) -> None:
    found = [f for f in findings if f.code == row.code and f.ref == place(row.key)]
    assert len(found) == 1, f"{row.code} at {row.key}"
    assert found[0].severity is row.severity
    assert [word for word in row.says if word not in found[0].message] == [], found[0].message
    assert set(found[0].also) >= {place(key) for key in row.also}


def test_a_telephone_given_twice_is_named(form: Declaration, findings: tuple[Finding, ...]) -> None:
    digits = form.identity.executors[1].phone.value
    found = next(f for f in findings if f.code == "IDN003")
    assert digits in found.message


def test_nothing_else_is_said(findings: tuple[Finding, ...]) -> None:
    expected = {(row.code, place(row.key)) for row in EXPECTED}
    said = Counter((finding.code, finding.ref) for finding in findings)
    assert set(said) - expected == set()
    assert set(said.values()) == {1}


def test_where_satisfaction_stands_is_a_matter_of_the_template(
    form: Declaration, findings: tuple[Finding, ...]
) -> None:
    reviewed = check(form, load_form(), load_catalogue(), Phase.REVIEW)
    assert [f.severity for f in reviewed if f.code == "IND052"] == [REMARK]
    assert all(f.code != "IND052" for f in findings)


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: row.row)
def test_what_is_right_is_left_alone(row: Right, findings: tuple[Finding, ...]) -> None:
    assert touching(findings, row.keys, *row.besides) == []
    said = [f for f in findings if any(word in f.message for word in row.words)]
    assert [f for f in said if f.code not in row.besides] == []


@pytest.mark.parametrize("name", ["设备数量", "审计单位", "网格", "政务网"])
def test_v_quantities_that_agree(
    name: str, form: Declaration, findings: tuple[Finding, ...]
) -> None:
    rows = [
        r for r in form.indicators.rows if r.code == "quantity" and name in (r.name.value or "")
    ]
    keys = [f"{TARGET}.{row.code}.{row.number}.value" for row in rows]
    assert keys
    assert touching(findings, keys) == []


def test_w_percentages_are_legitimate_targets(
    form: Declaration, findings: tuple[Finding, ...]
) -> None:
    rows = [r for r in form.indicators.rows if r.code in ("quality", "satisfaction")]
    usual = [r for r in rows if r.joined in ("95%", "90%", "80%", "≥80%")]
    assert len(usual) >= 8
    keys = [f"{TARGET}.{row.code}.{row.number}.value" for row in usual]
    assert touching(findings, keys, "IND037") == []


def test_x_the_bracket_keeps_its_list_together(form: Declaration) -> None:
    assert form.expenditure.items[12].name.value == "购买服务（街道、社区财务外包）"


def test_every_row_of_the_reading_is_here() -> None:
    assert {row.row for row in CERTAIN} == set(range(1, 17))
    assert {row.row for row in PROBABLE} == set(range(17, 31)) - {29}
    assert {row.row for row in RIGHT} | {"v", "w"} == set("abcdefghijklmnopqrstuvwx")
