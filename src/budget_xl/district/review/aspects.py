"""What is reviewed: four dimensions, eight aspects, their points and questions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of the review; ``points`` count for 重点项目 only."""

    dimension: str
    name: str
    points: int
    question: str


FORMAL = Aspect("完整性", "规范完整性", 10, "格式是否规范；内容是否完整、准确，有无缺项、错项。")
CLEAR = Aspect("完整性", "明确清晰性", 10, "目标是否清楚，能否反映主要内容，产出和效果是否写明。")
RELEVANT = Aspect("相关性", "目标相关性", 15, "目标是否符合政策、规划、部门职能和年度工作计划。")
SCIENTIFIC = Aspect(
    "相关性", "指标科学性", 15, "指标是否全面、抓住重点；能量化的是否量化，其余是否可评。"
)
REASONABLE = Aspect(
    "适当性", "绩效合理性", 15, "预期效果是否显著，是否符合正常水平，与同类项目相比如何。"
)
FUNDED = Aspect("适当性", "资金匹配性", 15, "目标与资金规模、使用方向是否匹配。")
ACHIEVABLE = Aspect("可行性", "实现可能性", 10, "目标是否经过论证和合理测算，能否如期实现。")
EQUIPPED = Aspect("可行性", "条件充分性", 10, "实施方案、组织保障、内部控制是否具备。")

ASPECTS = (FORMAL, CLEAR, RELEVANT, SCIENTIFIC, REASONABLE, FUNDED, ACHIEVABLE, EQUIPPED)

GRADES = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
"""From which sum of points a declaration has which grade."""
