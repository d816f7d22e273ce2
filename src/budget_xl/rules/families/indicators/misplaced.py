"""IND042 指标内容与类别不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.targets import Target

_NATURE = regex(
    "生态|绿|污|环保|环境卫生|环境整治|人居环境|居住环境|垃圾|节能|节水|节电|用电|用水|能耗|水质|水体|河|湖|空气|扬尘|碳"
    "|排放|噪声|噪音|清洁|保洁|清扫|卫生|植被|植树|树|园林|资源|回收|循环|油烟|雨污|黑臭|土壤|自然|低碳|市容"
)
_ECONOMY = regex(
    "经济|收入|产值|税|招商|引资|投资|企业|财务|财政|资金|成本|费用|支出|消费|就业|增长|发展|产业|营收|节约|节省"
    "|负担|集体|市场|商|销售|创业|利润|效益|资产|金融|旅游|带动|增收|脱贫|贫困|价|元"
)
_OFFICE = regex("部门经费|经费短缺|经费不足|缓解.*经费|本单位|机关运转|办公条件|干部待遇")

_ROW = {"number": 1, "name": "效益", "value": "明显"}


@rule(
    code="IND042",
    name="指标内容与类别不符",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="{label}的内容是“{text}”，{why}",
    hint="请移到相符的类别，或改写内容。",
    since="2020",
    basis="项目绩效目标审核：指标与类别对应",
    cases=(
        ok(indicators={"rows": [{**_ROW, "code": "ecological", "value": "辖区水质稳定达标"}]}),
        ok(indicators={"rows": [{**_ROW, "code": "economic", "value": "带动居民就业"}]}),
        ok(indicators={"rows": [{**_ROW, "code": "social", "value": "维护社会稳定"}]}),
        bad("不像生态环境", indicators={"rows": [{**_ROW, "code": "ecological", "value": "优化街道发展环境"}]}),
        bad("不像经济效益", indicators={"rows": [{**_ROW, "code": "economic", "name": "治安", "value": "提高对不法活动的举证效率"}]}),
        bad("是本单位的事", indicators={"rows": [{**_ROW, "code": "social", "value": "解决部门经费短缺"}]}),
    ),
)  # fmt: skip
def misplaced(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """生态效益写生态环境，经济效益写经济，社会效益写对社会的好处。

    为什么：放错类别的指标，在按类汇总时会被算进不相干的一类。
    不算的情形：内容里有这一类的用词；用数值表示的；可持续影响不作判断。
    """
    for target in targets:
        if target.is_benefit and not target.is_numeric:
            why = _why(target)
            if why:
                text = target.value.original
                yield at(target.row.value, label=target.label, text=text, why=why)


def _why(target: Target) -> str:
    kind, text = target.kind.second, target.value.original
    name = "" if kind.startswith(target.name) or target.name.endswith("效益") else target.name
    if "生态" in kind and not _NATURE.search(name + text):
        return "不像生态环境方面的效益"
    if "经济" in kind and not _ECONOMY.search(name + text):
        return "不像经济效益"
    if "社会" in kind and _OFFICE.search(name + text):
        return "是本单位的事，不是社会效益"
    return ""
