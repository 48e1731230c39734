"""Icons that the author names, and pictures that stand in the place of one."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.fitting.mark import Mark, MarkFile
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str
from deckgen.model.other_words import ICON_WORDS
from deckgen.pictures.icons import icon_names
from deckgen.pictures.images import probe_size


def icon_named(name: Str, scope: Scope) -> str | None:
    """An icon's name; None after a complaint where there is no such icon."""
    if name in icon_names():
        return str(name)
    near = ICON_WORDS.get(name.lower()) or did_you_mean(name, sorted(icon_names()), or_all=False)
    hint = near or "the names are those of lucide.dev/icons"
    scope.log.error("unknown_icon", f"no icon is called '{name}'", name.span, hint)
    return None


def mark_of(written: Str | None, scope: Scope) -> Mark | None:
    """The icon of this name, or the picture in this file; None after a complaint where there is neither."""
    if written is None:
        return None
    if "." not in written and "/" not in written:
        name = icon_named(written, scope)
        return Mark(name) if name else None
    path = scope.path(written)
    size = probe_size(path, written, scope.log, written.span) if path else None
    return Mark(MarkFile(path, written, size)) if path and size else None
