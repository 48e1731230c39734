"""Bold that sets nothing apart, since all words of a slide are bold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from deckgen.model.rich_text import Run
from deckgen.office.old_deck.old_values import TITLES, AnyShape, OldParagraph, WordShape
from deckgen.office.old_deck.read_paragraphs import is_code

# Bold lines of more words than this are how text looks, and no headings.
_MOST_WORDS = 8
# The size of letters where nothing says it.
_USUAL = 18.0


def without_loud_bold(shapes: Sequence[AnyShape]) -> list[AnyShape]:
    """The shapes of a slide, of which those that are bold to the last word, the title aside, are so only in headings.

    Lines of one size are headings together or not at all: one of them that is long, or a point of a list, is none.
    Where one box isn't bold, bold says something, and stays.
    """
    words = [one for one in shapes if isinstance(one, WordShape) and one.role not in TITLES]
    bold = [one for one in words if _is_bold(one)]
    if len(bold) < len(words):
        return list(shapes)
    lines = [each for one in bold for each in one.paragraphs]
    loud = {_size(one) for one in lines if one.mark or one.level or len(one.text.plain.split()) > _MOST_WORDS}
    sizes = {_size(each) for one in words for each in one.paragraphs}
    if len(sizes) == 1 and len(lines) > 1:
        loud = sizes
    return [_quiet(one, loud) if any(one is each for each in bold) else one for one in shapes]


def _is_bold(shape: WordShape) -> bool:
    runs = [run for one in _spoken(shape.paragraphs) for run in one.text.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _spoken(paragraphs: Iterable[OldParagraph]) -> list[OldParagraph]:
    """Paragraphs that are no code."""
    return [one for one in paragraphs if not is_code(one.text)]


def _size(paragraph: OldParagraph) -> float:
    return paragraph.size or _USUAL


def _quiet(shape: AnyShape, loud: set[float]) -> AnyShape:
    """A box whose lines of the loud sizes aren't bold."""
    assert isinstance(shape, WordShape)
    lines = (
        replace(one, text=one.text.map(_plain)) if _size(one) in loud and not is_code(one.text) else one
        for one in shape.paragraphs
    )
    return replace(shape, paragraphs=tuple(lines))


def _plain(run: Run) -> tuple[Run]:
    return (replace(run, bold=False),)
