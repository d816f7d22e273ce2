"""The one door to docxtpl: Word documents filled from templates, always the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from budget_xl.workbook.xlsx import replacing

EPOCH = (2020, 1, 1, 0, 0, 0)
TEMPLATES = "word"
"""The folder of templates beside this module; they are edited in Word."""

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_document(template: str, content: Mapping[str, Any], target: Path) -> None:
    """Fill ``template`` with plain data and write it to ``target``, whole or not at all.

    Text is never taken for markup. Raises Problem when the target cannot be written.
    """
    source = resources.files(__package__).joinpath(TEMPLATES, f"{template}.docx")
    document = DocxTemplate(io.BytesIO(source.read_bytes()))
    environment = Environment(autoescape=True, undefined=StrictUndefined, finalize=_writable)
    document.render(dict(content), environment, autoescape=True)
    filled = io.BytesIO()
    document.save(filled)
    with replacing(target) as draft:
        draft.write_bytes(_undated(filled))


def _writable(value: Any) -> Any:
    return _UNWRITABLE.sub("", value) if isinstance(value, str) else value


def _undated(package: io.BytesIO) -> bytes:
    """Return the same package without the time of writing in it."""
    copy = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return copy.getvalue()
