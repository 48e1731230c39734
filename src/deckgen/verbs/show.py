"""What `deckgen show` does: a slide, or all of them on one sheet, as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostic, Severity
from deckgen.model.page import Paragraph
from deckgen.model.slug import cut
from deckgen.trust.permission import Ask
from deckgen.viewing import FULL_WIDTH, as_png, viewing
from deckgen.viewing.contact_sheet import contact_sheet
from deckgen.writers.svg import Lettering

SHEET_WIDTH = 2400
Form = Literal["png", "svg"]


class Shown(Struct, frozen=True):
    """What was asked to be seen.

    name: what a file of it is called, without its ending.
    title: the slide's title, or the talk's.
    data: the bytes of the PNG or SVG.
    notes: what the speaker says with it.
    complaints: what is said of the slide, or of the deck.
    """

    name: str
    title: str
    data: bytes
    notes: tuple[Paragraph, ...]
    complaints: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether any complaint keeps the deck from being built."""
        return any(one.severity is Severity.ERROR for one in self.complaints)


def show(
    deck: Path,
    which: str = "",
    *,
    step: int | None = None,
    form: Form = "png",
    width: int | None = None,
    as_text: bool = False,
    audience: str | None = None,
    event: str | None = None,
    trust: bool | Ask = False,
) -> Shown:
    """A slide by its id, its number, or the beginning of its title; all slides on one sheet where which is "".

    With a step the slide is shown as it stands in the show after so many clicks, else as it stands in the end. width
    is in pixels, for a PNG. With as_text the words of an SVG are text, else outlines. Raises what `viewing` raises,
    UnknownSlideError where no slide, or more than one, is called so, UnknownStepError where the slide has no such
    step, and UndrawableError.
    """
    with viewing(deck, audience=audience, event=event, trust=trust) as view:
        slide = view.find(which) if which else None
        lettering: Lettering = "text" if as_text else "outlines"
        if slide is not None:
            svg, usual = view.svg(view.marked(slide), lettering, step), FULL_WIDTH
        else:
            svg, usual = contact_sheet(view, lettering, vectors=form == "svg"), SHEET_WIDTH
        data = svg.encode() if form == "svg" else as_png(svg, width or usual)
        said = tuple(view.log)
        if slide is None:
            return Shown("slides", view.prepared.document.title, data, (), said)
        drawing = tuple(one for one in said if one not in view.complaints)
        page = slide.page
        name = cut(page.name, 100) if step is None else f"{cut(page.name, 100)}-step-{step}"
        return Shown(name, page.title, data, page.notes, slide.complaints + drawing)
