"""What is noted of a block or a page for the checks that look at it later."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckgen.model.diagnostics import Span

PagePart = Literal["title", "sources", "content", "place", "slack", "code"]


class Misfit(Struct, frozen=True):
    """Words that find no room on their page: what is said of it, where the words are written, and what would help.

    part is what they belong to: the slide's title, its source line, its content, or the place that a layout lacks;
    "slack" where words find room in the brand's own font alone; "code" where a QR code comes out too small.
    """

    part: PagePart
    message: str
    span: Span
    hint: str | None = None


class Finding(Struct, frozen=True):
    """What one of the checks warns of, noted while a block was bound, when its rows were still at hand.

    check is the code of that check.
    """

    check: str
    message: str
    span: Span
    hint: str


class PictureFile(Struct, frozen=True):
    """The file that a picture comes from: its path as the author wrote it and where, and its own size in pixels.

    dpi is how many of its pixels stand on an inch of the slide.
    """

    path: str
    span: Span
    size: tuple[int, int]
    dpi: float
