"""Icons that the author names."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str
from deckgen.model.other_words import ICON_WORDS
from deckgen.pictures.icons import icon_names


def icon_named(name: Str, scope: Scope) -> str | None:
    """An icon's name; None after a complaint where there is no such icon."""
    if name in icon_names():
        return str(name)
    near = ICON_WORDS.get(name.lower()) or did_you_mean(name, sorted(icon_names()), or_all=False)
    hint = near or "the names are those of lucide.dev/icons"
    scope.log.error("unknown_icon", f"no icon is called '{name}'", name.span, hint)
    return None
