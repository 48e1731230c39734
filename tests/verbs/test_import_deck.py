"""`deckgen import`: decks that were made by hand become decks that build, and no word is lost."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

import old_decks
from command import run
from imported_deck import imported
from made_mp4 import mp4

WORD = re.compile(r"[^\W_]+")
PARTS = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide|charts/chart|diagrams/data)\d+\.xml")


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice isn't found, unless a test asks for it: it takes its time to start."""
    monkeypatch.setenv("PATH", "")


def words_in(data: bytes) -> set[str]:
    """All words in a .pptx: of slides, notes, charts, SmartArt, and alt texts."""
    found = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in filter(PARTS.fullmatch, archive.namelist()):
            for element in etree.fromstring(archive.read(name)).iter("{*}p", "{*}v", "{*}cNvPr"):
                texts = [one.text or "" for one in element.iter("{*}t")] or [element.text or ""]
                found |= {word.casefold() for word in WORD.findall("".join(texts) + " " + element.get("descr", ""))}
    return found


def built(deck: Path) -> bytes:
    """The deck, built with its hidden slides shown."""
    text = (deck / "deck.yaml").read_text().replace("appendix: true", "appendix: false")
    (deck / "deck.yaml").write_text(text)
    done = run(deck, "build", "-o", "new.pptx")
    assert done.returncode == 0, done.stderr
    return (deck / "new.pptx").read_bytes()


def test_no_word_of_a_conference_deck_is_lost(tmp_path: Path) -> None:
    old = old_decks.a_conference_deck().bytes()
    deck, report = imported(tmp_path, old)
    assert not report["errors"]
    assert all(not slide["lost_words"] for slide in report["slides"])
    new = words_in(built(deck)) | {
        word.casefold() for file in deck.glob("assets/data/*.csv") for word in WORD.findall(file.read_text())
    }
    # The numbers of pages are PowerPoint's.
    assert {word for word in words_in(old) - new if not word.isdigit()} == set()


def test_slides_become_what_they_mean(tmp_path: Path) -> None:
    deck, _ = imported(tmp_path, old_decks.a_conference_deck().bytes())
    text = (deck / "deck.yaml").read_text()
    for written in (
        "title: Rivers and borders\nsubtitle: What two countries share\nspeaker: Ana Ruiz\n",
        "notes: |-\n  Welcome everybody.\n\n  Wait for silence.\n",
        '          - "Trade: more than goods":\n              - "Cars #1 in 2017":\n',
        "                  - and \\*their\\* parts\n",
        '          - "yes"\n          - "No"\n',
        "  - title: Trade\n    divider: false\n    slides:\n      - title: Trade\n        background: divider\n",
        "crop: {left: 10%, top: 25%}",
        "alt: A bridge over a wide river",
        'credit: "Photo: B. Díaz"',
        "It carries {\\{ most }\\} of the trade.",
        "u-s-census-bureau-2018: {publisher: U.S. Census Bureau, year: 2018}",
        "source: u-s-census-bureau-2018",
        "        table:\n          data: crossings_by_state_table\n",
        "          type: line\n          data: billion_dollars\n          x: Category\n",
        "          y: [Exports, Imports]\n",
        "        code: |-\n          select state, sum(value)\n            from trade\n",
        "[full report](https://example.org/report_%28final%29?a=1)",
        "        steps:\n          - title: Ask\n            text: everybody\n          - Count\n",
        "      - appendix: true\n        title: For questions\n",
        "- closing:\n          ask: Thank you!\n",
    ):
        assert written in text
    assert (deck / "assets/data/billion-dollars.csv").read_text() == (
        "Category,Exports,Imports\n2015,236,296\n2016,230,\n2017,243,314\n"
    )
    assert 'footer: "Spring conference · {{ number }}"' in (deck / "assets/brand/brand.yaml").read_text()


def test_what_was_imported_is_checked_without_an_error(tmp_path: Path) -> None:
    deck, report = imported(tmp_path, old_decks.a_conference_deck().bytes())
    done = run(deck, "check")
    assert done.returncode == 0, done.stderr
    assert {slide["kept"] for slide in report["slides"]} <= {"whole", "partly"}


def test_charts_of_all_kinds_keep_their_values(tmp_path: Path) -> None:
    deck, report = imported(tmp_path, old_decks.charts_of_all_kinds().bytes())
    text = (deck / "deck.yaml").read_text()
    types = re.findall(r"type: (\w+)", text)
    one = ["bar", "ranking", "donut", "donut", "line", "area", "bar"]
    two = ["grouped", "stacked", "share", "stacked", "line", "area"]
    assert types == [*one, *two, "line", "scatter", "scatter", "stacked"]
    assert [slide["number"] for slide in report["slides"] if slide["kept"] != "whole"] == [8, 11, 12]
    assert (deck / "assets/data/days-chart.csv").read_text().splitlines()[1] == "2018-01-01,1"
    done = run(deck, "check")
    assert done.returncode == 0, done.stderr


def test_sections_of_powerpoint_are_sections(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    for number in range(2, 6):
        deck.slide(old_decks.CONTENT, f"Slide about {number}", "words")
    deck.sections(Default_Section=1, Where_we_are=2, Where_we_go=4)
    folder, _ = imported(tmp_path, deck.bytes())
    text = (folder / "deck.yaml").read_text()
    titles = re.findall(r"^  - title: (.*)\n    divider: false$", text, re.MULTILINE)
    assert titles == ["Where we are", "Where we go"]


def test_a_source_that_all_slides_have_is_the_source_of_each_and_no_footer(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    for number in range(4):
        slide = deck.slide(old_decks.CONTENT, f"Finding {number}", "words")
        deck.box(slide, "Source: U.S. Census Bureau, 2018", 0.8, 6.7, 6, 0.4, size=11)
    folder, report = imported(tmp_path, deck.bytes())
    text = (folder / "deck.yaml").read_text()
    assert text.count("source: u-s-census-bureau-2018") == 4
    assert "Census" not in json.dumps(report)


def test_more_than_a_slide_holds_stands_on_several(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    sentence = "A point of a list that is far longer than any listener can read while somebody speaks to them. "
    deck.slide(old_decks.CONTENT, "Much to say", *(f"{number}: {sentence * 2}" for number in range(14)))
    old_decks.mono(
        deck.slide(old_decks.TITLE_ONLY, "Much to run"), "\n".join(f"step({n}, 'x' * {n})" for n in range(70))
    )
    deck.slide(old_decks.CONTENT, "A title that goes on and on " * 12, "words")
    folder, report = imported(tmp_path, deck.bytes())
    assert not report["errors"]
    assert all(not slide["lost_words"] for slide in report["slides"])
    shown = words_in(built(folder))
    assert {str(number) for number in range(70)} <= shown


@pytest.mark.parametrize("seed", range(6))
def test_strange_decks_build_and_keep_their_words(tmp_path: Path, seed: int) -> None:
    deck, report = imported(tmp_path, old_decks.a_strange_deck(seed).bytes())
    assert report["errors"] == []
    assert [slide["lost_words"] for slide in report["slides"] if slide["lost_words"]] == []
    built(deck)


def test_a_video_keeps_its_poster(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    slide = deck.slide(old_decks.TITLE_ONLY, "A clip")
    clip = io.BytesIO(mp4())
    slide.shapes.add_movie(clip, 914400, 1828800, 6400000, 3600000, old_decks.picture(), "video/mp4")
    folder, report = imported(tmp_path, deck.bytes())
    assert "        video:\n          file: assets/videos/" in (folder / "deck.yaml").read_text()
    assert report["slides"][1]["kept"] == "whole"


def test_a_damaged_picture_is_said(tmp_path: Path) -> None:
    deck = old_decks.OldDeck()
    deck.slide(old_decks.TITLE, "A talk")
    deck.slide(old_decks.TITLE_ONLY, "A picture").shapes.add_picture(old_decks.picture(), 914400, 1828800)
    deck.slide(old_decks.BLANK).shapes.add_picture(old_decks.picture("red"), 914400, 1828800)
    deck.slide(old_decks.CONTENT, "More", "words")
    damaged = old_decks.edited(deck.bytes(), lambda name, part: part[:300] if name.startswith("ppt/media/") else part)
    folder, report = imported(tmp_path, damaged)
    second, third = report["slides"][1:3]
    assert second["kept"] == third["kept"] == "partly"
    assert "can't be read is not taken over" in second["not_taken_over"][0]
    assert "nothing is left on it, so it is left out" in third["not_taken_over"]
    assert run(folder, "check").returncode == 0


def test_a_drawing_is_drawn_where_libreoffice_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice isn't there")
    deck, report = imported(tmp_path, old_decks.a_conference_deck().bytes())
    drawn = report["slides"][9]
    assert drawn["kept"] == "picture"
    text = (deck / "deck.yaml").read_text()
    assert '"In the drawing: Mill; Tables; Bakery; Shops"' in text
    assert (deck / "assets/images/how-goods-move-drawing.png").read_bytes().startswith(b"\x89PNG")


def test_without_libreoffice_the_words_of_a_drawing_stay(tmp_path: Path) -> None:
    deck, report = imported(tmp_path, old_decks.a_conference_deck().bytes())
    assert "LibreOffice would have to draw it" in " ".join(report["slides"][9]["not_taken_over"])
    assert {"mill", "bakery", "shops", "tables"} <= words_in(built(deck))


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "old.pptx").write_bytes(old_decks.a_conference_deck().bytes())
    (tmp_path / "new").mkdir()
    (tmp_path / "new/mine.txt").write_text("mine")
    done = run(tmp_path, "import", "old.pptx", "new")
    assert done.returncode == 2
    assert "is not an empty folder; nothing was changed" in done.stderr
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("data", [b"", b"no deck", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_deck_is_said_and_nothing_is_written(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "old.pptx").write_bytes(data)
    done = run(tmp_path, "import", "old.pptx", "new")
    assert done.returncode == 1
    assert "error[" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "new").exists()


def hostile(kind: str) -> bytes:
    """A deck made to do harm, or damaged."""
    data = old_decks.a_conference_deck().bytes()

    def change(name: str, part: bytes) -> bytes | None:
        if kind == "a slide is missing" and name == "ppt/slides/slide4.xml":
            return None
        if kind == "a chart is missing" and name.startswith("ppt/charts/chart"):
            return None
        if kind == "entities" and name == "ppt/slides/slide2.xml":
            bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]>'
            return part.replace(b"<p:sld ", bomb + b"<p:sld ", 1)
        if kind == "a bomb" and name == "ppt/slides/slide2.xml":
            return part.replace(b"</p:spTree>", b"<p:sp/>" * 900_000 + b"</p:spTree>")
        if kind == "deep groups" and name == "ppt/slides/slide2.xml":
            return part.replace(b"</p:spTree>", b"<p:grpSp>" * 500 + b"</p:grpSp>" * 500 + b"</p:spTree>")
        if kind == "a circle" and name == "ppt/slideLayouts/_rels/slideLayout2.xml.rels":
            return part.replace(b"slideMaster1.xml", b"../slideLayouts/slideLayout2.xml")
        if kind == "odd targets" and name.endswith(".rels"):
            return part.replace(b'Target="../media', b'Target="../../../../etc/passwd&#x1;/media')
        if kind == "numbers" and name.endswith(".xml"):
            return part.replace(b'cx="', b'cx="-9999999999999').replace(b'lvl="1"', b'lvl="99999999999999999999"')
        return part

    return old_decks.edited(data, change)


HOSTILE = ("a slide is missing", "a chart is missing", "entities", "a bomb", "deep groups", "a circle", "odd targets")


@pytest.mark.parametrize("kind", [*HOSTILE, "numbers"])
def test_hostile_and_damaged_decks_do_no_harm(tmp_path: Path, kind: str) -> None:
    (tmp_path / "old.pptx").write_bytes(hostile(kind))
    done = run(tmp_path, "import", "old.pptx", "new")
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert "fault of its own" not in done.stderr
    if done.returncode:
        assert not (tmp_path / "new").exists()
    else:
        assert run(tmp_path / "new", "check").returncode == 0


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", b" " * 200_000_000)
    (tmp_path / "old.pptx").write_bytes(stream.getvalue())
    done = run(tmp_path, "import", "old.pptx", "new")
    assert done.returncode == 1
    assert "unreasonably large" in done.stderr


def test_what_is_built_of_it_reopens(tmp_path: Path) -> None:
    deck, _ = imported(tmp_path, old_decks.a_conference_deck().bytes())
    shown = Presentation(io.BytesIO(built(deck)))
    titles = [slide.shapes.title.text for slide in shown.slides if slide.shapes.title is not None]
    assert titles[:4] == ["Rivers and borders", "Agenda", "Trade", "A bridge at dawn"]
