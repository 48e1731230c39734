"""Text as an author writes it: inline Markdown that is read as the words that stood on the slide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, Final

from msgspec.structs import replace

from deckgen.model.rich_text import Run, Text, parse
from deckgen.model.web_links import is_followable
from deckgen.office.old_deck.old_values import SLIDE_LINK

# Letters of symbol fonts that PowerPoint puts in place of what people type.
_SYMBOLS = str.maketrans(
    {"\uf0e0": "→", "\uf0df": "←", "\uf0f3": "↔", "\uf04a": "☺", "\uf04c": "☹", "\uf0fc": "✓", "\uf0fb": "✗"}
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# What stands for control characters in the XML of Office files, and what no text has.
_CONTROL = re.compile("_x00[01][0-9A-Fa-f]_|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Where a line ends, and where a point of a list in a cell does.
_LINE_ENDS = re.compile("[\n\u2029]")
_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000\r\v\f\x85\u2028\u2029]+")
_MARKS = re.compile(r"([\\`*_\[\]^~])")
_BRACES = re.compile(r"\{{2,}|\}{2,}")
_ADDRESS = re.compile(r"(\b(?:https?://|www\.)[^\s<>\[\]\"'`\\{}*~]+)")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def cleaned(words: str) -> str:
    """Words without what no text has; symbols are letters of Unicode, blanks of all kinds are one blank."""
    words = _PRIVATE.sub("", _CONTROL.sub("", words.translate(_SYMBOLS)))
    return _BLANKS.sub(" ", words)


def has_symbols(text: Text) -> bool:
    """Whether a text holds letters that only a symbol font has."""
    return bool(_PRIVATE.search(text.plain.translate(_SYMBOLS)))


def plain_line(text: Text) -> str:
    """The words of a text in one line, without any marks."""
    return " ".join(cleaned(text.plain).split())


BROKEN_LINES = "lines that were broken within a point or a cell stand in one line, with dots between them"
# Behind these signs a line goes on, and one of so many letters was broken where it had no more room.
_GOING_ON, _FULL_LINE = ".,;:!?-–—/(", 25
# Behind these a point goes on in the next one.
_JOINING = (",", ";", ":")
# What a sentence ends with.
_STOPS = ".:!?…"


def has_broken_lines(text: Text) -> bool:
    """Whether a text has lines that were broken by hand, and don't go on as one sentence."""
    return with_broken_lines(text).plain != _LINE_ENDS.sub(" ", text.plain)


def with_broken_lines(text: Text) -> Text:
    """A text in one line, with a dot where a line was broken by hand and the next is no more of its sentence."""
    runs, before = [], ""
    for number, run in enumerate(text.runs):
        words, ends = "", _LINE_ENDS.findall(run.text)
        for place, part in enumerate(_LINE_ENDS.split(run.text)):
            if place:
                following = part or "".join(one.text for one in text.runs[number + 1 :])
                words += _break_between(before, following, is_point=ends[place - 1] == "\u2029")
                before = ""
            words += part
            before += part
        runs.append(replace(run, text=words))
    return Text(tuple(runs))


def _break_between(before: str, following: str, *, is_point: bool) -> str:
    before, following = before.strip(), following.strip()
    if is_point and before and following and not before.endswith(_JOINING):
        return " · "
    is_joined = not before or not following or before.endswith(tuple(_GOING_ON)) or goes_on(before, following)
    return " " if is_joined else " · "


def goes_on(before: str, following: str) -> bool:
    """Whether a line is the rest of a sentence that had no more room on the one before it."""
    before, following = before.strip(), following.strip()
    return len(before) >= _FULL_LINE and following[:1].islower() and not before.endswith(tuple(_STOPS))


def escaped(words: str) -> str:
    """Words that inline Markdown shows just as they are: with backslashes only where it would read marks."""
    if "{{" not in words and "}}" not in words and _is_shown(words, words):
        return words
    parts = _ADDRESS.split(words)
    safe = "".join(part if index % 2 else _escape(part) for index, part in enumerate(parts))
    return safe if _is_shown(safe, words) else _escape(words)


def _escape(words: str) -> str:
    """Words with a backslash before each mark, and between braces that would quote a name."""
    return _BRACES.sub(lambda found: "\\".join(found[0]), _MARKS.sub(r"\\\1", words))


def _is_shown(written: str, words: str) -> bool:
    """Whether Markdown shows words as they are, with nothing bold, linked or raised."""
    text = parse(written)
    return text.plain == words and all(replace(run, text="") == Run("") for run in text.runs)


def shortened(words: str, most: int = 60) -> str:
    """Words cut between two of them where they are long."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def markdown(text: Text, links: dict[str, str], *, without: Iterable[str] = ()) -> str:
    """A text in one line of Markdown.

    links gives the ids of slides by their parts, for links that lead to slides. without names looks that mean
    nothing here where all words have them, such as "bold" of a title. Of the ways in which marks can stand in each
    other the first is taken that says the same; where none keeps all words, there are no marks.
    """
    runs = _runs(text, links, without)
    words = " ".join("".join(run.text for run in runs).split())
    ways = [made for looks in _ORDERS if _words_of(made := " ".join(_marked(runs, looks).split())) == words]
    return next((made for made in ways if _looks_of(parse(made).runs) == _looks_of(runs)), [*ways, escaped(words)][0])


def loses_looks(text: Text, links: dict[str, str]) -> bool:
    """Whether marks can't say which letters of a text are bold, in italics or struck."""
    runs = _runs(text, links, ())
    looks = _looks_of(runs)
    return any(map(any, looks)) and _looks_of(parse(markdown(text, links)).runs) != looks


def _runs(text: Text, links: dict[str, str], without: Iterable[str]) -> list[Run]:
    """The runs of a text, without looks that all of them have."""
    shown = [run for run in text.runs if run.text.strip()]
    dropped = {look: False for look in without if all(getattr(run, look) for run in shown)}
    runs = [
        replace(run, text=cleaned(run.text.replace("\n", " ")), link=_target(run, links), **dropped)
        for run in text.runs
    ]
    return [run for run in _smoothed(runs) if run.text]


def _words_of(written: str) -> str:
    return " ".join(parse(written).plain.split())


def _looks_of(runs: Iterable[Run]) -> list[tuple[bool, bool, bool]]:
    """How each letter of runs looks, blanks and code aside."""
    return [
        (run.bold, run.italic, run.struck) for run in runs if not run.code for letter in run.text if letter.strip()
    ]


def _smoothed(runs: list[Run]) -> list[Run]:
    """Runs whose blanks look as the words before them do, so that marks stand at words."""
    made: list[Run] = []
    for run in runs:
        if made and not run.text.strip():
            made[-1] = replace(made[-1], text=made[-1].text + run.text)
        else:
            made.append(run)
    return made


# How runs may look, from the outer mark to the inner one, in the orders that are tried.
_ORDERS: Final = (
    ("link", "bold", "italic", "struck", "raised", "code"),
    ("link", "italic", "bold", "struck", "raised", "code"),
    ("bold", "italic", "link", "struck", "raised", "code"),
    ("italic", "bold", "link", "struck", "raised", "code"),
    ("link", "bold", "struck", "raised", "code"),
)


def _marked(runs: list[Run], looks: tuple[str, ...]) -> str:
    """The words of runs within marks: neighbours that share a look share its marks."""
    if not looks:
        return escaped("".join(run.text for run in runs))
    look, *inner = looks
    made = ""
    for value, group in groupby(runs, key=lambda run: getattr(run, look)):
        held = list(group)
        if value and look in ("code", "raised"):
            made += _in_word_marks("".join(run.text for run in held), look, value)
            continue
        words = _marked(held, tuple(inner))
        if value and words.strip():
            before, bare, after = _edges(words)
            words = f"{before}{_MARK[look](bare, value)}{after}"
        made += words
    return made


_MARK: Final[dict[str, Callable[[str, Any], str]]] = {
    "link": lambda words, value: f"[{words}]({value})",
    "bold": lambda words, value: f"**{words}**",
    "italic": lambda words, value: f"*{words}*",
    "struck": lambda words, value: f"~~{words}~~",
}


def _in_word_marks(words: str, look: str, value: int) -> str:
    """Code, or a word that is raised or lowered, where such marks can hold it."""
    before, bare, after = _edges(words)
    if look == "code" and bare and "`" not in bare and "{{" not in bare:
        return f"{before}`{bare}`{after}"
    if look == "raised" and bare and not set(bare) & set(" []^~\\*`"):
        mark = "^" if value > 0 else "~"
        return f"{before}{mark}{bare}{mark}{after}"
    return escaped(words)


def _edges(words: str) -> tuple[str, str, str]:
    """Words with the blanks before and behind them."""
    found = _EDGES.match(words)
    assert found is not None
    return found[1], found[2], found[3]


def _target(run: Run, links: dict[str, str]) -> str | None:
    """The address that the link of a run is written with; None for one that can't be followed."""
    link = run.link
    if not link:
        return None
    if link.startswith(SLIDE_LINK):
        found = links.get(link.removeprefix(SLIDE_LINK))
        return f"#{found}" if found else None
    address = link.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return address if is_followable(address) else None
