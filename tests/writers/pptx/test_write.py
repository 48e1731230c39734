"""The whole file, as python-pptx, LibreOffice and two independent validators see it."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation

import judges
from deckgen.model.brand import Brand
from deckgen.model.chart_data import ChartData
from deckgen.model.format import NumberFormat
from deckgen.model.page import ChartBox
from deckgen.writers.pptx import flaws
from hand_made import Make, Opened
from written_file import write


def reopened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def test_titles_notes_and_names_come_back(make: Make) -> None:
    deck = reopened(write(make.sample(), Brand()))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
        "The talk",
        "Trade",
        "Bullets",
        "Table",
        "Shapes",
        "Thank you",
    ]
    assert [slide.name for slide in deck.slides] == ["cover", "trade", "bullets", "table", "shapes", "bye"]
    assert [slide.has_notes_slide for slide in deck.slides] == [False, False, True, False, False, False]
    assert deck.slides[2].notes_slide.notes_text_frame.text == "Pause here."
    assert [run.font.bold for run in deck.slides[2].notes_slide.notes_text_frame.paragraphs[0].runs] == [
        None,
        True,
        None,
    ]


def test_slides_stand_on_the_layouts_of_their_roles(make: Make) -> None:
    deck = reopened(write(make.sample(), Brand()))
    assert [slide.slide_layout.name for slide in deck.slides] == [
        "Title Slide",
        "Section Header",
        "Title and Content",
        "Title Only",
        "Title Only",
        "Closing",
    ]


def test_properties_are_the_authors(make: Make) -> None:
    deck = reopened(write(make.sample(), Brand()))
    core = deck.core_properties
    assert (core.title, core.author, core.last_modified_by, core.subject, core.language) == (
        "The talk",
        "E. Anthony Wayne",
        "E. Anthony Wayne",
        "The view",
        "en-US",
    )
    assert str(core.created) == str(core.modified) == "2018-09-12 00:00:00"
    assert (core.comments, core.keywords) == ("", "")


def test_no_library_leftovers(make: Make, opened: type[Opened]) -> None:
    names = opened(write(make.sample(), Brand())).names
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_same_input_gives_same_bytes(make: Make) -> None:
    assert write(make.sample(), Brand()) == write(make.sample(), Brand())


def test_every_layout_alone_is_sound(make: Make) -> None:
    for layout in Brand().layouts:
        assert flaws(write(make.document(make.page("one", "One", layout=layout)), Brand())) == []


def test_a_deck_without_slides_is_sound(make: Make) -> None:
    data = write(make.document(), Brand())
    assert flaws(data) == []
    assert len(reopened(data).slides) == 0


def test_a_chart_that_was_not_drawn_is_a_bug(make: Make) -> None:
    chart = ChartData("line", ("2017",), (), NumberFormat("0"))
    box = ChartBox(make.picture().box, chart, "Chart", "alt")
    with pytest.raises(TypeError, match="'Chart' has not been drawn"):
        write(make.document(make.page("one", "One", box)), Brand())


@pytest.mark.parametrize("judge", [judges.audit, judges.schemas])
def test_a_judge_finds_nothing(make: Make, judge: Callable[[bytes], list[str]]) -> None:
    assert judge(write(make.sample(), Brand())) == []


def test_rpptx_finds_nothing(make: Make) -> None:
    import rpptx

    deck = rpptx.Presentation.from_bytes(write(make.sample(), Brand()))
    assert list(deck.validate()) == []
    assert [(section.name, len(section.slide_ids)) for section in deck.sections] == [
        ("The talk", 1),
        ("Trade", 4),
        ("End", 1),
    ]


def test_libreoffice_shows_every_slide(make: Make, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    pdfinfo = shutil.which("pdfinfo")
    if not soffice or not pdfinfo:
        pytest.skip("soffice or pdfinfo is not installed")
    deck: Path = tmp_path / "deck.pptx"
    shown = tuple(replace(page, hidden=False) for page in make.sample().pages)
    deck.write_bytes(write(replace(make.sample(), pages=shown), Brand()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    told = subprocess.run([pdfinfo, str(tmp_path / "deck.pdf")], check=True, capture_output=True, text=True).stdout
    assert [line.split()[1] for line in told.splitlines() if line.startswith("Pages:")] == [str(len(shown))]
