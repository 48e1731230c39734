"""SlideKind: what an author may write of a slide that is no slide of blocks. The base of everything in slides/.

How such a slide is laid out is its other side, a SlideLayout, of which nothing is known here.
"""

from __future__ import annotations

from typing import ClassVar

from deckgen.kinds import Registry, word_of
from deckgen.model.marks import Str
from deckgen.model.node import Node


class SlideKind(Node):
    """A kind of slide that authors write under its module's name: `- closing: {}`."""

    stands_apart: ClassVar[bool] = False
    """Whether it belongs to no section of the talk, and so is in one of its own, called by its heading."""
    takes_minutes: ClassVar[float] = 0.0
    """How long it stands where its author says nothing; nothing for a slide that nobody speaks to."""

    @classmethod
    def word(cls) -> str:
        """The kind's word in YAML."""
        return word_of(cls)

    @classmethod
    def called(cls) -> str:
        """The kind's name in complaints."""
        return f"'{cls.word()}'"

    def heading(self, deck_title: Str, language: str) -> Str | None:  # noqa: ARG002 - most kinds have none of their own
        """The title of a slide of this kind that has none of its own."""
        return None


SLIDES: Registry[SlideKind] = Registry("deckgen.slides", SlideKind)
"""The slides that authors ask for by a word. One file = one kind = its word."""
