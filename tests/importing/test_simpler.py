"""What is done with a slide that has more than one has room for."""

from __future__ import annotations

from deckgen.importing.drafts import Beside, DraftBlock, SlideDraft, Under, leaves
from deckgen.importing.simpler import simpler
from deckgen.office.old_deck.old_values import Place


def test_words_around_a_picture_stay_together_at_its_side() -> None:
    picture = DraftBlock("image", {"file": "a.png", "alt": "A mill"}, Place(6, 1, 3, 2))
    words = [DraftBlock("text", said, Place(0, y, 4, 1)) for y, said in enumerate(("Multi", "Platform", "App"))]
    slide = SlideDraft(1, "A title", content=Under((words[0], picture, words[1], words[2])))
    (made,) = simpler(slide, {"content_overflow"})
    assert isinstance(made.content, Beside)
    assert [str(one.value) for one in leaves(made.content) if one.word == "text"] == ["Multi", "Platform", "App"]
    assert [one.word for one in leaves(made.content)][-1] == "image"
    assert made.kept == "whole"
    # Where that finds no room either, it is the picture that goes to a slide of its own.
    parts = simpler(made, {"content_overflow"})
    assert [[one.word for one in leaves(part.content)] for part in parts] == [["text", "text", "text"], ["image"]]


def test_a_flow_that_finds_no_room_is_told() -> None:
    picture = DraftBlock("image", {"file": "a.png", "alt": "A drawing: A; B"})
    flow = DraftBlock("flow", ["A", "B"], Place(), (picture, DraftBlock("bullets", ["A", "B"])))
    (made,) = simpler(SlideDraft(1, "A title", content=flow), {"content_overflow"})
    assert [one.word for one in leaves(made.content)] == ["image"]
    assert made.kept == "picture"
    assert made.said == ["'flow' finds no room there: it is 'image' now"]
    (made,) = simpler(made, {"content_overflow"})
    assert [one.word for one in leaves(made.content)] == ["bullets"]


def test_a_sentence_that_finds_no_room_beside_a_picture_stands_over_or_under_it() -> None:
    picture, words = (
        DraftBlock("image", {"file": "a.png", "alt": "A"}),
        DraftBlock("text", "https://example.org/long"),
    )
    (made,) = simpler(SlideDraft(1, "A title", content=Beside((words, picture), (1, 3))), {"content_overflow"})
    assert made.content == Under((words, picture), stays=True)
    assert len(simpler(made, {"content_overflow"})) == 2


def test_points_that_were_narrower_than_their_picture_get_more_room_before_they_go() -> None:
    picture, points = DraftBlock("image", {"file": "a.png", "alt": "A"}), DraftBlock("bullets", ["A", "B"])
    beside, heading = Beside((picture, points), (3, 1)), DraftBlock("text", "Over both")
    slide = SlideDraft(1, "A title", content=Under((heading, beside)), runs_on=True)
    (made,) = simpler(slide, {"content_overflow"})
    assert made.content == Under((heading, Beside((picture, points), ())))
    assert len(simpler(made, {"content_overflow"})) == 2
