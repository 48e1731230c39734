"""content: a slide of blocks, arranged so that they fit, or run on over several."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.deck import DeckSlide
from deckgen.fitting.arrange import arrangements
from deckgen.fitting.canvas import STEPS, Press
from deckgen.fitting.contents import Content
from deckgen.model.findings import Misfit
from deckgen.model.geometry import Box, Emu
from deckgen.model.marks import Str
from deckgen.model.page import Page, TextBox
from deckgen.pages.studio import SlideLayout, Studio
from deckgen.stages.layout.hero import hero
from deckgen.stages.layout.on_picture import is_on_picture, on_picture

MOST_PAGES = 99
# Type beyond the brand's largest leaves this part of the body free.
FREE_AT_EASE = 0.05


class ContentSlide(SlideLayout):
    """A title and blocks."""

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The slide at the largest type at which its blocks fit; what finds no room is noted on its page.

        Where a block runs on, it takes as many slides as it needs, all in type of one size.
        """
        if is_on_picture(slide):
            return (on_picture(slide, studio),)
        if not slide.content:
            canvas = studio.canvas()
            studio.frame(slide, canvas)
            studio.foot(slide, canvas)
            return (studio.page(slide, "content", canvas),)
        if slide.layout == "hero" and len(slide.content) == 1 and slide.content[0].fills_slide:
            return (hero(slide, studio),)
        stage = slide.content[0].stage if len(slide.content) == 1 and not slide.title else None
        if stage in studio.deck.brand.layouts:
            return (_on_stage(slide, stage, studio),)
        presses = [Press(studio.deck.brand, studio.typesetter, step / (STEPS - 1)) for step in range(STEPS)]
        found = _choose(slide, studio, (*presses[0].larger, *presses))
        if found is not None:
            return (_page(slide, studio, *found),)
        parts = _run_on(slide, studio, presses)
        if not parts:
            way = arrangements(slide.content, slide.layout)[-1]
            return (_page(slide, studio, way, presses[-1], misfit=_misfit(slide, way, studio)),)
        return tuple(_page(part, studio, way, press, number) for number, (part, way, press) in enumerate(parts))


def _on_stage(slide: DeckSlide, stage: str, studio: Studio) -> Page:
    canvas = studio.canvas(revealed=slide.revealed)
    with canvas.revealing(slide.content[0].span):
        slide.content[0].draw_on_stage(canvas)
    studio.foot(slide, canvas, stage)
    return studio.page(slide, stage, canvas)


def _page(
    slide: DeckSlide, studio: Studio, way: Content, press: Press, part: int = 0, misfit: Misfit | None = None
) -> Page:
    canvas = studio.canvas(press.tightness, slide.revealed)
    canvas.misfits += [misfit] if misfit else []
    studio.frame(slide, canvas)
    way.put(canvas, _place(way, slide.layout, studio.body(slide), canvas.press))
    studio.foot(slide, canvas)
    filled = any(isinstance(shape, TextBox) and shape.role == "body" for shape in canvas.shapes)
    return studio.page(slide, "body" if filled else "content", canvas, part)


def _choose(slide: DeckSlide, studio: Studio, presses: Sequence[Press]) -> tuple[Content, Press] | None:
    """The first arrangement that fits, and the press at which it does; None where none does.

    Type beyond the brand's largest must leave a little room, and isn't for what stands over or under a chart.
    """
    body = studio.body(slide)
    for way in arrangements(slide.content, slide.layout):
        for press in presses:
            is_larger = press.tightness < 0
            room = body.above(body.height * FREE_AT_EASE) if is_larger else body
            if not (is_larger and way.stretches) and way.fits(room, press):
                return way, press
    return None


def _run_on(slide: DeckSlide, studio: Studio, presses: Sequence[Press]) -> list[tuple[DeckSlide, Content, Press]]:
    """The slide as several, the largest type at which they are no more than they must be; none where it can't be.

    Its other blocks stay on the first. The pieces are shared out evenly where that makes no further slide.
    """
    running = next((part for part in slide.content if part.runs_on), None)
    if running is None:
        return []
    least = len(_cut(slide, studio, running, presses[-1]))
    for press in presses if least else ():
        for evenly_over in (least, 1):
            cut = _cut(slide, studio, running, press, evenly_over)
            if len(cut) == least:
                titled = [
                    studio.part(replace(slide, content=held), part, least) for part, (held, _) in enumerate(cut)
                ]
                return [(part, way, press) for part, (_, way) in zip(titled, cut, strict=True)]
    return []


def _cut(
    slide: DeckSlide, studio: Studio, running: Content, press: Press, evenly_over: int = 1
) -> list[tuple[tuple[Content, ...], Content]]:
    """What stands on each page and how, none with more than its share of so many; nothing where a piece fits none."""
    widest, start = studio.part(slide, MOST_PAGES, MOST_PAGES), 0
    cut: list[tuple[tuple[Content, ...], Content]] = []
    while start < running.pieces:
        share = -(-(running.pieces - start) // max(1, evenly_over - len(cut)))
        best, low, high = None, start + 1, start + share
        while low <= high:
            middle = (low + high + 1) // 2
            piece = running.piece(start, middle)
            held = (piece,) if start else tuple(piece if part is running else part for part in slide.content)
            found = _choose(replace(widest, content=held), studio, (press,))
            if found is None:
                high = middle - 1
            else:
                best, low = (middle, held, found[0]), middle + 1
        if best is None or len(cut) == MOST_PAGES:
            return []
        start = best[0]
        cut.append(best[1:])
    return cut


def _misfit(slide: DeckSlide, way: Content, studio: Studio) -> Misfit:
    """Which block is too much, and by how many lines."""
    body = studio.body(slide)
    press = Press(studio.deck.brand, studio.typesetter, 1.0)
    wide = way.too_wide(body.width, press)
    if wide:
        message = f"on slide '{slide.id}' {wide} is too wide for its place at the smallest size"
        span = wide.span if isinstance(wide, Str) else slide.content[0].span
        return Misfit("content", message, span, "shorten it, or give it more room")
    missing = Emu(way.height(body.width, press) - body.height)
    largest = max(slide.content, key=lambda part: int(part.height(body.width, press)))
    lines = largest.lines_over(missing, press)
    unit = "row" if largest.word == "table" else "line"
    message = (
        f"on slide '{slide.id}' '{largest.word}' runs over by {lines} {unit}{'s' if lines > 1 else ''} "
        f"at the smallest size ({largest.lettering(press).size.pt:g} pt)"
        f"{studio.shortage('body', way.height(body.width, press), body.height)}"
    )
    named = ", or name a layout with more room under 'layouts' in the brand" if studio.deck.brand.template else ""
    return Misfit("content", message, largest.span, f"shorten it, or split the slide{named}")


def _place(way: Content, layout: str, body: Box, press: Press) -> Box:
    """Where in the body of a slide its blocks stand: where they would, unless its layout says otherwise."""
    if layout == "full":
        return body
    return way.floating(body, press) if layout == "hero" else way.placed(body, press)
