"""`deckgen import`: where pictures and words stand to each other, how large pictures are, and what is decoration."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.util import Inches

from command import run
from imported_deck import imported
from old_decks import CONTENT, TITLE, TITLE_ONLY, OldDeck, picture


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found: nothing here needs it."""
    monkeypatch.setenv("PATH", "")


def begun() -> OldDeck:
    """A deck with its cover."""
    deck = OldDeck()
    deck.slide(TITLE, "A talk")
    return deck


def without_types(deck: OldDeck) -> None:
    """Layouts of none of the usual types: the file is no template then."""
    for layout in deck.presentation.slide_layouts:
        layout._element.set("type", "cust")


def put(slide: Any, x: float, y: float, width: float, height: float, color: str = "#1F5FA8") -> Any:
    """A picture at a place in inches."""
    return slide.shapes.add_picture(picture(color), Inches(x), Inches(y), Inches(width), Inches(height))


def patch(slide: Any, x: float, y: float, width: float, height: float, *lines: int) -> Any:
    """A round patch of one color on nothing at a place in inches; with lines at these heights, a drawing."""
    shown = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    pen = ImageDraw.Draw(shown)
    if not lines:
        pen.ellipse((0, 0, 399, 399), fill="#F0A030")
    for line in lines:
        for start in range(0, 400, 40):
            pen.rectangle((start, line, start + 20, line + 30), fill="#F0A030")
    stream = io.BytesIO()
    shown.save(stream, "PNG")
    stream.seek(0)
    return slide.shapes.add_picture(stream, Inches(x), Inches(y), Inches(width), Inches(height))


def made_of(folder: Path, deck: OldDeck) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The slides of the deck that is made of one, and what the report says of the old ones."""
    new, report = imported(folder, deck.bytes())
    made = yaml.safe_load((new / "deck.yaml").read_text())
    return [slide for section in made["sections"] for slide in section["slides"]], report["slides"]


def test_a_sentence_under_a_wide_picture_stays_under_it(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "The weir came out")
    put(slide, 0.5, 1.8, 9, 3.6)
    deck.box(slide, "Nitrate fell by a third in the first year", 0.5, 5.8, 6, 0.6, size=20)
    slides, report = made_of(tmp_path, deck)
    assert slides[0]["layout"] == "stack"
    assert list(slides[0])[-2:] == ["image", "text"]
    assert report[1]["kept"] == "whole"


def test_a_picture_that_many_lines_would_make_small_stands_beside_them(tmp_path: Path) -> None:
    deck = begun()
    points = [f"Point {number} of the many that this slide makes" for number in range(8)]
    slide = deck.slide(CONTENT, "A tall thing", *points)
    slide.placeholders[1].height = 3_600_000
    put(slide, 4, 5.6, 3.0, 1.8)
    slides, _ = made_of(tmp_path, deck)
    assert "layout" not in slides[0]


def test_patches_of_color_at_the_edge_and_behind_words_are_decoration_and_said(tmp_path: Path) -> None:
    deck = OldDeck()
    cover = deck.slide(TITLE, "A talk")
    for place in ((-1, -1, 3, 3), (8, 5, 3, 3), (8, -1, 3, 3), (-1, 5, 3, 3), (4, -1.5, 2, 2)):
        patch(cover, *place)
    slide = deck.slide(CONTENT, "What we asked", "Who comes", "Who stays")
    patch(slide, 7, 5, 4, 4)
    behind = patch(slide, 0.5, 0.2, 9, 1.6)
    slide.shapes._spTree.insert(2, behind._element)
    slides, report = made_of(tmp_path, deck)
    assert [list(slide) for slide in slides] == [["title", "bullets"]]
    for told in report:
        assert told["kept"] == "partly"
        assert "decoration" in " ".join(told["not_taken_over"])


def test_what_shows_or_hides_something_is_no_decoration(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "A formula at the edge")
    patch(slide, 6, 5, 4, 2.5, 40, 140, 240, 340)
    slide = deck.slide(TITLE_ONLY, "A circle in the middle")
    patch(slide, 3, 2.5, 3, 3)
    slide = deck.slide(TITLE_ONLY, "A sign")
    patch(slide, 9.4, 6.9, 0.6, 0.6)
    deck.box(slide, "Mind the gap", 1, 3)
    slides, report = made_of(tmp_path, deck)
    assert all("decoration" not in " ".join(told["not_taken_over"]) for told in report)
    assert [list(one)[-1] for one in slides[:2]] == ["image", "image"]


def test_icons_with_words_under_them_are_cards(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "What it is")
    for number, (title, text) in enumerate(
        [("A framework", "Free for all"), ("182 stars", ""), ("142 forks", "Copies")]
    ):
        x = 0.6 + number * 3
        put(slide, x, 2, 0.7, 0.7, f"#{number * 50 + 20:02X}4040")
        deck.box(slide, title, x, 2.8, 2.6, 0.5, size=24)
        if text:
            deck.box(slide, text, x, 3.35, 2.6, 0.6, size=14)
    put(slide, 7.2, 2, 0.7, 0.7, "#784040")
    slides, report = made_of(tmp_path, deck)
    cards = slides[0]["cards"]
    assert [(card["title"], card.get("text")) for card in cards] == [
        ("A framework", "Free for all"),
        ("182 stars", None),
        ("142 forks", "Copies"),
    ]
    assert len({card["icon"] for card in cards}) == 3
    assert "stands there once" in " ".join(report[1]["not_taken_over"])


def test_small_pictures_stand_before_their_lines_and_under_their_headings(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "Where to find me")
    for number in range(3):
        put(slide, 0.6, 2 + number, 0.5, 0.5, f"#{number * 50 + 20:02X}4040")
        deck.box(slide, f"@name{number}", 1.3, 2 + number, 4, 0.5, size=18)
    slide = deck.slide(TITLE_ONLY, "What it runs on")
    for number, heading in enumerate(("Systems", "Containers")):
        deck.box(slide, heading, 1, 2 + number * 2, 7, 0.5, size=20)
        for place in range(2):
            put(slide, 2 + place * 3, 2.8 + number * 2, 0.7, 0.7, f"#{number * 90:02X}{place * 90:02X}40")
    slides, _ = made_of(tmp_path, deck)
    lines = [part["columns"] for part in slides[0]["body"]]
    assert [line["items"][1]["text"] for line in lines] == ["@name0", "@name1", "@name2"]
    assert len({line["items"][0]["image"]["file"] for line in lines}) == 3
    assert all(line["widths"][0] * 5 <= line["widths"][1] for line in lines)
    assert [next(iter(part)) for part in slides[1]["body"]] == ["text", "logos", "text", "logos"]


def test_a_small_picture_does_not_grow_beside_a_large_one(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "The screen")
    put(slide, 0.5, 1.8, 1.3, 1.2)
    put(slide, 0.5, 3.2, 9, 4, "#203040")
    slides, _ = made_of(tmp_path, deck)
    small, large = (part["image"] for part in slides[0]["body"])
    assert int(small["width"].rstrip("%")) < 25
    assert "width" not in large


def test_the_picture_at_the_edge_of_all_slides_is_the_logo_of_the_brand(tmp_path: Path) -> None:
    deck = begun()
    for number in range(4):
        slide = deck.slide(TITLE_ONLY, f"Finding {number}")
        put(slide, 8.4, 0.2, 1.2, 0.5, "#D02020")
        deck.box(slide, "Words in the middle", 1, 3)
    without_types(deck)
    new, report = imported(tmp_path, deck.bytes())
    brand = yaml.safe_load((new / "assets/brand/brand.yaml").read_text())
    with Image.open(new / brand["logo"]) as logo:
        assert logo.convert("RGB").getpixel((5, 5)) == (0xD0, 0x20, 0x20)
    assert "is the logo of the brand now" in json.dumps(report)


def test_pictures_on_layouts_are_said(tmp_path: Path) -> None:
    deck = begun()
    for _ in range(4):
        deck.slide(CONTENT, "A slide", "A point")
    other = deck.slide(TITLE_ONLY, "Another one")
    deck.box(other, "Words", 1, 3)
    for layout, place in ((CONTENT, (6, 3, 3, 3)), (TITLE_ONLY, (5, 3, 3, 3))):
        shown = put(other, *place)
        tree = deck.presentation.slide_layouts[layout].shapes._spTree
        part = deck.presentation.slide_layouts[layout].part
        _, relation = part.get_or_add_image_part(picture())
        shown._element.blipFill.blip.rEmbed = relation
        tree.append(shown._element)
    without_types(deck)
    _, report = imported(tmp_path, deck.bytes())
    assert any("pictures on the layouts of slides 2 to 5 are left out" in one for one in report["said"])
    assert "a picture on its layout is not taken over" in report["slides"][5]["not_taken_over"]
    assert report["slides"][5]["kept"] == "partly"


def test_small_pictures_at_the_foot_stay_there(tmp_path: Path) -> None:
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "Thanks to all who paid for this")
    deck.box(slide, "ana@example.org", 2, 2.5, size=20)
    put(slide, 0.5, 6.2, 1.4, 0.9)
    put(slide, 7.5, 6.2, 1.4, 0.9, "#208040")
    slides, _ = made_of(tmp_path, deck)
    assert list(slides[0])[-2:] == ["text", "columns"]


def test_pictures_keep_about_their_size_where_they_are_alone_with_a_sentence(tmp_path: Path) -> None:
    """They would fill the room that is left, blurred: no complaint is made of what import enlarged."""
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "A table of three rows")
    shown = Image.effect_noise((300, 150), 80)
    stream = io.BytesIO()
    shown.save(stream, "PNG")
    stream.seek(0)
    slide.shapes.add_picture(stream, Inches(1), Inches(1.8), Inches(3), Inches(1.5))
    deck.box(slide, "One sentence says what the three rows of this table are about.", 1, 4, 7, 1)
    new, report = imported(tmp_path, deck.bytes())
    assert report["slides"][1]["kept"] == "whole"
    text = (new / "deck.yaml").read_text()
    assert run(new, "build").returncode == 0
    built = Presentation(str(next((new / "output").glob("*.pptx"))))
    (wide,) = (one.width for slide in built.slides for one in slide.shapes if one.shape_type == 13)
    assert 0.28 < wide / built.slide_width < 0.39
    assert "width:" in text
    assert "low_resolution" not in run(new, "check").stderr


def test_words_under_each_picture_of_a_row_are_alike_and_begin_at_one_height(tmp_path: Path) -> None:
    """The pictures are of other heights, and one of the lines is too long for a credit."""
    deck = begun()
    slide = deck.slide(TITLE_ONLY, "Three stages")
    long = "The tank loses its heat, as the sensors at its foot show long before those at its head do, by an hour."
    for number, words in enumerate(("Loading", "Rest", f"{long} {long}")):
        put(slide, 0.5 + 3.1 * number, 2 + 0.2 * number, 2.6, 2.4 - 0.2 * number)
        deck.box(slide, words, 0.5 + 3.1 * number, 4.5, 2.6, 1, size=14)
    slides, about = made_of(tmp_path, deck)
    shown, said = (row["columns"] for row in slides[0]["body"])
    assert [set(one) for one in shown] == [{"image"}] * 3
    assert all("credit" not in one["image"] for one in shown)
    assert [one["text"].split()[0] for one in said] == ["Loading", "Rest", "The"]
    assert about[1]["kept"] == "whole"
