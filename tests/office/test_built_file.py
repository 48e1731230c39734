"""Built files, read again: as they were built, edited by hand, through other programs, damaged and hostile."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

import deckgen
from built import Built
from deckgen.comparing import by_hand
from deckgen.comparing.comparison import Edits
from deckgen.model.diagnostics import Diagnostics
from deckgen.office import built_file
from deckgen.office.built_file import BuiltFile, read_built
from deckgen.office.manifest_marks import is_as_built
from deckgen.processes.parsing import Parser
from deckgen.stages.spare import Spared

PARSER = Parser()

DECK = """\
title: Trade
sections:
  - title: Border
    slides:
      - {id: drive, title: Most people drive, text: Cars lead., notes: Pause here.}
      - id: walk
        title: Few people walk
        table: {columns: [State, Count], rows: [[Texas, 3], [Ohio, 1]]}
        allow: [missing_source]
      - {id: spare, title: For questions, text: Ask, appendix: true}
"""


def read(path: Path) -> BuiltFile:
    log = Diagnostics()
    file = read_built(path, path.name, log, PARSER)
    assert [str(one) for one in log] == []
    assert file is not None
    return file


def complaint(path: Path) -> str:
    """The one complaint of a file that can't be read."""
    log = Diagnostics()
    assert read_built(path, path.name, log, PARSER) is None
    (said,) = log.errors
    assert said.hint
    return f"{said.code}: {said.message}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("built")
    (folder / "deck.yaml").write_text(DECK)
    return deckgen.build(folder / "deck.yaml").path.read_bytes()


@pytest.fixture
def edited(built: bytes, tmp_path: Path) -> Callable[[Callable[[Any], None]], Edits]:
    """What is found to be edited by hand, once python-pptx has changed the file and saved it."""

    def edited(change: Callable[[Any], None]) -> Edits:
        deck = Presentation(io.BytesIO(built))
        change(deck)
        deck.save(str(tmp_path / "edited.pptx"))
        return by_hand(read(tmp_path / "edited.pptx"))

    return edited


@pytest.mark.parametrize("deck", ["talk", "everything"])
def test_a_file_as_it_was_built_has_no_edits(deck: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(deck)
    file = read(built.made.path)
    assert by_hand(file) == Edits()
    assert [slide.name for slide in file.slides] == [page.name for one in file.manifest.slides for page in one.pages]


def test_words_that_lie_over_a_chart_of_powerpoints_are_no_edit(tmp_path: Path) -> None:
    chart = (
        "{type: line, rows: [[2015, 4], [2016, 5]], x: year, y: n, annotate: [{x: 2015, text: Here}], render: native}"
    )
    (tmp_path / "deck.yaml").write_text(
        f"title: T\nsections:\n- title: P\n  slides:\n  - {{id: one, title: One, chart: {chart}}}\n"
    )
    file = read(deckgen.build(tmp_path / "deck.yaml").path)
    assert by_hand(file) == Edits()
    (record,) = (chart for slide in file.manifest.slides for page in slide.pages for chart in page.charts)
    assert record.words == ("Here",)


def test_the_manifest_outlives_saving_by_another_program(edited: Callable[..., Edits]) -> None:
    assert edited(lambda deck: None) == Edits()


def test_properties_of_the_file_that_were_changed_are_told(edited: Callable[..., Edits]) -> None:
    def change(deck: Any) -> None:
        deck.core_properties.title, deck.core_properties.keywords = "Other title", "mine"

    told = edited(change)
    assert [(one.where, one.new) for one in told.properties] == [("title", "Other title"), ("tags", "mine")]
    assert not told.slides


def test_the_clock_in_the_notes_is_no_edit(tmp_path: Path) -> None:
    events = "events: {austin: {name: Summit, date: 2018-05-02, clock: true}}\nsections:"
    (tmp_path / "deck.yaml").write_text(DECK.replace("sections:", events))
    file = read(deckgen.build(tmp_path / "deck.yaml", event="austin").path)
    assert file.manifest.slides[2].clock
    assert by_hand(file) == Edits()


def test_a_title_that_was_changed_is_told(edited: Callable[..., Edits]) -> None:
    def change(deck: Any) -> None:
        deck.slides[2].shapes.title.text_frame.text = "Most people fly"

    (edit,) = edited(change).slides
    assert (edit.slide.id, edit.slide.number, edit.notes, edit.hidden) == ("drive", "3", (), None)
    assert [(words.where, words.old, words.new) for words in edit.words] == [
        ("Title", "Most people drive", "Most people fly")
    ]


def test_a_cell_and_a_note_that_were_changed_are_told(edited: Callable[..., Edits]) -> None:
    def change(deck: Any) -> None:
        deck.slides[2].notes_slide.notes_text_frame.text = "Pause here.\nThen breathe."
        table = next(shape for shape in deck.slides[3].shapes if shape.has_table).table
        table.cell(1, 1).text = "4"

    first, second = edited(change).slides
    assert [(words.old, words.new) for words in first.notes] == [(None, "Then breathe.")]
    assert [(words.old, words.new) for words in second.words] == [("3", "4")]


def test_shapes_that_were_grouped_by_hand_say_the_same(edited: Callable[..., Edits]) -> None:
    def change(deck: Any) -> None:
        shapes = deck.slides[3].shapes
        table = next(shape for shape in shapes if shape.has_table)
        shapes.add_group_shape()._element.append(table._element)

    (edit,) = edited(change).slides
    assert not edit.words
    assert [(one.shape, one.what) for one in edit.looks] == [("Group 5", "grouped")]


def test_slides_that_came_went_or_moved_by_hand_are_told(edited: Callable[..., Edits]) -> None:
    def change(deck: Any) -> None:
        deck.slides.add_slide(deck.slide_layouts.get_by_name("Title Only")).shapes.title.text = "Brought along"
        listed = deck.slides._sldIdLst
        listed.remove(listed[2])
        listed.insert(0, listed[2])

    found = edited(change)
    assert found.added == ("Brought along",)
    assert [one.id for one in found.removed] == ["drive"]
    assert found.moved
    assert found.slides == ()


def test_a_slide_that_was_hidden_by_hand_is_told(edited: Callable[..., Edits]) -> None:
    def change(deck: Any) -> None:
        deck.slides[2]._element.set("show", "0")
        del deck.slides[4]._element.attrib["show"]

    assert [(edit.slide.id, edit.hidden) for edit in edited(change).slides] == [("drive", True), ("spare", False)]


def test_a_copy_of_a_slide_under_its_name_is_a_slide_that_came(edited: Callable[..., Edits]) -> None:
    def change(deck: Any) -> None:
        again = deck.slides.add_slide(deck.slide_layouts.get_by_name("Title Only"))
        again.shapes.title.text = "Most people drive"
        again._element.cSld.set("name", "drive")

    assert edited(change) == Edits(added=("Most people drive",))


def test_libreoffice_keeps_the_manifest_and_forgets_the_names_of_slides(built: bytes, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("soffice is not installed")
    (tmp_path / "deck.pptx").write_bytes(built)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to = ["--headless", "--convert-to", "pptx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([soffice, profile, *to, str(tmp_path / "deck.pptx")], check=True, capture_output=True, timeout=120)
    saved = tmp_path / "saved" / "deck.pptx"
    assert {slide.name for slide in Presentation(str(saved)).slides} == {""}
    assert by_hand(read(saved)) == Edits()
    log = Diagnostics()
    assert Spared({saved: None}, Path("deck.yaml"), replace=False).held(log) == {saved}
    assert [one.message for one in log] == [
        "another program saved it since it was built: nothing of it differs that deckgen can see"
    ]


def test_a_file_that_was_only_packed_anew_is_as_it_was_built(built: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(rebuilt(built, lambda name, old: old))
    assert path.read_bytes() != built
    assert is_as_built(path)


@pytest.mark.parametrize(
    "part", ["ppt/slides/slide1.xml", "ppt/theme/theme1.xml", "ppt/slides/_rels/slide1.xml.rels"]
)
def test_a_file_of_which_any_part_differs_is_not(built: bytes, tmp_path: Path, part: str) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(rebuilt(built, lambda name, old: old + b" " if name == part else old))
    assert not is_as_built(path)


def rebuilt(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """The file with its parts changed, None to leave one out, and more parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                made.writestr(name, content)
        for name, content in more.items():
            made.writestr(name, content)
    return stream.getvalue()


def replaced(part: str, content: bytes | None) -> Callable[[bytes], bytes]:
    return lambda data: rebuilt(data, lambda name, old: content if name == part else old)


def swapped(part: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda data: rebuilt(data, lambda name, held: held.replace(old, new) if name == part else held)


def locked(data: bytes) -> bytes:
    """Every part said to be encrypted, in both lists of a zip."""
    out = bytearray(data)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(magic)
        while place >= 0:
            struct.pack_into("<H", out, place + offset, 1)
            place = out.find(magic, place + 4)
    return bytes(out)


def listing(count: int) -> bytes:
    """A zip that is nothing but a list of parts, which its end says to be a short one."""
    one = b"PK\x01\x02" + struct.pack("<4B4HL2L5H2L", 20, 0, 20, 0, *[0] * 7, 1, *[0] * 6) + b"a"
    return one * count + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(one) * count, 0, 0)


MANIFEST, MAIN = "customXml/item1.xml", "ppt/presentation.xml"
BOMB = b"<manifest xmlns='urn:deckgen:manifest' form='1'>" + b" " * 70_000_000 + b"</manifest>"
LAUGHS = (
    b'<!DOCTYPE manifest [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (c + 1, c, c, c, c) for c in range(97, 121))
    + b']><manifest xmlns="urn:deckgen:manifest" form="1">&y;</manifest>'
)
HEAD = b'<manifest xmlns="urn:deckgen:manifest" form="1">'
UNREADABLE = "unreadable_pptx: 'deck.pptx' can't be read:"
DEEP = HEAD + b"[" * 200_000 + b"</manifest>"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda data: b"", "empty_file: 'deck.pptx' is empty"),
        (lambda data: b"Not a zip at all", "unreadable_pptx: 'deck.pptx' can't be read: it is damaged"),
        (lambda data: data[: len(data) // 2], "unreadable_pptx: 'deck.pptx' can't be read: it is damaged"),
        (lambda data: b"\xd0\xcf\x11\xe0" + data, "unreadable_pptx: 'deck.pptx' can't be read: it is a .ppt"),
        (locked, "unreadable_pptx: 'deck.pptx' can't be read: it is locked with a password"),
        (replaced(MAIN, None), "unreadable_pptx: 'deck.pptx' can't be read: it has no part ppt/presentation.xml"),
        (
            replaced(MAIN, b"<p:"),
            "unreadable_pptx: 'deck.pptx' can't be read: its part ppt/presentation.xml is no sound",
        ),
        (replaced("_rels/.rels", None), "unreadable_pptx: 'deck.pptx' can't be read: it is no PowerPoint"),
        (swapped("_rels/.rels", b"ppt/presentation", b"word/document"), "unreadable_pptx: 'deck.pptx' can't be read"),
        (replaced(MANIFEST, None), "no_manifest: 'deck.pptx' has no manifest"),
        (replaced(MANIFEST, b"<other/>"), "no_manifest: 'deck.pptx' has no manifest"),
        (
            replaced(MANIFEST, BOMB),
            "unreadable_pptx: 'deck.pptx' can't be read: its part customXml/item1.xml is unreas",
        ),
        (replaced(MANIFEST, LAUGHS), ""),
        (
            replaced(MAIN, b"<a>" + b"<b/>" * 1_300_000 + b"</a>"),
            f"{UNREADABLE} its part {MAIN} is unreasonably large",
        ),
        (
            replaced(MAIN, b"<a " + b"b='1' " * 1_300_000 + b"/>"),
            f"{UNREADABLE} its part {MAIN} is unreasonably large",
        ),
        (
            replaced(MANIFEST, HEAD + b'["", "' + b'", "' * 300_000 + b'"]</manifest>'),
            f"{UNREADABLE} its manifest is unreasonably large",
        ),
        (lambda data: listing(200_000), f"{UNREADABLE} it is damaged, or no PowerPoint file (it lists more parts"),
        (replaced(MANIFEST, DEEP), "unknown_manifest: the manifest of 'deck.pptx' is damaged"),
        (swapped(MANIFEST, b'form="1"', b'form="2"'), "unknown_manifest: 'deck.pptx' was built by another deckgen"),
        (swapped(MANIFEST, b'"title"', b'"titel"'), "unknown_manifest: the manifest of 'deck.pptx' is damaged"),
    ],
)
def test_a_file_that_cannot_be_compared_is_a_complaint(
    built: bytes, tmp_path: Path, change: Callable[[bytes], bytes], expected: str
) -> None:
    (tmp_path / "deck.pptx").write_bytes(change(built))
    assert complaint(tmp_path / "deck.pptx").startswith(expected)


def test_a_file_with_more_slides_or_words_than_any_talk_is_refused(
    built: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    reasons = []
    for bound, most in (("MOST_SLIDES", 3), ("MOST_CHARACTERS", 200)):
        with monkeypatch.context() as lowered:
            lowered.setattr(built_file, bound, most)
            reasons.append(built_file.find(built, "deck.pptx").complaints[0].message)
    assert reasons == [
        "'deck.pptx' can't be read: it has more slides than any talk",
        "'deck.pptx' can't be read: it has more words than any talk",
    ]


def test_whether_a_file_is_as_it_was_built_is_looked_up_in_little_memory(tmp_path: Path, built: bytes) -> None:
    """A build looks at the old file in its own process, and whoever made that file may mean harm."""
    bomb = HEAD + b"<a/>" * 4_000_000 + b"</manifest>"
    for name, data in (("parts", listing(1_000_000)), ("bomb", replaced(MANIFEST, bomb)(built))):
        (tmp_path / f"{name}.pptx").write_bytes(data)
        tracemalloc.start()
        assert not is_as_built(tmp_path / f"{name}.pptx")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
        tracemalloc.stop()


def test_a_file_that_deckgen_never_built_is_a_complaint(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "deck.pptx"))
    assert complaint(tmp_path / "deck.pptx").startswith("no_manifest: 'deck.pptx' has no manifest: deckgen didn't")


def test_a_part_that_says_it_is_small_is_not_believed(built: bytes, tmp_path: Path) -> None:
    """The sizes in the list of a zip are the writer's word."""
    data = bytearray(replaced(MANIFEST, BOMB)(built))
    for magic, offset, name in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        place = data.find(magic)
        while place >= 0:
            if data[place + name :].startswith(MANIFEST.encode()):
                struct.pack_into("<I", data, place + offset, 100)
            place = data.find(magic, place + 4)
    (tmp_path / "deck.pptx").write_bytes(data)
    assert complaint(tmp_path / "deck.pptx").split(":")[0] in ("unreadable_pptx", "unknown_manifest")


def test_a_file_that_may_not_be_read_is_a_complaint(tmp_path: Path) -> None:
    log = Diagnostics()
    assert read_built(tmp_path, "folder.pptx", log, PARSER) is None
    assert [one.code for one in log] == ["is_a_folder"]


def test_a_part_with_a_wrong_checksum_is_a_complaint(built: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(built)) as archive:
        entry = archive.getinfo(MAIN)
    wrong = (entry.CRC ^ 1).to_bytes(4, "little")
    (tmp_path / "deck.pptx").write_bytes(built.replace(entry.CRC.to_bytes(4, "little"), wrong))
    log = Diagnostics()
    assert read_built(tmp_path / "deck.pptx", "deck.pptx", log, PARSER) is None
    assert "its part ppt/presentation.xml is damaged" in log.errors[0].message


def test_the_manifest_is_found_under_another_name(built: bytes, tmp_path: Path) -> None:
    """PowerPoint numbers custom parts as it likes."""
    with zipfile.ZipFile(io.BytesIO(built)) as source, zipfile.ZipFile(tmp_path / "deck.pptx", "w") as made:
        for name in source.namelist():
            made.writestr(
                name.replace("customXml/item1", "customXml/item7"),
                source.read(name).replace(b"item1.xml", b"item7.xml"),
            )
    assert read(tmp_path / "deck.pptx").manifest.title == "Trade"
