"""The agenda beside the title of a divider: all sections, the done ones with a tick, the current one in bold."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.deck import DeckSection, DeckSlide
from deckgen.fitting.canvas import Canvas
from deckgen.model.brand import Brand
from deckgen.model.color import legible, luminance, mix
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt
from deckgen.model.page import Bullet, Paragraph, Style
from deckgen.model.rich_text import Text, plain
from deckgen.pages.studio import Studio

# Where the panel of the agenda begins, as a share of the page's width, and the least share for a title beside it.
_PANEL, _LEAST_TITLE = 0.64, 0.25
_BESIDE_TITLE: Final = Inch(0.45)
# The room in the panel over and under the sections, and at their sides; that of the ticks before them.
_OVER, _ASIDE, _TICKS = Inch(0.65), Inch(0.4), Pt(24)
_TICK: Final = "✓"
# The sizes that are tried, and the room between two sections as a share of them.
_SIZES: Final = (18, 17, 16, 15, 14, 13)
_BETWEEN: Final = 0.5
# How much paler than the others a section is that is done.
_DONE: Final = 0.4


def beside_agenda(title: Box, studio: Studio) -> Box | None:
    """The box of a title, so narrow that the agenda has its panel at the right; None where that leaves it no room."""
    width = studio.deck.brand.page[0]
    narrow = Emu(min(title.width, round(width * _PANEL) - _BESIDE_TITLE - title.x))
    return replace(title, width=narrow) if narrow >= width * _LEAST_TITLE else None


def draw_agenda(slide: DeckSlide, studio: Studio, canvas: Canvas) -> None:
    """Draw the agenda of the section that a slide opens, on a panel as high as the page."""
    brand = studio.deck.brand
    width, height = brand.page
    left = Emu(round(width * _PANEL))
    ground = brand.ground("divider")
    # Over a picture words are made readable by shades, as everywhere.
    if slide.backing is None or slide.backing.picture is None:
        ground = _panel_color(brand)
        canvas.rectangle(Box(left, ZERO, width - left, height), ground, "Panel")
    room = Box(left + _ASIDE, _OVER, width - left - _ASIDE * 2, height - _OVER * 2)
    sections = [section for section in studio.deck.sections if section.divided]
    words = _Agenda(sections, studio.deck.sections[slide.section], ground, room, canvas).paragraphs()
    if broken := canvas.press.broken(words, room.width):
        message = f"{broken} is too wide for the agenda on dividers"
        canvas.misfit("content", message, slide.span, "give the section a word of its own with 'short'")
    canvas.text(room, words, "Agenda", role="tracker", anchor="middle")


def _panel_color(brand: Brand) -> str:
    """The ground of the divider, a little darker."""
    ground = brand.ground("divider")
    on = brand.on(ground)
    return mix(ground, "000000", 0.2) if luminance(on) > luminance(ground) else mix(ground, on, 0.06)


class _Agenda(Struct, frozen=True):
    """The sections of the talk, which are listed in a room, seen from the current one."""

    sections: list[DeckSection]
    current: DeckSection
    ground: str
    room: Box
    canvas: Canvas

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All sections in the largest type in which they fit; else the nearest ones in the smallest."""
        for points in _SIZES:
            listed = self._listed(0, len(self.sections), Pt(points))
            if self._fits(listed):
                return listed
        for count in range(len(self.sections) - 1, 0, -1):
            before = min(max(0, self.sections.index(self.current) - count // 3), len(self.sections) - count)
            listed = self._listed(before, before + count, Pt(_SIZES[-1]))
            if self._fits(listed):
                break
        return listed

    def _fits(self, paragraphs: tuple[Paragraph, ...]) -> bool:
        return self.canvas.press.height(paragraphs, self.room.width) <= self.room.height

    def _listed(self, start: int, end: int, size: Emu) -> tuple[Paragraph, ...]:
        """Some sections that follow each other, with an ellipsis for those before and behind them."""
        others = [self._paragraph(plain("…"), Style(size, self._color(_DONE)))]
        listed = [self._section(section, size) for section in self.sections[start:end]]
        first, *further = [*(others if start else []), *listed, *(others if end < len(self.sections) else [])]
        return replace(first, before=ZERO), *further

    def _section(self, section: DeckSection, size: Emu) -> Paragraph:
        is_done = section.number < self.current.number
        style = Style(size, self._color(_DONE if is_done else 0.0), bold=section is self.current)
        tick = Bullet(_TICK, color=style.color, indent=_TICKS) if is_done else None
        return replace(self._paragraph(section.short, style), bullet=tick)

    def _paragraph(self, words: Text, style: Style) -> Paragraph:
        """Words behind the room that ticks have, whether there is one or not."""
        return Paragraph(words, style, left=_TICKS, before=style.size * _BETWEEN)

    def _color(self, share: float) -> str:
        """The color of words, with a share of the ground as far as they can still be read."""
        on = self.canvas.brand.on(self.ground)
        return legible(mix(on, self.ground, share), self.ground, on)
