"""Text: words with what is bold, raised, linked and so on. Inline Markdown is read here, and nowhere else.

The marks are CommonMark's emphasis, strong emphasis, code spans, links and backslash escapes, and besides them
~~struck~~, ^superscript^, ~subscript~ and [^source] footnotes. `{{ name }}` stays as it is written; it is filled in
later, but not in code, which shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.inline_marks import HELD, HELD_END, markdown

if TYPE_CHECKING:
    from markdown_it.token import Token


NO_BREAK = "\N{NO-BREAK SPACE}"
_UNBROKEN = str.maketrans({" ": NO_BREAK, "-": "\N{NON-BREAKING HYPHEN}"})
# The digits and signs that Unicode has raised and lowered, by `Run.raised`.
_RAISED = {
    1: str.maketrans("0123456789+-\N{MINUS SIGN}=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    -1: str.maketrans("0123456789+-\N{MINUS SIGN}=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}


class Run(Struct, frozen=True):
    """Words that look alike.

    raised: 1 for superscript, -1 for subscript.
    link: the address that they lead to.
    footnote: the id of a source that is cited here; text is empty until sources are numbered.
    color: hex without '#', None for the paragraph's.
    field: a field of PowerPoint's, such as "slidenum", which keeps itself up to date; text is what it says now.
    struck: a line runs through them.
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
    struck: bool = False


class Text(Struct, frozen=True):
    """Running text: its runs in order."""

    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The words without any marks."""
        return "".join(run.text for run in self.runs)

    @property
    def spoken(self) -> str:
        """The words as they are heard: those of `on_one_level` without the numbers of footnotes."""
        heard = tuple(run for run in self.runs if run.footnote is None)
        return (self if len(heard) == len(self.runs) else Text(heard)).on_one_level

    @property
    def on_one_level(self) -> str:
        """The words for a place where nothing is raised: "x²" and "H₂O", and footnotes as small digits."""
        return "".join(run.text.translate(_RAISED[run.raised]) if run.raised else run.text for run in self.runs)

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)

    def __add__(self, other: Text) -> Text:
        return Text(self.runs + other.runs)

    @property
    def unbroken(self) -> Text:
        """The text with blanks and hyphens at which no line is broken."""
        return self.map(lambda run: (replace(run, text=run.text.translate(_UNBROKEN)),))

    def unbroken_at(self, places: Collection[int]) -> Text:
        """The text with blanks at which no line is broken in some places, counted in letters from its start."""
        if not places:
            return self
        runs, end = [], 0
        for run in self.runs:
            held = [place - end for place in places if end <= place < end + len(run.text)]
            letters = list(run.text)
            for place in held:
                letters[place] = NO_BREAK
            runs.append(replace(run, text="".join(letters)) if held else run)
            end += len(run.text)
        return Text(tuple(runs))

    def map(self, change: Callable[[Run], Iterable[Run]]) -> Text:
        """The text with each run replaced by the runs that change makes of it."""
        return Text(tuple(new for run in self.runs for new in change(run)))


def plain(words: str) -> Text:
    """Words as Text as they are, without reading any marks in them."""
    return Text((Run(str(words)),)) if words else Text()


# Words without any of these hold no marks.
_MARKS = re.compile(r"[*_`\[\]^~\\\n]")
# No name is longer: a text full of braces would be searched to its end for each of them.
HOLE = re.compile(r"\{\{(.{0,500}?)\}\}", re.DOTALL)
# What is read before all marks: escapes, code, quoted names, and addresses as they stand in the words. Stars and
# tildes in pairs are no part of an address, nor is what ends a sentence behind it.
_FIRST = re.compile(
    r"\\[\\`]|(?P<code>(?<!`)(?P<fence>`+)(?!`).+?(?<!`)(?P=fence)(?!`))|(?P<hole>\{\{.{0,500}?\}\})"
    r"|(?P<address>(?<!\]\()\b(?:https?://|www\.)(?:(?!\*\*|~~)[^\s<>\[\]\"'`\\{}])+(?<![?!.,:;*_~)]))",
    re.DOTALL,
)
_HELD = re.compile(f"{HELD}(\\d{{1,9}}){HELD_END}")


def parse(words: str) -> Text:
    """Inline Markdown as Text. It never fails: what is no mark stays as it is written."""
    return _parsed(words) if _MARKS.search(words) else plain(words)


@lru_cache(maxsize=4096)
def _parsed(words: str) -> Text:
    """Words with marks as Text. It is kept, since the variants of a talk have most words in common."""
    # The stars, underscores and tildes in {{ names }} and addresses are no marks: both are held back meanwhile.
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        if match["hole"] is None and match["address"] is None:
            return match.group()
        held.append(match.group())
        return f"{HELD}{len(held) - 1}{HELD_END}"

    def give_back(words: str) -> str:
        return _HELD.sub(lambda match: held[int(match[1])] if int(match[1]) < len(held) else match[0], words)

    text = _text(markdown().parseInline(_FIRST.sub(hold, words))[0].children or [])
    if not held:
        return text
    return Text(
        tuple(replace(run, text=give_back(run.text), link=run.link and give_back(run.link)) for run in text.runs)
    )


def without_code(words: str) -> str:
    """The words with a letter in place of each character of code, where names and marks stay as they are written."""
    return _FIRST.sub(lambda match: "x" * len(match[0]) if match["code"] else match[0], words)


def translatable(words: str) -> bool:
    """Whether there is anything to translate: a letter outside of {{ names }}, footnotes and addresses."""
    runs = (run for run in parse(words).runs if run.footnote is None)
    return any(letter.isalpha() for run in runs for letter in HOLE.sub("", run.text))


def marks_of(words: str) -> dict[str, str]:
    """What a translation must keep: `{{ names }}` (their formats aside), footnotes, and the addresses of links.

    Each stands with the words that it is written in here.
    """
    marks = {}
    for match in HOLE.finditer(without_code(words)):
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
    bold = italic = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
                look = replace(look, bold=bold > 0)
            case "em_open" | "em_close":
                italic += token.nesting
                look = replace(look, italic=italic > 0)
            case "sup_open" | "sub_open":
                look = replace(look, raised=1 if token.type == "sup_open" else -1)
            case "sup_close" | "sub_close":
                look = replace(look, raised=0)
            case "s_open" | "s_close":
                look = replace(look, struck=token.nesting == 1)
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
