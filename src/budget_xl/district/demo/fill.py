"""Fills in the form of one street without a mistake."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from budget_xl.core.money import show
from budget_xl.district.demo.prose import HANDS, written
from budget_xl.district.demo.streets import Street
from budget_xl.district.demo.work import Part, Work
from budget_xl.district.demo.works import document, works_of
from budget_xl.forms.loader import DEFAULT_FORM, load_form

Plain = dict[str, Any]

PROJECTS = ("社区治理与民生服务项目", "平安街区与环境提升项目", "基层公共服务保障项目")


def fill(street: Street, works: tuple[Work, ...] = (), year: int | None = None) -> Plain:
    """Return the declaration of ``street`` as plain data: complete, balanced and consistent.

    ``works`` is what it spends money on when not as usual, ``year`` the round when another.
    """
    form, works = load_form(DEFAULT_FORM, year), works or works_of(street)
    total = show(_total(works, street))
    lines = [{"code": line.code} for line in form.lines]
    for line in lines:
        if line["code"] in {"general", "general_new"}:
            line["amount"] = total
    items = [
        {"number": number, "name": work.name, "amount": show(work.amount(street))}
        for number, work in enumerate(works, start=1)
    ]
    hand = (None, *HANDS)[street.number % (len(HANDS) + 1)]
    basis = written(works, street, hand) if hand else ""
    return {
        "form": form.id,
        "version": form.version,
        "year": form.year,
        "identity": _identity(street, works),
        "narrative": {**_narrative(street, works, form.year), "basis": basis},
        "budget": {"total": total, "annual": total},
        "funding": {"total": total, "lines": lines},
        "expenditure": {"total": total, "items": items},
        "basis": {"rows": [] if hand else _rows(street, works)},
        "indicators": {"rows": _indicators(street, works, total)},
    }


def _total(works: tuple[Work, ...], street: Street) -> Decimal:
    return sum((work.amount(street) for work in works), Decimal(0))


def _identity(street: Street, works: tuple[Work, ...]) -> Plain:
    offices = dict.fromkeys(work.office for work in works)
    return {
        "unit": street.unit,
        "unit_code": street.code,
        "project_name": f"{street.short}{PROJECTS[street.number % len(PROJECTS)]}",
        "project_code": f"42019920T{street.number:012d}",
        "department": street.unit,
        "general": street.number % 3 != 0,
        "key": street.number % 3 == 0,
        "executors": [
            {
                "number": desk,
                "unit": office,
                "leader": street.person(desk),
                "phone": street.phone(desk),
            }
            for desk, office in enumerate(offices, start=1)
        ],
    }


def _narrative(street: Street, works: tuple[Work, ...], year: int) -> Plain:
    return {
        "policy": "、".join(document(work) for work in works) + "。",
        "relevance": "".join(f"{work.office}承担{work.task}；" for work in works)[:-1] + "。",
        "significance": "主要解决以下问题：" + "；".join(work.problem for work in works) + "。",
        "content": "；".join(f"{n}.{work.name}" for n, work in enumerate(works, start=1)) + "。",
        **_past(street, works, year),
        "goal": f"服务{street.communities}个社区、{show(Decimal(street.residents) / 10)}万居民，"
        f"完成{'、'.join(work.task for work in works[:4])}等任务，居民和企业满意。",
    }


def _past(street: Street, works: tuple[Work, ...], year: int) -> Plain:
    """Return the two years before: the last work is new, and something else came to its end."""
    total, new = _total(works, street), works[-1]
    ended = Decimal(street.number * 7 % 12 + 3)
    gap = new.amount(street) - ended
    last = total - gap
    before = last - Decimal(street.communities)
    word = "增加" if gap > 0 else "减少"
    return {
        "history": f"{year - 2}年总预算为{show(before)}万元；"
        f"{year - 1}年总预算为{show(last)}万元。",
        "change": f"{year}年总预算为{show(total)}万元，比上年{word}{show(abs(gap))}万元，原因是"
        f"新增{new.name}{show(new.amount(street))}万元，上年的社区门牌更换已完工、"
        f"相应减少{show(ended)}万元。",
    }


def _rows(street: Street, works: tuple[Work, ...]) -> list[Plain]:
    parts = [(item, part) for item, work in enumerate(works, start=1) for part in work.parts]
    return [
        {"number": number, "item": str(item), **_row(part, street)}
        for number, (item, part) in enumerate(parts, start=1)
    ]


def _row(part: Part, street: Street) -> Plain:
    return {
        "content": part.label,
        "quantity": str(part.quantity(street)),
        "measure": part.measure,
        "price": str(part.price),
        "price_unit": "元",
        **({"times": str(part.times)} if part.period else {}),
        "amount": show(part.amount(street)),
    }


def _indicators(street: Street, works: tuple[Work, ...], total: str) -> list[Plain]:
    promised = [
        ("quantity", work.counted, "≥", str(work.parts[0].quantity(street)), work.parts[0].unit)
        for work in works
    ]
    promised += [promise for work in works for promise in work.promises]
    promised += [
        ("cost", "项目总成本", "≤", total, "万元"),
        ("timeliness", "年度任务按期完成率", "≥", "95", "%"),
        ("satisfaction", "居民满意度", "≥", "90", "%"),
    ]
    return [
        {"code": code, "number": number, "name": name, "sign": sign, "value": value, "unit": unit}
        for code in load_form(DEFAULT_FORM).classes
        for number, (name, sign, value, unit) in enumerate(
            (promise[1:] for promise in promised if promise[0] == code), start=1
        )
    ]
