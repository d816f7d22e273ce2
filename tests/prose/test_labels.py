"""Words around amounts, and that what is longer than anybody writes decides nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budget_xl.prose import labels

LONGEST = 200


@pytest.mark.parametrize(
    ("question", "longest"),
    [
        (labels.is_filler, "为" * LONGEST),
        (labels.is_blank, "，" * LONGEST),
        (labels.is_lead, "，" * LONGEST),
        (labels.is_reckoned, f"测算{'，' * (LONGEST - 2)}"),
        (lambda text: not labels.is_doubtful(text), "好" * LONGEST),
        (lambda text: labels.clean(text) == text.removeprefix("和"), f"和{'好' * (LONGEST - 1)}"),
    ],
)
def test_a_longer_text_decides_nothing(question: Callable[[str], bool], longest: str) -> None:
    assert question(longest)
    assert not question(f"{longest}{longest[-1]}")


LABELS = [
    ("、主要包括宣传费为", "宣传费"),
    ("，其中：慰问", "慰问"),
    ("以及与会人员", "与会人员"),
    ("和谐社区建设", "和谐社区建设"),
    ("按文件要求，走访慰问约需", "走访慰问"),
    ("审计预计", "审计预计"),
    ("以及", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_a_label(text: str, label: str) -> None:
    assert labels.clean(text) == label


def test_the_names_in_a_text() -> None:
    assert labels.names("印刷费、劳务费和资料费，以及和谐社区；") == [
        "印刷费",
        "劳务费",
        "资料费",
        "和谐社区",
    ]
