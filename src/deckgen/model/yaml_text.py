"""Reads YAML text into data that remembers where it stands. This is the only module that imports PyYAML.

PyYAML only parses here: it never makes Python objects, so no tag can run anything. What is wrong is added to the log,
and what could be read is returned all the same. A few lines of aliases can stand for billions of values, so size is
bounded with every alias counted as large as what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from msgspec import Struct, field

from deckgen.model.diagnostics import Diagnostics, Edit, SourceFile, Span
from deckgen.model.marks import Map, Marked, Seq, Str, describe
from deckgen.model.mending import mended
from deckgen.model.yaml_mends import quoted_name
from deckgen.model.yaml_surprises import warn_of_surprises
from deckgen.model.yaml_syntax import ODD_BLANKS, complain_of, edit_of, odd_blank

_NO_KEY = "\0"
# How many keys and values a deck may have, with all that it includes and uses.
MOST_NODES = 100_000
MOST_DEPTH = 60
# How many characters one text may have, and how many of them may follow each other without a blank: what looks for
# dates, numbers and names in words takes long for long words.
MOST_CHARACTERS, MOST_IN_A_WORD = 100_000, 10_000
# How many characters a text may have in which mends are tried.
MOST_TRIED = 1_000_000
# Control characters but for tab and the ends of lines, the line separators of Unicode, and what is no character at
# all. XML, and so a .pptx, has no place for most of them.
_AROUND = re.compile(f"^[{ODD_BLANKS}]+|[{ODD_BLANKS}]+$")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class _Open(Struct):
    """A mapping or list whose end has not come yet.

    value: what was read of it.
    anchor: its name for aliases, None for none.
    bracketed: it is written in brackets, on one line or several.
    key: the key whose value comes next, None where a key comes next.
    keys: where the keys of a mapping stand, by their words.
    merges: what is to be merged into it (`<<`), once all its own keys are there.
    quotes: it is no mapping, but words that quote a name, such as {{ this }}, without YAML's own quotes.
    """

    value: Map | Seq
    anchor: str | None
    bracketed: bool = False
    key: Any = None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    merges: list[Any] = field(default_factory=list)
    quotes: bool = False


def read(file: SourceFile, log: Diagnostics) -> Marked | None:
    """The data of a YAML text, or None where it could not be read at all (the log says why)."""
    import yaml

    reader = _EventReader(file, log)
    # PyYAML may be installed without libyaml, which is ten times as fast.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(file.text, Loader=loader):
            if not reader.take(event):
                return None
    except yaml.MarkedYAMLError as problem:
        if problem.problem_mark is None or problem.problem_mark.line + 1 not in reader.unquoted:
            complain_of(problem, file, log, partial(_certain, file, problem.problem_mark))
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        log.error("not_yaml", f"this is not YAML: {problem}", Span(file, 1, 1, 2))
        return None
    if reader.root is None or (isinstance(reader.root, Str) and reader.root.null):
        log.error("empty_file", "the file is empty", Span(file, 0, 0, 0), "a deck begins with 'title: …'")
        return None
    return reader.root


def _certain(
    file: SourceFile, fault: Any, ways: Iterable[tuple[Edit, ...]], must_be_whole: bool
) -> tuple[Edit, ...] | None:
    """Of several ways to mend a text the first that can be read whole, or else beyond the line of its fault.

    None where there is none, or where those don't all come to the same data, or where the text is too long to be read
    time and again.
    """
    if len(file.text) > MOST_TRIED:
        return None
    read = [(edits, *_events(mended(file, edits))) for edits in ways]
    sound = [(edits, events) for edits, events, row in read if row is None]
    if not sound and not must_be_whole:
        last = fault.line if fault else 0
        sound = [(edits, events) for edits, events, row in read if row is not None and row > last]
    if not sound or any(events != sound[0][1] for _, events in sound):
        return None
    return sound[0][0]


def _events(text: str) -> tuple[list[tuple[str, str]], int | None]:
    """What YAML reads in a text, and the row at which it gives up; None where it reads all."""
    import yaml

    events: list[tuple[str, str]] = []
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events.extend((type(one).__name__, getattr(one, "value", "")) for one in yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as problem:
        return events, problem.problem_mark.line if problem.problem_mark else 0
    except (yaml.YAMLError, RecursionError, ValueError):
        return events, 0
    return events, None


class _EventReader:
    """Builds the data from YAML's events, one after the other, within bounds.

    Its methods return False where reading must stop.
    """

    def __init__(self, file: SourceFile, log: Diagnostics) -> None:
        self.file, self.log = file, log
        self.root: Marked | None = None
        self.stack: list[_Open] = []
        # What each anchor names, and how many nodes that has.
        self.anchors: dict[str, tuple[Marked, int]] = {}
        self.nodes = 0
        # The lines in which {{ name }} stands without quotes, which has been said.
        self.unquoted: set[int] = set()
        # For each open mapping or list, what self.nodes was when it began.
        self.starts: list[int] = []

    def take(self, event: Any) -> bool:
        """Take one event; False where reading must stop."""
        match type(event).__name__:
            case "ScalarEvent":
                return self._scalar(event)
            case "MappingStartEvent" | "SequenceStartEvent":
                return self._open(event)
            case "MappingEndEvent" | "SequenceEndEvent":
                return self._close(event)
            case "AliasEvent":
                return self._alias(event)
            case "DocumentStartEvent" if self.root is not None:
                self.log.error(
                    "two_documents", "a second document begins here", self._span(event), "keep one deck to a file"
                )
                return False
        return True

    def _span(self, event: Any) -> Span:
        """Where an event stands; its first line alone, where it has several."""
        start, end = event.start_mark, event.end_mark
        line, column = start.line + 1, start.column + 1
        if end.line == start.line and end.column > start.column:
            return Span(self.file, line, column, end.column + 1)
        width = len(self.file.lines[start.line]) + 1 if start.line < len(self.file.lines) else column + 1
        return Span(self.file, line, column, max(column + 1, width) if end.line > start.line else column + 1)

    def _words_span(self, event: Any) -> Span:
        """Where the words of a scalar stand: of a block not its mark, but the first line that has words."""
        if event.style in ("|", ">"):
            for row in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.file.lines))):
                if words := self.file.lines[row].strip():
                    start = self.file.lines[row].index(words)
                    return Span(self.file, row + 1, start + 1, start + len(words) + 1)
        return self._span(event)

    def _scalar(self, event: Any) -> bool:
        """Add a scalar, after complaints about tags and about what can't be meant."""
        span = self._words_span(event)
        if event.tag is not None and event.tag not in ("!", "tag:yaml.org,2002:str"):
            self._refuse_tag(event.tag, span)
        if event.style == '"' and (control := _CONTROL.search(event.value)):
            message = f"an escape makes an invisible control character (U+{ord(control.group()):04X}) of these words"
            self.log.error("control_character", message, span, "write a backslash twice, or use single quotes")
        # In brackets a comment would hide the closing bracket, which is an error and is complained of as such.
        if not event.style and not (self.stack and self.stack[-1].bracketed):
            start, end = event.start_mark, event.end_mark
            warn_of_surprises(self.file, (start.line, start.column), (end.line, end.column), self.log)
        value = Str(event.value if self._is_of_length(event.value, span) else "", span, event.style or None)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self.nodes += 1
        return self._within_bounds(span) and self._add(value)

    def _is_of_length(self, words: str, span: Span) -> bool:
        """Whether words are no longer than what can stand on slides and in notes; complains where they are."""
        if len(words) <= MOST_IN_A_WORD:
            return True
        message = None
        if len(words) > MOST_CHARACTERS:
            message = f"this text has more than {MOST_CHARACTERS:,} characters"
        elif len(max(words.split(), key=len, default="")) > MOST_IN_A_WORD:
            message = f"this text has more than {MOST_IN_A_WORD:,} characters without a blank"
        if message:
            self.log.error("too_large", message, span, "keep what can be read, and tables and pictures in files")
        return message is None

    def _within_bounds(self, span: Span) -> bool:
        """Whether there are no more keys and values than may be; complains where there are."""
        if self.nodes <= MOST_NODES:
            return True
        message = f"the file has more than {MOST_NODES:,} keys and values up to here"
        self.log.error("too_large", message, span, "keep rows in a csv file, and name it under 'data:'")
        return False

    def _open(self, event: Any) -> bool:
        """Begin a mapping or list."""
        span = self._span(event)
        if len(self.stack) >= MOST_DEPTH:
            self.log.error("too_deep", f"this is nested more than {MOST_DEPTH} levels deep", span)
            return False
        if event.tag is not None and event.tag not in ("!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"):
            self._refuse_tag(event.tag, span)
        value = Map({}, span) if type(event).__name__ == "MappingStartEvent" else Seq([], span)
        self.nodes += 1
        self.starts.append(self.nodes)
        self.stack.append(_Open(value, event.anchor, bool(event.flow_style)))
        return self._within_bounds(span)

    def _close(self, event: Any) -> bool:
        """Add the mapping or list that ends here."""
        opened = self.stack.pop()
        size = self.nodes - self.starts.pop() + 1
        value = opened.value
        if opened.quotes:
            return self._add(Str.standing_in("", value.span))
        if isinstance(value, Map):
            for merged in opened.merges:
                self._merge(value, merged)
            value.end = event.end_mark.line + 1, event.end_mark.column + 1
        if opened.bracketed and event.end_mark.line == value.span.line - 1:
            value.span = Span(self.file, value.span.line, value.span.column, event.end_mark.column + 1)
        if opened.anchor:
            self.anchors[opened.anchor] = (value, size)
        return self._add(value)

    def _alias(self, event: Any) -> bool:
        """Add what an alias stands for: the same object, which counts as often as it is used."""
        span = self._span(event)
        if event.anchor not in self.anchors:
            inside = any(opened.anchor == event.anchor for opened in self.stack)
            why = "stands inside itself" if inside else f"has no anchor &{event.anchor} before it"
            self.log.error("bad_alias", f"*{event.anchor} {why}", span)
            return self._add(Str.standing_in("", span))
        value, size = self.anchors[event.anchor]
        self.nodes += size
        if self.nodes > MOST_NODES:
            hint = "write out what they stand for, where it is needed"
            self.log.error("too_many_aliases", "aliases make this file unreasonably large", span, hint)
            return False
        return self._add(value)

    def _add(self, value: Marked) -> bool:
        """Put a finished value where it belongs: into the open list, or under the open mapping's key."""
        if not self.stack:
            self.root = value
            return True
        opened = self.stack[-1]
        if isinstance(opened.value, Seq):
            opened.value.append(value)
        elif opened.key is None:
            opened.key = self._key(value)
        else:
            self._set(opened, opened.key, value)
            opened.key = None
        return True

    def _key(self, value: Marked) -> Str:
        """A key, which must be words; a control character, which no key can be, stands for one that is none."""
        if isinstance(value, Str):
            return self._without_odd_blanks(value)
        if self._is_name(value):
            self._say_unquoted(value)
            self.stack[-1].quotes = True
            return Str(_NO_KEY, value.span, "'")
        self.log.error("wrong_key", f"a key must be words, not {describe(value)}", value.span)
        return Str(_NO_KEY, value.span, "'")

    def _without_odd_blanks(self, key: Str) -> Str:
        """A key without blanks around it that YAML took for letters, after a complaint about them."""
        odd = _AROUND.search(key) if key.style is None else None
        if odd is None:
            return key
        message, hint = odd_blank(odd[0][0])
        place = key.at(odd.start(), len(odd[0]))
        self.log.error("odd_blank", message, place, hint, edits=[Edit(place, "")] if place.text == odd[0] else ())
        return Str(_AROUND.sub("", key), key.span)

    def _is_name(self, value: Marked) -> bool:
        """Whether a key is the inner part of a quoted name, `{{ name }}`, that YAML reads as two mappings."""
        span = value.span
        line = self.file.lines[span.line - 1] if span.line <= len(self.file.lines) else ""
        return isinstance(value, Map) and line[max(0, span.column - 2) :].startswith("{{")

    def _say_unquoted(self, value: Marked) -> None:
        """Say that words with `{{ name }}` need quotes where they begin with it."""
        line, start = value.span.line, value.span.column - 1
        end = self.file.lines[line - 1].find("}}", start)
        span = Span(self.file, line, start, max(end + 3, start + 2))
        message = "words that begin with {{ need quotes, since YAML reads a mapping there"
        if line not in self.unquoted:
            quotes = [edit_of(self.file, change) for change in quoted_name(self.file.lines, line - 1, start - 1)]
            self.log.error("wrong_key", message, span, "put the whole of the words in quotes", edits=quotes)
        self.unquoted.add(line)

    def _set(self, opened: _Open, key: Str, value: Marked) -> None:
        mapping = opened.value
        assert isinstance(mapping, Map)
        place = key.span.line, key.span.column
        opened.keys.setdefault(str(key), place)
        self.file.keys[place] = opened.keys
        if key == "<<" and key.style is None:
            opened.merges.append(value)
        elif key in mapping:
            first = mapping.key(key)
            assert first is not None
            hint = f"the first is in line {first.span.line}"
            self.log.error("duplicate_key", f"'{key}' stands here a second time", key.span, hint)
        elif key != _NO_KEY:
            mapping[key] = value

    def _merge(self, into: Map, source: Marked) -> None:
        """Add the keys of a mapping, or of several in a list, to one that doesn't have them itself (`<<`)."""
        for mapping in source if isinstance(source, Seq) else [source]:
            if not isinstance(mapping, Map):
                self.log.error("bad_merge", f"'<<' takes a mapping, not {describe(mapping)}", mapping.span)
                continue
            for key, value in mapping.items():
                into.setdefault(key, value)

    def _refuse_tag(self, tag: str, span: Span) -> None:
        written = tag.replace("tag:yaml.org,2002:", "!!")
        self.log.error("tag", f"the tag {written} is not used in a deck", span, "write the value plainly")
