"""Build, fill, read gives the declaration again; LibreOffice computes what the cells say."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from budget_xl.core.declaration import Declaration
from budget_xl.core.plain import from_plain, to_plain
from budget_xl.forms.loader import load_form
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import write_form
from tests.oracle.libreoffice import disagreements, needs_libreoffice, recalculate
from tests.workbook.strategies import declarations

SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)  # fmt: skip


@given(declaration=declarations())
@SLOW
def test_what_is_written_is_read_again(tmp_path_factory, declaration: Declaration) -> None:
    path = tmp_path_factory.mktemp("form") / "表.xlsx"
    write_form(load_form(), declaration, path)
    reading = read_workbook(path)
    assert reading.declaration == declaration
    assert to_plain(reading.declaration) == to_plain(declaration)
    for place in ("identity", "expenditure"):
        assert refs(getattr(reading.declaration, place)) == refs(getattr(declaration, place))


def refs(section: object) -> list[str]:
    names = type(section).__dataclass_fields__
    return [
        str(getattr(section, name).ref) for name in names if hasattr(getattr(section, name), "ref")
    ]


@given(declaration=declarations())
@SLOW
def test_plain_data_is_exact(declaration: Declaration) -> None:
    assert from_plain(to_plain(declaration)) == declaration


def test_libreoffice_computes_the_cached_values(tmp_path: Path) -> None:
    needs_libreoffice()
    files = []

    @given(declaration=declarations())
    @settings(SLOW, max_examples=6)
    def write_some(declaration: Declaration) -> None:
        path = tmp_path / f"表{len(files)}.xlsx"
        write_form(load_form(), declaration, path)
        files.append(path)

    write_some()
    recalculated = recalculate(tmp_path / "profile", *files)
    for path in files:
        assert disagreements(path, recalculated[path]) == []
        assert sum(map(len, recalculated[path].values())) > 1000
