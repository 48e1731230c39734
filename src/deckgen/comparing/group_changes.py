"""Which shapes were grouped, or taken out of their group. A group may have another name since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from deckgen.comparing.comparison import LookChange
from deckgen.model.manifest import ShapeRecord


def group_changes(pairs: Sequence[tuple[ShapeRecord, ShapeRecord]]) -> Iterator[LookChange]:
    """What differs in the groups of shapes, each as it was written and as it is: whole groups, then single shapes."""
    before = _groups((old.name, old.group) for old, _ in pairs)
    after = _groups((old.name, new.group) for old, new in pairs)
    were_in, are_in = (set().union(*groups.values()) for groups in (before, after))
    told: set[str] = set()
    for group, names in before.items():
        if names.isdisjoint(are_in):
            told |= names
            yield LookChange(group, "ungrouped")
    for group, names in after.items():
        if names.isdisjoint(were_in):
            told |= names
            yield LookChange(group, "grouped", ", ".join(f"“{name}”" for name in sorted(names)))
    others = ((old.name, old.name in are_in) for old, _ in pairs if old.name not in told)
    for name, is_in in others:
        if is_in != (name in were_in):
            yield LookChange(name, "regrouped", "a group" if is_in else "no group")


def is_regrouped(old: ShapeRecord, new: ShapeRecord) -> bool:
    """Whether a shape came into a group or out of one, which brings it before or behind others too."""
    return bool(old.group) != bool(new.group)


def _groups(shapes: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """The shapes that stand in each group, by the name of the group."""
    held: dict[str, set[str]] = {}
    for name, group in shapes:
        if group:
            held.setdefault(group, set()).add(name)
    return held
