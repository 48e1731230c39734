"""load: deck.yaml and what it includes -> Outline. What the author wrote, validated piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckgen.files.paths import Refusal, resolve, stays_inside
from deckgen.files.yaml_file import ReadYaml, read_yaml
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span, did_you_mean
from deckgen.model.marks import Map, Marked, Seq, Str, describe
from deckgen.model.validation import validate
from deckgen.outline.deck_file import Outline
from deckgen.stages.load.filled_shapes import let_fill, with_filled_slides
from deckgen.stages.load.parts_elsewhere import bring_in
from deckgen.stages.load.quoted_titles import quoted_titles
from deckgen.stages.load.references import check_references
from deckgen.stages.load.size import is_too_large
from deckgen.stages.load.unused import check_unused
from deckgen.stages.load.uses import give, give_figures, maps_in, repeat_slides


def load(path: Path, display_path: str, log: Diagnostics, read: ReadYaml = read_yaml) -> Outline | None:
    """The outline of a deck file; None where too little of it is right. display_path is the path as it was given.

    read reads the file, and those whose parts belong to the deck.
    """
    if not stays_inside(path.parent, path.name, display_path, log):
        return None
    data = read(path, display_path, log, Span(SourceFile(display_path, ""), 0, 0, 0))
    if data is None:
        return None
    if not isinstance(data, Map):
        hint = "a deck is a mapping that begins with 'title: …'"
        log.error("wrong_type", f"a deck must be a mapping of keys, not {describe(data)}", data.span, hint)
        return None
    bring_in(data, path.parent, log, read)
    includes = _Includes(path.parent, log, path, read)
    includes.expand(data)
    if includes.is_full or is_too_large(data, log):
        return None
    repeat_slides(data, log)
    if is_too_large(data, log):
        return None
    let_fill(data, log)
    declared = frozenset(_declared(data))
    outline = validate(Outline, data, log)
    if outline is not None:
        outline = with_filled_slides(outline, log).declaring(declared)
        check_references(outline, log)
        check_unused(outline, log)
        outline = outline.quoting(quoted_titles(outline, log))
    return outline


def _declared(deck: Map) -> Iterator[str]:
    """The names of all sources, tables, figures and values that stand anywhere in the deck."""
    for key in ("sources", "data", "figures", "set"):
        yield from _names(deck.get(key))
    for section in maps_in(deck.get("sections")):
        yield from _names(section.get("figures"))
        for slide in maps_in(section.get("slides")):
            yield from _names(slide.get("figures"))


def _names(value: Marked | None) -> Iterator[str]:
    return map(str, value) if isinstance(value, Map) else iter(())


# How many files a deck may include, each counted as often as it is included, and how long their text may be.
MOST_INCLUDES, MOST_CHARACTERS = 1_000, 5_000_000
# What a file that is included may call its sections or slides, where it has figures besides.
_FILE_KEYS = {"sections", "slides"}


class _Includes:
    """Puts what included files hold where they are included, with the names given there; never in a circle."""

    def __init__(self, folder: Path, log: Diagnostics, deck: Path, read: ReadYaml) -> None:
        self.folder, self.log, self.read = folder, log, read
        self.chain: list[Path] = [deck.resolve()]
        self.count, self.size, self.is_full = 0, 0, False

    def expand(self, deck: Map) -> None:
        """Bring in sections, and slides in all sections."""
        sections = deck.get("sections")
        if isinstance(sections, Seq):
            sections[:] = self._spliced(sections)
            for section in sections:
                if isinstance(section, Map) and isinstance(section.get("slides"), Seq):
                    section["slides"][:] = self._spliced(section["slides"])

    def _spliced(self, items: Seq, given: Map | None = None) -> list[Marked]:
        """The items, each include replaced by what its file holds; given are values of names in all of them."""
        spliced: list[Marked] = []
        for item in items:
            if given is not None and isinstance(item, Map):
                give(item, given)
            found = self._included(item) if isinstance(item, Map) and "include" in item else [item]
            if found is None:
                items.mark_unread()
            spliced += found or []
        return spliced

    def _included(self, item: Map) -> list[Marked] | None:
        """What an included file holds: one item or a list of them; None after a complaint that leaves nothing."""
        written = item["include"]
        for key in item:
            if key not in ("include", "with"):
                hint = did_you_mean(key, ("with",), or_all=False)
                self.log.error("unknown_key", f"'{key}' can't stand beside 'include'", key.span, hint)
        given = self._given(item)
        if not isinstance(written, Str) or written.null:
            self.log.error(
                "wrong_type", f"'include' must be the path of a file, not {describe(written)}", written.span
            )
            return None
        path = resolve(self.folder, written)
        if isinstance(path, Refusal):
            self.log.error(path.code, path.message, written.span, path.hint)
            return None
        if path in self.chain:
            self.log.error("include_circle", f"'{written}' includes itself", written.span, "take one of the two out")
            return None
        data = self.read(path, str(written), self.log, written.span) if self._has_room(written.span) else None
        if data is None:
            return None
        self.size += len(data.span.file.text)
        self.chain.append(path)
        held, figures = self._held(data)
        items = self._spliced(held, given)
        self.chain.pop()
        if figures is not None:
            for each in items:
                if isinstance(each, Map):
                    give_figures(each, figures, self.log)
        return None if held.has_unread and not items else items

    def _has_room(self, span: Span) -> bool:
        """Whether one more file may be included; complains of the first one that may not."""
        self.count += 1
        if self.count <= MOST_INCLUDES and self.size <= MOST_CHARACTERS:
            return True
        if not self.is_full:
            self.is_full = True
            message = f"with this file the deck includes more than {MOST_INCLUDES:,} files"
            if self.count <= MOST_INCLUDES:
                message = f"the files that the deck includes have more than {MOST_CHARACTERS / 1e6:.0f} MB together"
            self.log.error("too_large", message, span, "do included files include each other many times over?")
        return False

    def _held(self, data: Marked) -> tuple[Seq, Map | None]:
        """The sections or slides of an included file, and the figures that it has for all of them, if it has any."""
        if isinstance(data, Seq):
            return data, None
        if isinstance(data, Map) and "title" not in data and (held := _FILE_KEYS & set(data)):
            for key in data:
                if key not in (*held, "figures"):
                    hint = did_you_mean(key, ("figures", *_FILE_KEYS), or_all=False)
                    self.log.error("unknown_key", f"'{key}' can't stand beside '{min(held)}' here", key.span, hint)
            items, figures = data[min(held)], data.get("figures")
            if isinstance(items, Seq) and (figures is None or isinstance(figures, Map)):
                return items, figures
        return Seq([data], data.span), None

    def _given(self, item: Map) -> Map | None:
        """The values of names that an include gives to what it brings in; None where it gives none."""
        given = item.get("with")
        if given is None or isinstance(given, Map):
            return given
        message = f"'with' must be a mapping of keys, not {describe(given)}"
        self.log.error("wrong_type", message, given.span, "write each as 'name: …'")
        return None
