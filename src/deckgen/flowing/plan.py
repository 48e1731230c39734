"""A plan of a flow: a box for each item, an arrow for each link, and a box for the words on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Press
from deckgen.fitting.measure import ON_ONE_LINE
from deckgen.flowing.flow_contents import word_style
from deckgen.model.connector import OUT, Connector, End, Side
from deckgen.model.geometry import Box, Emu, Inch, Pt, around
from deckgen.model.layouts import Align
from deckgen.model.rich_text import Text

# Plans that are higher than this leave little room for anything else on a slide; lower ones are sought.
HIGH = Inch(4.7)
# How thick arrows are.
LINE = Pt(2)
# The most width of words on a link, and the least room between them and anything else.
WIDEST, CLEAR = Pt(190), Pt(4)


Chosen = TypeVar("Chosen")


class LinkWords(Struct, frozen=True):
    """Words on a link in their box; arrow is the number of its arrow among those of the plan."""

    box: Box
    text: Text
    align: Align = "center"
    arrow: int = 0


class Plan(Struct, frozen=True):
    """Where everything in a flow stands, measured from the upper left corner of its place.

    boxes: those of the items.
    arrows: the links in the order in which they were drawn. Their ends are fastened to items by their numbers, "0".
    words: those on the links.
    trouble: what finds no room, for a complaint; None where all does.
    """

    boxes: tuple[Box, ...]
    arrows: tuple[Connector, ...] = ()
    words: tuple[LinkWords, ...] = ()
    trouble: str | None = None

    def come_with(self, number: int) -> tuple[list[Connector], list[LinkWords]]:
        """The arrows that can be drawn once an item and those before it are, and the words on them."""
        ends = [(int(arrow.start.shape), int(arrow.end.shape)) for arrow in self.arrows]
        come = [index for index, pair in enumerate(ends) if max(pair) == number]
        return [self.arrows[index] for index in come], [words for words in self.words if words.arrow in come]

    @property
    def extent(self) -> Box:
        """The box around all of it."""
        return around([*self.boxes, *(arrow.box for arrow in self.arrows), *(one.box for one in self.words)])

    def moved(self, x: Emu, y: Emu) -> Plan:
        """All of it so far to the right and down."""
        return Plan(
            tuple(_moved(box, x, y) for box in self.boxes),
            tuple(arrow.moved(x, y) for arrow in self.arrows),
            tuple(replace(one, box=_moved(one.box, x, y)) for one in self.words),
            self.trouble,
        )


def end_of(number: int, box: Box, side: Side) -> End:
    """The end of an arrow in the middle of a side of an item's box."""
    out_x, out_y = OUT[side]
    middle_x, middle_y = box.x + box.width // 2, box.y + box.height // 2
    return End(str(number), side, (middle_x + out_x * (box.width // 2), middle_y + out_y * (box.height // 2)))


def words_size(text: Text, press: Press, widest: Emu = WIDEST) -> tuple[Emu, Emu]:
    """The width and the height of words on a link that are no wider than this; wider ones take several lines."""
    style, setter = word_style(press), press.typesetter
    whole = setter.width(text, style) * ON_ONE_LINE + Pt(2)
    if whole > widest:
        whole = max(setter.balanced(text, style, widest), setter.widest_word(text, style))
    return whole, setter.line(style) * setter.lines(text, style, whole)


def moved_to_origin(plan: Plan, width: Emu) -> Plan:
    """The plan with its top at 0, and in the middle of this width."""
    extent = plan.extent
    return plan.moved((width - extent.width) // 2 - extent.x, -extent.y)


def best_of(ways: Iterable[tuple[Plan, Chosen]]) -> tuple[Plan, Chosen]:
    """The first plan that is without trouble and not high, else the lowest without trouble, else the first.

    With each plan goes what it was chosen by. There is one at least.
    """
    tried = []
    for plan, by in ways:
        if plan.trouble is None and plan.extent.height <= HIGH:
            return plan, by
        tried.append((plan, by))
    sound = [one for one in tried if one[0].trouble is None]
    return min(sound, key=lambda one: int(one[0].extent.height)) if sound else tried[0]


def in_rows(count: int, columns: int) -> Sequence[range]:
    """The numbers of items in rows of so many, the last one with what is left."""
    return [range(start, min(count, start + columns)) for start in range(0, count, columns)]


def _moved(box: Box, x: Emu, y: Emu) -> Box:
    return Box(box.x + x, box.y + y, box.width, box.height)
