"""A Dask cluster makes the same tables as processes of this machine, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_xl.core.problem import Problem
from budget_xl.district.parquet import TABLES
from budget_xl.district.summarise import summarise
from tests.district.district import form, roster, still

pytestmark = pytest.mark.filterwarnings("ignore")


def tables(folder: Path, name: str, **options) -> dict[str, bytes]:
    target = folder / name
    names = roster(folder, "101,甲街,,,,", "102,乙街,,,,", "103,丙街,,,,")
    jobs = options.pop("jobs", None)
    found = summarise(
        folder / "报送", names, folder / f"{name}.xlsx", jobs, still, parquet=target, **options
    )
    assert len(found.submissions) == 3
    return {path.name: path.read_bytes() for path in sorted(target.iterdir())}


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    form(tmp_path / "报送" / "甲.xlsx", "甲街", "10", "20", code="101")
    form(tmp_path / "报送" / "乙.xlsx", "乙街", "30", code="102")
    form(tmp_path / "报送" / "丙.xlsx", "丙街", "40", code="103")
    broken = form(tmp_path / "报送" / "坏.xlsx", "甲街", "40", code="101")
    broken.write_bytes(broken.read_bytes()[:-200])
    return tmp_path


def test_same_tables_from_a_cluster(sent: Path) -> None:
    distributed = pytest.importorskip("distributed")
    here = tables(sent, "本机", jobs=2)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        there = tables(sent, "集群", cluster=cluster.scheduler_address)
    assert set(here) == {f"{name}.parquet" for name in TABLES}
    assert there == here


def test_tables_hold_exact_amounts(sent: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    tables(sent, "表", jobs=1)
    items = parquet.read_table(sent / "表" / "支出明细.parquet").to_pylist()
    assert [(row["单位名称"], row["件号"], str(row["金额"])) for row in items] == [
        ("甲街", 1, "10.000000"),
        ("甲街", 1, "20.000000"),
        ("乙街", 2, "30.000000"),
        ("丙街", 3, "40.000000"),
    ]


def test_a_cluster_that_is_not_there(sent: Path, monkeypatch) -> None:
    monkeypatch.setattr("budget_xl.district.executors.CONNECT_SECONDS", 1)
    with pytest.raises(Problem) as found:
        tables(sent, "集群", cluster="tcp://127.0.0.1:1")
    assert found.value.code == "no-cluster"
