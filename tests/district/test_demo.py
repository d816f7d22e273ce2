"""The made-up district: the same every time, wrong exactly where it is meant to be, nobody real."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budget_xl.core.computed import basis_amount, basis_sums
from budget_xl.core.finding import Severity
from budget_xl.core.plain import from_plain, to_plain
from budget_xl.district.demo.scenario import (
    EXAMPLE_CODES,
    PLANTED,
    Submission,
    demo_roster_csv,
    scenario,
)
from budget_xl.forms.loader import load_form
from budget_xl.legacy.source import read_source
from budget_xl.prose.calculation import read_paragraphs
from budget_xl.prose.documents import find_documents, unbalanced_brackets
from budget_xl.prose.phones import normalise_phone
from budget_xl.workbook.checking import FileReport, check_workbook
from budget_xl.workbook.writer import write_form

PLAN = scenario()
STREETS = PLAN.submissions[1:]
COPIED = 14
"""So many characters in a row are a copied sentence."""

each = pytest.mark.parametrize("sent", PLAN.submissions, ids=lambda sent: sent.file_name)
each_street = pytest.mark.parametrize("sent", STREETS, ids=lambda sent: sent.file_name)


def checked(sent: Submission, folder: Path) -> FileReport:
    path = folder / sent.file_name
    declaration = from_plain(sent.declaration)
    write_form(load_form(declaration.form, declaration.year), declaration, path)
    return check_workbook(path)


def roster() -> list[dict[str, str]]:
    return list(csv.DictReader(demo_roster_csv().decode("utf-8-sig").splitlines()))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def everything() -> str:
    said = (text for sent in PLAN.submissions for text in texts(sent.declaration))
    return "\n".join([*said, demo_roster_csv().decode("utf-8-sig")])


def test_same_every_time() -> None:
    code = (
        "from budget_xl.district.demo.scenario import demo_roster_csv, scenario\n"
        "print(repr(scenario()), demo_roster_csv())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert scenario() == PLAN


def test_roster_is_a_spreadsheet_csv_of_thirteen_units() -> None:
    assert demo_roster_csv().startswith(b"\xef\xbb\xbf" + "单位编码,单位名称".encode())
    rows = roster()
    assert list(rows[0]) == ["单位编码", "单位名称", "简称", "上级", "联系人", "电话"]
    for column in ("单位编码", "单位名称", "简称", "电话"):
        assert len({row[column] for row in rows}) == 13
    assert all(all(row.values()) for row in rows)


def test_twelve_units_send_one_sends_twice_one_file_is_damaged_one_unit_is_missing() -> None:
    names = {row["单位编码"]: row["单位名称"] for row in roster()}
    assert [one.last_year for one in PLAN.submissions].count(True) == 1
    sent = Counter(one.unit_code for one in PLAN.submissions if not one.last_year)
    missing = [name for code, name in names.items() if code not in sent]
    assert sorted(sent.values()) == [1] * 11 + [2]
    assert list(PLAN.missing) == missing
    assert all(names[one.unit_code] == one.unit_name for one in PLAN.submissions)
    assert [one.damaged for one in PLAN.submissions].count(True) == 1
    assert len({one.file_name for one in PLAN.submissions}) == len(PLAN.submissions)


def test_second_version_has_other_figures() -> None:
    current = [one for one in PLAN.submissions if not one.last_year]
    code = next(c for c, n in Counter(s.unit_code for s in current).items() if n == 2)
    first, second = (s for s in current if s.unit_code == code)
    assert second.file_name == first.file_name.replace(".xlsx", "（修改）.xlsx")
    assert first.declaration["budget"] != second.declaration["budget"]
    assert (first.planted, second.planted) == (("BAS001",), ())


def test_mistakes_differ_and_at_least_four_files_have_none() -> None:
    assert len({codes for _, codes in PLANTED.values()}) == len(PLANTED)
    assert sum(not s.planted and not s.damaged for s in PLAN.submissions) >= 4


@each
def test_survives_plain_data(sent: Submission) -> None:
    declaration = from_plain(sent.declaration)
    assert from_plain(to_plain(declaration)) == declaration
    assert declaration.identity.unit.value == sent.unit_name
    assert declaration.identity.unit_code.value == sent.unit_code


@each
def test_exactly_the_planted_mistakes_are_found(sent: Submission, tmp_path: Path) -> None:
    """Remarks are questions, which an honest form may raise; the rest is planted."""
    report = checked(sent, tmp_path)
    assert report.problem is None
    told = [f for f in report.findings if f.severity in (Severity.ERROR, Severity.WARNING)]
    found = Counter(finding.code for finding in told)
    if sent is PLAN.submissions[0]:
        assert set(sent.planted) <= {finding.code for finding in report.findings}
    else:
        assert found == Counter(sent.planted), [f.message for f in told]


def test_real_figures_keep_their_nine_findings() -> None:
    assert PLAN.submissions[0].planted == EXAMPLE_CODES
    assert len(set(EXAMPLE_CODES)) == 9


def test_real_figures_are_whole() -> None:
    example = from_plain(PLAN.submissions[0].declaration)
    amounts = [item.amount.value or Decimal(0) for item in example.expenditure.items]
    assert (len(amounts), sum(amounts)) == (26, Decimal("1807.4"))
    assert len(example.indicators.rows) == 74
    people = example.identity.executors
    assert (len(people), sum(row.phone.value is not None for row in people)) == (15, 12)


def test_real_figures_are_those_of_the_real_form(seed: Path) -> None:
    real, ours = read_source(seed).declaration, from_plain(PLAN.submissions[0].declaration)
    assert [i.amount for i in ours.expenditure.items] == [i.amount for i in real.expenditure.items]
    assert [r.amount for r in ours.basis.rows] == [r.amount for r in real.basis.rows]
    for mine, theirs in zip(ours.indicators.rows, real.indicators.rows, strict=True):
        assert (mine.code, mine.number, mine.unit) == (theirs.code, theirs.number, theirs.unit)
        assert re.findall("[0-9.%]+", mine.joined) == re.findall("[0-9.%]+", theirs.joined)


@each_street
def test_street_is_one_that_an_expert_would_accept(sent: Submission) -> None:
    data = from_plain(sent.declaration)
    assert 8 <= len(data.expenditure.items) <= 14
    amounts = [row.amount.value for row in data.expenditure.items if row.amount.value]
    assert all(amount == round(amount, 2) for amount in amounts)
    assert {row.code for row in data.indicators.rows} == set(load_form().classes)
    assert all(row.sign.value and row.unit.value for row in data.indicators.rows)
    names = [(row.code, row.name.value) for row in data.indicators.rows]
    assert len(set(names)) == len(names)
    assert re.fullmatch("[0-9]{8}[RYT][0-9]{12}", data.identity.project_code.value or "")
    policy = data.narrative.policy.value or ""
    documents = find_documents(policy)
    assert len(documents) == len(data.expenditure.items)
    assert {document.style for document in documents} == {"〔〕"}
    assert not unbalanced_brackets(policy)
    leaders = [row.leader.value for row in data.identity.executors]
    assert len(set(leaders)) == len(leaders)


@each_street
def test_every_calculation_is_read_and_right(sent: Submission) -> None:
    data = from_plain(sent.declaration)
    paragraphs = read_paragraphs(data.narrative.basis.value or "")
    assert len(paragraphs or basis_sums(data.basis.rows)) == len(data.expenditure.items)
    for part in paragraphs:
        assert part.is_complete
        assert part.parts
        for piece in part.parts:
            assert piece.formula is not None
            assert piece.formula.value == piece.amount
    for row in data.basis.rows:
        assert row.amount.value == basis_amount(row)


@each_street
def test_last_year_and_the_reasons_explain_the_change(sent: Submission) -> None:
    change, data = sent.declaration["narrative"]["change"], sent.declaration
    stated = re.search("比上年(增加|减少)([0-9.]+)万元", change)
    assert stated
    new, ended = re.findall("(?:新增[^0-9]+|相应减少)([0-9.]+)万元", change)
    sign = 1 if stated[1] == "增加" else -1
    assert Decimal(new) - Decimal(ended) == sign * Decimal(stated[2])
    year = data["year"] - 1
    last = re.search(f"{year}年总预算为([0-9.]+)万元", data["narrative"]["history"])
    assert last
    assert Decimal(last[1]) + sign * Decimal(stated[2]) == Decimal(data["budget"]["annual"])


def test_same_document_has_the_same_number_everywhere() -> None:
    numbers: dict[str, set[str]] = {}
    for sent in STREETS:
        policy = sent.declaration["narrative"]["policy"]
        for title, number in re.findall("《(.+?)》（(.+?)）", policy):
            numbers.setdefault(title, set()).add(number)
    assert {len(found) for found in numbers.values()} == {1}
    assert len(set.union(*numbers.values())) == len(numbers)


def test_every_telephone_is_invented() -> None:
    phones = [
        row["phone"]
        for sent in PLAN.submissions
        for row in sent.declaration["identity"]["executors"]
        if "phone" in row
    ]
    phones += [row["电话"] for row in roster()]
    assert {(normalise_phone(phone, "027") or "")[-8:-4] for phone in phones} == {"8555"}


@pytest.mark.parametrize("name", ["洪山", "南湖", "花山", "板桥", "红旗", "武汉", "湖北"])
def test_no_real_place(name: str) -> None:
    assert name not in everything()


def test_no_real_person_or_number(seed: Path) -> None:
    said = everything()
    for row in read_source(seed).declaration.identity.executors:
        for entry in (row.leader, row.phone):
            assert not entry.value or entry.value.removeprefix("027-") not in said


def test_no_sentence_is_copied(seed: Path) -> None:
    real = "".join(texts(to_plain(read_source(seed).declaration)["narrative"]))
    runs = {real[start : start + COPIED] for start in range(len(real) - COPIED + 1)}
    narrative = PLAN.submissions[0].declaration["narrative"]
    own = {key: text for key, text in narrative.items() if key not in {"basis", "content"}}
    for text in own.values():
        found = [text[i : i + COPIED] for i in range(len(text)) if text[i : i + COPIED] in runs]
        assert [run for run in found if not re.search("[0-9]", run)] == []


def test_damaged_file_cannot_be_read(tmp_path: Path) -> None:
    sent = next(one for one in PLAN.submissions if one.damaged)
    path = tmp_path / sent.file_name
    write_form(load_form(), from_plain(sent.declaration), path)
    assert zipfile.is_zipfile(path)
    path.write_bytes(path.read_bytes()[:-300])
    assert check_workbook(path).problem is not None
