"""Words over pictures can be read whatever the picture shows, and no more of it is covered than they need."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PIL import Image

from deckgen.fitting.setting import set_paragraphs
from deckgen.model.color import contrast
from deckgen.model.ground import backdrop_ground
from deckgen.model.language import runs_leftwards
from deckgen.model.page import Page, Shade, TextBox
from deckgen.pages.contrast import least_contrast
from deckgen.pictures.svg import render_svg
from deckgen.writers.svg import Sheet, WordWriter, page_svg
from laid_out import Laid

SLIDE = """
        text: Half a million people a day
        note: Counted at the bridges alone
        source: a
"""
WIDTH = 800


def photo(kind: str) -> bytes:
    """A picture that is all white, all dark, transparent, or a mixture that no single shade suits."""
    if kind == "clear":
        file = io.BytesIO()
        Image.new("RGBA", (1600, 900), (255, 255, 255, 0)).save(file, "PNG")
        return file.getvalue()
    made = Image.new("RGB", (1600, 900), {"white": "white", "night": "#0A0F1A"}.get(kind, "gray"))
    if kind == "mixed":
        chance = random.Random(7)
        for x in range(0, 1600, 50):
            for y in range(0, 900, 50):
                color = tuple(chance.randrange(256) for _ in range(3))
                made.paste(color, (x, y, x + 50, y + 50))
    file = io.BytesIO()
    made.save(file, "PNG")
    return file.getvalue()


def deck(slide: str, top: str = "") -> str:
    return f"title: Talk\nsources: {{a: {{publisher: BTS}}}}\n{top}\nsections:\n  - title: S\n    slides:\n{slide}"


def contrasts(laid: Laid, page: Page) -> list[tuple[float, float]]:
    """For each line of words on a page the least contrast with what is drawn behind it, and what it needs."""
    assert page.backdrop is not None
    document, brand = laid.document, laid.brand
    leftwards = runs_leftwards(document.language)
    ground = backdrop_ground(page.backdrop, brand, page.layout, None, document.language)
    sheet = Sheet(brand.page, WordWriter(laid.typesetter, brand.fonts, leftwards, "outlines"), document.language)
    drawn = render_svg(page_svg(replace(page, shapes=()), ground, sheet).encode(), WIDTH)
    seen = Image.open(io.BytesIO(drawn)).convert("RGB")
    scale = WIDTH / int(brand.page[0])
    found = []
    for shape in (one for one in page.shapes if isinstance(one, TextBox)):
        box = shape.box.inset(shape.insets)
        for one in set_paragraphs(
            laid.typesetter, shape.paragraphs, box.width, box.height, shape.anchor, leftwards=leftwards
        ):
            for line in one.lines:
                for stretch in line.stretches:
                    left, top = (box.x + stretch.x) * scale, (box.y + line.top) * scale
                    right, foot = left + stretch.width * scale, top + line.height * scale
                    cut = seen.crop((int(left), int(top), int(right), int(foot)))
                    pixels = cut.tobytes()
                    grounds = {pixels[at : at + 3].hex() for at in range(0, len(pixels), 3)}
                    bold = one.paragraph.style.bold or stretch.run.bold or one.paragraph.style.font == "heading"
                    least = least_contrast(stretch.size.pt, bold=bold)
                    found.append((min(contrast(stretch.color, one) for one in grounds), least))
    return found


@pytest.mark.parametrize("kind", ["white", "mixed", "night", "clear"])
@pytest.mark.parametrize("shade", ["auto", "bottom", "left", "right", "top", "full"])
def test_words_over_any_picture_can_be_read(lay: Callable[..., Laid], kind: str, shade: str) -> None:
    background = f"{{file: a.png, alt: A river, credit: By Ana, shade: {shade}}}"
    laid = lay(
        deck(f"      - title: One river, two countries\n        background: {background}{SLIDE}"),
        {"a.png": photo(kind)},
    )
    assert laid.said == []
    found = contrasts(laid, laid.page(2))
    assert len(found) >= 6
    assert all(has >= needs - 0.05 for has, needs in found), found


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "brand", ["{}", "page: '4:3'", "colors: {paper: '#101418', ink: '#F0F0F0', cover: '#203040'}"]
)
def test_cover_divider_and_blocks_are_read_over_a_picture_too(
    lay: Callable[..., Laid], brand: str, language: str
) -> None:
    background = "background: {file: a.png, alt: A river}"
    slide = "      - title: Blocks\n        bullets: [One, Two]\n        background: {file: a.png, alt: A river}\n"
    made = deck(slide, f"brand: b.yaml\nlanguage: {language}\n{background}").replace(
        "- title: S\n", f"- title: S\n    {background}\n"
    )
    laid = lay(made, {"a.png": photo("white"), "b.yaml": brand})
    assert laid.said == []
    for page in laid.document.pages:
        assert all(has >= needs - 0.05 for has, needs in contrasts(laid, page)), page.name


def shades(laid: Laid, number: int) -> tuple[Shade, ...]:
    backdrop = laid.page(number).backdrop
    assert backdrop is not None
    return backdrop.shades


def test_a_shade_is_no_stronger_than_the_words_need(lay: Callable[..., Laid]) -> None:
    one = "      - title: One\n        text: Word\n        background: {file: %s.png, alt: A, shade: bottom}\n"
    files = {f"{kind}.png": photo(kind) for kind in ("white", "night")}
    laid = lay(deck(one % "white" + one.replace("One", "Two") % "night"), files)
    (bright,), (dark,) = shades(laid, 2), shades(laid, 3)
    assert {opacity for _, opacity in dark.stops} == {0.0}
    assert bright.stops[0] == (0.0, 0.0)
    assert bright.stops[-1][1] < 0.85
    assert bright.box.y > 0
    # The tightest of the words has what it needs and hardly more.
    spare = min(has / needs for has, needs in contrasts(laid, laid.page(2)))
    assert spare < 1.25


def test_a_shade_moves_to_the_other_side_with_the_words(lay: Callable[..., Laid]) -> None:
    slide = "      - title: One\n        text: Word\n        background: {file: a.png, alt: A, shade: left}\n"
    for language, side in (("en", "left"), ("ar", "right")):
        laid = lay(deck(slide, f"language: {language}"), {"a.png": photo("white")})
        shade = shades(laid, 2)[0]
        assert (shade.box.x == 0) == (side == "left")
        assert (shade.stops[0][1] > shade.stops[-1][1]) == (side == "left")


def test_a_picture_is_cut_around_its_focus(lay: Callable[..., Laid]) -> None:
    made = Image.new("RGB", (3200, 900), "black")
    made.paste("white", (0, 0, 400, 900))
    file = io.BytesIO()
    made.save(file, "PNG")
    for focus, bright in (("left", True), ("center", False), ("right", False)):
        slide = f"      - title: One\n        background: {{file: a.png, alt: A, focus: {focus}}}\n"
        laid = lay(deck(slide), {"a.png": file.getvalue()})
        backdrop = laid.page(2).backdrop
        assert backdrop is not None
        assert backdrop.picture is not None
        seen = Image.open(io.BytesIO(backdrop.picture.data)).convert("L")
        assert abs(seen.width / seen.height - 16 / 9) < 0.01
        assert (seen.getpixel((5, 5)) == 255) == bright
