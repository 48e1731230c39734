"""From where blocks stood to how they stand to each other: in columns, or one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckgen.importing.draft import Beside, Node, Under
from deckgen.office.old_deck.values import Place

MOST_COLUMNS = 4
# Parts may overlap by this share of the smaller one's side and stand beside each other all the same.
_OVERLAP = 0.15


class Placed(Struct, frozen=True):
    """A part of a slide, and where it stood."""

    node: Node
    place: Place


def arranged(parts: Sequence[Placed]) -> Node | None:
    """The parts as columns and rows, in the order in which they are read."""
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0].node
    across = _cut(parts, lambda place: (place.x, place.right))
    down = _cut(parts, lambda place: (place.y, place.bottom))
    if len(across) > 1 and len(across) >= len(down):
        return _beside(across)
    if len(down) > 1:
        return _under([arranged(row) for row in down])
    if len(across) > 1:
        return _beside(across)
    return _under([one.node for one in sorted(parts, key=lambda one: (one.place.y, one.place.x))])


def _cut(parts: Sequence[Placed], sides: Callable[[Place], tuple[int, int]]) -> list[list[Placed]]:
    """The parts, cut apart at every line that runs between them in one direction."""
    groups: list[tuple[int, list[Placed]]] = []
    for one in sorted(parts, key=lambda one: sides(one.place)):
        start, end = sides(one.place)
        if groups:
            reach, group = groups[-1]
            smaller = min(end - start, min(sides(each.place)[1] - sides(each.place)[0] for each in group))
            if start < reach - smaller * _OVERLAP:
                groups[-1] = (max(reach, end), [*group, one])
                continue
        groups.append((end, [one]))
    return [group for _, group in groups]


def _beside(columns: list[list[Placed]]) -> Node | None:
    made = [(node, group) for group in columns if (node := arranged(group)) is not None]
    if len(made) == 1:
        return made[0][0]
    if len(made) > MOST_COLUMNS:
        # More than stand side by side: as many rows as it takes, evenly filled.
        rows = -(-len(made) // MOST_COLUMNS)
        length = -(-len(made) // rows)
        chunks = [made[start : start + length] for start in range(0, len(made), length)]
        return _under([_row(chunk) for chunk in chunks])
    return _row(made)


def _row(made: list[tuple[Node, list[Placed]]]) -> Node:
    if len(made) == 1:
        return made[0][0]
    widths = [max(one.place.right for one in group) - min(one.place.x for one in group) for _, group in made]
    return Beside(tuple(node for node, _ in made), _ratio(widths))


def _ratio(widths: list[int]) -> tuple[int, ...]:
    """Widths in small numbers, such as 3 and 2; none where all are about alike."""
    least = max(1, min(widths))
    if max(widths) < least * 1.35:
        return ()
    total = max(1, sum(widths))
    return tuple(max(1, round(width / total * 6)) for width in widths)


def _under(nodes: Sequence[Node | None]) -> Node | None:
    flat: list[Node] = []
    for node in nodes:
        if isinstance(node, Under):
            flat += node.parts
        elif node is not None:
            flat.append(node)
    return None if not flat else flat[0] if len(flat) == 1 else Under(tuple(flat))
