"""by_hand: a built file and its manifest -> what somebody changed in it since. Pictures and charts stay unread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from deckgen.comparing.comparison import Edits, SlideEdit, SlideRef
from deckgen.comparing.order import numbered
from deckgen.comparing.word_changes import Line, compare_lines, normal
from deckgen.model.manifest import PageRecord, SlideRecord, Words
from deckgen.office.built_file import BuiltFile, FoundSlide


def by_hand(file: BuiltFile) -> Edits:
    """The edits of a file: slides that are gone, came, say something else or stand elsewhere."""
    refs = numbered(file.manifest)
    built = {page.name: (slide, page) for slide in file.manifest.slides for page in slide.pages}
    found, strange = _matched(file.slides, {name: normal(page.title) for name, (_, page) in built.items()})
    gone = dict.fromkeys(slide.id for name, (slide, _) in built.items() if name not in found)
    edits = (_edit(*built[name], slide, refs) for name, slide in found.items())
    return Edits(
        added=tuple(strange),
        removed=tuple(refs[name] for name in gone),
        slides=tuple(edit for edit in edits if edit is not None),
        reordered=list(found) != [name for name in built if name in found],
    )


def _matched(slides: Sequence[FoundSlide], titles: Mapping[str, str]) -> tuple[dict[str, FoundSlide], list[str]]:
    """The slides of the file by the names that they were built under, and the titles of those that weren't.

    LibreOffice forgets the names, so that slides without one are known by their titles.
    """
    # A copy that somebody makes of a slide may keep its name: the first is the one that was built.
    first = {slide.name: slide for slide in reversed(slides) if slide.name in titles}
    free = [name for name in titles if name not in first]
    found, strange = {}, []
    for slide in slides:
        title = normal(slide.title)
        name = next((name for name in free if titles[name] == title), None)
        if first.get(slide.name) is slide:
            found[slide.name] = slide
        elif name is not None and slide.name not in titles:
            free.remove(name)
            found[name] = slide
        else:
            strange.append(title)
    return found, strange


def _edit(slide: SlideRecord, page: PageRecord, found: FoundSlide, refs: dict[str, SlideRef]) -> SlideEdit | None:
    words = compare_lines([*_title(page), *_lines(page.words), *_cells(page)], list(_lines(found.words)))
    told = (slide.clock, *slide.notes) if page is slide.pages[0] else ()
    notes = compare_lines([("notes", line) for line in told], [("notes", line) for line in found.notes])
    hidden = found.hidden if found.hidden != slide.hidden else None
    return SlideEdit(refs[slide.id], words, notes, hidden) if words or notes or hidden is not None else None


def _title(page: PageRecord) -> Iterator[Line]:
    """The title that a page without one has for screen readers."""
    if page.title and not any(words.role == "title" for words in page.words):
        yield "Title", page.title


def _lines(shapes: Iterable[Words]) -> Iterator[Line]:
    return ((words.shape, line) for words in shapes for line in words.lines)


def _cells(page: PageRecord) -> Iterator[Line]:
    for table in page.tables:
        yield from (("Table", line) for row in table.rows for cell in row for line in cell.split("\n"))
