"""The formulas of the computed cells: our function first, a native formula of the same meaning.

Where the add-in is missing, ``BX_…`` is an unknown name, and IFERROR answers with the native one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from budget_xl.core.computed import BAD_AMOUNT, BAD_FACTOR, WAN, YUAN
from budget_xl.core.declaration import QUALITATIVE
from budget_xl.core.form import Field, Form
from budget_xl.core.rule import Rule
from budget_xl.forms.layout import MAIN, Layout
from budget_xl.forms.names import names
from budget_xl.forms.zones import check_name, state_areas, zones
from budget_xl.rules.catalogue import Catalogue

ERROR_VALUE = "错误：格中是错误值"
COUNTED = ("错误", "警告", "提醒", "待填")
_PLACEHOLDER = re.compile(r"\{([a-z_.]+)\}")


def either(call: str, native: str) -> str:
    """Return the formula that asks our function and falls back on the native formula."""
    return f"=IFERROR({call},{native})"


class Formulas:
    """The formulas of one form, written with its defined names."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.names = {key: name for key, (name, _) in names(layout).items()}
        self.stamp, *self.values = zones(layout)

    def tests(self, catalogue: Catalogue) -> list[Test]:
        """Return what the cells of this form can test without the add-in, in order of codes."""
        form = self.layout.form
        found = []
        for item in catalogue.rules:
            for place, when in (item.native.of(form) if item.native else {}).items():
                keys = _PLACEHOLDER.findall(when)
                if all(key in self.names for key in keys) and self._has(place):
                    formula = _PLACEHOLDER.sub(lambda match: self.names[match[1]], when)
                    found.append(Test(item, place, formula))
        return found

    def _has(self, place: str) -> bool:
        return place in self.layout.form.pools or place in self.layout.form.fields

    def funding_total(self, form: Form) -> str:
        """The total of 资金来源; 其中 lines are part of their parents and not added."""
        pool = "funding.lines"
        labels, amounts = self.names[f"{pool}.label"], self.names[f"{pool}.amount"]
        bands = {band.fixed[0]: band for band in self.layout.bands_of(pool)}
        tops = [bands[line.code].area("amount").ref.cell for line in form.lines if not line.parent]
        native = f"ROUND(SUM({','.join(tops)}),6)"
        return either(
            f"BX_SUBTOTAL({self.stamp},{labels},{amounts})", _unless_text(amounts, native)
        )

    def expenditure_total(self) -> str:
        """The total of 支出明细."""
        pool = "expenditure.items"
        labels, amounts = self.names[f"{pool}.name"], self.names[f"{pool}.amount"]
        native = _unless_text(amounts, f"ROUND(SUM({amounts}),6)")
        return either(f"BX_SUBTOTAL({self.stamp},{labels},{amounts})", native)

    def basis_amount(self) -> str:
        """The amounts of all rows of 测算依据, as one array."""
        quantity, price, times, unit = (
            self.names[f"basis.rows.{key}"] for key in ("quantity", "price", "times", "price_unit")
        )
        product = "*".join(f"IF(ISNUMBER({x}),{x},1)" for x in (price, quantity, times))
        text = "+".join(f"ISTEXT({x})" for x in (price, quantity, times))
        native = (
            f'IF({text}>0,"{BAD_FACTOR}",IF(ISNUMBER({price}),'
            f'ROUND({product}/IF({unit}="{YUAN}",10000,1),6),""))'
        )
        return either(f"BX_BASIS_AMOUNT({quantity},{price},{unit},{times})", native)

    def basis_sum(self) -> str:
        """The sum of the calculations of every item, as one array."""
        item, amount = self.names["basis.rows.item"], self.names["basis.rows.amount"]
        number = self.names["expenditure.items.number"]
        native = f'IF(COUNTIF({item},{number})=0,"",ROUND(SUMIF({item},{number},{amount}),6))'
        return either(f"BX_BASIS_SUM({number},{item},{amount})", native)

    def basis_gap(self) -> str:
        """What every item has more than its calculations, as one array."""
        total, amount = (
            self.names["expenditure.items.basis_sum"],
            self.names["expenditure.items.amount"],
        )
        return f'=IF(ISNUMBER({total})*ISNUMBER({amount}),ROUND({amount}-{total},6),"")'

    def joined_value(self) -> str:
        """指标值 of every indicator, as one array: sign, value and unit."""
        sign, value, unit = (self.names[f"indicators.rows.{k}"] for k in ("sign", "value", "unit"))
        native = f'IF({sign}="{QUALITATIVE}","",{sign})&{value}&{unit}'
        return either(f"BX_INDICATOR({sign},{value},{unit})", native)

    def joined_list(self, key: str) -> str:
        """The rows of one column in one cell."""
        band = self.layout.band("identity.executors")
        attribute = key.rsplit(".", 1)[1]
        cells = [
            f"'{band.sheet}'!{band.area(attribute, n).ref.cell}"
            for n in range(1, band.capacity + 1)
        ]
        native = "MID(" + "&".join(f'IF({c}="","","；"&{c})' for c in cells) + ",2,9999)"
        return either(f"BX_JOIN({self.names[key]})", native)

    def basis_line(self) -> str:
        """Every calculation in words, as one array."""
        part = {k.key: self.names[f"basis.rows.{k.key}"] for k in self._basis_columns()}
        quantity, times, measure = part["quantity"], part["times"], part["measure"]
        price, amount = part["price"], part["amount"]
        formula = (
            f'IF(ISNUMBER({quantity}),{quantity}&{measure}&"*","")&{price}'
            f'&IF({part["price_unit"]}="","{WAN}",{part["price_unit"]})'
            f'&IF({measure}="","","/"&{measure})&IF(ISNUMBER({times}),"*"&{times},"")'
            f'&"="&{amount}&"{WAN}"'
        )
        lump = f'{amount}&"{WAN}"'
        return (
            f"=IF(ISNUMBER({amount}),{part['content']}&"
            f'IF(ISNUMBER({quantity})+ISNUMBER({times})>0,{formula},{lump}),"")'
        )

    def basis_grown(self, number: int) -> str:
        """The prose of 测算依据 up to one row; each row adds itself to the one above."""
        band = self.layout.band("basis.rows")
        line = band.area("text", number).ref.cell
        item = band.area("item", number).ref.cell
        name = self.names["expenditure.items.name"]
        head = f'IF({item}="","",{item}&"."&IFERROR(INDEX({name},{item})&"","")&"：")'
        if number == 1:
            return f'=IF({line}="","",{head}&{line})'
        row = band.area("grown", number - 1)
        above, last = row.ref.cell, band.area("item", number - 1).ref.cell
        same = f'IF({above}="","","，")&{line}'
        new = f'IF({above}="","","；")&{head}&{line}'
        return f'=IF({line}="",{above},{above}&IF({item}={last},{same},{new}))'

    def generated_basis(self) -> str:
        """The prose made of the table 测算依据, shown as long as nobody wrote one."""
        band = self.layout.band("basis.rows")
        last = f"'{band.sheet}'!{band.area('grown', band.capacity).ref.cell}"
        own = self.names["narrative.basis"]
        return either(self._call("BX_BASIS_TEXT"), f'IF({own}<>"","",{last}&"")')

    def length(self, field: Field) -> str:
        """How many characters of how many allowed."""
        return f'=LEN({self.names[field.key]})&"/{field.limit}字"'

    def state(self) -> str:
        """The line of state on top of the form."""
        columns = [area.absolute for area in state_areas(self.layout)]

        def counted(word: str) -> str:
            return "+".join(f'SUMPRODUCT(--(LEFT({c},2)="{word}"))' for c in columns)

        native = '&" · "&'.join(f'"{word} "&({counted(word)})' for word in COUNTED)
        return either(self._call("BX_STATE"), native)

    def check_pool(self, pool: str, tests: Iterable[Test]) -> str:
        """The check column of a table, as one array."""
        own = [test for test in tests if test.place == pool]
        return either(self._call(check_name(pool)), self._verdicts(own))

    def check_boxes(self, keys: list[str], tests: Iterable[Test]) -> str:
        """The checks of single values that stand in the rows from the first to the last key."""
        parts = []
        for key in keys:
            row = self.row_of(f"check.{key}")
            fields = self.layout.form.fields
            own = [t for t in tests if t.place in fields and self.row_of(t.place) == row]
            if own:
                parts.append(f"IF(ROW()={row + 1},{self._verdicts(own)},")
        return either(self._call(check_name(keys[0])), "".join(parts) + '""' + ")" * len(parts))

    def row_of(self, key: str) -> int:
        """Return the row (from 0) of a single value."""
        return self.layout.box(key).area.top

    def rows_of(self, place: str) -> range:
        """Return the rows (from 0) beside which the verdicts on ``place`` appear."""
        if place in self.layout.form.pools:
            return self.layout.span(place, "check").rows()
        return range(self.row_of(place), self.row_of(place) + 1)

    def sheet_of(self, place: str) -> str:
        """Return the sheet on which the verdicts on ``place`` appear."""
        is_pool = place in self.layout.form.pools
        return self.layout.bands_of(place)[0].sheet if is_pool else MAIN

    def _verdicts(self, tests: list[Test]) -> str:
        formula = '""'
        for test in reversed(tests):
            formula = f'IF({test.formula},"{test.verdict}",{formula})'
        return f'IFERROR({formula},"{ERROR_VALUE}")'

    def _call(self, function: str) -> str:
        """Ask a function that reads the whole declaration."""
        return f"{function}({','.join([self.stamp, *self.values])})"

    def _basis_columns(self) -> tuple[Field, ...]:
        return self.layout.form.pools["basis.rows"].columns


@dataclass(frozen=True, slots=True)
class Test:
    """One native test: its rule, the place beside which it speaks, and its formula."""

    rule: Rule
    place: str
    formula: str

    @property
    def verdict(self) -> str:
        """What the check cell says when the formula is true."""
        assert self.rule.native
        word = COUNTED[-1] if self.rule.native.waits else self.rule.reports.value
        return f"{word}：{self.rule.native.says}"


def _unless_text(amounts: str, formula: str) -> str:
    whole = f'IF(COUNTA({amounts})>COUNT({amounts}),"{BAD_AMOUNT}",{formula})'
    return f'IFERROR({whole},"{BAD_AMOUNT}")'
