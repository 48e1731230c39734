"""What `deckgen pull` says of a copy of a file made by hand: none of its words are in the deck."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.comparing.comparison import Edits
from deckgen.verbs.pull.lines import Unwritten
from deckgen.writers.diff import look_text


def left_in_talk(edits: Edits) -> Iterator[Unwritten]:
    """The edits of a copy of a file made by hand, whose words stand in that file: the deck has none of them."""
    why = "the words of a filled copy are those of the file that was filled: change it there, and fill it again"
    for edit in edits.slides:
        yield from (Unwritten(edit.slide, change, why) for change in (*edit.words, *edit.notes))
        if edit.hidden is not None:
            what = "it was hidden: hide it" if edit.hidden else "it is shown again: show it"
            yield Unwritten(edit.slide, None, f"{what} in the file that was filled")
        if edit.looks:
            looks = "; ".join(map(look_text, edit.looks))
            yield Unwritten(edit.slide, None, f"{looks}: change it in the file that was filled")
    for title in edits.added:
        yield Unwritten(None, None, f"“{title}” was added: add it to the file that was filled")
    for slide in edits.removed:
        yield Unwritten(slide, None, "it was taken out: take it out of the file that was filled")
    for slide in edits.moved:
        yield Unwritten(slide, None, "it stands elsewhere: move it in the file that was filled")
    for sheet in edits.sheets:
        yield Unwritten(None, None, f"{sheet.called} was changed: change it in the file that was filled")
    for words in edits.properties:
        what = f"it is the {words.where} of the file: change it in the file that was filled"
        yield Unwritten(None, words, what)
    if edits.size:
        yield Unwritten(None, None, "the slides have another size: change it in the file that was filled")
