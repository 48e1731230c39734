"""Drafts: a slide of the deck to be written, as a tree of blocks that stand side by side or one under the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from msgspec import Struct, field

from deckgen.office.old_deck.old_values import Place

Kept = Literal["whole", "partly", "picture"]


class Inline(Struct, frozen=True):
    """A value that is written on one line, such as [3, 2]."""

    value: Any


class DraftBlock(Struct, frozen=True):
    """A block: its word, what is written for it, and where it stood on the old slide.

    simpler: what says the same in another way, where this one can't be built.
    """

    word: str
    value: Any
    place: Place = Place()
    simpler: tuple[DraftBlock, ...] = ()


class Beside(Struct, frozen=True):
    """Parts side by side, and how wide each is."""

    parts: tuple[Node, ...]
    widths: tuple[int, ...]


class Under(Struct, frozen=True):
    """Parts one under the other. stays: they did so on the old slide, and none goes beside another one."""

    parts: tuple[Node, ...]
    stays: bool = False


Node = DraftBlock | Beside | Under


def leaves(node: Node | None) -> Iterator[DraftBlock]:
    """The blocks of a slide, in order."""
    if isinstance(node, DraftBlock):
        yield node
    elif node is not None:
        for part in node.parts:
            yield from leaves(part)


def mapped(node: Node, change: Callable[[DraftBlock], DraftBlock]) -> Node:
    """The blocks of a slide, each changed."""
    if isinstance(node, DraftBlock):
        return change(node)
    parts = tuple(mapped(part, change) for part in node.parts)
    return Beside(parts, node.widths) if isinstance(node, Beside) else Under(parts, node.stays)


class SlideDraft(Struct):
    """A slide to be written.

    number: which one of the old deck it is. title: Markdown, "" for none. hides_title: the title isn't shown.
    content: None where there is nothing. layout: how its blocks are arranged, where that is said.
    said: what was not taken over, and why. kept: how much of it is there.
    identity: its id, where a link leads to it. runs_on: its lists and tables may stand on further slides.
    trial: its id while it is tried.
    """

    number: int
    title: str = ""
    hides_title: bool = False
    content: Node | None = None
    background: dict[str, Any] | str | None = None
    notes: list[str] = field(default_factory=list)
    note: str = ""
    sources: list[str] = field(default_factory=list)
    is_hidden: bool = False
    identity: str = ""
    layout: str = ""
    said: list[str] = field(default_factory=list)
    kept: Kept = "whole"
    runs_on: bool = False
    trial: str = ""

    def say(self, words: str, *, lost: bool = True) -> None:
        """Say that something was not taken over, or, where nothing is lost, that it stands elsewhere."""
        if lost and self.kept == "whole":
            self.kept = "partly"
        if words not in self.said:
            self.said.append(words)

    def say_any(self, words: str) -> None:
        """Say that something was not taken over; nothing where there are no words."""
        if words:
            self.say(words)


class SectionDraft(Struct):
    """A section to be written: its title (Markdown), whether a divider opens it, the notes of that, its slides.

    opened_by: the number of the old slide that its divider stands for; 0 where it stands for none.
    background: what stands behind its divider, where that is said.
    """

    title: str
    has_divider: bool = False
    notes: list[str] = field(default_factory=list)
    slides: list[SlideDraft] = field(default_factory=list)
    identity: str = ""
    opened_by: int = 0
    background: dict[str, Any] | str | None = None


class DeckDraft(Struct):
    """A deck to be written.

    speaker: the name; about_speaker: role and address. opens: what opens sections, where the deck says so.
    files: the bytes of its files, by their paths. data: its tables, by their names. footer: words of the brand's.
    said: what is to be said of the deck as a whole. cover: what became of the slide that the cover stands for.
    dividers: what became of those that dividers stand for, by their numbers. left_out: the slides of which nothing
    was left. size: of the old slides. grounds: the pictures behind several slides, which are left out.
    """

    title: str
    subtitle: str = ""
    speaker: str = ""
    about_speaker: dict[str, str] = field(default_factory=dict)
    opens: str = ""
    language: str = ""
    notes: list[str] = field(default_factory=list)
    background: dict[str, Any] | str | None = None
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    data: dict[str, dict[str, Any]] = field(default_factory=dict)
    sections: list[SectionDraft] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    footer: str = ""
    brand: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    cover: SlideDraft | None = None
    dividers: dict[int, SlideDraft] = field(default_factory=dict)
    left_out: list[SlideDraft] = field(default_factory=list)
    size: tuple[int, int] = (1, 1)
    grounds: frozenset[str] = frozenset()

    @property
    def slides(self) -> list[SlideDraft]:
        """The slides of all sections, in order."""
        return [slide for section in self.sections for slide in section.slides]
