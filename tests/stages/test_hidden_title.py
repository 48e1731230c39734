"""A title that isn't shown: the slide is known by it, and its blocks take its room."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from pptx import Presentation

from command import run
from laid_out import Laid, text_boxes, whole_deck


def test_a_hidden_title_is_not_seen_and_its_room_is_used(lay_slide: Callable[..., Laid]) -> None:
    shown = lay_slide("title: Three ports\nbullets: [Oslo, Bergen]").page(1)
    hidden = lay_slide("title: Three ports\nhide_title: true\nbullets: [Oslo, Bergen]").page(1)
    assert hidden.title == shown.title == "Three ports"
    assert not [box for box in text_boxes(hidden) if box.role == "title"]
    tops = [
        next(box.box.y for box in text_boxes(page) if "Oslo" in box.paragraphs[0].text.plain)
        for page in (shown, hidden)
    ]
    assert tops[1] < tops[0]


def test_powerpoint_finds_a_hidden_title_beside_the_slide(tmp_path: Path) -> None:
    slide = "title: Three ports\nhide_title: true\nbullets: [Oslo, Bergen]"
    (tmp_path / "deck.yaml").write_text(whole_deck(slide))
    done = run(tmp_path, "build", "-o", "made.pptx")
    assert done.returncode == 0, done.stderr
    made = list(Presentation(io.BytesIO((tmp_path / "made.pptx").read_bytes())).slides)[1]
    title = made.shapes.title
    assert title is not None
    assert title.text_frame.text == "Three ports"
    assert title.top + title.height <= 0


def test_a_title_alone_stands_large_on_a_color(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: Three ports\nbackground: accent")
    assert laid.said == []
    title = next(box for box in text_boxes(laid.page(1)) if box.role == "title")
    assert title.box.y > laid.brand.page[1] / 2
    assert title.paragraphs[0].style.size.pt >= 40
