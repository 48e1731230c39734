"""From the draft of a deck to what is written in its files: mappings, lists and words."""

from __future__ import annotations

from typing import Any

from deckgen.importing.brand_draft import BRAND
from deckgen.importing.drafts import Beside, DeckDraft, DraftBlock, Inline, Node, SectionDraft, SlideDraft, Under

# Blocks that take `continue`.
_RUN_ON = ("bullets", "table")


def deck_data(deck: DeckDraft, *, trial: bool = False) -> dict[str, Any]:
    """What stands in deck.yaml. In a trial every slide has an id, and hidden ones are shown: all are judged."""
    made: dict[str, Any] = {"title": deck.title}
    if deck.subtitle:
        made["subtitle"] = deck.subtitle
    if deck.speaker:
        about = deck.about_speaker
        made["speaker"] = Inline({"name": deck.speaker, **about}) if about else deck.speaker
    if deck.language:
        made["language"] = deck.language
    made["brand"] = BRAND
    if deck.opens:
        made["dividers"] = deck.opens
    if deck.background:
        made["background"] = deck.background
    if deck.notes:
        made["notes"] = notes_text(deck.notes)
    if deck.sources:
        made["sources"] = {name: Inline(source) for name, source in deck.sources.items()}
    if deck.data:
        made["data"] = {name: Inline(table) for name, table in deck.data.items()}
    made["sections"] = [_section(section, trial=trial) for section in deck.sections]
    return made


def _section(section: SectionDraft, *, trial: bool) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if section.identity:
        made["id"] = section.identity
    made["title"] = section.title
    if not section.has_divider:
        made["divider"] = False
    else:
        if section.background:
            made["background"] = section.background
        if section.notes:
            made["notes"] = notes_text(section.notes)
    made["slides"] = [_slide(slide, trial=trial) for slide in section.slides]
    return made


def _slide(slide: SlideDraft, *, trial: bool) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if slide.identity or trial:
        made["id"] = slide.identity or slide.trial
    if slide.is_hidden and not trial:
        # PowerPoint has a hidden slide in its file, one click away; so has an appendix.
        made["appendix"] = True
    if slide.title:
        made["title"] = slide.title
    if slide.hides_title:
        made["hide_title"] = True
    if slide.background:
        made["background"] = slide.background
    if slide.layout:
        made["layout"] = slide.layout
    elif isinstance(slide.content, Under) and slide.content.stays:
        made["layout"] = "stack"
    if slide.content is not None:
        made.update(_blocks(slide.content, runs_on=slide.runs_on))
    if slide.note:
        made["note"] = slide.note
    if slide.sources:
        made["source"] = slide.sources[0] if len(slide.sources) == 1 else Inline(slide.sources)
    if slide.notes:
        made["notes"] = notes_text(slide.notes)
    return made


def notes_text(notes: list[str]) -> str:
    """Notes as Markdown: paragraphs with an empty line between them."""
    return "\n\n".join(notes)


def _blocks(node: Node, *, runs_on: bool) -> dict[str, Any]:
    """A node as the blocks of a slide, or of a column."""
    if isinstance(node, DraftBlock):
        return {node.word: _value(node, runs_on=runs_on)}
    if isinstance(node, Beside):
        columns = [_blocks(part, runs_on=runs_on) for part in node.parts]
        value = {"items": columns, "widths": Inline(list(node.widths))} if node.widths else columns
        return {"columns": value}
    made: dict[str, Any] = {}
    parts = [_blocks(part, runs_on=runs_on) for part in node.parts]
    if len({word for part in parts for word in part}) == sum(map(len, parts)):
        for part in parts:
            made.update(part)
        return made
    return {"body": parts}


def _value(block: DraftBlock, *, runs_on: bool) -> Any:
    """What is written for a block; in its long form where it runs on."""
    value = block.value
    if runs_on and block.word in _RUN_ON:
        value = dict(value) if isinstance(value, dict) else {"items": value}
        value["continue"] = True
    if block.word == "image" and set(value) == {"file"}:
        return value["file"]
    return value
