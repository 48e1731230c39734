"""Block: what an author may put on a slide, before it is bound. The base class of everything in blocks/."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import Field, create_model

from deckgen.content import Content
from deckgen.kinds import Registry
from deckgen.model.marks import Map, Str
from deckgen.model.node import Node, Strs
from deckgen.scope import Scope

H = TypeVar("H", bound="Holder")


class Block(Node):
    """A block of a slide. The class's module names it in YAML; its docstring and its fields' are the manual."""

    @classmethod
    def word(cls) -> str:
        """The block's word in YAML."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def called(cls) -> str:
        """The block's name in complaints."""
        return cls.noun or f"'{cls.word()}'"

    def bind(self, scope: Scope) -> Content | None:
        """The block with every name filled in and every row in place; None after a complaint that leaves nothing."""
        raise NotImplementedError


class Headed(Block):
    """A block whose short form is a mapping of heads to what stands under them."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """A mapping of heads."""
        if isinstance(data, Map) and "items" not in data and data:
            return Map({Str("items", data.span): data}, data.span)
        return data

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """A mapping of heads, or the long form."""
        return {"anyOf": [long, long["properties"]["items"]]}


BLOCKS: Registry[Block] = Registry("deckgen.blocks", Block)


class Tailored(Node):
    """A part that some audiences don't get."""

    only: Strs = ()
    """The audiences that get this, and no others."""
    except_: Strs = Field(default=(), alias="except")
    """The audiences that don't get this."""


PLANNED = {
    "agenda": "the dividers' tracker lists the sections until it is",
    "video": "use 'image' with a still of it",
    "code": "use 'text' with `code` marks",
    "map": "use 'image' until it is",
}


class Holder(Node):
    """A mapping that holds blocks, each under its word, in reading order."""

    planned = PLANNED

    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the order in which they were written."""
        held = (getattr(self, key, None) for key in self.order)
        return tuple(block for block in held if isinstance(block, Block))


def holding(name: str, base: type[H], kinds: Mapping[str, type[Node]]) -> type[H]:
    """A holder with a key for each of the kinds, by their words."""
    fields: dict[str, Any] = {
        word: (kind | None, Field(default=None, description=kind.__doc__)) for word, kind in kinds.items()
    }
    return create_model(name, __base__=base, __doc__=base.__doc__, __module__=base.__module__, **fields)
