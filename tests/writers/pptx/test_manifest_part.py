"""The manifest in the file: where PowerPoint keeps what it doesn't know, and what the validators say of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from pptx import Presentation

import judges
from deckgen.model.brand import Brand
from deckgen.model.manifest import Manifest, SourceRecord, from_json
from deckgen.writers.pptx import flaws
from hand_made import Make, Opened
from written_file import write

MANIFEST = Manifest("Trade & <more>", "en", ())
SPACE = "{urn:deckgen:manifest}"


def part(data: bytes, opened: type[Opened]) -> tuple[str, str, str]:
    """The manifest's element: its name, its form, its words."""
    root = opened(data).xml("customXml/item1.xml")
    return root.tag, root.get("form"), root.text


def test_the_manifest_is_found_as_it_was_given_with_what_slides_stand_on(make: Make, opened: type[Opened]) -> None:
    tag, form, words = part(write(make.sample(), Brand(), MANIFEST), opened)
    assert (tag, form) == (f"{SPACE}manifest", "1")
    found = from_json(words)
    assert replace(found, size=(), sheets=()) == MANIFEST
    assert found.size == (12_191_695, 6_858_000)
    assert [one.name for one in found.sheets if one.master]


def test_the_presentation_leads_to_it_and_it_to_its_properties(make: Make, opened: type[Opened]) -> None:
    file = opened(write(make.sample(), Brand(), MANIFEST))
    related = {
        one.get("Type").rpartition("/")[2]: one.get("Target") for one in file.xml("ppt/_rels/presentation.xml.rels")
    }
    assert related["customXml"] == "../customXml/item1.xml"
    (properties,) = file.xml("customXml/_rels/item1.xml.rels")
    assert properties.get("Target") == "itemProps1.xml"
    assert file.xml("customXml/itemProps1.xml")[0][0].values() == ["urn:deckgen:manifest"]


@pytest.mark.parametrize("judge", [flaws, judges.audit, judges.rpptx, judges.schemas])
def test_a_file_with_a_manifest_is_sound_to_everybody(make: Make, judge: Callable[[bytes], list[str]]) -> None:
    assert judge(write(make.sample(), Brand(), MANIFEST)) == []


def test_without_a_manifest_there_is_no_part_of_it(make: Make, opened: type[Opened]) -> None:
    assert not [name for name in opened(write(make.sample(), Brand())).names if "customXml" in name]


def test_it_outlives_an_edit_by_another_program(make: Make, opened: type[Opened]) -> None:
    built = write(make.sample(), Brand(), MANIFEST)
    deck = Presentation(io.BytesIO(built))
    deck.slides[0].shapes.title.text_frame.text = "By hand"
    stream = io.BytesIO()
    deck.save(stream)
    assert part(stream.getvalue(), opened)[2] == part(built, opened)[2]


def test_it_is_compressed(make: Make) -> None:
    long = replace(MANIFEST, sources=(SourceRecord("a", "word " * 20_000),))
    with zipfile.ZipFile(io.BytesIO(write(make.sample(), Brand(), long))) as archive:
        assert archive.getinfo("customXml/item1.xml").compress_size < 2_000
