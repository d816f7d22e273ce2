"""What is packed or unpacked quickly is what the library of Python makes of it."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_xl.workbook.deflate import DeflateError, unpacked
from budget_xl.workbook.packing import AT_ONCE, Package

HOW = {"stored": zipfile.ZIP_STORED, "deflated": zipfile.ZIP_DEFLATED}
TEXTS = st.binary(max_size=40).map(lambda data: data * 997)


@given(TEXTS, st.sampled_from(list(HOW)))
def test_unpacked_is_what_was_packed(data: bytes, how: str) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", HOW[how]) as package:
        package.writestr("part", data)
    with zipfile.ZipFile(file) as package:
        assert unpacked(package, "part") == package.read("part") == data


@given(st.binary(min_size=1, max_size=200), st.data())
def test_a_damaged_part_is_told(data: bytes, draw: st.DataObject) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("part", data)
        at = draw.draw(st.integers(34, 34 + package.getinfo("part").compress_size - 1))
    changed = bytearray(file.getvalue())
    changed[at] ^= draw.draw(st.integers(1, 255))
    with (
        zipfile.ZipFile(BytesIO(changed)) as package,
        suppress(zipfile.BadZipFile, DeflateError),
    ):
        assert unpacked(package, "part") == data


@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize("size", [0, 5, 2 * AT_ONCE + 7])
def test_inserts_stand_where_they_belong(tmp_path: Path, quick: bool, size: int) -> None:
    made, rows, links = tmp_path / "sheet.xml", tmp_path / "rows", tmp_path / "links"
    made.write_bytes(b"<a>" + b"</a><b>" + b"</b>")
    rows.write_bytes(b"r" * size)
    links.write_bytes(b"links")
    inserts = {str(made): [(3, rows), (10, links)]}
    target = tmp_path / "made.xlsx"
    with Package(str(target), "w", zipfile.ZIP_DEFLATED, inserts=inserts, quick=quick) as package:
        package.write(str(made), "xl/sheet.xml")
        package.writestr("other.xml", b"<other/>")
    with zipfile.ZipFile(target) as package:
        assert package.testzip() is None
        assert package.read("xl/sheet.xml") == b"<a>" + b"r" * size + b"</a><b>links</b>"
        assert package.read("other.xml") == b"<other/>"
        assert package.getinfo("xl/sheet.xml").compress_size < 40 + size / 50
    assert not rows.exists()
    assert not links.exists()
