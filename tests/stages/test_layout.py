"""layout: every shape gets its box. What holds for slides by the hundred, and what is said where they don't fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from deckgen.fitting.function_words import leaning
from deckgen.model.geometry import ZERO, Box, Inch, Pt
from deckgen.model.layouts import FOOTER_RULE
from deckgen.model.page import ChartBox, Page, Picture, TableBox, TextBox
from laid_out import Laid, text_boxes
from made_up import Author, deck_of, picture

PAGES = {"wide": '"16:9"', "narrow": '"4:3"', "tall": "{width: 7.5 in, height: 10 in}"}
FOOTER = ("source", "number")
OVERFLOW = re.compile(
    r"on slide '(s\d+)' (?:'(\w+)' runs over by (\d+) (?:line|row)s? at the smallest size \(\d+ pt\)"
    r"|.+ is too wide for its place at the smallest size)"
)


@pytest.mark.parametrize("wordy", [0.1, 0.35, 0.7])
@pytest.mark.parametrize("page", PAGES)
def test_whatever_is_written_fits_or_is_complained_of(lay: Callable[..., Laid], page: str, wordy: float) -> None:
    slides = Author(2018, wordy).slides(60)
    files = {"brand.yaml": f"page: {PAGES[page]}", "a.png": picture()}
    laid = lay(deck_of(slides), files)
    said = {one.code for one in laid.log}
    may_be = {
        "overflow",
        "title_overflow",
        "low_resolution",
        "missing_place",
        "unreadable_labels",
        "no_slack",
        "too_much",
    }
    assert said <= may_be
    spilt = set()
    # Where something finds no room in Arial, the slide is set in its own font alone.
    tight = {page.name for page in laid.document.pages if page.misfits}
    in_own_font = replace(laid, typesetter=laid.typesetter.without_slack)
    for one in laid.log:
        if one.code == "overflow":
            found = OVERFLOW.fullmatch(one.message)
            assert found, one.message
            spilt.add(found[1])
            assert found[2] in (None, *slides[int(found[1][1:])])
    assert len(spilt) < len(slides) * (0.25 if page == "wide" and wordy < 0.2 else 0.8)
    wrong = [
        f"{page.name} {fault}"
        for page in laid.document.pages
        if page.name not in spilt
        for fault in faults(page, in_own_font if page.name in tight else laid, titles="title_overflow" not in said)
    ]
    assert wrong == []


def faults(page: Page, laid: Laid, *, titles: bool) -> Iterator[str]:
    """What nobody wants to see on a page."""
    width, height = laid.brand.page
    slide, rule = Box(ZERO, ZERO, width, height), FOOTER_RULE * (height / Inch(7.5))
    texts = [(shape, laid.written(shape)) for shape in page.shapes if isinstance(shape, TextBox)]
    solid = [(shape, shape.box) for shape in page.shapes if isinstance(shape, TableBox | ChartBox | Picture)]
    for shape in page.shapes:
        if not slide.contains(shape.box):
            yield f"{shape.name} leaves the slide"
    for index, (one, its) in enumerate([*texts, *solid]):
        for other, theirs in [*texts, *solid][index + 1 :]:
            if its.overlaps(theirs) and (titles or "Title" not in (one.name, other.name)):
                yield f"{one.name} and {other.name} overlap"
    for box, words in texts:
        if box.role not in (*FOOTER, "title") and words.bottom > (
            rule if page.layout in ("content", "body") else height
        ):
            yield f"{box.name} runs into the footer"
        if words.height > box.box.height + Pt(1) and (titles or box.role != "title"):
            yield f"{box.name} runs over its box"
        yield from unreadable(box, laid)


def unreadable(box: TextBox, laid: Laid) -> Iterator[str]:
    """Words that are too small, or broken."""
    width = box.box.inset(box.insets).width
    for paragraph in box.paragraphs:
        size = paragraph.style.size
        if box.role not in FOOTER and size < Pt(11):
            yield f"{box.name} is set in {size.pt} pt"
        if box.role == "body" and not Pt(16) <= size <= Pt(24):
            yield f"{box.name} is a body in {size.pt} pt"
        if laid.typesetter.widest_word(paragraph.text, paragraph.style) > width - paragraph.left + Pt(1):
            yield f"{box.name} breaks a word of '{paragraph.text.plain}'"


POINT = "A point of some length that takes a whole line of the slide, or so I should think"
TOO_MUCH = {
    "bullets": (f"bullets: [{', '.join([POINT] * 30)}]", "'bullets' runs over by 27 lines"),
    "text": (f"text: {'word ' * 600}", "'text' runs over by 11 lines"),
    "table": (f"table: {{columns: [a, b], rows: [{', '.join(['[x, y]'] * 30)}]}}", "'table' runs over by 18 rows"),
    "a long word": (
        f"columns: [{{text: {'x' * 90}}}, {{text: b}}]",
        f"a word of '{'x' * 40}…' is too wide for its place",
    ),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_does_not_fit_is_said_with_by_how_much(lay_slide: Callable[..., Laid], what: str) -> None:
    slide, expected = TOO_MUCH[what]
    (said,) = lay_slide(f"id: s\n{slide}").said
    assert said.partition(" ")[2].startswith(f"overflow: on slide 's' {expected} at the smallest size")


def test_so_many_lines_less_do_fit(lay_slide: Callable[..., Laid]) -> None:
    def said(count: int) -> list[str]:
        return lay_slide(
            "allow: [too_much]\ntext: |\n" + "  A line of its own\\\n" * (count - 1) + "  and the last"
        ).said

    (first,) = said(40)
    over = int(re.findall(r"by (\d+) lines", first)[0])
    assert said(40 - over) == []
    assert len(said(41 - over)) == 1


def test_words_are_as_large_as_they_fit(lay_slide: Callable[..., Laid]) -> None:
    sizes = []
    for count in (3, 9, 11, 13, 15):
        laid = lay_slide(
            f"bullets: [{', '.join(['A point that takes a line of the slide, and needs all of it'] * count)}]"
        )
        bullets = next(box for box in text_boxes(laid.page(-1)) if box.name == "Bullets")
        sizes.append(bullets.paragraphs[0].style.size.pt)
    assert sizes[0] == 24
    assert sizes == sorted(sizes, reverse=True)
    assert 16 <= sizes[-1] < 21


@pytest.mark.parametrize(
    ("footer", "expected"),
    [
        ("{{ title }} · {{ number }}", "Talk · 2"),
        ("{{ section }}: {{ number }} of {{ total }}", "Part: 2 of 2"),
        ("Confidential", "Confidential"),
    ],
)
def test_the_footer_is_the_brands(lay_slide: Callable[..., Laid], footer: str, expected: str) -> None:
    laid = lay_slide("text: x", "brand: brand.yaml", {"brand.yaml": f"footer: '{footer}'"})
    assert laid.text(-1, whole=True).endswith(f"| 10pt {expected}")


def test_a_long_title_is_balanced_and_a_longer_one_complained_of(lay_slide: Callable[..., Laid]) -> None:
    words = "A title that is rather longer than the one line that it would like to stand on"
    laid = lay_slide(f"title: {words}\ntext: x")
    (title,) = (box for box in text_boxes(laid.page(-1)) if box.name == "Title")
    assert laid.lines(title) == 2
    (only,) = title.paragraphs
    assert laid.typesetter.lines(only.text.unbroken_at(leaning(only.text)), only.style, title.box.width - Pt(12)) > 2
    (said,) = lay_slide(f"title: {words}, {words}, {words}\ntext: x\nallow: [long_title]").said
    assert said.partition(" ")[2] == "title_overflow: the title takes 4 lines; there is room for 2"
