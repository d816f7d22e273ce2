"""A sheet whose table was drawn to disk, so that length costs no memory and little time."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

from budget_xl.workbook.drawing import Drawn
from budget_xl.workbook.packing import Inserts


class StreamedSheet(Worksheet):
    """Cells written in the usual way must stand above the drawn table."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: Drawn | None = None
        self._inserts: Inserts = {}

    def adopt(self, drawn: Drawn, inserts: Inserts) -> None:
        """Take a table that was drawn into this sheet, whose file will have ``inserts``."""
        self._drawn, self._inserts = drawn, inserts
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
            self._insert(self._drawn.sketch.rows)

    def _write_hyperlinks(self) -> None:
        if self._drawn is None or not self._drawn.targets:
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        self._insert(self._drawn.sketch.links)
        self._xml_end_tag("hyperlinks")
        self.rel_count += len(self._drawn.targets)

    def _insert(self, drafts: Path) -> None:
        self.fh.flush()
        self._inserts.setdefault(self.fh.name, []).append((self.fh.buffer.tell(), drafts))
