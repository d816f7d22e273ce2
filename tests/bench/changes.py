"""One-step changes of a module: a comparison turned, and for or, a number one more, a not left out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

from tests.test_house import SOURCE

TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: where, what the code said and says, the lines it is in, the changed module."""

    file: Path
    lines: range
    before: str
    after: str
    tree: ast.Module

    def __str__(self) -> str:
        place = f"{self.file.relative_to(SOURCE)}:{self.lines[0]}"
        return f"{place}  {self.before}  →  {self.after}"

    def live(self, functions: Iterable[FunctionType]) -> None:
        """Give those of the functions that stand in the module the changed code."""
        codes = dict(_codes(compile(self.tree, str(self.file), "exec")))
        for function in functions:
            code = function.__code__
            if code.co_filename == str(self.file):
                function.__code__ = codes.get(_key(code), code)


def _codes(code: CodeType) -> Iterator[tuple[object, CodeType]]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield _key(inner), inner
            yield from _codes(inner)


def _key(code: CodeType) -> object:
    return code.co_qualname, code.co_firstlineno, code.co_varnames, code.co_freevars


def mutants(file: Path) -> Iterator[Mutant]:
    """Yield every one-step change of the functions of a module."""
    text = file.read_text(encoding="utf-8")
    for number, _ in enumerate(_places(ast.parse(text))):
        tree = ast.parse(text)
        node, change = list(_places(tree))[number]
        before, lines = ast.unparse(node), range(node.lineno, (node.end_lineno or 0) + 1)
        change()
        yield Mutant(file, lines, before, ast.unparse(node), tree)


def _places(tree: ast.AST) -> Iterator[tuple[ast.expr, Callable[[], object]]]:
    """Yield the expressions of functions that can be changed, each with what changes it."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    bodies = [part for function in functions for part in function.body]
    nodes = {id(node): node for part in bodies for node in ast.walk(part)}
    for node in nodes.values():
        match node:
            case ast.Compare(ops=[op]) if type(op) in TURNED:
                yield node, lambda n=node, o=op: n.ops.__setitem__(0, TURNED[type(o)]())
            case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in TURNED:
                yield node, lambda n=node, o=op: setattr(n, "op", TURNED[type(o)]())
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield node, lambda n=node, o=operand: setattr(n, "operand", _not(o))
            case ast.Constant(value=bool() as value):
                yield node, lambda n=node, v=value: setattr(n, "value", not v)
            case ast.Constant(value=int() as value):
                yield node, lambda n=node, v=value: setattr(n, "value", v + 1)


def _not(node: ast.expr) -> ast.expr:
    return ast.copy_location(ast.UnaryOp(ast.Not(), node), node)
