"""too_much: more than two kinds of block, and more words, numbers and points than can be taken in, are warned of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

CHART = "chart: {type: bar, x: a, y: b, rows: [{a: x, b: 1}, {a: y, b: 2}]}"
POINT = "Extraordinarily long-winded considerations about interoperability of neighborhoods"
CARD = "{title: a, value: $7 bn}"


@pytest.fixture
def warned(lay_slide: Callable[..., Laid]) -> Callable[[str], list[str]]:
    """What a slide has too much of, as the warnings say it."""

    def warned(slide: str) -> list[str]:
        laid = lay_slide(f"title: T\n{slide}\nallow: [missing_source]\n")
        assert all(one.code == "too_much" for one in laid.log), list(laid.log)
        return [one.message.removesuffix(" are too much for one slide") for one in laid.log]

    return warned


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        (f"{CHART}\nbullets: [a]\ncallout: b\nnote: c", []),
        (f"{CHART}\nbullets: [a]\nstats: [{{value: $7 bn, label: b}}]", ["'chart', 'bullets' and 'stats'"]),
        (
            f"columns:\n  - {CHART}\n  - {{bullets: [a], stats: [{{value: $7 bn, label: b}}]}}",
            ["'chart', 'bullets' and 'stats'"],
        ),
        (f"columns:\n  - {{text: '**Head**', {CHART}}}\n  - {{text: '**Head**', bullets: [a]}}", []),
        ("body: [{bullets: [a]}, {text: b c}, {bullets: [d]}]", []),
    ],
)
def test_two_kinds_of_block_are_enough(slide: str, said: list[str], warned: Callable[[str], list[str]]) -> None:
    assert warned(slide) == said


@pytest.mark.parametrize(("words", "said"), [(70, []), (71, ["more than 70 words"])])
def test_words_of_all_blocks_count(words: int, said: list[str], warned: Callable[[str], list[str]]) -> None:
    assert warned(f"text: {'so ' * 30}\nbullets: ['{'so ' * (words - 30)}']\ncallout: {'so ' * 20}") == said


def test_words_of_tables_dont_count(warned: Callable[[str], list[str]]) -> None:
    assert warned(f"table: {{columns: [A], rows: [['{'so ' * 40}'], ['{'so ' * 40}']]}}") == []


@pytest.mark.parametrize(("cards", "said"), [(6, []), (7, ["more than 6 large numbers"])])
def test_six_large_numbers_are_enough(cards: int, said: list[str], warned: Callable[[str], list[str]]) -> None:
    assert warned(f"cards: [{', '.join([CARD] * cards)}]") == said


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        (f"bullets: [{', '.join([POINT] * 7)}]", []),
        (f"bullets: [{', '.join([POINT] * 8)}]", ["more than 7 points in a column"]),
        (f"bullets: [{', '.join(['a'] * 12)}]", []),
        (f"bullets: {{continue: true, items: [{', '.join([POINT] * 12)}]}}", []),
    ],
)
def test_seven_points_in_a_column_are_enough(slide: str, said: list[str], warned: Callable[[str], list[str]]) -> None:
    assert warned(slide) == said


def test_hidden_slides_are_not_judged(warned: Callable[[str], list[str]]) -> None:
    assert warned(f"text: {'so ' * 80}\nappendix: true") == []


def test_the_hint_says_where_to_split(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\ntext: {'so ' * 20}\ngroups: {{A: ['{'so ' * 60}']}}\n")
    (one,) = laid.log
    assert str(one.hint).startswith("give 'groups' its own slide")
    assert one.span is not None
    assert one.span.line == 9


def test_it_can_be_excused_from(lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(f"title: T\ntext: {'so ' * 80}\nallow: [too_much]\n").said == []
