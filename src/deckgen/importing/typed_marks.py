"""Marks and numbers of points that people typed, where PowerPoint would have set them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.model.rich_text import Text
from deckgen.office.old_deck.old_values import OldParagraph

_MARK = re.compile(r"^([\s\xa0]*)([•●▪■◦○·‣➢➤►✓✔–—*-])[\s\xa0]+(?=\S)")
_NUMBER = re.compile(r"^[\s\xa0]*\(?(\d{1,2})[.)][\s\xa0]+(?=\S)")
_TAB = 4
# Typed marks that say nothing but that a point begins.
_DASHES = "-–—•·"


def without_typed_marks(paragraphs: Sequence[OldParagraph]) -> list[OldParagraph]:
    """Paragraphs whose marks, levels and numbers were typed, with real ones."""
    return _numbered(_marked(paragraphs))


def _marked(paragraphs: Sequence[OldParagraph]) -> list[OldParagraph]:
    """Paragraphs with typed marks as points: all of a shape's, or none of them.

    How far a mark is indented says its level, or else which sign it is: the first one is that of the first level.
    """
    paragraphs = [_under_mark(one) for one in paragraphs]
    found = [None if one.mark else _MARK.match(one.text.plain) for one in paragraphs]
    typed = [one for one in found if one is not None]
    single = len(typed) == len(paragraphs) == 1 and typed[0][2] not in "*-"
    if len(typed) < 2 and not single:
        return list(paragraphs)
    indents = sorted({_width(one[1]) for one in typed})
    signs = list(dict.fromkeys(one[2] for one in typed))
    made = []
    for one, mark in zip(paragraphs, found, strict=True):
        if mark is None:
            made.append(one)
            continue
        deeper = indents.index(_width(mark[1])) if len(indents) > 1 else signs.index(mark[2])
        made.append(replace(one, text=_cut(one.text, mark.end()), mark="bullet", level=one.level + deeper))
    return made


def _under_mark(one: OldParagraph) -> OldParagraph:
    """A point in whose words a dash was typed as a mark, which stands a level deeper."""
    typed = _MARK.match(one.text.plain) if one.mark == "bullet" else None
    if typed is None or typed[2] not in _DASHES:
        return one
    return replace(one, text=_cut(one.text, typed.end()), level=one.level + 1)


def _width(blanks: str) -> int:
    return len(blanks.replace("\t", " " * _TAB))


def _numbered(paragraphs: list[OldParagraph]) -> list[OldParagraph]:
    """Paragraphs that follow each other, and begin with 1, 2 and so on, or 4, 5 and so on, as a list with numbers."""
    made: list[OldParagraph] = []
    run: list[OldParagraph] = []
    for one in [*paragraphs, None]:
        found = None if one is None else _NUMBER.match(one.text.plain)
        if one is not None and found and run and int(found[1]) == _number(run[-1]) + 1 and one.level == run[0].level:
            run.append(one)
            continue
        made += [_with_number(each) for each in run] if len(run) > 1 else run
        run = []
        if one is None:
            break
        if found and _number(one):
            run = [one]
        else:
            made.append(one)
    return made


def _number(one: OldParagraph) -> int:
    found = _NUMBER.match(one.text.plain)
    return int(found[1]) if found else 0


def _with_number(one: OldParagraph) -> OldParagraph:
    found = _NUMBER.match(one.text.plain)
    assert found is not None
    return replace(one, text=_cut(one.text, found.end()), mark="number", number=int(found[1]))


def _cut(text: Text, letters: int) -> Text:
    """A text without its first letters."""
    runs = []
    for run in text.runs:
        if len(run.text) > letters:
            runs.append(replace(run, text=run.text[letters:]))
        letters = max(0, letters - len(run.text))
    return Text(tuple(runs))
