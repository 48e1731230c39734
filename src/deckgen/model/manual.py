"""The manual of the language: the strings that stand under the keys of Nodes.

Python throws such strings away when it reads a class, so they are read from its source.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from deckgen.model.node import Node


def manual_of(node: type[Node]) -> dict[str, str]:
    """What is said of each key, by the keys as authors write them, on one line each; inherited ones among them.

    A class whose source can't be read adds none.
    """
    said: dict[str, str] = {}
    for base in reversed(node.__mro__):
        if issubclass(base, Node) and base is not Node:
            said |= _strings(base)
    fields = {name: field.alias or name for name, field in node.model_fields.items()}
    return {fields[name]: words for name, words in said.items() if name in fields}


def about(node: type) -> str:
    """What the class says of itself, on one line; "" where it says nothing of its own."""
    return " ".join((node.__doc__ or "").split())


@cache
def _strings(node: type[Node]) -> dict[str, str]:
    """The strings under the fields that the class itself declares, by the names of the fields."""
    try:
        source = inspect.getsource(node)
    except (OSError, TypeError):
        return {}
    return dict(_under_fields(getattr(ast.parse(textwrap.dedent(source)).body[0], "body", [])))


def _under_fields(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, words in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(words, ast.Expr):
            text = words.value
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield field.target.id, " ".join(text.value.split())
