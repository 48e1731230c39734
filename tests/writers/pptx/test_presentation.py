"""Sections, the lists of the presentation part, and the counts in the properties."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.brand import Brand
from hand_made import Make, Opened
from written_file import write

MAIN = "ppt/presentation.xml"


@pytest.fixture
def sectioned(make: Make, opened: type[Opened]) -> Callable[..., Opened]:
    def made(*sections: str, title: str = "The talk") -> Opened:
        pages = [make.page(f"s{number}", "Title", section=section) for number, section in enumerate(sections)]
        return opened(write(make.document(*pages, title=title), Brand()))

    return made


def test_neighbours_of_one_title_are_one_section(sectioned: Callable[..., Opened]) -> None:
    written = sectioned("", "", "Trade", "Trade", "Energy", "Trade")
    found = [
        (section.get("name"), [int(slide.get("id")) for slide in section.iter("{*}sldId")])
        for section in written.find(MAIN, "//p14:section")
    ]
    assert found == [("The talk", [256, 257]), ("Trade", [258, 259]), ("Energy", [260]), ("Trade", [261])]


def test_sections_keep_their_ids(sectioned: Callable[..., Opened]) -> None:
    ids = sectioned("A", "B", "A").find(MAIN, "//p14:section/@id")
    assert ids == sectioned("A", "B", "A").find(MAIN, "//p14:section/@id")
    assert len(set(ids)) == 3


def test_a_deck_without_a_title_has_a_default_section(sectioned: Callable[..., Opened]) -> None:
    assert sectioned("", title="").find(MAIN, "//p14:section/@name") == ["Default"]


def test_the_notes_master_is_listed_after_the_slide_masters(sectioned: Callable[..., Opened]) -> None:
    order = [child.tag.rpartition("}")[2] for child in sectioned("A").xml(MAIN)]
    assert order[:4] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz"]


def test_the_counts_are_right(make: Make, opened: type[Opened]) -> None:
    app = opened(write(make.sample(), Brand())).xml("docProps/app.xml")
    said = {each.tag.rpartition("}")[2]: each.text for each in app}
    assert (said["Slides"], said["Notes"], said["HiddenSlides"], said["Application"]) == ("6", "1", "1", "deckgen")
