"""Brings the pictures of a draft to about the size that they had, by trying its slides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.importing.drafts import DeckDraft, SlideDraft, leaves
from deckgen.importing.picture_sizes import (
    SMALLER,
    Measured,
    Shown,
    guessed,
    held_back,
    is_better,
    is_small,
    is_told,
    otherwise,
    shrunk,
)
from deckgen.model.page import Page, Picture
from deckgen.pictures.images import LOW_DPI

# So often pictures are held back, each time from what was measured before.
_ROUNDS = 4


class Tried(Struct, frozen=True):
    """What came of a slide that was tried: its pictures, and whether it has faults."""

    shown: Measured
    is_faulty: bool


Attempt = Callable[[Sequence[SlideDraft]], Sequence[Tried]]


def measured_on(pages: Iterable[Page], width: float) -> dict[str, Measured]:
    """The pictures on pages of a width in inches, by the slides that these show."""
    found: dict[str, dict[str, list[Shown]]] = defaultdict(lambda: defaultdict(list))
    for page in pages:
        for shape in page.shapes:
            if isinstance(shape, Picture) and shape.file is not None:
                wide = shape.box.width.inches
                shown = Shown(wide / width, wide * shape.file.dpi / LOW_DPI / width)
                found[page.slide][shape.file.path].append(shown)
    return {slide: dict(files) for slide, files in found.items()}


def fit_pictures(draft: DeckDraft, fitted: Sequence[SlideDraft], attempt: Attempt) -> bool:
    """Whether slides were changed, so that their pictures are about as large as they were; those fitted stay."""
    known = set(map(id, fitted))
    slides = [
        one
        for one in draft.slides
        if id(one) not in known and any(block.word == "image" for block in leaves(one.content))
    ]
    changed = _Fitted(draft.size, attempt).of(slides) if slides else {}
    for section in draft.sections:
        section.slides = [changed.get(id(one), one) for one in section.slides]
    return bool(changed)


class _Fitted:
    """Fits the pictures of slides of a size."""

    def __init__(self, size: tuple[int, int], attempt: Attempt) -> None:
        self._size, self._attempt = size, attempt

    def of(self, slides: Sequence[SlideDraft]) -> dict[int, SlideDraft]:
        """The slides that were changed, by the identity of what they were."""
        tried = self._tried(guessed(one, self._size) for one in slides)
        best = {id(old): (one, made.shown) for old, (one, made) in zip(slides, tried, strict=True)}
        self._rearrange(best)
        for _ in range(_ROUNDS):
            narrower = {
                key: made
                for key, (slide, measured) in best.items()
                if (made := held_back(slide, measured, self._size)) is not None
            }
            if not narrower:
                break
            best |= {
                key: (slide, made.shown)
                for key, (slide, made) in zip(narrower, self._tried(narrower.values()), strict=True)
            }
        for key, (slide, measured) in best.items():
            if is_told(shrunk(slide.content, measured, self._size)):
                told = replace(slide, said=[*slide.said])
                told.say(SMALLER)
                best[key] = (told, measured)
        return {key: slide for key, (slide, _) in best.items() if not any(slide is one for one in slides)}

    def _rearrange(self, best: dict[int, tuple[SlideDraft, Measured]]) -> None:
        """Put the words of pictures that shrank where these have more room."""
        shares = {key: shrunk(slide.content, measured, self._size) for key, (slide, measured) in best.items()}
        ways = {
            key: otherwise(best[key][0].content, self._size)
            for key, share in shares.items()
            if is_small(share) and not _runs_on(best[key][0])
        }
        for turn in range(max(map(len, ways.values()), default=0)):
            others = {
                key: guessed(replace(best[key][0], content=way[turn]), self._size)
                for key, way in ways.items()
                if turn < len(way)
            }
            for key, (slide, tried) in zip(others, self._tried(others.values()), strict=True):
                share = shrunk(slide.content, tried.shown, self._size)
                if tried.shown and not tried.is_faulty and is_better(share, shares[key]):
                    best[key], shares[key] = (slide, tried.shown), share

    def _tried(self, slides: Iterable[SlideDraft]) -> list[tuple[SlideDraft, Tried]]:
        held = list(slides)
        return list(zip(held, self._attempt(held), strict=True))


def _runs_on(slide: SlideDraft) -> bool:
    """Whether a slide may take several pages, of which one has its picture."""
    return slide.runs_on and any(one.word in ("bullets", "table") for one in leaves(slide.content))
