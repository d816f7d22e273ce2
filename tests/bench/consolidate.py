"""python -m tests.bench.consolidate [--files N]: what a whole district costs, side by side.

Builds N filled workbooks of realistic size and measures, each in processes of its own: ours cold,
ours with nothing changed, ours with one file in a hundred changed; a bare read of the same files
with python-calamine and as many processes; a plain pandas and openpyxl loop on a sample, scaled.
Memory is the proportional set size of all processes together.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

JOBS = os.cpu_count() or 1
BASES = 24
SAMPLE = 20
BATCH = 16
PAUSE = 0.2
"""Seconds between two looks at the memory; each takes 6 ms of the processors that are measured."""
UNIT = "青澜区人民政府甲乙丙丁街道办事处"
CODE = "990099"
PROJECT = "42019920T000000990099"
SEED = "此处以年度为准"
SIGNS = "子丑寅卯辰巳午未申酉"


def build(folder: Path, count: int) -> None:
    """Write ``count`` different filled workbooks and their roster."""
    bases = folder / "底本"
    bases.mkdir()
    sent = folder / "报送"
    sent.mkdir()
    with pool() as workers:
        list(workers.map(write_base, [(bases, number) for number in range(BASES)]))
        list(workers.map(vary, [(bases, sent, n) for n in range(count)], chunksize=BATCH))
    rows = ["单位编码,单位名称,简称,上级,联系人,电话"]
    rows += [f"{code(n)},{unit(n)},,,," for n in range(count)]
    (folder / "名册.csv").write_text("\n".join(rows), encoding="utf-8-sig")


def unit(number: int) -> str:
    name = "".join(SIGNS[int(digit)] for digit in f"{number:04d}")
    return UNIT.replace("甲乙丙丁", name)


def code(number: int) -> str:
    return f"{number + 100000:06d}"


def write_base(task: tuple[Path, int]) -> None:
    from budget_xl.core.plain import from_plain
    from budget_xl.forms.loader import load_form
    from budget_xl.workbook.writer import write_form

    folder, number = task
    write_form(load_form(), from_plain(base(number)), folder / f"{number}.xlsx")


def base(number: int) -> dict[str, Any]:
    """Return a declaration of 26 to 60 items and 70 to 120 indicators with a long narrative."""
    from budget_xl.core.money import show
    from budget_xl.district.demo.prose import starred
    from budget_xl.district.demo.scenario import scenario
    from budget_xl.district.demo.streets import STREETS
    from budget_xl.district.demo.works import CORE, OTHERS

    chance = random.Random(number)
    data = json.loads(json.dumps(scenario().submissions[0].declaration))
    street, works = STREETS[number % len(STREETS)], (*CORE, *OTHERS)
    names = [f"{work.name}{phase}" for phase in ("", "二期") for work in works]
    extra = number * 34 // (BASES - 1)
    items, told = data["expenditure"]["items"], [data["narrative"]["basis"].rstrip("。")]
    for at, name in enumerate(names[:extra]):
        work = works[at % len(works)]
        items.append({"number": len(items) + 1, "name": name, "amount": show(work.amount(street))})
        told.append(f"{at + 19}.{name}{starred(work, street).removeprefix(work.name)}")
    total = show(sum(as_amount(item["amount"]) for item in items))
    data["budget"] = {"total": total, "annual": total}
    for line in data["funding"]["lines"]:
        if "amount" in line:
            line["amount"] = total
    data["narrative"]["basis"] = "；".join(told) + "。"
    for key, share in (("policy", 500), ("relevance", 1000), ("significance", 1600)):
        text = data["narrative"][key]
        while len(text) < share:
            text += f"{chance.choice(works).task}；{chance.choice(works).problem}，"
        data["narrative"][key] = f"{text}{SEED}。"
    add_indicators(data, works, extra)
    data["identity"].update(
        unit=UNIT, unit_code=CODE, department=UNIT, project_code=PROJECT, general=True
    )
    return data


def as_amount(text: str) -> Any:
    from decimal import Decimal

    return Decimal(text)


def add_indicators(data: dict[str, Any], works: Any, extra: int) -> None:
    rows = data["indicators"]["rows"]
    numbers = {row["code"]: row["number"] for row in rows}
    room = {"quantity": 30, "quality": 20, "social": 20}
    for work in works[: extra * 46 // 34]:
        for kind, name in (("quantity", work.counted), ("quality", f"{work.task}合格率")):
            if numbers.get(kind, 0) < room[kind]:
                numbers[kind] = numbers.get(kind, 0) + 1
                value = {"sign": "≥", "value": "95", "unit": "%" if kind == "quality" else "个"}
                rows.append({"code": kind, "number": numbers[kind], "name": name, **value})
    order = {kind: at for at, kind in enumerate(dict.fromkeys(row["code"] for row in rows))}
    rows.sort(key=lambda row: (order[row["code"]], row["number"]))


def vary(task: tuple[Path, Path, int]) -> None:
    """Write a base again under the name and code of another unit, its narrative altered."""
    bases, sent, number = task
    rewrite(bases / f"{number % BASES}.xlsx", sent / f"{code(number)}.xlsx", number, "")


def rewrite(source: Path, target: Path, number: int, mark: str) -> None:
    other = {
        UNIT: unit(number),
        CODE: code(number),
        PROJECT: f"42019920T{number:012d}",
        SEED: f"以{unit(number)[7:11]}街{mark}为准",
    }
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/sharedStrings.xml":
                text = data.decode()
                for was, now in other.items():
                    text = text.replace(was, now)
                data = text.encode()
            new.writestr(part, data)


def pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(JOBS, mp_context=multiprocessing.get_context("forkserver"))


def bare_files(paths: list[Path]) -> int:
    from python_calamine import CalamineWorkbook

    cells = 0
    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            cells += len(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
    return cells


def run_bare(folder: Path) -> None:
    paths = sorted((folder / "报送").glob("*.xlsx"))
    batches = [paths[at : at + BATCH] for at in range(0, len(paths), BATCH)]
    with pool() as workers:
        assert sum(workers.map(bare_files, batches)) > len(paths)


def run_ours(folder: Path) -> None:
    from budget_xl.district.summarise import summarise

    target, ledger = folder / "区级汇总.xlsx", folder / "台账.db"
    found = summarise(
        folder / "报送", folder / "名册.csv", target, JOBS, lambda *_: None, ledger=ledger
    )
    assert len(found.submissions) == len(list((folder / "报送").iterdir()))


def run_pandas(folder: Path) -> None:
    import pandas as pd

    frames = []
    for path in sorted((folder / "报送").glob("*.xlsx"))[:SAMPLE]:
        sheets = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
        for name, frame in sheets.items():
            frames.append(frame.dropna(how="all").assign(文件=path.name, 表=name))
    pd.concat(frames).to_excel(folder / "pandas.xlsx", index=False, engine="openpyxl")


RUNS = {"bare": run_bare, "ours": run_ours, "pandas": run_pandas}


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of all processors, and peak MB of all processes together."""

    seconds: float
    worked: float
    megabytes: float


def measure(what: str, folder: Path) -> Cost:
    """Return what a run costs in processes of its own."""
    start, seen, peak = time.perf_counter(), {}, [0.0]
    child = subprocess.Popen([sys.executable, "-m", "tests.bench.consolidate", what, str(folder)])
    watcher = threading.Thread(target=watch, args=(child.pid, seen, peak))
    watcher.start()
    assert child.wait() == 0
    seconds = time.perf_counter() - start
    watcher.join()
    return Cost(seconds, sum(seen.values()), peak[0])


def watch(pid: int, seen: dict[int, float], peak: list[float]) -> None:
    """Note the processor time of every process of a run, and the most memory they hold."""
    while True:
        try:
            top = psutil.Process(pid)
            tree = [top, *top.children(recursive=True)]
            used = sum(look(one, seen) for one in tree)
        except psutil.Error:
            return
        if not used:
            return
        peak[0] = max(peak[0], used / 1e6)
        time.sleep(PAUSE)


def look(process: psutil.Process, seen: dict[int, float]) -> int:
    try:
        times = process.cpu_times()
        seen[process.pid] = times.user + times.system
        return process.memory_full_info().pss
    except psutil.Error:
        return 0


def show(name: str, cost: Cost, base: Cost) -> None:
    print(
        f"{name:>34}: {cost.seconds:7.1f} s = {cost.seconds / base.seconds:5.2f} x bare, "
        f"processors {cost.worked:7.1f} s = {cost.worked / base.worked:5.2f} x, "
        f"peak {cost.megabytes:4.0f} MB",
        flush=True,
    )


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--folder", type=Path, help="keep the files here and use them again")
    count, kept = options.parse_args().files, options.parse_args().folder
    folder = kept or Path(tempfile.mkdtemp(prefix="budget_xl_bench_"))
    try:
        return bench(folder, count)
    finally:
        if not kept:
            shutil.rmtree(folder)


def bench(folder: Path, count: int) -> int:
    if not (folder / "名册.csv").exists():
        folder.mkdir(exist_ok=True)
        build(folder, count)
    for left in ("区级汇总.xlsx", "台账.db", "台账.db-wal", "台账.db-shm"):
        (folder / left).unlink(missing_ok=True)
    shutil.rmtree(folder / "台账.原件", ignore_errors=True)
    sizes = [path.stat().st_size for path in (folder / "报送").iterdir()]
    print(f"{len(sizes)} files of {min(sizes) >> 10} to {max(sizes) >> 10} KB, {JOBS} processes")
    measure("bare", folder)
    bare = measure("bare", folder)
    show("bare python-calamine", bare, bare)
    cold = measure("ours", folder)
    show("ours, cold", cold, bare)
    again = measure("ours", folder)
    show("ours, nothing changed", again, bare)
    for number in range(0, count, 100):
        target = folder / "报送" / f"{code(number)}.xlsx"
        rewrite(folder / "底本" / f"{number % BASES}.xlsx", target, number, "改")
    show("ours, 1 % changed", measure("ours", folder), bare)
    after = measure("bare", folder)
    show("bare python-calamine again", after, bare)
    loop = measure("pandas", folder)
    share = count / SAMPLE
    scaled = Cost(loop.seconds * share, loop.worked * share, loop.megabytes)
    show(f"pandas + openpyxl, {SAMPLE} files scaled", scaled, bare)
    return judge(bare, after, cold, again, scaled)


def judge(bare: Cost, after: Cost, cold: Cost, again: Cost, scaled: Cost) -> int:
    usual = (bare.seconds + after.seconds) / 2
    found = {
        f"cold {cold.seconds / usual:.2f} x bare (target 5, aim 3)": cold.seconds <= 5 * usual,
        f"unchanged {again.seconds / cold.seconds:.1%} of cold (target 5 %)": again.seconds
        <= cold.seconds / 20,
        f"{scaled.seconds / cold.seconds:.1f} x faster than the loop (target 5, aim 10)": (
            scaled.seconds >= 5 * cold.seconds
        ),
        f"peak {cold.megabytes:.0f} MB (target 400)": cold.megabytes <= 400,
    }
    for text, held in found.items():
        print(f"{'held' if held else 'MISSED'}: {text}")
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in RUNS:
        RUNS[sys.argv[1]](Path(sys.argv[2]))
        sys.exit(0)
    sys.exit(main())
