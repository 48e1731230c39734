"""Portraits are round, QR codes lead on and code runs rightwards, in PowerPoint, in drawings and in PDFs alike."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE

from command import run

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30" fill="#BC3F27"/></svg>'
)
DECK = """\
title: T
language: ar
sections:
  - title: S
    divider: false
    slides:
      - {id: face, title: A face, people: [{name: Ana, image: a.svg}]}
      - {id: code, title: A code, qr: "https://example.org/talk"}
      - {id: lines, title: Lines, code: "if a:"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / "a.svg").write_text(SVG)
    return tmp_path


def test_in_powerpoint(folder: Path) -> None:
    done = run(folder, "build", "-o", "t.pptx")
    assert done.returncode == 0, done.stderr
    _, face, code, lines = Presentation(str(folder / "t.pptx")).slides
    (person,) = (shape for shape in face.shapes if shape.name.startswith("Person: "))
    (portrait,) = (shape for shape in person.shapes if shape.name == "Portrait")
    assert portrait.auto_shape_type == MSO_SHAPE.OVAL
    (picture,) = (shape for shape in code.shapes if shape.name == "QR code")
    assert picture.click_action.hyperlink.address == "https://example.org/talk"
    (listing,) = (shape for shape in lines.shapes if shape.name == "Listing")
    (words,) = (shape for shape in listing.shapes if shape.name == "Code")
    (paragraph,) = words.text_frame.paragraphs
    assert paragraph._p.pPr.get("rtl") == "0"
    assert paragraph.line_spacing.pt == pytest.approx(24)
    assert {run.font.name for run in paragraph.runs} == {"DejaVu Sans Mono"}


def test_in_drawings(folder: Path) -> None:
    for slide in ("face", "code"):
        assert run(folder, "show", slide, "-o", f"{slide}.svg").returncode == 0
    assert "<clipPath" in (folder / "face.svg").read_text()
    assert 'href="https://example.org/talk"' in (folder / "code.svg").read_text()


def test_in_pdfs(folder: Path) -> None:
    done = run(folder, "export", "pdf", "-o", "t.pdf")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(folder / "t.pdf") as pdf:
        links = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", [])]
    assert links == ["https://example.org/talk"]
