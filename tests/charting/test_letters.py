"""The letters of charts: each is drawn from a font that has it, and those that no font has are named."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from built import SVG_BLIP, Built
from deckgen.model.chart_data import ChartLook
from deckgen.pipeline import check
from deckgen.plot import Plot
from deckgen.plot.lettering import pieces
from deckgen.plot.rect import Rect
from tiny_font import make_font

SQUARES = "Tiny Squares"


@pytest.fixture
def squares(tmp_path: Path) -> str:
    """The file of a font with two Chinese letters."""
    path = tmp_path / "fonts" / "squares.ttf"
    make_font(path, "汽车", SQUARES)
    return str(path)


def write_deck(folder: Path, *names: str) -> Path:
    """A deck with one bar chart of these categories, in a brand that names the font for East Asian letters."""
    rows = "\n".join(f"          - {{kind: {name}, n: {count}}}" for count, name in enumerate(names, 1))
    (folder / "fonts").mkdir(exist_ok=True)
    (folder / "brand.yaml").write_text(f"fonts: {{east_asian: {SQUARES}}}\nfont_files: [fonts]\n", encoding="utf-8")
    (folder / "deck.yaml").write_text(
        "title: T\nbrand: brand.yaml\nsections:\n  - title: S\n    slides:\n      - title: Kinds\n"
        "        allow: [missing_source]\n        chart:\n          type: bar\n          x: kind\n          y: n\n"
        f"          rows:\n{rows}\n",
        encoding="utf-8",
    )
    return folder / "deck.yaml"


def inked(plot: Plot, box: Rect) -> float:
    """Which part of a box on the sheet is drawn on."""
    import numpy as np
    from PIL import Image

    alpha = np.asarray(Image.open(io.BytesIO(plot.png())).convert("RGBA").getchannel("A"), dtype=float) / 255
    scale = alpha.shape[1] / plot.width
    top, bottom = round((plot.height - box.top) * scale), round((plot.height - box.bottom) * scale)
    return float(alpha[top:bottom, round(box.left * scale) : round(box.right * scale)].mean())


def test_each_letter_is_drawn_from_a_font_that_has_it(look: ChartLook, squares: str) -> None:
    plain, mixed = Plot(look, 4.0, 2.0), Plot(replace(look, others=((squares, squares), *look.others)), 4.0, 2.0)
    for plot in (plain, mixed):
        plot.text(10, 50, "In 汽车", size=40)
    start = 10 + mixed.measure("In ", size=40)
    latin, first, second = (Rect(left, 52, left + 32, 80) for left in (10, start + 4, start + 44))
    assert mixed.texts()[0].box.right == pytest.approx(start + 80)
    assert inked(mixed, first) == inked(mixed, second) == pytest.approx(1)
    assert inked(plain, first) < 0.5
    assert inked(mixed, latin) == pytest.approx(inked(plain, latin))


def test_a_heavier_weight_takes_the_letters_too(look: ChartLook, squares: str) -> None:
    plot = Plot(replace(look, others=((squares, squares),)), 4.0, 2.0)
    plot.text(10, 50, "车", size=40, weight="bold")
    assert inked(plot, Rect(15, 53, 45, 78)) == pytest.approx(1)


def test_accents_stay_with_their_letters_and_blanks_with_what_is_before_them(look: ChartLook, squares: str) -> None:
    made = pieces("a车 \u05d0\u05b8 é", "regular", replace(look, others=((squares, squares), *look.others)))
    assert [piece.words for piece in made] == ["a", "车 ", "\u05d0\u05b8 ", "é"]
    assert made[1].file == squares
    assert made[0].file == made[3].file == look.regular


def test_joined_letters_end_where_they_are_told_to(look: ChartLook) -> None:
    plot = Plot(look, 4.0, 2.0)
    plot.text(250, 50, "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", size=40, align="right")
    box = plot.texts()[0].box
    assert box.right == pytest.approx(250)
    for edge in (box.left, box.right - 5):
        assert inked(plot, Rect(edge, box.bottom, edge + 5, box.top)) > 0
    for beyond in (box.left - 4, box.right + 2):
        assert inked(plot, Rect(beyond, box.bottom, beyond + 2, box.top)) == 0


def test_the_font_of_the_brand_for_other_scripts_draws_its_letters(tmp_path: Path, squares: str) -> None:
    write_deck(tmp_path, "汽车 2017", "车")
    slide = Built.from_folder(tmp_path).slides["kinds"]
    (blip,) = slide.element.findall(SVG_BLIP)
    (key,) = [value for name, value in blip.attrib.items() if name.endswith("embed")]
    svg = slide.part.related_part(key).blob.decode()
    assert "TinySquares" in svg
    assert "SourceSansPro" in svg
    assert list(check(tmp_path / "deck.yaml")) == []


def test_letters_that_no_font_of_a_chart_has_are_named_alone(tmp_path: Path, squares: str) -> None:
    (said,) = check(write_deck(tmp_path, "汽车卡", "π → é"))
    assert said.code == "missing_glyph"
    assert f"none of the fonts 'Source Sans Pro', '{SQUARES}' has letters for 卡, which" in said.message


def test_of_many_letters_the_number_is_told(tmp_path: Path, squares: str) -> None:
    (said,) = check(write_deck(tmp_path, "一二三四五六七八九十"))
    assert "and 2 more, which" in said.message


def test_a_font_that_is_not_there_is_said_where_it_is_needed(tmp_path: Path) -> None:
    assert list(check(write_deck(tmp_path, "Cars"))) == []
    said = [str(one) for one in check(write_deck(tmp_path, "汽车"))]
    assert any("missing_font" in one and f"the font '{SQUARES}' is not on this machine" in one for one in said)
    assert any("missing_glyph" in one and "汽 车" in one for one in said)
