"""Dividers: the agenda beside their titles, the tracker at their feet, and decks without any."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

import deckgen
from deckgen.model.color import contrast, mix
from deckgen.model.geometry import Inch, Pt
from deckgen.model.page import Page, Paragraph, Rectangle, Shade, TextBox
from deckgen.verbs.plan import plan
from laid_out import Laid, text_boxes

EVENING = (Path(__file__).parent.parent / "brands" / "evening.yaml").read_text()
# Without the picture that isn't there, and with charts as large as is asked for.
EVENING = EVENING.replace("logo: ", "# logo: ").replace("chart: [12, 11]", "chart: [20, 14]")


SKY: dict[str, str | bytes] = {
    "sky.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path d="M0 0h16v9H0Z" fill="#eee"/></svg>'
}


def talk(count: int, top: str = "", words: str = "Part {}") -> str:
    sections = "".join(
        f"  - title: {words.format(n)}\n    slides: [{{title: Slide {n}, text: a}}]\n" for n in range(1, count + 1)
    )
    return f"title: T\n{top}sections:\n{sections}"


def divider(laid: Laid, number: int) -> Page:
    return [page for page in laid.document.pages if page.layout == "divider"][number - 1]


def box(page: Page, name: str) -> TextBox:
    return next(one for one in text_boxes(page) if one.name == name)


def listed(page: Page) -> list[Paragraph]:
    return list(box(page, "Agenda").paragraphs)


def is_done(paragraph: Paragraph) -> bool:
    return paragraph.bullet is not None and paragraph.bullet.character == "✓"


def test_an_agenda_ticks_what_is_done_and_sets_off_where_the_talk_stands(lay: Callable[..., Laid]) -> None:
    laid = lay(talk(4, "dividers: agenda\n"))
    assert laid.said == []
    rows = listed(divider(laid, 3))
    assert [row.text.plain for row in rows] == ["Part 1", "Part 2", "Part 3", "Part 4"]
    assert [is_done(row) for row in rows] == [True, True, False, False]
    assert [row.style.bold for row in rows] == [False, False, True, False]
    assert rows[0].style.color != rows[3].style.color == rows[2].style.color


def test_sections_have_their_short_words_in_it(lay: Callable[..., Laid]) -> None:
    deck = talk(2, "dividers: agenda\n").replace("title: Part 2\n", "title: Part 2, which is long\n    short: Two\n")
    page = divider(lay(deck), 2)
    assert [row.text.plain for row in listed(page)] == ["Part 1", "Two"]
    assert box(page, "Title").paragraphs[0].text.plain == "Part 2, which is long"


@pytest.mark.parametrize("top", ["", "brand: b.yaml\n", "language: ar\n"])
@pytest.mark.parametrize("count", [1, 9, 16])
def test_all_of_it_fits_beside_the_title(count: int, top: str, lay: Callable[..., Laid]) -> None:
    deck = talk(count, f"dividers: agenda\n{top}", "The way to section {}")
    laid = lay(deck, {"b.yaml": EVENING})
    assert laid.said == []
    for page in (divider(laid, 1), divider(laid, count)):
        panel = next(shape for shape in page.shapes if isinstance(shape, Rectangle))
        agenda, title = box(page, "Agenda"), box(page, "Title")
        assert len(agenda.paragraphs) == count
        assert min(row.style.size.pt for row in agenda.paragraphs) >= 13
        assert panel.box.x <= agenda.box.x
        assert agenda.box.right <= panel.box.right
        assert not panel.box.overlaps(title.box)
        assert (panel.box.x == 0) == (top == "language: ar\n")
        written = laid.written(agenda)
        assert agenda.box.y <= written.y
        assert written.bottom <= agenda.box.bottom


def test_of_very_many_sections_the_nearest_are_listed(lay: Callable[..., Laid]) -> None:
    laid = lay(talk(60, "dividers: agenda\n"))
    assert laid.said == []
    for number in (1, 30, 60):
        rows = [row.text.plain for row in listed(divider(laid, number))]
        assert f"Part {number}" in rows
        assert (rows[0] == "…", rows[-1] == "…") == (number > 1, number < 60)


def test_sections_that_are_no_part_of_the_talk_are_not_listed(lay: Callable[..., Laid]) -> None:
    deck = talk(3, "dividers: agenda\n").replace("title: Part 1\n", "title: Part 1\n    divider: false\n")
    assert [row.text.plain for row in listed(divider(lay(deck), 1))] == ["Part 2", "Part 3"]


def test_a_tracker_is_a_line_of_words_or_a_bar(lay: Callable[..., Laid]) -> None:
    few, many = lay(talk(4)), lay(talk(16))
    assert few.said == many.said == []
    assert box(divider(few, 2), "Tracker").paragraphs[0].text.plain.split("  ·  ")[1] == "Part\xa02"
    assert box(divider(few, 2), "Number").paragraphs[0].text.plain == "2"
    page = divider(many, 5)
    pieces = [shape for shape in page.shapes if isinstance(shape, Rectangle)]
    assert len(pieces) == 16
    assert [bundle.alt for bundle in page.bundles] == ["5 of 16: Part 5"]
    assert len({piece.fill for piece in pieces}) == 3
    assert [piece.fill for piece in pieces].count(pieces[4].fill) == 1
    assert len({piece.fill for piece in pieces[:4]}) == len({piece.fill for piece in pieces[5:]}) == 1


def test_a_divider_has_its_number_large_with_a_picture_and_without(lay: Callable[..., Laid]) -> None:
    laid = lay(talk(16).replace("Part 5\n", "Part 5\n    background: {file: sky.svg, alt: The sky}\n"), SKY)
    assert laid.said == []
    sizes = set()
    for part in (5, 12):
        number, title = box(divider(laid, part), "Number"), box(divider(laid, part), "Title")
        assert number.paragraphs[0].text.plain == str(part)
        sizes.add(number.paragraphs[0].style.size)
        assert title.box.y - number.box.bottom >= Inch(0.2)
    (size,) = sizes
    assert size >= Pt(90)


def test_a_picture_is_darkened_for_the_bar(lay: Callable[..., Laid]) -> None:
    deck = talk(16).replace("Part 5\n", "Part 5\n    background: {file: sky.svg, alt: The sky}\n")
    page = divider(lay(deck, SKY), 5)
    shade = next(shape for shape in page.shapes if isinstance(shape, Shade))
    pieces = [shape for shape in page.shapes if isinstance(shape, Rectangle)]
    assert len(pieces) == 16
    assert shade.box.y < pieces[0].box.y < shade.box.bottom
    ground = mix("FFFFFF", shade.color, shade.stops[-1][1])
    assert contrast(pieces[4].fill, ground) >= 3.0
    assert not any(isinstance(shape, Shade) for shape in divider(lay(talk(16)), 5).shapes)


def test_without_dividers_sections_still_stand_over_titles(lay: Callable[..., Laid]) -> None:
    laid = lay(talk(3, "dividers: none\n"))
    assert laid.said == []
    assert [page.layout for page in laid.document.pages] == ["cover", "body", "body", "body"]
    assert box(laid.page(2), "Section").paragraphs[0].text.plain == "Part 2"


def test_what_is_for_a_divider_that_is_not_there_is_said(lay: Callable[..., Laid]) -> None:
    deck = talk(2, "dividers: none\n").replace("title: Part 2\n", "title: Part 2\n    notes: Breathe.\n")
    assert [one.code for one in lay(deck).log] == ["unfit_key"]
    assert lay(deck.replace("dividers: none\n", "")).said == []


def test_dividers_take_time_only_where_there_are_any(tmp_path: Path) -> None:
    minutes = []
    for top in ("", "dividers: none\n"):
        (tmp_path / "deck.yaml").write_text(talk(10, top))
        minutes.append(plan(tmp_path / "deck.yaml").orders[0][1].minutes)
    assert minutes[0] - minutes[1] == pytest.approx(2.0)


TEMPLATE = """\
template: t.pptx
layouts: {cover: Title Slide, divider: Section Header, content: Title Only, body: Title and Content}
"""


def organisation(left: float) -> bytes:
    """PowerPoint's plain template, where the titles of dividers begin so many inches from the left."""
    made, stream = Presentation(), io.BytesIO()
    layout = made.slide_layouts.get_by_name("Section Header")
    assert layout is not None
    title = layout.placeholders[0]
    assert title.placeholder_format.type == PP_PLACEHOLDER.TITLE
    title.left, title.top, title.width, title.height = Inches(left), Inches(2), Inches(9.5 - left), Inches(2)
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("left", "expected"), [(0.5, []), (5.0, ["missing_place"])])
def test_a_template_has_room_for_it_or_that_is_said(
    left: float, expected: list[str], lay: Callable[..., Laid]
) -> None:
    files: dict[str, str | bytes] = {"t.pptx": organisation(left), "b.yaml": TEMPLATE}
    laid = lay(talk(3, "dividers: agenda\nbrand: b.yaml\n"), files)
    assert sorted({one.code for one in laid.log} & {"missing_place"}) == expected
    assert [one.name for one in text_boxes(divider(laid, 2))].count("Agenda") == 1 - len(expected)


SOURCED = """\
title: T
{top}sources: {{a: {{publisher: The Institute, year: 2018}}}}
sections:
  - {{title: One, slides: [{{title: First, text: a, source: [a]}}]}}
  - title: Keeping the partnership
    slides: [{{title: Last, text: b}}, {{closing: {{}}}}, {{sources: {{}}}}]
"""


@pytest.mark.parametrize(("language", "word"), [("en-US", "Sources"), ("es-MX", "Fuentes"), ("de-DE", "Quellen")])
def test_sources_stand_in_a_section_of_their_own(language: str, word: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(SOURCED.format(top=f"language: {language}\n"), encoding="utf-8")
    deckgen.build(tmp_path / "deck.yaml", tmp_path / "t.pptx")
    archive = zipfile.ZipFile(tmp_path / "t.pptx")
    names = re.findall(r'p14:section name="([^"]*)"', archive.read("ppt/presentation.xml").decode())
    assert names == ["One", "Keeping the partnership", word]


def test_no_section_of_the_talk_stands_over_the_sources(lay: Callable[..., Laid]) -> None:
    laid = lay(SOURCED.format(top="dividers: agenda\n"))
    assert laid.said == []
    assert [one.name for one in text_boxes(laid.page("sources"))].count("Section") == 0
    assert [row.text.plain for row in listed(divider(laid, 2))] == ["One", "Keeping the partnership"]
    own = SOURCED.replace(", {{sources: {{}}}}]", "]\n  - {{title: References, slides: [{{sources: {{}}}}]}}")
    assert lay(own.format(top="")).page("sources").section == "References"
