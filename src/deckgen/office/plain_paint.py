"""What paints a shape, in words that are the same however a program writes it: colors, fills, edges, type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.office.attributes import is_on
from deckgen.office.drawing_colors import Palette
from deckgen.office.drawing_frames import whole
from deckgen.office.xml_names import A, R

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMBED: Final = f"{R}embed"
# What stands for what a shape leaves to its layout: the look of words, and behind the side of paragraphs.
UNSAID: Final = "?"


def digest(content: str | bytes) -> str:
    """A short digest, "" of nothing."""
    data = content.encode() if isinstance(content, str) else content
    return blake2b(data, digest_size=6).hexdigest() if data else ""


class Painter(Struct, frozen=True):
    """Tells what paints the shapes of one slide.

    palette: the colors of its theme.
    fonts: the families that the theme's short names of fonts mean, such as "+mj-lt".
    picture: the digest of the picture that a relationship of the slide leads to.
    """

    palette: Palette
    fonts: Mapping[str, str]
    picture: Callable[[str], str]

    def color(self, holder: _Element | None) -> str:
        """The color in an element such as a:solidFill, with its opacity where it has one; "" for none.

        How strong a theme's color is made doesn't count: LibreOffice forgets it.
        """
        if holder is None:
            return ""
        plain = holder
        if holder.find(f".//{A}satMod") is not None:
            plain = deepcopy(holder)
            for change in list(plain.iter(f"{A}satMod")):
                change.getparent().remove(change)  # type: ignore[union-attr]
        paint = self.palette.paint(plain)
        if paint is None:
            return ""
        return paint.color if paint.opacity > 0.995 else f"{paint.color}/{paint.opacity:.2f}"

    def fill(self, properties: _Element | None) -> str:
        """What fills a shape with these properties: a color, or a word and a digest; "" for nothing of its own."""
        for fill in properties if properties is not None else ():
            match str(fill.tag).removeprefix(A):
                case "solidFill":
                    return self.color(fill)
                case "gradFill":
                    return f"gradient {digest(' '.join(map(self.color, fill.iter(f'{A}gs'))))}"
                case "blipFill":
                    return f"picture {self.blip(fill)}"
                case "pattFill":
                    return f"pattern {fill.get('prst', '')}"
                case _:
                    pass
        return ""

    def line(self, properties: _Element | None) -> str:
        """What draws the edge of a shape: its color, "" where it has none of its own."""
        edge = properties.find(f"{A}ln") if properties is not None else None
        return self.color(edge.find(f"{A}solidFill")) if edge is not None else ""

    def blip(self, fill: _Element) -> str:
        """The digest of the picture in a fill."""
        blip = fill.find(f"{A}blip")
        return self.picture(blip.get(_EMBED, "")) if blip is not None else ""

    def looks(self, runs: Iterable[_Element]) -> tuple[str, ...]:
        """How words look, stretch by stretch, without those that say nothing."""
        told = ((self._look(run), _letters(run)) for run in runs)
        alike = groupby(((look, count) for look, count in told if count), key=lambda one: one[0])
        return tuple(f"{sum(count for _, count in held)} {look}" for look, held in alike)

    def styles(self, levels: Iterable[_Element]) -> tuple[str, ...]:
        """How words look that say nothing of it themselves, by what styles say of each level."""
        return tuple(f"1 {self._look(level, 'defRPr')}" for level in levels)

    def _look(self, run: _Element, named: str = "rPr") -> str:
        look = run.find(f"{A}{named}")
        if look is None:
            return f"{UNSAID} {UNSAID} {UNSAID} {UNSAID}"
        marks = "".join(mark for mark in "bi" if is_on(look.get(mark)))
        marks += "u" if look.get("u", "none") != "none" else ""
        marks += "s" if look.get("strike", "noStrike") != "noStrike" else ""
        # LibreOffice rounds sizes to tenths of a point.
        size = whole(look.get("sz"), 0)
        face = look.find(f"{A}latin")
        font = face.get("typeface", "") if face is not None else ""
        color = self.color(look.find(f"{A}solidFill"))
        return f"{size or UNSAID} {marks or '-'} {color or UNSAID} {self.fonts.get(font, font) or UNSAID}"


def _letters(run: _Element) -> int:
    """How many letters a run has, blanks aside."""
    return sum(len("".join((text.text or "").split())) for text in run.iter(f"{A}t"))
