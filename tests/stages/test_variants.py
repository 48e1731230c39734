"""What an audience or an event gets of a deck: parts, notes and sources, the appendix, and the words of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid, text_boxes

HEAD = """
title: Trade
language: en-US
audiences:
  few: {}
  many: {}
events:
  open: {name: Open day, place: Austin, date: 2018-09-12}
"""
FEW, MANY = {"audience": "few"}, {"audience": "many"}


def deck(*slides: str, top: str = "") -> str:
    """A deck of one section: its slides, each in YAML on one line or as a block indented by four."""
    return HEAD + top + "sections:\n- title: Part\n  slides:\n" + "".join(f"  - {slide}\n" for slide in slides)


def words(laid: Laid, which: int | str = -1) -> str:
    """All words in the body of a page."""
    page = laid.page(which)
    shown = [box for box in text_boxes(page) if box.role not in ("kicker", "title", "number")]
    return " ".join(p.text.plain for box in shown for p in box.paragraphs)


@pytest.mark.parametrize(
    "block",
    [
        "bullets: [all, {text: ours, only: [few]}, {text: theirs, except: [few]}]",
        "bullets: [all: [{text: ours, only: [few]}, {text: theirs, except: [few]}]]",
        "cards: [all, {title: ours, only: few}, {title: theirs, except: few}]",
        "stats: [{value: 1, label: all}, {value: 2, label: ours, only: few}, {value: 3, label: theirs, only: many}]",
        "steps: [all, {title: ours, only: [few]}, {title: theirs, only: [many]}]",
        "timeline: [{date: 1, text: all}, {date: 2, text: ours, only: few}, {date: 3, text: theirs, only: many}]",
        "groups: {all: [a], B: {items: [ours], only: [few]}, C: {items: [theirs], except: [few]}}",
        "definitions: {A: all, B: {text: ours, only: [few]}, C: {text: theirs, except: [few]}}",
        "columns: [{text: all}, {bullets: [{text: ours, only: few}]}, {bullets: [{text: theirs, only: many}]}]",
        "body: [{text: all}, {bullets: [{text: ours, only: few}]}, {bullets: [{text: theirs, only: many}]}]",
        "body: [{text: all}, {columns: [{text: a}, "
        "{cards: [{title: ours, only: few}, {title: theirs, only: many}]}]}]",
        "columns: {items: [{text: all}, {steps: [{title: ours, only: few}, {title: too, only: few}]}, "
        "{bullets: [{text: theirs, only: many}]}], widths: [1, 2, 1]}",
    ],
)
def test_a_part_is_for_some_and_a_block_without_parts_goes(lay: Callable[..., Laid], block: str) -> None:
    written = deck(f"{{title: A finding, allow: [missing_source, too_much], {block}}}")
    for whose, expected in ((FEW, {"all", "ours"}), (MANY, {"all", "theirs"}), ({}, {"all", "ours", "theirs"})):
        laid = lay(written, **whose)
        assert laid.said == []
        assert {word for word in words(laid).split() if word in ("all", "ours", "theirs")} == expected


def test_an_event_without_an_audience_gets_all_parts(lay: Callable[..., Laid]) -> None:
    laid = lay(deck("{title: A, bullets: [{text: ours, only: few}, {text: theirs, except: few}]}"), event="open")
    assert "ours" in words(laid)
    assert "theirs" in words(laid)


def test_a_slide_of_which_nothing_is_left_goes_and_its_divider_with_it(lay: Callable[..., Laid]) -> None:
    written = deck("{id: theirs, title: A, bullets: [{text: x, only: [few]}], notes: Say it}")
    assert lay(written, **FEW).ids == ["cover", "section-part", "theirs"]
    assert lay(written, **MANY).ids == ["cover"]
    assert lay(written, **MANY).said == []


def test_notes_are_for_some(lay: Callable[..., Laid]) -> None:
    slide = "{title: A, text: x, notes: [For all, {text: Ours, only: [few]}, {text: Theirs, except: [few]}]}"
    top = "notes: [{text: Welcome, only: [few]}]\n"
    said = {
        name: [[p.text.plain for p in page.notes] for page in lay(deck(slide, top=top), audience=name).document.pages]
        for name in ("few", "many")
    }
    assert said == {"few": [["Welcome"], [], ["For all", "Ours"]], "many": [[], [], ["For all", "Theirs"]]}


SOURCES = """
sources:
  bea: {publisher: BEA, year: 2017}
  own: {publisher: Our own count, year: 2018, only: [few]}
"""


def test_a_source_that_is_for_others_goes_with_its_number_and_its_line_in_the_list(lay: Callable[..., Laid]) -> None:
    slides = ("{id: a, title: A, text: 'First.[^own] Then.[^bea]'}", "{id: all, sources: {}}")
    few, many = (lay(deck(*slides, top=SOURCES), **whose) for whose in (FEW, MANY))
    assert few.said == many.said == []
    assert words(few, "a") == "First.1 Then.2 Sources: 1Our own count, 2018; 2BEA, 2017"
    assert words(many, "a") == "First. Then.1 Source: 1BEA, 2017"
    assert "Our own count" in words(few, "all")
    assert "Our own count" not in words(many, "all")


def test_a_source_that_nothing_cites_any_more_leaves_the_list(lay: Callable[..., Laid]) -> None:
    top = "sources: {bea: {publisher: BEA}, bank: {publisher: Bank}}\n"
    slides = ("{title: A, text: 'x[^bea]'}", "{title: B, text: 'x[^bank]', only: [few]}", "{id: all, sources: {}}")
    assert "Bank" in words(lay(deck(*slides, top=top), **FEW), "all")
    assert "Bank" not in words(lay(deck(*slides, top=top), **MANY), "all")


CUT = """
title: Trade
brand: brand.yaml
audiences: {short: {minutes: 2}, bare: {minutes: 2, appendix: false}}
sections:
- title: Long
  slides:
  - {id: one, title: One, text: x, minutes: 1}
  - {id: two, title: Two, text: x, minutes: 1}
- title: Closing
  slides: [{id: spare, title: Three, text: x, minutes: 1, priority: could}, {id: end, closing: {}}]
"""
COUNTED = {"brand.yaml": 'footer: "{{ number }} of {{ total }}"'}


def footers(laid: Laid) -> list[str]:
    return [
        "".join(p.text.plain for p in box.paragraphs)
        for page in laid.document.pages
        for box in text_boxes(page)
        if box.role == "number"
    ]


def test_what_is_cut_is_an_appendix_that_is_hidden_and_not_counted(lay: Callable[..., Laid]) -> None:
    laid = lay(CUT, COUNTED, audience="short")
    assert laid.said == []
    assert laid.ids == ["cover", "section-long", "one", "section-closing", "end", "two", "spare"]
    assert [page.name for page in laid.document.pages if page.hidden] == ["two", "spare"]
    assert {page.section for page in laid.document.pages if page.hidden} == {"Appendix"}
    assert footers(laid) == ["3 of 5", "A1 of 5", "A2 of 5"]
    assert lay(CUT, COUNTED, audience="bare").ids == ["cover", "section-long", "one", "section-closing", "end"]
    assert footers(lay(CUT, COUNTED)) == ["3 of 7", "4 of 7", "6 of 7"]


def test_a_closing_slide_stays_however_short_the_slot_is(lay: Callable[..., Laid]) -> None:
    laid = lay(CUT.replace("{minutes: 2}", "{minutes: 1}"), COUNTED, audience="short")
    assert [page.name for page in laid.document.pages if not page.hidden] == ["cover", "section-closing", "end"]


CLOCKED = """
title: Trade
language: en-US
audiences: {few: {minutes: 10}}
events:
  morning: {audience: few, name: Summit, date: 2018-09-12, start: 9:30, clock: true}
  later: {audience: few, name: Summit, date: 2018-09-13, clock: true}
sections:
- title: Part
  slides:
  - {id: one, title: One, text: x, minutes: 1.3, notes: Say it}
  - {id: two, title: Two, text: x, minutes: 2}
  - {id: three, title: Three, text: x, minutes: 9, priority: could}
"""


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("morning", [[], [], ["Be here by 9:30", "Say it"], ["Be here by 9:32"], []]),
        ("later", [[], [], ["Be here by +0:42", "Say it"], ["Be here by +2:00"], []]),
    ],
)
def test_notes_say_when_a_slide_begins(lay: Callable[..., Laid], event: str, expected: list[list[str]]) -> None:
    laid = lay(CLOCKED, event=event)
    assert [[p.text.plain for p in page.notes] for page in laid.document.pages] == expected


OWN_WORDS = """
title: Trade
language: en-US
brand: plain.yaml
set: {ask: Invest, who: All}
audiences:
  few: {title: Trade for the few, brand: few.yaml, language: de, set: {ask: Buy}}
events:
  summit: {audience: few, name: Summit, place: Austin, date: 2018-09-12, set: {who: Texans}}
  fair: {audience: few, name: Fair, date: 2018-10-02, brand: plain.yaml, language: en-US}
sections:
- title: Part
  slides: [{id: one, title: "{{ ask }}: {{ who }}", bullets: [x], source: bea}]
sources: {bea: {publisher: BEA}}
"""
BRANDS = {
    "plain.yaml": 'footer: "{{ title }}"',
    "few.yaml": 'footer: "{{ title }} · {{ event.name }} · {{ event.place }} · {{ event.date }}"',
}


def test_titles_words_brands_and_languages_are_the_audiences_and_the_events(lay: Callable[..., Laid]) -> None:
    def seen(**whose: str) -> tuple[str, str, str, str]:
        laid = lay(OWN_WORDS, BRANDS, **whose)
        assert laid.said == []
        return laid.document.language, laid.page("one").title, footers(laid)[-1], words(laid)

    assert seen() == ("en-US", "Invest: All", "Trade", "x Source: BEA")
    assert seen(audience="few") == ("de", "Buy: All", "Trade for the few ·  ·  · ", "x Quelle: BEA")
    summit = "Trade for the few · Summit · Austin · 12. September 2018"
    assert seen(event="summit") == ("de", "Buy: Texans", summit, "x Quelle: BEA")
    assert seen(event="fair") == ("en-US", "Buy: All", "Trade for the few", "x Source: BEA")


def test_the_cover_says_where_and_when(lay: Callable[..., Laid]) -> None:
    cover = lay(OWN_WORDS, BRANDS, event="summit").text("cover", whole=True)
    assert "Trade for the few" in cover
    assert "Summit, Austin · 12. September 2018" in cover
    assert lay(OWN_WORDS, BRANDS, event="summit").document.date == "2018-09-12"


ROWS = (
    "rows: [{way: car, people: 3}, {cells: {way: train, people: 2}, only: [few]}, {cells: {way: bus, people: 1}, "
    "except: few}]"
)


def test_rows_of_a_table_are_for_some_and_highlights_of_others_are_no_fault(lay: Callable[..., Laid]) -> None:
    written = deck(f"{{title: A, allow: [missing_source], table: {{{ROWS}, highlight: [train, bus]}}}}")
    for whose, expected in (
        (FEW, "car, 3 / train, 2"),
        (MANY, "car, 3 / bus, 1"),
        ({}, "car, 3 / train, 2 / bus, 1"),
    ):
        laid = lay(written, **whose)
        assert laid.said == []
        assert laid.text(-1).endswith(f"way, people / {expected}")


def test_a_row_may_be_a_list_and_a_column_may_be_called_cells(lay: Callable[..., Laid]) -> None:
    lists = "{columns: [a, b], rows: [[1, 2], {cells: [3, 4], only: [few]}]}"
    named = "{rows: [{cells: 1, only: 2}, {cells: {cells: 3, only: 4}, only: [few]}]}"
    for table, head in ((lists, "a, b"), (named, "cells, only")):
        written = deck(f"{{title: A, allow: [missing_source], table: {table}}}")
        assert lay(written, **FEW).text(-1).endswith(f"{head} / 1, 2 / 3, 4")
        assert lay(written, **MANY).text(-1).endswith(f"{head} / 1, 2")


def test_rows_of_a_chart_are_for_some(lay: Callable[..., Laid]) -> None:
    looks = "color: {train: red, bus: blue}, highlight: [train, bus], annotate: [{x: train, text: New}]"
    written = deck(f"{{title: A, allow: [missing_source], chart: {{type: bar, {ROWS}, {looks}}}}}")
    assert (lay(written, **FEW).chart.chart.x, lay(written, **MANY).chart.chart.x) == (
        ("car", "train"),
        ("car", "bus"),
    )
    assert [note.text for note in lay(written, **FEW).chart.chart.annotations] == ["New"]
    assert lay(written, **MANY).chart.chart.annotations == ()


def test_a_table_of_which_no_row_is_left_goes(lay: Callable[..., Laid]) -> None:
    written = deck("{title: A, text: all, table: {rows: [{cells: {way: bus, day: Monday}, only: [few]}]}}")
    assert [shape.name for shape in lay(written, **MANY).page(-1).shapes if "Table" in shape.name] == []
    assert lay(written, **MANY).said == []


def test_a_slide_stands_once_more_for_others_in_other_words(lay: Callable[..., Laid]) -> None:
    slides = (
        "{id: drive, title: Most drive, bullets: [Cars, Trucks], source: bea, except: [few], notes: Long}",
        "{use: drive, title: Many drive, only: [few], notes: Short}",
        "{id: again, use: drive, bullets: [Cars alone], callout: So it is, appendix: true}",
        "{use: again}",
    )
    written = deck(*slides, top="sources: {bea: {publisher: BEA}}\n")
    whole = lay(written)
    assert whole.said == []
    assert whole.ids[2:] == ["drive", "drive-2", "again", "again-2"]
    assert words(whole, "drive") == "Cars Trucks Source: BEA"
    assert words(whole, "drive-2") == words(whole, "drive")
    assert words(whole, "again-2") == words(whole, "again") == "Cars alone So it is Source: BEA"
    few, many = lay(written, **FEW), lay(written, **MANY)
    assert [page.title for page in few.document.pages if not page.hidden][2:] == ["Many drive"]
    assert [page.title for page in many.document.pages if not page.hidden][2:] == ["Most drive"]
    assert [[p.text.plain for p in laid.page(name).notes] for laid, name in ((few, "drive-2"), (many, "drive"))] == [
        ["Short"],
        ["Long"],
    ]


def test_two_slides_of_one_title_are_said_where_one_is_not_the_other_once_more(lay: Callable[..., Laid]) -> None:
    laid = lay(deck("{id: a, title: One, text: x}", "{use: a}", "{title: One, text: x}"))
    assert [line.partition(": ")[2] for line in laid.said] == ["the slides 'a' and 'one' have the same title"]


def test_one_section_file_serves_two_decks(lay: Callable[..., Laid]) -> None:
    files = {
        "state.yaml": '- title: "Trade of {{ state }}"\n  notes: "On {{ state }}"\n  slides:\n'
        '  - {id: sells, title: "{{ state }} sells {{ what }}", text: "{{ ask }}"}\n  - include: more.yaml\n'
        "  - {include: more.yaml, with: {what: gas}}\n",
        "more.yaml": '{title: "More {{ what }}", text: "{{ state }}"}',
    }
    included = "- {include: state.yaml, with: {state: Texas, what: oil}}\n"
    written = "title: T\nset: {ask: Invest, state: Ours}\nsections:\n"
    last = '- {title: End, divider: false, slides: [{id: end, title: "Of {{ state }}", text: x}]}\n'
    laid = lay(written + included + last, files)
    assert laid.said == []
    titles = [page.title for page in laid.document.pages]
    assert titles[1:] == ["Trade of Texas", "Texas sells oil", "More oil", "More gas", "Of Ours"]
    assert words(laid, "sells") == "Invest"
    assert [p.text.plain for p in laid.page(1).notes] == ["On Texas"]
    other = lay(written + included.replace("Texas", "Ohio") + last, files)
    assert other.page(1).title == "Trade of Ohio"


def test_values_of_names_go_with_a_slide_that_is_used_elsewhere(lay: Callable[..., Laid]) -> None:
    laid = lay("""
title: T
sections:
- title: A
  with: {state: Texas, what: oil}
  slides: [{id: sells, title: "{{ state }} sells {{ what }}", text: x}]
- title: B
  slides:
  - {use: sells, with: {state: Ohio}}
  - {title: "Mine: {{ mine }}", text: x, with: {mine: gold}}
""")
    assert laid.said == []
    assert [page.title for page in laid.document.pages if "section" not in page.name][1:] == [
        "Texas sells oil",
        "Ohio sells oil",
        "Mine: gold",
    ]


def test_titles_are_quoted_by_their_ids(lay: Callable[..., Laid]) -> None:
    laid = lay("""
title: T
audiences: {few: {hide: [detail]}}
figures: {exports: {value: 240, format: "$0 bn", source: bea}}
sources: {bea: {publisher: BEA}, bank: {publisher: Bank}}
sections:
- title: "**Trade** of {{ who }}"
  id: trade
  with: {who: Texas}
  slides:
  - {id: sum, title: In short, bullets: ["{{ sells.title }}", "{{trade.title}}", "As said: “{{ again.title }}”"]}
  - {id: sells, title: "{{ who }} sold *{{ exports }}*[^bank]", text: x, tags: [detail]}
  - {id: again, title: "Again: {{ sells.title }}", text: x}
""")
    assert laid.said == []
    expected = (
        "Texas sold $240\N{NO-BREAK SPACE}bn Trade of Texas As said: “Again: Texas sold $240\N{NO-BREAK SPACE}bn”"
    )
    assert words(laid, "sum") == f"{expected} Source: BEA"
    assert laid.page("again").title == "Again: Texas sold $240\N{NO-BREAK SPACE}bn"


def test_titles_of_slides_that_are_left_out_are_quoted_all_the_same(lay: Callable[..., Laid]) -> None:
    slides = ("{title: A, text: 'See {{ deep.title }}'}", "{id: deep, title: All of it, text: x, only: [many]}")
    assert words(lay(deck(*slides), **FEW)) == "See All of it"
