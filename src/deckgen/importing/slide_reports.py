"""What became of each slide of an old deck, once its draft is settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from deckgen.importing.drafts import DeckDraft, DraftBlock, Kept, SlideDraft, leaves
from deckgen.importing.import_outcome import SlideReport
from deckgen.model.rich_text import parse

# From the best to the worst.
_ORDER: tuple[Kept, ...] = ("whole", "partly", "picture")
# What a slide is called of which nothing has a name.
_NAMELESS = "(no words)"


def slide_reports(
    count: int, draft: DeckDraft, mended: Mapping[int, tuple[str, ...]], lost: Mapping[int, list[str]]
) -> Iterable[SlideReport]:
    """What became of each slide of an old deck of so many slides.

    mended are the codes of the errors that slides would have had, lost the words that are nowhere now, by the numbers
    of the slides.
    """
    for number in range(1, count + 1):
        made = [slide for slide in draft.slides if slide.number == number]
        single = draft.cover if number == 1 and draft.cover else draft.dividers.get(number)
        gone = [slide for slide in draft.left_out if slide.number == number]
        about = [*made, *([single] if single else []), *gone]
        said = dict.fromkeys(words for one in about for words in one.said)
        missing = tuple(lost.get(number, ()))
        kept: Kept = max((one.kept for one in about), key=_ORDER.index, default="partly")
        is_parted = len(about) - len(gone) > 1
        if (missing or is_parted) and kept == "whole":
            kept = "partly"
        title = next(filter(None, map(_title, about)), "") or next(_spoken(about), "") or _NAMELESS
        yield SlideReport(
            number,
            parse(title).plain,
            kept,
            len(about) - len(gone),
            tuple(said),
            mended.get(number, ()),
            missing,
        )


def _title(slide: SlideDraft) -> str:
    """The title of a slide; of a closing one what is large on it."""
    content = slide.content
    if isinstance(content, DraftBlock) and content.word == "closing":
        return str(content.value.get("ask", slide.title))
    return slide.title


def _spoken(slides: Iterable[SlideDraft]) -> Iterator[str]:
    """Words that stand on slides without a title."""
    for slide in slides:
        if isinstance(slide.background, dict):
            yield str(slide.background.get("alt", ""))
        for block in leaves(slide.content):
            value = block.value
            yield str(value.get("alt") or value.get("ask", "") if isinstance(value, dict) else value)
