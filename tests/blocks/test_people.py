"""People on slides: portraits cut to circles or squares, or initials, with names and roles."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw

from deckgen.model.page import Ellipse, Picture
from laid_out import Laid, text_boxes

BRIEF = "people: [{name: Ana Ruiz, role: A rather long stretch of words, image: a.svg}, {name: Ben}]"


def photo() -> bytes:
    """A wide picture whose left third is red."""
    picture, out = Image.new("RGB", (900, 300), "#336699"), io.BytesIO()
    ImageDraw.Draw(picture).rectangle((0, 0, 300, 300), fill="#CC0000")
    picture.save(out, "PNG")
    return out.getvalue()


def portraits(laid: Laid) -> list[Picture]:
    assert laid.said == []
    return [shape for shape in laid.page(-1).shapes if isinstance(shape, Picture)]


def test_portraits_are_cut_to_a_circle_around_their_focus(lay_slide: Callable[..., Laid]) -> None:
    people = "{name: Ana Ruiz, image: p.png, focus: left}, {name: Ben, image: p.png, focus: right}"
    one, other = portraits(lay_slide(f"people: [{people}]", files={"p.png": photo()}))
    assert (one.round, one.alt) == (True, "Portrait of Ana Ruiz")
    assert one.box.width == one.box.height
    assert one.crop[0] == 0
    assert one.crop[2] == pytest.approx(2 / 3, abs=0.01)
    assert other.crop[0] == pytest.approx(2 / 3, abs=0.01)


def test_squares_stand_flush_with_their_names(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(
        "people: {items: [{name: Ana Ruiz, image: p.png}, Ben], shape: square}", files={"p.png": photo()}
    )
    (portrait,) = portraits(laid)
    (name,) = [
        box for box in text_boxes(laid.page(-1)) if box.paragraphs and box.paragraphs[0].text.plain == "Ana Ruiz"
    ]
    assert not portrait.round
    assert portrait.box.x == name.box.x


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("E. Anthony Wayne", "EW"),
        ("Dr. Ben Okafor Jr.", "BO"),
        ("Chloé", "C"),
        ("李小龙", "李"),
        ("لويس أورتيغا", "ل"),
        ("élise de la tour", "ÉT"),
    ],
)
def test_initials_stand_where_there_is_no_picture(name: str, initials: str, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"people: ['{name}']\nallow: [missing_glyph]\n")
    (circle,) = [shape for shape in laid.page(-1).shapes if isinstance(shape, Ellipse)]
    (words,) = [box for box in text_boxes(laid.page(-1)) if box.name == "Initials"]
    assert words.paragraphs[0].text.plain == initials
    assert words.box == circle.box


@pytest.mark.parametrize(("page", "role"), [("16:9", "Head of the department"), ("4:3", "Head")])
@pytest.mark.parametrize("count", range(1, 13))
def test_nobody_touches_another_however_many_there_are(
    count: int, page: str, role: str, lay_slide: Callable[..., Laid]
) -> None:
    people = ", ".join([f"{{name: Maria Alvarez-Castellanos, role: {role}}}"] * count)
    laid = lay_slide(f"people: [{people}]", "brand: b.yaml\n", {"b.yaml": f'page: "{page}"\n'})
    assert laid.said == []
    circles = [shape.box for shape in laid.page(-1).shapes if isinstance(shape, Ellipse)]
    assert not any(one.overlaps(other) for place, one in enumerate(circles) for other in circles[:place])
    names = [laid.written(box) for box in text_boxes(laid.page(-1)) if box.name.startswith("Person")]
    assert len(names) == count
    assert not any(one.overlaps(other) for place, one in enumerate(names) for other in names[:place])
