"""The one door to docxtpl: Word documents filled from templates, always the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from budget_xl.workbook.numbers import SHEET, numbers_workbook
from budget_xl.workbook.xlsx import replacing

EPOCH = (2020, 1, 1, 0, 0, 0)
TEMPLATES = "word"
"""The folder of templates beside this module; documents are edited in Word."""
BAR_POINTS, EDGE_POINTS, LEAST_POINTS = 18, 12, 150
"""How high a chart is; other programs than Word break the numbers of a lower one."""
EMU = 12_700
"""English metric units in a point; Word measures charts in them."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Chart:
    """At least one bar, the first on top, each with its number; ``head`` says what they are."""

    head: str
    number_format: str
    bars: Sequence[tuple[str, Decimal]]

    @property
    def height(self) -> int:
        """How high it is, in points."""
        return max(len(self.bars) * BAR_POINTS + EDGE_POINTS, LEAST_POINTS)

    @property
    def gap(self) -> int:
        """What lies between bars, in percent of one: few bars are not fat."""
        thick = BAR_POINTS * 2 / 3
        return min(500, round(100 * (self.height - EDGE_POINTS) / len(self.bars) / thick) - 100)


def write_document(
    template: str,
    content: Mapping[str, Any],
    target: Path,
    charts: Mapping[str, Chart] = MappingProxyType({}),
) -> None:
    """Fill ``template`` with plain data and write it to ``target``, whole or not at all.

    Text is never taken for markup. ``charts`` take the places of those of their names in the
    template. Raises Problem when the target cannot be written.
    """
    document = DocxTemplate(io.BytesIO(_source(f"{template}.docx")))
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_writable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    document.render(dict(content), environment, autoescape=True)
    parts = _drawn(document, charts, environment)
    filled = io.BytesIO()
    document.save(filled)
    with replacing(target) as draft:
        draft.write_bytes(_undated(filled, parts))


def _source(name: str) -> bytes:
    return resources.files(__package__).joinpath(TEMPLATES, name).read_bytes()


def _writable(value: Any) -> Any:
    return _UNWRITABLE.sub("", value) if isinstance(value, str) else value


def _drawn(
    document: DocxTemplate, charts: Mapping[str, Chart], environment: Environment
) -> dict[str, bytes]:
    """Make room for every chart, and return the parts that take the places of the template's."""
    template = environment.from_string(_source("bars.xml.j2").decode())
    parts = {}
    for drawing in document.docx.element.iter(f"{_DRAWING}inline"):
        chart = charts[drawing.find(f"{_DRAWING}docPr").get("name")]
        drawing.find(f"{_DRAWING}extent").set("cy", str(chart.height * EMU))
        [place] = drawing.iter(f"{_CHART}chart")
        drawn = document.docx.part.related_parts[place.get(f"{_RELATION}id")]
        [numbers] = drawn.related_parts.values()
        parts[drawn.partname.membername] = template.render(chart=chart, sheet=SHEET).encode()
        parts[numbers.partname.membername] = numbers_workbook(chart.head, chart.bars)
    return parts


def _undated(package: io.BytesIO, parts: Mapping[str, bytes]) -> bytes:
    """Return the same package with ``parts`` in it, and without the time of writing."""
    copy = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = parts.get(name) or old.read(name)
            new.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return copy.getvalue()
