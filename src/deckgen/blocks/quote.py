"""quote: words and who said them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.portraits import portrait
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.fitting.portrait import Portrait
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.layouts import Anchor
from deckgen.model.marks import Str
from deckgen.model.node import one_of
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text, plain
from deckgen.pictures.focus import FOCUS

# The width of the bar beside a quote, and how far from its left edge the words begin.
BAR, BESIDE_BAR = Pt(5), Pt(26)
# The side of a portrait beside a quote, that of one on a slide of its own, and the room between it and the words.
FACE, LARGE_FACE, BESIDE_FACE = Pt(118), Inch(2.75), Pt(26)
# The sizes of a quote that fills its slide, in points.
SIZES = (40, 36, 32, 29, 26, 24)


class Quote(Block):
    """Words that somebody said. Alone on a slide without a title they fill it, on a dark ground."""

    short_form = "text"
    text: Str
    """The words."""
    by: Str | None = None
    """Who said them."""
    role: Str | None = None
    """What that person is or was, or where and when the words were said."""
    image: Str | None = None
    """The file of a portrait of that person inside the project; it is cut to a circle."""
    focus: one_of(*FOCUS) | None = None  # type: ignore[valid-type]
    """Which part of the portrait stays in sight; a little over the middle where left out."""

    def bind(self, scope: Scope) -> Content | None:
        """The words, and who said them as "name · role"."""
        named = [scope.text(words) for words in (self.by, self.role) if words]
        by = named[0] + plain(" · ") + named[1] if len(named) == 2 else named[0] if named else Text()
        face = None
        if self.image is not None:
            face = portrait(self.image, self.focus, named[0].spoken if self.by else "", scope, is_round=True)
        return QuoteContent(scope.text(self.text), by, face, self.span)


class QuoteContent(Content, Struct, frozen=True):
    """A bound quote."""

    text: Text
    by: Text
    """Who said it and what that person is; empty where nobody is named."""
    face: Portrait | None
    """That person's portrait, None where there is none."""
    span: Span
    word = "quote"
    share = 2.4
    floats = True
    stage = "quote"

    @property
    def spoken(self) -> str:
        """The quoted words, as a title for a slide that has none."""
        return self.text.plain

    def _paragraphs(self, press: Press) -> tuple[Paragraph, ...]:
        colors = press.brand.colors
        words = Paragraph(self.text, Style(press.body.size * 1.35, colors.ink, font="heading"))
        by = Paragraph(self.by, Style(press.small.size, colors.grey), before=press.body.size * 0.7)
        return (words, by) if self.by else (words,)

    @property
    def _aside(self) -> Emu:
        """How far from the left edge the words begin: beside a bar, or beside a portrait."""
        return FACE + BESIDE_FACE if self.face else BESIDE_BAR

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the words and of the name under them, or of the portrait where that is higher."""
        words = press.height(self._paragraphs(press), width - self._aside)
        return Emu(max(words, FACE)) if self.face else words

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The quote, or who said it, where a word is too long for its line."""
        return press.broken(self._paragraphs(press), width - self._aside)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Set the words beside a bar, or beside a portrait."""
        place = box.top(self.height(box.width, canvas.press))
        width = canvas.press.balanced(self._paragraphs(canvas.press), place.width - self._aside)
        words = Box(place.x + self._aside, place.y, width, place.height)
        anchor: Anchor = "middle" if self.face else "top"
        with canvas.bundled("Quotation", of=self.by):
            if self.face:
                self.face.draw(canvas, Box(place.x, place.y, FACE, FACE))
            else:
                canvas.rectangle(Box(place.x, place.y, BAR, place.height), canvas.brand.colors.rule, "Bar")
            canvas.text(words, self._paragraphs(canvas.press), "Quote", anchor=anchor)

    def draw_on_stage(self, canvas: Canvas) -> None:
        """Set the words as large as they fit, the name under them."""
        brand, layout = canvas.brand, canvas.brand.layouts["quote"]
        words, name = layout.get("title"), layout.get("subtitle")
        assert words is not None
        ground = brand.ground("quote")
        room = words.box
        if self.face:
            room = replace(room, width=room.width - LARGE_FACE - BESIDE_FACE * 2)
            top = room.y + (room.height - LARGE_FACE) // 2
            self.face.draw(canvas, Box(words.box.right - LARGE_FACE, Emu(top), LARGE_FACE, LARGE_FACE))
        for points in SIZES:
            said = (Paragraph(self.text, Style(Pt(points), brand.on(ground), font="heading")),)
            if fits := canvas.press.height(said, room.width) <= room.height:
                break
        if not fits or canvas.press.broken(said, room.width):
            canvas.misfit("content", "the quote doesn't fit its slide", self.span, "shorten it")
        width = canvas.press.typesetter.balanced(self.text, said[0].style, room.width)
        canvas.text(replace(room, width=width), said, "Quote", role="title")
        if self.by and name is None:
            message = f"the layout '{layout.name}' has no place for who said it"
            canvas.misfit("place", message, self.span, "name another layout under 'layouts' in the brand")
        if self.by and name is not None:
            by = (Paragraph(self.by, Style(Pt(18), brand.quiet(ground))),)
            if canvas.press.height(by, name.box.width) > name.box.height:
                canvas.misfit("content", "the quote's 'by' and 'role' don't fit their place", self.span)
            canvas.text(name.box, by, "Name", role="subtitle")
