"""What says the same as a block in another way: shorter, in parts, or as something simpler."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from deckgen.importing.drafts import DraftBlock, Inline
from deckgen.importing.word_blocks import bullets_block, flat_words

# So many lines of code stand on a slide, and so many letters on a line, whatever the brand.
_MOST_LINES, _MOST_LETTERS, _FEWEST_LETTERS = 15, 78, 24
# Points of a list are no longer than that; tables are parted that have more columns.
_LONGEST_POINT, _MOST_COLUMNS = 260, 5
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


def next_simpler(block: DraftBlock) -> DraftBlock:
    """What comes in the place of a block."""
    first, *others = block.simpler
    return replace(first, simpler=(*first.simpler, *others))


def said_otherwise(block: DraftBlock) -> list[DraftBlock]:
    """What says the same as a block; nothing where nothing else does."""
    if block.simpler:
        return [next_simpler(block)]
    if block.word == "code":
        return shorter_code(block, _MOST_LINES)
    if block.word == "bullets":
        return _shorter_points(block)
    if block.word == "table":
        return _narrower_tables(block)
    if block.word == "logos":
        return _fewer_logos(block)
    if block.word in ("cards", "steps", "stats", "groups", "quote", "closing"):
        return _as_points(block)
    return []


def shorter_code(block: DraftBlock, most_lines: int) -> list[DraftBlock]:
    """Code with shorter lines, and not too many of them on a slide; lines break earlier each time."""
    old = str(block.value).split("\n")
    longest = max(map(len, old))
    most = min(_MOST_LETTERS, longest - 1) if longest > _MOST_LETTERS or len(old) > most_lines else longest * 3 // 4
    if most < _FEWEST_LETTERS:
        return []
    lines = [part for line in old for part in _broken(line, most)]
    chunks = ["\n".join(lines[start : start + most_lines]).strip("\n") for start in range(0, len(lines), most_lines)]
    return [DraftBlock("code", chunk, block.place) for chunk in chunks if chunk.strip()]


def _broken(line: str, most: int) -> list[str]:
    """A line of code, broken at blanks where it is longer than so many letters."""
    made, indent = [], re.match(r"\s*", line)
    lead = f"{indent[0] if indent else ''}    "[: most // 2]
    while len(line) > most:
        at = line.rfind(" ", len(lead) + 1, most)
        at = at if at > len(lead) else most
        made.append(line[:at])
        line = lead + line[at:].lstrip()
    return [*made, line]


def _shorter_points(block: DraftBlock) -> list[DraftBlock]:
    """A list whose long points are broken into their sentences, all on one level."""
    value = block.value["items"] if isinstance(block.value, dict) else block.value
    if isinstance(block.value, dict):
        # The numbers of points stay with their first sentences.
        start = block.value.get("start", 1)
        value = [_with_number(item, start + place) for place, item in enumerate(value)]
    flat = [(0, words) for words in flat_words(value) if words not in ("text", "items")]
    parts = [(0, part) for _, words in flat for part in _in_sentences(words)]
    made = bullets_block(parts, block.place)
    return [] if made.value == value else [made]


def _with_number(item: Any, number: int) -> Any:
    """A point with its number as the first of its words."""
    if isinstance(item, str):
        return f"{number}. {item}"
    if "text" in item and "items" in item:
        return {"text": f"{number}. {item['text']}", "items": item["items"]}
    return {f"{number}. {words}": under for words, under in item.items()}


def _in_sentences(words: str) -> list[str]:
    if len(words) <= _LONGEST_POINT:
        return [words]
    made: list[str] = []
    for sentence in _SENTENCE.split(words):
        if made and len(made[-1]) + len(sentence) < _LONGEST_POINT / 2:
            made[-1] += f" {sentence}"
        else:
            made.append(sentence)
    return made


def _narrower_tables(block: DraftBlock) -> list[DraftBlock]:
    """A table with many columns as several, each under its first column; a narrow one as points."""
    value = block.value
    columns = value.get("columns")
    if "rows" not in value or columns is None:
        return []
    rows = [row.value for row in value["rows"]]
    heads = columns.value if isinstance(columns, Inline) else [one.value.get("title", "") for one in columns.values()]
    if len(heads) <= _MOST_COLUMNS:
        points = [(0, " · ".join(filter(None, row))) for row in [heads, *rows]]
        return [bullets_block([one for one in points if one[1]], block.place)]
    made = []
    step = _MOST_COLUMNS - 1
    for start in range(1, len(heads), step):
        chosen = [0, *range(start, min(len(heads), start + step))]
        part: dict[str, Any] = {f"c{index + 1}": Inline({"title": heads[index]}) for index in chosen}
        taken = [Inline([row[index] for index in chosen]) for row in rows]
        made.append(DraftBlock("table", {"columns": part, "rows": taken}, block.place))
    return made


def _fewer_logos(block: DraftBlock) -> list[DraftBlock]:
    """Logos on two slides, each with half of them; a single one as a picture."""
    if len(block.value) == 1:
        return [DraftBlock("image", block.value[0], block.place)]
    half = -(-len(block.value) // 2)
    return [replace(block, value=part) for part in (block.value[:half], block.value[half:])]


def _as_points(block: DraftBlock) -> list[DraftBlock]:
    keys = ("title", "text", "value", "label", "ask")
    words = [one for one in flat_words(block.value) if one not in keys]
    return [bullets_block([(0, one) for one in words], block.place)]
