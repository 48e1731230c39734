"""What is a footer and what a caption; and tables that only frame pictures."""

from __future__ import annotations

from deckgen.importing.framing_tables import frames_pictures, with_headings_of_frames
from deckgen.importing.repeated import repeated
from deckgen.model.rich_text import Run, Text
from deckgen.office.old_deck.old_values import (
    AnyShape,
    OldParagraph,
    OldSlide,
    PictureShape,
    Place,
    TableShape,
    WordShape,
)

SIZE = (9_000_000, 5_000_000)


def words(said: str, place: Place) -> WordShape:
    return WordShape(place=place, paragraphs=(OldParagraph(Text((Run(said),)), size=12),))


def slides(*shapes: AnyShape) -> list[OldSlide]:
    return [OldSlide(f"slide{number}.xml", "blank", shapes) for number in range(4)]


def test_words_under_a_picture_are_its_caption_on_however_many_slides() -> None:
    woman = PictureShape(place=Place(1_000_000, 200_000, 2_500_000, 4_200_000), media="woman.png")
    me = words("Me", Place(1_500_000, 4_300_000, 1_500_000, 400_000))
    assert not repeated(slides(woman, me), SIZE).footers
    assert repeated(slides(me), SIZE).footers == ("Me",)
    # A picture as wide as its slide stands over the foot of that.
    wide = PictureShape(place=Place(100_000, 200_000, 8_800_000, 4_200_000), media="screen.png")
    assert repeated(slides(wide, me), SIZE).footers == ("Me",)


def test_a_table_with_pictures_on_its_empty_cells_is_headings_over_these() -> None:
    cells = (Text((Run("Before"),)), Text((Run("After"),)))
    table = TableShape(place=Place(500_000, 1_000_000, 8_000_000, 3_600_000), rows=(cells, (Text(), Text())))
    left = PictureShape(place=Place(600_000, 1_500_000, 3_000_000, 2_500_000), media="a.png")
    right = PictureShape(place=Place(5_000_000, 1_500_000, 3_000_000, 2_500_000), media="b.png")
    made = with_headings_of_frames([table, left, right])
    assert frames_pictures([table, left, right])
    heads = [one for one in made if isinstance(one, WordShape)]
    assert [one.paragraphs[0].text.plain for one in heads] == ["Before", "After"]
    assert [one.place.x for one in heads] == [500_000, 4_500_000]
    assert all(one.place.bottom <= left.place.y for one in heads)
    # One that holds more than heads is a table, and so is one without pictures on it.
    full = TableShape(place=table.place, rows=(cells, cells))
    assert with_headings_of_frames([full, left, right])[0] is full
    assert with_headings_of_frames([table])[0] is table
