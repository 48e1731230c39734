"""What a deck has come to say since a file was built of it, so that edits of the file are compared with that.

A slide may have another id since, made from its new title. Lines that were pulled out of the file are in the deck,
and what was edited since then is what differs from those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from deckgen.comparing.comparison import WordChange
from deckgen.comparing.order import paired
from deckgen.comparing.slide_lines import lines_of_slide
from deckgen.comparing.word_changes import normal
from deckgen.model.manifest import Manifest, PageRecord, SlideRecord

# Lines that were pulled out of a slide, by the id it was built under: each as it was built, and as it was pulled.
PulledLines = Mapping[str, Sequence[tuple[str, str]]]


def known_as(built: Manifest, now: Manifest, pulled: PulledLines) -> Manifest:
    """The manifest of a file as if it had been built of the deck that lines of it were pulled into.

    built is the file's own, now that of the deck as it is. Slides have the ids that the deck has for them now. A
    line that the deck says as it was built, since it was changed back there, stays.
    """
    later, still = _later(built, now, pulled), still_pulled(built, now, pulled)
    return replace(
        built,
        slides=tuple(
            _with_lines(replace(one, id=later[one.id].id), still[one.id]) if one.id in later else one
            for one in built.slides
        ),
    )


def still_pulled(built: Manifest, now: Manifest, pulled: PulledLines) -> PulledLines:
    """The lines that were pulled and that the deck doesn't say as they were built, by the same ids."""
    later = _later(built, now, pulled)
    made: dict[str, tuple[tuple[str, str], ...]] = {}
    for slide in built.slides:
        if slide.id in later:
            changed = {change.old for change in changes_of_slide(slide, later[slide.id])}
            made[slide.id] = tuple((old, new) for old, new in pulled.get(slide.id, ()) if old in changed)
    return made


def _later(built: Manifest, now: Manifest, pulled: PulledLines) -> dict[str, SlideRecord]:
    """Each slide as the deck has it now, by the id it was built under.

    One whose title was pulled, and with it what its id is made of, is known by what was pulled.
    """
    as_pulled = replace(built, slides=tuple(_with_lines(one, pulled.get(one.id, ())) for one in built.slides))
    return {old.id: new for old, new in paired(as_pulled, now) if old is not None and new is not None}


def changes_of_slide(slide: SlideRecord, now: SlideRecord) -> tuple[WordChange, ...]:
    """What the deck says otherwise now on a slide and in its notes, than when the slide was built."""
    before, after = lines_of_slide(slide), lines_of_slide(now)
    return (*before.changes(after), *before.note_changes(after))


def _with_lines(slide: SlideRecord, pulled: Sequence[tuple[str, str]]) -> SlideRecord:
    """A slide with other lines in the place of some; of lines that read the same each has its own, in their order."""
    lines: dict[str, list[str]] = {}
    for old, new in pulled:
        lines.setdefault(old, []).append(new)

    def title(line: str) -> str:
        return lines.get(normal(line), [line])[0]

    def said(line: str) -> str:
        found = lines.get(normal(line), [])
        return found.pop(0) if len(found) > 1 else found[0] if found else line

    return replace(
        slide,
        title=title(slide.title),
        pages=tuple(_page(page, title, said) for page in slide.pages),
        notes=tuple(map(said, slide.notes)),
    )


def _page(page: PageRecord, title: Callable[[str], str], said: Callable[[str], str]) -> PageRecord:
    return replace(
        page,
        title=title(page.title),
        words=tuple(replace(words, lines=tuple(map(said, words.lines))) for words in page.words),
        tables=tuple(
            replace(
                table,
                rows=tuple(tuple("\n".join(map(said, cell.split("\n"))) for cell in row) for row in table.rows),
            )
            for table in page.tables
        ),
    )
