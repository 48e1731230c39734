"""Words break where a reader would break them, evenly, and are cut only when nothing else helps."""

from __future__ import annotations

from deckgen.plot.wrap import shortened, wrap


def width(words: str) -> float:
    return float(len(words))


def test_short_words_stay_on_a_line() -> None:
    assert wrap("Exports  to\nMexico", 20, width).lines == ("Exports to Mexico",)


def test_lines_are_even() -> None:
    assert wrap("Cars, buses and all lorries", 20, width).lines == ("Cars, buses and", "all lorries")


def test_hyphens_and_scripts_without_spaces_break_too() -> None:
    assert wrap("Norddeutsch-Österreich", 14, width).lines == ("Norddeutsch-", "Österreich")
    assert wrap("美国和墨西哥贸易", 4, width).lines == ("美国和墨", "西哥贸易")


def test_what_is_too_long_ends_in_dots() -> None:
    cut = wrap("One two three four five six", 9, width, most=2)
    assert cut.lines == ("One two", "three fo…")
    assert not cut.complete
    assert shortened("Donaudampfschiff", 6, width) == "Donau…"
    assert shortened("Donau", 0.5, width) == ""


def test_a_word_as_long_as_a_book_is_measured_no_longer_than_it_can_be_shown() -> None:
    measured = 0

    def counted(words: str) -> float:
        nonlocal measured
        measured += len(words)
        return float(len(words))

    for words in ("x" * 100_000, "😀" * 100_000, "国" * 100_000, "x-" * 50_000):
        assert not wrap(words, 20, counted, most=2).complete
    assert measured < 400_000
