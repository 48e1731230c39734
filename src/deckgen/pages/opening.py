"""Openings: slides that begin or end something, with a large title on a ground of their own."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.deck import DeckSlide
from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Paragraph, Style
from deckgen.pages.contrast import LEAST_OF_LARGE
from deckgen.pages.studio import Studio

# The sizes that are tried, where titles of content are as large as the last one.
TITLE_SIZES = (46, 40, 34, 29)
# Those that are tried besides on a template, whose places for titles may be small.
_IN_SMALL_PLACES = (25, 22)
# The room beside a code.
BESIDE_CODE = Pt(40)
# How far apart two middles may be that an eye takes for one.
_ONE_AXIS = Pt(4)
# How much smaller the words under a title are set where they don't fit.
_SHARES = (1.0, 0.88, 0.76)


def opening(slide: DeckSlide, studio: Studio, canvas: Canvas, layout: str, code: Box | None = None) -> None:
    """Set the title and who speaks, on the ground of a cover; code is the place of a code that they keep clear of."""
    deck, brand = studio.deck, studio.deck.brand
    on, quiet = brand.ink_of(layout, "subtitle"), brand.quiet_of(layout, "subtitle")
    title, under = studio.place(layout, "title"), studio.place(layout, "subtitle")
    assert title is not None
    centred = {brand.align_of(layout, role) for role in ("title", "subtitle")} == {"center"}
    if code is not None and under is not None and centred and _on_one_axis(title, under):
        title, under = _left_of_together(code, title, under)
    title, under = _left_of(code, title), under and _left_of(code, under)
    style = title_style(slide, studio, canvas, title, layout)
    words = Paragraph(slide.title, style, align=brand.align_of(layout, "title"), line_height=0.95)
    if studio.typesetter.lines(slide.title, words.style, title.width) > 1:
        title = studio.balanced(slide.title, words.style, title, words.align)
    canvas.text(title, (words,), "Title", role="title", anchor=brand.anchor_of(layout, "title", "bottom"))
    lines = []
    align = brand.align_of(layout, "subtitle")
    if deck.subtitle and layout == "cover":
        lines.append(Paragraph(deck.subtitle, Style(Pt(20), on), align))
    if deck.speaker.name:
        lines.append(Paragraph(deck.speaker.name, Style(Pt(21), on, "heading"), align, before=Pt(12)))
    if deck.speaker.role:
        lines.append(Paragraph(deck.speaker.role, Style(Pt(16), quiet), align, before=Pt(2)))
    if deck.speaker.contact and layout == "closing":
        lines.append(Paragraph(deck.speaker.contact, Style(Pt(16), quiet), align, before=Pt(10)))
    if lines and under is None:
        what = "subtitle and the speaker" if deck.speaker.name else "subtitle"
        studio.no_place(slide, canvas, layout, what)
    if under is not None and lines:
        lines = _fitting(lines, studio, canvas, under)
        needed, broken = studio.typesetter.height(lines, under.width), canvas.press.broken(tuple(lines), under.width)
        slide_name = "cover" if layout == "cover" else "closing slide"
        hint = (
            "name another layout under 'layouts' in the brand, or say less of the speaker" if brand.template else None
        )
        if needed > under.height:
            what = "subtitle and the speaker's details don't" if layout == "cover" else "speaker's details don't"
            message = f"the {what} fit the {slide_name}{studio.shortage(layout, needed, under.height)}"
            canvas.misfit("content", message, slide.span, hint)
        elif broken:
            canvas.misfit("content", f"{broken} is broken on the {slide_name}", slide.span, hint)
        anchor = brand.anchor_of(layout, "subtitle")
        canvas.text(under, tuple(lines), "Speaker", role="subtitle", anchor=anchor)


def _fitting(lines: list[Paragraph], studio: Studio, canvas: Canvas, box: Box) -> list[Paragraph]:
    """Lines in the largest size at which they fit a box and no word is broken; else in that at which they fit it."""
    tried = [[_smaller(line, share) for line in lines] for share in _SHARES]
    fitting = [some for some in tried if studio.typesetter.height(some, box.width) <= box.height]
    whole = (some for some in fitting if not canvas.press.broken(tuple(some), box.width))
    return next(whole, (fitting or [lines])[0])


def _left_of(code: Box | None, box: Box) -> Box:
    """What of a box is at the left of a code that stands in it; all of it where none does."""
    return box if code is None or not box.overlaps(code) else replace(box, width=code.x - BESIDE_CODE - box.x)


def _on_one_axis(title: Box, under: Box) -> bool:
    """Whether words that are centred in both boxes have one middle."""
    return abs((title.x + title.right) - (under.x + under.right)) < _ONE_AXIS * 2


def _left_of_together(code: Box, title: Box, under: Box) -> tuple[Box, Box]:
    """Both boxes at the left of a code that stands in either, so that their words keep one middle."""
    if not title.overlaps(code) and not under.overlaps(code):
        return title, under
    left = min(title.x, under.x)
    width = Emu(max(0, code.x - BESIDE_CODE - left))
    return replace(title, x=left, width=width), replace(under, x=left, width=width)


def _smaller(line: Paragraph, share: float) -> Paragraph:
    style = replace(line.style, size=Pt(round(line.style.size.pt * share * 2) / 2))
    return replace(line, style=style, before=line.before * share)


def title_style(
    slide: DeckSlide, studio: Studio, canvas: Canvas, box: Box, layout: str, sizes: tuple[int, ...] = TITLE_SIZES
) -> Style:
    """The title of a layout in the largest of a few sizes at which it fits its box.

    It is the smallest where none does, noted as a misfit. The sizes go with those of titles of content: the brand may
    say how large these are.
    """
    brand = studio.deck.brand
    ink, bold = brand.ink_of(layout, "title", LEAST_OF_LARGE), brand.title_is_bold(layout)
    smaller = _IN_SMALL_PLACES if brand.template is not None else ()
    tried = (round(points * brand.type.title.pt / TITLE_SIZES[-1]) for points in (*sizes, *smaller))
    styles = [Style(Pt(points), ink, "heading", bold=bold) for points in tried]
    for style in styles:
        lines = studio.typesetter.lines(slide.title, style, box.width)
        if studio.typesetter.line(style) * (0.95 * lines) <= box.height:
            return style
    canvas.misfit("title", "the title doesn't fit its slide", slide.title_span, "shorten it")
    return styles[-1]
