"""Where a finding stands, and what else it touches, by the keys of the form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budget_xl.core.rule import Case
from budget_xl.forms.builder import lay_out
from budget_xl.rules.examples import form_of
from tests.rules.asking import ask, row, rows


def items(*told: tuple[str, str]) -> dict[str, Any]:
    return {
        "items": [
            {"number": number, "name": name, "amount": amount}
            for number, (name, amount) in enumerate(told, start=1)
        ]
    }


def table(*told: tuple[str, str]) -> dict[str, Any]:
    return {
        "rows": [
            {"number": number, "item": "1", "content": content, "price": price, "amount": price}
            for number, (content, price) in enumerate(told, start=1)
        ]
    }


NAMES = [f"expenditure.items.{number}.name" for number in range(1, 9)]
PLACES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("BAS003", {"expenditure": items(("审计费", "28"), ("慰问费", "4"), ("泵站电费", "6"))}, NAMES[:3]),
    ("BAS013", {"expenditure": items(("审计服务费", "28"), ("走访慰问困难户", "4"), ("南湖泵站电费", "6")),
                "narrative": {"content": "1.审计服务；2.走访困难户；3.泵站电费。"}}, NAMES[1:3]),
    ("IND031", {"indicators": rows(*(row("quantity", "培训 次数", "3", "次", number=n) for n in (1, 2, 3)))},
     [f"indicators.rows.quantity.{n}.name" for n in (2, 1, 3)]),
    ("IND032", {"indicators": rows(*(row("social", "社会效益", "提高", number=n) for n in (1, 2, 3)))},
     [f"indicators.rows.social.{n}.name" for n in (1, 2, 3)]),
    ("IND037", {"indicators": rows(*(row("quantity", f"任务{n}完成率", "80", "%", number=n) for n in (1, 2, 3)))},
     [f"indicators.rows.quantity.{n}.value" for n in (1, 2, 3)]),
    ("IND038", {"indicators": rows(row("quantity", "培训次数", "3", "次")),
                "expenditure": items(("审计费", "28"), ("培训费", "4"), ("泵站电费", "6"), ("电台费", "1"))},
     [NAMES[0], NAMES[2], NAMES[3]]),
    ("IND044", {"indicators": rows(*(row("quantity", f"任务{n}", "8", "次", number=n, weight="9") for n in (1, 2, 3))),
                "parameters": {"weight_sum": Decimal(90)}},
     [f"indicators.rows.quantity.{n}.weight" for n in (1, 2, 3)]),
    ("IDN002", {"identity": {"executors": [{"number": 1, "unit": "党政办"}, {"number": 2, "unit": "司法所", "leader": "张三", "phone": "85550123"}]}},
     ["identity.executors.1.leader", "identity.executors.1.phone"]),
    ("IDN003", {"identity": {"executors": [{"number": n, "unit": f"科室{n}", "phone": "85550123"} for n in (1, 2)]}},
     ["identity.executors.2.phone", "identity.executors.1.phone"]),
    ("IDN004", {"identity": {"executors": [{"number": n, "unit": "司法所"} for n in (1, 2)]}},
     ["identity.executors.2.unit", "identity.executors.1.unit"]),
    ("IDN008", {"identity": {"executors": [{"number": n, "unit": unit} for n, unit in enumerate(("文体中心", "司法所", "妇联", "团工委"), 1)]},
                "expenditure": items(("普法宣传费", "5"), ("妇女活动费", "2"))},
     ["identity.executors.4.unit", "identity.executors.1.unit"]),
    ("IND021", {"indicators": rows(*(row("quality", f"任务{n}合格率", "100", "%", "≥", n) for n in (1, 2, 3)))},
     [f"indicators.rows.quality.{n}.value" for n in (1, 2, 3)]),
    ("IND018", {"indicators": rows(*(row("quantity", f"任务{n}", ">=3", "次", number=n) for n in (1, 2, 3)))},
     [f"indicators.rows.quantity.{n}.value" for n in (1, 2, 3)]),
    ("IND028", {"indicators": rows(*(row("cost", f"设备{n}成本", "70", "万元", "≤", n) for n in (1, 2, 3))),
                "budget": {"total": "80", "annual": "80"}},
     [f"indicators.rows.cost.{n}.value" for n in (1, 2, 3)]),
    ("IND036", {"indicators": rows(*(row("satisfaction", f"居民{n}满意度", "100", "%", "≥", n) for n in (1, 2, 3)))},
     [f"indicators.rows.satisfaction.{n}.value" for n in (1, 2, 3)]),
    ("IND041", {"indicators": rows(*(row("quantity", f"任务{n}", "3", "次", number=n) for n in (2, 4, 5)))},
     [f"indicators.rows.quantity.{n}.name" for n in (2, 4)]),
    ("IND045", {"indicators": rows(*(row("quantity", f"任务{n}", "3", "次", number=n, weight="") for n in (1, 2, 3))),
                "parameters": {"weight_sum": Decimal(90)}},
     [f"indicators.rows.quantity.{n}.weight" for n in (1, 2, 3)]),
    ("IND046", {"indicators": rows(*(row("quantity", f"任务{n}", "3", "次", number=n, weight="9") for n in (1, 2, 3))),
                "parameters": {"class_weights": ("产出指标=50",)}},
     [f"indicators.rows.quantity.{n}.weight" for n in (1, 2, 3)]),
    ("EXP003", {"expenditure": items(("审计费", "28"), ("审计经费", "28"))}, NAMES[1::-1]),
    ("EXP009", {"expenditure": items(("设备购置", "3"), ("购置设备", "2"), ("办公设备购置费", "2"))}, NAMES[:3]),
    ("BAS020", {"basis": table(("走访", "4"), ("走访", "4"), ("座谈", "1"), ("走访", "4"))},
     ["basis.rows.2.content", "basis.rows.1.content", "basis.rows.4.content"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "data", "places"), PLACES)
def test_places(code: str, data: dict[str, Any], places: list[str]) -> None:
    [found] = ask(code, **data)
    sections = {name: told for name, told in data.items() if name != "parameters"}
    keys = {ref: key for key, ref in lay_out(form_of(Case(sections))).refs.items()}
    assert [keys[ref] for ref in (found.ref, *found.also)] == places
