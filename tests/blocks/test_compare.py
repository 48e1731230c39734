"""compare: two sides on common lines, a disc between them, and a verdict under them."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.geometry import Inch, Pt
from deckgen.model.page import Rectangle, TextBox
from laid_out import Laid, text_boxes

BRIEF = "compare: [{title: Rye, value: 49%, label: of loaves}, {title: Wheat, value: 51%, items: [and rising]}]"
BOTH = """
title: T
source: s
compare:
  left: {title: Rye, value: 4.7 m, label: loaves, items: [Dark, Dense], color: green}
  right: {title: A wheat of a long name that takes more than a single line, value: 2–2.4 m, items: [Light]}
  verdict: Take **rye**.
"""
TOP = "sources: {s: {publisher: P, year: 2018}}\n"


def named(laid: Laid, word: str) -> list[TextBox]:
    assert laid.said == []
    return [box for box in text_boxes(laid.page(-1)) if box.name.split()[0] == word]


def test_both_sides_stand_on_common_lines_with_numbers_of_one_size(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(BOTH, TOP)
    for word in ("Head", "Number", "Points"):
        left, right = named(laid, word)
        assert left.box.y == right.box.y
        assert left.box.right < right.box.x
    left, right = named(laid, "Number")
    assert left.paragraphs[0].style.size == right.paragraphs[0].style.size >= Pt(44)
    (verdict,) = named(laid, "Verdict")
    assert verdict.box.y >= max(box.box.bottom for box in named(laid, "Points"))


def test_a_number_stays_on_one_line_however_long(lay_slide: Callable[..., Laid]) -> None:
    long = "compare: [{title: Rye, value: 1.10}, {title: Wheat, value: '1,234,567,890 loaves'}]"
    laid = lay_slide(f"title: T\nsource: s\n{long}\n", TOP)
    one, other = named(laid, "Number")
    assert laid.lines(one) == laid.lines(other) == 1
    assert one.paragraphs[0].style == other.paragraphs[0].style
    assert " " not in other.paragraphs[0].text.plain


def test_a_disc_stands_between_the_sides_in_the_language_of_the_talk(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(BOTH, TOP)
    (disc,) = named(laid, "Versus")
    left, right = named(laid, "Number")
    assert disc.box.width == disc.box.height
    assert disc.corner == disc.box.width // 2
    assert left.box.right < disc.box.x < disc.box.right < right.box.x
    assert disc.paragraphs[0].text.plain == "vs"
    assert disc.paragraphs[0].style.size >= Pt(30)
    (disc,) = named(lay_slide(BOTH, f"{TOP}language: es-MX\n"), "Versus")
    assert disc.paragraphs[0].text.plain == "vs."
    (disc,) = named(lay_slide(BOTH.replace("  verdict", "  versus: or\n  verdict"), TOP), "Versus")
    assert disc.paragraphs[0].text.plain == "or"


def test_a_side_has_its_color_or_the_one_that_its_title_has(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(
        "title: T\ncompare: [{title: Texas}, {title: Utah, color: gold}]\n",
        "brand: brand.yaml\n",
        {"brand.yaml": "named_colors: {Texas: '#BC3F27', gold: '#D9982B'}\n"},
    )
    rules = [shape.fill for shape in laid.page(-1).shapes if isinstance(shape, Rectangle)]
    assert rules == ["BC3F27", "D9982B"]


def test_in_a_narrow_column_one_side_stands_under_the_other(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\nsource: s\ncolumns: {{items: [{{{BRIEF}}}, {{text: a}}], widths: [1, 2]}}\n", TOP)
    left, right = named(laid, "Head")
    (disc,) = named(laid, "Versus")
    assert left.box.x == right.box.x
    assert left.box.bottom < disc.box.y < disc.box.bottom < right.box.y


def test_each_side_is_one_group(lay_slide: Callable[..., Laid]) -> None:
    bundles = lay_slide(BOTH, TOP).page(-1).bundles
    assert [sorted(bundle.shapes) for bundle in bundles] == [
        ["Head", "Number", "Points", "Rule"],
        ["Head 2", "Number 2", "Points 2", "Rule 2"],
        ["Bar", "Verdict"],
    ]


def test_a_number_between_the_sides_stands_on_dark(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(BOTH.replace("  verdict", "  versus: 5×\n  verdict"), TOP)
    (disc,) = named(laid, "Versus")
    assert (disc.fill, disc.paragraphs[0].style.color) == (laid.brand.colors.ink, laid.brand.colors.paper)
    assert disc.box.height >= Pt(78)


def test_one_point_alone_is_no_list(lay_slide: Callable[..., Laid]) -> None:
    two, one = named(lay_slide(BOTH, TOP), "Points")
    assert [paragraph.bullet is None for paragraph in (*two.paragraphs, *one.paragraphs)] == [False, False, True]
    assert one.paragraphs[0].left == 0


def test_alone_it_fills_its_slide_and_stands_a_little_over_the_middle(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(
        "title: T\nsource: s\ncompare: [{title: A, value: 38%, label: a}, {title: B, value: 5%, label: b}]\n", TOP
    )
    number = named(laid, "Number")[0]
    assert number.paragraphs[0].style.size >= Pt(82)
    rule = next(shape.box for shape in laid.page(-1).shapes if isinstance(shape, Rectangle))
    over, under = rule.y - Inch(1.75), Inch(6.7) - laid.written(number).bottom
    assert Pt(30) < over < under < over * 2


def test_a_verdict_stands_where_takeaways_do(lay_slide: Callable[..., Laid]) -> None:
    note = "note: As of May.\n"
    (verdict,) = named(lay_slide(f"{note}{BOTH}", TOP), "Verdict")
    (callout,) = named(lay_slide(f"{note}title: T\ntext: a\ncallout: Take **rye**.\n"), "Callout")
    assert (verdict.box, verdict.paragraphs) == (callout.box, callout.paragraphs)


def test_sides_without_lists_stand_as_far_from_the_disc_as_each_other(lay_slide: Callable[..., Laid]) -> None:
    bare, listed = lay_slide(f"title: T\nsource: s\n{BRIEF}\n", TOP), lay_slide(BOTH, TOP)
    for laid, align in ((bare, "center"), (listed, "left")):
        assert {
            part.align for word in ("Head", "Number") for box in named(laid, word) for part in box.paragraphs
        } == {align}
