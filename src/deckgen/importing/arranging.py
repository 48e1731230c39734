"""From where blocks stood to how they stand to each other: in columns, or one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from deckgen.importing.drafts import Beside, DraftBlock, Node, Under, leaves
from deckgen.importing.stacking import Placed, stacked
from deckgen.importing.word_blocks import bullets_block
from deckgen.office.old_deck.old_values import Place

MOST_COLUMNS = 4
# How long the title of a card may be, and a card without one.
_LONGEST_TITLE, _LONGEST_CARD = 40, 90
# Parts may overlap by this share of the smaller one's side and stand beside each other all the same.
_OVERLAP = 0.15
# A picture that covers no more of its slide is small; so many keep about their size in a column of their own. Such a
# column takes no more of the slide than this, and is written in these parts of its width.
_SMALL, _MOST_SMALL, _WIDEST, _PARTS = 0.06, 2, 0.35, 12
# Pictures this many times as wide as high need more width than their words; then they have these shares of it.
_WIDE, _WIDER = 2.5, (1, 2)


def arranged_in(parts: Sequence[Placed], size: tuple[int, int]) -> Node | None:
    """The parts of a slide of a size as columns and rows; small pictures beside words stay small."""
    small = [one for one in parts if _is_small(one, size)]
    others = [one for one in parts if not any(one is each for each in small)]
    words = arranged(others)
    is_worded = all(one.word in ("text", "bullets", "groups") for one in leaves(words))
    if small and is_worded and words is not None and _are_under(small, others):
        row = under([words, arranged(small)])
        # A single one stays there; several are a row, which finds its place by itself.
        return Under(row.parts, stays=True) if isinstance(row, Under) and len(small) == 1 else row
    if len(small) == 1 and is_worded and words is not None and _are_right_under(others, small[0].place):
        return Under((small[0].node, *(words.parts if isinstance(words, Under) else (words,))), stays=True)
    if not 0 < len(small) <= _MOST_SMALL or words is None or isinstance(words, Beside) or not is_worded:
        return stacked(arranged(parts), parts, size)
    share = min(_WIDEST, max(one.place.width for one in small) / max(1, size[0]))
    narrow = max(1, round(share * _PARTS))
    column = under([small[index].node for index in reading_order([one.place for one in small])])
    assert column is not None
    if _middle(small) < _middle(others):
        return Beside((column, words), (narrow, _PARTS - narrow))
    return Beside((words, column), (_PARTS - narrow, narrow))


def _is_small(part: Placed, size: tuple[int, int]) -> bool:
    is_picture = isinstance(part.node, DraftBlock) and part.node.word == "image"
    return is_picture and part.place.area <= size[0] * size[1] * _SMALL


def _are_under(lower: Sequence[Placed], upper: Sequence[Placed]) -> bool:
    """Whether some parts stand under all others, as the pictures of funders do."""
    return min(one.place.y for one in lower) >= max((one.place.bottom for one in upper), default=0)


def _are_right_under(words: Sequence[Placed], picture: Place) -> bool:
    """Whether words stand under a picture that is no sign in the corner over their end."""
    place = around([one.place for one in words])
    return place.y >= picture.bottom and picture.x < place.x + place.width / 2


def _middle(parts: Sequence[Placed]) -> float:
    return sum(one.place.x + one.place.width / 2 for one in parts) / len(parts)


def together(pairs: Sequence[tuple[Node, Node]], pictures: Sequence[Place]) -> Node:
    """Words and the picture that belongs to each: in columns, or line by line where the pictures are wide."""
    if all(one.width > one.height * _WIDE for one in pictures):
        return Under(tuple(Beside(pair, _WIDER) for pair in pairs))
    return Beside(tuple(Under(pair) for pair in pairs), ())


def columns_of(parts: Sequence[Placed]) -> list[Place]:
    """The boxes around the columns in which parts stand."""
    return [around([one.place for one in column]) for column in _cut(parts, _across)]


def around(places: Sequence[Place]) -> Place:
    """The box around places."""
    x, y = min(one.x for one in places), min(one.y for one in places)
    return Place(x, y, max(one.right for one in places) - x, max(one.bottom for one in places) - y)


def _across(place: Place) -> tuple[int, int]:
    return place.x, place.right


def _down(place: Place) -> tuple[int, int]:
    return place.y, place.bottom


def arranged(parts: Sequence[Placed]) -> Node | None:
    """The parts as columns and rows, in the order in which they are read."""
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0].node
    columns, rows = _cut(parts, _across), _cut(parts, _down)
    joined = _joined(rows)
    if len(columns) > 1 and (len(columns) >= len(rows) or len(joined) == 1):
        return _beside(columns)
    if len(joined) > 1:
        return under([arranged(row) for row in joined])
    return under([parts[index].node for index in reading_order([one.place for one in parts])])


def reading_order(places: Sequence[Place]) -> list[int]:
    """The order in which things are looked at, as their indexes: line by line, each from left to right.

    Of what stands in one column of a line the upper comes first.
    """
    rows: list[list[int]] = []
    for index in sorted(range(len(places)), key=lambda index: (places[index].y, places[index].x)):
        place = places[index]
        if rows and place.y + place.height / 2 < places[rows[-1][0]].bottom:
            rows[-1].append(index)
        else:
            rows.append([index])
    return [index for row in rows for column in _columns(row, places) for index in column]


def _columns(row: list[int], places: Sequence[Place]) -> list[list[int]]:
    """The columns of a line from left to right, each from top to bottom: what stands under another is in its."""
    columns: list[list[int]] = []
    for index in row:
        over = [one for one in columns if _stands_under(places[index], places[one[-1]])]
        if over:
            over[0].append(index)
        else:
            columns.append([index])
    return sorted(columns, key=lambda column: min(places[index].x for index in column))


def _stands_under(lower: Place, upper: Place) -> bool:
    shared = min(lower.right, upper.right) - max(lower.x, upper.x)
    return lower.y >= upper.bottom and shared > min(lower.width, upper.width) / 2


def _cut(parts: Sequence[Placed], sides: Callable[[Place], tuple[int, int]]) -> list[list[Placed]]:
    """The parts, cut apart at every line that runs between them in one direction."""
    groups: list[list[Placed]] = []
    reach = narrowest = 0
    for one in sorted(parts, key=lambda one: sides(one.place)):
        start, end = sides(one.place)
        if groups and start < reach - min(end - start, narrowest) * _OVERLAP:
            groups[-1].append(one)
            reach, narrowest = max(reach, end), min(narrowest, end - start)
        else:
            groups.append([one])
            reach, narrowest = end, end - start
    return groups


def _joined(rows: list[list[Placed]]) -> list[list[Placed]]:
    """Rows of which one stands over the other in the same columns, such as headings over pictures, as one."""
    made = [rows[0]]
    for row in rows[1:]:
        together = [*made[-1], *row]
        columns = len(_cut(together, _across))
        if columns > 1 and columns == len(_cut(row, _across)) == len(_cut(made[-1], _across)):
            made[-1] = together
        else:
            made.append(row)
    return made


def _beside(columns: list[list[Placed]]) -> Node | None:
    made = [(node, group) for group in columns if (node := arranged(group)) is not None]
    if len(made) == 1:
        return made[0][0]
    if len(made) > MOST_COLUMNS:
        # More than stand side by side: as many rows as it takes, evenly filled.
        rows = -(-len(made) // MOST_COLUMNS)
        length = -(-len(made) // rows)
        chunks = [made[start : start + length] for start in range(0, len(made), length)]
        return under([_row(chunk) for chunk in chunks])
    return _row(made)


def _row(made: list[tuple[Node, list[Placed]]]) -> Node:
    if len(made) == 1:
        return made[0][0]
    if cards := _cards([node for node, _ in made]):
        return cards
    widths = [max(one.place.right for one in group) - min(one.place.x for one in group) for _, group in made]
    return Beside(tuple(node for node, _ in made), ratio(widths))


def _cards(nodes: Sequence[Node]) -> DraftBlock | None:
    """Short texts beside each other as cards, with a title each where all have one; None where they are none."""
    texts = [str(node.value).split("\n\n") for node in nodes if isinstance(node, DraftBlock) and node.word == "text"]
    if len(texts) < max(3, len(nodes)) or any(len(text) != len(texts[0]) or len(text) > 2 for text in texts):
        return None
    if max(len(text[0]) for text in texts) > (_LONGEST_TITLE if len(texts[0]) > 1 else _LONGEST_CARD):
        return None
    items: list[object] = [
        {"title": text[0].strip("*"), "text": text[1]} if len(text) > 1 else text[0].strip("*") for text in texts
    ]
    first = nodes[0]
    assert isinstance(first, DraftBlock)
    points = bullets_block([(level, words) for text in texts for level, words in enumerate(text)], first.place)
    return DraftBlock("cards", items, first.place, (points,))


def ratio(widths: list[int]) -> tuple[int, ...]:
    """Widths in small numbers, such as 3 and 2; none where all are about alike."""
    least = max(1, min(widths))
    if max(widths) < least * 1.35:
        return ()
    total = max(1, sum(widths))
    return tuple(max(1, round(width / total * 6)) for width in widths)


def under(nodes: Sequence[Node | None]) -> Node | None:
    """What stands one under the other, with running text of several boxes as one; None where nothing does."""
    flat = [
        part for node in nodes for part in (node.parts if isinstance(node, Under) else (node,)) if part is not None
    ]
    made: list[Node] = []
    for word, group in groupby(flat, key=_joins):
        held = list(group)
        if len(held) > 1 and word == "text":
            made.append(_one_text(held))
        else:
            made += _joined_lists(held) if word else held
    return None if not made else made[0] if len(made) == 1 else Under(tuple(made))


def _joins(node: Node) -> str:
    """The word of a block that may be one with those of its kind under it: running text, and points of a list."""
    if not isinstance(node, DraftBlock):
        return ""
    return node.word if node.word == "text" or (node.word == "bullets" and isinstance(node.value, list)) else ""


def _one_text(nodes: Sequence[Node]) -> DraftBlock:
    """Running text of several boxes as one."""
    blocks = [node for node in nodes if isinstance(node, DraftBlock)]
    words = "\n\n".join(str(block.value) for block in blocks)
    points = bullets_block([(0, one) for one in words.split("\n\n")], blocks[0].place)
    return DraftBlock("text", words, blocks[0].place, (points,))


def _joined_lists(nodes: Sequence[Node]) -> list[Node]:
    """Lists under each other as one, where one of them is a single point: its author gave each point a box."""
    blocks = [node for node in nodes if isinstance(node, DraftBlock)]
    if len(blocks) < 2 or all(len(block.value) > 1 for block in blocks if block.word == "bullets"):
        return list(nodes)
    return [DraftBlock("bullets", [point for block in blocks for point in block.value], blocks[0].place)]
