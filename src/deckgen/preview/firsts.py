"""Which slides are made first after a save: those whose lines changed, and the one that is looked at.

They are bound and laid out alone, which takes a few milliseconds; all others follow. What a slide can't know alone,
such as its number, is until then what it was before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Page, Shape, TextBox
from deckgen.outline.deck_file import Outline, Slide
from deckgen.viewing import View, slides_of
from deckgen.workshop import Prepared

BY_THEMSELVES: Final = ("cover", "divider")
"""The kinds of slides that come by themselves."""
# Where more slides than these changed, all are made at once.
MOST: Final = 4


class Written(Struct, frozen=True):
    """A slide as it is written: where it stands in the outline of a variant, and its lines in the file.

    section, place: its section among the outline's, and its place in that.
    """

    section: int
    place: int
    slide: Slide
    lines: str


class Firsts(Struct, frozen=True):
    """Slides of an outline that are made first.

    outline: the outline with these slides alone.
    names: what the page calls these slides, in their order.
    edited: the name of the one whose lines changed; "" where that isn't one.
    """

    outline: Outline
    names: tuple[str, ...]
    edited: str


def written_slides(outline: Outline) -> tuple[Written, ...]:
    """All slides of an outline in order, with their lines."""
    return tuple(
        Written(section, place, slide, _lines(slide))
        for section, held in enumerate(outline.sections)
        for place, slide in enumerate(held.slides)
    )


def firsts(
    outline: Outline, now: Sequence[Written], before: Sequence[Written], names: Sequence[str], watched: str
) -> Firsts | None:
    """The slides of an outline that come first; None where a part of the deck can't be made alone.

    before are the slides of the save before, which the page calls by these names. watched is the one that is looked
    at.
    """
    if len(now) != len(before) or len(now) != len(names):
        return None
    changed = [place for place, (old, new) in enumerate(zip(before, now, strict=True)) if old.lines != new.lines]
    wanted = {place for place, name in enumerate(names) if place in changed or name == watched}
    chosen = [place for place in sorted(wanted) if now[place].slide.kind() is None]
    if not chosen or len(chosen) > MOST:
        return None
    edited = names[changed[0]] if len(changed) == 1 else ""
    return Firsts(_alone(outline, [now[place] for place in chosen]), tuple(names[place] for place in chosen), edited)


def _with_footer_of(page: Page, before: Page) -> Page:
    """A page with the name and the footer of the page that it stands for: alone it doesn't know its number."""
    footer = next((shape for shape in before.shapes if _is_footer(shape)), None)
    shapes = tuple(footer if footer is not None and _is_footer(shape) else shape for shape in page.shapes)
    return replace(page, shapes=shapes, slide=before.slide, name=before.name, hidden=before.hidden)


def in_place_of(one: Prepared, found: Firsts, before: View) -> View:
    """A view of slides that were laid out alone, under the names and with the footers that they had before."""
    ids = [slide.id for slide in one.deck.slides if slide.kind not in BY_THEMSELVES]
    called = dict(zip(ids, found.names, strict=True))
    known = {(slide.page.slide, slide.page.part): slide.page for slide in before.slides}
    pages = tuple(
        _with_footer_of(page, known[called[page.slide], page.part])
        for page in one.document.pages
        if page.slide in called and (called[page.slide], page.part) in known
    )
    slides = tuple(replace(slide, id=called.get(slide.id, slide.id)) for slide in one.deck.slides)
    one = replace(one, document=replace(one.document, pages=pages), deck=replace(one.deck, slides=slides))
    log = Diagnostics()
    return View(one, slides_of(one, log), (), before.folder, log, before.trusted).after(before)


def _is_footer(shape: Shape) -> bool:
    return isinstance(shape, TextBox) and shape.role == "number"


def _alone(outline: Outline, chosen: Sequence[Written]) -> Outline:
    """The outline with these slides alone."""
    kept: dict[int, list[Slide]] = {one.section: [] for one in chosen}
    for one in chosen:
        kept[one.section].append(one.slide)
    sections = tuple(
        outline.sections[number].with_parts({"slides": tuple(slides)}) for number, slides in kept.items()
    )
    return outline.with_parts({"sections": sections})


def _lines(slide: Slide) -> str:
    """What is written between the beginning and the end of a slide."""
    begin, (row, column) = slide.span, slide.end
    starts, text = begin.file.line_starts, begin.file.text
    end = starts[row - 1] + column - 1 if row <= len(starts) else len(text)
    return text[starts[begin.line - 1] + begin.column - 1 : end]
