"""Changes code in one place at a time and says which changes no test notices: python bench/mutate.py [MODULE TEST…].

Each change (of a comparison, a number, and/or, min/max, a condition, a value that is returned, a call for what it
does) is tried in a process of its own, in which the module is loaded changed and the tests run until one fails. What
is printed passes all of them: it lacks a test, or changes nothing that anybody could notice. Without a MODULE those
of NEAREST are tried, each with its nearest tests.
"""

from __future__ import annotations

import ast
import importlib
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from copy import copy
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEAREST = {
    "deckgen.comparing.order": ("tests/comparing/test_order.py",),
    "deckgen.fitting.arrange": ("tests/fitting/test_arrange.py",),
    "deckgen.fitting.contents": ("tests/fitting/test_contents.py",),
    "deckgen.fitting.measure": ("tests/fitting/test_measure.py",),
    "deckgen.numbers.rounding": ("tests/numbers/test_rounding.py",),
    "deckgen.stages.bind.figure_values": ("tests/stages/test_figure_values.py",),
    "deckgen.tailoring.choice": ("tests/tailoring/test_choice.py",),
    "deckgen.tailoring.minutes": ("tests/tailoring/test_minutes.py",),
    "deckgen.verbs.data.judge_fetched": ("tests/verbs/data/test_judge_fetched.py",),
}
MOST_SECONDS, MOST_MEMORY = 120, 4 << 30
# What takes long to load is loaded once, before the processes part.
LIBRARIES = ("babel.numbers", "hypothesis", "lxml.etree", "markdown_it", "PIL.Image", "pptx", "pydantic", "yaml")
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
CALLED = {"max": "min", "min": "max", "any": "all", "all": "any"}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                if type(op) in SWAPPED:
                    yield _like(node, ops=[*ops[:place], SWAPPED[type(op)](), *ops[place + 1 :]])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in SWAPPED:
            yield _like(node, op=SWAPPED[type(op)]())
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield _like(node, value=not value)
        case ast.Constant(value=int(value) | float(value)):
            yield _like(node, value=value + 1)
            yield _like(node, value=value - 1)
        case ast.Call(func=ast.Name(id=name)) if name in CALLED:
            yield _like(node, func=ast.Name(CALLED[name], ast.Load()))
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield _like(node, value=ast.Constant(None))
        case ast.If(test=ast.Name() | ast.Attribute() | ast.Call() | ast.NamedExpr() as test):
            yield _like(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.IfExp(test=ast.Name() | ast.Attribute() | ast.Call() | ast.NamedExpr() as test):
            yield _like(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[_, *_]):
            yield _like(node, ifs=[])
        case ast.Expr(value=ast.Call()):
            yield ast.copy_location(ast.Pass(), node)


def _like(node: ast.AST, **fields: object) -> ast.AST:
    made = copy(node)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


class _Replaced(ast.NodeTransformer):
    """A tree with another node in the place of one."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.old:
            return self.new
        return self.generic_visit(node)


def mutants(tree: ast.Module) -> Iterator[tuple[str, CodeType]]:
    """The code after each change inside a function, and the change in words."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    nodes = dict.fromkeys(node for function in functions for part in function.body for node in ast.walk(part))
    passed_over = {node for node in nodes for part in _unseen(node) for node in ast.walk(part)}
    for node in (node for node in nodes if node not in passed_over):
        line = getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0)
        for new in changes(node):
            before, after = (ast.unparse(one).partition("\n")[0] for one in (node, new))
            _Replaced(node, new).visit(tree)
            code = compile(ast.fix_missing_locations(tree), "<mutant>", "exec")
            _Replaced(new, node).visit(tree)
            yield f"{line}: {before}  =>  {after}", code


def _unseen(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node does nothing in a program that is right: its types, and whether zip is strict."""
    match node:
        case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation):
            yield annotation
        case ast.FunctionDef(returns=ast.expr() as returns):
            yield returns
        case ast.keyword(arg="strict"):
            yield node.value


class _Loader(SourceFileLoader):
    """Loads a module from code that is there already."""

    code: CodeType

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - it loads one module
        return self.code


class _Finder:
    """Finds one module in the form that it was changed to."""

    def __init__(self, module: str, path: Path, code: CodeType) -> None:
        self.module, self.path, self.loader = module, path, _Loader(module, str(path))
        self.loader.code = code

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        return spec_from_file_location(name, self.path, loader=self.loader) if name == self.module else None


def passes(module: str, path: Path, code: CodeType, tests: Sequence[str]) -> bool:
    """Whether all tests pass with this code as the module's; those that never end or take all memory don't."""
    child = os.fork()
    if not child:
        signal.alarm(MOST_SECONDS)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        sys.meta_path.insert(0, _Finder(module, path, code))
        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main(module: str, tests: Sequence[str]) -> None:
    """Try every change of a module, and print those that no test notices."""
    path = ROOT.joinpath("src", *module.split(".")).with_suffix(".py")
    text = path.read_text(encoding="utf-8")
    if not passes(module, path, compile(text, str(path), "exec"), tests):
        raise SystemExit(f"{' '.join(tests)}: fails before anything is changed")
    count = lived = 0
    for said, code in mutants(ast.parse(text)):
        count += 1
        if passes(module, path, code, tests):
            lived += 1
            print(f"{path.relative_to(ROOT)}:{said}", flush=True)
    print(f"{module}: {lived} of {count} changes pass {' '.join(tests)}\n", flush=True)


if __name__ == "__main__":
    os.chdir(ROOT)
    for library in LIBRARIES:
        importlib.import_module(library)
    named = {sys.argv[1]: tuple(sys.argv[2:])} if len(sys.argv) > 1 else NEAREST
    for one, nearest in named.items():
        main(one, nearest or NEAREST[one])
