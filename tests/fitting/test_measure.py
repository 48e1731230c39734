"""Measuring: widths from the fonts' own tables, lines broken where PowerPoint breaks them.

That the measured lines hold in a real program is shown in test_rendered.py and test_talk.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from built import FONTS
from deckgen.fitting.face import face
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand, FontNames
from deckgen.model.geometry import ZERO, Emu, Inch, Pt
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text, parse, plain
from tiny_font import make_font

STYLE = Style(Pt(20), "000000")


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    """The default brand, but for its font of code, which not every machine has; measured in its own fonts alone."""
    return Typesetter(Fonts(Brand(fonts=FontNames(mono="Source Sans Pro Black"))), slack=False)


def test_a_width_is_that_of_the_fonts_own_advances(setter: Typesetter) -> None:
    from PIL import ImageFont

    words = "Goods trade with Mexico, 2017"
    font = ImageFont.truetype(str(FONTS / "SourceSansPro-Regular.ttf"), 1000)
    assert setter.width(plain(words), STYLE).pt == pytest.approx(
        font.getlength(words, features=["-kern"]) / 50, abs=0.5
    )


def test_a_line_is_as_high_as_ascent_and_descent(setter: Typesetter) -> None:
    assert setter.line(STYLE).pt == pytest.approx(20 * 1.257)


def test_bold_code_and_raised_words_have_widths_of_their_own(setter: Typesetter) -> None:
    plainly, bold, code, raised = (
        setter.width(parse(words), STYLE) for words in ("trade", "**trade**", "`trade`", "^trade^")
    )
    assert raised < plainly < bold
    assert code != plainly
    assert setter.width(plain("trade"), Style(Pt(20), "", caps=True)) == setter.width(plain("TRADE"), STYLE)
    tracked = setter.width(plain("trade"), Style(Pt(20), "", tracking=Pt(2)))
    assert tracked - setter.width(plain("trade"), STYLE) == pytest.approx(Pt(10), abs=2)


def lines(setter: Typesetter, words: str, width: float) -> int:
    return setter.lines(parse(words), STYLE, Inch(width))


@pytest.mark.parametrize(
    ("words", "width", "count"),
    [
        ("", 5, 1),
        ("one", 5, 1),
        ("one two three four five six", 1.3, 3),
        ("one\\\ntwo", 5, 2),
        ("cross-border trade", 1.6, 2),
        ("cross\u2011border trade", 1.6, 2),
        ("2010–2017", 0.85, 2),
        ("infrastructure", 0.65, 3),
        ("日本語の文章がここにあります", 1.0, 5),
        ("one\u00a0two\u00a0three", 0.9, 2),
        ("emoji 🎉 and عربى", 5, 1),
        ("a" * 400, 3, 20),
    ],
)
def test_lines_break_at_spaces_hyphens_and_ideographs(
    setter: Typesetter, words: str, width: float, count: int
) -> None:
    assert lines(setter, words, width) == count


def test_a_narrower_column_never_takes_fewer_lines(setter: Typesetter) -> None:
    words = parse("**Goods** trade with Mexico is more than six times its 1993 level, cross-border and by rail.")
    counts = [
        setter.lines(words, STYLE, Emu(width)) for width in range(int(Inch(0.3)), int(Inch(14)), int(Inch(0.05)))
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 1


def test_a_text_fits_the_width_that_it_measures(setter: Typesetter) -> None:
    for words in ("Texas", "Goods trade with Mexico", "$1.3 tn", "cross-border **trade** H~2~O"):
        width = setter.width(parse(words), STYLE)
        assert setter.lines(parse(words), STYLE, width * 1.03) == 1, words
        assert setter.lines(parse(words), STYLE, width * 0.8) > 1, words


def test_no_word_is_broken_in_the_width_of_the_widest(setter: Typesetter) -> None:
    words = parse("of telecommunications and infrastructure")
    widest = setter.widest_word(words, STYLE)
    assert widest == setter.widest_word(parse("telecommunications"), STYLE)
    assert setter.lines(parse("telecommunications"), STYLE, widest) == 1
    assert setter.lines(parse("telecommunications"), STYLE, widest * 0.98) == 2


def test_words_take_as_much_as_in_the_wider_of_their_font_and_arial() -> None:
    own, both = Typesetter(Fonts(Brand()), slack=False), Typesetter(Fonts(Brand()))
    for words in ("Goods trade with Mexico", "MIGRATION", "**Goods** trade, 2017", "Торговля", "São Paulo"):
        text = parse(words)
        assert own.width(text, STYLE) < both.width(text, STYLE) < own.width(text, STYLE) * 1.25, words
        assert both.lines(text, STYLE, own.width(text, STYLE) * 1.03) == 2 or " " not in words
        assert both.widest_word(text, STYLE) > own.widest_word(text, STYLE)
    # T, e, x, a, s, as the metrics of Arial have them.
    assert both.width(plain("Texas"), STYLE).pt == pytest.approx((611 + 556 + 500 + 556 + 500) * 20 / 1000)
    assert both.without_slack.width(plain("Texas"), STYLE) == own.width(plain("Texas"), STYLE)


@pytest.mark.parametrize("family", ["Arial", "georgia"])
def test_fonts_that_are_everywhere_need_no_slack(family: str) -> None:
    brand = Brand(fonts=FontNames(heading=family, body=family))
    words = plain("Goods trade with Mexico")
    assert Typesetter(Fonts(brand)).width(words, STYLE) == Typesetter(Fonts(brand), slack=False).width(words, STYLE)


def test_code_needs_no_slack() -> None:
    both, code = Typesetter(Fonts(Brand())), Style(Pt(20), "000000", "mono")
    assert both.width(plain("x = 1"), code) == both.without_slack.width(plain("x = 1"), code)


def test_lines_are_never_measured_lower_than_programs_set_them(tmp_path: Path) -> None:
    make_font(tmp_path / "Low.ttf", "abc", "Low")
    brand = Brand(fonts=FontNames(body="Low"), font_folders=(str(tmp_path),))
    assert Typesetter(Fonts(brand)).line(STYLE) == Pt(20) * 1.2


def test_a_number_and_its_unit_are_one_word(setter: Typesetter) -> None:
    assert lines(setter, "about 2.4 million", 1.5) == 2
    assert [round(word.width, 2) for word in setter.split(plain("2.4 m"), STYLE)] == [
        round(setter.width(plain("2.4 m"), STYLE) / int(STYLE.size), 2)
    ]


def test_heights_add_up(setter: Typesetter) -> None:
    one = Paragraph(plain("one"), STYLE, before=Pt(50))
    two = Paragraph(plain("two"), STYLE, before=Pt(6), line_height=0.9)
    line = setter.line(STYLE)
    assert setter.height((one,), Inch(5)) == line
    assert setter.height((one, two), Inch(5)) == line + Pt(6) + line * 0.9
    assert setter.height((), Inch(5)) == ZERO
    assert setter.height((Paragraph(Text(), STYLE),), Inch(5)) == line


def test_letters_that_a_font_lacks_have_a_width() -> None:
    regular = face(str(FONTS / "SourceSansPro-Regular.ttf"))
    assert "語" not in regular.widths
    assert regular.width("語") > 0.9
    assert regular.width("e\u0301") == regular.width("e") + regular.width("\u0301")
    assert regular.width("\u200d") == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("well-known facts", ["well-", "known", "facts"]),
        ("1993–2017", ["1993–", "2017"]),
        ("now—here", ["now—", "here"]),
        ("a\u200bbbbb", ["a", "bbbb"]),
        ("貿易貿", ["貿", "易", "貿"]),
        ("ab貿cd", ["ab貿", "cd"]),
        ("Ünïcödé", ["Ünïcödé"]),
        ("ΑΒΓ_3.14", ["ΑΒΓ_3.14"]),
    ],
)
def test_a_line_may_be_broken_behind_dashes_and_ideographs_alone(
    setter: Typesetter, words: str, pieces: list[str]
) -> None:
    widest = max(setter.widest_word(plain(piece), STYLE) for piece in pieces)
    assert setter.widest_word(plain(words), STYLE) == pytest.approx(widest, abs=2)


def test_letters_that_no_font_has_are_guessed_by_their_kind() -> None:
    font = face(str(FONTS / "SourceSansPro-Regular.otf"))
    missing = next(letter for letter in ("\u0b95", "\u1200", "\u0e01") if letter not in font.widths)
    assert font.width(missing) == pytest.approx(0.62)
    assert font.width("\U0001f30d") == pytest.approx(1.05)
    assert font.width("\u0301") in (0.0, font.widths.get("\u0301"))


def test_spaces_behind_the_last_word_take_no_room(setter: Typesetter) -> None:
    assert setter.width(plain("trade"), STYLE) == setter.width(plain("trade "), STYLE)
    assert setter.width(plain("a b"), STYLE) > setter.width(plain("ab"), STYLE)
