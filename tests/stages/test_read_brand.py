"""An organisation's own file: its layouts, colors and fonts, and what its layouts have no room for."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from pptx import Presentation

from deckgen.model.color import contrast, standing_back
from deckgen.pipeline import build
from laid_out import Laid
from side_files import NOWHERE, template

LAYOUTS = "{cover: Title Slide, divider: Section Header, content: Title Only, body: Title and Content}"
DECK = "title: T\nbrand: brand.yaml\nsources: {a: {publisher: A}}\nsections:\n  - title: S\n    slides:\n"
DECK += "      - {title: One, bullets: [a, b], source: a}\n"
DECK += "      - {title: Two, stats: [{value: 1, label: x}], source: a}\n"
FONTS = "{heading: Source Sans Pro, body: Source Sans Pro}"


def corporate() -> bytes:
    file = io.BytesIO()
    Presentation().save(file)
    return file.getvalue()


FILES: dict[str, str | bytes] = {
    "corporate.pptx": corporate(),
    "brand.yaml": f"template: corporate.pptx\nfonts: {FONTS}\nlayouts: {LAYOUTS}\n",
}


def test_colors_and_fonts_come_from_the_templates_theme(lay: Callable[..., Laid], tmp_path: Path) -> None:
    template(tmp_path / "themed.pptx")
    laid = lay(DECK, {"brand.yaml": f"template: themed.pptx\nlayouts: {LAYOUTS}\n"})
    assert laid.brand.palette[0] == laid.brand.colors.accent == "4F81BD"
    assert laid.brand.colors.ink == "000000"
    assert laid.brand.fonts.body == NOWHERE
    assert [one.code for one in laid.log] == ["missing_font"]


def test_slides_fill_the_templates_placeholders(tmp_path: Path) -> None:
    for name, words in {"deck.yaml": DECK, **FILES}.items():
        (tmp_path / name).write_bytes(words if isinstance(words, bytes) else words.encode())
    made = build(tmp_path / "deck.yaml", tmp_path / "out.pptx")
    assert made.diagnostics == ()
    slides = list(Presentation(str(made.path)).slides)
    assert [slide.slide_layout.name for slide in slides] == [
        "Title Slide",
        "Section Header",
        "Title and Content",
        "Title Only",
    ]
    assert slides[2].shapes.title.text == "One"
    body = next(s for s in slides[2].placeholders if s.placeholder_format.idx == 1)
    assert body.text_frame.text == "a\nb"
    footer = next(s for s in slides[3].placeholders if "FOOTER" in str(s.placeholder_format.type))
    assert footer.text_frame.text == "Source: A"
    assert footer.width > slides[3].slide_layout.placeholders[2].width, "a narrow footer is widened for sources"


def test_no_text_box_stands_on_a_placeholder(lay: Callable[..., Laid]) -> None:
    laid = lay(DECK, FILES)
    for layout in laid.brand.layouts.values():
        free = [place for place in layout.placeholders if place.kind is None]
        taken = [place for place in layout.placeholders if place.kind is not None]
        assert not any(one.box.overlaps(other.box) for one in free for other in taken)


def test_shades_follow_the_paper_and_the_ink_that_a_brand_gives(lay: Callable[..., Laid]) -> None:
    colors = "colors: {paper: '#101418', ink: '#F3EFE6', hairline: '#445566', accent: '#8AB8EE'}\n"
    laid = lay(DECK, {"brand.yaml": colors})
    found = laid.brand.colors
    assert laid.said == []
    assert (found.paper, found.ink, found.hairline) == ("101418", "F3EFE6", "445566")
    assert found.muted == standing_back("101418", "F3EFE6", 0.3)
    assert contrast(found.muted, found.paper) >= 3
    assert contrast(found.grey, found.paper) > 4.5
    assert contrast(found.panel, found.paper) < 1.5
