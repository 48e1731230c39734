"""Kept blanks: no word stands alone on a last line, quantities stay whole, words are found as they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import deckgen
from deckgen.comparing.by_hand import by_hand
from deckgen.fitting.setting import set_paragraphs
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import TableBox
from deckgen.office.built_file import parser_of_built, read_built
from laid_out import Laid, text_boxes, whole_deck

NO_BREAK = "\N{NO-BREAK SPACE}"


def lines(laid: Laid, name: str, *, leftwards: bool = False) -> list[str]:
    """The lines of the last paragraph of a box as they are shown."""
    box = next(shape for shape in text_boxes(laid.page(-1)) if shape.name == name)
    inside = box.box.inset(box.insets)
    made = set_paragraphs(laid.typesetter, box.paragraphs, inside.width, inside.height, leftwards=leftwards)
    return ["".join(one.words for one in line.stretches) for line in made[-1].lines]


def cards(texts: Sequence[str]) -> str:
    return "title: T\ncards:\n" + "".join(f"  - {{title: A, text: '{text}'}}\n" for text in texts)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Finish the new trade deal so that all of it pays", ["trade deal so", "that all of", "it pays"]),
        ("Mend it, or be neighbors who are distant from it", ["neighbors who", "are distant", "from it"]),
        ("a sum of 12 million in all of the 5 million", ["a sum of", "12 million in all", "of the 5 million"]),
        # It would leave a line of one short word in the place of another.
        ("A NAFTA that industrialization", ["A NAFTA that", "industrialization"]),
    ],
)
def test_no_short_word_stands_alone_on_the_last_line(
    words: str, shown: list[str], lay_slide: Callable[..., Laid]
) -> None:
    assert lines(lay_slide(cards([words] * 5)), "Card")[-len(shown) :] == shown


def test_words_of_scripts_without_blanks_are_broken_as_before(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(cards(["日本語の文章がここにあります 日本語の文章がここに あります"] * 5), "language: ja")
    assert not any(paragraph.kept for box in text_boxes(laid.page(-1)) for paragraph in box.paragraphs)


def test_languages_that_are_read_leftwards_have_no_lonely_words_either(lay_slide: Callable[..., Laid]) -> None:
    words = "إنهاء الاتفاق التجاري الجديد حتى يعود كل شيء منه بالنفع"
    laid = lay_slide(cards([words] * 5), "language: ar")
    kept = [paragraph.kept for box in text_boxes(laid.page(-1)) for paragraph in box.paragraphs]
    for name in ("Card", "Card 5"):
        assert " " in lines(laid, name, leftwards=True)[-1], kept


def test_a_title_of_two_lines_has_two_like_ones(lay_slide: Callable[..., Laid]) -> None:
    words = "Crossings by truck have grown every single year since the agreement was signed in the capital"
    first, second = lines(lay_slide(f"title: {words}\ntext: a\nallow: [long_title]\n"), "Title")
    assert min(len(first), len(second)) > max(len(first), len(second)) * 0.75


def test_a_title_of_one_line_stays_on_one_where_only_another_font_needs_two(lay_slide: Callable[..., Laid]) -> None:
    words = "Half a million people enter the United States from Mexico every day"
    laid = lay_slide(f"title: {words}\ntext: a\n")
    assert lines(laid, "Title") == [words]
    (title,) = (box for box in text_boxes(laid.page(-1)) if box.role == "title")
    (only,) = title.paragraphs
    assert only.text.unbroken_at(only.kept).plain.endswith(f"Mexico{NO_BREAK}every{NO_BREAK}day")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "The goods deficit with Mexico takes a smaller share of trade than in 2010",
            ["The goods deficit with Mexico takes", "a smaller share of trade than in 2010"],
        ),
        (
            "La industria estadounidense produce más del doble de lo que producía en 1979",
            ["La industria estadounidense produce más", "del doble de lo que producía en 1979"],
        ),
    ],
)
def test_no_line_of_a_title_ends_on_a_function_word(
    words: str, shown: list[str], lay_slide: Callable[..., Laid]
) -> None:
    assert lines(lay_slide(f"title: {words}\ntext: a\n"), "Title") == shown


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "Half a million people come to the cities of the United States",
            "from Mexico every single day of the year",
        ),
        (
            "es",
            "Medio millón de personas cruza la frontera y entra",
            "a Estados Unidos desde México todos los días del año",
        ),
        (
            "fr",
            "Un demi-million de personnes passe la frontière",
            "et entre aux Pays Bas chaque jour de la semaine, par la route",
        ),
        (
            "pt",
            "Meio milhão de pessoas cruza a fronteira e entra",
            "nos Estados Unidos vindo do México todos os dias do ano",
        ),
        (
            "it",
            "Mezzo milione di persone passa il confine ed entra",
            "negli Stati Uniti dal Messico ogni giorno dell’anno",
        ),
        # In German, all nouns have capitals.
        (
            "de",
            "Vom Handel mit Mexiko leben heute mehr als fünf Millionen",
            "Menschen Amerikas und ihre Kinder, seit 1994",
        ),
    ],
)
def test_no_line_of_a_title_ends_inside_a_name(
    language: str, first: str, second: str, lay_slide: Callable[..., Laid]
) -> None:
    slide = f"title: {first} {second}\ntext: a\nallow: [long_title]\n"
    assert lines(lay_slide(slide, f"language: {language}"), "Title") == [first, second]


def test_a_title_takes_no_further_line_for_its_function_words(lay_slide: Callable[..., Laid]) -> None:
    words = "Immediately-after-the-agreement-of-2017 the undocumented-transportation-companies"
    before = lines(lay_slide(f"title: {words.replace('the ', '')}\ntext: a\n"), "Title")
    assert len(lines(lay_slide(f"title: {words}\ntext: a\n"), "Title")) == len(before) == 2


def test_cells_keep_their_quantities(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ntable: {rows: [{A: about 12 million, B: b}]}\nallow: [missing_source]\n")
    (table,) = (shape for shape in laid.page(-1).shapes if isinstance(shape, TableBox))
    (cell,) = table.rows[1][0].paragraphs
    assert (cell.text.plain, cell.kept) == ("about 12 million", (8,))


def test_the_file_keeps_the_blanks_and_all_who_read_its_words_find_blanks(tmp_path: Path) -> None:
    from pptx import Presentation

    words = "By 12 September 2018 about 35 million **people** had crossed"
    (tmp_path / "deck.yaml").write_text(whole_deck(f"title: T\ntext: {words}\n"))
    made = deckgen.build(tmp_path / "deck.yaml", tmp_path / "deck.pptx")
    slide = Presentation(str(made.path)).slides[-1]
    (found,) = (shape.text_frame.text for shape in slide.placeholders if "crossed" in shape.text_frame.text)
    assert found == f"By 12{NO_BREAK}September 2018 about 35{NO_BREAK}million people had crossed"
    file = read_built(made.path, "deck.pptx", Diagnostics(), parser_of_built())
    assert file is not None
    said = "By 12 September 2018 about 35 million people had crossed"
    assert said in [line for one in file.slides[-1].words for line in one.lines]
    assert said in [line for one in file.manifest.slides[-1].pages[0].words for line in one.lines]
    assert by_hand(file).slides == ()
