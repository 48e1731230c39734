"""How long a slide takes: what its author says, the words of its notes, or all that stands on it."""

from __future__ import annotations

import pytest

from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.validation import validate
from deckgen.model.yaml_text import read
from deckgen.outline.deck_file import Outline
from deckgen.tailoring.minutes import divider_minutes, slide_minutes, words_a_minute

TEN = " ".join(["word"] * 10)
FIFTY = " ".join(["word"] * 50)


def outline(section: str) -> Outline:
    log = Diagnostics()
    data = read(SourceFile("deck.yaml", f"title: T\nsections:\n- {section}"), log)
    assert data is not None
    made = validate(Outline, data, log)
    assert [str(one) for one in log] == []
    assert made is not None
    return made


def minutes(slide: str, language: str = "en-US") -> float:
    """The minutes of one slide: its keys in YAML."""
    return slide_minutes(outline(f"{{title: S, slides: [{{{slide}}}]}}").sections[0].slides[0], language)


def test_what_the_author_says_holds() -> None:
    assert minutes(f"title: A, text: x, minutes: 7.3, notes: {FIFTY}") == 7.3


@pytest.mark.parametrize(
    ("kind", "expected"), [("closing: {}", 0), ("sources: {}", 0), ("agenda: {}", 0.5), ("text: word", 0.4)]
)
def test_slides_of_a_kind_take_what_such_slides_take(kind: str, expected: float) -> None:
    assert minutes(kind) == expected


def test_english_is_talked_at_125_words_a_minute_and_other_languages_at_theirs() -> None:
    assert round(words_a_minute("en")) == round(words_a_minute("en-GB")) == round(words_a_minute("EN-us")) == 125
    assert round(words_a_minute("es-MX")) == 120
    assert round(words_a_minute("xx")) == round(words_a_minute("")) == 101


def test_notes_are_said_and_nothing_besides() -> None:
    assert minutes(f"title: {FIFTY}, text: {FIFTY}, notes: {FIFTY}") == 0.4
    assert minutes(f"text: x, notes: {' '.join([FIFTY] * 5)}") == 2.0
    assert minutes(f"text: x, notes: {' '.join([FIFTY] * 20)}") == 7.95


def test_notes_of_a_few_words_are_cues_and_make_no_slide_short() -> None:
    assert minutes(f"text: {FIFTY}, notes: Next.") == minutes(f"text: {FIFTY}")
    assert minutes(f"text: {FIFTY} {FIFTY}, notes: {TEN} {TEN} {TEN} and on") == 0.25


def test_a_title_takes_as_long_as_the_same_words_in_the_body() -> None:
    bare = minutes("text: word")
    assert minutes(f"title: {FIFTY}, text: word") == minutes(f"text: {FIFTY} word") == bare + 0.6


def test_every_block_and_every_part_of_it_is_counted() -> None:
    assert minutes(f"bullets: [{TEN}, {TEN}, {{{TEN}: [{TEN}]}}], callout: {TEN}") == minutes(f"text: {FIFTY}")
    assert minutes(f"cards: [{{title: {TEN}, text: {TEN}}}, {{title: {TEN}, text: {TEN} {TEN}}}]") == 1.0


def test_pictures_are_looked_at() -> None:
    assert minutes("text: word, image: {file: a.png, alt: b}") - minutes("text: word a.png b") == pytest.approx(0.4)
    assert minutes("table: {rows: [[a], [b]]}, image: {file: a.png, alt: b}") == pytest.approx(1.2)


def test_no_slide_without_notes_takes_more_than_three_minutes() -> None:
    assert minutes(f"text: {' '.join([FIFTY] * 9)}") == 3.0


def test_where_words_are_not_parted_signs_are_counted() -> None:
    assert minutes("text: 汉字汉字", "zh-CN") == minutes("text: word", "zh-CN")
    assert minutes(f"text: {'汉字、' * 47}", "zh") == 1.4
    assert minutes(f"text: {'汉字、' * 47}", "en") == 0.95


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("title: S", 0.2),
        ("title: S, minutes: 1.5", 1.5),
        ("title: S, divider: false", 0),
        ("title: S, minutes: 0", 0),
    ],
)
def test_a_divider_takes_a_moment_or_what_its_section_says(section: str, expected: float) -> None:
    deck = outline(f"{{{section}, slides: []}}")
    assert divider_minutes(deck.sections[0], deck) == expected
    bare = deck.model_copy(update={"dividers": "none"})
    assert divider_minutes(bare.sections[0], bare) == 0
