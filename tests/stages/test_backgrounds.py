"""What stands behind slides, numbers that fill a slide, and notes: on pages, in files, and in other programs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor

from built import can_render, rendered
from command import run
from deckgen.fitting.setting import set_paragraphs
from deckgen.model.color import contrast
from deckgen.model.layouts import FOOTER_RULE
from deckgen.model.page import ChartBox, Page, Rectangle, TableBox
from deckgen.office.built_file import parser_of_built, read_built
from deckgen.pipeline import build
from deckgen.viewing import viewing
from deckgen.writers.pptx import flaws
from judges import schemas
from laid_out import Laid, text_boxes

BLOCKS = """
        columns:
          - chart: {type: line, rows: [[2016, 1, 3], [2017, 2, 4]], x: year, y: {a: Sold, b: Bought}}
          - table: {rows: [[North, 1], [South, 2]], columns: [Way, Trips], highlight: [North]}
        callout: Words set apart
        note: A caveat
        source: a
"""
HERO = """
      - id: hero
        stats: [{value: $1.17 million, label: crosses the border every minute, note: In 2017}]
        layout: hero
        source: a
"""


def deck(slides: str, top: str = "", section: str = "") -> str:
    head = f"title: Talk\n{top}\nsources: {{a: {{publisher: BTS}}}}\nsections:\n"
    return f"{head}  - title: S\n    {section}\n    slides:\n{slides}"


def photo(size: tuple[int, int] = (1600, 900)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#C8D6E5").save(file, "PNG")
    return file.getvalue()


def words_on(page: Page) -> list[tuple[str, str]]:
    """All words of a page that have no area of their own behind them, with their colors."""
    boxes = [box for box in text_boxes(page) if box.fill is None]
    tables = [shape for shape in page.shapes if isinstance(shape, TableBox)]
    cells = [cell for table in tables for row in table.rows for cell in row if not cell.fill]
    held = [one for box in boxes for one in box.paragraphs] + [one for cell in cells for one in cell.paragraphs]
    return [(run.text, run.color or one.style.color) for one in held for run in one.text.runs if run.text.strip()]


@pytest.mark.parametrize("brand", ["{}", "colors: {paper: '#101418', ink: '#F0F0F0', accent: '#E0A030'}"])
@pytest.mark.parametrize("ground", ["dark", "accent", "gold", "'#6A6A6A'", "'#F4E9D0'", "paper"])
def test_all_words_are_read_on_any_color(lay: Callable[..., Laid], ground: str, brand: str) -> None:
    slides = f"      - title: Blocks\n        background: {ground}{BLOCKS}{HERO}        background: {ground}\n"
    slides += f"      - closing: {{}}\n        background: {ground}\n"
    top = f"brand: b.yaml\nbackground: {ground}\nspeaker: {{name: Ana, role: Baker, email: a@b.org}}"
    laid = lay(deck(slides, top, f"background: {ground}"), {"b.yaml": brand})
    assert [one.code for one in laid.log if one.code != "like_colors"] == []
    for page in laid.document.pages:
        assert page.backdrop is not None
        behind = page.backdrop.colors.paper
        assert len(words_on(page)) >= 2
        faint = [(words, color) for words, color in words_on(page) if contrast(color, behind) < 4.5]
        assert faint == [], page.name
        for chart in (shape for shape in page.shapes if isinstance(shape, ChartBox)):
            assert chart.colors is not None
            assert all(contrast(one.color, behind) >= 3 for one in chart.chart.series)


def test_a_slide_of_a_ground_is_drawn_alike_in_the_file_and_by_others(tmp_path: Path) -> None:
    grounds = ("dark", "accent", "'#D9982B'", "{file: a.png, alt: Mist, shade: none}")
    slides = "".join(f"      - title: S{n}\n        background: {one}{BLOCKS}" for n, one in enumerate(grounds))
    background = "{file: a.png, alt: A river in mist, shade: left}"
    slides += f"      - title: Mist\n        background: {background}\n        text: Word\n"
    (tmp_path / "a.png").write_bytes(photo())
    (tmp_path / "deck.yaml").write_text(deck(slides + HERO))
    made = build(tmp_path / "deck.yaml", tmp_path / "out.pptx")
    data = made.path.read_bytes()
    assert flaws(data) == []
    assert schemas(data) == []
    opened = Presentation(str(made.path))
    with zipfile.ZipFile(made.path) as archive:
        trees = [etree.fromstring(archive.read(f"ppt/slides/slide{n}.xml")) for n in range(1, len(opened.slides) + 1)]
    drawing, sheet = (f"http://schemas.openxmlformats.org/{kind}ml/2006/main" for kind in ("drawing", "presentation"))

    def found_in(tree: etree._Element, path: str) -> list[etree._Element]:
        return tree.findall(path, {"a": drawing, "p": sheet})

    found = [bool(found_in(tree, ".//p:bg")) for tree in trees]
    assert found == [False, False, *[True] * 6]
    assert [tree.get("showMasterSp") for tree in trees][2:] == ["0"] * 6
    assert len(found_in(trees[6], ".//p:bg//a:blipFill/a:blip")) == 1
    # A background has no alternative text, so the shade over it does.
    said = found_in(trees[6], ".//p:cNvPr[@descr='A river in mist']")
    assert [one.get("name") for one in said] == ["Shade"]
    if not can_render():
        pytest.skip("LibreOffice (soffice) or poppler (pdftotext) is missing")
    drawn = _as_others_draw(made.path, tmp_path)
    with viewing(tmp_path / "deck.yaml") as view:
        for number, theirs in enumerate(drawn[2:], 3):
            ours = Image.open(io.BytesIO(view.png(view.find(str(number)), 640))).convert("RGB")
            for place in ((630, 200), (320, 5), (630, 300), (200, 300)):
                pairs = zip(ours.getpixel(place), theirs.getpixel(place), strict=True)  # type: ignore[arg-type]
                assert all(abs(one - other) <= 6 for one, other in pairs), (number, place)


def _as_others_draw(path: Path, folder: Path) -> list[Image.Image]:
    """The slides as LibreOffice draws them, 640 pixels across."""
    import subprocess

    rendered([path], folder / "rendered")
    (pdf,) = (folder / "rendered").rglob("*.pdf")
    subprocess.run(["pdftoppm", "-scale-to-x", "640", "-scale-to-y", "360", "-png", pdf, folder / "p"], check=True)
    return [Image.open(one).convert("RGB") for one in sorted(folder.glob("p-*.png"))]


def test_a_templates_layout_keeps_its_ground_unless_a_background_hides_it(tmp_path: Path) -> None:
    deck_file = Presentation()
    (layout,) = (one for one in deck_file.slide_layouts if one.name == "Title Only")
    layout.background.fill.solid()
    layout.background.fill.fore_color.rgb = RGBColor(0xDD, 0xEE, 0xDD)  # type: ignore[no-untyped-call]
    deck_file.save(str(tmp_path / "corporate.pptx"))
    layouts = "{cover: Title Slide, divider: Section Header, content: Title Only, body: Title and Content}"
    fonts = "{heading: Source Sans Pro, body: Source Sans Pro}"
    (tmp_path / "brand.yaml").write_text(f"template: corporate.pptx\nfonts: {fonts}\nlayouts: {layouts}\n")
    one = "      - title: One\n        id: %s\n        stats: [{value: 1, label: x}]\n        source: a\n"
    slides = one % "plain" + one.replace("One", "Two") % "dark" + "        background: dark\n        note: A caveat\n"
    (tmp_path / "deck.yaml").write_text(deck(slides, "brand: brand.yaml"))
    made = build(tmp_path / "deck.yaml", tmp_path / "out.pptx")
    assert flaws(made.path.read_bytes()) == []
    with viewing(tmp_path / "deck.yaml") as view:
        seen = [Image.open(io.BytesIO(view.png(view.find(name), 400))) for name in ("plain", "dark")]
    corners = [one.convert("RGB").crop((395, 5, 396, 6)).tobytes() for one in seen]
    assert corners[0] == bytes.fromhex("DDEEDD")
    assert contrast(corners[1].hex(), "FFFFFF") >= 10


@pytest.mark.parametrize(
    ("brand", "points"),
    [("{}", range(120, 201)), ("type: {hero: 130}", range(130, 131)), ('page: "4:3"', range(90, 120))],
)
def test_a_number_fills_its_slide_on_one_line(lay: Callable[..., Laid], brand: str, points: range) -> None:
    laid = lay(deck(HERO, "brand: b.yaml"), {"b.yaml": brand})
    assert laid.said == []
    page = laid.page("hero")
    named = {box.name: box for box in text_boxes(page)}
    (value,), (label, note) = named["Stat"].paragraphs, named["Label"].paragraphs
    assert named["Stat"].unbroken
    assert named["Stat"].box.bottom <= named["Label"].box.y
    assert int(value.style.size.pt) in points
    assert value.text.plain == "$1.17\N{NO-BREAK SPACE}million"
    assert value.style.size > label.style.size * 3 > note.style.size * 3
    assert page.backdrop is not None
    assert page.backdrop.colors.paper == laid.brand.colors.cover
    assert page.title == "$1.17 million crosses the border every minute"
    assert any(isinstance(shape, Rectangle) and shape.box.x == 0 for shape in page.shapes)


def test_a_picture_with_a_title_and_words_has_them_at_its_foot(lay: Callable[..., Laid]) -> None:
    slide = "      - title: One river\n        background: {file: a.png, alt: Mist, credit: By Ana}\n"
    for words, expected in (("        text: Two countries\n", 2), ("", 1)):
        laid = lay(deck(slide + words), {"a.png": photo()})
        assert laid.said == []
        named = {box.name: box for box in text_boxes(laid.page(2))}
        assert named["Title"].box.y > laid.brand.page[1] // 2
        assert named["Title"].paragraphs[0].style.size > laid.brand.type.title
        assert len({"Title", "Text"} & set(named)) == expected
        assert named["Credit"].box.right == laid.brand.page[0] - laid.brand.margin
        assert not any(named["Credit"].box.overlaps(named[one].box) for one in named if one != "Credit")


@pytest.mark.parametrize("ground", ["dark", "accent", "'#F4E9D0'"])
def test_a_title_alone_stands_large_on_a_color(lay: Callable[..., Laid], ground: str) -> None:
    slides = f"      - {{id: alone, title: Demos, background: {ground}}}\n      - {{title: Below, text: Words}}\n"
    laid = lay(deck(slides))
    assert list(laid.log) == []
    alone, below = laid.document.pages[-2:]
    sizes = [
        max(one.style.size for box in text_boxes(page) if box.role == "title" for one in box.paragraphs)
        for page in (alone, below)
    ]
    assert sizes[0] > sizes[1] * 1.3
    assert alone.backdrop is not None
    assert all(contrast(color, alone.backdrop.colors.paper) >= 4.5 for _, color in words_on(alone))


@pytest.mark.parametrize("country", ["the United States", "the Mexican Republic"])
def test_a_title_on_a_picture_is_smaller_rather_than_parted_in_a_name(lay: Callable[..., Laid], country: str) -> None:
    words = f"Half a million people enter {country} from Mexico every day"
    laid = lay(deck(f"      - title: {words}\n        background: {{file: a.png, alt: Mist}}\n"), {"a.png": photo()})
    (title,) = (box for box in text_boxes(laid.page(2)) if box.name == "Title")
    made = set_paragraphs(laid.typesetter, title.paragraphs, title.box.width, title.box.height)
    lines = ["".join(one.words for one in line.stretches) for line in made[0].lines]
    assert len(lines) == 2
    assert any(country in line for line in lines), lines


def test_a_picture_alone_is_called_by_what_it_shows(lay: Callable[..., Laid]) -> None:
    laid = lay(deck("      - background: {file: a.png, alt: A river in mist}\n"), {"a.png": photo()})
    assert laid.said == []
    assert (laid.page(2).title, laid.page(2).name) == ("A river in mist", "a-river-in-mist")


def test_a_note_stands_over_the_sources_and_is_read_before_them(lay: Callable[..., Laid]) -> None:
    figures = "figures: {goods: {value: 81.5, source: a, format: '$0.0 bn'}}"
    slide = (
        "      - title: One\n        id: one\n        bullets: [A, B]\n        note: 'Goods only: {{ goods }}[^a]'\n"
    )
    laid = lay(deck(slide, figures))
    assert laid.said == []
    names = [box.name for box in text_boxes(laid.page("one"))]
    assert names == ["Title", "Section", "Bullets", "Note", "Sources", "Slide number"]
    named = {box.name: box for box in text_boxes(laid.page("one"))}
    assert named["Note"].paragraphs[0].text.plain == "Goods only: $81.5\N{NO-BREAK SPACE}bn1"
    assert named["Bullets"].box.bottom <= named["Note"].box.y
    assert named["Note"].box.bottom <= FOOTER_RULE
    assert dict(laid.deck.slides[2].quoted) == {"goods": "$81.5 bn"}


def test_a_note_is_translated_and_stands_in_the_manifest_and_the_diff(tmp_path: Path) -> None:
    slide = "      - title: One\n        id: one\n        bullets: [A, B]\n        note: %s\n"
    slide += "      - title: Two\n        id: two\n        background: {file: a.png, alt: Mist, credit: By Ana}\n"
    (tmp_path / "a.png").write_bytes(photo())
    top = "language: en\naudiences: {en: {}, es: {language: es}}"
    (tmp_path / "deck.yaml").write_text(deck(slide % "Goods only", top))
    assert run(tmp_path, "translate", "extract", "-l", "es").returncode == 0
    catalogue = tmp_path / "assets/locales/es.po"
    heard = catalogue.read_text()
    assert all(f'msgid "{words}"' in heard for words in ("Goods only", "Mist", "By Ana"))
    catalogue.write_text(heard.replace('msgid "Goods only"\nmsgstr ""', 'msgid "Goods only"\nmsgstr "Solo bienes"'))
    build(tmp_path / "deck.yaml", tmp_path / "en.pptx", audience="en")
    made = build(tmp_path / "deck.yaml", tmp_path / "es.pptx", audience="es")
    notes = [shape.text_frame.text for shape in Presentation(str(made.path)).slides[2].shapes if shape.name == "Note"]
    assert notes == ["Solo bienes"]
    from deckgen.model.diagnostics import Diagnostics

    file = read_built(tmp_path / "en.pptx", "en.pptx", Diagnostics(), parser_of_built())
    assert file is not None
    pages = {slide.id: slide.pages[0] for slide in file.manifest.slides}
    assert ("Goods only",) in [words.lines for words in pages["one"].words]
    assert pages["two"].alts == ("Mist",)
    (tmp_path / "deck.yaml").write_text(deck(slide % "Goods and services", top))
    said = run(tmp_path, "diff", "en.pptx", "audience:en")
    assert "Note: Goods [-only-]{+and services+}" in said.stdout
    # Nothing that deckgen has put behind the words counts as an edit by hand.
    again = run(tmp_path, "build", "-a", "en", "-o", "en.pptx")
    assert again.returncode == 0, again.stderr
