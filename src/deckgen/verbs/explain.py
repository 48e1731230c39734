"""What `deckgen explain` does: for each code of a complaint, why deckgen complains and what mends it."""

from __future__ import annotations

from collections import Counter

from deckgen.check import CHECKS
from deckgen.explanations import Explanation, written_explanations
from deckgen.installed import HINT, PlugInError


def explanations() -> dict[str, Explanation]:
    """Every code of a complaint and what is to be known of it, area by area, in alphabetical order there."""
    found = [*written_explanations(), *(_of_check(code) for code in CHECKS.words)]
    if twice := [code for code, count in Counter(one.code for one in found).items() if count > 1]:
        raise ValueError(f"explained twice: {', '.join(twice)}")
    return {one.code: one for one in sorted(found, key=lambda one: (one.area, one.code))}


def _of_check(code: str) -> Explanation:
    try:
        check = CHECKS.get(code)
    except PlugInError as broken:
        return Explanation(
            code, "Checks", f"{str(broken)[0].upper()}{str(broken)[1:]}.", f"{HINT[0].upper()}{HINT[1:]}."
        )
    return Explanation(code, "Checks", check.why, check.mend, check.may_be_excused and not check.is_of_decks)
