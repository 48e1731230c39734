"""What is seen behind the words of a template's layouts."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image, ImageDraw

from deckgen.model.color import contrast
from deckgen.model.seen_ground import COLUMNS, ROWS, SeenGround
from deckgen.office import seen_layouts
from deckgen.office.template_layouts import Template, read_template
from deckgen.pictures.ground_guest import seen_ground
from odd_templates import drawn, named, plain, solid


def template(data: bytes) -> Template:
    found = read_template(data)
    assert isinstance(found, Template)
    return found


def test_layouts_that_show_the_same_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(behind: bytes, svg: bytes, color: str) -> SeenGround:
        looked.append(color)
        return seen_ground(behind, svg, color)

    monkeypatch.setattr(seen_layouts, "seen_ground", look)
    found = template(plain(13.333, 7.5, lambda deck: drawn(deck, 0, 0, 3, 3, solid("101820"), named(deck, "Blank"))))
    width, height = map(int, found.page)
    seen = seen_layouts.seen_grounds(found.carried, tuple(found.layouts), width, height)
    assert len(seen) == 11
    assert len(looked) == 2
    assert (seen["Blank"].at(0.1, 0.1), seen["Title Only"].at(0.1, 0.1)) == ("101820", "FFFFFF")


def photo() -> str:
    """A drawing with a picture as large as the page: a light wall, and in its right third many small things."""
    picture = Image.new("RGB", (960, 540), "#E8ECEF")
    pen = ImageDraw.Draw(picture)
    for x in range(660, 960, 12):
        for y in range(0, 540, 12):
            pen.rectangle((x, y, x + 5, y + 5), "#8AA0B8" if (x + y) % 24 else "#33475C")
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    data = base64.b64encode(kept.getvalue()).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540">'
        f'<image width="960" height="540" href="data:image/png;base64,{data}"/></svg>'
    )


def test_the_restless_part_of_a_photo_is_not_free() -> None:
    svg = photo().encode()
    seen = seen_ground(svg, svg, "FFFFFF")
    free = seen.free((0.0, 0.0, 0.6, 1.0))
    rows = [free[row * COLUMNS : (row + 1) * COLUMNS] for row in range(ROWS)]
    assert all(all(row[:64]) for row in rows)
    assert sum(map(sum, (row[72:] for row in rows))) < ROWS * (COLUMNS - 72) * 0.1


def test_a_gradient_is_free_as_far_as_the_words_of_a_place_are_read_on_it() -> None:
    stops = '<stop offset="0" stop-color="#102030"/><stop offset="1" stop-color="#F4F6F8"/>'
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 54" width="96" height="54"><defs>'
        f'<linearGradient id="g">{stops}</linearGradient></defs><rect width="96" height="54" fill="url(#g)"/></svg>'
    ).encode()
    seen = seen_ground(svg, svg, "FFFFFF")
    free = seen.free((0.0, 0.0, 0.3, 1.0))[:COLUMNS]
    assert all(free[:30])
    assert not any(free[70:])
    assert seen.hardest((0.0, 0.0, 0.5, 1.0)) != seen.main((0.0, 0.0, 0.5, 1.0))


def test_noise_shows_its_darkest_and_its_lightest() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540"><defs>'
        b'<pattern id="p" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="3"/></pattern>'
        b'</defs><rect width="960" height="540" fill="url(#p)"/></svg>'
    )
    seen = seen_ground(svg, svg, "FFFFFF")
    assert contrast(seen.hardest((0.2, 0.2, 0.5, 0.5)), seen.main((0.2, 0.2, 0.5, 0.5))) > 7
