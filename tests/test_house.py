"""How the code stands in its house, where no linter says it: names of files, docstrings, the calls that complain."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import deckgen

HOUSE = Path(deckgen.__file__).parent
OPEN_SETS = {"annotations", "blocks", "charts", "checks", "origins", "readers", "slides"}
# Each for a reason: a name that two modules may share. One that they no longer share is taken out again.
ALLOWED = {
    "explain.py": "the verb, and its options",
    "import_deck.py": "the verb, and its options",
    "plan.py": "the verb, and its options",
    "show.py": "the verb, and its options",
    "translate.py": "the verb, and its options",
}
COMPLAINING = {"error", "warning", "complaint", "add"}
MOST_LINES = 3


def modules() -> dict[str, ast.Module]:
    """Every module by its path in the house."""
    return {
        path.relative_to(HOUSE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(HOUSE.rglob("*.py"))
    }


@pytest.fixture(scope="module")
def house() -> dict[str, ast.Module]:
    return modules()


def test_a_file_can_be_named_by_its_name_alone(house: dict[str, ast.Module]) -> None:
    """Words of open sets may be the same, since a chart and an origin can both be called python."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in house:
        room, _, name = path.rpartition("/")
        if name != "__init__.py":
            places[name].append(room)
    shared = {name for name, rooms in places.items() if len(rooms) > 1 and not set(rooms) <= OPEN_SETS}
    assert {name: places[name] for name in shared - set(ALLOWED)} == {}
    assert set(ALLOWED) - shared == set(), "these are shared no more: take them out of ALLOWED"


def test_every_module_says_what_it_is_for(house: dict[str, ast.Module]) -> None:
    assert [path for path, tree in house.items() if not ast.get_docstring(tree)] == []


def complaints(tree: ast.Module) -> list[ast.Call]:
    """The calls that add a complaint or raise one, which begin with its code."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return [call for call in calls if _called(call.func) in COMPLAINING and _is_code(call.args[0])]


def _called(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _is_code(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_a_call_that_complains_is_seen_at_a_glance(house: dict[str, ast.Module]) -> None:
    """What it says and advises is worked out in the lines before."""
    found = [(path, call) for path, tree in house.items() for call in complaints(tree)]
    assert len(found) > 300
    long = [f"{path}:{call.lineno}" for path, call in found if (call.end_lineno or 0) - call.lineno + 1 > MOST_LINES]
    assert long == []
