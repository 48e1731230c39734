"""The self-check finds each fault that was made on purpose, and says where."""

from __future__ import annotations

import pytest

from deckgen.model.brand import Brand
from deckgen.model.ledger import Ledger
from deckgen.writers.pptx import flaws
from hand_made import Make, Opened
from written_file import write

ONE = "ppt/slides/slide1.xml"
MAIN = "ppt/presentation.xml"
RELS = "ppt/slides/_rels/slide3.xml.rels"

BROKEN = [
    ("ppt/slides/slide2.xml", "</p:sld>", "", "ppt/slides/slide2.xml: the XML is broken"),
    (ONE, 'id="3"', 'id="2"', f"{ONE} (slide 1): two shapes have the id 2"),
    (ONE, 'lang="en-US" ', "", "(slide 1): the words 'The talk' name no language"),
    (ONE, "<a:t>The talk</a:t>", "<a:t/>", "(slide 1): the placeholder 'Title' is empty"),
    (ONE, ' type="ctrTitle"', ' type="body"', "(slide 1): the slide has no title"),
    (ONE, "<a:t>", "<a:u/><a:t>", "(slide 1): a:r holds a:u, which has no place there"),
    (
        "ppt/slides/slide4.xml",
        '<a:gridCol w="',
        '<a:gridCol w="9"/><a:gridCol w="',
        "row 1 of a table has 2 cells for 4",
    ),
    ("ppt/slides/slide4.xml", 'descr="A table of chapters"', "", "(slide 4): 'Table' has no alternative text"),
    ("ppt/slides/slide5.xml", 'descr="A green area"', 'descr=""', "(slide 5): 'Chart' has no alternative text"),
    (
        "ppt/slides/slide5.xml",
        'r:embed="rId2"',
        'r:embed="rId99"',
        "it refers to the relationship rId99, which it doesn't",
    ),
    ("ppt/slides/slide5.xml", '<a:ext cx="3657600"', '<a:ext cx="-1"', "(slide 5): a shape has a negative width"),
    ("ppt/slides/slide5.xml", '<a:off x="594360"', '<a:off x="99594360"', "(slide 5): 'Chart' reaches over the edge"),
    (
        RELS,
        "../slideLayouts/slideLayout4.xml",
        "../slideLayouts/slideLayout9.xml",
        "slideLayout9.xml is not in the file",
    ),
    (RELS, "/slideLayout", "/slideLayou", "ppt/slides/slide3.xml (slide 3): it stands on 0 layouts instead of one"),
    (RELS, 'Id="rId2"', 'Id="rId1"', f"{RELS}: two relationships have the id rId1"),
    (MAIN, 'id="257"', 'id="256"', f"{MAIN}: two slides have the id 256"),
    (MAIN, '<p:sldId id="256"', '<p:sldId id="25"', f"{MAIN}: the slide id 25 is out of range"),
    (MAIN, '<p14:sldId id="258"/>', "", f"{MAIN}: the sections don't hold every slide exactly once"),
    (MAIN, "notesMasterIdLst>", "sldMasterIdLst>", f"{MAIN}: the notes master is there but not listed"),
    (
        MAIN,
        '<p:sldMasterId id="2147483648"',
        '<p:sldMasterId id="2147483649"',
        "2 masters or layouts have the id 2147483649",
    ),
    (
        "[Content_Types].xml",
        "/ppt/viewProps.xml",
        "/ppt/other.xml",
        "it names ppt/other.xml, which is not in the file",
    ),
    (
        "[Content_Types].xml",
        'Extension="png"',
        'Extension="gif"',
        "ppt/media/image1.png: the part has no content type",
    ),
    ("docProps/core.xml", "E. Anthony Wayne", "Steve Canny", "docProps/core.xml: the creator is 'Steve Canny'"),
    ("docProps/core.xml", "<dc:title>The talk</dc:title>", "", "docProps/core.xml: the document's title is not set"),
]


@pytest.fixture(scope="module")
def sample(make: Make) -> bytes:
    return write(make.sample(), Brand())


def test_a_sound_file_has_no_faults(sample: bytes) -> None:
    assert flaws(sample) == []


@pytest.mark.parametrize(("part", "old", "new", "fault"), BROKEN)
def test_each_fault_is_found(opened: type[Opened], sample: bytes, part: str, old: str, new: str, fault: str) -> None:
    found = flaws(opened(sample).changed(part, old, new))
    assert [sentence for sentence in found if fault in sentence], found


@pytest.mark.parametrize(("part", "old", "new", "fault"), BROKEN)
def test_a_fault_is_found_in_a_file_that_was_sound_before(
    opened: type[Opened], sample: bytes, part: str, old: str, new: str, fault: str
) -> None:
    ledger, faulty = Ledger(), opened(sample).changed(part, old, new)
    assert flaws(sample, ledger) == []
    # What isn't sound isn't remembered, however often it is looked at.
    assert flaws(faulty, ledger) == flaws(faulty, ledger) == flaws(faulty)
    assert flaws(sample, ledger) == []


def test_a_part_that_nothing_leads_to_is_found(opened: type[Opened], sample: bytes) -> None:
    extra = opened(sample).rebuilt({}, {"ppt/slides/slide99.xml": b"<secret/>"})
    assert "ppt/slides/slide99.xml: nothing in the file leads to this part" in flaws(extra)


def test_a_part_that_is_there_twice_is_found(opened: type[Opened], sample: bytes) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = opened(sample).rebuilt({}, {ONE: b"<again/>"})
    assert f"{ONE}: the file holds this part 2 times" in flaws(twice)


def test_what_is_no_zip_is_said_to_be_none() -> None:
    assert flaws(b"not a file") == ["the file is not a sound zip archive: File is not a zip file"]


def test_a_part_with_very_long_words_is_sound(opened: type[Opened], sample: bytes) -> None:
    long = opened(sample).changed("docProps/core.xml", "<dc:title>", "<dc:title>" + "word " * 2_100_000)
    assert flaws(long) == []
