"""What a template has, as text for a terminal and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct


class PlaceLine(Struct, frozen=True):
    """A placeholder: its type, number and name, its box in inches (x, y, width, height), and the color behind it."""

    kind: str
    idx: int
    name: str
    box: tuple[float, ...] | None
    ground: str


class LayoutLine(Struct, frozen=True):
    """A layout.

    key: the name by which a brand names it.
    own, master: its own name and that of its master.
    type: PowerPoint's word for what it is for.
    ground: the color that most of it has, "" where it can't be drawn.
    """

    key: str
    own: str
    master: str
    type: str
    ground: str
    places: tuple[PlaceLine, ...]


def template_text(
    name: str, page: tuple[float, float], layouts: Sequence[LayoutLine], roles: Mapping[str, str]
) -> str:
    """The masters, their layouts with what these are taken for, and the placeholders of each."""
    return "\n".join(_lines(name, page, layouts, roles))


def template_data(
    name: str, page: tuple[float, float], layouts: Sequence[LayoutLine], roles: Mapping[str, str], brand: str
) -> dict[str, Any]:
    """The same as plain data, with the brand file that is proposed."""
    return {
        "template": name,
        "page": {"width": page[0], "height": page[1]},
        "layouts": [
            {
                "name": one.key,
                "master": one.master,
                "type": one.type,
                "ground": f"#{one.ground}" if one.ground else None,
                "roles": [role for role, key in roles.items() if key == one.key],
                "placeholders": [
                    {
                        "type": place.kind,
                        "idx": place.idx,
                        "name": place.name,
                        "box": list(place.box) if place.box else None,
                        "ground": f"#{place.ground}" if place.ground else None,
                    }
                    for place in one.places
                ],
            }
            for one in layouts
        ],
        "brand": brand or None,
    }


def plain_layouts(dressed: int) -> str:
    """What is said of a template whose look stands on so many of its slides alone."""
    held = f"{_count(dressed, 'slide')} of it show" if dressed > 1 else "a slide of it shows"
    return (
        f"Its layouts are plain white: what {held} is not taken over. "
        "Cut it there, and paste it into the layouts under Slide Master."
    )


def shortage(rooms: Sequence[tuple[str, float, float]]) -> str:
    """Why talks find no room, and what to name instead.

    rooms are layouts with the width and the height in inches that they leave blocks: the one that was tried, others
    that leave more, and deckgen's own, which has no name.
    """
    (tried, wide, high), *others, (_, usual_wide, usual_high) = rooms
    words = f"Its layout '{tried}' leaves blocks {wide:g} × {high:g} in"
    words += f"; deckgen's own layouts leave them {usual_wide:g} × {usual_high:g} in. "
    named = " and ".join(f"'{name}' ({more_wide:g} × {more_high:g} in)" for name, more_wide, more_high in others)
    if named:
        return f"{words}More is left by {named}: name it for 'content' and 'body' under 'layouts' in a brand file.\n"
    return f"{words}None of its layouts leaves more: make their titles and decorations smaller under Slide Master.\n"


def _lines(
    name: str, page: tuple[float, float], layouts: Sequence[LayoutLine], roles: Mapping[str, str]
) -> Iterator[str]:
    masters = list(dict.fromkeys(one.master for one in layouts))
    counts = f"{_count(len(masters), 'master')}, {_count(len(layouts), 'layout')}"
    yield f"{name}: {page[0]:g} × {page[1]:g} in, {counts}"
    for master in masters:
        yield f"\n{master}"
        for one in layouts:
            if one.master == master:
                yield from _layout(one, [role for role, key in roles.items() if key == one.key])


def _layout(one: LayoutLine, roles: Sequence[str]) -> Iterator[str]:
    marks = [*([one.type] if one.type else []), *([f"on #{one.ground}"] if one.ground else [])]
    said = f" ({', '.join(marks)})" if marks else ""
    yield f"  {one.key}{said}" + (f"  <- {', '.join(roles)}" if roles else "")
    for place in one.places:
        where = "{:g}, {:g}  {:g} × {:g} in".format(*place.box) if place.box else "no box of its own"
        other = f"  on #{place.ground}" if place.ground and place.ground != one.ground else ""
        yield f"      {place.kind:<9} {place.idx:>3}  {place.name:<30} {where}{other}".rstrip()


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
