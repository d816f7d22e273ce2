"""The texts of a workbook that stand in many cells, each kept once and known by its number."""

from __future__ import annotations

from itertools import chain, zip_longest

from xlsxwriter.sharedstrings import SharedStringTable


class Texts:
    """Numbers texts in steps, so that several tables can number theirs at the same time."""

    def __init__(self, first: int, step: int) -> None:
        self.first, self._step = first, step
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Return the number of ``text`` in the workbook."""
        if text not in self.numbers:
            self.numbers[text] = self.first + self._step * len(self.numbers)
        return self.numbers[text]


class SharedTexts(SharedStringTable):
    """Those of all tables. XlsxWriter's own are in the first part; gaps between parts are blank."""

    def __init__(self, parts: int) -> None:
        super().__init__()
        self.parts = [Texts(first, parts) for first in range(parts)]

    def _get_shared_string_index(self, string: str) -> int:
        self.count += 1
        return self.parts[0].number(string)

    def _sort_string_data(self) -> None:
        texts = (part.numbers for part in self.parts)
        self.string_array = list(chain.from_iterable(zip_longest(*texts, fillvalue="")))
        self.unique_count = len(self.string_array)
