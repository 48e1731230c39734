"""The last slide, where it closes the talk: thanks, questions, and whom to write to."""

from __future__ import annotations

import re

from deckgen.importing.drafts import DeckDraft, DraftBlock, SlideDraft
from deckgen.model.rich_text import parse

# What people say at the end.
_THANKS = re.compile(
    r"\W*(?:many |vielen |muchas |mille |muito )?(?:thank|questions?\b|any questions|q ?& ?a|contact|the end|"
    r"dank|fragen|kontakt|ende\b|merci|fin\b|gracias|preguntas|contacto|grazie|domande|obrigad|perguntas|contato)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
# Lines besides, and their letters together.
_MOST_LINES, _LONGEST = 3, 90


def close(deck: DeckDraft) -> None:
    """A last slide with a title alone closes the talk, and so do thanks with a few short lines under them."""
    last = deck.sections[-1].slides[-1] if deck.sections[-1].slides else None
    if last is None or not last.title or last.background is not None or last.is_hidden or last.note or last.sources:
        return
    lines = _lines(last)
    if lines is None or (lines and not _THANKS.match(parse(last.title).plain)):
        return
    address = next((one for one in lines if _ADDRESS.fullmatch(parse(one).plain)), "")
    if address and deck.speaker and "email" not in deck.about_speaker:
        # The closing slide has the speaker's address by itself.
        deck.about_speaker["email"] = parse(address).plain
        lines.remove(address)
    last.content, last.title = DraftBlock("closing", {"ask": last.title}), " · ".join(lines)


def _lines(slide: SlideDraft) -> list[str] | None:
    """The lines under a title; None where more stands there than a few."""
    content = slide.content
    if content is None:
        return []
    if not isinstance(content, DraftBlock) or content.word not in ("text", "bullets"):
        return None
    lines = content.value.split("\n\n") if content.word == "text" else content.value
    if not isinstance(lines, list) or not all(isinstance(one, str) for one in lines):
        return None
    is_short = len(lines) <= _MOST_LINES and sum(map(len, lines)) <= _LONGEST
    return list(lines) if is_short else None
