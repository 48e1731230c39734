"""Which fonts a PDF needs, and which letters of each: the files that the words were measured with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from deckgen.fitting.setting import Stretch as SetStretch
from deckgen.model.web_links import escaped
from deckgen.writers.pdf.leaf import Stretch

# East Asian marks, of which typst would take the room beside each other and at the ends of lines. Words were measured
# with it.
_EAST_ASIAN = re.compile("([\u2018\u2019\u201c\u201d\u3000-\u303f\uff00-\uff65])")


class Lettering(Struct):
    """Makes the stretches of one PDF, and keeps which letters of which font they use.

    pages: the names of the pages that links may lead to, by the ids of their slides.
    """

    pages: Mapping[str, str] = {}
    _letters: dict[str, set[str]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def font(self, file: str, words: str) -> int:
        """The number of a font file, from which these words are set."""
        self._letters.setdefault(file, set()).update(words)
        return self._numbers.setdefault(file, len(self._numbers))

    @property
    def fonts(self) -> tuple[tuple[str, str], ...]:
        """Each font file by its number, with the letters that are used of it."""
        return tuple((file, "".join(sorted(self._letters[file]))) for file in self._numbers)

    def stretch(self, one: SetStretch, corner: tuple[float, float], ending: str = "") -> Stretch:
        """A stretch, as it stands in a box with this upper left corner; ending is said behind its words."""
        words = one.words + ending
        link, page = self.goal(one.run.link)
        return Stretch(
            words=tuple(filter(None, _EAST_ASIAN.split(words))),
            font=self.font(one.file, words),
            size=rounded(one.size.pt),
            x=rounded(corner[0] + (one.x + one.width if one.leftwards else one.x).pt),
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


def rounded(points: float) -> float:
    """A length to a thousandth of a point."""
    return round(points, 3)
