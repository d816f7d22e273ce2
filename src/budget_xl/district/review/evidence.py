"""Evidence for what only a person can judge: counts, sums and lists taken from the declaration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from budget_xl.core.computed import basis_sums
from budget_xl.core.declaration import QUALITATIVE, Indicator
from budget_xl.core.entry import Entry
from budget_xl.core.money import show
from budget_xl.district.review import aspects
from budget_xl.district.review.aspects import Aspect
from budget_xl.prose.documents import find_documents, unbalanced_brackets
from budget_xl.prose.history import read_year_amounts
from budget_xl.prose.names import normalise_name
from budget_xl.prose.values import IndicatorValue
from budget_xl.rules.context import Context
from budget_xl.rules.pairing import paragraphs_by_item

BENEFIT = "效益"
SATISFACTION = "满意"
SHOWN = 6
LARGEST = 3


def evidence(aspect: Aspect, context: Context) -> tuple[str, ...]:
    """Return the evidence for ``aspect``, one line each; it never says good or bad."""
    return tuple(GATHER[aspect](context))


def _clear(context: Context) -> Iterator[str]:
    narrative = context.declaration.narrative
    yield _length("总目标", narrative.goal)
    content = normalise_name(narrative.content.value or "")
    names = [item.name.value for item in context.declaration.expenditure.items if item.name.value]
    silent = [name for name in names if normalise_name(name) not in content]
    yield f"主要内容提到支出明细 {len(names) - len(silent)}/{len(names)} 项" + _listed(silent)
    rows = context.declaration.indicators.rows
    kinds = context.form.classes
    vague = [row for row in rows if (row.name.value or "") in kinds[row.code].second]
    yield f"指标 {len(rows)} 条，其中名称只写了类别名的 {len(vague)} 条"


def _relevant(context: Context) -> Iterator[str]:
    narrative = context.declaration.narrative
    policy = narrative.policy.value or ""
    documents = find_documents(policy)
    years = [document.year for document in documents if document.year]
    span = f"，年份 {min(years)} 至 {max(years)}" if years else ""
    yield f"政策依据中有文号 {len(documents)} 个{span}"
    yield f"政策依据中不成对的括号 {len(unbalanced_brackets(policy))} 处"
    yield _length("与部门职能的相关性", narrative.relevance)
    yield "是否符合规划和职能，请人工判断"


def _scientific(context: Context) -> Iterator[str]:
    rows, values = context.declaration.indicators.rows, context.values
    counts = Counter(row.code for row in rows)
    kinds = context.form.classes
    yield "各类条数：" + "，".join(
        f"{kind.second.removesuffix('指标')} {counts[code]}" for code, kind in kinds.items()
    )
    measured = [_is_measured(row, value) for row, value in zip(rows, values, strict=True)]
    benefit = [number for number, row in enumerate(rows) if BENEFIT in kinds[row.code].first]
    told = sum(measured[number] for number in benefit)
    yield f"定量指标 {sum(measured)}/{len(rows)} 条，其中效益类 {told}/{len(benefit)} 条"
    quantities = [value for value, is_one in zip(values, measured, strict=True) if is_one]
    unsigned, bare = (sum(not getattr(one, key) for one in quantities) for key in ("sign", "unit"))
    yield f"定量指标没有比较符号的 {unsigned} 条，没有计量单位的 {bare} 条"
    names = Counter((row.code, row.name.value) for row in rows if row.name.value)
    yield f"同类中重名的指标 {sum(n for n in names.values() if n > 1)} 条"


def _reasonable(context: Context) -> Iterator[str]:
    rows, kinds = context.declaration.indicators.rows, context.form.classes
    wanted = [row for row in rows if SATISFACTION in kinds[row.code].second]
    yield f"满意度指标 {len(wanted)} 条" + _listed([_told(row) for row in wanted])
    declaration = context.declaration
    last, annual = _last_year(context), declaration.budget.annual.value
    if last is None or annual is None:
        yield "上年或当年预算没有写清，不能比较"
    else:
        share = f"（{(annual - last) / last:+.1%}）" if last else ""
        yield f"上年 {show(last)}，当年 {show(annual)}，变动 {show(annual - last)} 万元{share}"
    yield "与同类单位的比较见区级汇总"


def _funded(context: Context) -> Iterator[str]:
    declaration = context.declaration
    amounts = (
        ("当年预算", declaration.budget.annual),
        ("资金来源合计", declaration.funding.total),
        ("支出明细合计", declaration.expenditure.total),
    )
    yield "，".join(f"{label} {_shown(amount)}" for label, amount in amounts) + "（万元）"
    total = declaration.expenditure.total.value
    items = [item for item in declaration.expenditure.items if item.amount.value]
    items.sort(key=lambda item: item.amount.value or Decimal(0), reverse=True)
    if items and total:
        yield "最大的支出：" + "，".join(
            f"{item.name.value or '（无名称）'} {_shown(item.amount)}"
            f"（{(item.amount.value or 0) / total:.1%}）"
            for item in items[:LARGEST]
        )
    costs = [row for row in declaration.indicators.rows if row.code.startswith("cost")]
    yield f"成本指标 {len(costs)} 条" + _listed([_told(row) for row in costs])


def _achievable(context: Context) -> Iterator[str]:
    declaration = context.declaration
    sums = basis_sums(declaration.basis.rows)
    told = {
        item.number for item, _ in paragraphs_by_item(declaration.expenditure, context.paragraphs)
    }
    items = declaration.expenditure.items
    silent = [item for item in items if item.number not in told and item.number not in sums]
    yield f"有测算依据的支出明细 {len(items) - len(silent)}/{len(items)} 项" + _listed(
        [item.name.value or f"第 {item.number} 项" for item in silent]
    )
    amount = sum((item.amount.value or Decimal(0) for item in silent), Decimal(0))
    total = declaration.expenditure.total.value
    if silent and total:
        yield f"没有测算依据的金额 {show(amount)} 万元，占 {amount / total:.1%}"


def _equipped(context: Context) -> Iterator[str]:
    people = context.declaration.identity.executors
    counts = (
        ("执行单位 {} 个", sum(row.unit.value is not None for row in people)),
        ("负责人 {} 人", sum(row.leader.value is not None for row in people)),
        ("电话 {} 个", sum(row.phone.value is not None for row in people)),
    )
    yield "，".join(text.format(number) for text, number in counts)
    identity = context.declaration.identity
    if "identity.start" in context.form.fields:
        yield f"起止时间：{identity.start.value or '未填'} 至 {identity.end.value or '未填'}"
    yield "实施方案和内控制度不在申报表内，请核对附件"


GATHER = {
    aspects.CLEAR: _clear,
    aspects.RELEVANT: _relevant,
    aspects.SCIENTIFIC: _scientific,
    aspects.REASONABLE: _reasonable,
    aspects.FUNDED: _funded,
    aspects.ACHIEVABLE: _achievable,
    aspects.EQUIPPED: _equipped,
}


def _length(label: str, entry: Entry[str]) -> str:
    return f"{label} {len(entry.value)} 字" if entry.value else f"{label}没有填写"


def _shown(entry: Entry[Decimal]) -> str:
    return "未填或读不出" if entry.value is None else show(entry.value)


def _told(row: Indicator) -> str:
    return f"{row.name.value or ''}{row.joined}"


def _listed(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 项" if len(names) > SHOWN else ""
    return f"：{'、'.join(names[:SHOWN])}{more}" if names else ""


def _is_measured(row: Indicator, value: IndicatorValue) -> bool:
    return row.sign.value != QUALITATIVE and value.number is not None


def _last_year(context: Context) -> Decimal | None:
    told = read_year_amounts(context.declaration.narrative.history.value or "")
    last = {one.amount for one in told if one.year == context.declaration.year - 1}
    return last.pop() if len(last) == 1 else None
