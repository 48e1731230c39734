"""From the words of a shape to paragraphs: levels, marks, what is bold, raised, linked or in letters of one width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckgen.model.rich_text import Run, Text
from deckgen.office.attributes import whole
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.inherited_looks import Look, letters, look_of
from deckgen.office.old_deck.old_values import SLIDE_LINK, OldParagraph
from deckgen.office.old_deck.read_formulas import OldFormula, formulas_in
from deckgen.office.xml_names import MC, A, R

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_LEVELS = 9
# What fields say that PowerPoint fills in, and that means nothing in a deck of its own.
_COUNTED = ("slidenum",)
# Letters that no text has: what PowerPoint writes for a break inside of a title, and marks without a width.
_ODD = str.maketrans({"\v": "\n", "\u2028": "\n", "\u2029": "\n", "\ufeff": None, "\u200b": None})
# Where symbol fonts have their signs in Unicode.
_SIGNS = {letter: 0xF000 + letter for letter in range(0x21, 0x100)}
_WIDTHLESS = "\u200c\u200d\u2060"
# How far to the right a level begins where nothing says it.
_STEP = 457_200


class _Counter:
    """Counts the points of lists as PowerPoint does: up to another kind of points on their level, or above."""

    def __init__(self) -> None:
        self._lists: dict[int, tuple[tuple[str, int], int]] = {}

    def number(self, level: int, look: Look, *, is_filled: bool) -> int:
        """The number of the next paragraph; 0 where it has none."""
        is_counted = look.mark == "number"
        if is_counted and not is_filled:
            return 0
        self._lists = {at: held for at, held in self._lists.items() if at < level or (is_counted and at == level)}
        if not is_counted:
            return 0
        kind = look.number or ("", 1)
        before, number = self._lists.get(level, (kind, kind[1] - 1))
        self._lists[level] = kind, (number + 1 if before == kind else kind[1])
        return self._lists[level][1]


def paragraphs_of(
    body: _Element | None, part: str, file: DeckFile, look: Callable[[int], Look] = lambda level: Look()
) -> tuple[OldParagraph, ...]:
    """The paragraphs of a body of words that hold any; look says how a level looks where the words don't."""
    if body is None:
        return ()
    scale = body.find(f"{A}bodyPr/{A}normAutofit")
    shrunk = (whole(scale, "fontScale") or 100_000) / 100_000 if scale is not None else 1.0
    counter = _Counter()
    made = (one for each in body.iterfind(f"{A}p") for one in _paragraphs(each, part, file, look, shrunk, counter))
    return _trimmed(tuple(made))


def line_of(body: _Element | None, part: str, file: DeckFile) -> Text:
    """The paragraphs of a body of words in one line."""
    line = Text()
    for paragraph in paragraphs_of(body, part, file):
        line = line + (Text((Run(" "),)) if line else Text()) + paragraph.text
    return line


def _trimmed(paragraphs: tuple[OldParagraph, ...]) -> tuple[OldParagraph, ...]:
    """Paragraphs without the empty ones; lines of code keep those between them."""
    filled = [index for index, one in enumerate(paragraphs) if _is_filled(one.text)]
    if not filled:
        return ()
    within = paragraphs[filled[0] : filled[-1] + 1]
    if all(is_code(one.text) for one in within if _is_filled(one.text)):
        return within
    before = [filled[0], *(index - former - 1 for former, index in pairwise(filled))]
    return tuple(replace(paragraphs[index], skipped=skipped) for index, skipped in zip(filled, before, strict=True))


def _is_filled(text: Text) -> bool:
    """Whether a text holds anything but blanks and signs without a width, which join letters or part them."""
    return bool(text.plain.strip().strip(_WIDTHLESS).strip())


def is_code(text: Text) -> bool:
    """Whether all words are in letters of one width."""
    return all(run.code for run in text.runs if run.text.strip())


def _paragraphs(
    paragraph: _Element, part: str, file: DeckFile, look: Callable[[int], Look], shrunk: float, counter: _Counter
) -> Iterator[OldParagraph]:
    """A paragraph, and the formulas at its end one by one."""
    properties = paragraph.find(f"{A}pPr")
    level = min(MOST_LEVELS - 1, max(0, whole(properties, "lvl"))) if properties is not None else 0
    of_level = look_of(properties).over(look(level))
    runs_of = [(each, letters(each.find(f"{A}rPr"))) for each in paragraph.iterfind(f"{A}r")]
    sizes = [own.size for _, own in runs_of]
    size = (next(filter(None, sizes), None) or of_level.size or 0.0) * shrunk
    parts = list(_parts(paragraph, part, file, of_level))
    is_filled = any(isinstance(one, OldFormula) or one.text.strip() for one in parts)
    words = OldParagraph(
        Text(),
        level,
        of_level.mark or "",  # type: ignore[arg-type]
        size,
        bool(of_level.leftwards),
        is_plain=of_level.mark == "",
        number=counter.number(level, of_level, is_filled=is_filled),
        left=(level * _STEP if of_level.left is None else of_level.left) + (of_level.first or 0),
        is_underlined=any(own.over(of_level).underlined and _is_plain_word(each) for each, own in runs_of),
    )
    at_end = _formulas_at_end(parts, listed=bool(words.mark))
    before = parts[: len(parts) - len(at_end)]
    runs = [run for one in before for run in (one.runs if isinstance(one, OldFormula) else (one,))]
    if before or not at_end:
        built = [one for one in before if isinstance(one, OldFormula) and not one.is_plain]
        kind = "" if not built else "in line" if all(one.has_line for one in built) else "unwritten"
        yield replace(words, text=_joined(tuple(runs)), formula=kind)
    for one in at_end:
        text = _joined(one.runs)
        yield replace(words, text=text, mark="", formula="alone" if one.tex else "unwritten", tex=one.tex)


def _is_plain_word(run: _Element) -> bool:
    """Whether a run holds words that lead nowhere."""
    return bool((run.findtext(f"{A}t") or "").strip()) and run.find(f"{A}rPr/{A}hlinkClick") is None


def _formulas_at_end(parts: list[Run | OldFormula], *, listed: bool) -> list[OldFormula]:
    """The formulas that a paragraph ends with, where they are shown apart: all that there is, or behind plain words.

    A point of a list stays one; so does a formula that stands in a line of words as it is.
    """
    number = len(parts)
    while number and isinstance(parts[number - 1], OldFormula):
        number -= 1
    found = [one for one in parts[number:] if isinstance(one, OldFormula)]
    alone = not any(isinstance(one, OldFormula) or one.text.strip() for one in parts[:number])
    if all(one.is_plain for one in found) and (listed or not alone):
        return []
    mixed = any(isinstance(one, OldFormula) and not one.is_plain for one in parts[:number])
    return [] if mixed or (listed and not alone) else found


def _parts(paragraph: _Element, part: str, file: DeckFile, look: Look) -> Iterator[Run | OldFormula]:
    """The words and the formulas of a paragraph."""
    for each in paragraph:
        if each.tag == f"{A}r":
            yield from _run(each, part, file, look)
        elif each.tag == f"{A}br":
            yield Run("\n")
        elif each.tag == f"{A}fld" and each.get("type") not in _COUNTED:
            yield from _run(each, part, file, look)
        elif each.tag == f"{MC}AlternateContent" or each.tag.endswith("}m"):
            found = formulas_in(each)
            yield from found
            if not found:
                yield Run("".join(one.text or "" for one in each.iter(f"{A}t")))


def _run(run: _Element, part: str, file: DeckFile, look: Look) -> Iterator[Run]:
    words = "".join(one.text or "" for one in run.iterfind(f"{A}t")).translate(_ODD)
    if not words:
        return
    properties = run.find(f"{A}rPr")
    shown = letters(properties).over(look)
    if shown.capitals and "://" not in words:
        words = words.upper()
    raised = 0 if properties is None else whole(properties, "baseline")
    yield Run(
        words.translate(_SIGNS) if shown.symbols else words,
        bold=bool(shown.bold),
        italic=bool(shown.italic),
        code=bool(shown.mono),
        raised=(raised > 0) - (raised < 0),
        link=link_of(None if properties is None else properties.find(f"{A}hlinkClick"), part, file) or None,
        struck=bool(shown.struck),
    )


def link_of(click: _Element | None, part: str, file: DeckFile) -> str:
    """Where a click leads; "" where it leads to no address and to no slide."""
    if click is None:
        return ""
    relation = file.relation(part, click.get(f"{R}id"))
    if relation.external:
        return relation.target.strip()
    return f"{SLIDE_LINK}{relation.target}" if relation.kind == "slide" and relation.target else ""


def _joined(runs: tuple[Run, ...]) -> Text:
    """Runs with those that look alike made one, so that a mark doesn't stand within a word."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text=run.text) == run:
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return Text(tuple(joined))
