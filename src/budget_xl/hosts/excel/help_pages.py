"""The buttons of the group 帮助."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path

from markdown_it import MarkdownIt

import budget_xl
from budget_xl.core.problem import Problem
from budget_xl.forms.loader import form_ids
from budget_xl.hosts.excel.desktop import Desk
from budget_xl.hosts.excel.window import ExcelWindow
from budget_xl.rules.catalogue import load_catalogue

MANUAL = "街道填报手册.md"
PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>街道填报手册</title>
<base href="{base}/"><style>body{{max-width:58em;margin:2em auto;padding:0 1em;
font:16px/1.7 "Microsoft YaHei",sans-serif}}img{{max-width:100%;border:1px solid #ccc}}
table{{border-collapse:collapse}}td,th{{border:1px solid #ccc;padding:.3em .6em}}</style>
{body}</html>"""


def manual(window: ExcelWindow, desk: Desk) -> str:
    """Show the manual of the streets in the browser."""
    del window
    source = _docs() / MANUAL
    body = MarkdownIt("commonmark").enable("table").render(source.read_text(encoding="utf-8"))
    shown = Path(tempfile.gettempdir()) / "budget_xl 街道填报手册.html"
    shown.write_text(PAGE.format(base=source.parent.as_uri(), body=body), encoding="utf-8")
    desk.open(shown)
    return ""


def _docs() -> Path:
    """Return the folder of the manuals: in the package, or beside its source."""
    package = Path(str(resources.files(budget_xl)))
    found = next((p for p in (package / "docs", package.parents[1] / "docs") if p.is_dir()), None)
    if found is None:
        raise Problem("no-manual", "没有找到手册。", "请向区财政局索要《街道填报手册》。")
    return found


def about(window: ExcelWindow, desk: Desk) -> str:
    """Tell name, version and what is known."""
    del window, desk
    known, rules = "、".join(form_ids()), len(load_catalogue().rules)
    return f"budget_xl {budget_xl.__version__}　表式：{known}　校验规则：{rules} 条"
