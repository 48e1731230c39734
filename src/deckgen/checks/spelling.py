"""spelling: words that no dictionary of the deck's language has. It looks where `checks` asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.files.dictionaries import find_dictionary
from deckgen.files.paths import Refusal, read_bytes, resolve
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.page import Document
from deckgen.model.rich_text import HOLE
from deckgen.pages.shown_words import data_words

# The deck's own list of words that are right, one on each line.
WORD_LIST = "assets/words.txt"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# What holds letters and is no word of a sentence: names in braces, footnotes, addresses, code.
_NO_WORDS = re.compile(r"\{\{.*?\}\}|\[\^[^\]]*\]|\]\([^)]*\)|https?://\S+|www\.\S+|\S+@\S+|`[^`]*`|#\S+", re.DOTALL)
_LETTERS = "abcdefghijklmnopqrstuvwxyzáàâäãåçéèêëíìîïñóòôöõøúùûüßœæ"
SHORTEST = 3


class Spelling(Check):
    """The words of slides and notes are words of their language."""

    why = "No dictionary has this word. A typing mistake in front of a hundred people is hard to take back."
    mend = (
        "Mend it, or write the word on a line of 'assets/words.txt'. Names in data, sources, figures and of the "
        "speaker are known. Dictionaries are looked for where hunspell keeps them, and in the folders of DICPATH."
    )
    is_asked_for = True

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Warn of each word once, where it stands first; say where nothing can be looked up."""
        outline = self.desk.outline
        place = next((level.span for code, level in outline.checks.items() if code == self.code()), outline.span)
        dictionary, why = _dictionary(deck.language)
        if dictionary is None:
            log.warning(self.code(), f"the spelling of '{deck.language}' isn't looked at: {why}", place, _way(why))
            return
        known = self._known(deck, document) | _folded([self._listed(place, log)])
        for slide in deck.slides:
            if self.code() in slide.allow:
                continue
            for word, span in _words(slide):
                plain = word.replace("’", "'").removesuffix("'s")
                if plain.casefold() not in known and not _is_right(dictionary, plain):
                    known.add(plain.casefold())
                    near = _near(dictionary, word)
                    hint = f"did you mean '{near}'?" if near else f"write it into '{WORD_LIST}' where it is right"
                    log.warning(self.code(), f"no dictionary has the word '{word}'", span, hint)

    def _known(self, deck: Deck, document: Document) -> set[str]:
        """Words that are names: those of the data, of sources, figures, the speaker, events and the brand."""
        outline = self.desk.outline
        tables = {id(one.table): one.table for slide in deck.slides for one in (*slide.drawn, *slide.reads)}
        texts: list[object] = [
            *data_words(document),
            outline.title,
            deck.speaker.name.plain,
            deck.speaker.role.plain,
            deck.brand.name,
        ]
        texts += [
            cell for table in tables.values() for column in table.columns for cell in (column.name, *column.texts)
        ]
        texts += [words for one in outline.sources.values() for words in (one.publisher, one.title)]
        texts += [one.value for figures in outline.all_figures() for one in figures.values()]
        texts += [words for one in outline.events.values() for words in (one.name, one.place)]
        texts += [*deck.brand.named_colors, *outline.sources, *outline.data]
        return _folded(texts)

    def _listed(self, place: Span, log: Diagnostics) -> str:
        """The deck's own list of words; "" where it has none."""
        path = resolve(self.desk.folder, WORD_LIST)
        if isinstance(path, Refusal):
            log.error(path.code, path.message, place, path.hint)
            return ""
        data = read_bytes(path, WORD_LIST, log, place) if path.exists() else None
        return data.decode(errors="replace") if data else ""


def _folded(texts: Iterable[object]) -> set[str]:
    """The words in texts, without regard to capitals."""
    return {word.casefold() for text in texts if text for word in _WORD.findall(str(text))}


def _words(slide: DeckSlide) -> Iterator[tuple[str, Span]]:
    """The words of a slide and of its notes, with the place of each."""
    for said in slide.said:
        for match in _plain_words(said.words):
            yield match[0], said.words.at(match.start(), len(match[0]))
    for note in slide.notes:
        for run in note.runs:
            if not run.code:
                yield from ((match[0], slide.span) for match in _plain_words(run.text))


def _plain_words(words: str) -> Iterable[re.Match[str]]:
    blank = _NO_WORDS.sub(lambda match: " " * len(match[0]), HOLE.sub(lambda match: " " * len(match[0]), str(words)))
    return (match for match in _WORD.finditer(blank) if len(match[0]) >= SHORTEST)


@lru_cache(maxsize=4)
def _dictionary(language: str) -> tuple[Any, str]:
    """The dictionary of a language; None and why there is none."""
    try:
        from spylls.hunspell import Dictionary
    except ImportError:
        return None, "the library that looks words up isn't installed"
    found = find_dictionary(language)
    if found is None:
        return None, "this machine has no dictionary for it"
    try:
        return Dictionary.from_files(str(found)), ""
    except Exception:
        return None, f"the dictionary '{found.name}' can't be read"


def _way(why: str) -> str:
    if "library" in why:
        return "pip install 'deckgen[spelling]'"
    return "install one, such as the package hunspell-es, or name its folder in the variable DICPATH"


def _is_right(dictionary: Any, word: str) -> bool:
    """Whether the dictionary has a word; names in capitals, such as NAFTA, are not looked up."""
    return word.isupper() or bool(dictionary.lookup(word))


def _near(dictionary: Any, word: str) -> str | None:
    """A word of the dictionary that is one letter off: two that changed places, or one more, less, or another."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    tried = [before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1]
    tried += [before + after[1:] for before, after in cuts if after]
    tried += [before + letter + after[1:] for before, after in cuts if after for letter in _LETTERS]
    tried += [before + letter + after for before, after in cuts for letter in _LETTERS]
    return next((one for one in dict.fromkeys(tried) if one != word and dictionary.lookup(one)), None)
