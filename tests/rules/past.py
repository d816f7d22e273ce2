"""前两年预算 and 变动 as clerks write them: the figures always agree."""

from __future__ import annotations

from decimal import Decimal

from budget_xl.core.money import show
from tests.rules.words import Work
from tests.rules.writing import Pick

CENT = Decimal("0.01")


def told(year: int, works: tuple[Work, ...], total: Decimal, pick: Pick) -> tuple[str, str]:
    """Return the texts of 前两年预算安排情况 and 当年预算变动情况及理由."""
    new, ended, last = _reasons(works, total, pick)
    before = (last * pick(8, 9, 11) / 10).quantize(CENT)
    change = total - last
    return _history(year, before, last, pick), _change(
        year, works, total, (change, new, ended), pick
    )


def _reasons(
    works: tuple[Work, ...], total: Decimal, pick: Pick
) -> tuple[Decimal, Decimal, Decimal]:
    """Return what is new, what came to its end, and last year's budget, which the two explain."""
    new = works[-1].amount if len(works) > 1 and pick(True, True, False) else Decimal(0)
    ended = (total / pick(4, 7, 20)).quantize(CENT) if pick(True, False) else Decimal(0)
    return new, ended, total - new + ended


def _history(year: int, before: Decimal, last: Decimal, pick: Pick) -> str:
    """Ten phrasings of two amounts."""
    first, second, a, b = year - 2, year - 1, show(before), show(last)
    return pick(
        f"{first}年总预算为{a}万元，{second}年总预算为{b}万元。",
        f"{first}年：{a}万元；{second}年：{b}万元",
        f"{first}年预算安排{a}万元，执行率98%；{second}年预算安排{b}万元，执行率99.5%。",
        f"{first}年度预算{a}万，{second}年度预算{b}万。",
        f"{second}年总预算为{b}万元；{first}年总预算为{a}万元。",
        f"{first}年预算数为{before:,}万元，{second}年预算数为{last:,}万元",
        f"1.{first}年安排预算{a}万元。\n2.{second}年安排预算{b}万元。",
        f"{first}年、{second}年预算分别为{a}万元、{b}万元。",
        f"前两年预算分别为{a}万元（{first}年）和{b}万元（{second}年）。",
        f"{first}年{a}万元，{second}年{b}万元，逐年变动。",
        f"上年（{second}年）预算{b}万元，前年（{first}年）预算{a}万元。",
        f"{first}年预算总额{a}万元，其中财政拨款{show(before / 2)}万元；{second}年预算总额{b}万元，其中财政拨款{show(last / 2)}万元。",
        f"{first}年执行数{show(before * 9 / 10)}万元，预算数{a}万元；{second}年执行数{show(last * 9 / 10)}万元，预算数{b}万元。",
        f"{first}年预算{a}万元，决算{show(before * 9 / 10)}万元；{second}年预算{b}万元（年初{show(last / 2)}万元，追加{show(last - last / 2)}万元）。",
        f"{first}年未安排；{second}年总预算为{b}万元。",
        f"{first}年财政批复{a}万元（含调整预算），实际支出{show(before * 9 / 10)}万元；{second}年财政批复{b}万元，截至9月支出{show(last / 2)}万元。",
    )  # fmt: skip


def _change(
    year: int,
    works: tuple[Work, ...],
    total: Decimal,
    moved: tuple[Decimal, Decimal, Decimal],
    pick: Pick,
) -> str:
    """Nine phrasings of a change and its reasons."""
    change, new, ended = moved
    if change == 0:
        reasons = (
            ""
            if not new
            else f"新增{works[-1].name}{show(new)}万元，同时减少已完工项目{show(ended)}万元。"
        )
        return (
            pick(
                "与上年持平。",
                "与上年持平，无变化。",
                f"{year}年总预算为{show(total)}万元，与{year - 1}年持平。",
            )
            + reasons
        )
    last = total - change
    up = change > 0
    word = (
        pick("增加", "增长", "增长了", "增加了") if up else pick("减少", "减少了", "下降", "压减")
    )
    gap, percent = show(abs(change)), f"{abs(change) / last * 100:.2f}%"
    because = _because(works, new, ended, pick)
    return pick(
        f"{year}年总预算为{show(total)}万元，比上年{word}{gap}万元，{because}",
        f"{year}年预算{show(total)}万元，较{year - 1}年{word}{gap}万元，{'增幅' if up else '降幅'}{percent}，{because}",
        f"当年预算{show(total)}万元，比上年{show(last)}万元{word}{gap}万元。{because}",
        f"比上年{word}{gap}万元（{percent}）。{because}",
        f"与{year - 1}年相比{word}{gap}万元，{because}",
        f"{because}因此比上年{word}{gap}万元。",
        f"较上年{word}{gap}万，{because}",
        f"比上年{word}{gap}万元，其中：{because}",
        f"{year}年预算{show(total)}万元，上年{show(last)}万元，{word}{gap}万元。{because}",
        f"{year}年预算较上年预算{word}{gap}万元，较上年执行数{show(last * 9 / 10)}万元有所变化。{because}",
        f"{because}各项增减相抵，比上年{word}{gap}万元。",
        f"{year}年预算同比{word}{percent}，{because}",
    )


def _because(works: tuple[Work, ...], new: Decimal, ended: Decimal, pick: Pick) -> str:
    reasons = []
    if new:
        reasons.append(
            pick(f"新增{works[-1].name}{show(new)}万元", f"新增{works[-1].name}项目{show(new)}万元")
        )
    if ended:
        reasons.append(
            pick(
                f"上年的社区门牌更换已完工、相应减少{show(ended)}万元",
                f"压减一般性支出{show(ended)}万元",
            )
        )
    return (
        pick("主要是", "原因是", "主要原因：", "系") + pick("，", "；", "、").join(reasons) + "。"
    )
