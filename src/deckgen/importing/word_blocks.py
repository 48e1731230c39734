"""From paragraphs to blocks: points, running text, headed lists, code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from deckgen.importing.drafts import DraftBlock, Inline, Node, Under
from deckgen.importing.formula_blocks import is_set, math_block
from deckgen.importing.marked_words import cleaned, goes_on, markdown, with_broken_lines
from deckgen.importing.program_lines import has_signs, is_program, program
from deckgen.importing.typed_marks import without_typed_marks
from deckgen.model.rich_text import Run, Text
from deckgen.office.old_deck.old_values import OldParagraph, Place
from deckgen.office.old_deck.read_paragraphs import is_code

MOST_LEVELS = 3
_BARE = re.compile(r"\s*([•●▪■◦○·‣➢➤►:–—-]|\(?\d{1,2}[.)])?\s*")
_LONGEST_HEADING = 60
# A key of YAML ends on its line, and nobody reads a longer one.
_LONGEST_KEY = 120


def word_node(paragraphs: Sequence[OldParagraph], place: Place, links: dict[str, str]) -> Node | None:
    """The blocks of the paragraphs of a shape; None where these hold no words."""
    paragraphs = without_typed_marks(paragraphs)
    if not any(one.text.plain.strip() for one in paragraphs):
        return None
    blocks: list[DraftBlock] = []
    for is_formula, held in groupby(paragraphs, key=is_set):
        if is_formula:
            blocks.append(math_block(list(held), place, links))
            continue
        for is_coded, stretch in _code_and_words(list(held)):
            code = [DraftBlock("code", program(stretch), place)] if is_coded else []
            blocks += code or _word_blocks(without_plain_levels(stretch), place, links)
    return None if not blocks else blocks[0] if len(blocks) == 1 else Under(tuple(blocks))


def is_bare(paragraphs: Sequence[OldParagraph]) -> bool:
    """Whether paragraphs are marks and numbers of a list alone, whose words stand elsewhere."""
    return all(_BARE.fullmatch(one.text.plain) for one in paragraphs)


def _code_and_words(paragraphs: Sequence[OldParagraph]) -> list[tuple[bool, list[OldParagraph]]]:
    """Paragraphs in stretches: lines of a program, or words. Empty lines between lines of code are code."""
    made: list[tuple[bool, list[OldParagraph]]] = []
    is_listing = is_program(paragraphs)
    all_code = all(is_code(one.text) for one in paragraphs)
    for one in paragraphs:
        # A point in a typewriter's look among others stays where it stands.
        is_coded = (
            ((is_listing and not one.mark) or (is_code(one.text) and (all_code or not is_listed(one))))
            if one.text.plain.strip()
            else bool(made) and made[-1][0]
        )
        if made and made[-1][0] == is_coded:
            made[-1][1].append(one)
        else:
            made.append((is_coded, [one]))
    # A sentence in a typewriter's look is no program.
    return [(is_coded and has_signs(stretch), stretch) for is_coded, stretch in made]


def _word_blocks(paragraphs: Sequence[OldParagraph], place: Place, links: dict[str, str]) -> list[DraftBlock]:
    filled = [one for one in paragraphs if cleaned(one.text.plain).strip()]
    stretches = _stretches(filled)
    if headed := _headed(stretches, place, links):
        return [headed]
    return [_block(stretch, place, links) for stretch in stretches]


def _stretches(paragraphs: Sequence[OldParagraph]) -> list[list[OldParagraph]]:
    """Paragraphs that stand in one list, and those that are in none, as they follow each other."""
    made: list[list[OldParagraph]] = []
    for one in paragraphs:
        if made and is_listed(one) == is_listed(made[-1][-1]) and not _changes_numbers(made[-1], one):
            made[-1].append(one)
        else:
            made.append([one])
    return made


def without_plain_levels(paragraphs: Sequence[OldParagraph]) -> list[OldParagraph]:
    """Paragraphs that are said to have no mark on the first level, and those under a point on the next one of it.

    What begins further to the right than the mark of the point before it stands under that.
    """
    made: list[OldParagraph] = []
    point: OldParagraph | None = None
    for one in paragraphs:
        if one.mark:
            point = one
        elif point and (one.level > point.level or one.left > point.left or one.text.plain.startswith("\t")):
            one = replace(one, level=point.level + 1)
        else:
            point = None
            one = replace(one, level=0) if one.is_plain else one
        made.append(one)
    return made


def is_listed(one: OldParagraph) -> bool:
    """Whether a paragraph is a point of a list."""
    return bool(one.mark) or one.level > 0


def _changes_numbers(stretch: list[OldParagraph], one: OldParagraph) -> bool:
    """Whether a list with numbers begins or ends here, or begins to count anew."""
    least = min(each.level for each in stretch)
    last = [each for each in stretch if each.level == least][-1]
    if one.level > least:
        return False
    are_counted = last.mark == "number" and one.mark == "number" and one.level == least
    return one.number != last.number + 1 if are_counted else (one.mark == "number") != (last.mark == "number")


def _headed(stretches: list[list[OldParagraph]], place: Place, links: dict[str, str]) -> DraftBlock | None:
    """Headed lists: a short line and points under it, at least twice."""
    if len(stretches) < 4 or len(stretches) % 2 or len(stretches) > 12:
        return None
    groups: dict[str, Any] = {}
    for heading, points in zip(stretches[::2], stretches[1::2], strict=True):
        words = markdown(heading[0].text, links, without=("bold",))
        flat = all(one.level == points[0].level and one.mark != "number" for one in points)
        if is_listed(heading[0]) or len(heading) > 1 or len(words) > _LONGEST_HEADING or not flat or words in groups:
            return None
        groups[words] = [markdown(with_broken_lines(one.text), links) for one in points]
    simple = _block([one for stretch in stretches for one in stretch], place, links, listed=True)
    return DraftBlock("groups", groups, place, (simple,))


def _block(
    stretch: Sequence[OldParagraph], place: Place, links: dict[str, str], *, listed: bool = False
) -> DraftBlock:
    if not listed and not any(map(is_listed, stretch)):
        lines = _sentences([line for one in stretch for line in _lines(one.text)])
        paragraphs = [words for line in lines if (words := markdown(line, links))]
        points = bullets_block([(0, words) for words in paragraphs], place)
        return DraftBlock("text", "\n\n".join(paragraphs), place, (points,))
    least = min(one.level for one in stretch)
    levels = [(one.level - least, markdown(with_broken_lines(one.text), links)) for one in stretch]
    firsts = [one for one in stretch if one.level == least]
    is_counted = all(one.mark == "number" for one in firsts)
    return bullets_block(levels, place, start=max(1, stretch[0].number or firsts[0].number) if is_counted else 0)


def _lines(text: Text) -> list[Text]:
    """The lines of a paragraph that are broken by hand."""
    lines: list[list[Run]] = [[]]
    for run in text.runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(replace(run, text=part))
    return [Text(tuple(line)) for line in lines]


def _sentences(lines: Sequence[Text]) -> list[Text]:
    """Lines, with those as one that were broken where there was no more room."""
    made: list[Text] = []
    for line in lines:
        if made and goes_on(made[-1].plain, line.plain):
            made[-1] = made[-1] + Text((Run(" "),)) + line
        else:
            made.append(line)
    return made


def parted(one: OldParagraph) -> list[OldParagraph]:
    """A paragraph as several where blank lines were made in it by hand."""
    parts: list[list[Text]] = [[]]
    for line in _lines(one.text):
        if line.plain.strip():
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    made = [replace(one, text=Text(tuple(_with_blanks(part)))) for part in parts if part]
    return made or [one]


def _with_blanks(lines: Sequence[Text]) -> Iterator[Run]:
    """The runs of lines that follow each other in one."""
    for number, line in enumerate(lines):
        yield from [Run(" ")] if number else []
        yield from line.runs


def bullets_block(levels: Sequence[tuple[int, str]], place: Place, *, start: int = 0) -> DraftBlock:
    """A list of points with their levels; levels that have none above them move up. start: its first number, if any.

    Points on a level too many stand behind the one that they are under.
    """
    items = _items(levels)
    counted = {"start": start} if start > 1 else {"numbered": True}
    return DraftBlock("bullets", {"items": items, **counted} if start else items, place)


def are_too_deep(paragraphs: Sequence[OldParagraph]) -> bool:
    """Whether points stand on more levels than a list has."""
    levels = sorted({one.level for one in paragraphs if is_listed(one)})
    return len(levels) > MOST_LEVELS


def are_counted_below(paragraphs: Sequence[OldParagraph]) -> bool:
    """Whether points under others have numbers, which lists have on their first level alone."""
    listed = [one for one in without_typed_marks(paragraphs) if is_listed(one)]
    least = min((one.level for one in listed), default=0)
    return any(one.mark == "number" and one.level > least for one in listed)


def _items(levels: Sequence[tuple[int, str]]) -> list[Any]:
    root: list[Any] = []
    # The open lists by depth, and at which level of the file each began.
    depths: list[tuple[int, list[Any]]] = [(0, root)]
    deeper = False
    for level, words in levels:
        if not words:
            continue
        while len(depths) > 1 and level <= depths[-1][0] - 1:
            depths.pop()
        if level > depths[-1][0] and depths[-1][1] and len(depths) == MOST_LEVELS:
            # There is no further level: the words stand behind the point that they are under.
            above, joint = depths[-1][1], "; " if deeper else " " if depths[-1][1][-1].endswith(":") else ": "
            above[-1] += f"{joint}{words}"
            deeper = True
            continue
        deeper = False
        if level >= depths[-1][0] + 1 and depths[-1][1] and len(depths) < MOST_LEVELS:
            above = depths[-1][1]
            above[-1] = _opened(above[-1])
            depths.append((level, _under(above[-1])))
        depths[-1][1].append(words)
    return root


def _opened(item: Any) -> dict[str, Any]:
    """A point that takes points under it."""
    if isinstance(item, dict):
        return item
    return {item: []} if len(item) <= _LONGEST_KEY and item not in ("text", "items") else {"text": item, "items": []}


def _under(item: dict[str, Any]) -> list[Any]:
    found: list[Any] = item["items"] if "items" in item else next(iter(item.values()))
    return found


def flat_words(value: Any) -> list[str]:
    """All words that a value holds."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Inline):
        return flat_words(value.value)
    if isinstance(value, dict):
        return [word for key, one in value.items() for word in (str(key), *flat_words(one))]
    return [word for one in value for word in flat_words(one)] if isinstance(value, list | tuple) else []
