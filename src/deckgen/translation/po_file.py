"""Reads catalogues of translations, which are gettext's .po files, and brings them up to date, with Babel's help.

A msgid is an entire text of the deck as its author wrote it, without the blanks around it. The header of a catalogue
and the comments of translators stay as they are. No date is written, so that the same deck gives the same bytes.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, normalize
from msgspec import Struct

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.numbers.by_language import locale_of
from deckgen.translation.po_bounds import within_bounds

MOST_COMPLAINTS = 10
WIDTH = 78
# Stands for a blank in a file's name, so that lines aren't broken there.
BLANK = "\ue000"
# All kinds of lines that a .po file has.
_LINE = re.compile(
    r'(?:#~\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]++|\\.)*+"|#.*|#~\|.*|'
)
_QUOTED = re.compile(r'"((?:[^"\\]++|\\.)*+)"')
_CHARSET = re.compile(r"charset=([\w.-]+)", re.IGNORECASE)


class Sentence(Struct, frozen=True):
    """A text of the deck that can be translated.

    msgid: the text.
    places: the files and lines where it stands.
    comments: what it is there, for translators, such as "slide cars: title".
    section: the title of the first section that it stands in, "" where it is in none.
    wanted: whether a translation is; titles of publications may stay as they are.
    """

    msgid: str
    places: tuple[tuple[str, int], ...] = ()
    comments: tuple[str, ...] = ()
    section: str = ""
    wanted: bool = True


class Entry(Struct, frozen=True):
    """A sentence of a catalogue.

    msgid: the deck's text.
    string: its translation, "" where there is none.
    line: the line of the msgid, counted from 1.
    fuzzy: the translation is out of date, or was taken over from a similar text.
    """

    msgid: str
    string: str
    line: int
    fuzzy: bool


class Updated(Struct, frozen=True):
    """A catalogue that was brought up to date.

    text: the text of its file.
    total: how many sentences the deck has.
    new: how many of them weren't in the catalogue before.
    fuzzy: how many have a translation that somebody must check.
    obsolete: how many translations are no longer needed. They are kept at the end of the file.
    """

    text: str
    total: int
    new: int
    fuzzy: int
    obsolete: int


def entries(source: SourceFile, language: str, log: Diagnostics) -> tuple[Entry, ...] | None:
    """The sentences of a catalogue without the obsolete ones; None after complaints."""
    catalog = _read(source, language, log)
    if catalog is None:
        return None
    used = (message for message in catalog if message.id and isinstance(message.id, str) and not message.context)
    return tuple(Entry(str(m.id), _strings(m)[0], m.lineno or 1, m.fuzzy) for m in used)


def update(
    old: SourceFile | None, sentences: Iterable[Sentence], language: str, title: str, log: Diagnostics
) -> Updated | None:
    """A catalogue that has these sentences in their order; None after complaints about the old one.

    A new sentence has no translation, unless it is similar to one that is no longer in the deck: then it takes over
    that translation, marked fuzzy; but what may stay as it is never does. Translations of what is no longer in the
    deck stand at the end.
    """
    catalog = _read(old, language, log) if old is not None else Catalog(locale=locale_of(language))
    if catalog is None:
        return None
    template, kept_names = Catalog(), set[str]()
    for sentence in sentences:
        kept_names |= set() if sentence.wanted else {sentence.msgid}
        comments = [textwrap.shorten(comment, WIDTH - 3) for comment in sentence.comments]
        template.add(sentence.msgid, locations=sentence.places, auto_comments=comments)
    before = {message.id for message in catalog}
    _revive(catalog, template)
    previous_ids = {message.id: message.previous_id for message in catalog if message.fuzzy and message.id}
    catalog.update(template)
    for message in catalog:
        if message.id in kept_names and message.id not in before:
            # Nothing is guessed where nothing need be said.
            message.string, message.previous_id = "", []
            message.flags.discard("fuzzy")
        if message.id and message.fuzzy:
            # What was fuzzy before is still the translation of the text that it was first made for, whatever text
            # it was last taken over from.
            first = message.previous_id[0] if message.previous_id else message.id
            message.previous_id = previous_ids.get(first) or message.previous_id
    kept = [message for message in catalog.obsolete.values() if any(_strings(message))]
    messages = [message for message in catalog if message.id]
    entries = [*(_entry(message) for message in messages), *(_entry(message, "#~ ") for message in kept)]
    header = _header(old) if old is not None else ""
    text = "\n".join([header or _new_header(language, title), *entries])
    new = sum(message.id not in before for message in messages)
    return Updated(text, len(messages), new, sum(message.fuzzy for message in messages), len(kept))


def _revive(catalog: Catalog, template: Catalog) -> None:
    """Take back translations of sentences that are in the deck again.

    They may be among the obsolete ones. Or the sentence was changed, which made its translation fuzzy, and then back.
    """
    for key, message in list(catalog.obsolete.items()):
        if message.id in template and message.id not in catalog:
            catalog[message.id] = message
            del catalog.obsolete[key]
    for message in list(catalog):
        first = message.previous_id[0] if message.fuzzy and message.previous_id else None
        if first and first in template and first not in catalog and message.id not in template:
            catalog.delete(message.id)
            catalog.add(first, message.string, user_comments=message.user_comments)


def _read(source: SourceFile, language: str, log: Diagnostics) -> Catalog | None:
    """A file as Babel's catalog; None after complaints."""
    if not within_bounds(source, log) or not _sound(source, log):
        return None
    start, end = _header_lines(source.lines)
    # The header is kept as it stands and is not for Babel, nor is the old text of an obsolete sentence (#~|).
    lines = [
        "" if start <= number < end or line.startswith("#~|") else line for number, line in enumerate(source.lines)
    ]
    catalog = _StrictCatalog(source, log, locale_of(language))
    try:
        PoFileParser(catalog, abort_invalid=True).parse(lines)
    except PoFileError as error:
        lost = "msgid" in source.lines[min(error.lineno, len(source.lines) - 1)]
        _broken(source, error.lineno, log, "this text has no msgstr" if lost else "this line can't stand here")
        return None
    for message in [*catalog, *catalog.obsolete.values()]:
        # Babel takes the old text of a fuzzy sentence (#|) for a comment.
        old = [comment for comment in message.user_comments if comment.startswith("|")]
        if old:
            message.user_comments = [comment for comment in message.user_comments if comment not in old]
            message.previous_id = [_unquoted("".join(old))]
    return catalog


class _StrictCatalog(Catalog):
    """A catalog that complains of a sentence that stands there twice, of which Babel's would keep the first."""

    def __init__(self, source: SourceFile, log: Diagnostics, locale: Locale) -> None:
        super().__init__(locale=locale)
        self._source, self._log = source, log

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:
        first = self.get(id, message.context) if id and message.lineno else None
        if first is not None and first.lineno and message.lineno:
            hint = f"the first is in line {first.lineno}; take one of them out"
            span = _line_span(self._source, message.lineno - 1)
            self._log.error("duplicate_sentence", "this sentence stands in the catalogue twice", span, hint)
            return
        super().__setitem__(id, message)


def _sound(source: SourceFile, log: Diagnostics) -> bool:
    """Whether every line is one that a .po file may have, and the file says that it is UTF-8, or nothing of that."""
    odd = [number for number, line in enumerate(source.lines) if not _LINE.fullmatch(line.strip())]
    for number in odd[:MOST_COMPLAINTS]:
        _broken(source, number, log)
    start, end = _header_lines(source.lines)
    for number in range(start, end):
        match = _CHARSET.search(source.lines[number])
        if match and match.group(1).upper() not in ("UTF-8", "UTF8", "ASCII", "US-ASCII", "CHARSET"):
            span = Span(source, number + 1, match.start(1) + 1, match.end(1) + 1)
            message = f"the catalogue says that it is written in {match.group(1)}; it must be UTF-8"
            log.error("not_utf8", message, span, "save it as UTF-8, and say so here")
            return False
    return not odd


def _broken(
    source: SourceFile, number: int, log: Diagnostics, message: str = "this is no line of a .po file"
) -> None:
    """Complain of a line, which is counted from 0."""
    hint = 'an entry is msgid "…" and msgstr "…", each line in quotes; a quote inside is written \\"'
    log.error("broken_catalogue", message, _line_span(source, number), hint)


def _line_span(source: SourceFile, number: int) -> Span:
    """The span of the words in a line, which is counted from 0."""
    line = source.lines[number] if number < len(source.lines) else ""
    first = len(line) - len(line.lstrip())
    return Span(source, number + 1, first + 1, max(len(line.rstrip()), first + 1) + 1)


def _header_lines(lines: list[str]) -> tuple[int, int]:
    """The first line of the header, and the first one after it, counted from 0; both 0 where there is none.

    The header is the translation of the empty text. The comments above it belong to it.
    """
    for number, line in enumerate(lines):
        if line.startswith("msgid"):
            rest = [index for index in range(number + 1, len(lines)) if not lines[index].startswith('"')]
            if (
                line.strip() != 'msgid ""'
                or not rest
                or rest[0] != number + 1
                or not lines[rest[0]].startswith("msgstr")
            ):
                break
            return 0, rest[1] if len(rest) > 1 else len(lines)
    return 0, 0


def _header(source: SourceFile) -> str:
    """The header of a catalogue with the comments above it, "" where there is none."""
    start, end = _header_lines(source.lines)
    return "\n".join(source.lines[start:end]).strip() + "\n" if end else ""


def _new_header(language: str, title: str) -> str:
    """The header of a new catalogue for the deck with this title."""
    locale = locale_of(language)
    plurals = Catalog(locale=locale).plural_forms
    fields = {
        "Project-Id-Version": title,
        "Language": str(language),
        "Plural-Forms": plurals,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = [f"{locale.english_name} words of a talk. Made and brought up to date by: deckgen translate extract"]
    head = "".join(f"# {line}\n" for line in lines)
    words = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f'{head}msgid ""\nmsgstr {normalize(words, width=WIDTH)}\n'


def _entry(message: Message, mark: str = "") -> str:
    """A sentence as it stands in the file, with a mark before each line where it is obsolete."""
    lines = [f"# {comment}".rstrip() for comment in message.user_comments]
    if not mark:
        lines += [f"#. {comment}" for comment in message.auto_comments]
        places = " ".join(_reference(name, line) for name, line in message.locations)
        wrapped = textwrap.wrap(places, WIDTH - 3, break_long_words=False, break_on_hyphens=False)
        lines += [f"#: {line.replace(BLANK, ' ')}" for line in wrapped]
    if message.flags:
        lines.append(f"#, {', '.join(sorted(message.flags))}")
    if message.previous_id and not mark:
        lines.append(f"#| msgid {normalize(message.previous_id[0], '#| ', WIDTH)}")
    lines += _words(message, mark)
    return "\n".join(lines) + "\n"


def _reference(name: str, line: int) -> str:
    """A place as gettext writes it. A name with blanks stands between U+2068 and U+2069, as gettext has it."""
    quoted = f"\u2068{name.replace(' ', BLANK)}\u2069" if " " in name else name
    return f"{quoted}:{line}"


def _words(message: Message, mark: str) -> Iterator[str]:
    """The lines of a sentence's texts and translations, which translators may have given a context and plurals."""
    ids = (message.id,) if isinstance(message.id, str) else message.id
    if message.context:
        yield f"{mark}msgctxt {normalize(message.context, mark, WIDTH)}"
    for keyword, words in zip(("msgid", "msgid_plural"), ids, strict=False):
        yield f"{mark}{keyword} {normalize(words, mark, WIDTH)}"
    for number, words in enumerate(_strings(message)):
        keyword = "msgstr" if len(ids) == 1 else f"msgstr[{number}]"
        yield f"{mark}{keyword} {normalize(words, mark, WIDTH)}"


def _strings(message: Message) -> tuple[str, ...]:
    """The translation of a sentence, or those of its plural forms; ("",) where there is none."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def _unquoted(words: str) -> str:
    """The text of strings in quotes that follow each other, with escapes such as \\n read."""
    marks = {"n": "\n", "t": "\t", "r": "\r"}
    text = "".join(_QUOTED.findall(words))
    return re.sub(r"\\(.)", lambda match: marks.get(match.group(1), match.group(1)), text)
