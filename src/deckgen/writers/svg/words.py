"""Words in a box, as outlines or as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from deckgen.fitting.glyphs import missing_of
from deckgen.fitting.measure import Typesetter
from deckgen.fitting.setting import Stretch, set_paragraphs
from deckgen.model.brand import FontNames
from deckgen.model.geometry import Box, Emu
from deckgen.model.layouts import Anchor
from deckgen.model.page import FontRole, Paragraph, Style
from deckgen.writers.seen_shapes import lines_along
from deckgen.writers.svg.outlines import path_of_words
from deckgen.writers.svg.svg_parts import points, rectangle
from deckgen.writers.xml_words import attribute, words

Lettering = Literal["outlines", "text"]


class WordWriter(Struct, frozen=True):
    """Writes the words of one deck.

    typesetter: sets them in the fonts that they were measured with.
    fonts: the names of these fonts, for words that stay text.
    leftwards: their language runs from right to left.
    lettering: words are outlines, which look alike everywhere, or text, which can be searched and selected.
    unset: keeps the letters that no font has, in whose place outlines are boxes.
    """

    typesetter: Typesetter
    fonts: FontNames
    leftwards: bool
    lettering: Lettering = "outlines"
    unset: dict[str, None] = field(default_factory=dict)

    def words(self, paragraphs: tuple[Paragraph, ...], box: Box, anchor: Anchor) -> str:
        """Paragraphs in a box, which is measured without its insets."""
        if not any(paragraph.text for paragraph in paragraphs):
            return ""
        made = set_paragraphs(self.typesetter, paragraphs, box.width, box.height, anchor, leftwards=self.leftwards)
        parts = []
        for one in made:
            if one.mark is not None:
                parts.append(self._stretch(one.mark, one.paragraph.style, box))
            for line in one.lines:
                parts += [self._linked(stretch, one.paragraph.style, box) for stretch in line.stretches]
        return "".join(parts)

    def _linked(self, stretch: Stretch, style: Style, box: Box) -> str:
        written = self._stretch(stretch, style, box)
        if not stretch.run.link or not written:
            return written
        return f'<a href="{attribute(stretch.run.link)}">{written}</a>'

    def _stretch(self, stretch: Stretch, style: Style, box: Box) -> str:
        x, y = box.x + stretch.x, box.y + stretch.baseline
        written = self._outlined(stretch, x, y) if self.lettering == "outlines" else self._text(stretch, style, x, y)
        return written + "".join(rectangle(line, stretch.color) for line in lines_along(stretch, box))

    def _outlined(self, stretch: Stretch, x: Emu, y: Emu) -> str:
        self.unset.update(dict.fromkeys(missing_of(stretch.words, stretch.file)))
        path, scale = path_of_words(stretch)
        if not path:
            return ""
        turned = f'transform="translate({points(x)} {points(y)}) scale({scale:.6g} -{scale:.6g})"'
        return f'<path {turned} fill="#{stretch.color}" d="{path}"/>'

    def _text(self, stretch: Stretch, style: Style, x: Emu, y: Emu) -> str:
        run = stretch.run
        role: FontRole = "mono" if run.code else style.font
        look = {
            "x": points(x),
            "y": points(y),
            "fill": f"#{stretch.color}",
            "font-family": f"{getattr(self.fonts, role)}, sans-serif",
            "font-size": points(stretch.size),
            "textLength": points(stretch.width),
        }
        if run.bold or style.bold:
            look["font-weight"] = "bold"
        if run.italic or style.italic:
            look["font-style"] = "italic"
        if stretch.leftwards:
            # In words that run leftwards the start is their right end.
            look |= {"direction": "rtl", "x": points(x + stretch.width)}
        return f'<text xml:space="preserve" {_attributes(look)}>{words(stretch.words)}</text>'


def _attributes(values: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{attribute(value)}"' for name, value in values.items())
