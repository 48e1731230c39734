"""What a template has: its layouts, their placeholders, and the ground behind these."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from deckgen.model.color import contrast
from deckgen.model.seen_ground import SeenGround, region_of
from deckgen.office.dressed_slides import dressed_slides
from deckgen.office.template_layouts import Template, TemplateLayout
from deckgen.office.template_placeholders import TemplatePlaceholder
from deckgen.processes.parsing import Failed, parse
from deckgen.stages.read_brand.open_template import read_kept, way_out
from deckgen.stages.read_brand.template_look import seen_on
from deckgen.writers.template_report import LayoutLine, PlaceLine

# How many layouts are looked at in one request: each request has a bound of time.
_AT_ONCE: Final = 12
# Up to what contrast to white a layout is plain.
_NEARLY_WHITE: Final = 1.1


class UnusableError(Exception):
    """A file is no template. Its words say why, and what to do."""


class Survey(Struct, frozen=True):
    """A template and what was found out of it.

    path, data: the file and its bytes.
    dressed: on how many slides of the file its look stands, where no layout shows any; 0 where a layout does.
    """

    path: Path
    data: bytes
    template: Template
    layouts: tuple[LayoutLine, ...]
    dressed: int = 0


def survey(path: Path, tell: Callable[[str], None] = lambda _: None) -> Survey:
    """What a template has; tell is told what is done now.

    Raises OSError where it can't be read, UnusableError where it is none.
    """
    if path.name.startswith("~$"):
        words = f"'{path.name}' is what PowerPoint leaves beside a file while that is open"
        raise UnusableError(f"{words}: name '{path.name[2:]}'")
    data = path.read_bytes()
    read = read_kept(data)
    if isinstance(read, str):
        raise UnusableError(f"'{path.name}' can't be used: {read}; {way_out(read)}")
    grounds = _grounds(read, tell)
    lines = tuple(_line(key, layout, read, grounds.get(key)) for key, layout in read.layouts.items())
    dressed = 0 if any(_shows_something(seen) for seen in grounds.values()) else parse(dressed_slides, data)
    return Survey(path, data, read, lines, 0 if isinstance(dressed, Failed) else dressed)


def _shows_something(seen: SeenGround) -> bool:
    """Whether a layout shows anything behind words but one light color."""
    return any(seen.marked) or len(set(seen.shown())) > 1 or contrast(seen.main(), "FFFFFF") > _NEARLY_WHITE


def _grounds(template: Template, tell: Callable[[str], None]) -> dict[str, SeenGround]:
    """What is seen behind the words of each layout; layouts that can't be drawn are left out."""
    names, found = list(template.layouts), dict[str, SeenGround]()
    for start in range(0, len(names), _AT_ONCE):
        tell(f"looking at the layouts: {start} of {len(names)} …")
        seen = seen_on(template, tuple(names[start : start + _AT_ONCE]))
        found |= {} if isinstance(seen, Failed) else seen
    return found


def _line(key: str, layout: TemplateLayout, template: Template, seen: SeenGround | None) -> LayoutLine:
    places = tuple(_place(place, template, seen) for place in layout.places)
    return LayoutLine(key, layout.own, layout.master, layout.type, seen.main() if seen else "", places)


def _place(place: TemplatePlaceholder, template: Template, seen: SeenGround | None) -> PlaceLine:
    box, ground = place.box, ""
    if box is not None and seen is not None:
        ground = seen.main(region_of(box, template.page))
    inches = tuple(round(length.inches, 2) for length in (box.x, box.y, box.width, box.height)) if box else None
    return PlaceLine(place.kind, place.idx, place.name, inches, ground)
