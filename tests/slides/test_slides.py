"""The kinds of slides: what comes by itself, what is repeated, and what runs on."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.fitting.setting import set_paragraphs
from deckgen.model.page import Page, TextBox
from laid_out import Laid, text_boxes

TWO = """\
title: Trade
speaker: {name: Ana, role: Reader, email: ana@example.org}
date: 2018-09-12
sections:
  - {title: Opening, divider: false, slides: [{title: First, text: a}]}
  - {title: The border, short: Border, slides: [{title: Second, text: b}]}
  - {title: The economy, slides: [{title: Third, text: c}, {closing: {}}]}
"""


def words(page: Page) -> dict[str, str]:
    return {
        shape.role: " / ".join(p.text.plain for p in shape.paragraphs)
        for shape in page.shapes
        if isinstance(shape, TextBox) and shape.role
    }


def test_cover_dividers_and_closing_come_by_themselves(lay: Callable[..., Laid]) -> None:
    laid = lay(TWO)
    assert laid.ids == [
        "cover", "first", "section-border", "second", "section-the-economy", "third", "closing",
    ]  # fmt: skip
    assert words(laid.page(0)) == {"title": "Trade", "subtitle": "Ana / Reader", "occasion": "September 12, 2018"}
    assert words(laid.page(-1))["subtitle"] == "Ana / Reader / ana@example.org"


def test_dividers_count_and_track_the_divided_sections(lay: Callable[..., Laid]) -> None:
    laid = lay(TWO)
    assert words(laid.page(2)) == {"kicker": "1", "title": "The border", "tracker": "Border  ·  The\xa0economy"}
    assert words(laid.page(4))["kicker"] == "2"
    (tracker,) = (s for s in laid.page(4).shapes if isinstance(s, TextBox) and s.role == "tracker")
    assert [run.text for run in tracker.paragraphs[0].text.runs if run.bold] == ["The\xa0economy"]


def test_a_long_list_of_sources_runs_on(lay: Callable[..., Laid]) -> None:
    sources = "".join(
        f"  s{n}: {{publisher: Institute {n:02}, title: A study of trade, year: 2018}}\n" for n in range(90)
    )
    slides = "".join(
        f"      - {{title: Slide {n}, text: a, source: [{', '.join(f's{n * 9 + i}' for i in range(9))}]}}\n"
        for n in range(10)
    )
    laid = lay(f"title: T\nsources:\n{sources}sections:\n  - title: S\n    slides:\n{slides}      - sources: {{}}\n")
    assert laid.said == []
    pages = [page for page in laid.document.pages if page.name.startswith("sources")]
    assert [words(page)["title"] for page in pages] == [
        f"Sources ({n}/{len(pages)})" for n in range(1, len(pages) + 1)
    ]
    assert len(pages) > 1
    listed = " ".join(
        p.text.plain for page in pages for s in page.shapes if isinstance(s, TextBox) for p in s.paragraphs
    )
    assert all(f"Institute {n:02}. A study of trade, 2018" in listed for n in range(90))


def test_a_list_of_sources_that_leaves_room_is_in_larger_type(lay: Callable[..., Laid]) -> None:
    sizes = []
    for count in (8, 30, 90):
        sources = "".join(
            f"  s{n}: {{publisher: Institute {n:02}, title: A study, year: 2018}}\n" for n in range(count)
        )
        slides = "".join(f"      - {{title: Slide {n}, text: a, source: [s{n}]}}\n" for n in range(count))
        top = f"title: T\nsources:\n{sources}sections:\n  - title: S\n    slides:\n{slides}"
        laid = lay(f"{top}      - sources: {{}}\n")
        assert laid.said == []
        lists = [box for page in laid.document.pages for box in text_boxes(page) if box.name.startswith("Sources")]
        listed = [box for box in lists if box.box.height > laid.brand.page[1] // 2]
        sizes.append(listed[0].paragraphs[0].style.size.pt)
        for box in listed:
            assert laid.typesetter.height(box.paragraphs, box.box.width) <= box.box.height
    assert sizes[0] == 16 > sizes[1] >= sizes[2] >= 12, sizes


def test_the_address_of_a_source_may_stand_alone_but_its_year_stays_behind_the_title(
    lay: Callable[..., Laid],
) -> None:
    sources = "".join(
        f"  s{n}: {{publisher: Institute {n:02}, title: A study of {'trade and ' * (n % 7)}more, year: 2018, "
        f"url: 'https://www.institute-of-trade.org/{n}'}}\n"
        for n in range(20)
    )
    slides = "".join(f"      - {{title: Slide {n}, text: a, source: [s{n}]}}\n" for n in range(20))
    laid = lay(f"title: T\nsources:\n{sources}sections:\n  - title: S\n    slides:\n{slides}      - sources: {{}}\n")
    ends = set()
    for page in laid.document.pages:
        for box in text_boxes(page):
            for one in set_paragraphs(laid.typesetter, box.paragraphs, box.box.width, box.box.height):
                if one.paragraph.text.plain.endswith(".org"):
                    last = "".join(stretch.words for stretch in one.lines[-1].stretches)
                    assert not last.startswith("2018")
                    ends.add(last)
    assert "institute-of-trade.org" in ends


def test_sources_stand_in_the_order_of_their_letters_and_say_a_year_once(lay: Callable[..., Laid]) -> None:
    laid = lay(
        "title: T\nsources:\n  a: {publisher: Consulta, title: Poll of 2018, year: 2018}\n"
        "  b: {publisher: Cámara S. A., title: Session, year: 2018}\n"
        "  c: {publisher: Zeta, title: Report 20181, year: 2018}\n"
        "sections:\n  - title: S\n    slides:\n"
        "      - {title: One, text: a, source: [a, b, c]}\n      - sources: {}\n"
    )
    listed = [s for s in laid.page(-1).shapes if isinstance(s, TextBox) and s.role == "body"]
    assert [paragraph.text.plain for box in listed for paragraph in box.paragraphs] == [
        "Cámara S. A. Session, 2018",
        "Consulta. Poll of 2018",
        "Zeta. Report 20181, 2018",
    ]


def test_sources_are_numbered_where_footnotes_are(lay_slide: Callable[..., Laid]) -> None:
    top = "sources: {a: {publisher: A, year: 1}, b: {publisher: B}, c: {publisher: A, year: 2}}\n"
    laid = lay_slide("title: T\ntext: One.[^b] Two.[^a] One again.[^b]\nsource: [c, a]\n", top)
    assert words(laid.page(-1))["source"] == "Sources: 1B; 2A, 1; A, 2"


def test_sources_of_what_is_only_said_stand_in_the_notes(lay: Callable[..., Laid]) -> None:
    laid = lay(
        "title: T\nsources: {a: {publisher: A, year: 1}, b: {publisher: B, year: 2}}\n"
        "figures: {seen: {value: 1, source: a}, heard: {value: 2, source: [a, b]}}\n"
        "sections:\n  - title: S\n    slides:\n"
        "      - {title: One, text: 'It is {{ seen }}', notes: 'And it is {{ heard }}'}\n      - sources: {}\n"
    )
    assert words(laid.page(-2))["source"] == "Source: A, 1"
    assert [note.text.plain for note in laid.page(-2).notes] == ["And it is 2", "Sources of these notes: B, 2"]
    assert words(laid.page(-1))["body"] == "A, 1 / B, 2"
