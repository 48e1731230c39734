"""Which shape of a slide as it is now is which one of those that were written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from deckgen.model.manifest import ShapeRecord

# A shape as it was written and as it is found; one of them is None where the other came or went.
Pair = tuple[ShapeRecord | None, ShapeRecord | None]
# How far a place may be off, in EMU: a tenth of a point.
HAIR = 1_270
# How LibreOffice calls each placeholder, before its number.
_RENAMED = "PlaceHolder "


def matched(old: Sequence[ShapeRecord], new: Sequence[ShapeRecord], *, in_order: bool) -> list[Pair]:
    """Each shape that was written with the one that it is now: by its name, else by its place, else its content.

    in_order says that those which are left are matched in their order, since a program gives shapes names of its own.
    """
    found: dict[int, ShapeRecord] = {}
    free = list(new)
    rules: list[Callable[[ShapeRecord, ShapeRecord], bool]] = [_is_same_name, _is_same_place, _is_same_content]
    for rule in rules:
        for number, shape in enumerate(old):
            if number not in found:
                match = next((one for one in free if one.kind == shape.kind and rule(shape, one)), None)
                if match is not None:
                    found[number] = match
                    free.remove(match)
    for number, shape in enumerate(old if in_order else ()):
        renamed = next((one for one in free if one.kind == shape.kind and number not in found), None)
        if renamed is not None:
            found[number] = renamed
            free.remove(renamed)
    pairs: list[Pair] = [(shape, found.get(number)) for number, shape in enumerate(old)]
    return pairs + [(None, shape) for shape in free]


def names_as_written(pairs: Iterable[Pair]) -> dict[str, str]:
    """The names under which shapes were written that a program has renamed, by the names that they have now.

    LibreOffice does so with placeholders, wherever they stand by now. Any other shape of another name that stands
    elsewhere may be somebody's own.
    """
    return {
        after.name: before.name
        for before, after in pairs
        if before is not None
        and after is not None
        and before.name != after.name
        and (_is_same_place(before, after) or after.name.startswith(_RENAMED))
    }


def is_off(old: Sequence[int], new: Sequence[int]) -> bool:
    """Whether lengths differ by more than a hair."""
    return len(old) != len(new) or any(abs(one - other) > HAIR for one, other in zip(old, new, strict=True))


def _is_same_name(old: ShapeRecord, new: ShapeRecord) -> bool:
    return old.name == new.name


def _is_same_place(old: ShapeRecord, new: ShapeRecord) -> bool:
    return bool(old.box) and not is_off(old.box, new.box)


def _is_same_content(old: ShapeRecord, new: ShapeRecord) -> bool:
    return bool(old.picture or old.data) and (old.picture, old.data) == (new.picture, new.data)
