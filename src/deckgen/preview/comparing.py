"""Comparing: the slides as they were at a revision of git, or in a file that was built, beside those of now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from msgspec import Struct

from deckgen.comparing import Comparison, Side, by_hand, compare
from deckgen.files.output_path import output_path
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.manifest import Manifest
from deckgen.office.built_file import parser_of_built, read_built
from deckgen.preview.copies import copy_of
from deckgen.preview.drawings import Drawings, appearances
from deckgen.preview.inbox import Choice
from deckgen.preview.told import Option, ToldBit, ToldChange, ToldComparison, ToldSlide
from deckgen.processes.parsing import Failed
from deckgen.verbs.diff.revision import NoRevisionError, as_it_was, named_revisions, why_none
from deckgen.viewing import View, view_of
from deckgen.workshop import workshop
from deckgen.writers.diff.report import summary
from deckgen.writers.diff.report_line import ReportLine
from deckgen.writers.diff.slide_report import slide_lines

MOST: Final = 30
_REVISION, _FILE = "revision:", "file:"


class CantCompareError(Exception):
    """There is nothing to compare with. Its words say why."""


class Comparing:
    """Compares the slides with those of then, which are opened when they are first asked for.

    offers: what they may be compared with.
    """

    def __init__(self, deck: Path, drawings: Drawings) -> None:
        self.offers: tuple[Option, ...] = ()
        self._deck, self._drawings = deck, drawings
        self._choice = Choice()
        self._past: Past | None = None
        self._problem = ""

    @property
    def numbers(self) -> Collection[int]:
        """The numbers of the drawings of then."""
        return self._past.numbers.values() if self._past else ()

    def look_for_past(self) -> None:
        """Look anew what slides may be compared with."""
        self.offers = _offers(self._deck)

    def compared(
        self, choice: Choice, manifest: Manifest | None, view: View, slides: Mapping[str, ToldSlide]
    ) -> ToldComparison | None:
        """What differs from what is chosen, None where nothing is. manifest, view and slides are those of now."""
        if choice != self._choice:
            self._choose(choice)
        label = self._label(choice)
        if self._problem:
            return ToldComparison(choice.past, label, f"can't be compared: {self._problem}", False)
        if self._past is None or manifest is None:
            return None
        return _told_of(self._past, Side("now", manifest), view, slides)

    def _choose(self, choice: Choice) -> None:
        """Let go of the slides of then, and open others."""
        if self._past is not None:
            self._past.held.close()
        self._choice, self._past, self._problem = choice, None, ""
        if choice.past:
            try:
                self._past = _opened(choice, self._label(choice), self._deck, self._drawings)
            except CantCompareError as error:
                self._problem = str(error)

    def _label(self, choice: Choice) -> str:
        return next((option.label for option in self.offers if option.word == choice.past), choice.past)


class Past(Struct, frozen=True):
    """The slides of then.

    word, label: how the menu has them.
    side: what they say.
    view: how they look; None for a built file, whose slides can't be drawn.
    numbers: the numbers of their drawings, by their names.
    held: what must stay as long as they are looked at.
    """

    word: str
    label: str
    side: Side
    view: View | None
    numbers: Mapping[str, int]
    held: ExitStack


def _offers(deck: Path) -> tuple[Option, ...]:
    """What the slides may be compared with: revisions of git, and files that were built."""
    folder = deck.parent
    found = [Option("", "Nothing")]
    if why_none(folder) is None:
        revisions = ["HEAD", *named_revisions(folder)[:MOST]]
        labels = {"HEAD": "Last commit"}
        found += [Option(f"{_REVISION}{name}", labels.get(name, name), "Revisions") for name in revisions]
    built = sorted(output_path(deck, None, "any").parent.glob("*.pptx"))[:MOST]
    return (*found, *(Option(f"{_FILE}{path.name}", path.name, "Built files") for path in built))


def _opened(choice: Choice, label: str, deck: Path, drawings: Drawings) -> Past:
    """The slides of then, of the same copy; CantCompareError where they can't be had."""
    word = choice.past
    if word.startswith(_FILE):
        log = Diagnostics()
        path = output_path(deck, None, "any").parent / word.removeprefix(_FILE)
        with closing(parser_of_built()) as parser:
            file = read_built(path, path.name, log, parser)
            if file is None:
                raise CantCompareError(_first(log))
            edits = parser.parse(by_hand, file)
        if isinstance(edits, Failed):
            raise CantCompareError(f"'{path.name}' can't be compared: {edits.reason}")
        return Past(word, label, Side(label, file.manifest, edits), None, {}, ExitStack())
    held = ExitStack()
    try:
        return _as_it_was(word, label, deck, choice, drawings, held)
    except BaseException:
        held.close()
        raise


def _as_it_was(word: str, label: str, deck: Path, choice: Choice, drawings: Drawings, held: ExitStack) -> Past:
    try:
        folder = held.enter_context(as_it_was(deck.parent, word.removeprefix(_REVISION)))
    except NoRevisionError as error:
        raise CantCompareError(str(error)) from None
    log, path = Diagnostics(), folder.path / deck.name
    if not path.is_file():
        raise CantCompareError(f"there was no {deck.name}")
    with workshop(path, str(path), log) as shop:
        if shop is None:
            raise CantCompareError(_first(log))
        (one,) = shop.prepare_all([copy_of(shop.outline, choice)], log)
        # A program of then isn't run: what is trusted is the deck as it is now.
        view = view_of(shop, one, log, trusted=False)
        numbers = drawings.numbers(view)
        return Past(word, label, Side(label, shop.manifest(one)), view, numbers, held)


def _told_of(past: Past, now: Side, view: View, slides: Mapping[str, ToldSlide]) -> ToldComparison:
    """What the page is told of the differences; view and slides are those of now."""
    found = compare(past.side, now)
    before, looks, looked = _old_pages(past), _looks(view), _looks(past.view)
    changed = {change.slide.id: change for change in found.changed}
    added = {ref.id for ref in found.added}
    seen: dict[str, int] = {}
    changes = {}
    for name, slide in slides.items():
        part = seen[slide.slide] = seen.get(slide.slide, -1) + 1
        change = changed.get(slide.slide)
        old = before.get((change.before.id if change else slide.slide, part))
        drawing = past.numbers.get(old, 0) if old else 0
        lines = tuple(_lines(slide_lines(change))) if change and not part else ()
        differs = change is not None or (old is not None and looks[name] != looked[old])
        fate = "new" if slide.slide in added else "changed" if differs else ""
        if fate or drawing:
            changes[name] = ToldChange(fate, drawing, lines)
    gone = tuple(f"{ref.number}  {ref.title or ref.id}" for ref in found.removed)
    return ToldComparison(past.word, past.label, summary(found), past.view is not None, changes, gone, _moved(found))


def _looks(view: View | None) -> dict[str, object]:
    """How the pages of a view look, by their names; where they stand in the deck doesn't count."""
    if view is None:
        return {}
    return {slide.page.name: look for slide, look in zip(view.slides, appearances(view, footers=False), strict=True)}


def _old_pages(past: Past) -> dict[tuple[str, int], str]:
    """The names of the pages of then, by the ids of their slides and which of its pages each is."""
    if past.view is None:
        return {}
    return {(slide.page.slide, slide.page.part): slide.page.name for slide in past.view.slides}


def _moved(found: Comparison) -> tuple[str, ...]:
    return tuple(f"{ref.number}  {ref.title or ref.id}" for stretch in found.moved for ref in stretch.slides)


def _lines(lines: Iterator[ReportLine]) -> Iterator[tuple[ToldBit, ...]]:
    for line in lines:
        yield tuple(ToldBit(bit.words, bit.tone if bit.tone in ("old", "new", "quiet") else "") for bit in line.bits)
        yield from _lines(iter(line.under))


def _first(log: Diagnostics) -> str:
    first = next(iter(log.errors), None)
    return first.message if first else "it can't be read"
