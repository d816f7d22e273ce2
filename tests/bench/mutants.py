"""python -m tests.bench.mutants [HOW_MANY] [SEED]: do the tests notice a small change of the code?

A sample of one-step changes of prose and rules (a comparison turned, and for or, a number one more,
True for False) is made one at a time in a copy of the package, and the tests nearest to it are run.
Prints every change that no test noticed, with its place, to be judged by a reader.
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from budget_xl.rules.catalogue import load_catalogue
from tests.conftest import ROOT
from tests.test_house import SOURCE

TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
PATIENCE = 300
PROSE = [
    "tests/prose/test_sentences.py",
    "tests/prose/test_values.py",
    "tests/prose/test_history.py",
]
SLOW = {"test_native.py", "test_inline.py", "test_clean.py", "test_mistakes.py", "test_engine.py"}


@dataclass(frozen=True)
class Mutant:
    """One change: the file, the line, what it said and says, and the whole changed source."""

    file: Path
    line: int
    before: str
    after: str
    source: str


def mutants(file: Path) -> Iterator[Mutant]:
    """Yield every one-step change of the functions of a module."""
    text = file.read_text(encoding="utf-8")
    for number, _ in enumerate(_places(ast.parse(text))):
        tree = ast.parse(text)
        node, change = list(_places(tree))[number]
        before = ast.unparse(node)
        change()
        yield Mutant(file, node.lineno, before, ast.unparse(node), ast.unparse(tree))


def _places(tree: ast.AST) -> Iterator[tuple[ast.expr, object]]:
    """Yield the expressions of functions that can be changed, each with what changes it."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        for node in (inner for part in function.body for inner in ast.walk(part)):
            match node:
                case ast.Compare(ops=[op]) if type(op) in TURNED:
                    yield node, lambda n=node, o=op: n.ops.__setitem__(0, TURNED[type(o)]())
                case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in TURNED:
                    yield node, lambda n=node, o=op: setattr(n, "op", TURNED[type(o)]())
                case ast.Constant(value=bool() as value):
                    yield node, lambda n=node, v=value: setattr(n, "value", not v)
                case ast.Constant(value=int() as value):
                    yield node, lambda n=node, v=value: setattr(n, "value", v + 1)


def tests_of(file: Path) -> list[list[str]]:
    """Return the runs of pytest that should notice a change of ``file``, the nearest first."""
    catalogue = "tests/rules/test_catalogue.py"
    near = [
        str(path)
        for path in sorted((ROOT / "tests" / "rules").glob("test_*.py"))
        if path.name not in SLOW | {"test_catalogue.py"}
    ]
    codes = [
        item.code
        for item in load_catalogue().rules
        if Path(item.check.__code__.co_filename) == file
    ]
    if codes:
        return [[catalogue, "-k", " or ".join(codes)], near]
    return [PROSE, [catalogue], near] if "prose" in file.parts else [[catalogue], near]


@cache
def fails_anyway(run: tuple[str, ...], copy: Path) -> bool:
    """Tell whether a run fails without any change; it would notice everything."""
    return _fails(run, copy)


def is_noticed(mutant: Mutant, copy: Path) -> bool:
    """Tell whether a test fails, or does not end, with the change in the copy of the package."""
    runs = [run for run in map(tuple, tests_of(mutant.file)) if not fails_anyway(run, copy)]
    path = copy / mutant.file.relative_to(SOURCE.parent)
    path.write_text(mutant.source, encoding="utf-8")
    try:
        return any(_fails(run, copy) for run in runs)
    finally:
        shutil.copy(mutant.file, path)


def _fails(run: Sequence[str], copy: Path) -> bool:
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", *options, *run]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=False, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main() -> int:
    many, seed = (int(word) for word in (sys.argv[1:] + ["40", "1"][len(sys.argv) - 1 :]))
    files = [file for room in ("prose", "rules") for file in sorted((SOURCE / room).rglob("*.py"))]
    every = [mutant for file in files for mutant in mutants(file)]
    sample = random.Random(seed).sample(every, min(many, len(every)))
    alive = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(SOURCE, copy / SOURCE.name, ignore=shutil.ignore_patterns("__pycache__"))
        for number, mutant in enumerate(sample, start=1):
            if is_noticed(mutant, copy):
                continue
            alive += 1
            place = f"{mutant.file.relative_to(SOURCE)}:{mutant.line}"
            print(f"{number:>3}. {place}  {mutant.before}  →  {mutant.after}", flush=True)
    print(f"{len(sample) - alive} of {len(sample)} changes noticed (of {len(every)} possible ones)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
