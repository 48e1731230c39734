"""Tells what became of an old deck, slide by slide: as text, or as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckgen.importing.import_outcome import Imported, SlideReport

_LONGEST_TITLE = 60
_MOST_WORDS = 12


def import_text(made: Imported) -> str:
    """The report as text: what holds for the deck, each slide that is not whole, and the counts."""
    return "\n".join(_lines(made))


def _lines(made: Imported) -> Iterator[str]:
    width = len(str(len(made.slides)))
    for slide in made.slides:
        title = slide.title if len(slide.title) <= _LONGEST_TITLE else f"{slide.title[: _LONGEST_TITLE - 1]}…"
        yield f"{slide.number:>{width}}  {slide.kept:<8}{title}".rstrip()
        for words in (*slide.said, *_lost(slide)):
            yield f"{'':>{width}}          {words}"
    if made.said:
        yield ""
        yield from (f"On all slides: {words}" for words in made.said)
    yield ""
    whole, partly, drawn = (
        sum(slide.kept == kept for slide in made.slides) for kept in ("whole", "partly", "picture")
    )
    yield f"{_count(len(made.slides), 'slide')}: {whole} whole, {partly} partly, {drawn} with a drawing as a picture"
    lost = sum(len(slide.lost) for slide in made.slides)
    yield f"words: {'none is lost' if not lost else f'{lost} are nowhere in the new deck'}"
    look = (
        "the file's own layouts (assets/brand/template.pptx)"
        if made.look == "template"
        else "the file's colors and fonts"
    )
    yield f"look: {look}"
    yield f"check: {_count(len(made.errors), 'error')}, {_count(made.warnings, 'warning')}"


def _lost(slide: SlideReport) -> Iterator[str]:
    if slide.lost:
        more = f" and {len(slide.lost) - _MOST_WORDS} more" if len(slide.lost) > _MOST_WORDS else ""
        yield f"words that are nowhere now: {', '.join(slide.lost[:_MOST_WORDS])}{more}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def import_data(made: Imported) -> dict[str, Any]:
    """The report as data."""
    return {
        "files": [str(path) for path in made.files],
        "slides": [
            {
                "number": slide.number,
                "title": slide.title,
                "kept": slide.kept,
                "slides": slide.slides,
                "not_taken_over": list(slide.said),
                "lost_words": list(slide.lost),
            }
            for slide in made.slides
        ],
        "said": list(made.said),
        "look": made.look,
        "errors": [str(one) for one in made.errors],
        "warnings": made.warnings,
    }
