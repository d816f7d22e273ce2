"""Clean forms for hypothesis: whatever is drawn is consistent, however it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.core.money import show
from budget_xl.forms.loader import DEFAULT_FORM, load_form
from tests.declare import declare
from tests.rules import past
from tests.rules.words import (
    BENEFITS,
    ENDINGS,
    GIVEN,
    LUMPS,
    NAMES,
    OFFICES,
    PLACES,
    PROJECTS,
    PROMISES,
    SURNAMES,
    THINGS,
    Part,
    Thing,
    Work,
    priced,
)
from tests.rules.writing import Pick, called, ways_of

Plain = dict[str, Any]

WRITTEN = 2020
"""The year in which the words of all texts stand."""
YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?=年|[〕\]】])")


@st.composite
def clean_forms(draw: st.DrawFn, form_id: str = DEFAULT_FORM) -> Declaration:
    """A complete, balanced, consistent declaration of a form."""
    form = load_form(form_id)
    works = draw(all_works())
    pick: Pick = lambda *options: draw(st.sampled_from(options))  # noqa: E731
    return declare(form, **_in_year(_sections(form, works, pick), form.year))


def _in_year(data: Any, year: int) -> Any:
    """Return ``data``, which was written for 2020, with its years moved to ``year``."""
    if isinstance(data, str):
        return YEAR.sub(lambda match: str(int(match[0]) + year - WRITTEN), data)
    if isinstance(data, dict):
        return {key: _in_year(value, year) for key, value in data.items()}
    return [_in_year(value, year) for value in data] if isinstance(data, list) else data


def all_works() -> st.SearchStrategy[tuple[Work, ...]]:
    """Two to twelve works: lists and single amounts by their names, products by their things."""
    names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True)
    things = st.lists(st.sampled_from(THINGS), max_size=5, unique=True)
    return st.tuples(names, things).flatmap(_works)


def _works(chosen: tuple[list[str], list[Thing]]) -> st.SearchStrategy[tuple[Work, ...]]:
    names, things = chosen
    one = [lumps().map(lambda part, name=name: Work(name, (part,))) for name in names[::3]]
    many = [
        st.lists(st.one_of(products(), lumps()), min_size=2, max_size=6, unique_by=_label)
        .map(tuple)
        .map(lambda parts, name=name: Work(name, parts))
        for at, name in enumerate(names)
        if at % 3
    ]
    single = [
        st.tuples(product_of(thing), st.sampled_from(ENDINGS)).map(
            lambda found: Work(found[0].label + found[1], (found[0],))
        )
        for thing in things
    ]
    return st.permutations([*one, *many, *single]).flatmap(lambda works: st.tuples(*works))


def _label(part: Part) -> str:
    return part.label


def products() -> st.SearchStrategy[Part]:
    return st.sampled_from(THINGS).flatmap(product_of)


def product_of(thing: Thing) -> st.SearchStrategy[Part]:
    prices, times = st.sampled_from(thing.prices), st.sampled_from(thing.times or (1,))
    return st.builds(priced, st.just(thing), st.integers(1, 60), prices, times)


def lumps() -> st.SearchStrategy[Part]:
    whole = st.integers(1, 300).map(Decimal)
    cents = st.decimals("0.05", 300, places=2)
    amounts = st.one_of(whole, cents, st.integers(1, 9).map(Decimal))
    return st.builds(Part, st.sampled_from(LUMPS), amounts)


def _sections(form: Form, works: tuple[Work, ...], pick: Pick) -> Plain:
    total = sum((work.amount for work in works), Decimal(0))
    multiple = pick(1, 1, 1, 3)
    in_table = [pick(False, False, True) for _ in works]
    history, change = past.told(WRITTEN, works, total, pick)
    return {
        "identity": {**_identity(pick), **_period(form, multiple)},
        "narrative": {
            **_narrative(works, pick),
            "history": history,
            "change": change,
            "basis": _prose(works, in_table, pick),
        },
        "budget": {"annual": show(total), "total": show(total * multiple)},
        "funding": {"total": show(total), "lines": _funding(form, total, pick)},
        "expenditure": {
            "total": show(total),
            "items": [
                {"number": number, "name": work.name, "amount": show(work.amount)}
                for number, work in enumerate(works, start=1)
            ],
        },
        "basis": {"rows": _rows(works, in_table, pick)},
        "indicators": {"rows": _indicators(form, works, total, pick)},
    }


def _period(form: Form, years: int) -> Plain:
    """Return nature and period, where the form asks for them."""
    if "identity.start" not in form.fields:
        return {}
    end = WRITTEN + years - 1
    return {"nature": "延续", "start": f"{WRITTEN}年1月", "end": f"{end}年12月"}


def _prose(works: tuple[Work, ...], in_table: list[bool], pick: Pick) -> str:
    """Return 测算依据: the works that are not in the table, numbered in one of many ways."""
    told = [(n, work) for n, work in enumerate(works, start=1) if not in_table[n - 1]]
    if pick(True, False, False, False):
        told.reverse()
    texts = [_told(work, pick) for _, work in told]
    mark = pick("{}.", "{}、", "({})", "（{}）", "{}．", "{}. ", "numeral")
    if any("（1）" in text or "(1)" in text for text in texts) and mark in ("({})", "（{}）"):
        mark = "{}."
    glue = pick("；", "。\n", "\n", ";", "；\n", "。")
    if any("\n" in text for text in texts):
        glue = pick("。\n", "\n", "；\n")
    own = pick(True, False, False)
    numbers = [n if own and told[0][0] == 1 else at for at, (n, _) in enumerate(told, start=1)]
    heads = [_numeral(n) if mark == "numeral" else mark.format(n) for n in numbers]
    lead = pick("", "", "测算依据如下：\n", "经测算，具体如下：\n")
    text = glue.join(head + text for head, text in zip(heads, texts, strict=True))
    return (lead if text else "") + text + pick("", "。", "；")


def _told(work: Work, pick: Pick) -> str:
    text = pick(*ways_of(work))(work, pick)
    return called(work.name, pick) + text.removeprefix(work.name)


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("十" if tens else "") + "零一二三四五六七八九"[ones].replace("零", "") + "、"


def _rows(works: tuple[Work, ...], in_table: list[bool], pick: Pick) -> list[Plain]:
    """Return the rows of the table, one a part; some works stand in both places."""
    rows: list[Plain] = []
    for item, work in enumerate(works, start=1):
        if in_table[item - 1] or pick(False, False, False, True):
            rows += [_row(item, part, pick) for part in work.parts]
    return [{"number": number, **row} for number, row in enumerate(rows, start=1)]


def _row(item: int, part: Part, pick: Pick) -> Plain:
    row = {"item": str(item), "content": part.label, "amount": show(part.amount)}
    if part.thing is None:
        in_wan = pick(True, True, False)
        price = show(part.amount) if in_wan else str(int(part.amount * 10_000))
        return {**row, "price": price, "price_unit": "万元" if in_wan else "元"}
    is_wan = part.price >= 1000 and pick(True, False)
    price = show(Decimal(part.price) / 10_000) if is_wan else str(part.price)
    times = {"times": str(part.times)} if part.thing.period else {}
    return {
        **row,
        "quantity": str(part.quantity),
        "measure": part.thing.measure,
        "price": price,
        "price_unit": "万元" if is_wan else "元",
        **times,
    }


def _funding(form: Form, total: Decimal, pick: Pick) -> list[Plain]:
    """Return the lines: the total split over some sources, their 其中 never above them."""
    top = [line.code for line in form.lines if not line.parent]
    chosen = {"general", *(pick("", "", *top) for _ in range(pick(0, 0, 1, 2, 3)))} & set(top)
    shares, rest = {}, total
    for code in [code for code in top if code in chosen and code != "general"]:
        share = (total / pick(5, 8, 10)).quantize(Decimal("0.01"))
        shares[code], rest = share, rest - share
    shares["general"] = rest
    amounts = {**shares, **_among(shares, pick)}
    zero = pick("", "", "0")
    return [
        {"code": line.code, "amount": show(amounts[line.code]) if line.code in amounts else zero}
        for line in form.lines
    ]


def _among(shares: dict[str, Decimal], pick: Pick) -> dict[str, Decimal]:
    """Return the 其中 lines of the sources that have money."""
    found = {f"{code}_new": shares[code] for code in ("general", "fund") if code in shares}
    for whole, first, second in (
        ("carryover", "carryover_general", "carryover_fund"),
        ("own", "operations", "other"),
    ):
        left = shares.get(whole)
        if left is not None:
            part = left if pick(True, False) else (left / 2).quantize(Decimal("0.01"))
            found[first] = part
            if part != left:
                found[second] = left - part
    return found


def _indicators(form: Form, works: tuple[Work, ...], total: Decimal, pick: Pick) -> list[Plain]:
    """Return indicators of all classes; quantities are those of the calculations."""
    found = [("quantity", *quantity) for quantity in _quantities(works, pick)]
    for code, promises in PROMISES.items():
        some = dict.fromkeys(pick(*promises) for _ in range(pick(1, 2, 3)))
        found += [(code, *promise) for promise in some]
    if not any(row[0] in BENEFITS and row[2] not in ("", "定性") for row in found):
        found.append(("social", *PROMISES["social"][0]))
    found.append(_cost(total, pick))
    rows = []
    for code in form.classes:
        own = [row[1:] for row in found if row[0] == code]
        for number, (name, sign, value, unit) in enumerate(own, start=1):
            written = _written(sign, value, unit, pick)
            remark = pick("", "", f"{WRITTEN}年度工作目标", "见考核办法")
            rows.append({"code": code, "number": number, "name": name, **written, "remark": remark})
    return _weighed(form, rows)


def _weighed(form: Form, rows: list[Plain]) -> list[Plain]:
    """Return the rows with weights that come to what the form asks, where it asks for any."""
    whole = form.parameters.get("weight_sum")
    if not isinstance(whole, Decimal):
        return rows
    each, rest = divmod(int(whole), len(rows))
    weights = [each + rest, *([each] * (len(rows) - 1))]
    return [{**row, "weight": str(weight)} for row, weight in zip(rows, weights, strict=True)]


def _quantities(works: tuple[Work, ...], pick: Pick) -> list[tuple[str, str, str, str]]:
    """Return a count for some products; what two works count in common is left out."""
    parts = [part for work in works for part in work.parts if part.thing is not None]
    labels = [part.label for part in parts]
    found = []
    for part in parts:
        if labels.count(part.label) == 1 and pick(True, True, False):
            measure = part.thing.measure
            unit = "个" if measure.startswith("个") else measure.replace("场次", "场")
            name = (
                part.label
                + (part.thing.noun if measure.startswith("个") else "")
                + pick("数量", "数", "总数")
            )
            found.append((name, pick("≥", "＝"), str(part.quantity), unit))
    return found or [("召开工作例会次数", "≥", "12", "次")]


def _cost(total: Decimal, pick: Pick) -> tuple[str, str, str, str, str]:
    name = pick("项目总成本", "项目预算总成本", "成本控制数")
    return ("cost", name, "≤", show(total), "万元")


def _written(sign: str, value: str, unit: str, pick: Pick) -> Plain:
    """Return sign, value and unit in their cells, or typed into one as people do."""
    if sign == "定性" or value.startswith("20"):
        return {"sign": sign, "value": value, "unit": unit}
    split: Callable[[], Plain] = lambda: {"sign": sign, "value": value, "unit": unit}  # noqa: E731
    words = {"≥": ("不低于", "≥"), "≤": ("不超过", "≤"), "＝": ("＝", "=")}[sign]
    style = pick("split", "split", "split", "split", "one cell", "unit in value")
    if style == "one cell":
        return {"sign": "", "value": pick(*words) + value + unit, "unit": ""}
    if style == "unit in value":
        return {"sign": sign, "value": value + unit, "unit": ""}
    return split()


def _identity(pick: Pick) -> Plain:
    place = pick(*PLACES)
    unit = f"青澜区人民政府{place}街道办事处"
    is_key = pick(True, False)
    shift, count = pick(*range(12)), pick(1, 3, 6, 12)
    executors = [
        {
            "number": number,
            "unit": pick("", f"{place}街")+ OFFICES[(shift + number) % len(OFFICES)],
            "leader": SURNAMES[(shift * 3 + number) % len(SURNAMES)] + GIVEN[(shift + number * 5) % len(GIVEN)],
            "phone": pick(f"027-8555{shift:02d}{number:02d}", f"8555{shift:02d}{number:02d}", f"1380000{shift:02d}{number:02d}", f"(027)8555{shift:02d}{number:02d}", f"027 8555{shift:02d}{number:02d}转801", f"０２７－8555{shift:02d}{number:02d}"),
        }
        for number in range(1, count + 1)
    ]  # fmt: skip
    return {
        "unit": unit,
        "unit_code": f"2010{shift:02d}",
        "project_name": f"{place}街{pick(*PROJECTS)}",
        "project_code": f"42011120T{shift:012d}",
        "department": unit,
        "general": not is_key,
        "key": is_key,
        "executors": executors,
    }


def _narrative(works: tuple[Work, ...], pick: Pick) -> Plain:
    names = [work.name for work in works]
    tail = pick("", "", "：完成年度任务", "，服务辖区26个社区", "（全年开展4次）")
    numbered = [f"{n}.{name}{tail}" for n, name in enumerate(names, start=1)]
    titles = (
        "《青澜区社会治安综合治理实施方案》（青政办〔2019〕6号）", "青发〔2018〕12号", "《中华人民共和国工会法》", "武青编办〔2019〕3号文",
        "《关于做好2020年春节期间“两节”慰问工作的通知》", "区安委会（扩大）会议纪要第12期", "《湖北省安全生产条例》",
    )  # fmt: skip
    policy = [pick(*titles) for _ in range(3)]
    return {
        "policy": pick("、", "；", "，").join(dict.fromkeys(policy)) + pick("。", "；", ""),
        "relevance": "；".join(f"{name}由{pick(*OFFICES)}负责" for name in names[:6]) + "。",
        "significance": "主要解决以下问题：" + pick("群众办事不便", "夜间巡防力量不足", "小微企业政策知晓度低") + "，提升群众获得感。",
        "content": pick("；", "；\n", "\n").join(numbered) + "。",
        "goal": f"完成{'、'.join(names[:4])}等{len(names)}项工作，服务26个社区、12.8万居民，满意度达到90%以上。",
    }  # fmt: skip
