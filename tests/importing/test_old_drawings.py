"""Which shapes of a slide make up a drawing."""

from __future__ import annotations

from deckgen.importing.old_drawings import drawing_in
from deckgen.model.rich_text import plain
from deckgen.office.old_deck.old_values import AnyShape, OldParagraph, PictureShape, Place, WordShape

SIZE = (1600, 900)


def box(words: str, *place: int, drawn: bool = True) -> WordShape:
    """A box with words."""
    return WordShape(place=Place(*place), paragraphs=(OldParagraph(plain(words)),), is_drawn=drawn)


def test_numbers_beside_pictures_belong_to_them_and_words_do_not() -> None:
    code = PictureShape(place=Place(0, 400, 1400, 480), media="code")
    plan = PictureShape(place=Place(1100, 0, 440, 370), media="plan")
    marks: list[AnyShape] = [box("1", 1060, 220, 50, 50), box("2", 30, 330, 50, 50)]
    drawing = drawing_in([plan, marks[0], code, marks[1]], SIZE)
    assert drawing is not None
    assert len(drawing.shapes) == 4
    words = box("What it says of this", 30, 30, 600, 200, drawn=False)
    assert drawing_in([plan, marks[0], code, marks[1], words], SIZE) is None
