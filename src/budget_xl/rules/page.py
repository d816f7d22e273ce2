"""The catalogue page of a rule: what, why, what it leaves alone, and its examples in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from budget_xl.core.change import Change
from budget_xl.core.entry import Defect
from budget_xl.core.form import Field, Form
from budget_xl.core.regex import regex
from budget_xl.core.rule import Case, Life, Phase, Rule
from budget_xl.core.schema import identifiers, row_type, tables
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import DEFAULT_FORM
from budget_xl.forms.names import label_name, names
from budget_xl.rules.engine import run
from budget_xl.rules.examples import example, form_of

WHY, EXEMPT = "为什么：", "不算的情形："
FAMILY = "Rules on "
BLANK = "（空白）"
REST = "各栏都按要求填写"

_MARKUP = regex(r"[\\`*_<>\[\]~|#]")
_PLACEHOLDER = regex(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Page:
    """The three parts of the text of a rule, each one paragraph."""

    what: str
    why: str
    exempt: str


def page(rule: Rule) -> Page:
    """Return the parts of the page of ``rule``. Raises ValueError when a heading is missing."""
    text = "".join(line.strip() for line in rule.page.splitlines())
    what, why, rest = text.partition(WHY)
    reason, exempt, others = rest.partition(EXEMPT)
    if not (what and why and reason and exempt and others):
        raise ValueError(f"{rule.code}: the docstring needs a sentence, {WHY} and {EXEMPT}")
    return Page(what, reason, others)


def family(rule: Rule) -> str:
    """Return what the rules of the family are about, in the words of the form."""
    package = import_module(rule.check.__module__.rpartition(".")[0])
    return (package.__doc__ or "").removeprefix(FAMILY).removesuffix(".")


def phases(rule: Rule) -> str:
    """Return when the rule is asked: ``填报、审核、汇总``."""
    return "、".join(phase.value for phase in Phase if phase in rule.phases)


def level(rule: Rule) -> str:
    """Return the severity of its findings, and where it is in its life unless that is usual."""
    word = rule.reports.value
    return word if rule.life is Life.STABLE else f"{word}（{rule.life.value}）"


def hint(rule: Rule) -> str:
    """Return what to do, with … for what only a finding knows."""
    return _PLACEHOLDER.sub("…", rule.hint)


def markdown(rule: Rule) -> str:
    """Return the page of ``rule`` as Markdown."""
    parts = page(rule)
    lines = [
        f"# {rule.code} {_escaped(rule.name)}",
        f"**{rule.reports.value}** · {phases(rule)} · {rule.since} 年起 · {rule.life.value}",
        _escaped(parts.what),
        f"**为什么**　{_escaped(parts.why)}",
        f"**不算的情形**　{_escaped(parts.exempt)}",
        f"**怎么改**　{_escaped(hint(rule))}",
        f"**依据**　{_escaped(rule.basis)}",
        *_examples("错的例子", rule, is_good=False),
        *_examples("对的例子", rule, is_good=True),
    ]
    return "\n\n".join(lines) + "\n"


def _examples(heading: str, rule: Rule, *, is_good: bool) -> Iterator[str]:
    cases = [case for case in rule.cases if case.good is is_good]
    for number, case in enumerate(cases, start=1):
        yield f"## {heading}" + (f" {number}" if len(cases) > 1 else "")
        yield "\n".join(f"- {_escaped(line)}" for line in words(case))
        for finding in run(rule, example(case)):
            said = f"{finding.severity.value}　{finding.ref}　{finding.message}"
            yield f"> {_escaped(said)}\n>\n> → {_escaped(finding.hint)}"


def _escaped(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    return _MARKUP.sub(r"\\\g<0>", text)


def words(case: Case) -> list[str]:
    """Return what an example fills in, line by line, in the words of its form."""
    form = form_of(case)
    lines = [] if form.id == DEFAULT_FORM else [f"表式　{form.title}"]
    lines += [f"参数 {name}　{_plain(value)}" for name, value in case.parameters.items()]
    lines += _sections(form, case.data)
    lines += [f"上年　{line}" for line in _sections(form, case.last_year or {})]
    lines += map(_change, case.changes)
    return lines or [REST]


def _change(change: Change) -> str:
    facts = (("现在是", change.found), ("模板是", change.expected))
    said = "，".join(f"{word}“{text}”" for word, text in facts if text)
    return f"{change.ref}　被改动{'：' if said else ''}{said}"


def _sections(form: Form, data: Mapping[str, Any]) -> list[str]:
    labels = {key: name.replace("_", "") for key, (name, _) in names(lay_out(form)).items()}
    lines = []
    for section, values in data.items():
        for attribute, value in values.items():
            key = f"{section}.{attribute}"
            if attribute in tables(section):
                lines += [_row(form, key, row) for row in value] or [
                    f"{form.pools[key].name}　{BLANK}"
                ]
            else:
                lines.append(f"{labels[key]}　{_value(form.fields[key], value)}")
    return lines


def _row(form: Form, key: str, row: Mapping[str, Any]) -> str:
    identity = identifiers(row_type(key))
    columns = {column.key: column for column in form.pools[key].columns}
    said = [
        f"{label_name(columns[name].label)} {_value(columns[name], value)}"
        for name, value in row.items()
        if name not in identity and name in columns
    ]
    return f"{_row_name(form, key, row)}　{'，'.join(said) or BLANK}"


def _row_name(form: Form, key: str, row: Mapping[str, Any]) -> str:
    code, number = row.get("code", ""), row.get("number", "")
    if code in form.classes:
        return f"{form.classes[code].second} {number}"
    lines = {line.code: line.label for line in form.lines}
    return " ".join(filter(None, (form.pools[key].name, lines.get(code, ""), str(number))))


def _value(field: Field, value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{value['raw']}（{Defect[value['defect']].value}）"
    if isinstance(value, bool):
        return "☑" if value else "□"
    if value == "":
        return BLANK
    is_money = field.kind in {"amount", "computed"}
    return f"{_plain(value)} 万元" if is_money else _plain(value)


def _plain(value: Any) -> str:
    text = "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text.replace("\n", "／")
