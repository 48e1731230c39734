"""Exports variants of a deck, on the terms on which decks are built: all of them or none."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from msgspec import Struct

from deckgen.files.file_makers import remember_makers
from deckgen.files.file_names import file_names
from deckgen.files.kept_beside import free_name
from deckgen.files.output_path import check_output, output_path
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, SourceFile, Span
from deckgen.pipeline import Progress
from deckgen.stages.draw.own_drawing import permissions
from deckgen.stages.other_decks import say_other_decks
from deckgen.stages.save import put
from deckgen.tailoring import variants
from deckgen.trust.ask_leave import ask_leave
from deckgen.trust.permission import Ask
from deckgen.verbs.export.export_kinds import Kind
from deckgen.verbs.export.export_seal import is_as_exported, sealed
from deckgen.viewing import view_of
from deckgen.workshop import Prepared, Workshop, workshop


class Terms(TypedDict, total=False):
    """On which terms a deck is exported; each is false where left out.

    strict: warnings are errors. hidden: hidden slides are shown too. replace: a file that isn't as it was exported is
    kept beside the new one. trust: as `build` explains it.
    """

    strict: bool
    hidden: bool
    replace: bool
    trust: bool | Ask


class Exported(Struct, frozen=True):
    """What an export made: a file, or a folder of so many, and how many slides they show.

    kept: where old files are kept that were not as they had been exported.
    """

    path: Path
    slides: int
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    kept: tuple[Path, ...] = ()


def export(
    deck: Path,
    kind: Kind,
    output: Path | None = None,
    progress: Progress | None = None,
    *,
    audience: str | None = None,
    event: str | None = None,
    every: bool = False,
    **terms: Unpack[Terms],
) -> tuple[Exported, ...]:
    """Export a deck as a kind: the whole copy, an audience's or an event's, or with `every` all of these.

    DeckgenError with every complaint where it has errors, with strict where it has warnings too, and all files stay;
    UnknownVariantError where the deck has no audience or event of that name. output is a file of the kind's ending or
    a folder, `output/` beside the deck where left out; OutputError where it is another kind of file.
    """
    check_output(output, several=every, ending=kind.ending)
    began, log = time.perf_counter(), Diagnostics()
    with workshop(deck, str(deck), log) as shop:
        if shop is None:
            raise DeckgenError(log)
        wanted = variants(shop.outline) if every else shop.one(audience, event, log)
        prepared = shop.prepare_all(wanted, log)
        return _Export(shop, kind, output, every, terms, log, began).run(prepared, progress)


class _Made(Struct, frozen=True):
    """The files of a variant in their folder, the name "" for one that is all, and how many slides they show."""

    target: Path
    files: tuple[tuple[str, bytes], ...]
    slides: int

    def paths(self) -> Iterator[tuple[Path, bytes]]:
        """Each file with its path."""
        return ((self.target / name if name else self.target, data) for name, data in self.files)


class _Export(Struct, frozen=True):
    """An export: what of, as what, whereto, whether of several variants, on which terms, and since when."""

    shop: Workshop
    kind: Kind
    output: Path | None
    several: bool
    terms: Terms
    log: Diagnostics
    began: float

    def run(self, prepared: Sequence[Prepared], progress: Progress | None) -> tuple[Exported, ...]:
        """Make all files, then write them."""
        self._judge()
        asked = list(permissions(one.document for one in prepared))
        command = f"deckgen export {self.kind.word} --trust"
        ask_leave(self.shop.path, asked, self.terms.get("trust", False), self.log, command=command)
        self._judge()
        names = file_names((one.document.title, one.variant.name) for one in prepared)
        made = [self._made(one, name, progress) for name, one in zip(names, prepared, strict=True)]
        targets = [one.target for one in made]
        if not self.terms.get("replace"):
            say_other_decks((one for one in targets if one != self.output), self.shop.path, self.log)
        held = self._held(path for one in made for path, _ in one.paths())
        self._judge()
        kept = [self._written(one, held) for one in made]
        remember_makers(targets, self.shop.path)
        self.shop.gathered.queries.keep()
        seconds = time.perf_counter() - self.began
        return tuple(
            Exported(one.target, one.slides, seconds, tuple(self.log), old)
            for one, old in zip(made, kept, strict=True)
        )

    def _made(self, one: Prepared, name: str, progress: Progress | None) -> _Made:
        """The files of a variant."""
        view = view_of(self.shop, one, self.log, trusted=True)
        hidden = self.terms.get("hidden", False)
        wanted = tuple(slide.page for slide in view.slides if hidden or not slide.page.hidden)
        pages = view.all_drawn(wanted, progress)
        self._judge()
        files = tuple((name, sealed(data)) for name, data in self.kind.files(view, pages))
        return _Made(self._target(name), files, len(pages))

    def _target(self, name: str) -> Path:
        """The file of a variant, or its folder."""
        if self.output is not None and not self.kind.ending and not self.several:
            return self.output
        return output_path(self.shop.path, self.output, f"{name}{self.kind.addition}", self.kind.ending)

    def _held(self, paths: Iterable[Path]) -> frozenset[Path]:
        """The files that are there and that can't be made again, with a complaint of each unless they are kept."""
        held = frozenset(
            path for path in paths if path.is_file() and path.stat().st_size and not is_as_exported(path)
        )
        for path in () if self.terms.get("replace") else sorted(held):
            message = "it is not as deckgen exported it, so it is not replaced"
            hint = f"export with --replace: it is then kept as '{free_name(path, date.today()).name}'"
            self.log.error("foreign_file", message, Span(SourceFile(str(path), ""), 0, 0, 0), hint)
        return held

    def _written(self, one: _Made, held: frozenset[Path]) -> tuple[Path, ...]:
        """Write the files of a variant; where old ones are kept. DeckgenError where one can't be written."""
        kept = []
        for path, data in one.paths():
            keep = path in held
            saved = put(data, path, self.shop.path, self.output, self.log, is_own=is_as_exported, keep=keep)
            if saved is None:
                raise DeckgenError(self.log)
            kept += [saved.kept] if saved.kept else []
        return tuple(kept)

    def _judge(self) -> None:
        """Stop where there is too much to complain of."""
        if self.log.errors or (self.terms.get("strict") and len(self.log)):
            raise DeckgenError(self.log)
