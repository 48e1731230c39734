"""`deckgen import`: the colors of the brand are those that old slides show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from command import run
from old_decks import BLANK, CONTENT, TITLE, TITLE_ONLY, OldDeck, moved, picture


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: nothing here needs it."""
    monkeypatch.setenv("PATH", "")


def imported(folder: Path, deck: OldDeck) -> str:
    """The report on the deck that is made of one."""
    (folder / "old.pptx").write_bytes(deck.bytes())
    done = run(folder, "import", "old.pptx", "new")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rgb(digits: str) -> RGBColor:
    """A color of python-pptx."""
    return RGBColor.from_string(digits)  # type: ignore[no-any-return, no-untyped-call]


def brand_colors(folder: Path) -> dict[str, str]:
    """The colors of the brand that is made."""
    made = yaml.safe_load((folder / "new/assets/brand/brand.yaml").read_text())
    return made["colors"]  # type: ignore[no-any-return]


def without_layouts(deck: OldDeck) -> None:
    """A deck whose own layouts are of no usual type, so that its colors are the brand."""
    for layout in deck.presentation.slide_layouts:
        layout._element.attrib.pop("type", "")


def test_ink_is_what_words_are_written_in_and_not_the_first_color_of_the_theme(tmp_path: Path) -> None:
    deck = OldDeck()
    without_layouts(deck)
    theme = next(
        one for one in deck.presentation.slide_master.part.rels.values() if one.reltype.endswith("/theme")
    ).target_part
    theme._blob = theme.blob.replace(b'<a:sysClr val="windowText" lastClr="000000"/>', b'<a:srgbClr val="1A9988"/>')
    for number in range(4):
        slide = deck.slide(BLANK)
        for y, words in ((0.4, f"Finding {number}"), (2, "Many words that say what was found, and how, and by whom")):
            shape = deck.box(slide, words, 0.5, y, 8, 1, size=24)
            shape.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb("404040")
    report = imported(tmp_path, deck)
    assert brand_colors(tmp_path)["ink"] == "#404040"
    assert "the colors taken from it: words in #404040 on #FFFFFF" in report


def test_a_picture_that_fills_the_master_hides_its_ground(tmp_path: Path) -> None:
    deck = OldDeck()
    without_layouts(deck)
    master = deck.presentation.slide_master
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = rgb("575A5D")
    slide = deck.slide(TITLE_ONLY, "Finding")
    shown = slide.shapes.add_picture(picture("#FFFFFF"), 0, 0, Inches(10), Inches(7.5))
    part, _ = master.part.get_or_add_image_part(picture("#FFFFFF"))
    element = shown._element
    relation = master.part.relate_to(
        part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    )
    element.find(".//{*}blip").set(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed", relation
    )
    master.shapes._spTree.insert(2, element)
    deck.box(slide, "Words in the usual black, and many of them", 1, 3, 8, 1, size=20)
    imported(tmp_path, deck)
    assert brand_colors(tmp_path)["paper"] == "#FFFFFF"


def with_ground(sheet: Any, digits: str) -> None:
    """Give a slide, a layout or a master a ground in one color."""
    sheet.background.fill.solid()
    sheet.background.fill.fore_color.rgb = rgb(digits)


def letters_in(sheet: Any, kind: str, filling: str) -> None:
    """Let the placeholders of a kind on a layout or a master have letters in a color."""
    for shape in sheet.placeholders:
        if shape.placeholder_format.type.name == kind:
            styles = shape._element.txBody.find(qn("a:lstStyle"))
            styles.clear()
            styles.append(
                etree.fromstring(
                    '<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:defRPr>'
                    f"<a:solidFill>{filling}</a:solidFill></a:defRPr></a:lvl1pPr>"
                )
            )


def test_ink_is_the_color_that_letters_have_from_a_placeholder_of_the_master(tmp_path: Path) -> None:
    """White on a medium blue is what its slides show, and stays, though black would be read better."""
    deck = OldDeck()
    without_layouts(deck)
    master = deck.presentation.slide_master
    with_ground(master, "6486DB")
    for kind in ("BODY", "TITLE"):
        letters_in(master, kind, '<a:srgbClr val="FFFFFF"/>')
    for number in range(3):
        deck.slide(CONTENT, f"Finding {number}", "Many words that say what was found, and how, and by whom")
    report = imported(tmp_path, deck)
    assert brand_colors(tmp_path)["ink"] == "#FFFFFF"
    assert "words in #FFFFFF on #6486DB" in report


def test_what_words_were_in_is_said_where_that_can_not_be_read(tmp_path: Path) -> None:
    deck = OldDeck()
    without_layouts(deck)
    master = deck.presentation.slide_master
    with_ground(master, "93C47D")
    for kind in ("BODY", "TITLE"):
        letters_in(master, kind, '<a:srgbClr val="FFFFFF"/>')
    deck.slide(CONTENT, "Finding", "Many words that say what was found, and how, and by whom")
    report = imported(tmp_path, deck)
    assert brand_colors(tmp_path)["ink"] == "#000000"
    assert "words that stood in #FFFFFF have the colors of the brand now" in report


def test_colors_are_those_that_layouts_show_through_maps_of_their_own(tmp_path: Path) -> None:
    """The cover's layout turns the names of colors round; a bar on the others is the only color there is."""
    deck = OldDeck()
    without_layouts(deck)
    cover, content = (deck.presentation.slide_layouts[one] for one in (TITLE, CONTENT))
    names = "".join(f' accent{one}="accent{one}"' for one in range(1, 7))
    element = cover._element.find(qn("p:clrMapOvr"))
    assert element is not None
    element.clear()
    element.append(
        etree.fromstring(
            '<a:overrideClrMapping xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" bg1="dk1" '
            f'tx1="lt1" bg2="dk2" tx2="lt2"{names} hlink="hlink" folHlink="folHlink"/>'
        )
    )
    cover.background.fill.solid()
    cover.background.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    deck.slide(TITLE, "A talk")
    for number in range(3):
        slide = deck.slide(CONTENT, f"Finding {number}", "Many words that say what was found, and how, and by whom")
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, Inches(7), Inches(10), Inches(0.5))
    bar.fill.solid()
    bar.fill.fore_color.rgb = rgb("FFC000")
    bar.line.fill.background()
    content._element.cSld.spTree.append(bar._element)
    imported(tmp_path, deck)
    colors = brand_colors(tmp_path)
    assert colors["cover"] == "#000000"
    assert colors["accent"] == "#FFC000"
    assert colors["ink"] == "#000000"


def test_a_picture_on_layouts_gives_its_color_and_the_theme_that_no_slide_shows_none(tmp_path: Path) -> None:
    deck = OldDeck()
    without_layouts(deck)
    deck.slide(TITLE, "A talk")
    for number in range(3):
        slide = deck.slide(CONTENT, f"Finding {number}", "Many words that say what was found, and how, and by whom")
    moved(
        slide.shapes.add_picture(picture("#F7C742"), Inches(8), 0, Inches(2), Inches(7.5)),
        deck.presentation.slide_layouts[CONTENT],
    )
    imported(tmp_path, deck)
    colors = brand_colors(tmp_path)
    assert colors["accent"] == colors["cover"] == "#F7C742"


def test_a_deck_without_any_color_has_a_cover_like_its_slides(tmp_path: Path) -> None:
    deck = OldDeck()
    without_layouts(deck)
    deck.slide(TITLE, "A talk")
    deck.slide(CONTENT, "Finding", "Many words that say what was found, and how, and by whom")
    imported(tmp_path, deck)
    assert set(brand_colors(tmp_path).values()) == {"#000000", "#FFFFFF"}


def test_a_rectangle_that_lies_behind_all_on_the_cover_is_its_ground(tmp_path: Path) -> None:
    deck = OldDeck()
    without_layouts(deck)
    cover = deck.slide(TITLE, "A talk")
    filled = cover.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(10), Inches(7.5))
    filled.fill.solid()
    filled.fill.fore_color.rgb = rgb("203864")
    cover.shapes._spTree.insert(2, filled._element)
    deck.slide(CONTENT, "Finding", "Many words that say what was found, and how, and by whom")
    imported(tmp_path, deck)
    assert brand_colors(tmp_path)["cover"] == "#203864"


def test_a_color_of_a_few_letters_is_no_accent_and_a_colored_deck_keeps_its_cover(tmp_path: Path) -> None:
    deck = OldDeck()
    without_layouts(deck)
    for number in range(4):
        slide = deck.slide(TITLE_ONLY, f"Finding {number}")
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = rgb("93C47D")
        shape = deck.box(slide, "for i in range of all the values that were measured here: print ", 0.5, 3, 8, 1)
        digit = shape.text_frame.paragraphs[0].add_run()
        digit.text, digit.font.color.rgb = "8", rgb("CC0000")
    imported(tmp_path, deck)
    colors = brand_colors(tmp_path)
    assert "#CC0000" not in colors.values()
    assert colors["cover"] == colors["divider"] == colors["paper"] == "#93C47D"
