"""What is told of the language: keys, the mappings that hold them, and what a word of it means."""

from __future__ import annotations

from msgspec import Struct

FOR_AUDIENCES = ("only", "except")
"""Keys that many mappings have, and that are told behind their own."""


class Key(Struct, frozen=True):
    """A key of a mapping.

    form: what stands under it, in words, such as "a word or a list". short: the same as a mark behind its name, for
    the whole guide, such as "[]" for a list; "" for plain words.
    default: what holds where it is left out, "" where nothing does.
    leads_to: the names of the mappings that may stand under it, by which `Part.name` knows them.
    choices: the words that may stand under it, where it is one of a few.
    """

    name: str
    form: str
    short: str = ""
    manual: str = ""
    default: str = ""
    needed: bool = False
    leads_to: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def left_out(self) -> str:
        """That it is needed, or what holds where it is left out; "" where nothing does."""
        if self.needed:
            return "needed"
        return f"{self.default} where left out" if self.default else ""


class Part(Struct, frozen=True):
    """A mapping of the language and its keys.

    name: the name of its class, which no other has. called: what complaints call it, such as "a slide".
    manual: what is said of it. shorter: the key that a value which is no mapping stands for; "" where there is none.
    unfit: keys of its kind that mean nothing in it.
    """

    name: str
    called: str
    manual: str
    keys: tuple[Key, ...]
    shorter: str = ""
    unfit: tuple[str, ...] = ()

    @property
    def short_form(self) -> str:
        """What is said of a value that is no mapping; "" where none may stand there."""
        return f"A value that is no mapping stands for '{self.shorter}'." if self.shorter else ""


class Sense(Struct, frozen=True):
    """One meaning of a word.

    what: what it is, such as "a block of a slide". manual: what is said of it.
    lines: what is to be known besides, a line each.
    keys: those that stand under it. parts: the mappings that stand in it, for their keys.
    sample: YAML in which it stands, "" where there is none.
    """

    what: str
    manual: str
    lines: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    parts: tuple[Part, ...] = ()
    sample: str = ""
