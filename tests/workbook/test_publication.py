"""What is published names no person, no telephone and no remark, and keeps every figure."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from budget_xl.core.declaration import Narrative
from budget_xl.core.entry import Entry
from budget_xl.core.plain import from_plain, to_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.workbook.publication import MASK, published


def test_persons_telephones_and_remarks_are_gone_and_figures_stay() -> None:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    before = from_plain(data)
    assert before.identity.executors[0].phone.value
    assert before.identity.executors[0].leader.value
    after = published(before)
    text = json.dumps(to_plain(after), ensure_ascii=False)
    private = {row.phone.value for row in before.identity.executors}
    private |= {row.leader.value for row in before.identity.executors}
    assert [word for word in private if word and word in text] == []
    assert not any(row.remark.value for row in after.indicators.rows)
    assert after.expenditure == before.expenditure
    assert after.funding == before.funding
    assert [row.unit for row in after.identity.executors] == [
        row.unit for row in before.identity.executors
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("联系人手机13800000000。", f"联系人手机{MASK}。"),
        ("座机027-85550001咨询", f"座机{MASK}咨询"),
        ("咨询电话：85550001。", f"咨询电话{MASK}。"),
        ("2019年预算1771.85万元", "2019年预算1771.85万元"),
        ("共 85550001 元", "共 85550001 元"),
        ("洪政办〔2019〕6号", "洪政办〔2019〕6号"),
    ],
)
def test_telephones_in_texts_are_masked(text: str, shown: str) -> None:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    declaration = replace(from_plain(data), narrative=Narrative(policy=Entry(text)))
    assert published(declaration).narrative.policy.value == shown
