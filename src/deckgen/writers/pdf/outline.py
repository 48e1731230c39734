"""The outline of a PDF: which title stands at which level, and under which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.model.page import Page


class Outlined(Struct, frozen=True):
    """A page in the outline.

    title: what it is called there, at a level that is counted from 1.
    above: the section that begins with it and that no page of its own opens, "" for none.
    """

    page: Page
    title: str
    level: int
    above: str = ""


def outlined(pages: Sequence[Page], appendix: str) -> Iterator[Outlined]:
    """The pages in their order: sections at the first level, the slides in them at the second.

    Slides without a section, and the cover, stand at the first. Hidden pages stand under the word `appendix`.
    """
    current = ""
    for number, page in enumerate(pages, 1):
        section = appendix if page.hidden else page.section
        title = page.title or page.name or str(number)
        if page.layout == "cover" or not section:
            yield Outlined(page, title, 1)
        elif section == current:
            yield Outlined(page, title, 2)
        elif page.layout == "divider" and not page.hidden:
            current = section
            yield Outlined(page, title, 1)
        else:
            current = section
            yield Outlined(page, title, 2, section)
