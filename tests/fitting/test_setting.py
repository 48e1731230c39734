"""Setting text: no more lines than were counted, with every word in its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import LINE, Typesetter
from deckgen.fitting.setting import SetParagraph, set_paragraphs
from deckgen.model.brand import Brand, FontNames
from deckgen.model.geometry import Inch, Pt
from deckgen.model.layouts import Align, Anchor
from deckgen.model.page import Bullet, Paragraph, Style
from deckgen.model.rich_text import parse, plain

SETTER = Typesetter(Fonts(Brand(fonts=FontNames(mono="Source Sans Pro Black"))))
STYLE = Style(Pt(20), "000000")
# Words with blanks, hyphens, breaks, marks, other scripts, and one that is wider than any box here.
WORDS = st.lists(
    st.sampled_from(["trade", "a", "well-known", "**bold**", "`code`", "\n", "  ", "関税", "x" * 60, "2^nd^"])
)


def set_words(words: str, *, width: float = 3, align: Align = "left", leftwards: bool = False) -> SetParagraph:
    paragraph = Paragraph(parse(words), STYLE, align=align)
    (made,) = set_paragraphs(SETTER, (paragraph,), Inch(width), Inch(2), leftwards=leftwards)
    return made


def seen(made: SetParagraph) -> list[str]:
    return ["".join(stretch.words for stretch in line.stretches) for line in made.lines]


def test_an_accent_is_of_the_font_that_has_its_letter() -> None:
    (line,) = set_words("שָׁלוֹם", leftwards=True).lines
    assert len({stretch.file for stretch in line.stretches}) == 1


@given(WORDS.map(" ".join), st.floats(0.5, 6))
@example("x" * 300, 1.0)
@example("", 1.0)
def test_there_are_no_more_lines_than_were_counted_and_no_letter_is_lost(words: str, width: float) -> None:
    made = set_words(words, width=width)
    text = parse(words)
    assert len(made.lines) <= SETTER.lines(text, STYLE, Inch(width))
    assert "".join("".join(seen(made)).split()) == "".join(text.plain.split())


@given(WORDS.map(" ".join))
def test_no_line_is_wider_than_its_box(words: str) -> None:
    for line in set_words(words).lines:
        # The estimate for a letter that no font at hand has may be a little less than its width.
        assert sum(stretch.width for stretch in line.stretches) <= Inch(3) * 1.02


@pytest.mark.parametrize(("align", "where"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_lines_stand_where_their_paragraph_is_aligned(align: Align, where: float) -> None:
    (line,) = set_words("Trade", align=align).lines
    (stretch,) = line.stretches
    assert stretch.x == pytest.approx((Inch(3) - stretch.width) * where, abs=2)


@pytest.mark.parametrize(("anchor", "where"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0)])
def test_paragraphs_stand_where_their_box_is_anchored(anchor: Anchor, where: float) -> None:
    paragraphs = (Paragraph(plain("One"), STYLE), Paragraph(plain("Two"), STYLE, before=Pt(9)))
    first, second = set_paragraphs(SETTER, paragraphs, Inch(3), Inch(2), anchor)
    line = Pt(20 * LINE)
    high = line * 2 + Pt(9)
    assert first.lines[0].top == pytest.approx((Inch(2) - high) * where, abs=2)
    assert second.lines[0].top == pytest.approx(first.lines[0].top + line + Pt(9), abs=2)
    # What is shown takes no more room than was measured for it.
    assert high <= SETTER.height(paragraphs, Inch(3))


def test_pairs_of_letters_are_kerned_as_the_file_asks_for() -> None:
    large, small = (
        set_paragraphs(SETTER, (Paragraph(plain("AVAV"), Style(Pt(size), "000000")),), Inch(3), Inch(1))[0]
        for size in (24, 11)
    )
    wide = [made.lines[0].stretches[0].width.pt / size for made, size in ((large, 24), (small, 11))]
    assert wide[0] < wide[1]


def test_runs_keep_their_looks() -> None:
    made = set_words("a **b** [c](https://example.org) 2^nd^", width=6)
    looks = {stretch.words.strip(): stretch for stretch in made.lines[0].stretches}
    assert looks["b"].run.bold
    assert looks["b"].file != looks["a"].file
    assert looks["c"].run.link == "https://example.org"
    assert looks["nd"].size < looks["2"].size
    assert looks["nd"].baseline < looks["2"].baseline


def test_a_bullet_hangs_before_its_words_at_either_side() -> None:
    paragraph = Paragraph(plain("Trade"), STYLE, left=Pt(18), bullet=Bullet(color="FF0000"))
    (made,) = set_paragraphs(SETTER, (paragraph,), Inch(3), Inch(1))
    assert made.mark is not None
    assert (made.mark.words, made.mark.x, made.mark.color) == ("•", 0, "FF0000")
    assert made.lines[0].stretches[0].x == Pt(18)
    numbered = Paragraph(plain("תל"), STYLE, align="right", left=Pt(18), bullet=Bullet(number=3))
    (turned,) = set_paragraphs(SETTER, (numbered,), Inch(3), Inch(1), leftwards=True)
    assert turned.mark is not None
    assert turned.mark.words == ".3"
    assert turned.mark.x + turned.mark.width == pytest.approx(Inch(3), abs=2)


def test_a_line_is_filled_to_its_end_and_a_number_is_as_bold_as_its_words() -> None:
    paragraph = Paragraph(parse("**Trade** grew"), STYLE, bullet=Bullet(number=3))
    wide = SETTER.width(paragraph.text, STYLE) + Pt(0.5)
    assert SETTER.lines(paragraph.text, STYLE, wide) == 2
    (made,) = set_paragraphs(SETTER, (paragraph,), wide, Inch(1))
    assert seen(made) == ["Trade grew"]
    assert made.mark is not None
    assert made.mark.file == made.lines[0].stretches[0].file


def test_letters_that_a_font_lacks_come_from_another_one() -> None:
    words = set_words("Source ☃").lines[0].stretches
    assert [stretch.words for stretch in words] == ["Source ", "☃"]
    assert words[0].file != words[1].file


def test_lines_of_both_directions_are_in_the_order_in_which_they_are_seen() -> None:
    (line,) = set_words("Talk אבג 2018", width=6).lines
    hebrew = [stretch for stretch in line.stretches if stretch.leftwards and stretch.words.strip()]
    assert [stretch.words.strip() for stretch in hebrew] == ["אבג"]
    (turned,) = set_words("אבג Talk 12", width=6, leftwards=True, align="right").lines
    latin = next(stretch for stretch in turned.stretches if "Talk" in stretch.words)
    assert latin.x < next(stretch for stretch in turned.stretches if stretch.leftwards and "א" in stretch.words).x


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("אב 12 (גד)", "(דג) 12 בא"),
        ("Talk (אב) 2", "Talk (בא) 2"),
        ("אב (Talk)", "בא (Talk)"),
        ("אב (גד", "דג) בא"),
    ],
)
def test_both_brackets_of_a_pair_look_the_same_way(words: str, shown: str) -> None:
    mirrored = str.maketrans("()", ")(")
    (line,) = set_words(words, width=6).lines
    seen = (one.words[::-1].translate(mirrored) if one.leftwards else one.words for one in line.stretches)
    assert "".join(seen) == shown
