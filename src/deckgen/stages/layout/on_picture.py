"""on_picture: a title, and words under it, large at the foot of a picture that fills the slide; or a title alone."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from deckgen.deck import DeckSlide
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Page, Paragraph, Style
from deckgen.pages.studio import Studio

# The sizes of the title that are tried, in points, and the most lines that it takes.
_SIZES: Final = (46, 40, 36, 32, 29)
_MOST_LINES: Final = 3
# How much smaller a title may be so that its lines end at better places.
_SMALLER: Final = 0.87
# The width of the words, as a part of that between the margins of a wide page.
_SHARE: Final = 0.85
_SLACK: Final = 1.05
_UNDER_TITLE, _UNDER_KICKER, _OVER_FOOT = Pt(8), Pt(4), Pt(14)
# Words under the title are larger than running text.
_TIGHTNESS: Final = -0.6


def is_on_picture(slide: DeckSlide) -> bool:
    """Whether a slide is a picture with a title and no more than running words, or a title alone on a background."""
    if slide.backing is None or not slide.title:
        return False
    pictured = slide.backing.picture is not None
    return not slide.content or (pictured and len(slide.content) < 2 and all(part.is_plain for part in slide.content))


def on_picture(slide: DeckSlide, studio: Studio) -> Page:
    """The slide, its words at the lower left, over its sources."""
    brand, typesetter = studio.deck.brand, studio.typesetter
    canvas, body = studio.canvas(_TIGHTNESS, slide.revealed), studio.body(slide)
    top, foot = studio.place("content", "kicker"), body.bottom - _OVER_FOOT
    width = min(body.width, Emu(round(max(body.width * _SHARE, brand.page[1] * 1.1))))
    words = slide.content[0].height(width, canvas.press) + _UNDER_TITLE if slide.content else Emu(0)
    for points in _SIZES:
        style = Style(Pt(points), brand.colors.ink, "heading", bold=brand.title_is_bold("content"))
        lines = typesetter.lines(slide.title, style, width)
        if lines <= _MOST_LINES - 1 or (points == _SIZES[-1] and lines <= _MOST_LINES):
            break
    else:
        message = f"the title takes {lines} lines on its slide; there is room for {_MOST_LINES}"
        canvas.misfit("title", message, slide.title_span, "shorten it, or move words into 'text'")
    smaller = replace(style, size=max(style.size * _SMALLER, Pt(_SIZES[-1])))
    parted = (typesetter.parts_well(slide.title, one, width) for one in (style, smaller))
    if tuple(parted) == (False, True):
        style = smaller
    title = (Paragraph(slide.title, style, line_height=0.95),)
    # A little wider than it must be, for other fonts.
    wide = min(width, typesetter.balanced(slide.title, style, width) * _SLACK) if lines > 1 else width
    high = typesetter.height(title, wide)
    y = foot - words - high
    if top is not None:
        studio.kicker(slide, canvas, replace(top, x=body.x, y=y - top.height - _UNDER_KICKER))
    canvas.text(Box(body.x, y, wide, high), title, "Title", role="title", anchor="bottom")
    if slide.content:
        slide.content[0].put(canvas, Box(body.x, y + high + _UNDER_TITLE, width, words))
    studio.foot(slide, canvas)
    return studio.page(slide, "body" if slide.content else "content", canvas)
