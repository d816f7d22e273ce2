"""A sheet whose table was drawn to disk, so that length costs no memory and little time."""

from __future__ import annotations

import shutil
from pathlib import Path

from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

from budget_xl.workbook.drawing import Drawn


class StreamedSheet(Worksheet):
    """Cells written in the usual way must stand above the drawn table."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: Drawn | None = None

    def adopt(self, drawn: Drawn) -> None:
        """Take a table that was drawn into this sheet."""
        self._drawn = drawn
        for target in drawn.targets:
            self.external_hyper_links.append(["/hyperlink", Url(target)._target(), "External"])

    def _write_dimension(self) -> None:
        own = self.dim_rowmax, self.dim_colmax
        if self._drawn:
            self.dim_rowmax = self._drawn.last
            self.dim_colmax = max(self.dim_colmax or 0, len(self._drawn.sketch.columns) - 1)
        super()._write_dimension()
        self.dim_rowmax, self.dim_colmax = own

    def _write_rows(self) -> None:
        super()._write_rows()
        if self._drawn:
            self._copy(self._drawn.sketch.rows)

    def _write_hyperlinks(self) -> None:
        if self._drawn is None or not self._drawn.targets:
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        self._copy(self._drawn.sketch.links)
        self._xml_end_tag("hyperlinks")
        self.rel_count += len(self._drawn.targets)

    def _copy(self, drafts: Path) -> None:
        self.fh.flush()
        with drafts.open("rb") as file:
            shutil.copyfileobj(file, self.fh.buffer, 1 << 20)
        drafts.unlink()
