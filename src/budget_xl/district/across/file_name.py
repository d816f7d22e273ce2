"""文件名上的单位与表内的不同."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Phase, at, rule
from budget_xl.district.across.evidence import Evidence


@rule(
    code="XFL007",
    name="文件名上的单位与表内的不同",
    severity=Severity.REMARK,
    anchor="identity.unit",
    message="文件“{file}”看名称是“{named}”的，表内单位却是“{unit}”",
    hint="请核对是否发错文件或用错模板；表内单位为准。",
    since="2020",
    phases=frozenset({Phase.CONSOLIDATE}),
    cases=(),
)
def file_name(evidence: Evidence) -> Iterator[tuple[int, Breach]]:
    """文件名写着一个单位，表里填的是名册上的另一个单位。

    为什么：多半是拿别人的表改的，或发错了文件；汇总只认表内的单位，金额可能记错单位。

    不算的情形：文件名里没有名册上的单位名称、简称或编码。
    """
    for number, sent in enumerate(evidence.submissions):
        named = evidence.roster.within(sent.outcome.path.stem)
        if named is not None and named != sent.unit:
            told = {"file": sent.outcome.path.name, "named": named.name, "unit": sent.unit.name}
            yield number, at(evidence.place(number, "unit"), **told)
