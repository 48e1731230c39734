"""What is to be said of the places of a talk; whole is the file itself, whose lines nobody knows."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.office.talk_file import Talk
from deckgen.outline.deck_file import Outline
from deckgen.outline.used_names import UsedNames
from deckgen.stages.bind.talk import FilledTalk
from deckgen.verbs.fill.changes import on_one_line
from deckgen.verbs.fill.outgrown import outgrown


def say_unfilled(found: Talk, whole: Span, log: Diagnostics) -> None:
    """Complain of names where none are filled in, such as in an alternative text."""
    for one in found.unfilled:
        log.error("unfilled_name", f"{one.what}: '{one.name}' is not filled in here", whole, one.hint)


def say_outgrown(words: FilledTalk, found: Talk, whole: Span, log: Diagnostics) -> None:
    """Warn of words that have no room once they are filled in."""
    for slide in words.slides:
        for one, what in outgrown(slide, found.page[0]):
            message = f"slide {slide.talk.number}, {one.text.place}: '{on_one_line(one.said)}' {what}"
            log.warning("outgrown_text", message, whole, "make the box larger in the talk, or say less")


def say_unused(words: FilledTalk, outline: Outline, whole: Span, log: Diagnostics) -> None:
    """Complain of the figures and values that neither the talk nor anything else in the deck quotes."""
    fills = [one.words for held in words.slides for one in held.texts] + [one.words for one in words.texts]
    if not outline.fill and not any(fills):
        message = f"'{whole.file.path}' has no '{{{{ name }}}}', so there is nothing to fill in it"
        hint = "write names where figures are to stand, or look whether it is the right file"
        log.error("unused_in_talk", message, whole, hint)
    if outline.checks.get("unused_entry") == "off":  # type: ignore[call-overload]
        return
    used = UsedNames(outline, *words.quoted)
    for names, what in ((outline.figures, "figure"), (outline.set, "value"), (outline.data, "table")):
        is_used = used.has if names is outline.data else used.quotes
        for name in names:
            if not is_used(name):
                message = f"nothing in '{whole.file.path}' uses the {what} '{name}'"
                quoted = f"{name}.column[row]" if what == "table" else name
                hint = f"quote it there as '{{{{ {quoted} }}}}', or take it out"
                log.error("unused_in_talk", message, name.span, hint)
