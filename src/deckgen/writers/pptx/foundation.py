"""Foundation: what slides stand on, whether it was made from the brand or taken from an organisation's file."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Master(Struct, frozen=True):
    """A slide master: the id that the presentation knows it by, and the name of its part."""

    id: int
    part: str


class EmbeddedFont(Struct, frozen=True):
    """A font that travels in the file: the a:font element that names it, and the part of each of its faces."""

    font: str
    faces: tuple[tuple[str, str], ...]


class Foundation(Struct, frozen=True):
    """The parts beneath the slides, by their names.

    layouts are by role; theme is the first master's. slots are the theme's colors (tx1, bg1, accent1, …) as hex,
    major and minor its fonts. foreign says that somebody else made it: then text must say all of its look itself,
    since the master's capitals, bullets and columns are unknown.
    """

    layouts: Mapping[str, str]
    masters: tuple[Master, ...]
    theme: str
    notes_master: str
    slots: Mapping[str, str]
    major: str
    minor: str
    text_style: str
    table_styles: str
    foreign: bool = False
    handout_master: str | None = None
    fonts: tuple[EmbeddedFont, ...] = ()
