"""The pipeline, from a deck file to the built files: after the workshop's stages come draw, record and write.

`check` goes no further than the workshop does and doesn't load matplotlib; `build` goes to the end and replaces the
old files only by whole and sound new ones.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from msgspec import Struct

from deckgen.files.output_path import check_output, output_path
from deckgen.fitting.chart_look import look_of
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics
from deckgen.model.page import ChartBox
from deckgen.outline.deck_file import Outline
from deckgen.stages.load.loader import load as load_outline
from deckgen.tailoring import Variant, next_event, variants
from deckgen.workshop import Prepared, Workshop, workshop

if TYPE_CHECKING:
    from deckgen.model.ledger import Ledger
    from deckgen.model.manifest import Manifest
    from deckgen.stages.draw.drawn_ahead import DrawnAhead
    from deckgen.stages.keep.keeper import Kept
    from deckgen.stages.write_aside import Writer
    from deckgen.trust.permission import Ask

Progress = Callable[[int, int], None]


class Terms(TypedDict, total=False):
    """On which terms a deck is built, as `build` explains them; each is false where left out."""

    strict: bool
    locked: bool
    replace: bool
    keep: bool
    trust: bool | Ask


class Build(Struct, frozen=True):
    """What a build made."""

    path: Path
    slides: int
    """How many slides are shown."""
    hidden: int
    """How many stand hidden at the end, for questions."""
    charts: int
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say of the deck: warnings, since a deck with errors isn't built."""
    kept: Path | None = None
    """Where the old file is kept, with what was edited in it by hand; None where nothing was."""
    stayed: tuple[str, ...] = ()
    """The slides of the old file that stand in the new one, each with the reason, in words."""


def load(deck: Path | str = "deck.yaml") -> Outline:
    """The outline of a deck file; DeckgenError with every complaint where it has errors."""
    log = Diagnostics()
    outline = load_outline(Path(deck), str(deck), log)
    if outline is None or log.errors:
        raise DeckgenError(log)
    return outline


def check(
    deck: Path | str = "deck.yaml",
    *,
    audience: str | None = None,
    event: str | None = None,
    trust: bool | Ask = False,
) -> Diagnostics:
    """Everything that is wrong with a deck, found without writing or drawing anything.

    All variants that `build_all` would build are judged, or the one of an audience or an event (UnknownVariantError
    where the deck has none of that name). What is wrong with some variants alone names them. Checks that ask the web
    do so only with trust, as in `build`.
    """
    log = Diagnostics()
    try:
        with workshop(Path(deck), str(deck), log, trust) as shop:
            if shop is not None:
                every = audience is None and event is None
                shop.prepare_all(variants(shop.outline) if every else shop.one(audience, event, log), log)
    except DeckgenError as error:
        # There are too many errors to go on, and they may be those of one variant.
        for one in error.diagnostics:
            log.keep(one)
    return log


def build(
    deck: Path | str = "deck.yaml",
    output: Path | str | None = None,
    progress: Progress | None = None,
    *,
    audience: str | None = None,
    event: str | None = None,
    **terms: Unpack[Terms],
) -> Build:
    """Build the whole copy of a deck, an audience's or an event's, into a .pptx.

    DeckgenError with every complaint where it has errors, with strict where it has warnings too, and the old file
    stays; UnknownVariantError where the deck has no audience or event of that name. output is a .pptx file or a
    folder, `output/` beside the deck where left out; OutputError where it is another kind of file. progress is told
    how many of how many charts are drawn. With locked it is an error that a table's file is another one than
    deck.lock knows. That the old file was edited by hand, or wasn't built by deckgen, is an error too, which lists
    the edits; with replace it is kept beside the new one instead, under a name with the day, and with keep the slides
    that were edited or added stand in the new one too. Programs of the deck's
    own, such as drawings, run only with trust, which holds for this build, or where the user granted that before;
    trust may also be a function that is asked about those that are new or have changed, and what it grants is
    remembered.
    """
    check_output(output)
    log, order = Diagnostics(), _Order(output, progress, **terms)
    with workshop(Path(deck), str(deck), log, order.trust) as shop:
        if shop is None:
            raise DeckgenError(log)
        (made,) = _build(shop, shop.one(audience, event, log), order, log)
    return made


def build_all(
    deck: Path | str = "deck.yaml",
    output: Path | str | None = None,
    progress: Progress | None = None,
    **terms: Unpack[Terms],
) -> tuple[Build, ...]:
    """Build the variant of every audience and event, each into a file named after it; none where one has errors.

    output is a folder. Raises and reports as `build` does.
    """
    check_output(output, several=True)
    log, order = Diagnostics(), _Order(output, progress, **terms)
    with workshop(Path(deck), str(deck), log, order.trust) as shop:
        if shop is None:
            raise DeckgenError(log)
        return _build(shop, variants(shop.outline), order, log)


def build_one(
    shop: Workshop,
    variant: Variant,
    folder: Path,
    name: str,
    log: Diagnostics,
    ledger: Ledger,
    **terms: Unpack[Terms],
) -> Build:
    """Build a variant in a workshop in which others may be built before and after, into a file of this name.

    ledger has what is known of the one before. Raises and reports as `build` does.
    """
    (made,) = _build(shop, (variant,), _Order(folder, None, name=name, ledger=ledger, **terms), log)
    return made


def upcoming(deck: Path | str, today: date) -> str | None:
    """The name of the first event of a deck that is today or later; None where there is none."""
    return next_event(load(deck), today)


class _Order(Struct, frozen=True):
    """How decks are to be built: into which file or folder, whom to tell of progress, and on which terms."""

    output: Path | str | None
    progress: Progress | None
    strict: bool = False
    locked: bool = False
    trust: bool | Ask = False
    replace: bool = False
    keep: bool = False
    name: str | None = None
    """The name of the one file in its folder, without its ending; None where it is made of the deck's title."""
    ledger: Ledger | None = None
    """What is known of slides; None for that of the last build of the same files."""

    def names(self, targets: Sequence[Path]) -> bool:
        """Whether the file is named, and its name isn't made of the deck's title."""
        return self.name is not None or (self.output is not None and list(map(str, targets)) == [str(self.output)])

    def judge(self, log: Diagnostics) -> None:
        """Stop where there is too much to complain of."""
        if log.errors or (self.strict and len(log)):
            raise DeckgenError(log)


def _build(shop: Workshop, wanted: Sequence[Variant], order: _Order, log: Diagnostics) -> tuple[Build, ...]:
    from deckgen.files.file_makers import remember_makers
    from deckgen.files.file_names import file_names
    from deckgen.files.ledger_file import keep_ledger, read_ledger
    from deckgen.stages.check_lock import check_lock
    from deckgen.stages.draw.drawn_ahead import DrawnAhead
    from deckgen.stages.draw.own_drawing import permissions
    from deckgen.stages.keep.keeper import Kept, frozen_slides, keep
    from deckgen.stages.other_decks import say_other_decks
    from deckgen.stages.save import save
    from deckgen.stages.spare import Spared, Successor
    from deckgen.stages.write_aside import write_aside
    from deckgen.trust.ask_leave import ask_leave

    began = time.perf_counter()
    if shop.outline.fill is not None:
        message = "this deck has no slides of its own: it fills a file that was made by hand"
        log.error("fills_a_file", message, shop.outline.at("fill"), "run 'deckgen fill TALK.pptx'")
        order.judge(log)
    if order.locked:
        check_lock(shop.outline, shop.path, log)
    with DrawnAhead(order.progress) as ahead:
        prepared = shop.prepare_all(wanted, log, lambda one: ahead.begin(one.document, look_of(one.brand, one.fonts)))
        order.judge(log)
        names = [order.name] if order.name else file_names((one.document.title, one.variant.name) for one in prepared)
        targets = [output_path(shop.path, order.output, name) for name in names]
        shown = [shop.manifest(one) for one in prepared]
        former = targets if order.names(targets) else _former_files(targets, shown, shop.path)
        successors = {
            old: Successor(one.deck, manifest, frozen_slides(one.deck), target)
            for old, one, manifest, target in zip(former, prepared, shown, targets, strict=True)
        }
        if not (order.replace or order.names(targets)):
            say_other_decks(targets, shop.path, log)
            order.judge(log)
        spared = Spared(successors, shop.path, replace=order.replace, keep=order.keep)
        held = spared.held(log)
        asked = list(permissions(one.document for one in prepared))
        ask_leave(shop.path, asked, order.trust, log, command="deckgen build --trust")
        order.judge(log)
        kept = []
        for old, one, manifest in zip(former, prepared, shown, strict=True):
            kept.append(keep(Kept(one.document, manifest), one.deck, old, log, edited=order.keep and old in held))
        order.judge(log)
        ledger = order.ledger if order.ledger is not None else read_ledger(targets)
        writers = [_drawn(shop, *each, ahead, order, log) for each in zip(prepared, kept, strict=True)]
    made = []
    with write_aside(writers, ledger, log) as files:
        # While charts are drawn there is time to save an edit.
        spared.say_changed(log)
        held = spared.held(log)
        order.judge(log)
        beside = spared.beside(held)
        for name, target, file in zip(names, targets, files, strict=True):
            saved = save(file, shop.path, order.output, name, log, keep=target in beside)
            if saved is None or log.errors:
                raise DeckgenError(log)
            made.append(saved)
    if order.ledger is None:
        keep_ledger(ledger, targets)
        remember_makers(targets, shop.path)
    shop.gathered.queries.keep()
    seconds = time.perf_counter() - began
    return tuple(
        Build(saved.path, *_counts(copy), seconds, tuple(log), saved.kept, copy.told)
        for copy, saved in zip(kept, made, strict=True)
    )


def _former_files(targets: list[Path], shown: list[Manifest], deck: Path) -> list[Path]:
    """The files that are there, each of which has another name where the deck's title was another."""
    from deckgen.stages.former import former_file

    return [former_file(*each, targets, deck) or each[0] for each in zip(targets, shown, strict=True)]


def _drawn(shop: Workshop, one: Prepared, kept: Kept, ahead: DrawnAhead, order: _Order, log: Diagnostics) -> Writer:
    """What writes a variant's .pptx, with its charts drawn; DeckgenError where one of them can't be.

    ahead has charts that are drawn by now.
    """
    from deckgen.fitting.travelling import travelling
    from deckgen.stages.draw.drawer import draw
    from deckgen.stages.draw.logo import with_logo
    from deckgen.stages.draw.own_drawing import Guests
    from deckgen.writers.pptx import write

    pictures, guests = ahead.finished(look_of(one.brand, one.fonts)), Guests(shop.path.parent)
    drawn = draw(kept.document, pictures, progress=order.progress, log=log, guests=guests)
    if log.errors:
        raise DeckgenError(log)
    finished = with_logo(drawn, one.brand, one.fonts, log)
    fonts = travelling(one.document, one.brand, one.fonts)
    return lambda file, ledger: write(file, finished, one.brand, kept.manifest, fonts, ledger)


def _counts(kept: Kept) -> tuple[int, int, int]:
    """How many slides are shown, how many are hidden, and how many charts there are, those on kept slides too."""
    pages = kept.document.pages
    hidden = sum(page.hidden for page in pages)
    charts = sum(isinstance(shape, ChartBox) for page in pages for shape in page.shapes)
    carried = {page.name for page in pages if page.carried is not None}
    charts += sum(len(page.charts) for one in kept.manifest.slides for page in one.pages if page.name in carried)
    return len(pages) - hidden, hidden, charts
