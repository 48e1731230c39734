"""Boxes with words, and arrows between them, as what they mean: a flow, steps, cards, or groups of points.

Where anything is not certain, such as what a line without a head says, they mean nothing here, and become a picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import hypot
from typing import Any

from msgspec import Struct

from deckgen.importing.arranging import around
from deckgen.importing.drafts import DraftBlock, Inline
from deckgen.importing.marked_words import markdown, plain_line
from deckgen.importing.old_drawings import Drawing, are_alike, are_in_column, are_in_row, rows_of_grid
from deckgen.importing.word_blocks import bullets_block
from deckgen.office.old_deck.old_values import AnyShape, DrawnShape, Place, Way, WordShape

# How many items each block holds.
_MOST_STEPS, _MOST_CARDS, _MOST_CHAIN, _MOST_CIRCLE, _MOST_TREE, _MOST_GROUPS = 10, 9, 12, 8, 24, 6
# Words in a box that is no card any more, letters of its title, and of words on an arrow.
_MOST_WORDS, _LONGEST_TITLE, _LONGEST_LABEL = 40, 60, 30

Links = dict[str, str]


def meaning_of(drawing: Drawing, links: Links) -> DraftBlock | None:
    """What a drawing means; None where that isn't certain."""
    boxes = [one for one in drawing.shapes if isinstance(one, WordShape) and one.is_drawn]
    others = [one for one in drawing.shapes if not any(one is box for box in boxes)]
    return (
        _flow(boxes, others, drawing.place, links)
        or _row(drawing, links)
        or (grid_of_boxes(boxes, links) if not others else None)
    )


# Boxes that lines lead from and to.


class _Flow(Struct, frozen=True):
    """Boxes by their numbers, the arrows between them, and the words on these."""

    boxes: tuple[WordShape, ...]
    arrows: tuple[tuple[int, int], ...]
    words: dict[tuple[int, int], str]

    def after(self, number: int) -> list[int]:
        """The boxes to which one leads, as they are read."""
        found = [end for start, end in self.arrows if start == number]
        return sorted(found, key=lambda end: (self.boxes[end].place.x, self.boxes[end].place.y))


def _flow(boxes: Sequence[WordShape], others: Sequence[AnyShape], place: Place, links: Links) -> DraftBlock | None:
    """Boxes with lines that are fastened to them at both ends and have one head each, as `flow`."""
    numbers = {box.identity: number for number, box in enumerate(boxes)}
    lines = [one for one in others if isinstance(one, DrawnShape)]
    labels = [one for one in others if isinstance(one, WordShape)]
    if not lines or len(lines) + len(labels) < len(others) or len(numbers) < len(boxes):
        return None
    if not all(one.leads_from in numbers and one.leads_to in numbers for one in lines):
        return None
    arrows = [(numbers[one.leads_from], numbers[one.leads_to]) for one in lines]
    titles = [plain_line(box.paragraphs[0].text).casefold() for box in boxes]
    if len(set(arrows)) < len(arrows) or len(set(titles)) < len(titles) or not all(map(_is_short, boxes)):
        return None
    words = _on_arrows(labels, arrows, boxes, links)
    if words is None:
        return None
    flow = _Flow(tuple(boxes), tuple(arrows), words)
    return _chain(flow, place, links) or _circle(flow, place, links) or _tree(flow, place, links)


def _on_arrows(
    labels: Sequence[WordShape], arrows: Sequence[tuple[int, int]], boxes: Sequence[WordShape], links: Links
) -> dict[tuple[int, int], str] | None:
    """The words on arrows, each at the one that is nearest by far; None where that isn't certain."""
    found: dict[tuple[int, int], str] = {}
    for label in labels:
        words = " ".join(markdown(one.text, links) for one in label.paragraphs)
        far = sorted(
            (_distance(label.place, boxes[start].place, boxes[end].place), start, end) for start, end in arrows
        )
        unsure = len(far) > 1 and far[0][0] > far[1][0] * 0.7
        arrow = far[0][1:]
        if unsure or arrow in found or len(words) > _LONGEST_LABEL or any(one.mark for one in label.paragraphs):
            return None
        found[arrow] = words
    return found


def _distance(label: Place, start: Place, end: Place) -> float:
    """How far words stand from the middle between two boxes."""
    (x, y), (left, top), (right, bottom) = (_middle(one) for one in (label, start, end))
    return hypot(x - (left + right) / 2, y - (top + bottom) / 2)


def _middle(place: Place) -> tuple[float, float]:
    return place.x + place.width / 2, place.y + place.height / 2


def _chain(flow: _Flow, place: Place, links: Links) -> DraftBlock | None:
    order = _path(flow, _starts(flow))
    if order is None or len(order) != len(flow.boxes) or not 2 <= len(order) <= _MOST_CHAIN:
        return None
    return _written(flow, [_item(flow.boxes[number], links) for number in order], "", place, links)


def _circle(flow: _Flow, place: Place, links: Links) -> DraftBlock | None:
    count = len(flow.boxes)
    if len(flow.arrows) != count or not 3 <= count <= _MOST_CIRCLE or _starts(flow):
        return None
    first = min(range(count), key=lambda number: (flow.boxes[number].place.y, flow.boxes[number].place.x))
    order = _path(flow, [first])
    if order is None or len(order) != count:
        return None
    return _written(flow, [_item(flow.boxes[number], links) for number in order], "circle", place, links)


def _tree(flow: _Flow, place: Place, links: Links) -> DraftBlock | None:
    starts, ends = _starts(flow), Counter(end for _, end in flow.arrows)
    if len(starts) != 1 or len(flow.boxes) > _MOST_TREE or max(ends.values()) > 1:
        return None

    def branch(number: int) -> Any:
        item = _item(flow.boxes[number], links)
        under = [branch(end) for end in flow.after(number)]
        if not under:
            return item
        return {**(item if isinstance(item, dict) else {"title": item}), "items": under}

    # A box that the only start doesn't reach would stand in a circle, and be led to by one that it leads to.
    reached, waiting = set(starts), list(starts)
    while waiting:
        further = [end for end in flow.after(waiting.pop()) if end not in reached]
        reached.update(further)
        waiting += further
    if len(reached) < len(flow.boxes):
        return None
    return _written(flow, [branch(starts[0])], "tree", place, links)


def _starts(flow: _Flow) -> list[int]:
    """The boxes to which nothing leads."""
    led_to = {end for _, end in flow.arrows}
    return [number for number in range(len(flow.boxes)) if number not in led_to]


def _path(flow: _Flow, starts: Sequence[int]) -> list[int] | None:
    """The boxes one after the other, from the only start; None where one leads to several, or two to one."""
    if len(starts) != 1 or max(Counter(end for _, end in flow.arrows).values()) > 1:
        return None
    order = [starts[0]]
    while after := flow.after(order[-1]):
        if len(after) > 1:
            return None
        if after[0] == order[0]:
            break
        order.append(after[0])
    return order


def _written(flow: _Flow, items: list[Any], shape: str, place: Place, links: Links) -> DraftBlock:
    value: Any = {"items": items}
    if flow.words:
        title = [markdown(box.paragraphs[0].text, links, without=("bold",)) for box in flow.boxes]
        value["links"] = [
            Inline({"from": title[start], "to": title[end], "text": words})
            for (start, end), words in flow.words.items()
        ]
    if shape:
        value["shape"] = shape
    words = [(0, markdown(each.text, links)) for box in flow.boxes for each in box.paragraphs]
    return DraftBlock("flow", value if len(value) > 1 else items, place, (bullets_block(words, place),))


def _item(box: WordShape, links: Links) -> Any:
    first, *rest = (markdown(each.text, links, without=("bold",)) for each in box.paragraphs)
    return {"title": first, "text": " ".join(rest)} if rest else first


def _is_short(box: WordShape) -> bool:
    return sum(len(plain_line(each.text).split()) for each in box.paragraphs) <= _MOST_WORDS


# Boxes in a row.


def _row(drawing: Drawing, links: Links) -> DraftBlock | None:
    """Boxes in one row, or in one column, that are all there is of a drawing besides arrows: as steps, else cards."""
    boxes = [one for one in drawing.shapes if isinstance(one, WordShape)]
    arrows = [one for one in drawing.shapes if isinstance(one, DrawnShape)]
    if not 2 <= len(boxes) <= _MOST_STEPS or len(boxes) + len(arrows) < len(drawing.shapes):
        return None
    across, down = are_in_row(boxes), are_in_column(boxes)
    if len(arrows) > len(boxes) or across == down or not are_alike(boxes) or not all(map(_is_short, boxes)):
        return None
    ways = {*(one.points for one in arrows), *(one.points for one in boxes if one.points)}
    ahead, back = _AHEAD[across]
    if ways - {ahead} and ways - {back}:
        return None
    ordered = sorted(boxes, key=lambda one: one.place.x if across else one.place.y, reverse=back in ways)
    return DraftBlock("steps" if ways else "cards", [_item(one, links) for one in ordered], drawing.place)


# How arrows point along a row, and along a column, and how they point back.
_AHEAD: dict[bool, tuple[Way, Way]] = {True: ("right", "left"), False: ("down", "up")}


# Boxes in rows and columns.


def grid_of_boxes(boxes: Sequence[WordShape], links: Links) -> DraftBlock | None:
    """Boxes that are alike and stand in rows and columns: a heading with points in each as groups, else cards."""
    rows = rows_of_grid(boxes)
    if rows is None or not all(map(_is_short, boxes)) or any(one.points for one in boxes):
        return None
    ordered = [one for row in rows for one in row]
    titles = [markdown(one.paragraphs[0].text, links, without=("bold",)) for one in ordered]
    if not all(titles) or max(map(len, titles)) > _LONGEST_TITLE:
        return None
    place = around([one.place for one in ordered])
    levels = [
        (min(number, 1), words)
        for one in ordered
        for number, each in enumerate(one.paragraphs)
        if (words := markdown(each.text, links, without=("bold",) if number == 0 else ()))
    ]
    points = bullets_block(levels, place)
    listed = any(len(one.paragraphs) > 2 or any(each.mark for each in one.paragraphs[1:]) for one in ordered)
    if listed and len(set(titles)) == len(titles) <= _MOST_GROUPS and all(len(one.paragraphs) > 1 for one in ordered):
        groups = {
            title: [markdown(each.text, links) for each in one.paragraphs[1:]]
            for title, one in zip(titles, ordered, strict=True)
        }
        return DraftBlock("groups", groups, place, (points,))
    if listed or len(ordered) > _MOST_CARDS:
        return None
    return DraftBlock("cards", [_item(one, links) for one in ordered], place, (points,))
