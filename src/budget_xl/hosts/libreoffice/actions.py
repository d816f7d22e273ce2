"""What LibreOffice asks of us by name: the entries of its menu, and what opening a form needs."""

from __future__ import annotations

from typing import Any

from budget_xl.hosts import form_actions
from budget_xl.hosts.libreoffice.document import Document
from budget_xl.hosts.open_form import is_ours


def recalculate(document: Any) -> str:
    """Let the cells of a form that was just opened ask our functions; say nothing.

    LibreOffice shows the values stored in the file until something changes.
    """
    if is_ours(Document(document)):
        document.calculateAll()
        document.setModified(False)
    return ""


def run(name: str, document: Any) -> str:
    """Do what the entry ``name`` of the menu promises, and return what to tell the clerk.

    Raises Problem when the document is not one of our forms.
    """
    answer: str = getattr(form_actions, name)(Document(document))
    return answer
