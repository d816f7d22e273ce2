"""项目申请理由等文字与其他单位雷同."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Phase, at, rule
from budget_xl.district.across.evidence import Evidence

FEWEST_PRINTS = 15
"""A narrative with fewer prints (about 200 characters) is too short to tell."""
MOST_SHARE = 0.5
"""Share of its own prints from which a narrative is a copy. Measured on the made-up district:
written apart at most 0.07; copied and every twentieth character or every fifth clause changed,
0.71 and 0.81 in the middle of thirty trials, 0.48 at least."""
COMMON = 3
"""A passage of more declarations than this is the district's, not a street's."""


@rule(
    code="XFL005",
    name="申请理由和总目标与其他单位雷同",
    severity=Severity.REMARK,
    anchor="narrative.significance",
    message="申请理由、总目标的文字约 {share}% 与“{unit}”的相同",
    hint="请按本单位的实际情况重写；确属统一口径的，写明理由。",
    since="2020",
    phases=frozenset({Phase.CONSOLIDATE}),
    cases=(),
)
def copied_words(evidence: Evidence) -> Iterator[tuple[int, Breach]]:
    """申请理由和绩效总目标的文字大半与另一单位相同时提醒。

    为什么：照抄别的街道的理由，说明没有按本单位的情况论证，审核时应当面问清。

    怎么比：取“与职能的相关性”“现实意义”“总目标”中的六字片段（数字、标点不计）抽样比较；
    相同片段占本单位一半以上才提醒。在演示区和随机改写的文字上量过：各写各的不到一成，
    照抄后改二十分之一的字或换两成分句的，多在七成以上。

    不算的情形：政策依据（大家引用同样的文件）、主要内容（只是明细的名称）；不到约 200 字的短文；
    四个以上单位都有的片段，当作区里的统一口径。
    """
    shared = Counter[tuple[int, int]]()
    for numbers in evidence.shared_prints(COMMON):
        shared.update(combinations(numbers, 2))
    best: dict[int, tuple[float, int]] = {}
    for (left, right), count in shared.items():
        for one, other in ((left, right), (right, left)):
            whole = evidence.prints(one)
            if whole >= FEWEST_PRINTS and count >= MOST_SHARE * whole:
                best[one] = max(best.get(one, (0.0, 0)), (count / whole, other))
    for number, (share, other) in sorted(best.items()):
        unit = evidence.submissions[other].unit.name
        yield number, at(evidence.place(number, "prose"), share=round(share * 100), unit=unit)
