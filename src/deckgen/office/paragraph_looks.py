"""How the paragraphs of a shape stand, and what it says, in words that are the same however a program writes it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from deckgen.office.attributes import is_on
from deckgen.office.plain_paint import UNSAID
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# What says how far lines are from each other, and a paragraph from those before and behind it.
_SPACES: Final = ("lnSpc", "spcBef", "spcAft")
# What stands for words that PowerPoint fills in, such as the number of the slide.
_FILLED_IN: Final = "#"


def paragraphs_of(shape: _Element) -> tuple[str, ...]:
    """How the paragraphs with words stand, as a ShapeRecord tells it."""
    told = (
        _stands(one) for one in shape.iter(f"{A}p") if any((text.text or "").strip() for text in one.iter(f"{A}t"))
    )
    return tuple(f"{sum(1 for _ in alike)} {how}" for how, alike in groupby(told))


def _stands(paragraph: _Element) -> str:
    properties = paragraph.find(f"{A}pPr")
    if properties is None:
        return f"0 l{UNSAID} -"
    spaces = (f"{name}{_space(properties.find(f'{A}{name}'))}" for name in _SPACES)
    return " ".join(
        [
            properties.get("lvl", "0"),
            _side(properties),
            _bullet(properties),
            *filter(lambda one: one not in _SPACES, spaces),
        ]
    )


def _side(properties: _Element) -> str:
    """The side to which a paragraph is aligned, with a mark where it leaves that to its layout."""
    said = properties.get("algn", "")
    side = said or "l"
    # Where words run from right to left, programs swap the names of the two sides.
    if is_on(properties.get("rtl")):
        side = {"l": "r", "r": "l"}.get(side, side)
    return side if said else f"{side}{UNSAID}"


def _bullet(properties: _Element) -> str:
    """What stands before a paragraph: a letter, the kind of its number, or a word."""
    for one in properties:
        match str(one.tag).removeprefix(A):
            case "buChar":
                return "".join(one.get("char", "").split()) or "-"
            case "buAutoNum":
                return one.get("type", "number")
            case "buBlip":
                return "picture"
            case _:
                pass
    return "-"


def _space(holder: _Element | None) -> str:
    """How much space an element asks for, in thousandths of a percent or hundredths of a point; "" for none."""
    value = next((one.get("val", "") for one in holder), "") if holder is not None else ""
    return "" if value in ("", "0") else value


def anchor_of(shape: _Element) -> str:
    """Where the words of a shape stand in it."""
    body = shape.find(f"{P}txBody/{A}bodyPr")
    return body.get("anchor", "") if body is not None else ""


def said_in(shape: _Element) -> str:
    """The words of a shape, with a mark for each that PowerPoint fills in."""
    words = (
        _FILLED_IN if one.tag == f"{A}fld" else "".join(text.text or "" for text in one.iter(f"{A}t"))
        for paragraph in shape.iter(f"{A}p")
        for one in paragraph
    )
    return " ".join("".join(words).split())


def levels_of(styles: _Element | None) -> Iterator[_Element]:
    """What styles say of the levels of paragraphs, those for titles and for text one after the other."""
    for one in styles.iter() if styles is not None else ():
        if str(one.tag).startswith(f"{A}lvl"):
            yield one
