"""What stays in a slot: of all choices of slides that fit, the best one. This module knows only times, no slides.

Time is counted in whole ticks. A candidate of rank 0 is worth more than any of rank 1: the best choice has the most
ticks of rank 0, and among those the most ticks of rank 1. A group, such as a section with its divider, costs its
opening once, as soon as one of its candidates is chosen.

This is the knapsack problem, and it is solved exactly. All sums that can be reached are the bits of one large
integer: adding a candidate shifts that integer by the candidate's ticks, so that 500 candidates take milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

# The reachable sums as bits of an integer, by the ticks that openings cost.
SumsByOpenings = dict[int, int]


class Candidate(Struct, frozen=True):
    """Something that may be chosen.

    key: tells it from all others.
    ticks: how long it takes.
    rank: 0 for what should stay, 1 for what could.
    """

    key: int
    ticks: int
    rank: int


class CandidateGroup(Struct, frozen=True):
    """Candidates in their order.

    items: the candidates.
    opening: the ticks that the first one to be chosen costs besides; 0 where the group is open anyhow.
    """

    items: tuple[Candidate, ...]
    opening: int = 0

    def of(self, rank: int) -> CandidateGroup:
        """The group with only the candidates of this rank."""
        return replace(self, items=tuple(item for item in self.items if item.rank == rank))

    @property
    def ticks(self) -> int:
        """The ticks of all its candidates and of its opening; 0 for an empty group."""
        return sum(item.ticks for item in self.items) + (self.opening if self.items else 0)


def choose(groups: Sequence[CandidateGroup], room: int) -> frozenset[int]:
    """The keys of the best candidates that take at most room ticks; of equally good choices the earlier one.

    Candidates of no ticks are chosen wherever their group is open. A room below 0 has space for nothing.
    """
    if room < 0:
        return frozenset()
    first = [group.of(0) for group in groups]
    if (needed := sum(group.ticks for group in first)) <= room:
        # All of rank 0 fit: what is left is shared out among those of rank 1, whose groups may be open already.
        rest = [replace(group.of(1), opening=0 if group.of(0).items else group.opening) for group in groups]
        left = room - needed
        chosen = {item.key for group in first for item in group.items} | _ReachableSums(rest, left, left).best()
    else:
        # First the most ticks of rank 0, then the choice that has these and the most of rank 1.
        most = _ReachableSums(first, room, room).greatest()
        chosen = _ReachableSums(groups, room, room - most, most).best()
    for group in groups:
        if not group.opening or chosen.intersection(item.key for item in group.items):
            chosen |= {item.key for item in group.items if not item.ticks}
    return frozenset(chosen)


class _ReachableSums:
    """Every pair of sums that candidates can reach: the ticks of rank 0, and those of rank 1.

    A pair is the bit number first * width + second of an integer, where width is one more than the greatest second
    sum that is of interest. There is one such integer for each amount that openings can cost.

    room: the ticks that candidates and openings may take together.
    most: the greatest second sum of interest.
    first_sum: the first sum that the best choice has. None where ranks don't matter: then every candidate counts for
        the second sum, and the first one is always 0.
    """

    def __init__(self, groups: Sequence[CandidateGroup], room: int, most: int, first_sum: int | None = None) -> None:
        self.groups, self.room, self.first_sum, self.width = groups, room, first_sum or 0, most + 1
        self.by_rank = first_sum is not None
        self.all_bits = (1 << (self.width * (self.first_sum + 1))) - 1
        # One bit for each first sum: that of the pair whose second sum is 0.
        self.zero_bits = self.all_bits // ((1 << self.width) - 1)
        # What is reachable with the first 0, 1, 2 … groups.
        self.states: list[SumsByOpenings] = [{0: 1}]
        for group in groups:
            self.states.append(self._with_group(self.states[-1], group))

    def _with_group(self, before: SumsByOpenings, group: CandidateGroup) -> SumsByOpenings:
        """What is reachable with one group more: the group stays closed, or is opened and costs its opening."""
        after = dict(before)
        for spent, sums in before.items():
            if spent + group.opening <= self.room:
                opened = self._chain(sums, group)[-1]
                after[spent + group.opening] = after.get(spent + group.opening, 0) | opened
        return after

    def _chain(self, sums: int, group: CandidateGroup) -> list[int]:
        """The sums before the group's first candidate, and after each of its candidates."""
        chain = [sums]
        for item in group.items:
            chain.append(chain[-1] | (self._can_take(chain[-1], item) << self._shift(item)) & self.all_bits)
        return chain

    def _shift(self, item: Candidate) -> int:
        """By how many bits a candidate moves a pair of sums."""
        return item.ticks * self.width if self.by_rank and item.rank == 0 else item.ticks

    def _can_take(self, sums: int, item: Candidate) -> int:
        """The pairs whose second sum stays in its range with the candidate; its bit must not reach the next range."""
        if self.by_rank and item.rank == 0:
            return sums
        left = self.width - item.ticks
        return sums & (self.zero_bits * ((1 << left) - 1)) if left > 0 else 0

    def greatest(self) -> int:
        """The greatest second sum for which there is room."""
        return max(self._second(spent) for spent in self.states[-1])

    def _second(self, spent: int) -> int:
        """The greatest second sum beside first_sum, where openings cost so much; -1 where there is none."""
        room = self.room - spent - self.first_sum
        if room < 0:
            return -1
        fitting = (1 << min(room + 1, self.width)) - 1
        sums = (self.states[-1][spent] >> (self.first_sum * self.width)) & fitting
        return sums.bit_length() - 1

    def best(self) -> set[int]:
        """The keys of the best choice, found by walking back from its sums; no group is opened without need."""
        spent = max(sorted(self.states[-1]), key=self._second)
        bit = self.first_sum * self.width + self._second(spent)
        chosen: set[int] = set()
        for group, before in zip(reversed(self.groups), reversed(self.states[:-1]), strict=True):
            if before.get(spent, 0) >> bit & 1:
                # The sums were reachable without this group.
                continue
            spent -= group.opening
            chain = self._chain(before[spent], group)
            for place in reversed(range(len(group.items))):
                if not chain[place] >> bit & 1:
                    chosen.add(group.items[place].key)
                    bit -= self._shift(group.items[place])
        return chosen
