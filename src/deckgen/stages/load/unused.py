"""Names that nothing uses: mostly they are another name, misspelt, and would do nothing in silence."""

from __future__ import annotations

import difflib
import re

from deckgen.model.diagnostics import Diagnostics, did_you_mean
from deckgen.outline.deck_file import Outline

NEAR = 0.85
# For so many unused names the nearest one is looked for.
MOST_HINTED = 100
_QUOTE = re.compile(r"\{\{\s*([^|\s}]+)\s*(?:\||\}\})")


def check_unused(outline: Outline, log: Diagnostics) -> None:
    """Warn of tags that are nearly one that an audience names, and of values for names that nothing quotes."""
    _check_tags(outline, log)
    _check_values(outline, log)


def _check_tags(outline: Outline, log: Diagnostics) -> None:
    """A tag that no audience names is fine; one that is a letter off shows what was to be hidden."""
    tags = {str(tag) for part in outline.parts() for tag in part.tags}
    named = tags & {str(tag) for audience in outline.audiences.values() for tag in audience.hide + audience.show}
    for part in outline.parts():
        for tag in part.tags:
            near = difflib.get_close_matches(tag, named, n=1, cutoff=NEAR) if tag not in named else None
            if near:
                message = f"no audience hides or shows the tag '{tag}'"
                log.warning("unused_tag", message, tag.span, f"did you mean '{near[0]}'?")


def _check_values(outline: Outline, log: Diagnostics) -> None:
    held = [audience.set for audience in outline.audiences.values()]
    held += [event.set for event in outline.events.values()]
    held += [part.with_ for part in outline.parts()]
    if not any(held):
        return
    files = {outline.span.file, *(part.span.file for part in outline.parts())}
    figures = {str(name) for named in outline.all_figures() for name in named}
    quoted = sorted({*map(str, outline.set), *(name for file in files for name in _QUOTE.findall(file.text))})
    used = figures.union(quoted)
    unused = [name for values in held for name in values if name not in used]
    for count, name in enumerate(unused):
        # Words, and no mend: perhaps it is what quotes the name that is misspelled.
        near = str(did_you_mean(name, quoted) or "") if count < MOST_HINTED else ""
        log.warning("unused_name", f"nothing quotes '{name}'", name.span, near or None)
