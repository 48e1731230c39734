"""closing: the last slide of the talk: what is asked of the listeners, the speaker's details, a QR code."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.qr_asked import QrAsked
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.deck import DeckSlide
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.fitting.qr_content import SMALLEST, QrContent
from deckgen.model.color import contrast, difference
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.layouts import CODE, CODE_SHARE
from deckgen.model.marks import Str
from deckgen.model.page import Page, Paragraph, Style, TextBox
from deckgen.model.rich_text import Text
from deckgen.pages.contrast import LEAST
from deckgen.pages.opening import opening
from deckgen.pages.studio import SlideLayout, Studio
from deckgen.slide_kind import SlideKind

# The size of a title that stands over what is asked, and the room between them.
HEAD, OVER_ASK = Pt(18), Pt(10)
# From what difference in Oklab on two grounds are seen behind words.
_ANOTHER = 0.15


class Closing(SlideKind, SlideLayout, Block):
    """The slide that ends the talk: what is asked of the listeners, and the speaker's name, role and address."""

    ask: Str | None = None
    """What listeners should do or keep in mind, set large; the talk's title where left out."""
    qr: QrAsked | None = None
    """A QR code at the side: its address, or a mapping with words under it."""

    def heading(self, deck_title: Str, language: str) -> Str | None:  # noqa: ARG002 - the author's own words
        """The slide's title where its author gives none: what is asked, else the title of the talk."""
        return self.ask or deck_title

    def bind(self, scope: Scope) -> Content | None:
        """What stands on it besides the speaker's details; None where that is nothing."""
        ask, code = scope.text(self.ask) if self.ask else None, self.qr.code(scope) if self.qr else None
        return ClosingContent(ask, code, self.span) if ask or code else None

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The closing slide. A title besides what is asked stands small over that."""
        canvas = studio.canvas()
        held = next((part for part in slide.content if isinstance(part, ClosingContent)), None)
        ask, code = (held.ask, held.code) if held else (None, None)
        title, under = studio.place("closing", "title"), studio.place("closing", "subtitle")
        assert title is not None
        place = studio.place("closing", "code") or _beside(title, under)
        asked = replace(slide, title=ask) if ask else slide
        opening(asked, studio, canvas, "closing", code=place if code else None)
        brand = studio.deck.brand
        color = brand.quiet_of("closing", "title")
        if ask and slide.title.plain != ask.plain:
            _head(slide.title, color, canvas)
        if code:
            spare = place.height - place.width - code.under(place.width, canvas.press)
            own = brand.layouts["closing"].get("code")
            color = brand.quiet_of("closing", "code") if own else color
            box = place.below(Emu(max(0, spare // 2)))
            code.place(canvas, box, color, on_plate=not _is_calm(list(brand.grounds_in("closing", box)), color))
        return (studio.page(slide, "closing", canvas),)


def _is_calm(grounds: Sequence[str], color: str) -> bool:
    """Whether words of a color are read on all of these grounds, and nothing else is seen among them."""
    is_read = all(contrast(color, ground) >= LEAST for ground in grounds)
    return is_read and all(difference(ground, grounds[0]) < _ANOTHER for ground in grounds)


def _beside(title: Box, under: Box | None) -> Box:
    """Where a code stands at the right end of a title and of what is under it."""
    width = max(SMALLEST, min(CODE, title.width * CODE_SHARE))
    bottom = max(title.bottom, under.bottom if under else ZERO)
    return Box(title.right - width, title.y, width, bottom - title.y)


def _head(title: Text, color: str, canvas: Canvas) -> None:
    """Set the slide's title small over what is asked."""
    asked = canvas.shapes[0]
    assert isinstance(asked, TextBox)
    words = (Paragraph(title, Style(HEAD, color, "heading"), asked.paragraphs[0].align),)
    spare = asked.box.height - canvas.press.height(asked.paragraphs, asked.box.width)
    above = {"top": ZERO, "middle": Emu(spare // 2), "bottom": spare}[asked.anchor]
    top = asked.box.y + above
    height = canvas.press.height(words, asked.box.width)
    canvas.text(Box(asked.box.x, top - OVER_ASK - height, asked.box.width, height), words, "Heading")


class ClosingContent(Content, Struct, frozen=True):
    """What a closing slide says and shows besides the speaker's details."""

    ask: Text | None
    code: QrContent | None
    span: Span
    word = "closing"

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the code."""
        return self.code.height(width, press) if self.code else ZERO

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the code."""
        if self.code:
            self.code.draw(canvas, box)
