"""What somebody changed by hand in a built file: its slides are compared with the manifest that travels in it.

Words, notes, the order of slides, whether they are hidden, and how their shapes were written are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from deckgen.comparing.comparison import Edits, LookChange, SlideEdit, SlideRef, WordChange
from deckgen.comparing.deck_since import changes_of_slide
from deckgen.comparing.look_changes import LookComparison
from deckgen.comparing.order import likeness, longest_rise, numbered
from deckgen.comparing.slide_lines import SlideLines, lines_in, lines_of_page, lines_of_slide, rows_of
from deckgen.comparing.word_changes import changed, normal
from deckgen.model.geometry import PER_POINT
from deckgen.model.manifest import Looks, Manifest, PageRecord, SlideRecord
from deckgen.office.built_file import TABLE, BuiltFile, FoundSlide, is_libreoffice
from deckgen.office.shape_details import HEIGHTS

# What tables of a deck are called where their words are told.
_TABLE = "Table"
# How alike (0 to 1) a slide without a name must be to the built one, and how many pairs are tried at the most.
_LIKE, _MOST_TRIED = 0.5, 40_000


def by_hand(file: BuiltFile) -> Edits:
    """The edits of a built file: slides that are gone or were added, say something else or stand elsewhere."""
    refs = numbered(file.manifest)
    built = {page.name: (slide, page) for slide in file.manifest.slides for page in slide.pages}
    looks = LookComparison(is_libreoffice(file.program), is_by_hand=file.manifest.is_filled)
    found, added = _matched(file.slides, {name: page for name, (_, page) in built.items()})
    gone = dict.fromkeys(slide.id for name, (slide, _) in built.items() if name not in found)
    edits = [edit for name, slide in found.items() if (edit := _edit(*built[name], slide, refs, looks)) is not None]
    is_rewritten = looks.is_lossy and file.manifest.is_filled and any(edit.looks for edit in edits)
    return Edits(
        added=tuple(added),
        removed=tuple(refs[name] for name in gone),
        slides=tuple(edits),
        moved=tuple(dict.fromkeys(refs[built[name][0].id] for name in _moved(list(built), list(found)))),
        sheets=tuple(looks.sheets(file.manifest.sheets, file.sheets)),
        size=_size(file.manifest.size, file.size),
        properties=tuple(_properties(file.manifest.properties, file.properties)),
        rewritten_by=file.program.partition("/")[0] if is_rewritten else "",
    )


def _moved(built: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    """The fewest slides that must have been moved to make the one order the other."""
    places = {name: place for place, name in enumerate(built)}
    stay = set(longest_rise([places[name] for name in found]))
    return (name for at, name in enumerate(found) if at not in stay)


def _size(built: Sequence[int], found: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The sizes of the slides in points, built and found, where these differ by more than a point."""
    if not built or all(abs(one - other) <= PER_POINT for one, other in zip_longest(built, found, fillvalue=0)):
        return ()
    return tuple(tuple(round(one / PER_POINT) for one in size) for size in (built, found))


def _properties(built: Mapping[str, str], found: Mapping[str, str]) -> Iterator[WordChange]:
    """The properties of a file that are others than when it was built, as far as they were noted then."""
    changes = (changed(name, words, found.get(name, "")) for name, words in built.items())
    return (one for one in changes if one is not None)


def unsaid(edits: Edits, built: Manifest, manifest: Manifest, others: Collection[str] = ()) -> Edits:
    """The edits of a file without words that the deck has come to say on the same slide since.

    built is the manifest of the file, manifest that of the deck as it is. Those of other slides, which are named by
    their ids, are left out too.
    """
    before, after = ({slide.id: slide for slide in one.slides} for one in (built, manifest))
    left = (
        _unsaid(edit, before[edit.slide.id], after.get(edit.slide.id))
        for edit in edits.slides
        if edit.slide.id not in others
    )
    properties = (one for one in edits.properties if one.new != normal(manifest.properties.get(one.where, "")))
    return replace(edits, slides=tuple(edit for edit in left if edit is not None), properties=tuple(properties))


def _unsaid(edit: SlideEdit, built: SlideRecord, now: SlideRecord | None) -> SlideEdit | None:
    """An edit without the words that came to the slide of the deck, or left it, as they did in the file.

    A line that was there already, as one of two cells that somebody swapped, hasn't come to it. What the deck says in
    the place of a line that was changed on both sides is told with it.
    """
    if now is None:
        return edit
    before, after = (Counter(lines_of_slide(one).all_lines) for one in (built, now))
    changed = changes_of_slide(built, now)
    taken_over = {(one.old, one.new) for one in changed}
    instead = {one.old: one.new or "" for one in changed if one.old is not None}

    def is_unsaid(one: WordChange) -> bool:
        if (one.old, one.new) in taken_over:
            return False
        return after[one.new] <= before[one.new] if one.new else after[one.old or ""] >= before[one.old or ""]

    def both(one: WordChange) -> WordChange:
        return replace(one, deck=instead.get(one.old, "")) if one.old is not None and not after[one.old] else one

    words, notes = (tuple(both(one) for one in changes if is_unsaid(one)) for changes in (edit.words, edit.notes))
    return (
        replace(edit, words=words, notes=notes) if words or notes or edit.hidden is not None or edit.looks else None
    )


def told(slide: SlideRecord) -> frozenset[str]:
    """The lines of a slide and its notes."""
    return frozenset((normal(slide.title), *lines_of_slide(slide).all_lines))


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
    for line in lines_of_page(page).all_lines:
        yield from line.casefold().split()


def _words_in(slide: FoundSlide) -> Iterator[str]:
    for _, line in lines_in(slide.words):
        yield from normal(line).casefold().split()


def _drawn(looks: Looks) -> Iterator[str]:
    """The pictures and the data of charts on a slide, and where its shapes stand: words may all be others."""
    for one in looks.shapes:
        if one.picture or one.data:
            yield one.picture or one.data
        if one.box:
            yield f"{one.kind} at {' '.join(str(round(length / PER_POINT)) for length in one.box)}"


def _edit(
    slide: SlideRecord, page: PageRecord, found: FoundSlide, refs: dict[str, SlideRef], looks: LookComparison
) -> SlideEdit | None:
    """What differs between a page as it was built and as it is found; None where nothing does."""
    if is_libreoffice(page.saved_by):
        looks = replace(looks, is_lossy=True)
    # A slide that runs on over several pages has its notes on the first of them.
    built = lines_of_page(page, (slide.clock, *slide.notes) if page is slide.pages[0] else ())
    is_grid = bool(page.tables)
    names = looks.names(page.looks or Looks(), found.looks)
    shapes = [
        replace(one, shape=names.get(one.shape, one.shape))
        for one in found.words
        if not (is_grid and one.role == TABLE)
    ]
    now = SlideLines(tuple(lines_in(shapes)), rows_of(found.tables) if is_grid else (), found.notes)
    words, notes = built.changes(now), built.note_changes(now)
    # That a shape came or went is told by its words, where it has any.
    came = {("added", one.where) for one in words if one.old is None}
    came |= {("removed", one.where) for one in words if one.new is None}
    changes = [change for change in _looks(page, found, looks) if (change.what, change.shape) not in came]
    # Rows are as high as their words need, and the words of cells that were merged stand in one of them.
    if any(one.where == _TABLE for one in words):
        changes = [change for change in changes if change.new != HEIGHTS]
    if any(change.what == "spans" for change in changes):
        words = tuple(one for one in words if one.where != _TABLE or one.old != one.new)
    hidden = found.hidden if found.hidden != slide.hidden else None
    edit = SlideEdit(refs[slide.id], words, notes, hidden, tuple(changes), page.name)
    return edit if words or notes or hidden is not None or edit.looks else None


def _looks(page: PageRecord, found: FoundSlide, looks: LookComparison) -> Iterator[LookChange]:
    """What differs besides the words. deckgen itself comments on nothing, so each comment is somebody's."""
    yield from (LookChange("", "comment", words) for words in found.comments)
    if page.looks is not None:
        yield from looks.changes(page.looks, found.looks)
