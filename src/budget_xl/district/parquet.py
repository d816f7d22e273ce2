"""The flat tables for analysts: one Parquet file each, written declaration by declaration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from budget_xl.core.problem import Problem
from budget_xl.district.consolidation import District, Submission
from budget_xl.workbook.xlsx import replacing

Value = str | int | Decimal | None
Record = dict[str, Value]

AT_ONCE = 5_000
"""Rows that are written together; no more are held in memory."""
DIGITS, PLACES = 24, 6
TEXT, COUNT, AMOUNT = "text", "count", "amount"

NAMED = {"件号": COUNT, "单位编码": TEXT, "单位名称": TEXT, "项目名称": TEXT, "项目代码": TEXT}


def write_tables(district: District, folder: Path) -> None:
    """Write the tables of ``district`` into ``folder``: the same bytes for the same declarations.

    Raises Problem when pyarrow is not installed or the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, (columns, rows) in TABLES.items():
        records = (
            {**_named(number, sent), **row}
            for number, sent in enumerate(district.submissions, start=1)
            for row in rows(sent)
        )
        with replacing(folder / f"{name}.parquet") as draft:
            _write(records, {**NAMED, **columns}, draft)


def _named(number: int, sent: Submission) -> Record:
    head = sent.head
    return dict(
        zip(
            NAMED,
            (number, sent.unit.code, sent.unit.name, head.project, head.project_code),
            strict=True,
        )
    )


def _declarations(sent: Submission) -> Iterator[Record]:
    head = sent.head
    yield {
        "年度": head.year,
        "表式": head.form,
        "版本": sent.version,
        "审核": sent.state,
        "当年预算": head.annual,
        "上年预算": head.last_year,
        "资金来源合计": head.income,
        "支出明细合计": head.spent,
        **sent.counts,
        "文件SHA256": sent.outcome.digest,
    }


def _funding(sent: Submission) -> Iterator[Record]:
    for row in sent.outcome.part("funding"):
        yield {"来源": row.label, "所属": row.parent, "金额": row.amount, "位置": str(row.place)}


def _items(sent: Submission) -> Iterator[Record]:
    for row in sent.outcome.part("items"):
        yield {
            "序号": row.number,
            "明细": row.name,
            "金额": row.amount,
            "测算合计": row.basis,
            "位置": str(row.place),
        }


def _indicators(sent: Submission) -> Iterator[Record]:
    for row in sent.outcome.part("indicators"):
        yield {
            "一级指标": row.first,
            "二级指标": row.second,
            "三级指标": row.name,
            "指标性质": row.nature,
            "计算符号": row.sign,
            "指标值": row.value,
            "度量单位": row.unit,
            "权重": row.weight,
            "位置": str(row.place),
        }


def _findings(sent: Submission) -> Iterator[Record]:
    for finding in sent.findings:
        yield {
            "级别": finding.severity.value,
            "编号": finding.code,
            "位置": str(finding.ref),
            "问题": finding.message,
            "单位说明": finding.reason,
        }


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, TEXT)


TABLES: dict[str, tuple[dict[str, str], Callable[[Submission], Iterable[Record]]]] = {
    "申报表": (
        {
            "年度": COUNT, "表式": TEXT, "版本": COUNT, "审核": TEXT, "当年预算": AMOUNT,
            "上年预算": AMOUNT, "资金来源合计": AMOUNT, "支出明细合计": AMOUNT, "错误": COUNT,
            "警告": COUNT, "提醒": COUNT, "未能核对": COUNT, "文件SHA256": TEXT,
        },
        _declarations,
    ),
    "资金来源": ({"来源": TEXT, "所属": TEXT, "金额": AMOUNT, "位置": TEXT}, _funding),
    "支出明细": (
        {"序号": COUNT, "明细": TEXT, "金额": AMOUNT, "测算合计": AMOUNT, "位置": TEXT},
        _items,
    ),
    "绩效指标": (
        {
            **_texts("一级指标", "二级指标", "三级指标", "指标性质", "计算符号", "指标值"),
            "度量单位": TEXT, "权重": AMOUNT, "位置": TEXT,
        },
        _indicators,
    ),
    "问题": (_texts("级别", "编号", "位置", "问题", "单位说明"), _findings),
}  # fmt: skip


def _write(records: Iterable[Record], columns: dict[str, str], draft: Path) -> None:
    arrow, parquet = _pyarrow()
    kinds = {TEXT: arrow.string(), COUNT: arrow.int64(), AMOUNT: arrow.decimal128(DIGITS, PLACES)}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    amounts = [name for name, kind in columns.items() if kind == AMOUNT]
    with parquet.ParquetWriter(draft, schema) as writer:
        waiting: list[Record] = []
        for record in records:
            waiting.append({**record, **{name: _exact(record[name]) for name in amounts}})
            if len(waiting) == AT_ONCE:
                writer.write_table(arrow.Table.from_pylist(waiting, schema=schema))
                waiting = []
        writer.write_table(arrow.Table.from_pylist(waiting, schema=schema))


def _exact(amount: Value) -> Decimal | None:
    return round(amount, PLACES) if isinstance(amount, Decimal) else None


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise Problem(
            "no-pyarrow",
            "写 Parquet 表需要另装组件。",
            "请运行 pip install 'budget-xl[parquet]'，或不用 --parquet。",
        ) from error
    return pa, parquet
