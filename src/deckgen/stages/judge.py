"""judge: Deck and Document -> complaints. Every rule of checks/ looks at every slide and every page."""

from __future__ import annotations

from deckgen.check import CHECKS
from deckgen.deck import Deck
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Document


def judge(deck: Deck, document: Document, log: Diagnostics) -> None:
    """Say what the rules find; a slide is excused from those that its `allow` names."""
    checks = [CHECKS.get(code)() for code in CHECKS.words]
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
