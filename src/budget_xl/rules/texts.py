"""The long texts of a form, read once: the documents they cite and brackets without a partner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Text
from budget_xl.core.form import Field, Form
from budget_xl.prose.documents import Document, Unbalanced, find_documents, unbalanced_brackets

_PAIRS = (("（(", "）)"), ("【", "】"), ("[［", "]］"), ("〔", "〕"), ("﹝", "﹞"), ("《", "》"))


@dataclass(frozen=True)
class LongText:
    """One long text of the form, the field it is asked in, and its place."""

    field: Field
    entry: Text
    text: str

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The document numbers in it; 2019-07号 of nobody is the number of a contract."""
        found = find_documents(self.text) if "号" in self.text else ()
        return tuple(doc for doc in found if doc.organ or doc.style != "-")

    @cached_property
    def unbalanced(self) -> tuple[Unbalanced, ...]:
        """The brackets in it that have no partner."""
        return unbalanced_brackets(self.text) if _may_be_torn(self.text) else ()


def _may_be_torn(text: str) -> bool:
    """Tell whether brackets want a closer look, which costs more than counting them."""
    return any(
        sum(map(text.count, openers)) != sum(map(text.count, closers))
        for openers, closers in _PAIRS
    )


def read_long_texts(declaration: Declaration, form: Form) -> tuple[LongText, ...]:
    """Return the long texts that are filled, in the order of the form."""
    found = []
    for key, field in form.fields.items():
        if field.kind == "long":
            section, attribute = key.split(".")
            entry: Text = getattr(getattr(declaration, section), attribute)
            if entry.value:
                found.append(LongText(field, entry, entry.value))
    return tuple(found)
