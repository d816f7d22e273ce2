"""The district is the sum of its units, exactly; the order of arrival changes nothing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from budget_xl.core.place import Ref
from budget_xl.district import reading
from budget_xl.district.across.catalogue import compare
from budget_xl.district.across.evidence import Evidence
from budget_xl.district.consolidation import settle
from budget_xl.district.executors import on_this_machine
from budget_xl.district.figures import ItemRow
from budget_xl.district.outcome import Outcome
from budget_xl.district.roster import Roster, Unit
from budget_xl.district.summary.book import begun_summary
from budget_xl.district.traits import Cost, kind_of
from tests.district.district import BARE, outcome, rows

NAMES = "甲乙丙丁"
UNITS = Roster(tuple(Unit("", f"{name}街") for name in NAMES))
HERE = on_this_machine(1, reading.__name__)
PLACE = Ref("申报表", "某格")
AMOUNTS = st.decimals("0.01", "99999999.99", places=2)
ITEMS = st.lists(st.tuples(st.sampled_from(["餐费", "统计经费", "印刷"]), AMOUNTS), max_size=5)
DISTRICTS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["项目一", "项目二"]), ITEMS),
    max_size=6,
    unique_by=lambda one: one[:2],
)


def declared(unit: str, project: str, items: list[tuple[str, Decimal]]) -> Outcome:
    lines = tuple(
        ItemRow(number, name, amount, False, None, PLACE)
        for number, (name, amount) in enumerate(items, start=1)
    )
    total = sum((amount for _, amount in items), Decimal(0))
    costs = tuple(Cost(kind_of(name), amount, PLACE) for name, amount in items)
    return outcome(
        f"{unit}{project}.xlsx", f"{unit}街", str(total), project=project, items=lines,
        traits=replace(BARE, costs=costs), digest=f"{unit}{project}{items}",
    )  # fmt: skip


def summary(outcomes: list[Outcome], folder: Path) -> Path:
    district = settle(UNITS, outcomes, [])
    evidence = Evidence(UNITS, district.submissions, {})
    target = folder / "汇总.xlsx"
    with begun_summary(district, target, HERE) as finish:
        finish(compare(district, evidence), evidence)
    return target


def total(path: Path, sheet: str, head: str, column: str) -> Decimal:
    return Decimal(str(rows(path, sheet, head)[-1][column] or 0)).quantize(Decimal("0.01"))


@settings(max_examples=15, deadline=None)
@given(DISTRICTS, st.randoms())
def test_district_is_the_sum_of_its_units(found: list, chance) -> None:
    outcomes = [declared(*one) for one in found]
    whole = sum((amount for *_, items in found for _, amount in items), Decimal(0))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = summary(outcomes, folder)
        for sheet, head, column in (
            ("报送情况", "件号", "当年预算"),
            ("资金来源汇总", "件号", "支出明细合计"),
            ("支出明细汇总", "件号", "金额"),
            ("按类支出透视", "归类", "金额合计"),
            ("同比变动", "件号", "当年预算"),
        ):
            assert total(path, sheet, head, column) == whole
        for unit in NAMES:
            own = sum(
                (amount for name, _, items in found if name == unit for _, amount in items),
                Decimal(0),
            )
            lines = [row for row in rows(path, "支出明细汇总") if row["单位名称"] == f"{unit}街"]
            assert sum(Decimal(str(row["金额"])) for row in lines) == own
            if lines:
                assert total(path, "按类支出透视", "归类", f"{unit}街") == own
        before = path.read_bytes()
        chance.shuffle(outcomes)
        assert summary(outcomes, folder).read_bytes() == before
