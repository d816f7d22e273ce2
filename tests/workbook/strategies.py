"""Random declarations of the default form, as a clerk could have typed them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.core.money import show
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.locate import located
from tests.declare import declare

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), max_codepoint=0xFFFD)
WORDS = st.text(LETTERS, min_size=1, max_size=40).filter(lambda text: text.strip() != "")
LONG = st.lists(WORDS, min_size=1, max_size=5).map("\n".join)
AMOUNTS = st.decimals(0, 99_999, places=2).map(show)
BAD_AMOUNTS = st.just({"raw": "约12万", "defect": "NOT_A_NUMBER"})


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(""), values)


def table(pool: int, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows at random lines of a pool; a row has at least its first column."""
    first, *rest = columns
    row = st.fixed_dictionaries(
        {first: columns[first], **{name: maybe(columns[name]) for name in rest}}
    )
    numbers = st.sets(st.integers(1, pool), max_size=6).map(sorted)
    return numbers.flatmap(
        lambda found: st.tuples(*(row for _ in found)).map(
            lambda rows: [{"number": n, **r} for n, r in zip(found, rows, strict=True)]
        )
    )


@st.composite
def declarations(draw: st.DrawFn) -> Declaration:
    """A declaration with its totals computed and its places set."""
    form = load_form()
    narrative = [key.split(".")[1] for key in form.fields if key.startswith("narrative.")]
    identity = ("unit", "unit_code", "project_name", "project_code", "department")
    executors = table(20, unit=WORDS, leader=WORDS, phone=WORDS)
    amounts = st.one_of(AMOUNTS, BAD_AMOUNTS)
    data = {
        "identity": {
            **{name: draw(maybe(WORDS)) for name in identity},
            "general": draw(st.booleans()),
            "key": draw(st.booleans()),
            "executors": draw(executors),
        },
        "narrative": {name: draw(maybe(LONG)) for name in narrative},
        "budget": {"total": draw(maybe(AMOUNTS)), "annual": draw(maybe(AMOUNTS))},
        "funding": {
            "lines": [{"code": line.code, "amount": draw(maybe(AMOUNTS))} for line in form.lines]
        },
        "expenditure": {"items": draw(table(60, name=WORDS, amount=amounts))},
        "basis": {"rows": draw(basis_rows())},
        "indicators": {"rows": draw(indicator_rows(form))},
    }
    return located(with_totals(declare(form, **data), form), lay_out(form))


def basis_rows() -> st.SearchStrategy[list[dict[str, Any]]]:
    return table(
        200, content=WORDS, item=st.integers(1, 60).map(str), quantity=AMOUNTS, measure=WORDS,
        price=AMOUNTS, price_unit=st.sampled_from(["元", "万元"]), times=AMOUNTS, note=WORDS,
    )  # fmt: skip


@st.composite
def indicator_rows(draw: st.DrawFn, form: Form) -> list[dict[str, Any]]:
    rows = []
    for code, item in form.classes.items():
        found = draw(
            table(
                item.capacity, name=WORDS, value=st.one_of(WORDS, AMOUNTS), remark=WORDS,
                sign=st.sampled_from(["≥", "≤", "＝", "定性"]), unit=WORDS,
            )
        )  # fmt: skip
        rows += [{"code": code, **row} for row in found]
    return rows
