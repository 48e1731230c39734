"""Complaints: what is wrong with what the author wrote, where it stands, and what would mend it.

A mistake of the author's is never an exception: a stage adds a Diagnostic to the log and goes on, so that all of them
are said at once.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.model.hints import Hint, evidently_meant
from deckgen.model.stretches import Stretches
from deckgen.model.visible import visible_line

# A hint names all that there is where it is no longer than so many words.
MOST_WORDS = 40
# It names at most so many of them where all would be a longer line than so many characters.
_MOST_LISTED, _LONGEST_LIST = 12, 320
# Among how many candidates the one nearest to a word is looked for, and how long it may be.
_MOST_COMPARED, _LONGEST_COMPARED = 2_000, 100
# After so many errors a run ends: looking for the word that each of them may have meant takes its time.
MOST_ERRORS = 1_000
# A password in an address (user:password@host), unless ${NAME} stands for it. It stands in the author's file, but is
# not for every screen and log that complaints come to.
_PASSWORD = re.compile(r"(?<=://)[^/\s@:]*:(?!\$\{)[^/\s@]+(?=@)")
# They take no room, and letters of Arabic and parts of an emoji join by them, or don't.
_JOINERS = "\u200c\u200d"
_LINE_BREAK = re.compile("\r\n|\r|\n|\x85|\u2028|\u2029")


class SourceFile(Struct, frozen=True, eq=False, dict=True):
    """A text that the author wrote.

    path: the file as the author named it, for complaints.
    text: its words.
    secrets: words that no complaint may show; they are added while the deck is read.
    keys: by line and column of each key of a mapping, where the keys of that mapping stand, by their words. There are
        none in what is no YAML, such as a table, in which no word is mended; and no mend writes a key a second time.
    """

    path: str
    text: str
    secrets: list[str] = field(default_factory=list)
    keys: dict[tuple[int, int], dict[str, tuple[int, int]]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends. They are broken where YAML breaks them: at NEL, LS and PS too."""
        return _LINE_BREAK.split(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """How many characters stand before each line."""
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def holds_once(self, word: str) -> bool:
        """Whether a word stands in it no more than once, comments aside."""
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        held = (line for line in self.lines if word in line and not line.lstrip().startswith("#"))
        return sum(len(whole.findall(line)) for line in held) <= 1

    def redacted_line(self, line: int) -> str:
        """A line, counted from 1, as a complaint may show it: with a dot for each letter of a secret."""
        words = _without_passwords(self.lines[line - 1])
        for secret in self.secrets:
            words = words.replace(secret, "•" * len(secret))
        return words


@lru_cache(maxsize=16)
def _without_passwords(line: str) -> str:
    """A line with a dot for each letter of a password in an address. A long one may be shown by many complaints."""
    return _PASSWORD.sub(lambda match: "•" * len(match.group()), line)


class Span(Struct, frozen=True):
    """A stretch of one line of a file.

    line, column: where it begins, counted from 1; line 0 stands for the entire file.
    end: the column after the last character.
    """

    file: SourceFile
    line: int
    column: int
    end: int

    @property
    def place(self) -> str:
        """The span as complaints name it: file:line:column."""
        return f"{self.file.path}:{self.line}:{self.column}" if self.line else self.file.path

    def hide(self) -> None:
        """Let no complaint show the words that stand here, from now on."""
        lines = self.file.lines
        if 0 < self.line <= len(lines):
            self.file.secrets.append(lines[self.line - 1][self.column - 1 : self.end - 1])

    @property
    def text(self) -> str:
        """The words that stand here."""
        lines = self.file.lines
        return lines[self.line - 1][self.column - 1 : self.end - 1] if 0 < self.line <= len(lines) else ""

    def part(self, start: int, end: int) -> Span:
        """The stretch from one offset into these words up to another."""
        return Span(self.file, self.line, self.column + start, self.column + end)


class Edit(Struct, frozen=True):
    """A part of a mend: the words that are to stand in the place of a span, which may be empty, as may they."""

    span: Span
    replacement: str


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the build, a warning only with --strict."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(Struct, frozen=True):
    """One complaint.

    severity: whether it stops the build.
    code: its name, which never changes, such as "unknown_key".
    message: what is wrong, without a full stop.
    span: where it stands; None for what stands nowhere in a file.
    hint: what would mend it, if anything is known.
    details: lines that tell more and are printed below the rest, such as a list of what would be lost.
    edits: what mends it, where that is certain: with them the complaint is gone, and what was meant stands there.
    variants: the names of the variants that it holds for, where it doesn't hold for all that were looked at.
    slide: the id of the slide that it stands on, "" where it stands on none.
    """

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    details: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    variants: tuple[str, ...] = ()
    slide: str = ""

    @property
    def whole_message(self) -> str:
        """What is wrong, and in which variants, where it is not so in all."""
        return self.message + (f" (in {', '.join(self.variants)})" if self.variants else "")

    def __str__(self) -> str:
        return "\n".join((self._words, *self.details))

    @property
    def _words(self) -> str:
        place = f"{self.span.place}: " if self.span else ""
        head = visible_line(f"{place}{self.severity}[{self.code}]: {self.whole_message}")
        hint = visible_line(self.hint or "")
        if self.span is None or not 0 < self.span.line <= len(self.span.file.lines):
            return f"{head}\n     = {hint}" if hint else head
        line = self.span.file.redacted_line(self.span.line)
        excerpt, carets = _excerpt(line, self.span.column, self.span.end)
        number = f"{self.span.line:5} | "
        margin = " " * (len(number) - 2) + "| "
        return f"{head}\n{number}{excerpt}\n{margin}{carets}{' ' + hint if hint else ''}"


def _excerpt(line: str, column: int, end: int, most: int = 110) -> tuple[str, str]:
    """A line, cut around the span where it is long, and the blanks and carets that stand under the span."""
    start, stop = column - 1, max(end - 1, column)
    cut = max(0, start - most // 2) if len(line) > most else 0
    window = line[cut : cut + most]
    before = ("…" if cut else "") + window[: start - cut]
    spanned = window[start - cut : stop - cut]
    excerpt = ("…" if cut else "") + window + ("…" if cut + most < len(line) else "")
    return _printable(excerpt), " " * _cells(before) + "^" * max(1, _cells(spanned))


def _printable(line: str) -> str:
    """A line of which every character takes room on a terminal, so that the carets stand where they should."""
    return "".join(
        c if c.isprintable() or c in _JOINERS else (" " if c == "\t" else "\N{REPLACEMENT CHARACTER}") for c in line
    )


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: accents none of their own, Chinese and emoji two."""
    return sum(
        0 if unicodedata.combining(c) or c in _JOINERS else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


class Diagnostics:
    """The log of a run's complaints. It is the one value that stages share and change.

    stretches: where slides are written, once that is known; complaints that stand there name their slide.
    """

    def __init__(self) -> None:
        self._items: dict[tuple[object, ...], Diagnostic] = {}
        self._count = 0
        self.stretches = Stretches()

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a complaint; the same words at the same place are kept once.

        DeckgenError, with all of them, where there are more errors than anybody reads.
        """
        if self.keep(diagnostic) and diagnostic.severity is Severity.ERROR:
            self._count += 1
            if self._count > MOST_ERRORS:
                message = f"there are more than {MOST_ERRORS:,} errors, so nothing more was looked at"
                self.keep(Diagnostic(Severity.ERROR, "too_many_errors", message, hint="mend the first ones"))
                raise DeckgenError(self)

    def keep(self, diagnostic: Diagnostic) -> bool:
        """Keep a complaint, however many there are; whether it is a new one."""
        span, count = diagnostic.span, len(self._items)
        where = (span.file.path, span.line, span.column) if span else ()
        self._items.setdefault((*where, diagnostic.code, diagnostic.message), diagnostic)
        return len(self._items) > count

    def error(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        hint: str | None = None,
        details: Iterable[str] = (),
        edits: Iterable[Edit] = (),
    ) -> None:
        """Add a complaint that stops the build. A hint that knows its mend is enough for edits of one word."""
        mend = tuple(edits) or _edits_by(code, hint, span)
        self.add(Diagnostic(Severity.ERROR, code, message, span, hint, tuple(details), mend))

    def warning(
        self, code: str, message: str, span: Span | None = None, hint: str | None = None, edits: Iterable[Edit] = ()
    ) -> None:
        """Add a complaint that stops the build with --strict alone, with edits as `error` has them."""
        mend = tuple(edits) or _edits_by(code, hint, span)
        self.add(Diagnostic(Severity.WARNING, code, message, span, hint, edits=mend))

    def merge(self, logs: Mapping[str, Diagnostics]) -> None:
        """Add what other logs hold, by the names of these logs, each complaint once.

        One that is in some of the logs and not in others names those that it is in, in its `variants`.
        """
        held: dict[tuple[object, ...], list[str]] = {}
        for name, log in logs.items():
            for key in log._items:
                held.setdefault(key, []).append(name)
        for log in logs.values():
            for key, item in log._items.items():
                names = held.pop(key, [])
                if names:
                    held_for = item.variants if len(names) == len(logs) else tuple(names)
                    self.add(replace(item, variants=held_for))

    def __iter__(self) -> Iterator[Diagnostic]:
        """All complaints: those without a place, then file by file as they were first mentioned, each by line."""
        files: dict[str, int] = {}
        for item in self._items.values():
            files.setdefault(item.span.file.path if item.span else "", len(files))
        return iter(
            sorted(
                map(self._on_its_slide, self._items.values()),
                key=lambda d: (files[d.span.file.path], d.span.line, d.span.column) if d.span else (-1, 0, 0),
            )
        )

    def _on_its_slide(self, item: Diagnostic) -> Diagnostic:
        if item.span is None:
            return item
        stretch = self.stretches.at(item.span.file.path, (item.span.line, item.span.column))
        return item if stretch is None else replace(item, slide=stretch.slide)

    def __len__(self) -> int:
        return len(self._items)

    @property
    def errors(self) -> list[Diagnostic]:
        """The complaints that stop the build."""
        return [item for item in self if item.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        """The complaints that stop it with --strict alone."""
        return [item for item in self if item.severity is Severity.WARNING]


class DeckgenError(Exception):
    """Raised by the public functions when the deck has errors; diagnostics holds every complaint of the run."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n\n".join(str(item) for item in self.diagnostics))


def _edits_by(code: str, hint: str | None, span: Span | None) -> tuple[Edit, ...]:
    """The edit of a hint that knows its mend, where the word to replace stands in the span; else none."""
    if not isinstance(hint, Hint) or span is None or not span.file.keys:
        return ()
    found, place = hint.stretch(span.text), (span.line, span.column)
    if found is None:
        return ()
    beside = span.file.keys.get(place)
    if beside is not None and beside.setdefault(hint.meant, place) != place:
        return ()
    # A name that many places quote may be misspelled where it is given; then all of them are right.
    is_given = beside is None and code.startswith("unknown_")
    if hint.guessed and is_given and not span.file.holds_once(hint.word):
        return ()
    return (Edit(span.part(*found), hint.meant),)


def did_you_mean(word: str, candidates: Iterable[str], *, or_all: bool = True) -> str | None:
    """A hint that names the candidate nearest to a word; else what is known, where that is forty words at most.

    None where none is near and they are too many, or none at all. Without or_all the nearest alone is named. Where
    it is evident that the nearest is meant, the hint knows it as its mend. Of very many candidates the first ones are
    compared, and none that is as long as a sentence.
    """
    names = _compared(candidates)
    nearest = nearest_name(word, names)
    if nearest is not None:
        said = f"did you mean '{nearest}'?"
        return Hint(said, word, nearest, guessed=True) if evidently_meant(word, names) == nearest else said
    if names and or_all and len(" ".join(names).split()) <= MOST_WORDS:
        return known(word, names)
    return None


def nearest_name(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that is nearest to a word; None where none is near."""
    folded = {name.casefold(): name for name in _compared(candidates) if len(name) <= _LONGEST_COMPARED}
    is_long = len(word) > _LONGEST_COMPARED
    near = [] if is_long else difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.66)
    return folded[near[0]] if near else None


def _compared(candidates: Iterable[str]) -> list[str]:
    """The first of very many candidates, each once."""
    return list(islice(dict.fromkeys(islice(candidates, 10 * _MOST_COMPARED)), _MOST_COMPARED))


def known(word: str, names: Iterable[str]) -> str:
    """A hint that lists names: all where that is a short line, else at most a dozen, the nearest to a word first."""
    held = list(dict.fromkeys(names))
    quoted = [f"'{name}'" for name in held]
    if len(", ".join(quoted)) <= _LONGEST_LIST:
        return "known: " + ", ".join(quoted)
    matcher = difflib.SequenceMatcher(b=word.casefold()[:_LONGEST_COMPARED])

    def nearness(name: str) -> float:
        matcher.set_seq1(name.casefold()[:_LONGEST_COMPARED])
        return matcher.ratio()

    nearest = sorted(held[:_MOST_COMPARED], key=nearness, reverse=True)[:_MOST_LISTED]
    while len(listed := ", ".join(f"'{name}'" for name in nearest)) > _LONGEST_LIST and len(nearest) > 1:
        nearest.pop()
    others = len(held) - len(nearest)
    return f"known: {listed} and {others} {'others' if others > 1 else 'other'}"
