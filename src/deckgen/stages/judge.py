"""judge: Deck and Document -> complaints. Every rule of checks/ looks at every slide and every page."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check import CHECKS, Check
from deckgen.deck import Deck
from deckgen.installed import HINT, PlugInError
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Document


def judge(deck: Deck, document: Document, log: Diagnostics) -> None:
    """Say what the rules find; a slide is excused from those that its `allow` names."""
    checks = tuple(_checks(log))
    for slide in deck.slides:
        for check in checks:
            if check.code() not in slide.allow:
                check.judge_slide(slide, deck, log)
    slides = {slide.id: slide for slide in deck.slides}
    for page in document.pages:
        slide = slides[page.slide]
        for check in checks:
            if check.code() not in slide.allow:
                check.judge_page(page, slide, deck, log)


def _checks(log: Diagnostics) -> Iterator[Check]:
    """All rules, after a complaint without those of plug-ins that are broken."""
    for code in CHECKS.words:
        try:
            yield CHECKS.get(code)()
        except PlugInError as broken:
            log.error("broken_plug_in", str(broken), hint=HINT)
