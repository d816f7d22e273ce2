"""What is written: nothing in it runs, and nothing that stood there is lost."""

from __future__ import annotations

import html
import re
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from budget_xl.core.problem import Problem
from budget_xl.workbook.xlsx import open_workbook
from tests.district.district import form, roster

PAYLOADS = (
    "=cmd|' /C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3",
    "@SUM(1,2)",
    '\t=HYPERLINK("http://evil.invalid","x")',
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    '"><img src=x onerror=alert(1)>',
)
FORMULA = re.compile(r"<f[^>]*>([^<]*)</f>")
TARGET = re.compile(r'Target="([^"]*)"[^>]*TargetMode="External"')


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that consolidating writes of units whose every text is an attack."""
    folder = tmp_path_factory.mktemp("attack")
    rows = []
    for number, payload in enumerate(PAYLOADS, start=1):
        name = f"青{number}街道办事处"
        rows.append(f"{number:03},{name},,,,")
        form(folder / "收到" / f"{name}.xlsx", name, "100", "20", project=payload)
    roster(folder, *rows)
    done = cli(
        "consolidate", folder / "收到", "--roster", folder / "名册.csv", "-o", folder / "汇总.xlsx",
        "--report", folder / "报告.html", "--brief", folder / "简报.docx",
        "--notices", folder / "通知", "--ledger", folder / "台账.db",
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    return folder


def cli(*words: object, limit: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command; ``limit`` is the largest file it may write, as on a full disk."""

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "budget_xl", *map(str, words)]
    before = full if limit else None
    return subprocess.run(
        command, check=False, capture_output=True, text=True, preexec_fn=before, timeout=300
    )


def xml_parts(folder: Path) -> dict[str, str]:
    found = {}
    outputs = [folder / "汇总.xlsx", *(folder / "通知").rglob("*.xlsx"), *folder.rglob("*.docx")]
    for path in outputs:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    found[f"{path.name}!{name}"] = package.read(name).decode()
    return found


def test_no_text_becomes_a_formula(written: Path) -> None:
    parts = xml_parts(written)
    formulas = [text for part in parts.values() for text in FORMULA.findall(part)]
    assert len(formulas) > 20
    assert [text for text in formulas if re.search("cmd|calc|evil|alert", text)] == []
    assert any("cmd|" in part for part in parts.values()), "the text itself is kept"


def test_links_lead_to_files_of_the_intake_only(written: Path) -> None:
    targets = {
        target
        for name, part in xml_parts(written).items()
        if name.endswith(".rels")
        for target in TARGET.findall(part)
    }
    assert targets
    strange = [t for t in targets if re.match(r"(?:https?|javascript|file:)", t, re.IGNORECASE)]
    assert strange == []


def test_the_page_escapes_everything_and_fetches_nothing(written: Path) -> None:
    page = (written / "报告.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src 'none'" in html.unescape(policy[1])
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert not re.search(r'(?:href|src)="(?:https?:|//|javascript:)', page)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    form(tmp_path / "收到" / "青1街道办事处.xlsx", "青1街道办事处", "100")
    roster(tmp_path, "001,青1街道办事处,,,,")
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(b"old")
    orders = (
        ("consolidate", tmp_path / "收到", "--roster", tmp_path / "名册.csv"),
        ("template", "build"),
    )
    for order, limit in zip(orders, (1 << 12, 1 << 16), strict=True):
        done = cli(*order, "-o", target, limit=limit)
        assert done.returncode == 2, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert "磁盘" in done.stderr
        assert target.read_bytes() == b"old"
        assert [file.name for file in tmp_path.iterdir() if file.name.startswith("~")] == []


def test_a_name_too_long_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught, open_workbook(tmp_path / f"{'长' * 200}.xlsx") as book:
        book.add_worksheet()
    assert caught.value.hint.endswith("。")
    assert list(tmp_path.iterdir()) == []


def test_a_target_held_by_excel_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "汇总.xlsx"
    target.write_bytes(b"old")

    def held(self: Path, other: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(other))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Problem, match="没有权限，或正被") as caught, open_workbook(target) as book:
        book.add_worksheet()
    assert caught.value.code == "target-locked"
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["汇总.xlsx"]


def test_folders_that_cannot_be_written_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    with pytest.raises(Problem) as caught, open_workbook(tmp_path / "文件" / "汇总.xlsx") as book:
        book.add_worksheet()
    assert caught.value.code == "folder-not-writable"
