"""What `deckgen pull` does: words that somebody changed in a built file are written back into the deck.

All that can be written is tried in a copy of the deck's folder first: the deck must load there without an error and
show the new words. Then all files are written, or none.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from deckgen.comparing import by_hand, told
from deckgen.comparing.comparison import Edits, SlideEdit, SlideRef, WordChange
from deckgen.comparing.word_changes import normal
from deckgen.deck import Deck, DeckSlide
from deckgen.files.mends import FileMend, Mends, gather_mends, make_all, mended_bytes
from deckgen.files.temporary import temporary_folder
from deckgen.model.dataset import Dataset, Kind
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, Edit, Severity, SourceFile, Span
from deckgen.model.house_words import house_words
from deckgen.model.language import base_of
from deckgen.model.manifest import Manifest, SlideRecord
from deckgen.office.built_file import BuiltFile, parser_of_built, read_built
from deckgen.processes.parsing import Failed
from deckgen.stages.bind.scope_of import DEFAULT_LANGUAGE
from deckgen.tailoring import UnknownVariantError
from deckgen.workshop import Prepared, Workshop, workshop
from deckgen.writing_back.file_edits import CATALOGUE, cell_edit, file_edits
from deckgen.writing_back.found_words import found_words, line_of
from deckgen.writing_back.rewritten import rewritten

CODE = "edited_by_hand"
_NOT_COPIED = shutil.ignore_patterns(".*", "output", "node_modules", "*.pptx")
_REPEATED = {
    "kicker": "the title of its section stands on all of its slides; change it where the section begins",
    "tracker": "the titles of sections stand on all dividers; change them where the sections begin",
    "source": "sources are listed from what the deck says of them; change it there",
}


class Unwritten(Struct, frozen=True):
    """An edit that isn't written back.

    slide: the slide that it is on; None where it is on none.
    change: the line that was changed; None for an edit that changes no word.
    why: why it isn't.
    place: where the deck has the words, or the slide; "" where that isn't known.
    """

    slide: SlideRef | None
    change: WordChange | None
    why: str
    place: str = ""


class Pulled(Struct, frozen=True):
    """What can be written back.

    mends: the edits of the deck's files.
    left: the edits by hand that aren't written.
    """

    mends: Mends
    left: tuple[Unwritten, ...]

    def write(self, deck: Path) -> None:
        """Write all files; NotMendedError where one of them can't be, and then none is."""
        make_all(self.mends, deck)


def pull(file: Path, deck: Path) -> Pulled:
    """The words that were changed by hand in a built file, as edits of the deck. Nothing is written.

    DeckgenError where the file or the deck can't be used, or the deck would have errors afterwards.
    """
    log = Diagnostics()
    built, edits = _read(file, log)
    if built.manifest.is_filled:
        return Pulled(Mends((), ()), tuple(_left_in_talk(edits)))
    with workshop(deck, str(deck), log) as shop:
        prepared = _prepared(shop, file, built.manifest, log)
        assert shop is not None
        gathered = _Gathering(built, prepared.deck, shop).gather(edits)
    lines, left = gathered.lines, gathered.left
    while True:
        mends = gather_mends(deck, (line.complaint for line in lines))
        refused = {id(one.complaint): one.why for one in mends.left}
        left += [line.unwritten(refused[id(line.complaint)]) for line in lines if id(line.complaint) in refused]
        lines = [line for line in lines if id(line.complaint) not in refused]
        vain = _vain(mends.files, lines, deck, built.manifest) if lines else []
        if not vain:
            return Pulled(Mends(mends.files, ()), tuple(left))
        left += [line.unwritten("the deck would not show it then") for line in vain]
        lines = [line for line in lines if line not in vain]


def _left_in_talk(edits: Edits) -> Iterator[Unwritten]:
    """The edits of a copy of a file made by hand, whose words stand in that file: the deck has none of them."""
    why = "the words of a filled copy are those of the file that was filled: change it there, and fill it again"
    for edit in edits.slides:
        yield from (Unwritten(edit.slide, change, why) for change in (*edit.words, *edit.notes))
        if edit.looks or edit.hidden is not None:
            yield Unwritten(edit.slide, None, "its looks were changed: change them in the file that was filled")
    for title in edits.added:
        yield Unwritten(None, None, f"“{title}” was added: add it to the file that was filled")
    for slide in edits.removed:
        yield Unwritten(slide, None, "it was taken out: take it out of the file that was filled")
    if edits.reordered:
        yield Unwritten(None, None, "the slides stand in another order: move them in the file that was filled")


class _Line(Struct, frozen=True):
    """A line that is written back.

    complaint: the edits of a file, and what is said of them.
    slide, change: the line, and the slide that it is on.
    index: the place of the slide among the deck's.
    wanted: what the line is to be.
    """

    complaint: Diagnostic
    slide: SlideRef
    change: WordChange
    index: int
    wanted: str

    def unwritten(self, why: str) -> Unwritten:
        """The line as one that isn't written after all."""
        return Unwritten(self.slide, self.change, why, line_of(self.complaint.edits[0].span))


def _read(file: Path, log: Diagnostics) -> tuple[BuiltFile, Edits]:
    """The file and what was edited in it."""
    with closing(parser_of_built()) as parser:
        built = read_built(file, str(file), log, parser)
        edits = parser.parse(by_hand, built) if built else None
    if isinstance(edits, Failed):
        log.error("unreadable_pptx", f"what was edited in '{file}' can't be told: {edits.reason}", _whole(file))
    if built is None or edits is None or isinstance(edits, Failed):
        raise DeckgenError(log)
    return built, edits


def _prepared(shop: Workshop | None, file: Path, manifest: Manifest, log: Diagnostics) -> Prepared:
    """The copy of the deck that a file was built of; DeckgenError where the deck has errors, or no such copy."""
    if shop is None:
        raise DeckgenError(log)
    event, audience = manifest.event or None, None if manifest.event else manifest.audience or None
    try:
        (prepared,) = shop.prepare_all(shop.one(audience, event, log), log) or (None,)
    except UnknownVariantError:
        message = f"the file is the copy of '{event or audience}', which the deck doesn't have any more"
        log.error("no_such_copy", message, _whole(file), "give the deck that it was built from")
        prepared = None
    if prepared is None or log.errors:
        raise DeckgenError(log)
    return prepared


class _Spot(Struct, frozen=True):
    """A slide on which lines were changed.

    ref: the slide as the file numbers it.
    index: its place among the deck's.
    slide, record: the slide as the deck has it now, and as it was built.
    """

    ref: SlideRef
    index: int
    slide: DeckSlide
    record: SlideRecord

    @property
    def place(self) -> str:
        """Where the deck has it."""
        return line_of(self.slide.span)

    def count(self, line: str) -> int:
        """How many lines of it, or of its notes, read so."""
        lines = list(self.record.notes)
        for page in self.record.pages:
            lines += [one for words in page.words for one in words.lines]
            lines += [one for table in page.tables for row in table.rows for cell in row for one in cell.split("\n")]
        return list(map(normal, lines)).count(line)


class _Gathering:
    """Finds for each line that was changed the words of the deck, and what they become.

    lines: the lines that can be written.
    left: what isn't written.
    """

    def __init__(self, built: BuiltFile, deck: Deck, shop: Workshop) -> None:
        self._shop = shop
        self._before_sources = house_words(built.manifest.language).sources_of_notes
        own, spoken = shop.outline.language or DEFAULT_LANGUAGE, built.manifest.language
        # What a translated copy shows of the deck's own words must not be changed for all copies.
        self._catalogue = CATALOGUE if base_of(str(own)) != base_of(spoken) else ""
        self._slides = {slide.id: (index, slide) for index, slide in enumerate(deck.slides)}
        self._records = {slide.id: slide for slide in built.manifest.slides}
        self.lines: list[_Line] = []
        self.left: list[Unwritten] = []

    def gather(self, edits: Edits) -> _Gathering:
        """Go through all edits."""
        for edit in edits.slides:
            index, slide = self._slides.get(edit.slide.id, (-1, None))
            if slide is None:
                changes = (*edit.words, *edit.notes)
                self.left += [Unwritten(edit.slide, one, "the deck has no such slide any more") for one in changes]
            else:
                self._slide(edit, _Spot(edit.slide, index, slide, self._records[edit.slide.id]))
        words = "only words are written back"
        self.left += [Unwritten(None, None, f"“{title}” was added: write it into the deck") for title in edits.added]
        self.left += [
            Unwritten(slide, None, "it was taken out: hide or delete it in the deck", self._place(slide.id))
            for slide in edits.removed
        ]
        if edits.reordered:
            self.left.append(Unwritten(None, None, f"the slides stand in another order: {words}"))
        return self

    def _place(self, name: str) -> str:
        return line_of(self._slides[name][1].span) if name in self._slides else ""

    def _slide(self, edit: SlideEdit, spot: _Spot) -> None:
        for changes in (edit.words, edit.notes):
            before: Counter[str | None] = Counter()
            for change in changes:
                alike = sum(one.old == change.old for one in changes)
                self._change(change, spot, alike, before[change.old])
                before[change.old] += 1
        if edit.hidden is not None:
            what = "it was hidden" if edit.hidden else "it is shown again"
            self.left.append(Unwritten(edit.slide, None, f"{what}: say so in the deck", spot.place))
        if edit.looks:
            what = "its looks were changed, which stay in the file: only words are written back"
            self.left.append(Unwritten(edit.slide, None, what, spot.place))

    def _change(self, change: WordChange, spot: _Spot, alike: int, number: int) -> None:
        """A line that was changed; alike are those that read the same before, of which it is the one of a number."""
        old, new = change.old, change.new
        if old is None or new is None:
            what = "added: write it into the deck" if old is None else "taken out: delete it in the deck"
            self.left.append(Unwritten(spot.ref, change, f"it was {what}", spot.place))
            return
        found = found_words(old, spot.slide)
        if not found:
            self._cell(change, old, new, spot)
            return
        words = found[min(number, len(found) - 1)]
        place = line_of(words.words.at(0))
        count = spot.count(old)
        why = ""
        if count > 1 and not (alike == count and len(found) in (1, count)):
            why = "several lines of the slide read so, and nobody can tell which of the deck's this is"
        elif not words.words.span.file.path.endswith(self._catalogue):
            why = (
                "it isn't translated yet, and the words of the deck are for all copies: translate it in the catalogue"
            )
        wanted = why or rewritten(words, old, new)
        if isinstance(wanted, str):
            self.left.append(Unwritten(spot.ref, change, wanted, place))
            return
        for name in wanted.lost:
            why = f"what stands for {name} was changed: it follows the data, so change it there"
            self.left.append(Unwritten(spot.ref, change, why, place))
        edits = file_edits(words.words, wanted) if wanted.parts else ()
        if edits is None:
            self.left.append(Unwritten(spot.ref, change, "it can't be written there without changing more", place))
        elif edits:
            self._write(edits, change, spot, wanted.line)

    def _cell(self, change: WordChange, old: str, new: str, spot: _Spot) -> None:
        """A line that the deck doesn't hold: a cell of a table's file, or made from what stands elsewhere."""
        cells = [edit for name in spot.slide.tables for edit in self._cells(name, old, new)]
        if len(cells) == 1 and isinstance(cells[0], Edit):
            self._write((cells[0],), change, spot, new)
            return
        why = self._reason(change, old, spot.record)
        if len(cells) > 1:
            why = "several cells of the data read so"
        elif cells:
            why = str(cells[0])
        self.left.append(Unwritten(spot.ref, change, why, spot.place))

    def _cells(self, name: str, old: str, new: str) -> Iterator[Edit | str]:
        """The edits of the cells of a table that read so, or why there is none."""
        table = self._shop.gathered.tables.get(name)
        written = next((one for key, one in self._shop.outline.data.items() if key == name), None)
        for column, row in _places(table, old):
            place = table.place(column, row) if table else None
            if written is not None and written.refresh is not None:
                yield f"the table '{name}' is fetched: its next refresh would undo it"
                continue
            edit = cell_edit(place.span, old, new) if place and not place.words else None
            yield edit or f"it stands in the data of '{name}', which can't be written to"

    def _reason(self, change: WordChange, old: str, record: SlideRecord) -> str:
        """Why a line that isn't in the deck isn't."""
        words = (one for page in record.pages for one in page.words if one.shape == change.where)
        role = next((one.role for one in words if old in map(normal, one.lines)), "")
        if record.kind == "sources" or old.startswith(self._before_sources):
            role = "source"
        if role in _REPEATED:
            return _REPEATED[role]
        if any(figure.text and figure.text in old for figure in record.figures):
            return "it is a figure, which follows the data: change it there"
        return "the deck doesn't say this any more, or it is made from what stands elsewhere"

    def _write(self, edits: tuple[Edit, ...], change: WordChange, spot: _Spot, wanted: str) -> None:
        title = f"slide {spot.ref.number}, {change.where or 'a shape'}"
        complaint = Diagnostic(Severity.WARNING, CODE, title, edits[0].span, edits=edits)
        self.lines.append(_Line(complaint, spot.ref, change, spot.index, wanted))


def _places(table: Dataset | None, words: str) -> Iterator[tuple[str, int]]:
    """The cells of a table's columns of words that read so: column and row."""
    for column in table.columns if table else ():
        if column.kind is Kind.TEXT:
            yield from ((column.name, row) for row, text in enumerate(column.texts) if normal(text) == words)


def _vain(files: Sequence[FileMend], lines: Sequence[_Line], deck: Path, manifest: Manifest) -> list[_Line]:
    """The lines that aren't shown once the edits are made, as a copy of the deck's folder says.

    DeckgenError where the deck has errors then.
    """
    log = Diagnostics()
    # Beside the deck, files of any size can have a second name at once.
    with temporary_folder(deck.parent) as place:
        folder = place / "deck"
        shutil.copytree(deck.parent, folder, symlinks=True, ignore=_NOT_COPIED, copy_function=_linked)
        for file in files:
            copy = folder / os.path.relpath(file.path.resolve(), deck.parent.resolve())
            copy.unlink()
            copy.write_bytes(mended_bytes(file))
        with workshop(folder / deck.name, str(deck), log) as shop:
            prepared = _prepared(shop, deck, manifest, log)
            assert shop is not None
            shown = shop.manifest(prepared).slides
    said = [told(slide) for slide in shown]
    return [line for line in lines if line.index >= len(said) or line.wanted not in said[line.index]]


def _linked(source: str, target: str) -> None:
    """A file under a second name, or a copy of it where a disk has no such."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _whole(path: Path) -> Span:
    return Span(SourceFile(str(path), ""), 0, 0, 0)
