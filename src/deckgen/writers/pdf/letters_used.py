"""Which fonts a PDF needs, and which letters of each: the files that the words were measured with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from deckgen.fitting.glyphs import KERNED_FROM
from deckgen.fitting.setting import Stretch as SetStretch
from deckgen.model.web_links import escaped
from deckgen.writers.pdf.leaf import Stretch, rounded
from deckgen.writers.pdf.pdf_guest import UsedFont

# East Asian marks: typst would take away the room that they have beside each other and at the ends of lines, and
# words were measured with it.
_EAST_ASIAN = re.compile("[\u2e80-\uffee]")
_MARKS = re.compile("([\u2018\u2019\u201c\u201d\u3000-\u303f\uff00-\uff65])")


class LettersUsed(Struct):
    """Makes the stretches of one PDF, and keeps which letters of which font they use.

    pages: the names of the pages that links may lead to, by the ids of their slides.
    """

    pages: Mapping[str, str] = {}
    _letters: dict[tuple[str, bool], set[str]] = field(default_factory=dict)

    def font(self, file: str, words: str, *, kerned: bool = True) -> int:
        """The number of a font: a font file from which these words are set, its pairs of letters kerned or not."""
        self._letters.setdefault((file, kerned), set()).update(words)
        return list(self._letters).index((file, kerned))

    @property
    def fonts(self) -> tuple[UsedFont, ...]:
        """The fonts by their numbers."""
        return tuple(UsedFont(*font, "".join(sorted(letters))) for font, letters in self._letters.items())

    def stretch(self, one: SetStretch, corner: tuple[float, float], ending: str = "") -> Stretch:
        """A stretch, as it stands in a box with this upper left corner; ending is said behind its words."""
        words = one.words + ending
        link, page = self.goal(one.run.link)
        return Stretch(
            words=_pieces(words),
            font=self.font(one.file, words, kerned=one.size >= KERNED_FROM),
            size=rounded(one.size.pt),
            x=rounded(corner[0] + one.x.pt),
            y=rounded(corner[1] + one.baseline.pt),
            color=f"#{one.color}",
            tracking=rounded(one.tracking.pt),
            leftwards=one.leftwards,
            link=link,
            page=page,
        )

    def goal(self, link: str | None) -> tuple[str, str]:
        """The address and the page that a link leads to; a slide that isn't there is none."""
        if not link:
            return "", ""
        return ("", self.pages.get(link[1:], "")) if link.startswith("#") else (escaped(link), "")


def _pieces(words: str) -> tuple[str, ...]:
    """Words, with each East Asian mark as a piece of its own. Quotation marks are such beside East Asian words."""
    if not _EAST_ASIAN.search(words):
        return (words,)
    return tuple(filter(None, _MARKS.split(words)))
