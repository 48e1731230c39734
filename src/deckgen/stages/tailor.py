"""tailor: Outline -> Outline. What this audience gets; the author's whole copy leaves out only what is hidden."""

from __future__ import annotations

from deckgen.model.marks import Str
from deckgen.model.words import house_words
from deckgen.outline import Outline, Slide


def tailor(outline: Outline) -> Outline:
    """The whole copy: hidden sections and slides are left out, slides for the appendix moved behind all others."""
    sections = []
    appendix: list[Slide] = []
    for section in outline.sections:
        if section.hidden:
            continue
        shown = tuple(slide for slide in section.slides if not slide.hidden and not slide.appendix)
        appendix += [slide for slide in section.slides if not slide.hidden and slide.appendix]
        sections.append(section.model_copy(update={"slides": shown}))
    if appendix:
        word = Str(house_words(outline.language or "en").appendix, appendix[0].span, "'")
        last = outline.sections[-1].model_copy(
            update={"title": word, "short": None, "id": None, "divider": False, "slides": tuple(appendix)}
        )
        sections.append(last)
    return outline.model_copy(update={"sections": tuple(sections)})
