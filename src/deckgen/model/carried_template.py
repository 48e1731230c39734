"""CarriedTemplate: what is taken over from an organisation's template: its masters and all that they need."""

from __future__ import annotations

from msgspec import Struct


class CarriedRelation(Struct, frozen=True, array_like=True):
    """A relationship of a part: its id, the full address of its type, and the name or address that it leads to."""

    identity: str
    kind: str
    target: str
    external: bool


class CarriedPart(Struct, frozen=True):
    """A part: its name, its content type, its bytes, and what it refers to, of which every part is carried too."""

    name: str
    type: str
    data: bytes
    relations: tuple[CarriedRelation, ...]


class CarriedLook(Struct, frozen=True):
    """The theme of a master.

    slots: hex by tx1, bg1, tx2, bg2, accent1 to accent6, as the master maps them; a color that is none is left out.
    major, minor: its fonts for headings and for text, "" where they aren't known.
    """

    slots: dict[str, str]
    major: str
    minor: str


class CarriedTemplate(Struct, frozen=True):
    """The ground that slides stand on.

    parts: all parts that are carried over.
    masters: the id and the part's name of each slide master, in order.
    layouts: the part of each layout, by the layouts' names; where two have the same name the first one's.
    looks: the theme of each of those layouts, by their names.
    theme: the part of the first master's theme.
    notes_master, handout_master: their parts, None where there is none.
    text_style: the p:defaultTextStyle element of the presentation as XML, None where there is none.
    table_styles: the part of the table styles as XML, None where there is none.
    fonts: of each embedded font the p:font element that names it as XML, and its faces: the name of each one's
        element and of the part that holds it.
    """

    parts: tuple[CarriedPart, ...]
    masters: tuple[tuple[int, str], ...]
    layouts: dict[str, str]
    looks: dict[str, CarriedLook]
    theme: str
    notes_master: str | None
    handout_master: str | None
    text_style: str | None
    table_styles: str | None
    fonts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
