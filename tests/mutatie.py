"""Break a module of the rules in one place at a time and see whether a test notices.

`.venv/bin/python tests/mutatie.py halt eisen`: one line per change that no test saw, and the share that was seen.
Exit code 1 under the bar. Needs no database: the tests of the rules run without the conftest above theirs. One process
per change, made by fork, so it runs on Linux and macOS. What only people read is left alone: a text with a space in it
(a sentence, a source) and the names that a module gives away.
"""

from __future__ import annotations

import argparse
import ast
import copy
import doctest
import importlib
import io
import os
import re
import resource
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import hypothesis  # noqa: E402 - loaded once, before the forks
import pytest  # noqa: E402

RULES = ROOT / "src" / "ketenkameleon" / "rules"
# What only holds sentences: a test of every word would be the text written twice; tests/rules/test_texts.py reads them.
SENTENCES = "texts"  # how the names of those modules begin
# Tests that read all rows or all sources say nothing about one module.
NOT_ASKED = ("test_bladen", "test_doctests", "test_texts")
BAR, SECONDS = 0.95, 60  # of CPU time
_COMPARE = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
            ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In}
_BINARY = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.Mod: ast.Add}
_CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}


class Breuk(NamedTuple):
    """One change: where it is, what it says, and the whole module with it."""

    regel: int
    zin: str
    boom: ast.Module


def breaks(source: str) -> Iterator[Breuk]:
    """Every change of this module, one after another; docstrings, decorators and annotations stay."""
    tree = ast.parse(source)
    skipped = {id(node) for part in _left_alone(tree) for node in ast.walk(part)}
    nodes = [node for node in ast.walk(tree) if id(node) not in skipped]
    for index, node in enumerate(ast.walk(tree)):
        if node not in nodes:
            continue
        for number, (_, said) in enumerate(_changes(copy.deepcopy(node))):
            broken = copy.deepcopy(tree)
            target = list(ast.walk(broken))[index]
            new, _ = list(_changes(target))[number]
            _replace(broken, target, new)
            yield Breuk(getattr(node, "lineno", 0), said, ast.fix_missing_locations(broken))


def _left_alone(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield from node.decorator_list
        if isinstance(node, ast.FunctionDef):
            yield from filter(None, (node.returns, *(arg.annotation for arg in ast.walk(node.args)
                                                     if isinstance(arg, ast.arg))))
        if isinstance(node, ast.AnnAssign):
            yield node.annotation
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield node
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "StrEnum" for base in node.bases):
            yield node


def _changes(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """What this one node can become, each with a sentence."""
    for change in (*_logic(node), *_values(node), *_ways(node)):
        was, now = (ast.unparse(part).splitlines()[0] for part in (node, change))
        yield change, f"{was}  ->  {now}"


def _logic(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARE:
            yield ast.Compare(node.left, [_COMPARE[type(op)]()], node.comparators)
        case ast.BoolOp(op=op):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp(op=op) if type(op) in _BINARY:
            yield ast.BinOp(node.left, _BINARY[type(op)](), node.right)


def _values(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value) if value and " " not in value:
            yield ast.Constant(f"{value}xx")
        case ast.Name(id=name) if name in _CALLS:
            yield ast.Name(_CALLS[name], node.ctx)


def _ways(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.IfExp():
            yield ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.If():
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if value is old:
                setattr(node, name, new)
            elif isinstance(value, list):
                value[:] = [new if item is old else item for item in value]


class _Broken(MetaPathFinder):
    """Gives the broken module instead of the one on disk."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        spec = PathFinder.find_spec(fullname, [str(RULES)])
        loader = SourceFileLoader(fullname, str(RULES / f"{fullname.rpartition('.')[2]}.py"))
        loader.get_code = lambda _name: self.code
        spec.loader = loader
        return spec


def modules() -> tuple[str, ...]:
    """Every module with rules in it, by name."""
    found = {path.stem for path in RULES.glob("*.py")} - {"__init__"}
    return tuple(sorted(name for name in found if not name.startswith(SENTENCES)))


def asked(module: str) -> list[str]:
    """The tests that must notice: the module's own first, then every test of the rules that imports it."""
    imports = re.compile(rf"rules\.{module} import|rules import .*\b{module}\b")
    folder = ROOT / "tests" / "rules"
    found = [path for path in folder.glob("test_*.py")
             if not path.name.startswith(NOT_ASKED) and imports.search(path.read_text(encoding="utf-8"))]
    return [str(path) for path in sorted(found, key=lambda path: (path.name != f"test_{module}.py", path.name))]


def seen(module: str, boom: ast.Module) -> bool:
    """Do the tests fail on this change? A run that never ends counts as seen."""
    child = os.fork()
    if child == 0:
        os._exit(_run(module, boom))
    _, status = os.waitpid(child, 0)
    return status != 0


def _run(module: str, boom: ast.Module) -> int:
    """In the child: 0 when every test passes, else 1."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    name = f"ketenkameleon.rules.{module}"
    sys.meta_path.insert(0, _Broken(name, compile(boom, f"{module}.py", "exec")))
    # The same examples every time; which one is the smallest that fails does not matter here.
    hypothesis.settings.register_profile("mutatie", deadline=None, derandomize=True, database=None,
                                         phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate))
    hypothesis.settings.load_profile("mutatie")
    off = [f"-pno:{plugin}" for plugin in ("randomly", "django", "xdist", "cov", "playwright", "cacheprovider")]
    options = ["-x", "-q", "--assert=plain", f"--confcutdir={ROOT / 'tests' / 'rules'}", *off]
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        if pytest.main([*options, *asked(module)]) != 0:
            return 1
        return int(doctest.testmod(importlib.import_module(name)).failed != 0)


def main(argv: list[str]) -> int:
    """Break the asked modules (without a word all of the rules). Exit code 1 under the bar, 2 when tests fail."""
    parser = argparse.ArgumentParser(prog="tests/mutatie.py")
    parser.add_argument("modules", nargs="*", choices=[*modules(), []], help="zonder woord alle")
    chosen = parser.parse_args(argv).modules or modules()
    killed = total = 0
    for module in chosen:
        source = (RULES / f"{module}.py").read_text(encoding="utf-8")
        if seen(module, ast.parse(source)):
            sys.stderr.write(f"{module}: de tests falen al zonder breuk\n")
            return 2
        found = []
        for breuk in breaks(source):
            found.append(seen(module, breuk.boom))
            if not found[-1]:
                sys.stdout.write(f"{module}.py:{breuk.regel}: {breuk.zin}\n")
        killed, total = killed + sum(found), total + len(found)
        sys.stdout.write(f"{module}: {sum(found)} van {len(found)} gezien\n")
        sys.stdout.flush()
    sys.stdout.write(f"alles: {killed} van {total} gezien ({100 * killed / total:.1f} procent)\n")
    return int(killed / total < BAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
