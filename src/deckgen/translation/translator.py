"""Translator: gives the words of one variant in its language, from its catalogue.

It complains of texts that have no translation, once for each, and of translations that have lost a name, footnote or
link. What it can't translate stays in the author's words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.language import base_of
from deckgen.model.marks import Str
from deckgen.model.rich_text import marks_of, translatable
from deckgen.numbers.by_language import language_name
from deckgen.translation.catalogue import FOLDER, Catalogue
from deckgen.translation.po_file import Sentence


class Translator:
    """A function from what the author wrote to its translation."""

    def __init__(self, catalogue: Catalogue, log: Diagnostics, *, needed: bool) -> None:
        """Take a catalogue to look words up in.

        needed: whether a text without a translation is a mistake. It is none where the variant differs from the deck
        in its country alone, as es-MX does from es.
        """
        self._catalogue, self._log = catalogue, log
        self._name = language_name(catalogue.language)
        self._silent = not needed or not catalogue.said
        self._known: dict[str, Str | None] = {}
        # The texts without a translation of which nothing was said yet.
        self._missing: set[str] = set()

    @property
    def catalogue(self) -> Catalogue:
        """What it looks words up in."""
        return self._catalogue

    @property
    def asked(self) -> Collection[str]:
        """The texts that it was asked for so far."""
        return self._known.keys()

    def __call__(self, words: Str, *, wanted: bool = True) -> Str:
        """The translation; the author's words where there is none, or a broken one."""
        msgid = words.strip()
        if msgid not in self._known:
            self._known[msgid] = self._find(msgid)
        if msgid in self._missing and (wanted or msgid in self._catalogue.fuzzy):
            self._missing.remove(msgid)
            self._say_missing(msgid, words)
        return self._known[msgid] or words

    def _find(self, msgid: str) -> Str | None:
        """The translation of a text; None where there is none, or a broken one, after a complaint of that."""
        if not translatable(msgid):
            return None
        said = self._catalogue.find(msgid)
        if said is None:
            if not self._silent:
                self._missing.add(msgid)
            return None
        return said if self._keeps_marks(msgid, said) else None

    def _keeps_marks(self, msgid: str, said: Str) -> bool:
        """Whether a translation has the names, footnotes and links of its text, and no others; else it complains."""
        wanted, given = marks_of(msgid), marks_of(said)
        for mark in wanted:
            if mark not in given:
                self._log.error("broken_translation", f"the translation loses '{mark}'", said.span, _of(msgid))
        for mark in given:
            if mark not in wanted:
                start = max(said.find(given[mark]), 0)
                message = f"the translation has '{mark}', which the deck's own words don't have"
                self._log.error("broken_translation", message, said.at(start, len(given[mark])), _of(msgid))
        return wanted.keys() == given.keys()

    def _say_missing(self, msgid: str, words: Str) -> None:
        place = self._catalogue.fuzzy.get(msgid)
        if place is None:
            message = f"'{_excerpt(msgid, 40)}' is not translated into {self._name}"
            hint = f"bring {self._file} up to date with 'deckgen translate extract', and translate it there"
        else:
            message = f"the {self._name} translation of '{_excerpt(msgid, 40)}' is out of date"
            hint = f"look at it in line {place.line} of {place.file.path}, then take 'fuzzy' away"
        self._log.warning("untranslated", message, words.span, hint)

    @property
    def _file(self) -> str:
        return f"{FOLDER}/{self._catalogue.files[-1]}.po"


def say_empty(catalogue: Catalogue, log: Diagnostics, asked: Span) -> None:
    """Warn that nothing is translated into a language, at the place where the author asks for it."""
    language = language_name(catalogue.language)
    message = f"there is no {language} catalogue, so the deck stays in its own language"
    if catalogue.files:
        message = f"nothing is translated into {language}, so the deck stays in its own language"
    base = base_of(catalogue.language)
    hint = f"write it with 'deckgen translate extract -l {base}', and translate its texts"
    log.warning("no_catalogue", message, asked, hint)


def _of(msgid: str) -> str:
    """The hint which text a translation belongs to."""
    return f"it stands for: {_excerpt(msgid, 70)}"


def _excerpt(words: str, most: int) -> str:
    """The beginning of a text on one line: so many characters at the most."""
    line = " ".join(words.split())
    return f"{line[:most].rstrip()}…" if len(line) > most else line


class Share(Struct, frozen=True):
    """How much of a section, or of several, is translated.

    section: its title, "" for what is in no section.
    done, fuzzy, missing: how many texts are translated, out of date, or not translated.
    words, words_done: how many words these texts have, and how many of them are translated.
    """

    section: str
    done: int = 0
    fuzzy: int = 0
    missing: int = 0
    words: int = 0
    words_done: int = 0

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return self.done + self.fuzzy + self.missing

    def __add__(self, other: Share) -> Share:
        return Share(
            self.section,
            self.done + other.done,
            self.fuzzy + other.fuzzy,
            self.missing + other.missing,
            self.words + other.words,
            self.words_done + other.words_done,
        )


class Status(Struct, frozen=True):
    """How much of a deck is translated into a language.

    language: its name (BCP 47).
    files: the paths of its catalogue's files.
    sections: how much of each section is translated, in the order of the deck.
    """

    language: str
    files: tuple[str, ...]
    sections: tuple[Share, ...]

    @property
    def name(self) -> str:
        """The English name of the language."""
        return language_name(self.language)

    @property
    def total(self) -> Share:
        """How much of all sections is translated."""
        return sum(self.sections, Share(""))


def status_of(catalogue: Catalogue, sentences: Iterable[Sentence]) -> Status:
    """How much of these texts a catalogue translates."""
    shares: dict[str, Share] = {}
    for sentence in sentences:
        if not sentence.wanted and sentence.msgid not in catalogue.said and sentence.msgid not in catalogue.fuzzy:
            continue
        words, done = len(sentence.msgid.split()), catalogue.find(sentence.msgid) is not None
        fuzzy = not done and sentence.msgid in catalogue.fuzzy
        share = Share(sentence.section, done, fuzzy, not done and not fuzzy, words, words * done)
        shares[sentence.section] = shares.get(sentence.section, Share(sentence.section)) + share
    files = tuple(f"{FOLDER}/{name}.po" for name in catalogue.files)
    return Status(catalogue.language, files, tuple(shares.values()))
