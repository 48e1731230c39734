"""Which colors the shapes of a slide, a layout or a master are drawn with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from deckgen.office.drawing_colors import Palette
from deckgen.office.old_deck.shape_fills import drawn_with
from deckgen.office.old_deck.theme_colors import COLORS, digits_of
from deckgen.office.xml_names import P

if TYPE_CHECKING:
    from lxml.etree import _Element


def named_colors(slide: _Element, palette: Palette) -> set[str]:
    """All colors that a slide names as six digits, but those of styles that a shape doesn't show."""
    own = (one for one in slide.iter(*COLORS) if not any(True for _ in one.iterancestors(f"{P}style")))
    shown = {digits for one in own if (digits := digits_of(one, palette))}
    return shown | drawn_colors(slide.iter(f"{P}sp", f"{P}cxnSp", f"{P}pic"), palette)


def drawn_colors(shapes: Iterable[_Element], palette: Palette) -> set[str]:
    """The colors that shapes are filled and outlined with."""
    return {digits for shape in shapes for one in drawn_with(shape) if (digits := digits_of(one, palette))}
