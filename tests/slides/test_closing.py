"""The closing slide: what is asked, who spoke, and a code that leads on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.page import Picture, TextBox
from laid_out import Laid

DECK = """\
title: Trade
speaker: {{name: Ana, role: Reader, email: ana@example.org}}
sections:
  - title: S
    slides: [{{title: One, text: a}}, {slide}]
"""


def said(laid: Laid) -> dict[str, TextBox]:
    assert laid.said == []
    return {shape.name: shape for shape in laid.page(-1).shapes if isinstance(shape, TextBox)}


@pytest.mark.parametrize("page", ["16:9", "4:3"])
def test_what_is_asked_stands_large_beside_a_code(page: str, lay: Callable[..., Laid]) -> None:
    ask, code = (
        "Keep the partnership, or become distant neighbors again",
        "{url: 'https://example.org', text: Slides}",
    )
    deck = DECK.format(slide=f"{{closing: {{ask: '{ask}', qr: {code}}}}}").replace(
        "title: T", "brand: b.yaml\ntitle: T", 1
    )
    laid = lay(deck, {"b.yaml": f'page: "{page}"\n'})
    words = said(laid)
    (picture,) = (shape for shape in laid.page(-1).shapes if isinstance(shape, Picture))
    assert laid.page(-1).title == words["Title"].paragraphs[0].text.plain == ask
    assert words["Title"].paragraphs[0].style.size.pt >= 29
    assert [one.text.plain for one in words["Speaker"].paragraphs] == ["Ana", "Reader", "ana@example.org"]
    assert words["Address"].box.y > picture.box.bottom
    assert picture.box.width.inches >= 1.6
    assert not any(picture.box.overlaps(box.box) for box in words.values() if box.name != "Slide number")


def test_a_title_besides_what_is_asked_stands_over_it(lay: Callable[..., Laid]) -> None:
    words = said(lay(DECK.format(slide="{title: Thank you, closing: {ask: Call your senator}}")))
    assert words["Title"].paragraphs[0].text.plain == "Call your senator"
    assert words["Heading"].paragraphs[0].text.plain == "Thank you"
    assert words["Heading"].box.bottom < words["Title"].box.bottom


def test_a_code_alone_stands_beside_the_title_of_the_talk(lay: Callable[..., Laid]) -> None:
    laid = lay(DECK.format(slide="{closing: {qr: 'https://example.org'}}"))
    assert said(laid)["Title"].paragraphs[0].text.plain == "Trade"
    assert any(isinstance(shape, Picture) for shape in laid.page(-1).shapes)
