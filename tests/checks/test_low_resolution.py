"""low_resolution: a picture of few pixels on much room is warned of, at the place where it is named."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from laid_out import Laid

SLIDE = "title: A view\nimage: {file: view.png, alt: A view of the river}\n"


def png(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize(("width", "said"), [(3000, []), (120, ["low_resolution"])])
def test_few_pixels_on_much_room_are_warned_of(width: int, said: list[str], lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(SLIDE, files={"view.png": png(width, width * 3 // 4)})
    assert [one.code for one in laid.log] == said
    assert all("pixels" in (one.hint or "") for one in laid.log)


def test_it_can_be_excused_from(lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(SLIDE + "allow: [low_resolution]\n", files={"view.png": png(120, 90)}).said == []
