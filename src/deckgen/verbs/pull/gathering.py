"""Finds for each line that was changed by hand the words of the deck, and what they become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from deckgen.comparing import told
from deckgen.comparing.comparison import Edits, SlideEdit, SlideRef, WordChange
from deckgen.comparing.word_changes import normal
from deckgen.deck import Deck, DeckSlide
from deckgen.model.dataset import Dataset, Kind
from deckgen.model.diagnostics import Diagnostic, Edit, Severity
from deckgen.model.house_words import house_words
from deckgen.model.language import base_of
from deckgen.model.manifest import Manifest, SlideRecord
from deckgen.office.built_file import BuiltFile
from deckgen.stages.bind.scope_of import DEFAULT_LANGUAGE
from deckgen.verbs.pull.lines import Line, Unwritten
from deckgen.workshop import Workshop
from deckgen.writers.diff import look_text
from deckgen.writing_back.file_edits import CATALOGUE, cell_edit, file_edits
from deckgen.writing_back.found_words import found_in_deck, found_words, house_key, line_of
from deckgen.writing_back.rewritten import rewritten

CODE = "edited_by_hand"
_UNTRANSLATED = "it isn't translated yet, and the {} are for all copies: translate it in the catalogue"
# What the properties of a file are made of.
_PROPERTIES = {
    "title": "change 'title' in the deck",
    "subject": "change 'subtitle' in the deck",
    "author": "change the 'name' of its 'speaker' in the deck",
    "tags": "a deck has none",
}
_REPEATED = {
    "kicker": "the title of its section stands on all of its slides; change it where the section begins",
    "tracker": "the titles of sections stand on all dividers; change them where the sections begin",
    "source": "sources are listed from what the deck says of them; change it there",
}


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


class Gathering:
    """Finds for each line that was changed the words of the deck, and what they become.

    lines: the lines that can be written.
    left: what isn't written.
    """

    def __init__(self, built: BuiltFile, deck: Deck, now: Manifest, shop: Workshop) -> None:
        """built is the file, deck the deck as it is, and now what that shows."""
        self._shop, self._deck = shop, deck
        self._said = {slide.id: told(slide) for slide in now.slides}
        self._before_sources = house_words(built.manifest.language).sources_of_notes
        own, spoken = shop.outline.language or DEFAULT_LANGUAGE, built.manifest.language
        # What a translated copy shows of the deck's own words must not be changed for all copies.
        self._catalogue = CATALOGUE if base_of(str(own)) != base_of(spoken) else ""
        self._slides = {slide.id: (index, slide) for index, slide in enumerate(deck.slides)}
        self._records = {slide.id: slide for slide in built.manifest.slides}
        self.lines: list[Line] = []
        self.left: list[Unwritten] = []

    def gather(self, edits: Edits) -> Gathering:
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
        self.left += [
            Unwritten(slide, None, f"it stands elsewhere: {words}", self._place(slide.id)) for slide in edits.moved
        ]
        for sheet in edits.sheets:
            self.left.append(Unwritten(None, None, f"{sheet.called} was changed: {words}"))
        for one in edits.properties:
            self.left.append(Unwritten(None, one, f"it is the {one.where} of the file: {_PROPERTIES[one.where]}"))
        if edits.size:
            self.left.append(Unwritten(None, None, f"the slides have another size: {words}"))
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
            what = f"{'; '.join(map(look_text, edit.looks))}: only words are written back"
            self.left.append(Unwritten(edit.slide, None, what, spot.place))

    def _change(self, change: WordChange, spot: _Spot, alike: int, number: int) -> None:
        """A line that was changed; alike are those that read the same before, of which it is the one of a number."""
        old, new = change.old, change.new
        if old is None or new is None or old == new:
            what = "taken out: delete it in the deck" if new is None else "added: write it into the deck"
            what = "moved: move it in the deck" if old == new else what
            self.left.append(Unwritten(spot.ref, change, f"it was {what}", spot.place))
            return
        if change.deck:
            why = f"it was changed on both sides: the deck says “{change.deck}” now"
            said = found_words(change.deck, spot.slide)
            place = line_of(said[0].words.at(0)) if said else spot.place
            self.left.append(Unwritten(spot.ref, change, why, place))
            return
        if old not in self._said.get(spot.slide.id, ()):
            self.left.append(Unwritten(spot.ref, change, "the deck doesn't say this any more", spot.place))
            return
        found = found_in_deck(old, change.where, spot.slide, self._deck)
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
            why = _UNTRANSLATED.format("words of the deck")
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
        found = [one for one in cells if isinstance(one, Edit)]
        if self._catalogue and found:
            why = _UNTRANSLATED.format("cells of the data")
            self.left.append(Unwritten(spot.ref, change, why, line_of(found[0].span)))
            return
        if len(cells) == 1 and isinstance(cells[0], Edit):
            self._write((cells[0],), change, spot, new)
            return
        why, place = self._reason(change, old, spot), self._section(old) or spot.place
        numbers = [where for name in spot.slide.tables for where in self._numbers(name, old)]
        if len(cells) > 1:
            why = "several cells of the data read so"
        elif not cells and change.where == "Table" and any(spot.slide.tables):
            why = f"it is a cell of {' or '.join(f'‘{name}’' for name in spot.slide.tables)}: change it in the data"
            place = numbers[0] if len(numbers) == 1 else place
        elif cells:
            why = str(cells[0])
        self.left.append(Unwritten(spot.ref, change, why, place))

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

    def _section(self, line: str) -> str:
        """Where a section has this title; "" where none has."""
        titles = (one.title for one in self._shop.outline.sections if normal(one.title) == line)
        return next((line_of(title.at(0)) for title in titles), "")

    def _numbers(self, name: str, words: str) -> Iterator[str]:
        """Where the file of a table has the numbers that may be written so, whatever parts their thousands."""
        table, digits = self._shop.gathered.tables.get(name), _digits(words)
        if table is None or not digits:
            return
        for column in table.columns:
            for row, text in enumerate(column.texts) if column.kind is Kind.NUMBER else ():
                if _digits(text) == digits and (place := table.place(column.name, row)) is not None:
                    yield line_of(place.span)

    def _reason(self, change: WordChange, old: str, spot: _Spot) -> str:
        """Why a line that isn't in the deck isn't."""
        record = spot.record
        if key := house_key(old, spot.slide):
            return f"the deck doesn't say it, and deckgen's own word stands there: say {key}"
        words = (one for page in record.pages for one in page.words if one.shape == change.where)
        role = next((one.role for one in words if old in map(normal, one.lines)), "")
        if record.kind == "sources" or old.startswith(self._before_sources):
            role = "source"
        if role in _REPEATED:
            return _REPEATED[role]
        if any(figure.text and figure.text in old for figure in record.figures):
            return "it is a figure, which follows the data: change it there"
        return "which words of the deck it was made from isn't known: change them there by hand"

    def _write(self, edits: tuple[Edit, ...], change: WordChange, spot: _Spot, wanted: str) -> None:
        title = f"slide {spot.ref.number}, {change.where or 'a shape'}"
        complaint = Diagnostic(Severity.WARNING, CODE, title, edits[0].span, edits=edits)
        self.lines.append(Line(complaint, spot.ref, change, spot.index, wanted))


def _digits(words: str) -> str:
    """The digits of a number, without what parts its thousands."""
    return "".join(letter for letter in words if letter.isdigit())


def _places(table: Dataset | None, words: str) -> Iterator[tuple[str, int]]:
    """The cells of a table's columns of words that read so: column and row."""
    for column in table.columns if table else ():
        if column.kind is Kind.TEXT:
            yield from ((column.name, row) for row, text in enumerate(column.texts) if normal(text) == words)
