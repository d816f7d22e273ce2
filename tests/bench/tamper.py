"""python -m tests.bench.tamper: what is done to workbooks and found, and what comparing costs.

The cost is that of the comparison alone, as a multiple of a bare read of the same file.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

from python_calamine import CalamineWorkbook

from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.workbook.comparison.compare import changes_of, skeleton_of
from budget_xl.workbook.package import sheet_files, unpack
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import write_form
from tests.bench.read import bare
from tests.bench.timing import medians_ms
from tests.workbook.editor import Editor
from tests.workbook.tampering import DEEDS, said

TARGET = 1.5


def main() -> int:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "表.xlsx"
        write_form(load_form(), from_plain(data), path)
        found = 0
        for deed in DEEDS:
            editor = Editor(path)
            deed.do(editor)
            codes = said(editor.save(folder / "x.xlsx"))
            found += codes == {deed.code}
            print(f"{'found' if codes == {deed.code} else 'MISSED':8}{deed.code:15}{deed.name}")
        untouched = len(read_workbook(path).changes)
        cost = ratio(path)
    print(f"found {found} of {len(DEEDS)} kinds, no other change named")
    print(f"changes of the untouched workbook: {untouched}")
    print(f"comparison: {cost:.2f} x bare calamine, target <= {TARGET} x")
    return 0 if found == len(DEEDS) and not untouched and cost <= TARGET else 1


def ratio(path: Path) -> float:
    """Return the cost of comparing one workbook over that of a bare read."""
    reading = read_workbook(path)
    book = CalamineWorkbook.from_path(path)
    grids = {
        n: book.get_sheet_by_name(n).to_python(skip_empty_area=False) for n in book.sheet_names
    }
    with zipfile.ZipFile(path) as package:
        contents = unpack(package, path)
        files = sheet_files(contents.others)

        def compared() -> None:
            skeleton = skeleton_of(package, files, contents)
            changes_of(skeleton, grids, reading.stamp, reading.form, path)

        times = medians_ms({"bare": lambda: bare(path), "compared": compared})
    return times["compared"] / times["bare"]


if __name__ == "__main__":
    sys.exit(main())
