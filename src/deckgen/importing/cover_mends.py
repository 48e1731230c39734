"""What can be done where the cover or a divider has no room for its words."""

from __future__ import annotations

from deckgen.importing.brand_draft import NUMBER
from deckgen.importing.drafts import DeckDraft, SectionDraft
from deckgen.importing.marked_words import shortened

# What stands between the lines of a cover in its subtitle.
PARTED = " · "
NO_PLACE = "what has no place on the cover stands in its notes"


def mend_cover(draft: DeckDraft) -> None:
    """Take off the cover and the dividers what finds no room there; it stands in the notes instead."""
    if draft.brand["footer"] != NUMBER:
        draft.brand["footer"] = NUMBER
        draft.said.append(f"'{draft.footer}', which stood on most slides, finds no room at their foot")
    elif draft.subtitle:
        draft.subtitle, _, last = draft.subtitle.rpartition(PARTED)
        draft.notes.append(f"On the cover: {last}")
        if draft.cover:
            draft.cover.say(NO_PLACE)
    elif draft.background:
        draft.background = None
    else:
        _cut_title(draft)
    for section in draft.sections:
        _cut_title(section)


def _cut_title(one: DeckDraft | SectionDraft) -> None:
    """Cut a title where it is long; it stands whole in the notes."""
    title = shortened(one.title)
    if title != one.title:
        one.notes.append(f"Title: {one.title}")
        one.title = title
