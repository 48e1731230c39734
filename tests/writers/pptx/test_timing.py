"""What appears in the show, and the self-check that knows what PowerPoint would drop or repair."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.page import TextBox
from deckgen.model.reveal import Appearing, Paragraphs, Step
from deckgen.writers.pptx import flaws
from hand_made import Make, Opened
from written_file import write

SLIDE = "ppt/slides/slide1.xml"
LIST: tuple[Step, ...] = ((Appearing("List", Paragraphs(0, 1)),), (Appearing("List", Paragraphs(2, 2)),))


def shown(make: Make, *steps: Step) -> bytes:
    """A slide with a list of three points, of which these steps let something appear."""
    box = TextBox(make.picture().box, (make.par("A"), make.par("B"), make.par("C")), "List")
    return write(make.document(replace(make.page("one", "One", box), steps=steps)), Brand())


def test_points_appear_together_where_they_are_of_one_step(make: Make, opened: type[Opened]) -> None:
    found = opened(shown(make, *LIST))
    assert found.find(SLIDE, "//p:pRg/@st") == ["0", "1", "2"]
    assert found.find(SLIDE, "//p:cTn/@nodeType")[2:] == ["clickEffect", "withEffect", "clickEffect"]
    assert found.find(SLIDE, "//p:bldP/@build") == ["p"]


def test_what_is_not_on_the_slide_is_passed_over(make: Make, opened: type[Opened]) -> None:
    assert opened(shown(make, (Appearing("Nothing"),))).find(SLIDE, "//p:timing") == []
    both = opened(shown(make, (Appearing("Nothing"), Appearing("List"))))
    assert both.find(SLIDE, "//p:cTn/@nodeType")[2:] == ["clickEffect"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('<p:cTn id="4"', '<p:cTn id="3"', "two time nodes have the id 3"),
        ('<p:spTgt spid="', '<p:spTgt spid="9', "something appears or plays that no shape outside of groups is: 9"),
        (
            '<p:pRg st="2" end="2"/>',
            '<p:pRg st="3" end="3"/>',
            "a paragraph of the shape 3 appears that it doesn't have",
        ),
        ('<p:pRg st="2" end="2"/>', '<p:pRg st="1" end="1"/>', "the shape 3 appears twice"),
        ('<p:bldP spid="', '<p:bldP spid="9', "which never appears"),
    ],
)
def test_the_self_check_finds_effects_that_come_to_nothing(
    make: Make, opened: type[Opened], old: str, new: str, fault: str
) -> None:
    data = shown(make, *LIST)
    assert flaws(data) == []
    found = flaws(opened(data).changed(SLIDE, old, new))
    assert [sentence for sentence in found if fault in sentence], found
