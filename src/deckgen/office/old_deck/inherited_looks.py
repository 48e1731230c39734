"""What a shape has from its placeholder in the layout and the master: its place, and how its words look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.office.attributes import is_on, whole
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_values import TITLES
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# Which placeholder of a master stands behind those that it has none of.
_OF_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body", "tbl": "body", "chart": "body"}
_BODIES = ("body", "subTitle", "obj")
_MONOSPACED = (
    "mono",
    "courier",
    "consol",
    "menlo",
    "monaco",
    "lucida console",
    "source code",
    "fira code",
    "inconsol",
)

# Fonts that show other signs for letters.
_OF_SIGNS = ("wingdings", "webdings", "zapfdingbats", "zapf dingbats", "monotype sorts", "marlett")


class Look(Struct, frozen=True):
    """How the words of a level look, where nothing nearer says otherwise; None where nothing does.

    mark: what stands before paragraphs. size: in points. mono: the letters are all of one width. symbols: they are
    shown as the signs of a symbol font.
    leftwards: lines run from right to left. filling: what says which color the letters have.
    number: how a list counts, and from where on. left: where lines begin, and first: by how much the first one begins
    further to the right, in EMU. capitals: all letters are shown as capitals.
    """

    mark: str | None = None
    size: float | None = None
    mono: bool | None = None
    symbols: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    underlined: bool | None = None
    leftwards: bool | None = None
    filling: _Element | None = None
    number: tuple[str, int] | None = None
    left: int | None = None
    first: int | None = None
    capitals: bool | None = None

    def over(self, other: Look) -> Look:
        """This one, and the other where this one is silent."""
        said = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        return replace(other, **said)


class Sheets:
    """A layout, by its part, and its master; "" for a slide that has none."""

    def __init__(self, file: DeckFile, layout: str) -> None:
        master = file.first(layout, "slideMaster") if layout else ""
        self.layout = file.xml(layout) if layout else None
        self.master = file.xml(master) if master else None
        self.layout_part, self.master_part = layout, master

    @property
    def kind(self) -> str:
        """The type of the layout, such as "title"; "" where it has none."""
        return "" if self.layout is None else self.layout.get("type", "")

    def behind(self, placeholder: _Element | None) -> list[_Element]:
        """The placeholders of the layout and the master that stand behind one of the slide, the nearest first."""
        if placeholder is None:
            return []
        kind, index = placeholder.get("type", ""), placeholder.get("idx", "0")
        found = [one for one in (self._in_layout(kind, index), self._in_master(kind)) if one is not None]
        if found and not kind and self.layout is not None:
            # A slide names the number alone where the layout knows the type.
            own = placeholder_of(found[0])
            behind = self._in_master("" if own is None else own.get("type", ""))
            found = [found[0], *([] if behind is None or behind is found[0] else [behind])]
        return found

    def type_of(self, placeholder: _Element) -> str:
        """The type of a placeholder; "body" for one that takes any content."""
        kind = placeholder.get("type", "")
        if not kind:
            own = self._in_layout("", placeholder.get("idx", "0"))
            place = None if own is None else placeholder_of(own)
            kind = "" if place is None else place.get("type", "")
        return kind or "body"

    def _in_layout(self, kind: str, index: str) -> _Element | None:
        of_kind = None
        for shape, place in _placeholders(self.layout):
            if kind in TITLES and place.get("type", "") in TITLES:
                return shape
            if place.get("idx", "0") == index and (place.get("type", "") in (kind, "") or not kind):
                return shape
            if of_kind is None and kind and place.get("type", "") == kind:
                of_kind = shape
        return of_kind

    def _in_master(self, kind: str) -> _Element | None:
        wanted = _OF_MASTER.get(kind, kind)
        return next((shape for shape, place in _placeholders(self.master) if place.get("type") == wanted), None)

    def look(self, role: str, shape: _Element, level: int) -> Look:
        """How the words of a shape look on a level, by its own list of styles and those behind it."""
        tag, look = f"{A}lvl{level + 1}pPr", Look()
        for one in (shape, *self.behind(placeholder_of(shape))):
            look = look.over(look_of(one.find(f"{P}txBody/{A}lstStyle/{tag}")))
        if role and self.master is not None:
            style = "titleStyle" if role in TITLES else "bodyStyle" if role in _BODIES else "otherStyle"
            of_all = look_of(self.master.find(f"{P}txStyles/{P}{style}/{tag}"))
            # What one layout alone shows in capitals is a name that stands elsewhere too, such as that of a section.
            look = replace(look.over(of_all), capitals=of_all.capitals and look.capitals is not False)
        return look


def sheets_behind(slide: str, file: DeckFile) -> Sheets:
    """The layout and the master of a slide."""
    return Sheets(file, file.first(slide, "slideLayout"))


def placeholder_of(shape: _Element) -> _Element | None:
    """What says which placeholder a shape or a picture is; None where it is none."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def look_of(properties: _Element | None) -> Look:
    """What the properties of a paragraph or of a level say."""
    if properties is None:
        return Look()
    mark = next((name for tag, name in _MARKS if properties.find(f"{A}{tag}") is not None), None)
    way = properties.get("rtl")
    counted = properties.find(f"{A}buAutoNum")
    look = Look(
        mark,
        leftwards=None if way is None else is_on(way),
        number=None if counted is None else (counted.get("type", ""), whole(counted, "startAt") or 1),
        left=None if properties.get("marL") is None else whole(properties, "marL"),
        first=None if properties.get("indent") is None else whole(properties, "indent"),
    )
    return look.over(letters(properties.find(f"{A}defRPr")))


_MARKS = (("buNone", ""), ("buAutoNum", "number"), ("buChar", "bullet"), ("buBlip", "bullet"))


def letters(properties: _Element | None) -> Look:
    """What the properties of letters say."""
    if properties is None:
        return Look()
    size = whole(properties, "sz") / 100 or None
    font = properties.find(f"{A}latin")
    mono, symbols = None, None
    if font is not None:
        name = font.get("typeface", "").lower()
        mono = font.get("pitchFamily") in ("49", "1") or any(word in name for word in _MONOSPACED)
        symbols = name.startswith(_OF_SIGNS) or name == "symbol"
    filling = next((one for one in properties if one.tag in (f"{A}solidFill", f"{A}gradFill")), None)
    bold, italic = (None if (said := properties.get(name)) is None else is_on(said) for name in ("b", "i"))
    strike, line = properties.get("strike"), properties.get("u")
    return Look(
        size=size,
        mono=mono,
        symbols=symbols,
        bold=bold,
        italic=italic,
        struck=None if strike is None else strike in ("sngStrike", "dblStrike"),
        underlined=None if line is None else line != "none",
        filling=filling,
        capitals=None if properties.get("cap") is None else properties.get("cap") == "all",
    )


def _placeholders(sheet: _Element | None) -> Iterator[tuple[_Element, _Element]]:
    """The placeholders of a layout or a master, each with what says which one it is."""
    for shape in () if sheet is None else sheet.iter(f"{P}sp"):
        place = placeholder_of(shape)
        if place is not None:
            yield shape, place
