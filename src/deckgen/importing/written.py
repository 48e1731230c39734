"""Text as an author writes it: inline Markdown that is read as the words that stood on the slide."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.model.rich_text import Run, Text, parse
from deckgen.model.web_links import is_followable

# Letters of symbol fonts that PowerPoint puts in place of what people type.
_SYMBOLS = str.maketrans({"\uf0e0": "→", "\uf0df": "←", "\uf0f3": "↔", "\uf04a": "☺", "\uf04c": "☹", "\uf0fc": "✓"})
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# What stands for control characters in the XML of Office files, and what no text has.
_CONTROL = re.compile("_x00[01][0-9A-Fa-f]_|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000\r\v\f\x85\u2028\u2029]+")
_MARKS = re.compile(r"([\\`*_\[\]^~])")
_ADDRESS = re.compile(r"(\b(?:https?://|www\.)[^\s<>\[\]\"'`\\{}*~]+)")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def cleaned(words: str) -> str:
    """Words without what no text has; symbols are letters of Unicode, blanks of all kinds are one blank."""
    words = _PRIVATE.sub("", _CONTROL.sub("", words.translate(_SYMBOLS)))
    return _BLANKS.sub(" ", words)


def plain_line(text: Text) -> str:
    """The words of a text in one line, without any marks."""
    return " ".join(cleaned(text.plain).split())


def escaped(words: str) -> str:
    """Words that inline Markdown shows just as they are."""
    if "{{" in words or "}}" in words:
        words = words.replace("{{", "{\\{").replace("}}", "}\\}")
        if parse(words).plain == words.replace("\\", "") and "_" not in words:
            return words
    elif _is_shown(words, words):
        return words
    parts = _ADDRESS.split(words)
    safe = "".join(part if index % 2 else _escape(part) for index, part in enumerate(parts))
    return safe if _is_shown(safe, words) else _escape(words)


def _escape(words: str) -> str:
    """Words with a backslash before each mark; one that is there already for braces stays."""
    return _MARKS.sub(r"\\\1", words.replace("{\\{", "\0").replace("}\\}", "\1")).replace("\0", "{\\{").replace("\1", "}\\}")


def _is_shown(written: str, words: str) -> bool:
    """Whether Markdown shows words as they are, with nothing bold, linked or raised."""
    text = parse(written)
    return text.plain == words and all(replace(run, text="") == Run("") for run in text.runs)


def markdown(text: Text, links: dict[str, str], *, without: Iterable[str] = ()) -> str:
    """A text in one line of Markdown.

    links gives the ids of slides by their parts, for links that lead to slides. without names looks that mean
    nothing here, such as "bold" of a title.
    """
    dropped = dict.fromkeys(without, False)
    runs = [replace(run, text=cleaned(run.text.replace("\n", " ")), **dropped) for run in text.runs]  # type: ignore[arg-type]
    made = "".join(_marked(run, links) for run in _joined(runs))
    return " ".join(made.split())


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        blank = not run.text.strip() and joined
        if joined and (replace(joined[-1], text="") == replace(run, text="") or blank):
            joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined


def _marked(run: Run, links: dict[str, str]) -> str:
    """The words of a run with its marks; blanks at its edges stand outside of them."""
    found = _EDGES.match(run.text)
    assert found is not None
    before, words, after = found.groups()
    if not words:
        return before + after
    made = _code(words) if run.code and "`" not in words and "{{" not in words else escaped(words)
    if run.raised and " " not in words and not set(words) & set("[]^~\\*"):
        mark = "^" if run.raised > 0 else "~"
        made = f"{mark}{words}{mark}"
    if run.struck:
        made = f"~~{made}~~"
    if run.italic:
        made = f"*{made}*"
    if run.bold:
        made = f"**{made}**"
    target = _target(run.link, links)
    if target and target.rstrip("/") != words.rstrip("/"):
        made = f"[{made}]({target})"
    return f"{before}{made}{after}"


def _code(words: str) -> str:
    return f"`{words}`"


def _target(link: str | None, links: dict[str, str]) -> str:
    """The address that a link is written with; "" for one that can't be followed from a deck."""
    if not link:
        return ""
    if link.startswith("slide:"):
        found = links.get(link.removeprefix("slide:"))
        return f"#{found}" if found else ""
    address = link.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return address if is_followable(address) else ""
