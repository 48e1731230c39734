"""Organisations' templates of all sorts: talks build on them soundly, and their words can be read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.util import Inches

import deckgen
from built import PdfPage, can_render, rendered
from deckgen.model.color import channels, contrast
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Str
from deckgen.model.page import Picture, TextBox
from deckgen.stages.read_brand.brand_reader import read_brand
from deckgen.starter import plant
from deckgen.tailoring import variants
from deckgen.workshop import Workshop, workshop
from judges import ROOT, audit, rpptx, schemas
from laid_out import Laid
from odd_templates import (
    LAYOUTS,
    ODD,
    brand,
    cover_without_title,
    drawn,
    grouped_words,
    named,
    of_type,
    places,
    plain,
    solid,
    strict,
    with_macros,
    without_titles,
)

FILL = '<a:solidFill xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
DECK = """\
title: Trade
brand: brand.yaml
sources: {a: {publisher: The Institute of Trade, year: 2019}}
sections:
  - title: Border
    slides:
      - {title: Most people drive, bullets: [Cars lead, Then lorries], source: a}
      - {title: Few walk, stats: [{value: 1, label: of seven}], source: a}
"""
# What is said of words of the template's first accent, which is a light blue, and of its colors on dark.
LIGHT_ACCENT, ON_DARK = "low_contrast", "like_colors"


def laid_on(data: bytes, lay: Callable[..., Laid], more: str = "", layouts: dict[str, str] | None = None) -> Laid:
    """A small deck on a template."""
    return lay(DECK, {"corporate.pptx": data, "brand.yaml": brand(layouts=layouts) + more})


@pytest.mark.parametrize("name", ODD)
def test_the_starter_builds_on_it_soundly(name: str, tmp_path: Path) -> None:
    plant(tmp_path)
    (tmp_path / "corporate.pptx").write_bytes(ODD[name]())
    (tmp_path / "assets" / "brand" / "brand.yaml").write_text(brand())
    made = deckgen.build(tmp_path / "deck.yaml", trust=True)
    assert {one.code for one in made.diagnostics} <= {LIGHT_ACCENT, ON_DARK}
    data = made.path.read_bytes()
    assert schemas(data) == []
    assert rpptx(data) == []


@pytest.mark.parametrize(
    "name", ["dark_by_map", "vertical_title", "small_page", "side_bar", "four_masters", "no_footers"]
)
def test_every_block_builds_on_it(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "everything", tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "tests" / "everything" / "picture.svg", tmp_path)
    (tmp_path / "corporate.pptx").write_bytes(ODD[name]())
    kept = [line for line in (tmp_path / "brand.yaml").read_text().splitlines() if line.startswith("named_colors")]
    (tmp_path / "brand.yaml").write_text(brand() + "\n".join(kept) + "\n")
    made = deckgen.build(tmp_path / "deck.yaml", trust=True)
    assert {one.code for one in made.diagnostics} <= {LIGHT_ACCENT, ON_DARK, "missing_file", "unreadable_labels"}
    assert schemas(made.path.read_bytes()) == []


TALK = [
    "plain", "dark_by_map", "dark_photo", "title_at_bottom", "vertical_title", "small_page", "side_bar", "small_body",
    "banded", "footer_at_the_edge",
]  # fmt: skip


@pytest.fixture(scope="module")
def talk() -> Iterator[Workshop]:
    """The talk, read once for all templates."""
    with workshop(ROOT / "deck.yaml", "deck.yaml", Diagnostics()) as shop:
        assert shop is not None
        yield shop


@pytest.mark.parametrize("name", TALK)
def test_the_talk_finds_room_on_it(name: str, talk: Workshop, tmp_path: Path) -> None:
    own = (ROOT / "assets" / "brand" / "brand.yaml").read_text()
    names = own[own.index("named_colors:") :].partition("\n\n")[0]
    kept = [line for line in names.splitlines() if line.startswith(("named_colors", " "))]
    (tmp_path / "brand.yaml").write_text("\n".join([brand(), *kept, "numbers: {billion: bn}", ""]))
    (tmp_path / "corporate.pptx").write_bytes(ODD[name]())
    log = Diagnostics()
    found = read_brand(Str("brand.yaml", Span(SourceFile("deck.yaml", "brand: brand.yaml"), 1, 8, 18)), tmp_path, log)
    shop = Workshop(talk.path, talk.outline, talk.gathered)
    shop.stand_in(found, Diagnostics())
    shop.prepare_all(variants(shop.outline)[:1], log)
    assert [one.message for one in log if one.severity == "error"] == []
    assert {one.code for one in log} <= {LIGHT_ACCENT, ON_DARK}


@pytest.mark.parametrize("name", [name for name in ODD if name.startswith("dark")])
def test_words_are_light_where_the_ground_is_dark(name: str, lay: Callable[..., Laid]) -> None:
    found = laid_on(ODD[name](), lay)
    colors = found.brand.colors
    assert contrast(colors.paper, "FFFFFF") > 8
    assert contrast(colors.ink, colors.paper) > 7
    assert contrast(colors.grey, colors.paper) >= 4.5
    assert all(contrast(color, colors.paper) >= 3 for color in found.brand.palette)
    assert found.said == []


def test_a_title_on_a_band_has_the_templates_color_and_blocks_have_that_of_the_page(lay: Callable[..., Laid]) -> None:
    found = laid_on(ODD["banded"](), lay)
    title, body = (shape_of(found, 2, role) for role in ("title", "body"))
    assert title.paragraphs[0].style.color == "FFFFFF"
    assert body.paragraphs[0].style.color == "000000"
    assert found.brand.ground_of("content", "title") == "14365C"
    assert found.brand.colors.paper == "FFFFFF"


def test_a_title_makes_way_for_a_decoration_across_its_place(lay: Callable[..., Laid]) -> None:
    data = plain(13.333, 7.5, lambda deck: drawn(deck, 5, 0, 3.5, 1.5, solid("101820")))
    found = laid_on(data, lay)
    assert found.said == []
    assert shape_of(found, 2, "title").box.y >= Inches(1.5)
    body = found.brand.layouts["body"].get("body")
    assert body is not None
    assert body.box.height > found.brand.page[1] * 0.45


def stripes(deck: Any) -> None:
    """Dark bars from the top to the foot of the page, so close that no words find room between them."""
    for left in range(0, 13, 2):
        drawn(deck, left, 0, 1, 7.5, solid("101820"))


def test_words_that_have_no_ground_of_one_color_are_warned_of_with_the_layout(lay: Callable[..., Laid]) -> None:
    found = laid_on(plain(13.333, 7.5, stripes), lay)
    said = [one for one in found.log if one.code == "low_contrast"]
    assert said
    assert any("the layout 'Title " in one.message and "shows several colors" in one.message for one in said)
    assert all(one.span and one.span.file.path == "brand.yaml" for one in said)
    assert any("name another layout under 'layouts'" in (one.hint or "") for one in said)


def test_the_place_of_the_master_is_taken_where_that_of_the_layout_crosses_an_edge(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        drawn(deck, 0, 0, 13.333, 1.6, solid("14365C"))
        for layout in deck.slide_layouts:
            for place in places(layout, "title"):
                place.left, place.top, place.width, place.height = map(Inches, (0.6, 1.2, 12, 1.0))

    title = shape_of(laid_on(plain(13.333, 7.5, change), lay), 2, "title")
    assert title.box.bottom <= Inches(1.62)
    assert contrast(title.paragraphs[0].style.color, "14365C") >= 4.5


def test_sources_and_numbers_keep_clear_of_what_stands_at_the_foot(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        drawn(deck, 3, 6.6, 1.2, 0.9, solid("3E8E2F"))
        drawn(deck, 10.5, 6.6, 1.2, 0.9, solid("3E8E2F"))

    found = laid_on(plain(13.333, 7.5, change), lay)
    for role in ("source", "number"):
        box = found.brand.layouts["body"].get(role).box  # type: ignore[union-attr]
        for left in (3, 10.5):
            assert (
                box.right <= Inches(left) + 10_000
                or box.x >= Inches(left + 1.2) - 10_000
                or box.bottom <= Inches(6.6)
            )


def test_blocks_keep_clear_of_the_foot_where_a_title_stands_low(lay: Callable[..., Laid]) -> None:
    def change(deck: Any) -> None:
        drawn(deck, 0, 0, 13.333, 3.6, solid("DDDDDD"))
        for layout in (deck.slide_master, *deck.slide_layouts):
            for place in places(layout, "title"):
                place.left, place.top, place.width, place.height = map(Inches, (0.1, 1.8, 12, 1.2))

    found = laid_on(plain(13.333, 7.5, change), lay)
    of_body = found.brand.layouts["body"].placeholders
    assert not [(a.role, b.role) for a in of_body for b in of_body if a is not b and a.box.overlaps(b.box)]
    assert all(place.box.x >= Inches(0.29) for place in of_body)


def test_blocks_fill_a_card_with_a_gradient(lay: Callable[..., Laid]) -> None:
    stops = '<a:gs pos="0"><a:srgbClr val="FFB000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFF7B0"/></a:gs>'
    gradient = f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>'
    found = laid_on(plain(13.333, 7.5, lambda deck: drawn(deck, 0.4, 0.2, 12.5, 7.1, gradient)), lay)
    body = found.brand.layouts["body"].get("body")
    assert body is not None
    assert body.box.height > found.brand.page[1] * 0.55


def test_a_placeholder_is_not_filled_on_slides_as_the_template_fills_it(tmp_path: Path) -> None:
    def change(deck: Any) -> None:
        for place in places(deck.slide_master, "ftr", "title"):
            place._element.spPr.append(etree.fromstring(solid("74B531").replace("<a:solidFill>", FILL)))

    (tmp_path / "corporate.pptx").write_bytes(plain(13.333, 7.5, change))
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / "brand.yaml").write_text(brand())
    slide = Presentation(str(deckgen.build(tmp_path / "deck.yaml").path)).slides[2]
    held = [shape for shape in slide.placeholders if shape.name in ("Title", "Sources")]
    assert [shape.fill.type for shape in held] == [MSO_FILL.BACKGROUND] * 2


CLOSING = DECK + "      - closing: {ask: Come, qr: {url: https://example.org/s, text: Slides and data}}\n"


def address_of(found: Laid) -> TextBox:
    """The words under the code of the last slide."""
    held = found.document.pages[-1].shapes
    return next(shape for shape in held if isinstance(shape, TextBox) and shape.name == "Address")


def test_a_code_stands_where_the_words_under_it_can_be_read(lay: Callable[..., Laid]) -> None:
    files = {"brand.yaml": brand()}
    data = plain(13.333, 7.5, lambda deck: drawn(deck, 6, 5.2, 7.4, 2.3, solid("1B2A41")))
    found = lay(CLOSING, {"corporate.pptx": data, **files})
    assert found.said == []
    address = address_of(found)
    assert address.box.bottom <= Inches(5.25)
    striped = lay(CLOSING, {"corporate.pptx": plain(13.333, 7.5, stripes), **files})
    address = address_of(striped)
    assert (address.fill, contrast(address.paragraphs[0].style.color, "FFFFFF") > 7) == ("FFFFFF", True)
    (code,) = (shape for shape in striped.document.pages[-1].shapes if isinstance(shape, Picture))
    assert (code.box.x, code.box.right) == (address.box.x, address.box.right)
    assert 0 <= code.box.bottom - address.box.y <= Inches(0.02)


def test_a_centred_title_and_who_speaks_keep_one_middle_beside_a_code(lay: Callable[..., Laid]) -> None:
    deck = "speaker: {name: Ann Lee, role: Chair}\n" + CLOSING
    found = lay(deck, {"corporate.pptx": plain(), "brand.yaml": brand()})
    boxes = [next(s for s in found.document.pages[-1].shapes if s.name == name).box for name in ("Title", "Speaker")]
    middles = [(box.x + box.right) / 2 for box in boxes]
    assert middles[0] == pytest.approx(middles[1], abs=Inches(0.06))
    assert all(box.right < address_of(found).box.x for box in boxes)


def test_titles_stand_as_the_template_has_them(lay: Callable[..., Laid]) -> None:
    title = shape_of(laid_on(plain(), lay), 2, "title")
    assert (title.paragraphs[0].align, title.anchor) == ("center", "middle")


@pytest.mark.parametrize("name", ["side_bar", "small_body", "title_at_bottom", "vertical_title", "no_footers"])
def test_places_are_free_and_apart(name: str, lay: Callable[..., Laid]) -> None:
    found = laid_on(ODD[name](), lay)
    for layout in found.brand.layouts.values():
        held = layout.placeholders
        assert not [(a.role, b.role) for a in held for b in held if a is not b and a.box.overlaps(b.box)]
    body = found.brand.layouts["body"].get("body")
    assert body is not None
    assert body.box.height > found.brand.page[1] * 0.5
    assert {"title", "body", "source", "number"} <= {place.role for place in found.brand.layouts["body"].placeholders}


def test_blocks_keep_clear_of_a_side_bar(lay: Callable[..., Laid]) -> None:
    found = laid_on(ODD["side_bar"](), lay)
    bodies = [shape_of(found, 2, "body"), shape_of(found, 2, "source")]
    assert all(one.box.x.inches > 1.6 for one in bodies)


@pytest.mark.parametrize(("name", "scale"), [("small_page", 0.75), ("large_page", 2.0)])
def test_type_is_as_large_on_the_page_as_on_any_other(name: str, scale: float, tmp_path: Path) -> None:
    sizes = {}
    for file in ("plain", name):
        folder = tmp_path / file
        folder.mkdir()
        for path, words in {"deck.yaml": DECK, "brand.yaml": brand()}.items():
            (folder / path).write_text(words)
        (folder / "corporate.pptx").write_bytes(ODD[file]())
        slide = Presentation(str(deckgen.build(folder / "deck.yaml").path)).slides[2]
        sizes[file] = [
            run.font.size.pt for shape in slide.shapes for line in shape.text_frame.paragraphs for run in line.runs
        ]
    assert sizes[name] == pytest.approx([size * scale for size in sizes["plain"]], abs=0.02)


def test_sizes_of_type_in_the_brand_are_those_of_the_file(tmp_path: Path) -> None:
    for path, words in {"deck.yaml": DECK, "brand.yaml": brand() + "type: {title: 18}\n"}.items():
        (tmp_path / path).write_text(words)
    (tmp_path / "corporate.pptx").write_bytes(ODD["small_page"]())
    slide = Presentation(str(deckgen.build(tmp_path / "deck.yaml").path)).slides[2]
    assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt == 18


def test_the_sizes_of_a_cover_follow_those_of_titles(lay: Callable[..., Laid]) -> None:
    sizes = [
        shape_of(lay("brand: b.yaml\n" + DECK.replace("brand: brand.yaml\n", ""), {"b.yaml": type_}), 0, "title")
        .paragraphs[0]
        .style.size.pt
        for type_ in ("type: {title: 29}\n", "type: {title: 20}\n")
    ]
    assert sizes == [46, 32]


def test_a_narrow_number_holds_the_number_alone(lay: Callable[..., Laid]) -> None:
    number = shape_of(laid_on(ODD["narrow_number"](), lay), 2, "number")
    assert number.paragraphs[0].text.plain == "3"


def test_a_footer_that_finds_no_room_beside_a_narrow_number_is_left_out_with_a_word(lay: Callable[..., Laid]) -> None:
    footer = 'footer: "{{ title }} · {{ number }}"\n'
    files = {"corporate.pptx": ODD["narrow_number"](), "brand.yaml": brand() + footer}
    found = lay(DECK.replace("Trade", "Trade over all of our borders", 1), files)
    assert shape_of(found, 2, "number").paragraphs[0].text.plain == "3"
    assert [one.message for one in found.log if one.severity == "error"] == []
    said = [one for one in found.log if one.code == "missing_place"]
    assert said
    assert all("its number stands alone" in one.message for one in said)
    assert all(one.span and one.span.file.path == "brand.yaml" and one.span.line == 4 for one in said)
    assert not any("place for the footer" in one.message for one in laid_on(ODD["narrow_number"](), lay).log)


def test_the_foot_of_a_slide_with_its_own_ground_gives_way_to_nothing(lay: Callable[..., Laid]) -> None:
    def speckled(deck: Any) -> None:
        for left in range(14):
            drawn(deck, left, 6, 0.5, 1.5, solid("101820"))

    slide = "      - {title: At night, text: All quiet, background: dark, source: a}\n"
    files = {"corporate.pptx": plain(13.333, 7.5, speckled), "brand.yaml": brand()}
    found = lay(DECK + slide, files)
    assert found.said == []
    for role in ("source", "number"):
        plainly, dark = (shape_of(found, page, role).box for page in (2, 4))
        assert plainly.bottom <= Inches(6.05)
        assert dark.y >= Inches(6.9)
    hero = lay(DECK + slide.replace("text: All quiet", "bullets: [" + "One more point, " * 9 + "and one]"), files)
    words = [shape.box for shape in hero.document.pages[4].shapes if getattr(shape, "paragraphs", None)]
    assert not [(a, b) for a in words for b in words if a is not b and a.overlaps(b)]


@pytest.mark.parametrize("top", [7.0, 7.08, 7.14, 7.2])
def test_sources_stand_on_a_band_or_off_it_by_their_whole_height(top: float, lay: Callable[..., Laid]) -> None:
    data = plain(13.333, 7.5, lambda deck: drawn(deck, 0, top, -1, 7.5 - top, solid("14365C")))
    found = laid_on(data, lay)
    assert found.said == []
    box = shape_of(found, 2, "source").box
    assert box.bottom <= Inches(top) or box.y >= Inches(top)


def test_a_white_accent_is_no_color_of_a_series(lay: Callable[..., Laid]) -> None:
    found = laid_on(ODD["white_accent"](), lay).brand
    assert "FFFFFF" not in found.palette
    assert found.colors.accent == found.palette[0]


def test_layouts_are_known_by_their_master_too(lay: Callable[..., Laid]) -> None:
    data = ODD["four_masters"]()
    first, third = laid_on(data, lay), laid_on(data, lay, layouts={r: f"Look 3/{n}" for r, n in LAYOUTS.items()})
    assert (first.brand.colors.paper, third.brand.colors.paper) == ("FFFFFF", "F7E9D7")
    dark = laid_on(data, lay, layouts=LAYOUTS | {"cover": "Look 2/Title Slide"})
    assert dark.brand.ground("cover") == "102A43"
    assert shape_of(dark, 0, "title").paragraphs[0].style.color == "FFFFFF"


@pytest.mark.parametrize(
    "change", [strict, lambda data: of_type(data, "template"), with_macros], ids=["strict", "potx", "pptm"]
)
def test_other_kinds_of_file_are_templates_too(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    for path, words in {"deck.yaml": DECK, "brand.yaml": brand()}.items():
        (tmp_path / path).write_text(words)
    (tmp_path / "corporate.pptx").write_bytes(change(plain()))
    made = deckgen.build(tmp_path / "deck.yaml")
    assert [one.message for one in made.diagnostics] == (
        ["'corporate.pptx' holds macros: they are left out of the deck"] if change is with_macros else []
    )
    assert schemas(made.path.read_bytes()) == []


@pytest.mark.parametrize("make", [cover_without_title, without_titles])
def test_a_layout_without_a_title_is_said(make: Callable[[], bytes], lay: Callable[..., Laid]) -> None:
    found = laid_on(make(), lay)
    assert "missing_placeholder" in {one.code for one in found.log}
    assert "choose another for the cover" in " ".join(one.hint or "" for one in found.log)


def test_a_role_of_a_placeholder_that_is_none_is_an_error(lay: Callable[..., Laid]) -> None:
    layouts = brand().replace('cover: "Title Slide"', "cover: {name: Title Slide, placeholders: {titel: Title 1}}")
    found = lay(DECK, {"corporate.pptx": plain(), "brand.yaml": layouts})
    assert [(one.code, one.hint) for one in found.log] == [("unknown_key", "did you mean 'title'?")]


def on_dark(folder: Path, template: bytes, more: str = "") -> Path:
    """The built deck on a template, one of whose slides has a ground of its own."""
    slide = "      - {title: At night, text: All quiet, background: dark}\n"
    for path, words in {"deck.yaml": DECK + slide, "brand.yaml": brand() + more}.items():
        (folder / path).write_text(words)
    (folder / "corporate.pptx").write_bytes(template)
    return deckgen.build(folder / "deck.yaml").path


def test_a_box_without_room_on_a_layout_is_not_inherited(tmp_path: Path) -> None:
    def flat(deck: Any) -> None:
        (title,) = places(named(deck, "Title Only"), "title")
        title.left, title.width = Inches(1), Inches(11)

    made = on_dark(tmp_path, plain(13.333, 7.5, flat))
    titles = [
        slide.shapes.title for slide in Presentation(str(made)).slides if slide.slide_layout.name == "Title Only"
    ]
    assert titles
    assert all(title._element.spPr.xfrm is not None and title.height > Inches(0.5) for title in titles)


def test_layouts_of_a_narrower_page_are_brought_to_the_page_that_is(lay: Callable[..., Laid]) -> None:
    def wider(deck: Any) -> None:
        deck.slide_width = Inches(13.333)

    found = laid_on(plain(10, 7.5, wider), lay)
    for place in (one for layout in found.brand.layouts.values() for one in layout.placeholders):
        assert place.box.right <= found.brand.page[0]
    body = found.brand.layouts["body"].get("body")
    title = found.brand.layouts["cover"].get("title")
    assert body is not None
    assert title is not None
    assert body.box.width.inches > 11
    assert title.moved
    assert title.box.x.inches + title.box.right.inches == pytest.approx(13.333, abs=0.05)

    def beside_a_picture(deck: Any) -> None:
        wider(deck)
        drawn(deck, 10.2, 0, 3.133, -1, solid("12866A"))

    found = laid_on(plain(10, 7.5, beside_a_picture), lay)
    assert all(
        place.box.right.inches <= 10.2 for layout in found.brand.layouts.values() for place in layout.placeholders
    )


def test_groups_of_a_template_are_hidden_on_a_ground_of_the_slides_own(tmp_path: Path) -> None:
    made = on_dark(tmp_path, plain(13.333, 7.5, lambda deck: grouped_words(deck, "Corporate")))
    data = made.read_bytes()
    assert (audit(data), rpptx(data), schemas(data)) == ([], [], [])
    *plainly, dark = [slide.slide_layout for slide in Presentation(str(made)).slides]
    assert dark.name == "Title and Content (bare)"
    assert dark._element.get("showMasterSp") == "0"
    assert dark.slide_master == plainly[0].slide_master
    assert not any("bare" in layout.name for layout in plainly)
    if can_render():
        *others, last = rendered([made], tmp_path / "out")[0]
        assert all("Corporate" in printed(page) for page in others)
        assert "Corporate" not in printed(last)
        assert "quiet" in printed(last)


def test_without_groups_no_layout_is_added(tmp_path: Path) -> None:
    data = plain(13.333, 7.5, lambda deck: drawn(deck, 0, 0, 2, 2, solid("12866A")))
    (tmp_path / "before.pptx").write_bytes(data)
    names = [
        [layout.name for layout in Presentation(str(path)).slide_layouts]
        for path in (tmp_path / "before.pptx", on_dark(tmp_path, data))
    ]
    assert names[0] == names[1]


def printed(page: PdfPage) -> set[str]:
    """The words of a page of a PDF."""
    return {word.words for word in page.words}


@pytest.mark.parametrize(
    ("change", "more", "dark"),
    [
        (lambda deck: drawn(deck, 0, 0, 13.333, 1, solid("14365C"), named(deck, "Title Slide")), "", "14365C"),
        (lambda deck: drawn(deck, 0, 0, 13.333, 1, solid("12866A")), "", None),
        (lambda deck: None, "", "1F1F1F"),
        (lambda deck: drawn(deck, 0, 0, 13.333, 1, solid("14365C")), "colors: {ink: '#2B1010'}\n", "2B1010"),
    ],
    ids=["a dark band", "a green band", "no hue of its own", "what the brand says"],
)
def test_a_dark_slide_has_a_dark_color_of_the_template(
    change: Callable[[Any], None], more: str, dark: str | None, lay: Callable[..., Laid]
) -> None:
    found = laid_on(plain(13.333, 7.5, change), lay, more).brand
    if dark is not None:
        assert found.dark == dark
    else:
        red, green, blue = channels(found.dark)
        assert green > blue > red
    assert contrast(found.dark, "FFFFFF") >= 10
    assert found.colors.rule in (found.colors.accent, *found.palette) or contrast(found.colors.rule, "FFFFFF") >= 3


def shape_of(found: Laid, page: int, role: str):  # type: ignore[no-untyped-def]
    """The first text box of a role on a page."""
    return next(shape for shape in found.document.pages[page].shapes if getattr(shape, "role", None) == role)


def test_sources_begin_where_the_title_does(lay: Callable[..., Laid]) -> None:
    found = laid_on(plain(), lay).brand.layouts["content"]
    title, source = found.get("title"), found.get("source")
    assert title is not None
    assert source is not None
    assert source.box.x == title.box.x
