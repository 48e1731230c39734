"""What stays in a slot is the best choice there is: tried against every choice, and against what must always hold."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from deckgen.tailoring.choice import Candidate, CandidateGroup, choose

Written = list[tuple[int, list[tuple[int, int]]]]
SMALL = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.lists(st.tuples(st.integers(0, 9), st.integers(0, 1)), max_size=4),
    ),
    max_size=4,
)
LARGE = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.lists(st.tuples(st.integers(0, 60), st.integers(0, 1)), max_size=9),
    ),
    max_size=9,
)
ROOM = st.integers(-3, 150)


def groups(written: Written) -> list[CandidateGroup]:
    key, made = 0, []
    for opening, items in written:
        held = tuple(Candidate(key + place, ticks, rank) for place, (ticks, rank) in enumerate(items))
        key += len(held)
        made.append(CandidateGroup(held, opening))
    return made


def cost(held: list[CandidateGroup], chosen: frozenset[int]) -> int:
    opened = [group for group in held if any(item.key in chosen for item in group.items)]
    return sum(group.opening for group in opened) + sum(
        item.ticks for group in held for item in group.items if item.key in chosen
    )


def worth(held: list[CandidateGroup], chosen: frozenset[int]) -> tuple[int, int]:
    """What is better is greater: the ticks of rank 0, then those of rank 1."""
    items = [item for group in held for item in group.items if item.key in chosen]
    first, second = (sum(item.ticks for item in items if item.rank == rank) for rank in (0, 1))
    return first, second


@given(SMALL, st.integers(0, 40))
def test_no_choice_is_better(written: Written, room: int) -> None:
    held = groups(written)
    keys = [item.key for group in held for item in group.items]
    every = chain.from_iterable(combinations(keys, count) for count in range(len(keys) + 1))
    best = max(worth(held, frozenset(some)) for some in every if cost(held, frozenset(some)) <= room)
    assert worth(held, choose(held, room)) == best


@given(LARGE, ROOM)
def test_the_choice_never_exceeds_the_room(written: Written, room: int) -> None:
    held = groups(written)
    chosen = choose(held, room)
    assert not chosen or cost(held, chosen) <= room


@given(LARGE, ROOM, st.integers(0, 60))
def test_more_room_never_makes_it_worse(written: Written, room: int, more: int) -> None:
    held = groups(written)
    assert worth(held, choose(held, room + more)) >= worth(held, choose(held, room))


@given(LARGE, ROOM)
def test_the_same_deck_gets_the_same_choice(written: Written, room: int) -> None:
    assert choose(groups(written), room) == choose(groups(written), room)


def test_of_two_that_are_alike_the_first_is_kept() -> None:
    assert choose([CandidateGroup((Candidate(1, 5, 0), Candidate(2, 5, 0)))], 7) == {1}


def test_a_group_is_opened_only_where_it_pays() -> None:
    cheap, dear = CandidateGroup((Candidate(1, 6, 0),), opening=1), CandidateGroup((Candidate(2, 7, 0),), opening=4)
    assert choose([cheap, dear], 10) == {1}
    assert choose([cheap, dear], 11) == {2}
