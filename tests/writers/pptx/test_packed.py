"""The zip of a package: the same bytes whether its parts were deflated before or not."""

from __future__ import annotations

import io
import zipfile

import pytest

from deckgen.model.ledger import Ledger
from deckgen.writers.pptx.package import pack

ENTRIES = [
    ("[Content_Types].xml", b"<Types/>" * 400),
    ("ppt/media/image1.png", bytes(range(256)) * 20),
    ("ppt/media/image2.svg", b"<svg>" + b"<path d='M0 0'/>" * 900 + b"</svg>"),
    ("ppt/slides/slide1.xml", b"<sld/>" * 400),
    ("ppt/slides/año.xml", b""),
    ("docProps/app.xml", b"x"),
]


def packed(ledger: Ledger | None = None) -> bytes:
    file = io.BytesIO()
    pack(file, ENTRIES, ledger)
    return file.getvalue()


def test_a_ledger_makes_no_difference() -> None:
    ledger, usual = Ledger(), packed()
    assert packed(ledger) == packed(ledger) == packed(Ledger(ledger.entries)) == usual


def test_what_is_in_it_can_be_read() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(Ledger()))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == ENTRIES


def test_a_part_that_is_the_same_is_not_deflated_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger()
    before = packed(ledger)
    monkeypatch.setattr("deckgen.writers.pptx.package.zlib.compressobj", None)
    assert packed(ledger) == before
