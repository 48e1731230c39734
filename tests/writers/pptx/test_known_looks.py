"""Looks that are known from the last build are those that reading the slides gives, whatever has changed since."""

from __future__ import annotations

import io
import zipfile

import pytest

from deckgen.model.brand import Brand
from deckgen.model.ledger import Ledger
from deckgen.model.manifest import Looks
from deckgen.office.file_parts import WrittenParts
from deckgen.office.known_looks import KnownLooks
from deckgen.office.slide_looks import SlideLooks
from hand_made import Make
from written_file import write

MAIN = "ppt/presentation.xml"
SLIDE = "ppt/slides/slide5.xml"
CHANGES = {
    "a shape moves": (SLIDE, '<a:off x="', '<a:off x="9'),
    "another picture": ("ppt/media/image1.png", "IHDR", "IHDX"),
    "another color of the theme": ("ppt/theme/theme1.xml", 'srgbClr val="', 'srgbClr val="0'),
    "another layout": ("ppt/slides/_rels/slide5.xml.rels", "slideLayout", "slideLayou"),
    "another place on the layout": ("ppt/slideLayouts/slideLayout4.xml", '<a:off x="', '<a:off x="9'),
    "another section": (MAIN, '<p14:section name="', '<p14:section name="New '),
}


@pytest.fixture(scope="module")
def sample(make: Make) -> bytes:
    return write(make.sample(), Brand())


def read(looks: SlideLooks) -> list[Looks]:
    return [looks.looks(f"ppt/slides/slide{number}.xml", str(255 + number)) for number in range(1, 6)]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_they_are_those_of_the_slides(sample: bytes) -> None:
    parts, ledger = WrittenParts(parts_of(sample)), Ledger()
    plain = SlideLooks(parts, MAIN)
    for kept in (KnownLooks(parts, MAIN, ledger), KnownLooks(parts, MAIN, ledger)):
        assert (read(kept), list(kept.sheets())) == (read(plain), list(plain.sheets()))


def test_a_slide_that_is_the_same_is_not_read_again(sample: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    parts, ledger = WrittenParts(parts_of(sample)), Ledger()
    before = read(KnownLooks(parts, MAIN, ledger))
    monkeypatch.setattr(SlideLooks, "looks", None)
    assert read(KnownLooks(parts, MAIN, ledger)) == before


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_slide_depends_on_is_seen(sample: bytes, change: str) -> None:
    ledger, held = Ledger(), parts_of(sample)
    before = read(KnownLooks(WrittenParts(held), MAIN, ledger))
    part, old, new = CHANGES[change]
    assert old.encode() in held[part]
    parts = WrittenParts(held | {part: held[part].replace(old.encode(), new.encode())})
    now = read(KnownLooks(parts, MAIN, ledger))
    assert now == read(SlideLooks(parts, MAIN))
    assert now != before


def test_what_parts_are_called_makes_no_difference(sample: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slide that is put in before others gives them, and their pictures, other names."""
    ledger, held = Ledger(), parts_of(sample)
    before = KnownLooks(WrittenParts(held), MAIN, ledger).looks(SLIDE, "260")
    rels = "ppt/slides/_rels/slide5.xml.rels"
    held |= {
        "ppt/media/image9.png": held.pop("ppt/media/image1.png"),
        rels: held[rels].replace(b"image1.png", b"image9.png"),
        "ppt/slides/slide6.xml": held[SLIDE],
    }
    held["ppt/slides/_rels/slide6.xml.rels"] = held[rels]
    monkeypatch.setattr(SlideLooks, "looks", None)
    assert KnownLooks(WrittenParts(held), MAIN, ledger).looks("ppt/slides/slide6.xml", "260") == before
