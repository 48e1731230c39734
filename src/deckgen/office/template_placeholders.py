"""The placeholders of a template's layout: where they stand and how their words look, or by the master are to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.model.geometry import Box, Emu, Insets
from deckgen.model.layouts import Look
from deckgen.office.drawing_colors import Palette
from deckgen.office.placeholder_looks import BASES, look_of
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_NAME: Final = 200
"""How many characters of a name are read."""
MOST_MARGIN: Final = 137_160
"""The widest margin inside a shape that programs give it by themselves, and a little more: 0.15 inches."""
MOST_SIDE: Final = 51_206_400
"""The largest side of a slide that PowerPoint knows, 56 inches."""


class TemplatePlaceholder(Struct, frozen=True):
    """A placeholder of a layout.

    name: what PowerPoint's selection pane calls it.
    kind: its type, such as "body".
    idx: its number, by which a slide refers to it.
    box: where its words stand, by itself or by the master, without a wide margin inside it; None where neither says
        so.
    look: how its words are to look.
    above: where the master has its like; None where it has none.
    borrowed: it stands where its like does on another master's layout of that name, though the masters differ. So it
        seems that a program wrote the places of one master into the layouts of all.
    is_sound: a slide that says nothing of the box has its words there. Where a layout has a box without room,
        programs show that one, and not the master's.
    """

    name: str
    kind: str
    idx: int
    box: Box | None
    look: Look = Look()
    above: Box | None = None
    borrowed: bool = False
    is_sound: bool = True


def placeholders_of(root: _Element, master: _Element, palette: Palette) -> list[TemplatePlaceholder]:
    """The placeholders of a layout, which take from the master what they don't say themselves."""
    of_master = {kind: shape for shape, kind, _ in reversed(list(_marked(master)))}
    inherited = {kind: _box(shape) for kind, shape in of_master.items()}
    found = []
    for shape, kind, idx in _marked(root):
        named = next(shape.iter(f"{P}cNvPr"), None)
        name = "" if named is None else named.get("name", "")[:MOST_NAME]
        own, above = _box(shape), inherited.get(BASES.get(kind, kind))
        is_sound = own is not None or shape.find(f"{P}spPr/{A}xfrm") is None
        look = look_of(shape, kind, master, palette)
        whole, margins = own or above, _wide_margins(shape, of_master.get(BASES.get(kind, kind)))
        box = whole and whole.inset(margins)
        is_roomy = box is not None and min(box.width, box.height) > MOST_MARGIN
        box, is_sound = (box, is_sound and box == whole) if is_roomy else (whole, is_sound)
        found.append(TemplatePlaceholder(name, kind, idx, box, look, above, is_sound=is_sound))
    return found


def _wide_margins(shape: _Element, above: _Element | None) -> Insets:
    """The margins inside a placeholder, by itself or by the master's like, that are wider than any program's own."""
    inner = [one.find(f"{P}txBody/{A}bodyPr") for one in (shape, above) if one is not None]
    said = (
        next((one.get(key, "") for one in inner if one is not None and one.get(key)), "")
        for key in ("lIns", "tIns", "rIns", "bIns")
    )
    return Insets(*(Emu(wide if (wide := whole_number(words or "0", 0)) > MOST_MARGIN else 0) for words in said))


def _marked(root: _Element) -> Iterator[tuple[_Element, str, int]]:
    """The shapes of a sheet that are placeholders, each with its type and number."""
    for shape in root.iter(f"{P}sp"):
        mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if mark is not None:
            yield shape, mark.get("type", "obj"), whole_number(mark.get("idx"), 0)


def _box(shape: _Element) -> Box | None:
    """The box that a shape has by itself; None where it has none."""
    frame = shape.find(f"{P}spPr/{A}xfrm")
    off, ext = (frame.find(f"{A}off"), frame.find(f"{A}ext")) if frame is not None else (None, None)
    if off is None or ext is None:
        return None
    numbers = [whole_number(n.get(key), 0) for n, key in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy"))]
    # Where a box has no room, or stands far from any slide, it is as if the layout said nothing of it.
    if max(map(abs, numbers)) > MOST_SIDE or min(numbers[2:]) <= 0:
        return None
    x, y, width, height = map(Emu, numbers)
    return Box(x, y, width, height)


def whole_number(words: str | None, otherwise: int) -> int:
    """A whole number of 32 bits; ValueError where it is none."""
    if words is None:
        return otherwise
    if not re.fullmatch(r"[-+]?[0-9]{1,10}", words.strip()):
        raise ValueError(f"'{words[:20]}' stands where a whole number should")
    return int(words)
