"""What somebody changed by hand in a built file: its slides are compared with the manifest that travels in it.

Words, notes, the order of slides, whether they are hidden, and how their shapes were written are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from deckgen.comparing.comparison import Edits, LookChange, SlideEdit, SlideRef, WordChange
from deckgen.comparing.look_changes import LookComparison
from deckgen.comparing.order import likeness, numbered
from deckgen.comparing.word_changes import PlacedLine, compare_lines, normal
from deckgen.model.manifest import Looks, Manifest, PageRecord, SlideRecord, Words, filled_name
from deckgen.office.built_file import BuiltFile, FoundSlide

# How alike (0 to 1) a slide without a name must be to the built one, and how many pairs are tried at the most.
_LIKE, _MOST_TRIED = 0.5, 40_000


def by_hand(file: BuiltFile) -> Edits:
    """The edits of a built file: slides that are gone or were added, say something else or stand elsewhere."""
    refs = numbered(file.manifest)
    built = {page.name: (slide, page) for slide in file.manifest.slides for page in slide.pages}
    looks = LookComparison.of_program(file.program)
    slides = _numbered(file.slides, looks) if file.manifest.is_filled else file.slides
    found, added = _matched(slides, {name: page for name, (_, page) in built.items()})
    gone = dict.fromkeys(slide.id for name, (slide, _) in built.items() if name not in found)
    edits = [edit for name, slide in found.items() if (edit := _edit(*built[name], slide, refs, looks)) is not None]
    is_rewritten = looks.is_lossy and file.manifest.is_filled and any(edit.looks for edit in edits)
    return Edits(
        added=tuple(added),
        removed=tuple(refs[name] for name in gone),
        slides=tuple(edits),
        reordered=list(found) != [name for name in built if name in found],
        rewritten_by=file.program.partition("/")[0] if is_rewritten else "",
    )


def unsaid(edits: Edits, built: Manifest, manifest: Manifest, others: Collection[str] = ()) -> Edits:
    """The edits of a file without words that the deck has come to say on the same slide since.

    built is the manifest of the file, manifest that of the deck as it is. Those of other slides, which are named by
    their ids, are left out too.
    """
    before, after = ({slide.id: Counter(_told(slide)) for slide in one.slides} for one in (built, manifest))
    left = (
        _unsaid(edit, before[edit.slide.id], after.get(edit.slide.id))
        for edit in edits.slides
        if edit.slide.id not in others
    )
    return replace(edits, slides=tuple(edit for edit in left if edit is not None))


def _unsaid(edit: SlideEdit, before: Counter[str], after: Counter[str] | None) -> SlideEdit | None:
    """An edit without the words that came to the slide of the deck, or left it, as they did in the file.

    A line that was there already, as one of two cells that somebody swapped, hasn't come to it.
    """
    if after is None:
        return edit

    def is_unsaid(one: WordChange) -> bool:
        return after[one.new] <= before[one.new] if one.new else after[one.old or ""] >= before[one.old or ""]

    words, notes = (tuple(filter(is_unsaid, changes)) for changes in (edit.words, edit.notes))
    return (
        replace(edit, words=words, notes=notes) if words or notes or edit.hidden is not None or edit.looks else None
    )


def told(slide: SlideRecord) -> frozenset[str]:
    """The lines of a slide and its notes."""
    return frozenset(_told(slide))


def _told(slide: SlideRecord) -> list[str]:
    lines = [slide.title, slide.clock, *slide.notes]
    for page in slide.pages:
        lines += [line for _, line in (*_title(page), *_lines(page.words), *_cells(page))]
    return [normal(line) for line in lines]


def _numbered(slides: Sequence[FoundSlide], looks: LookComparison) -> Sequence[FoundSlide]:
    """The slides of a file made by hand, named by their numbers, which LibreOffice gives anew as it saves a file."""
    return [replace(slide, name="" if looks.is_lossy else filled_name(slide.number)) for slide in slides]


def built_names(file: BuiltFile) -> list[str]:
    """The name under which each slide of a file was built, "" for one that deckgen didn't make."""
    pages = {page.name: page for slide in file.manifest.slides for page in slide.pages}
    names = {id(slide): name for name, slide in _matched(file.slides, pages)[0].items()}
    return [names.get(id(slide), "") for slide in file.slides]


def _matched(
    slides: Sequence[FoundSlide], pages: Mapping[str, PageRecord]
) -> tuple[dict[str, FoundSlide], list[str]]:
    """The slides of the file by the names that they were built under, and the titles of slides that were added.

    pages are the built slides, by their names. LibreOffice forgets the names when it saves a file, so a slide without
    one is known by its title, or else by all that stands on it.
    """
    # A copy that somebody makes of a slide in PowerPoint may keep its name: the first is the one that was built.
    first = {slide.name: slide for slide in reversed(slides) if slide.name in pages}
    free = {name: normal(page.title) for name, page in pages.items() if name not in first}
    known: dict[int, str] = {}
    for place, slide in enumerate(slides):
        title = normal(slide.title)
        name = next((name for name, other in free.items() if other == title), None)
        if first.get(slide.name) is slide:
            known[place] = slide.name
        elif name is not None and slide.name not in pages:
            del free[name]
            known[place] = name
    nameless = {place: slide for place, slide in enumerate(slides) if place not in known and not slide.name}
    known |= _alike(nameless, {name: pages[name] for name in free})
    added = [normal(slide.title) for place, slide in enumerate(slides) if place not in known]
    return {known[place]: slides[place] for place in sorted(known)}, added


def _alike(slides: Mapping[int, FoundSlide], pages: Mapping[str, PageRecord]) -> dict[int, str]:
    """The built slide that has most in common with each slide, by its place; the most alike are paired first."""
    if len(slides) * len(pages) > _MOST_TRIED:
        return {}
    shown = {name: Counter((*_words_of(page), *_drawn(page.looks or Looks()))) for name, page in pages.items()}
    found = {place: Counter((*_words_in(slide), *_drawn(slide.looks))) for place, slide in slides.items()}
    tried = [(likeness(held, said), -place, name) for place, held in found.items() for name, said in shown.items()]
    made: dict[int, str] = {}
    for share, place, name in sorted(tried, reverse=True):
        if share >= _LIKE and -place not in made and name not in made.values():
            made[-place] = name
    return made


def _words_of(page: PageRecord) -> Iterator[str]:
    for _, line in (*_title(page), *_lines(page.words), *_cells(page)):
        yield from normal(line).casefold().split()


def _words_in(slide: FoundSlide) -> Iterator[str]:
    for _, line in _lines(slide.words):
        yield from normal(line).casefold().split()


def _drawn(looks: Looks) -> Iterator[str]:
    """The pictures and the data of charts on a slide."""
    return (one.picture or one.data for one in looks.shapes if one.picture or one.data)


def _edit(
    slide: SlideRecord, page: PageRecord, found: FoundSlide, refs: dict[str, SlideRef], looks: LookComparison
) -> SlideEdit | None:
    """What differs between a page as it was built and as it is found; None where nothing does."""
    words = compare_lines([*_title(page), *_lines(page.words), *_cells(page)], list(_lines(found.words)))
    # A slide that runs on over several pages has its notes on the first of them.
    spoken = (slide.clock, *slide.notes) if page is slide.pages[0] else ()
    notes = compare_lines([("notes", line) for line in spoken], [("notes", line) for line in found.notes])
    # That a shape came or went is told by its words, where it has any.
    came = {("added" if change.old is None else "removed", change.where) for change in words if not change.pieces}
    changes = (change for change in _looks(page, found, looks) if (change.what, change.shape) not in came)
    hidden = found.hidden if found.hidden != slide.hidden else None
    edit = SlideEdit(refs[slide.id], words, notes, hidden, tuple(changes), page.name)
    return edit if words or notes or hidden is not None or edit.looks else None


def _looks(page: PageRecord, found: FoundSlide, looks: LookComparison) -> Iterator[LookChange]:
    """What differs besides the words. deckgen itself comments on nothing, so each comment is somebody's."""
    yield from (LookChange("", "comment", words) for words in found.comments)
    if page.looks is not None:
        yield from looks.changes(page.looks, found.looks)


def _title(page: PageRecord) -> Iterator[PlacedLine]:
    """The title of a page that shows none: it stands above the slide, for screen readers, in a shape named Title."""
    if page.title and not any(words.role == "title" for words in page.words):
        yield "Title", page.title


def _lines(shapes: Iterable[Words]) -> Iterator[PlacedLine]:
    return ((words.shape, line) for words in shapes for line in words.lines)


def _cells(page: PageRecord) -> Iterator[PlacedLine]:
    for table in page.tables:
        yield from (("Table", line) for row in table.rows for cell in row for line in cell.split("\n"))
