"""Text: words with what is bold, raised, linked and so on. Inline Markdown is read here, and nowhere else.

The marks are CommonMark's emphasis, strong emphasis, code spans, links and backslash escapes, and besides them
^superscript^, ~subscript~ and [^source] footnotes. `{{ name }}` stays as it is written; it is filled in later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


class Run(Struct, frozen=True):
    """Words that look alike.

    raised: 1 for superscript, -1 for subscript.
    link: the address that they lead to.
    footnote: the id of a source that is cited here; text is empty until sources are numbered.
    color: hex without '#', None for the paragraph's.
    field: a field of PowerPoint's, such as "slidenum", which keeps itself up to date; text is what it says now.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: int = 0
    link: str | None = None
    footnote: str | None = None
    color: str | None = None
    field: str | None = None


class Text(Struct, frozen=True):
    """Running text: its runs in order."""

    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The words without any marks."""
        return "".join(run.text for run in self.runs)

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)

    def __add__(self, other: Text) -> Text:
        return Text(self.runs + other.runs)

    def map(self, change: Callable[[Run], Iterable[Run]]) -> Text:
        """The text with each run replaced by the runs that change makes of it."""
        return Text(tuple(new for run in self.runs for new in change(run)))


def plain(words: str) -> Text:
    """Words as Text as they are, without reading any marks in them."""
    return Text((Run(str(words)),)) if words else Text()


# Words without any of these hold no marks.
_MARKS = re.compile(r"[*_`\[\]^~\\\n]")
HOLE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def parse(words: str) -> Text:
    """Inline Markdown as Text. It never fails: what is no mark stays as it is written."""
    return _parsed(words) if _MARKS.search(words) else plain(words)


@lru_cache(maxsize=4096)
def _parsed(words: str) -> Text:
    """Words with marks as Text. It is kept, since the variants of a talk have most words in common."""
    # The stars and underscores in {{ names }} are no marks: the names wait behind characters that nobody writes.
    holes: list[str] = []

    def hide(match: re.Match[str]) -> str:
        holes.append(match.group())
        return f"\ue000{len(holes) - 1}\ue001"

    tokens = _markdown().parseInline(HOLE.sub(hide, words))[0].children or []
    text = _text(tokens)
    if not holes:
        return text

    def unhide(words: str) -> str:
        return re.sub("\ue000(\\d+)\ue001", lambda match: holes[int(match.group(1))], words)

    return Text(tuple(replace(run, text=unhide(run.text), link=run.link and unhide(run.link)) for run in text.runs))


def translatable(words: str) -> bool:
    """Whether there is anything to translate: a letter outside of {{ names }}, footnotes and addresses."""
    runs = (run for run in parse(words).runs if run.footnote is None)
    return any(letter.isalpha() for run in runs for letter in HOLE.sub("", run.text))


def marks_of(words: str) -> dict[str, str]:
    """What a translation must keep: `{{ names }}` (their formats aside), footnotes, and the addresses of links.

    Each stands with the words that it is written in here.
    """
    marks = {}
    for match in HOLE.finditer(words):
        marks[f"{{{{ {match.group(1).partition('|')[0].strip()} }}}}"] = match.group()
    for run in parse(words).runs:
        if run.footnote is not None:
            marks[f"[^{run.footnote}]"] = f"[^{run.footnote}]"
        if run.link and "{{" not in run.link:
            marks[run.link] = run.link
    return marks


def _text(tokens: list[Token]) -> Text:
    """The Text of markdown-it's tokens."""
    runs: list[Run] = []
    look = Run("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                look = replace(look, bold=token.nesting == 1)
            case "em_open" | "em_close":
                look = replace(look, italic=token.nesting == 1)
            case "sup_open" | "sub_open":
                look = replace(look, raised=1 if token.type == "sup_open" else -1)
            case "sup_close" | "sub_close":
                look = replace(look, raised=0)
            case "link_open":
                look = replace(look, link=str(token.attrGet("href") or ""))
            case "link_close":
                look = replace(look, link=None)
            case "code_inline":
                runs.append(replace(look, text=token.content, code=True))
            case "footnote":
                runs.append(Run("", raised=1, footnote=token.content))
            case "softbreak":
                runs.append(replace(look, text=" "))
            case "hardbreak":
                runs.append(replace(look, text="\n"))
            case _:
                if token.content:
                    runs.append(replace(look, text=token.content))
    return Text(_joined(runs))


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """The runs, with neighbours that look alike made one."""
    joined: list[Run] = []
    for run in runs:
        if joined and run.footnote is None and replace(joined[-1], text=run.text) == run:
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """The parser: CommonMark's inline marks, and deckgen's own."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("zero").enable(["emphasis", "backticks", "link", "escape", "newline"])
    markdown.inline.ruler.before("link", "footnote", _footnote)
    markdown.inline.ruler.before("emphasis", "times", _times)
    markdown.inline.ruler.push("superscript", _raised("^", "sup"))
    markdown.inline.ruler.push("subscript", _raised("~", "sub"))
    # Addresses stay as they are written: markdown-it would encode them, and leave links of some kinds unread.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def _footnote(state: StateInline, silent: bool) -> bool:
    """`[^id]`, a footnote that cites a source."""
    match = _FOOTNOTE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("footnote", "", 0).content = match.group(1).strip()
    state.pos = match.end()
    return True


def _times(state: StateInline, silent: bool) -> bool:
    """A star between digits, which is a sign for times and no mark: `3*4*5`."""
    if not _TIMES.match(state.src, state.pos):
        return False
    if not silent:
        state.push("text", "", 0).content = "*"
    state.pos += 1
    return True


_TIMES = re.compile(r"(?<=\d)\*(?=\d)")
_FOOTNOTE = re.compile(r"\[\^([^\]\n]+)\]")


def _raised(mark: str, tag: str) -> Callable[[StateInline, bool], bool]:
    """The rule that reads words without blanks or brackets between two marks: ^sup^ or ~sub~."""
    pattern = re.compile(rf"{re.escape(mark)}([^\s\[\]{re.escape(mark)}]+){re.escape(mark)}")

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos)
        if not match:
            return False
        if not silent:
            state.push(f"{tag}_open", tag, 1)
            state.push("text", "", 0).content = match.group(1)
            state.push(f"{tag}_close", tag, -1)
        state.pos = match.end()
        return True

    return rule
