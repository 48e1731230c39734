"""A brand file for a template, proven by laying out talks on it: that of `deckgen new`, and the deck at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.pipeline import check
from deckgen.verbs.template.brand_lines import (
    brand_of,
    color_lines,
    kept_lines,
    layout_lines,
    smaller_lines,
    text_of,
)
from deckgen.verbs.template.choosing import Room, best_roles, by_room, usual_room
from deckgen.verbs.template.proving import Proof, known, proof_of_deck, proof_of_small_talk
from deckgen.verbs.template.surveying import Survey

# How much smaller type is tried where words find no room, and whether all of it can be read from the last row.
_SHARES: Final = ((1.0, True), (0.87, True), (0.75, True), (0.75, False))
# How many layouts that leave more room are named.
_MOST_NAMED: Final = 2


class Proposal(Struct, frozen=True):
    """A brand file.

    text: all of it.
    roles: the names of layouts by what they are for.
    proofs: what the talks on it have to complain of.
    rooms: where blocks find too little room on it, what its layout leaves them, then others that leave more, then
        what deckgen's own layout does.
    """

    text: str
    roles: Mapping[str, str]
    proofs: tuple[Proof, ...]
    rooms: tuple[Room, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether the talks can be built on it."""
        return bool(self.roles) and not any(proof.errors for proof in self.proofs)


def propose(
    found: Survey,
    deck: Path | None = None,
    *,
    named: str = "",
    old: str = "",
    tell: Callable[[str], None] = lambda _: None,
) -> Proposal:
    """A brand file for a template: the largest type at which the talks can be built; else that of the first attempt.

    The layouts are those of the master that is calmest behind words. Where the talks find no room on them in any
    size, they are tried on the layout of that master that leaves blocks most.

    named is how the file names the template. old is the brand file that it replaces, whose keys are kept that don't
    tell what the template tells. tell is told what is done now.
    """
    tell("finding the layouts for each kind of slide …")
    roles = best_roles(found)
    if not roles:
        return Proposal("", {}, ())
    named = named or found.path.name
    kept = kept_lines(old)
    before = known(check(deck)) if deck is not None else frozenset()

    def tried(roles: Mapping[str, str], called: str) -> Proposal:
        """The proposal with these layouts in the largest type in which it is proven; else in the usual type."""
        layouts = layout_lines(roles, named)
        lines = [*layouts, *color_lines(brand_of(found, layouts, named)[0])]
        made = []
        for share, readable in _SHARES:
            tell(f"trying a talk on {called} …" if share == 1.0 else f"trying {called} with type of {share:.0%} …")
            brand = [*lines, *smaller_lines(share, found.template.scale, readable=readable), *kept]
            proofs = [proof_of_small_talk(found, brand, named)]
            proofs += [proof_of_deck(found, brand, named, deck, before)] if deck is not None else []
            made.append(Proposal(text_of(brand), roles, tuple(proofs)))
            if made[-1].is_proven:
                return made[-1]
        return made[0]

    first = tried(roles, "it")
    if first.is_proven:
        return first
    tell("measuring the room that its layouts leave …")
    own, *others = by_room(found, roles)
    if others and others[0].is_roomier(own):
        second = tried(others[0].roles, f"its layout '{others[0].roles['body']}'")
        if second.is_proven:
            return second
    is_short = any(f"'{roles['body']}'" in said.message for proof in first.proofs for said in proof.errors)
    rooms = (own.left, *(one.left for one in others[:_MOST_NAMED]), usual_room(found.template))
    return replace(first, rooms=rooms if is_short else ())
