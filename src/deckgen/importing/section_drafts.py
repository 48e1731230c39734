"""The slides of a deck in sections: those of PowerPoint, and those that a slide opens as a cover opens the talk."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from deckgen.importing.closing_slides import close
from deckgen.importing.deck_colors import paper_of
from deckgen.importing.drafts import DeckDraft, DraftBlock, SectionDraft, SlideDraft
from deckgen.importing.marked_words import escaped
from deckgen.importing.slide_drafts import SlideMaker
from deckgen.office.old_deck.old_values import OldDeck, OldSlide, WordShape

# What programs call a section that nobody named.
_UNNAMED = re.compile(
    r"(default|untitled|standard|abschnitt ohne titel|sección|section) "
    r"?(section|abschnitt|predeterminada|par défaut|sans titre)?\W*\d*",
    re.IGNORECASE,
)
# Words under the title of a slide that opens a part of the talk are no longer than this.
_LONGEST = 200
# Where more of the slides than this look like covers, that is how slides look there.
_MOST = 0.5
# The ground of the cover, as `background` names it.
_COVER = "cover"
# What a slide stands on that would be a divider.
_GROUND = "divider"


def sections(
    made: DeckDraft, deck: OldDeck, slides: Sequence[tuple[int, OldSlide]], maker: SlideMaker, links: dict[str, str]
) -> None:
    """Give the draft of a deck its sections."""
    openers = _openers(deck, slides, is_built=maker.own is not None)
    for number, slide in slides:
        draft = maker.draft(slide, number)
        draft.identity = links.get(slide.part, "")
        name = slide.section or ""
        ground = draft.background or _ground(slide, deck, has_cover=made.cover is not None)
        if number in openers and _is_opener(slide, draft):
            section = SectionDraft(
                draft.title, True, [*draft.notes], identity=draft.identity, opened_by=number, background=ground
            )
            made.sections.append(section)
            made.dividers[number] = draft
            continue
        if draft.title and draft.content is None:
            draft.background = ground
        is_named = not _UNNAMED.fullmatch(name)
        if (slide.section is not None and is_named) or not made.sections:
            titled = escaped(name) if name and is_named else made.title
            made.sections.append(SectionDraft(titled, " ".join(name.split()).casefold() in maker.over_titles))
        made.sections[-1].slides.append(draft)
    if not made.dividers and any(section.has_divider for section in made.sections):
        made.opens = "none"
    is_built = maker.own is not None
    moved = _settle_empty(made)
    moved += [] if is_built else _settle_single(made)
    _say_of_dividers(made, is_built=is_built)
    close(made)
    for draft, ground in moved:
        if not (isinstance(draft.content, DraftBlock) and draft.content.word == "closing"):
            draft.background = draft.background or ground


def _openers(deck: OldDeck, slides: Sequence[tuple[int, OldSlide]], *, is_built: bool) -> Collection[int]:
    """The numbers of the slides that may open a part of the talk: those with the layout of a section's header.

    So do those with the layout of a cover, and those that have the ground of one of these, unless they are many.
    """
    headers = {number for number, slide in slides if slide.kind == "secHead"}
    if is_built:
        return headers
    titles = {number for number, slide in slides if _is_like_cover(slide)}
    grounds = {slide.ground for slide in deck.slides if slide.kind == "secHead" or _is_like_cover(slide)}
    others = {number for number, slide in slides if slide.ground in grounds - {paper_of(deck), ""}}
    for found in (headers | titles | others, headers | titles):
        if len(found) <= len(slides) * _MOST:
            return found
    return headers


def _is_like_cover(slide: OldSlide) -> bool:
    return slide.kind == "title" or any(isinstance(one, WordShape) and one.role == "ctrTitle" for one in slide.shapes)


def _is_opener(slide: OldSlide, draft: SlideDraft) -> bool:
    """Whether a slide holds what a divider does: a title, and a few words under it at the most."""
    if not draft.title or draft.hides_title or draft.sources or draft.note or slide.is_hidden:
        return False
    content = draft.content
    return content is None or (
        isinstance(content, DraftBlock) and content.word == "text" and len(content.value) < _LONGEST
    )


def _ground(slide: OldSlide, deck: OldDeck, *, has_cover: bool) -> str | None:
    """What a slide's ground is called where it isn't that of most slides: the cover's, or a color."""
    if not slide.ground or slide.ground == paper_of(deck) or slide.background:
        return None
    return _COVER if has_cover and slide.ground == deck.slides[0].ground else f"#{slide.ground}"


def _header_words(draft: SlideDraft) -> list[str]:
    if not isinstance(draft.content, DraftBlock):
        return []
    draft.say("the words under its title stand in its notes, since a divider has no place for them")
    return [f"On the divider: {draft.content.value}"]


def _settle_empty(made: DeckDraft) -> list[tuple[SlideDraft, Any]]:
    """A section without slides, of which no divider would come, is a slide at the end of the one before it.

    These slides, and what stands behind each.
    """
    kept: list[SectionDraft] = []
    moved: list[tuple[SlideDraft, Any]] = []
    for section in made.sections:
        if section.slides:
            kept.append(section)
            continue
        if not kept:
            kept.append(SectionDraft(made.title))
        slide = made.dividers.pop(section.opened_by)
        moved.append((slide, section.background))
        kept[-1].slides.append(slide)
    made.sections = kept or [SectionDraft(made.title)]
    return moved


def _settle_single(made: DeckDraft) -> list[tuple[SlideDraft, Any]]:
    """A single divider is a slide on its ground, since a divider counts sections."""
    opened = [section for section in made.sections if section.opened_by in made.dividers]
    if len(opened) != 1:
        return []
    section = opened[0]
    slide = made.dividers.pop(section.opened_by)
    section.slides.insert(0, slide)
    moved = [(slide, section.background or _GROUND)]
    section.has_divider, section.notes, section.identity, section.background = False, [], "", None
    return moved


def _say_of_dividers(made: DeckDraft, *, is_built: bool) -> None:
    """Say what dividers have that the old ones hadn't, and what they have no place for."""
    opened = [section for section in made.sections if section.opened_by in made.dividers]
    if opened and not is_built:
        made.said.append(
            "dividers have the number of their section, and all sections at their foot: the old ones hadn't"
        )
    for section in opened:
        section.notes += _header_words(made.dividers[section.opened_by])
