"""What `deckgen pull` does: words that somebody changed in a built file are written back into the deck.

All that can be written is tried in a copy of the deck's folder first: the deck must load there without an error and
show the new words. Then all files are written, or none.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct, structs

from deckgen.comparing import by_hand, known_as, still_pulled, told, unsaid
from deckgen.comparing.comparison import Edits, SlideEdit, SlideRef, WordChange
from deckgen.comparing.deck_since import PulledLines
from deckgen.comparing.word_changes import normal
from deckgen.deck import Deck, DeckSlide
from deckgen.files.mends import Mends, gather_mends, make_all, mended_bytes
from deckgen.files.pulled_lines import pulled_lines, remember_pulled
from deckgen.files.temporary import temporary_folder
from deckgen.model.dataset import Dataset, Kind
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, Edit, Severity, SourceFile, Span
from deckgen.model.house_words import house_words
from deckgen.model.language import base_of
from deckgen.model.manifest import Manifest, SlideRecord, to_json
from deckgen.office.built_file import BuiltFile, parser_of_built, read_built
from deckgen.processes.parsing import Failed
from deckgen.stages.bind.scope_of import DEFAULT_LANGUAGE
from deckgen.tailoring import UnknownVariantError
from deckgen.workshop import Prepared, Workshop, workshop
from deckgen.writers.diff import look_text
from deckgen.writing_back.file_edits import CATALOGUE, cell_edit, file_edits
from deckgen.writing_back.found_words import found_words, line_of
from deckgen.writing_back.rewritten import rewritten

CODE = "edited_by_hand"
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
    file, manifest: the built file, and its manifest as JSON.
    before, lines: the lines that were pulled before and still count, and those that are written now, by the ids of
        the slides when these were built: old and new.
    """

    mends: Mends
    left: tuple[Unwritten, ...]
    file: Path
    manifest: str
    before: PulledLines
    lines: PulledLines

    def write(self, deck: Path) -> None:
        """Write all files; NotMendedError where one of them can't be, and then none is."""
        make_all(self.mends, deck)
        remember_pulled(self.file, self.manifest, self.before, self.lines)


def pull(file: Path, deck: Path) -> Pulled:
    """The words that were changed by hand in a built file, as edits of the deck. Nothing is written.

    DeckgenError where the file or the deck can't be used, or the deck would have errors afterwards.
    """
    log = Diagnostics()
    as_built = _read(file, log)
    own = to_json(as_built.manifest)
    if as_built.manifest.is_filled:
        return Pulled(Mends((), ()), tuple(_left_in_talk(_edits(file, as_built, log))), file, own, {}, {})
    with workshop(deck, str(deck), log) as shop:
        prepared = _prepared(shop, file, as_built.manifest, log)
        assert shop is not None
        now = shop.manifest(prepared)
        pulled = pulled_lines(file, own)
        before = still_pulled(as_built.manifest, now, pulled)
        built = structs.replace(as_built, manifest=known_as(as_built.manifest, now, pulled))
        edits = unsaid(_edits(file, built, log), built.manifest, now)
        gathered = _Gathering(built, prepared.deck, now, shop).gather(edits)
    trial = _Trial(deck, built.manifest, gathered.left)
    lines = trial.shown(gathered.lines)
    files = gather_mends(deck, (line.complaint for line in lines)).files
    return Pulled(Mends(files, ()), tuple(trial.left), file, own, before, _written(lines, as_built, built))


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
    for slide in edits.moved:
        yield Unwritten(slide, None, "it stands elsewhere: move it in the file that was filled")
    for sheet in edits.sheets:
        yield Unwritten(None, None, f"{sheet.called} was changed: change it in the file that was filled")
    if edits.size:
        yield Unwritten(None, None, "the slides have another size: change it in the file that was filled")


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


def _written(lines: Sequence[_Line], as_built: BuiltFile, built: BuiltFile) -> dict[str, list[tuple[str, str]]]:
    """The lines that are written, by the ids of the slides when these were built."""
    ids = {now.id: one.id for one, now in zip(as_built.manifest.slides, built.manifest.slides, strict=True)}
    made: dict[str, list[tuple[str, str]]] = {}
    for line in lines:
        made.setdefault(ids[line.slide.id], []).append((line.change.old or "", line.wanted))
    return made


def _read(file: Path, log: Diagnostics) -> BuiltFile:
    """The file."""
    with closing(parser_of_built()) as parser:
        built = read_built(file, str(file), log, parser)
    if built is None:
        raise DeckgenError(log)
    return built


def _edits(file: Path, built: BuiltFile, log: Diagnostics) -> Edits:
    """What was edited in the file."""
    with closing(parser_of_built()) as parser:
        edits = parser.parse(by_hand, built)
    if isinstance(edits, Failed):
        log.error("unreadable_pptx", f"what was edited in '{file}' can't be told: {edits.reason}", _whole(file))
        raise DeckgenError(log)
    return edits


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

    def __init__(self, built: BuiltFile, deck: Deck, now: Manifest, shop: Workshop) -> None:
        """built is the file, deck the deck as it is, and now what that shows."""
        self._shop = shop
        self._said = {slide.id: told(slide) for slide in now.slides}
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
        self.left += [
            Unwritten(slide, None, f"it stands elsewhere: {words}", self._place(slide.id)) for slide in edits.moved
        ]
        for sheet in edits.sheets:
            self.left.append(Unwritten(None, None, f"{sheet.called} was changed: {words}"))
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
        elif not cells and change.where == "Table" and any(spot.slide.tables):
            why = f"it is a cell of {' or '.join(f'‘{name}’' for name in spot.slide.tables)}: change it in the data"
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
        return "the deck doesn't have it as words: it is code, or made from what stands elsewhere"

    def _write(self, edits: tuple[Edit, ...], change: WordChange, spot: _Spot, wanted: str) -> None:
        title = f"slide {spot.ref.number}, {change.where or 'a shape'}"
        complaint = Diagnostic(Severity.WARNING, CODE, title, edits[0].span, edits=edits)
        self.lines.append(_Line(complaint, spot.ref, change, spot.index, wanted))


def _places(table: Dataset | None, words: str) -> Iterator[tuple[str, int]]:
    """The cells of a table's columns of words that read so: column and row."""
    for column in table.columns if table else ():
        if column.kind is Kind.TEXT:
            yield from ((column.name, row) for row, text in enumerate(column.texts) if normal(text) == words)


class _Trial:
    """Tries lines in a copy of the deck's folder, all at once, and leaves out those that can't be written.

    left: what isn't written, with the reasons.
    """

    def __init__(self, deck: Path, manifest: Manifest, left: list[Unwritten]) -> None:
        """manifest is that of the file that the lines come from, left what isn't written so far."""
        self._deck, self._manifest = deck, manifest
        self.left = left

    def shown(self, lines: list[_Line]) -> list[_Line]:
        """The lines that the deck shows once they are written."""
        lines = self._apart(lines)
        while lines:
            try:
                shown = self._said(lines)
            except DeckgenError:
                # Without any of them it has none, or none of them is to blame.
                self._said(())
                lines = self._borne(lines, [])
                continue
            vain = [line for line in lines if line.index >= len(shown) or line.wanted not in shown[line.index]]
            if not vain:
                break
            self.left += [line.unwritten("the deck would not show it then") for line in vain]
            lines = [line for line in lines if line not in vain]
        return lines

    def _apart(self, lines: list[_Line]) -> list[_Line]:
        """The lines whose files can be written, of those that change the same words the first."""
        refused = {id(one.complaint): one.why for one in self._mends(lines).left}
        self.left += [line.unwritten(refused[id(line.complaint)]) for line in lines if id(line.complaint) in refused]
        return [line for line in lines if id(line.complaint) not in refused]

    def _borne(self, lines: list[_Line], others: list[_Line]) -> list[_Line]:
        """The lines with which the deck has no error once others are written; it has none with these alone."""
        if not lines:
            return []
        try:
            self._said([*others, *lines])
        except DeckgenError as error:
            if len(lines) == 1:
                first = next(one for one in error.diagnostics if one.severity is Severity.ERROR)
                where = f", at {line_of(first.span)}" if first.span else ""
                why = f"the deck would have an error then{where}: {first.message}"
                self.left.append(lines[0].unwritten(why))
                return []
            half = len(lines) // 2
            borne = self._borne(lines[:half], others)
            return borne + self._borne(lines[half:], [*others, *borne])
        return lines

    def _said(self, lines: Sequence[_Line]) -> list[frozenset[str]]:
        """What each slide says once lines are written; DeckgenError where the deck has errors then."""
        log, home = Diagnostics(), self._deck.parent
        # Beside the deck, files of any size can have a second name at once.
        with temporary_folder(home) as place:
            folder = place / "deck"
            # A file that can't be copied can't be read by a build either, which says so where the deck needs it.
            with suppress(shutil.Error):
                not_copied = shutil.ignore_patterns(".git", place.name)
                shutil.copytree(home, folder, symlinks=True, ignore=not_copied, copy_function=_linked)
            for file in self._mends(lines).files:
                copy = folder / os.path.relpath(file.path.resolve(), home.resolve())
                copy.unlink()
                copy.write_bytes(mended_bytes(file))
            with workshop(folder / self._deck.name, str(self._deck), log) as shop:
                prepared = _prepared(shop, self._deck, self._manifest, log)
                assert shop is not None
                return [told(slide) for slide in shop.manifest(prepared).slides]

    def _mends(self, lines: Sequence[_Line]) -> Mends:
        return gather_mends(self._deck, (line.complaint for line in lines))


def _linked(source: str, target: str) -> None:
    """A file under a second name, or a copy of it where a disk has no such."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _whole(path: Path) -> Span:
    return Span(SourceFile(str(path), ""), 0, 0, 0)
