"""Logos on slides: of one area whatever their shapes, each in its own cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.page import Picture, Rectangle
from laid_out import Laid

BRIEF = "logos: [{file: a.svg, alt: A}, {file: a.svg, alt: B}]"

SHAPES = {"wide": (400, 90), "square": (100, 100), "high": (60, 110), "strip": (2000, 60)}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}"><rect width="{0}" height="{1}"/></svg>'
FILES = {f"{name}.svg": SVG.format(*size) for name, size in SHAPES.items()}


def logos(laid: Laid) -> list[Picture]:
    assert laid.said == []
    return [shape for shape in laid.page(-1).shapes if isinstance(shape, Picture)]


def wall(*names: str) -> str:
    return f"logos: [{', '.join(f'{{file: {name}.svg, alt: {name}}}' for name in names)}]"


def test_unlike_shapes_have_one_area(lay_slide: Callable[..., Laid]) -> None:
    found = logos(lay_slide(wall("wide", "square", "high"), files=FILES))
    areas = [one.box.width.inches * one.box.height.inches for one in found]
    assert max(areas) < min(areas) * 1.02
    assert [one.alt for one in found] == ["wide", "square", "high"]


def test_a_strip_keeps_to_its_cell_and_makes_no_other_smaller(lay_slide: Callable[..., Laid]) -> None:
    *others, strip = logos(lay_slide(wall("wide", "square", "high", "strip"), files=FILES))
    assert all(other.box.width.inches * other.box.height.inches > 1 for other in others)
    assert strip.box.width.inches / strip.box.height.inches == pytest.approx(2000 / 60, rel=0.02)


@pytest.mark.parametrize("count", [1, 2, 5, 7, 13, 24])
def test_no_two_touch_however_many_there_are(count: int, lay_slide: Callable[..., Laid]) -> None:
    names = [list(SHAPES)[number % 3] for number in range(count)]
    found = logos(lay_slide(wall(*names), files=FILES))
    assert len(found) == count
    assert not any(one.box.overlaps(other.box) for place, one in enumerate(found) for other in found[:place])


MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M2 2h5v5H2z" fill="{}"/></svg>'
MARKS = {"black.svg": MARK.format("black"), "white.svg": MARK.format("white"), "gold.svg": MARK.format("#D9982B")}
OPAQUE = MARK.replace("<path", '<path d="M0 0h9v9H0z" fill="white"/><path').format("green")
MARKS["opaque.svg"] = OPAQUE


@pytest.mark.parametrize(
    ("background", "names", "on_plates"),
    [
        ("", ["black", "gold", "opaque"], {}),
        ("", ["black", "white", "gold"], {"white": "1B2A41"}),
        ("background: dark\n", ["white", "gold"], {}),
        ("background: dark\n", ["black", "white", "gold"], {"black": "FFFFFF", "gold": "FFFFFF"}),
    ],
)
def test_what_would_vanish_on_its_ground_stands_on_a_plate(
    background: str, names: list[str], on_plates: dict[str, str], lay_slide: Callable[..., Laid]
) -> None:
    laid = lay_slide(f"title: T\n{background}{wall(*names)}\n", files=MARKS)
    found = logos(laid)
    plates = [shape for shape in laid.page(-1).shapes if isinstance(shape, Rectangle) and shape.name.startswith("Pl")]
    assert {logo.alt: plate.fill for plate in plates for logo in found if plate.box.contains(logo.box)} == on_plates
    assert len(plates) == len(on_plates)
