"""`build --keep` and `freeze`: slides that were edited or added by hand stand in the next file too. Real files."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

import command
import deckgen
import judges
from built import can_render
from deckgen.pipeline import build_all
from deckgen.writers.pptx import flaws
from hand_made import image
from made_mp4 import mp4

DECK = """\
title: Trade
sources: {census: {publisher: Census, year: 2017}}
data: {trade: {file: trade.csv, source: census}}
figures: {exports: {cell: "trade.exports[last]", format: "$0 bn"}}
audiences: {students: {}}
sections:
  - title: Border
    slides:
      - {id: drive, title: Most people drive, text: "Exports reach {{ exports }}.", notes: Pause here.}
      - id: chart
        title: Cars lead
        chart: {type: bar, rows: [[Cars, 3], [Buses, 1]], x: way, y: {n: Trips}, render: native}
        allow: [missing_source]
  - title: Ways
    slides:
      - {id: walk, title: Few people walk, text: "They take [long](#drive)."}
      - {id: fly, title: Some fly, text: Above.}
"""
ROWS = "year,exports\n2016,230\n2017,243\n"
COMMENT_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
Change = Callable[[Any, dict[str, Any]], object]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / "trade.csv").write_text(ROWS)
    deckgen.build(tmp_path / "deck.yaml", tmp_path / "talk.pptx")
    return tmp_path


def edit(path: Path, change: Change) -> None:
    deck = Presentation(str(path))
    change(deck, {slide.name: slide for slide in deck.slides})
    deck.save(str(path))


def retitle(slide: Any, words: str) -> None:
    slide.shapes.title.text_frame.paragraphs[0].runs[0].text = words


def touch_up(deck: Any, slides: dict[str, Any]) -> None:
    """What somebody does the evening before: a title, a picture, a film, a link, a slide of one's own."""
    retitle(slides["drive"], "Nearly everybody drives")
    slides["drive"].shapes.add_picture(io.BytesIO(image("#AA3311")), 0, 0, Inches(1))
    run = slides["drive"].shapes[2].text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = " See there.", "https://example.org/there"
    slides["walk"].shapes.add_movie(io.BytesIO(mp4()), 0, 0, Inches(1), Inches(1), mime_type="video/mp4")
    own = deck.slides.add_slide(deck.slide_layouts.get_by_name("Title Only"))
    own.shapes.title.text = "Brought along"
    own.notes_slide.notes_text_frame.text = "My own notes"
    listed = deck.slides._sldIdLst
    last = listed[-1]
    listed.remove(last)
    listed.insert(4, last)


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(str(path)).slides]


def words(slide: Any) -> str:
    return " ".join(word for one in slide.shapes if one.has_text_frame for word in one.text_frame.text.split())


def parts(path: Path, folder: str) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if name.startswith(folder) and "_rels" not in name]


def run(talk: Path, *options: str) -> CompletedProcess[str]:
    return command.run(talk, "build", "-o", "talk.pptx", *options)


def later(talk: Path) -> None:
    """The data and the deck go on."""
    (talk / "trade.csv").write_text(ROWS + "2018,265\n")
    (talk / "deck.yaml").write_text(DECK.replace("Some fly", "Many fly").replace("[Cars, 3]", "[Cars, 9]"))


def test_edited_and_added_slides_stay_and_all_others_are_built(talk: Path) -> None:
    path = talk / "talk.pptx"
    edit(path, touch_up)
    later(talk)
    done = run(talk, "--keep")
    assert done.returncode == 0
    assert done.stdout.split("\n")[1:4] == [
        "kept as it was edited: Nearly everybody drives",
        "kept as it was edited: Few people walk",
        "kept, added by hand: Brought along",
    ]
    told = "Trade|Border|Nearly everybody drives|Cars lead|Brought along|Ways|Few people walk|Many fly"
    assert titles(path) == told.split("|")
    slides = {slide.name: slide for slide in Presentation(str(path)).slides}
    assert "Exports reach $243 bn. See there." in words(slides["drive"])
    assert [shape.shape_type for shape in slides["drive"].shapes][-1] == 13
    assert slides["drive"].notes_slide.notes_text_frame.text == "Pause here."
    assert slides[""].notes_slide.notes_text_frame.text == "My own notes"
    shapes = [part for one in slides["chart"].shapes for part in getattr(one, "shapes", [one])]
    (chart,) = (one.chart for one in shapes if one.has_chart)
    assert chart.plots[0].series[0].values[0] == 9
    targets = [one.target_ref for one in slides["drive"].part.rels.values() if one.is_external]
    assert targets == ["https://example.org/there"]
    (jump,) = (one for one in slides["walk"].part.rels.values() if one.reltype.endswith("/slide"))
    assert jump.target_part is slides["drive"].part
    assert len(parts(path, "ppt/slideMasters/")) == 1
    assert len(parts(path, "ppt/media/")) == 3


def test_what_is_old_on_them_is_said(talk: Path) -> None:
    def mine(deck: Any, slides: dict[str, Any]) -> None:
        retitle(slides["drive"], "Mine")
        retitle(slides["chart"], "Mine too")

    edit(talk / "talk.pptx", mine)
    later(talk)
    said = [one for one in run(talk, "--keep").stderr.split("\n") if "warning" in one]
    assert said == [
        "deck.yaml:9:21: warning[old_figures]: slide 'drive' stays as it is in the file, "
        "where ‘$243 bn’ for exports is $265 bn by now",
        "deck.yaml:11:9: warning[old_figures]: slide 'chart' stays as it is in the file, "
        "where a chart shows other values than the deck does by now",
    ]


def test_newer_words_of_the_deck_are_said_at_their_places(talk: Path) -> None:
    """A slide that says the same in the deck by now is built; a renamed section moves none."""

    def mine(deck: Any, slides: dict[str, Any]) -> None:
        slides["walk"].shapes.title.left = Inches(1)
        retitle(slides["fly"], "Many fly")

    edit(talk / "talk.pptx", mine)
    deck = DECK.replace("Ways", "Paths").replace("They take", "They need").replace("Some fly", "Many fly")
    (talk / "deck.yaml").write_text(deck.replace("text: Above.", "text: Above., notes: Look up."))
    done = run(talk, "--keep")
    assert [one for one in done.stderr.split("\n") if "warning" in one] == [
        "deck.yaml:14:5: warning[old_words]: the deck says “Paths” by now and not “Ways”; slide 'walk' stays as it "
        "is in the file, without these words",
        "deck.yaml:16:51: warning[old_words]: the deck says “They need long.” by now and not “They take long.”; "
        "slide 'walk' stays as it is in the file, without these words",
    ]
    again = run(talk).stderr
    assert "section" not in again
    assert "Title: has another size" in again


def test_what_libreoffice_lost_on_a_kept_slide_is_no_edit_of_the_next_file(talk: Path) -> None:
    """The new file is deckgen's, but the slide in it was written by LibreOffice, which forgets what charts say."""
    path = talk / "talk.pptx"

    def save(deck: Any, slides: dict[str, Any]) -> None:
        retitle(slides["chart"], "Cars lead by far")
        for named in slides["chart"]._element.iter("{*}cNvPr"):
            named.attrib.pop("descr", None)
        properties = next(one for one in deck.part.package.iter_parts() if one.partname.endswith("app.xml"))
        properties._blob = properties.blob.replace(b">deckgen<", b">LibreOffice/7.4<")

    edit(path, save)
    for _ in range(2):
        assert run(talk, "--keep").returncode == 0
        told = run(talk).stderr
        assert "Title: Cars lead{+ by far+}" in told
        assert "alternative text" not in told


def test_properties_of_the_file_that_are_not_kept_are_said(talk: Path) -> None:
    edit(talk / "talk.pptx", lambda deck, _: setattr(deck.core_properties, "author", "Me"))
    assert "author of the file: " in run(talk).stderr
    pulled = command.run(talk, "pull", "talk.pptx").stdout
    assert "it is the author of the file: change the 'name' of its 'speaker' in the deck" in pulled
    assert "not kept: the author of the file, “Me”" in run(talk, "--keep").stdout
    assert run(talk).returncode == 0


def test_charts_on_kept_slides_count(talk: Path) -> None:
    edit(talk / "talk.pptx", lambda _, slides: retitle(slides["chart"], "Mine"))
    assert ", 1 chart, " in run(talk, "--keep").stdout


def test_a_figure_that_was_brought_up_to_date_by_hand_is_not_old(talk: Path) -> None:
    def update(deck: Any, slides: dict[str, Any]) -> None:
        slides["drive"].shapes[2].text_frame.paragraphs[0].runs[0].text = "Exports reach $265 bn."

    edit(talk / "talk.pptx", update)
    later(talk)
    assert "old_figures" not in run(talk, "--keep").stderr


def test_a_figure_that_was_typed_over_is_old_where_it_has_another_value_by_now(talk: Path) -> None:
    def type_over(deck: Any, slides: dict[str, Any]) -> None:
        slides["drive"].shapes[2].text_frame.paragraphs[0].runs[0].text = "Exports reach $250 bn."

    edit(talk / "talk.pptx", type_over)
    later(talk)
    said = run(talk, "--keep").stderr
    assert "where ‘Exports reach $250 bn.’ was typed over $243 bn for exports, which is $265 bn by now" in said


@pytest.mark.parametrize("judge", [flaws, judges.audit, judges.rpptx, judges.schemas])
def test_the_file_is_sound_to_everybody(talk: Path, judge: Callable[[bytes], list[str]]) -> None:
    path = talk / "talk.pptx"
    edit(path, touch_up)
    edited = set(judge(path.read_bytes()))
    assert run(talk, "--keep").returncode == 0

    def plain(flaw: str) -> str:
        return re.sub(r"\d+", "", flaw.replace("kept", "slide"))

    assert {plain(flaw) for flaw in judge(path.read_bytes())} <= set(map(plain, edited))


def test_edits_are_never_taken_for_what_was_built(talk: Path) -> None:
    path = talk / "talk.pptx"
    edit(path, touch_up)
    assert run(talk, "--keep").returncode == 0
    kept = path.read_bytes()
    beside = sorted(one.name for one in talk.iterdir())
    done = run(talk)
    assert done.returncode == 1
    assert (
        "Title: [-Most people drive-]" in done.stderr or "Most people drive → Nearly everybody drives" in done.stderr
    )
    assert path.read_bytes() == kept
    assert run(talk, "--keep").returncode == 0
    assert path.read_bytes() == kept, "the same slides in the same places"
    assert sorted(one.name for one in talk.iterdir()) == beside, "nothing was edited since, so nothing is kept beside"


def test_comments_are_carried_with_their_authors(talk: Path) -> None:
    path = talk / "talk.pptx"
    space = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    typed = "application/vnd.openxmlformats-officedocument.presentationml"
    changes = {
        "ppt/slides/_rels/slide3.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rId77" Type="{COMMENT_TYPE}" Target="../comments/comment1.xml"/></Relationships>',
        ),
        "ppt/_rels/presentation.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rId77" Type="{related}/commentAuthors" Target="commentAuthors.xml"/></Relationships>',
        ),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/ppt/comments/comment1.xml" ContentType="{typed}.comments+xml"/>'
            f'<Override PartName="/ppt/commentAuthors.xml" ContentType="{typed}.commentAuthors+xml"/></Types>',
        ),
    }
    more = {
        "ppt/comments/comment1.xml": f'<p:cmLst {space}><p:cm authorId="0" dt="2018-09-12T10:00:00.000" idx="1">'
        '<p:pos x="10" y="10"/><p:text>Is this so?</p:text></p:cm></p:cmLst>',
        "ppt/commentAuthors.xml": f'<p:cmAuthorLst {space}><p:cmAuthor id="0" name="Ana" initials="A" lastIdx="1" '
        'clrIdx="0"/></p:cmAuthorLst>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(stream, "w") as made:
        for name in source.namelist():
            content = source.read(name).decode() if name in changes else source.read(name)
            made.writestr(name, content.replace(*changes[name]) if isinstance(content, str) else content)
        for name, content in more.items():
            made.writestr(name, content)
    path.write_bytes(stream.getvalue())
    stopped = run(talk)
    assert "      + comment: Is this so?\n" in stopped.stderr
    assert run(talk, "--keep").returncode == 0
    assert flaws(path.read_bytes()) == []
    with zipfile.ZipFile(path) as archive:
        (comments,) = parts(path, "ppt/comments/")
        assert b"Is this so?" in archive.read(comments)
        assert b'name="Ana"' in archive.read(parts(path, "ppt/commentAuthors")[0])
        assert b"commentAuthors" in archive.read("ppt/_rels/presentation.xml.rels")


def test_a_slide_that_the_deck_no_longer_has_stays_where_it_was_edited(talk: Path) -> None:
    edit(talk / "talk.pptx", lambda deck, slides: retitle(slides["chart"], "Cars win"))
    (talk / "deck.yaml").write_text(re.sub(r"      - id: chart\n(        .*\n)+", "", DECK))
    done = run(talk, "--keep")
    assert "kept as it was edited, though the deck has no such slide any more: Cars win" in done.stdout
    assert titles(talk / "talk.pptx")[2:4] == ["Most people drive", "Cars win"]


def test_a_frozen_slide_stays_as_it_was_built_first(talk: Path) -> None:
    frozen = DECK.replace("id: drive,", "id: drive, freeze: true,")
    (talk / "deck.yaml").write_text(frozen)
    (talk / "talk.pptx").unlink()
    assert "frozen from now on: Most people drive\n" in run(talk).stdout
    (talk / "deck.yaml").write_text(frozen.replace("Most people drive", "Most people swim"))
    (talk / "trade.csv").write_text(ROWS + "2018,265\n")
    done = run(talk)
    assert done.returncode == 0
    assert "kept, since it is frozen: Most people drive\n" in done.stdout
    assert "warning[old_figures]" in done.stderr
    assert titles(talk / "talk.pptx")[2] == "Most people drive"
    assert run(talk).returncode == 0, "a file that holds no edit is replaced without a word"
    (talk / "deck.yaml").write_text(DECK)
    assert run(talk).returncode == 0
    assert "$265 bn" in words(Presentation(str(talk / "talk.pptx")).slides[2])


def test_an_edited_frozen_slide_is_kept_with_its_edit(talk: Path) -> None:
    (talk / "deck.yaml").write_text(DECK.replace("id: drive,", "id: drive, freeze: true,"))
    edit(talk / "talk.pptx", lambda deck, slides: retitle(slides["drive"], "Mine"))
    assert run(talk, "--keep").returncode == 0
    assert titles(talk / "talk.pptx")[2] == "Mine"
    assert run(talk).returncode == 0
    assert titles(talk / "talk.pptx")[2] == "Mine"


def test_keep_and_replace_exclude_each_other(talk: Path) -> None:
    assert run(talk, "--keep", "--replace").returncode == 2


def test_a_file_that_was_saved_again_meanwhile_stays(talk: Path) -> None:
    path = talk / "talk.pptx"
    edit(path, touch_up)

    def save(done: int, of: int) -> None:
        edit(path, lambda deck, slides: retitle(slides["fly"], "Late"))

    (talk / "deck.yaml").write_text(DECK.replace(", render: native", ""))
    with pytest.raises(deckgen.DeckgenError) as stopped:
        deckgen.build(talk / "deck.yaml", path, save, keep=True)
    assert "it was saved again while the new one was built" in str(stopped.value)
    assert "Late" in titles(path)


@pytest.mark.skipif(not can_render(), reason="LibreOffice (soffice) or poppler (pdftotext) is missing")
def test_a_file_that_libreoffice_saved_is_kept_too_and_rendered(talk: Path, tmp_path: Path) -> None:
    path = talk / "talk.pptx"
    edit(path, touch_up)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def convert(kind: str) -> Path:
        command_line = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path / "out"),
            str(path),
        ]
        subprocess.run(command_line, check=True, capture_output=True, timeout=240)
        return tmp_path / "out" / f"talk.{kind}"

    shutil.copy(convert("pptx"), path)
    later(talk)
    done = run(talk, "--keep")
    assert "kept as it was edited: Nearly everybody drives\n" in done.stdout
    assert "kept, added by hand: Brought along\n" in done.stdout
    text = subprocess.run(
        ["pdftotext", "-layout", str(convert("pdf")), "-"], check=True, capture_output=True, text=True
    ).stdout
    for line in ("Nearly everybody drives", "See there.", "Brought along", "Many fly", "Few people walk"):
        assert line in text
    assert "Most people drive" not in text


def test_what_is_not_kept_is_said(talk: Path) -> None:
    def take_out(deck: Any, slides: dict[str, Any]) -> None:
        listed = deck.slides._sldIdLst
        listed.remove(listed[3])
        listed.insert(2, listed[5])
        retitle(slides["fly"], "Mine")

    edit(talk / "talk.pptx", take_out)
    done = run(talk, "--keep")
    assert "built again, though it was taken out by hand: Cars lead\n" in done.stdout
    assert "in its place in the deck again, though it was moved by hand: Some fly\n" in done.stdout
    assert titles(talk / "talk.pptx")[3:] == ["Cars lead", "Ways", "Few people walk", "Mine"]


def test_layouts_are_the_brands_and_that_is_said(talk: Path) -> None:
    def edit_layouts(deck: Any, slides: dict[str, Any]) -> None:
        slides["drive"].slide_layout.placeholders[0].left = Inches(3)
        slides["drive"].slide_layout.part.slide_master.shapes[0].left += Inches(1)
        own = deck.slide_layouts[len(deck.slide_layouts) - 1]
        own.name = "Mine"
        deck.slides.add_slide(own)

    edit(talk / "talk.pptx", edit_layouts)
    told = run(talk, "--keep").stdout.split("\n")
    assert "kept as it was edited" not in "".join(told)
    own = "what was edited in the slide master", "what was edited in the layout “Title and Content”"
    assert [one for one in told if "not kept" in one or "isn't kept" in one] == [
        "kept, added by hand: a slide without a title (on another layout: “Mine” isn't kept)",
        *(f"not kept, since slides stand on those of the brand: {one}" for one in own),
    ]
    assert run(talk).returncode == 1, "the slide that was added stays an edit"
    assert "Title and Content" not in run(talk).stderr, "the layouts of the new file are as built"


def test_all_pages_of_a_slide_that_runs_on_stay_together(talk: Path) -> None:
    rows = ", ".join(f"[Town {number}, {number}]" for number in range(60))
    block = f"{{continue: true, columns: [Town, N], rows: [{rows}]}}"
    table = f"      - {{id: towns, title: Towns, allow: [missing_source], table: {block}}}\n"
    (talk / "deck.yaml").write_text(DECK + table)
    path = deckgen.build(talk / "deck.yaml", talk / "towns.pptx").path
    pages = [title for title in titles(path) if title.startswith("Towns")]
    assert len(pages) > 2
    edit(path, lambda deck, slides: retitle(deck.slides[len(deck.slides) - 2], "Villages"))
    (talk / "deck.yaml").write_text(DECK + table.replace("Town 3,", "City 3,"))
    deckgen.build(talk / "deck.yaml", path, keep=True)
    shown = titles(path)
    assert shown[-len(pages) :] == [*pages[:-2], pages[-2].replace("Towns", "Villages"), pages[-1]]
    assert flaws(path.read_bytes()) == []


def test_slides_stand_on_the_layouts_of_an_organisations_template(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "examples" / "quarterly-review"
    shutil.copytree(source, tmp_path / "review", ignore=shutil.ignore_patterns("output", ".deckgen"))
    made = deckgen.build(tmp_path / "review" / "deck.yaml", tmp_path / "review.pptx", trust=True)
    edit(
        made.path, lambda deck, slides: retitle(slides[next(name for name in slides if name.startswith("r"))], "Mine")
    )
    masters = len(Presentation(str(made.path)).slide_masters)
    again = deckgen.build(tmp_path / "review" / "deck.yaml", made.path, trust=True, keep=True)
    assert [words for words in again.stayed if "another size" in words] == []
    assert "Mine" in titles(again.path)
    assert len(Presentation(str(again.path)).slide_masters) == masters


@pytest.fixture
def shown_to_students(tmp_path: Path) -> Path:
    """A talk whose files have the names that builds give them, one for each audience; a slide is frozen."""
    deck = DECK.replace("students: {}", "students: {title: Trade for you}, all: {}")
    (tmp_path / "deck.yaml").write_text(deck.replace("{id: fly,", "{id: fly, freeze: true,"))
    (tmp_path / "trade.csv").write_text(ROWS)
    build_all(tmp_path / "deck.yaml")
    return tmp_path


def test_the_file_of_an_earlier_title_is_found(shown_to_students: Path) -> None:
    talk, output = shown_to_students, shown_to_students / "output"
    olds = [output / "trade-all.pptx", output / "trade-for-you-students.pptx"]
    for old in olds:
        edit(old, touch_up)
    before = [old.read_bytes() for old in olds]
    renamed = (talk / "deck.yaml").read_text().replace("Trade", "Goods").replace("Above.", "Below.")
    (talk / "deck.yaml").write_text(renamed)
    told = command.run(talk, "build", "--all")
    assert told.returncode == 1
    assert told.stderr.count("with another title the deck's file is 'goods") == 2
    assert sorted(output.iterdir()) == sorted(olds)
    kept = command.run(talk, "build", "--all", "--keep")
    assert kept.returncode == 0, kept.stderr
    for new in ("goods-all.pptx", "goods-for-you-students.pptx"):
        assert {"Nearly everybody drives", "Brought along"} <= set(titles(output / new))
        assert "Above." in words(Presentation(str(output / new)).slides[-1])
    assert [old.read_bytes() for old in olds] == before


def test_frozen_slides_stay_under_another_title(shown_to_students: Path) -> None:
    talk = shown_to_students
    renamed = (talk / "deck.yaml").read_text().replace("title: Trade\n", "title: Goods\n").replace("Above.", "Below.")
    (talk / "deck.yaml").write_text(renamed)
    made = deckgen.build(talk / "deck.yaml", audience="all")
    assert made.path.name == "goods-all.pptx"
    assert "Above." in words(Presentation(str(made.path)).slides[-1])


def test_without_its_edits_a_file_under_another_title_is_built_as_ever(shown_to_students: Path) -> None:
    talk, old = shown_to_students, shown_to_students / "output" / "trade-all.pptx"
    edit(old, touch_up)
    (talk / "deck.yaml").write_text((talk / "deck.yaml").read_text().replace("title: Trade\n", "title: Goods\n"))
    made = deckgen.build(talk / "deck.yaml", audience="all", replace=True)
    assert "Brought along" not in titles(made.path)
    assert old.is_file()
    assert made.kept is None
