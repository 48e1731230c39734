"""What stays in a slot: the best choice there is, not a greedy guess. Whole numbers only; knows no slide.

Time is counted in ticks. A group costs its opening once, as soon as one of its items is chosen. What is best is
judged in turn: the ticks of the items of rank 0, then those of rank 1. All sums that can be reached are the bits of
one whole number, to which an item is added by a shift, so that 500 items take milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

States = dict[int, int]


class Item(Struct, frozen=True):
    """Something that may be chosen: its key, its ticks, and its rank, 0 or 1."""

    key: int
    ticks: int
    rank: int


class Group(Struct, frozen=True):
    """Items in order, and the ticks that the first of them costs besides; 0 where the group is open anyhow."""

    items: tuple[Item, ...]
    opening: int = 0

    def of(self, rank: int) -> Group:
        """The group with the items of a rank alone."""
        return replace(self, items=tuple(item for item in self.items if item.rank == rank))

    @property
    def ticks(self) -> int:
        """What all its items take, its opening included."""
        return sum(item.ticks for item in self.items) + (self.opening if self.items else 0)


def choose(groups: Sequence[Group], room: int) -> frozenset[int]:
    """The keys of the best items that take at most room ticks; of equally good ones those that come first."""
    if room < 0:
        return frozenset()
    first = [group.of(0) for group in groups]
    if (needed := sum(group.ticks for group in first)) <= room:
        rest = [replace(group.of(1), opening=0 if group.of(0).items else group.opening) for group in groups]
        left = room - needed
        chosen = {item.key for group in first for item in group.items} | _Sums(rest, left, left).best()
    else:
        most = _Sums(first, room, room).reached()
        chosen = _Sums(groups, room, room - most, most).best()
    for group in groups:
        if not group.opening or chosen.intersection(item.key for item in group.items):
            chosen |= {item.key for item in group.items if not item.ticks}
    return frozenset(chosen)


class _Sums:
    """Every pair of sums that items can reach: their ticks of rank 0 and of rank 1, by what openings cost.

    A pair is the bit number first * (most + 1) + second of a state; no second sum is more than most. Where firsts is
    None, all items count as second ones.
    """

    def __init__(self, groups: Sequence[Group], room: int, most: int, firsts: int | None = None) -> None:
        self.groups, self.room, self.firsts, self.field = groups, room, firsts or 0, most + 1
        self.split = firsts is not None
        self.whole = (1 << (self.field * (self.firsts + 1))) - 1
        self.each = self.whole // ((1 << self.field) - 1)
        self.states: list[States] = [{0: 1}]
        for group in groups:
            self.states.append(self._after(self.states[-1], group))

    def _after(self, before: States, group: Group) -> States:
        after = dict(before)
        for spent, sums in before.items():
            if spent + group.opening <= self.room:
                opened = self._chain(sums, group)[-1]
                after[spent + group.opening] = after.get(spent + group.opening, 0) | opened
        return after

    def _chain(self, sums: int, group: Group) -> list[int]:
        """The sums before the group's first item, and with each further one."""
        chain = [sums]
        for item in group.items:
            chain.append(chain[-1] | (self._movable(chain[-1], item) << self._step(item)) & self.whole)
        return chain

    def _step(self, item: Item) -> int:
        return item.ticks * self.field if self.split and item.rank == 0 else item.ticks

    def _movable(self, sums: int, item: Item) -> int:
        """The sums to which an item can be added without more second ticks than there may be."""
        if self.split and item.rank == 0:
            return sums
        left = self.field - item.ticks
        return sums & (self.each * ((1 << left) - 1)) if left > 0 else 0

    def reached(self) -> int:
        """The greatest second sum for which there is room."""
        return max(self._second(spent) for spent in self.states[-1])

    def _second(self, spent: int) -> int:
        """The greatest second sum beside the greatest first one, where openings cost so much; -1 for none."""
        room = self.room - spent - self.firsts
        if room < 0:
            return -1
        sums = (self.states[-1][spent] >> (self.firsts * self.field)) & ((1 << min(room + 1, self.field)) - 1)
        return sums.bit_length() - 1

    def best(self) -> set[int]:
        """The keys behind the best sums, found by walking back; nothing is opened that needn't be."""
        spent = max(sorted(self.states[-1]), key=self._second)
        bit = self.firsts * self.field + self._second(spent)
        chosen: set[int] = set()
        for group, before in zip(reversed(self.groups), reversed(self.states[:-1]), strict=True):
            if before.get(spent, 0) >> bit & 1:
                continue
            spent -= group.opening
            chain = self._chain(before[spent], group)
            for place in reversed(range(len(group.items))):
                if not chain[place] >> bit & 1:
                    chosen.add(group.items[place].key)
                    bit -= self._step(group.items[place])
        return chosen
