"""The talk in another house, a dark page of 4:3 in other fonts: nothing of the default brand is wired in."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from built import Built
from deckgen.fitting.chart_look import look_of
from deckgen.fitting.fonts import Fonts
from deckgen.model.brand import Brand
from deckgen.model.color import contrast
from deckgen.model.geometry import Box, Emu
from deckgen.model.page import ChartBox, Page, Paragraph, Rectangle, TableBox, TextBox
from deckgen.stages.draw.one_drawing import plotted

ROOT = Path(__file__).parent.parent
LEAST_CONTRAST = 4.5


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("evening")
    shutil.copytree(ROOT / "assets", folder / "assets")
    shutil.copy(ROOT / "tests" / "brands" / "evening.yaml", folder / "assets" / "brand")
    deck = (ROOT / "deck.yaml").read_text(encoding="utf-8")
    assert "brand: assets/brand/brand.yaml" in deck
    (folder / "deck.yaml").write_text(deck.replace("brand/brand.yaml", "brand/evening.yaml"), encoding="utf-8")
    return Built.from_folder(folder)


def test_every_slide_of_the_talk_fits(evening: Built) -> None:
    # Its smallest sizes are smaller than the house's, a few colors that the talk writes itself are too near to the
    # greys of a dark page, and on the narrow one a value that a title says goes without its label, and one gap
    # without its mark.
    said = {one.code for one in evening.made.diagnostics}
    assert said <= {"small_text", "like_colors", "unmarked_finding", "unreadable_labels"}
    assert sum(one.code == "unreadable_labels" for one in evening.made.diagnostics) <= 1
    assert evening.presentation.slide_width * 3 == evening.presentation.slide_height * 4


def test_nothing_leaves_the_smaller_page(evening: Built) -> None:
    slide = Box(Emu(0), Emu(0), *evening.laid.brand.page)
    outside = [
        (page.name, shape.name)
        for page in evening.laid.document.pages
        for shape in page.shapes
        if not slide.contains(shape.box)
    ]
    assert outside == []


def test_all_words_can_be_read_on_what_lies_behind_them(evening: Built) -> None:
    brand = evening.laid.brand
    faint = [
        (page.name, paragraph.text.plain, color, ground)
        for page in evening.laid.document.pages
        for paragraph, ground in _grounded(page, brand)
        for color in {run.color or paragraph.style.color for run in paragraph.text.runs if run.text.strip(" ●")}
        if contrast(color, ground) < LEAST_CONTRAST
    ]
    assert faint == []


def _grounded(page: Page, brand: Brand) -> Iterator[tuple[Paragraph, str]]:
    """Every paragraph of a page with the color that it stands on."""
    panels = [shape for shape in page.shapes if isinstance(shape, Rectangle)]
    paper = page.backdrop.colors.paper if page.backdrop else brand.ground(page.layout)
    for shape in page.shapes:
        if isinstance(shape, TextBox):
            behind = [panel.fill for panel in panels if panel.box.contains(shape.box)]
            ground = shape.fill or (behind[-1] if behind else paper)
            yield from ((paragraph, ground) for paragraph in shape.paragraphs)
        if isinstance(shape, TableBox):
            cells = [cell for row in shape.rows for cell in row]
            yield from ((p, cell.fill or paper) for cell in cells for p in cell.paragraphs)


def test_all_words_of_charts_can_be_read_on_what_lies_behind_them(evening: Built) -> None:
    from matplotlib.colors import to_hex
    from matplotlib.patches import Patch
    from matplotlib.text import Text

    look = look_of(evening.laid.brand, Fonts(evening.laid.brand))
    faint = []
    for page in evening.laid.document.pages:
        for shape in page.shapes:
            if not isinstance(shape, ChartBox):
                continue
            figure = plotted(shape.chart, look, shape.box.width.inches, shape.box.height.inches).figure
            areas = [area for area in figure.findobj(Patch) if area is not figure.patch]
            for text in figure.findobj(Text):
                middle = text.get_window_extent().get_points().mean(axis=0)
                behind = [to_hex(area.get_facecolor())[1:] for area in areas if area.contains_point(middle)]
                ground = behind[-1] if behind else look.paper
                if contrast(to_hex(text.get_color())[1:], ground) < LEAST_CONTRAST:
                    faint.append((page.name, text.get_text(), text.get_color(), ground))
    assert faint == []


def test_no_color_and_no_font_of_the_default_brand_is_left(evening: Built) -> None:
    usual = Brand()
    colors = {*vars_of(usual.colors), *usual.palette, *usual.named_colors.values()} - {"FFFFFF"}
    wired = re.compile("|".join([*sorted(colors), "Source Sans"]), re.IGNORECASE)
    with zipfile.ZipFile(evening.made.path) as package:
        # The manifest holds words and digests, in which any six digits may stand.
        names = [name for name in package.namelist() if name.endswith((".xml", ".svg"))]
        parts = {name: package.read(name).decode() for name in names if not name.startswith("customXml/")}
    # The logo is the same in both houses, on layouts and on slides whose ground is a picture.
    (arc,) = re.findall(r' d="[^"]*" ?/>', (ROOT / "assets/brand/logo.svg").read_text(encoding="utf-8"))[1:2]
    found = {(name, match) for name, part in parts.items() if arc not in part for match in wired.findall(part)}
    assert found == set()


def vars_of(colors: object) -> set[str]:
    return {getattr(colors, name) for name in colors.__slots__}  # type: ignore[attr-defined]
