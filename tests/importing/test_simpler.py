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
