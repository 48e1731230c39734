"""judge: Deck and Document -> complaints. Every rule of checks/ looks at every slide and every page.

What the deck says under `checks` decides which rules look, and how much weighs what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from deckgen.check import CHECKS, Check, Desk
from deckgen.deck import Deck
from deckgen.installed import HINT, PlugInError
from deckgen.model.diagnostics import Diagnostics, Severity
from deckgen.model.page import Document
from deckgen.outline.deck_file import Outline
from deckgen.trust.ask_leave import missing_leave
from deckgen.trust.permission import Ask


def judge(desk: Desk, deck: Deck, document: Document, log: Diagnostics) -> None:
    """Say what the rules find in a variant; a slide is excused from those that its `allow` names."""
    slides = {slide.id: slide for slide in deck.slides}
    for kind, level in _asked(desk.outline, log):
        check, said = kind(desk), Diagnostics()
        for slide in deck.slides:
            if check.code() not in slide.allow:
                check.judge_slide(slide, deck, said)
        for page in document.pages:
            if check.code() not in slides[page.slide].allow:
                check.judge_page(page, slides[page.slide], deck, said)
        check.judge_deck(deck, document, said)
        _pass_on(said, level, log)


def judge_outline(outline: Outline, deck: Path, trust: bool | Ask, log: Diagnostics) -> None:
    """Say what the rules find in the outline of a deck file, where it has no errors.

    A rule that asks others, such as the web, looks once the user has granted that; `trust` is as in `ask_leave`.
    """
    if log.errors:
        return
    for kind, level in _asked(outline, log):
        said, asked = Diagnostics(), kind.permission(outline)
        missing = missing_leave(deck, [asked] if asked else [], trust, log)
        for one, why in missing:
            log.warning(one.code, why, one.span, "look at it, then: deckgen check --trust")
        if not missing:
            kind.judge_outline(outline, deck.parent, said)
        _pass_on(said, level, log)


def _asked(outline: Outline, log: Diagnostics) -> Iterator[tuple[type[Check], str]]:
    """The rules that look, each with what the deck says of it; those of broken plug-ins are complained of."""
    for code in CHECKS.words:
        level = str(outline.checks.get(code) or "")  # type: ignore[call-overload]
        if level == "off":
            continue
        try:
            check = CHECKS.get(code)
        except PlugInError as broken:
            log.error("broken_plug_in", str(broken), hint=HINT)
            continue
        if level or not check.is_asked_for:
            yield check, level


def _pass_on(said: Diagnostics, level: str, log: Diagnostics) -> None:
    """Add what a rule said to the log, as an error or a warning where the deck wants one."""
    for one in said:
        log.add(replace(one, severity=Severity(level)) if level in ("error", "warning") else one)
