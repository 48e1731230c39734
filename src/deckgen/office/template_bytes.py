"""What may be in the parts of a template that are no XML of presentations: pictures, sheets of charts, films.

A part says by its name and type what it is, and programs may go by its bytes instead.
"""

from __future__ import annotations

from deckgen.pictures.svg import is_probably_svg, plain_svg

SVG, _SHEET = "image/svg+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ZIP = b"PK\x03\x04"
_PLAYED = ("media", "audio", "video")


def is_sheet_of_chart(type_: str, data: bytes) -> bool:
    """Whether a part that a chart embeds is a workbook without macros, as PowerPoint puts there."""
    return type_ == _SHEET and data.startswith(_ZIP)


def is_played(kind: str, type_: str) -> bool:
    """Whether a part of this content type is what its kind of relationship says; true for what isn't played."""
    return kind not in _PLAYED or type_.startswith(("audio/", "video/"))


def plain_picture(type_: str, data: bytes) -> bytes | None:
    """A picture as it may be carried: a drawing without what its editor left in it; None for one that could act."""
    return plain_svg(data) if type_ == SVG or is_probably_svg(data) else data
