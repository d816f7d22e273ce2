"""The process that answers Excel: started by the add-in, it serves cells and buttons."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

HEAVY = ("cryptography", "matplotlib", "numpy", "openpyxl", "pandas", "PIL", "plotly", "polars")
"""What xlwings loads where it is there; cells need none of it and would wait for it."""


@contextmanager
def without(names: tuple[str, ...]) -> Iterator[None]:
    """Let imports of ``names`` fail for a while; what is imported later finds them again."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type] — None is what import looks for
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def prepare() -> None:
    """Load what cells need, before Excel asks."""
    with without(HEAVY):
        import xlwings  # noqa: F401, PLC0415
    from budget_xl.hosts.excel import udfs  # noqa: F401, PLC0415


def serve(clsid: str) -> None:
    """Answer Excel under the COM class ``clsid`` until Excel lets go. Windows only."""
    prepare()
    import xlwings  # noqa: PLC0415

    xlwings.serve(clsid)
