"""What an eye sees behind the words of a template's layouts: their grounds, drawn small and told apart cell by cell.

It runs apart (processes/parsing.py), since a template is somebody's bytes.
"""

from __future__ import annotations

from deckgen.model.carried_template import CarriedTemplate
from deckgen.model.seen_ground import SeenGround
from deckgen.office.template_ground import GroundDrawer
from deckgen.pictures.ground_guest import seen_ground


def seen_grounds(
    template: CarriedTemplate, layouts: tuple[str, ...], width: int, height: int
) -> dict[str, SeenGround]:
    """What is seen of layouts by their names, on a page of this width and height in EMU."""
    parts = {part.name: part for part in template.parts}
    # Most layouts show what their master shows and nothing else: the same drawing is looked at once.
    known: dict[tuple[bytes, bytes, str], SeenGround] = {}
    found = {}
    for name in layouts:
        drawer = GroundDrawer(parts, template.layouts[name], width, height, stand_ins=True)
        color, drawn, background = drawer.layers()
        behind, whole = (drawer.svg("".join(shapes)) for shapes in (drawn[:background], drawn))
        if (behind, whole, color) not in known:
            known[behind, whole, color] = seen_ground(behind, whole, color)
        found[name] = known[behind, whole, color]
    return found
