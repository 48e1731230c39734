"""Block: what an author may put on a slide, as it is written. The base of everything in blocks/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, ClassVar

from pydantic.fields import FieldInfo

from deckgen.binding.scope import Scope
from deckgen.fitting.contents import Content, Stack
from deckgen.fitting.lost import Lost
from deckgen.kinds import Registry, word_of
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Map, Str
from deckgen.model.node import Flag, Node, read_as
from deckgen.model.other_words import BLOCK_WORDS


class Block(Node):
    """A block of a slide. The class's module names it in YAML; its docstring and its fields' are the manual."""

    is_looked_at: ClassVar[bool] = False
    """Whether listeners need time to look at it besides reading its words, as at a chart, a table, a picture."""

    reveal: Flag | None = None
    """Whether its parts appear one by one in the show; as the slide has it where left out."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """List a block's own keys before the one that all blocks have."""
        cls.model_fields["reveal"] = cls.model_fields.pop("reveal")

    @classmethod
    def word(cls) -> str:
        """The block's word in YAML."""
        return word_of(cls)

    @classmethod
    def called(cls) -> str:
        """The block's name in complaints."""
        return cls.noun or f"'{cls.word()}'"

    @property
    def may_fill_slide(self) -> bool:
        """Whether it is what may fill a slide of the layout `hero` by itself; its Content says so too."""
        return False

    @property
    def revealed(self) -> bool | None:
        """Whether its parts appear one by one in the show; None where its author leaves it to the slide."""
        return self.reveal

    @property
    def held(self) -> tuple[Holder, ...]:
        """What holds the blocks that stand in this one, in a block of blocks."""
        return ()

    def bind(self, scope: Scope) -> Content | None:
        """The block with every name filled in and every row in place; None after a complaint that leaves nothing."""
        raise NotImplementedError


class Headed(Block):
    """A block whose short form is a mapping of heads to what stands under them."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """A mapping of heads."""
        if isinstance(data, Map) and "items" not in data:
            return Map({Str("items", data.span): data}, data.span)
        return data

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """A mapping of heads, or the long form."""
        return {"anyOf": [long, long["properties"]["items"]]}


BLOCKS: Registry[Block] = Registry("deckgen.blocks", Block)


class Holder(Node):
    """A mapping that holds blocks, each under its word, in reading order."""

    other_words = BLOCK_WORDS

    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the order in which they were written."""
        held = (getattr(self, key, None) for key in self.order)
        return tuple(block for block in held if isinstance(block, Block))

    def revealed_blocks(self, whole: bool) -> Iterator[Block]:
        """The blocks that appear in the show, in reading order; whole says what holds where they say nothing."""
        for block in self.blocks():
            is_revealed = whole if block.revealed is None else block.revealed
            for holder in block.held:
                yield from holder.revealed_blocks(is_revealed)
            if is_revealed and not block.held:
                yield block

    def bound(self, scope: Scope) -> tuple[Content, ...]:
        """Its blocks, bound. An error that leaves nothing of one leaves its place, for who looks at the slide."""
        made = []
        for block in self.blocks():
            errors = len(scope.log.errors)
            content = block.bind(scope)
            if content is None and len(scope.log.errors) > errors:
                content = Lost(block.word(), block.span)
            if content is not None:
                made.append(content)
        return tuple(made)


class Part(Holder):
    """A part of a slide that holds blocks itself: one block, or several one under the other."""

    noun = "a part"
    example = "text: …"

    @classmethod
    def unknown(cls, key: Str, keys: tuple[str, ...], log: Diagnostics) -> None:
        """Say besides where the widths of columns stand."""
        if key == "widths":
            hint = "write 'columns: {items: […], widths: […]}'"
            log.error("unknown_key", "'widths' stands inside 'columns'", key.span, hint)
            return
        super().unknown(key, keys, log)

    def bind(self, scope: Scope) -> Content | None:
        """The part's blocks, stacked."""
        parts = self.bound(scope)
        if not self.order and self.all_read:
            scope.log.error("empty_block", "this part holds no block", self.span)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else Stack(parts, self.span)


def let_hold(holder: type[Holder], kinds: Registry[Any], words: Iterable[str]) -> None:
    """Give a class of mappings a key for each word of an open set, before anything is read.

    Blocks may hold parts that hold blocks, so the class behind a word is asked for only when a deck has such a key.
    """
    for word in words:
        holder.model_fields[word] = FieldInfo.from_annotated_attribute(read_of(kinds, word), None)


def read_of(kinds: Registry[Any], word: str) -> Any:
    """The type of a key whose value is what stands under a word of an open set."""
    return read_as(partial(_kind, kinds, word), kinds.reference(word))


def _kind(kinds: Registry[Any], word: str, _: object) -> type[Node]:
    kind: type[Node] = kinds.get(word)
    return kind
