"""`deckgen template`: what a template has, drawn and told, and a brand file on which talks build."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from pptx import Presentation

import deckgen
from command import run
from deckgen.checks.small_text import LEAST
from deckgen.office.dressed_slides import dressed_slides
from deckgen.pipeline import check
from deckgen.starter import plant
from deckgen.verbs.template.brand_lines import smaller_lines
from odd_templates import ODD, drawn, named, plain, solid, strict, without_titles, words_at_the_foot

BRAND = "assets/brand/brand.yaml"
ROLES = ["cover: Title Slide", "divider: Section Header", "content: Title Only", "body: Title and Content"]

# The font of PowerPoint's own template isn't on every machine.
UNSAID = {"missing_font"}
ROOM = "A point that takes a line of its own on this slide and a little more than that"


def test_layouts_are_told_with_their_placeholders_and_grounds(tmp_path: Path) -> None:
    (tmp_path / "banded.pptx").write_bytes(ODD["banded"]())
    done = run(tmp_path, "template", "banded.pptx")
    assert done.returncode == 0
    assert "banded.pptx: 13.333 × 7.5 in, 1 master, 11 layouts" in done.stdout
    assert "Title and Content (obj, on #FFFFFF)  <- body" in done.stdout
    (title,) = {line for line in done.stdout.splitlines() if "Title 1" in line and "12 × 1.25 in" in line}
    assert title.split() == ["title", "0", "Title", "1", "0.67,", "0.3", "12", "×", "1.25", "in", "on", "#14365C"]
    assert all(f"  {role}\n" in done.stdout for role in ROLES)
    assert "can be built" in done.stdout


def test_masters_are_named_and_roles_are_of_one_of_them(tmp_path: Path) -> None:
    (tmp_path / "four.pptx").write_bytes(ODD["four_masters"]())
    told = json.loads(run(tmp_path, "template", "four.pptx", "--format", "json").stdout)
    assert list(dict.fromkeys(one["master"] for one in told["layouts"])) == [
        "Office Theme",
        "Look 2",
        "Look 3",
        "Look 4",
    ]
    grounds = {one["name"]: one["ground"] for one in told["layouts"]}
    assert (grounds["Title Only"], grounds["Look 2/Title Only"]) == ("#FFFFFF", "#102A43")
    assert {one["master"] for one in told["layouts"] if one["roles"]} == {"Office Theme"}
    assert told["errors"] == []


def test_content_is_of_a_master_on_which_nothing_is_strewn_under_the_blocks(tmp_path: Path) -> None:
    deck: Any = Presentation(io.BytesIO(ODD["four_masters"]()))
    for left in (1.5, 4, 6.5, 9, 11.5):
        for top in (2.4, 4, 5.6):
            drawn(deck, left, top, 0.7, 0.2, solid("808080"))
    deck.save(str(tmp_path / "strewn.pptx"))
    told = json.loads(run(tmp_path, "template", "strewn.pptx", "--format", "json").stdout)
    masters = {role: one["master"] for one in told["layouts"] for role in one["roles"]}
    assert masters["content"] == masters["body"] != "Office Theme"
    assert masters["cover"] == "Office Theme"


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_all_layouts_are_drawn_on_one_sheet(ending: str, tmp_path: Path) -> None:
    (tmp_path / "c.pptx").write_bytes(ODD["dark_by_rgb"]())
    done = run(tmp_path, "template", "c.pptx", "-o", f"layouts.{ending}")
    assert (done.returncode, f"layouts.{ending}" in done.stdout) == (0, True)
    data = (tmp_path / f"layouts.{ending}").read_bytes()
    if ending == "svg":
        assert data.startswith(b"<svg")
        return
    sheet = Image.open(io.BytesIO(data)).convert("RGB")
    count = sum(number for number, color in sheet.getcolors(1 << 24) or () if color == (0x10, 0x18, 0x20))
    assert count > sheet.width * sheet.height * 0.2


@pytest.mark.parametrize("name", ["dark_by_map", "small_page", "line_feed", "white_accent", "title_at_bottom"])
def test_after_writing_the_deck_builds(name: str, tmp_path: Path) -> None:
    plant(tmp_path)
    (tmp_path / "corporate.pptx").write_bytes(ODD[name]())
    done = run(tmp_path, "template", "corporate.pptx", "--write", BRAND)
    assert done.returncode == 0, done.stderr
    made = deckgen.build(tmp_path / "deck.yaml", trust=True)
    assert {one.code for one in made.diagnostics} <= UNSAID


def test_a_brand_that_is_replaced_is_kept_and_so_are_its_other_words(tmp_path: Path) -> None:
    plant(tmp_path)
    old = "# Ours\ncolors: {ink: '#112233'}\n# Short words\nnumbers: {billion: bn}\nfooter: '{{ number }}'\n"
    old += "type: {body: [30, 28]}\n"
    (tmp_path / BRAND).write_text(old)
    (tmp_path / "corporate.pptx").write_bytes(plain())
    done = run(tmp_path, "template", "corporate.pptx", "--write", BRAND)
    written = (tmp_path / BRAND).read_text()
    assert "# Short words\nnumbers: {billion: bn}\nfooter: '{{ number }}'\n" in written
    assert "#112233" not in written
    assert "type:" not in written
    (kept,) = (tmp_path / BRAND).parent.glob("brand (edited *).yaml")
    assert (kept.read_text(), "kept, as it was" in done.stdout) == (old, True)


def test_a_template_from_elsewhere_is_copied_beside_the_brand(tmp_path: Path) -> None:
    plant(tmp_path / "talk")
    (tmp_path / "corporate.potx").write_bytes(strict(plain()))
    done = run(tmp_path / "talk", "template", "../corporate.potx", "--write", BRAND)
    assert (done.returncode, "copied" in done.stdout) == (0, True)
    assert (tmp_path / "talk" / "assets" / "brand" / "corporate.potx").exists()
    made = deckgen.build(tmp_path / "talk" / "deck.yaml", trust=True)
    assert {one.code for one in made.diagnostics} <= UNSAID


def test_what_to_write_into_the_deck_is_said(tmp_path: Path) -> None:
    (tmp_path / "corporate.pptx").write_bytes(plain())
    done = run(tmp_path, "template", "corporate.pptx", "--write", "brand.yaml")
    assert "write 'brand: brand.yaml' into deck.yaml" in done.stdout


def test_a_deck_that_finds_no_room_keeps_the_brand_from_being_written(tmp_path: Path) -> None:
    cards = ", ".join(f"{{title: Card {number}, text: {ROOM}}}" for number in range(8))
    deck = f"title: T\nsections: [{{title: S, slides: [{{title: Long, cards: [{cards}], callout: {ROOM}}}]}}]\n"
    (tmp_path / "deck.yaml").write_text(deck)
    assert [one for one in check(tmp_path / "deck.yaml") if one.severity == "error"] == []
    data = plain(13.333, 7.5, lambda made: drawn(made, 0, 2.2, -1, 3.0, solid("12866A")))
    (tmp_path / "corporate.pptx").write_bytes(data)
    done = run(tmp_path, "template", "corporate.pptx", "--write", "brand.yaml")
    assert (done.returncode, "can't be built" in done.stderr, "nothing was written" in done.stderr) == (1, True, True)
    assert not (tmp_path / "brand.yaml").exists()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("~$c.pptx", b"x" * 165, "name 'c.pptx'"),
        ("c.ppt", b"\xd0\xcf\x11\xe0" + bytes(600), "a .ppt of before 2007"),
        ("c.pptx", b"\xd0\xcf\x11\xe0" + bytes(8) + "EncryptedPackage".encode("utf-16-le"), "take the password off"),
        ("c.pptx", b"words", "no PowerPoint file"),
    ],
    ids=["open", "old", "locked", "none"],
)
def test_files_that_are_no_templates_each_have_their_words(
    name: str, data: bytes, words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = run(tmp_path, "template", name)
    assert (done.returncode, words in done.stderr) == (1, True), done.stderr


def test_a_template_whose_look_is_on_its_slides_alone_is_said(tmp_path: Path) -> None:
    deck: Any = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_shape(1, 0, 0, 3_000_000, 6_000_000)
    deck.save(str(tmp_path / "dressed.pptx"))
    deck.slides.add_slide(deck.slide_layouts[1])
    deck.slides.add_slide(deck.slide_layouts[1])
    deck.save(str(tmp_path / "drawn.pptx"))
    said = "Its layouts are plain white: what a slide of it shows is not taken over."
    assert said in run(tmp_path, "template", "dressed.pptx").stdout
    assert dressed_slides((tmp_path / "drawn.pptx").read_bytes()) == 0


@pytest.mark.parametrize(
    "asked", [("template", "banded.potx"), ("import", "banded.potx", "talk"), ("fill", "banded.potx")]
)
def test_a_mistyped_file_has_the_one_beside_it_named(asked: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "banded.pptx").write_bytes(b"")
    done = run(tmp_path, *asked)
    assert done.returncode == 2
    assert "there is no file 'banded.potx'; did you mean 'banded.pptx'?" in done.stderr


def test_a_template_without_titles_is_said(tmp_path: Path) -> None:
    (tmp_path / "c.pptx").write_bytes(without_titles())
    done = run(tmp_path, "template", "c.pptx", "--write", "brand.yaml")
    assert (done.returncode, "None of its layouts has a title" in done.stderr) == (1, True)
    assert not (tmp_path / "brand.yaml").exists()


@pytest.mark.parametrize("asked", [("-o", "layouts.pdf"), ("--write", "deck.txt")])
def test_other_endings_are_wrong_usage(asked: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "c.pptx").write_bytes(plain())
    assert run(tmp_path, "template", "c.pptx", *asked).returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["c.pptx"]


def halved(deck: Any, sheet: Any = None) -> None:
    """Leave blocks no more than a good half of their place."""
    drawn(deck, 0, 4.5, 13.333, 3, solid("FDE800"), sheet)
    drawn(deck, 0, 1.6, 13.333, 2.9, solid("101820"), sheet)
    drawn(deck, 0, 0, 13.333, 1.6, solid("12866A"), sheet)


def test_what_can_be_built_is_said_with_what_build_will_warn_of(tmp_path: Path) -> None:
    plant(tmp_path)

    def dim(deck: Any) -> None:
        drawn(deck, 0, 5.9, -1, 1.6, solid("606060"))

    (tmp_path / "corporate.pptx").write_bytes(plain(13.333, 7.5, dim))
    done = run(tmp_path, "template", "corporate.pptx", "--write", BRAND)
    warnings = [one for one in check(tmp_path / "deck.yaml") if one.severity == "warning"]
    assert warnings
    counted = f"{len(warnings)} warning{'' if len(warnings) == 1 else 's'}"
    assert f"On it the talk of 'deckgen new' can be built, with {counted}:" in done.stdout
    assert f"On it 'deck.yaml' can be built, with the same {counted}." in done.stdout
    for one in warnings:
        assert done.stderr.count(one.message) == 1
    assert "deckgen-run" not in done.stdout + done.stderr
    told = json.loads(run(tmp_path, "template", "corporate.pptx", "--format", "json").stdout)
    assert {one.message for one in warnings} == {one.split(": ", 1)[1] for one in told["warnings"]}


def test_a_refusal_names_the_layout_the_inches_and_what_to_do(tmp_path: Path) -> None:
    plant(tmp_path)

    (tmp_path / "corporate.pptx").write_bytes(plain(13.333, 7.5, halved))
    done = run(tmp_path, "template", "corporate.pptx", "--write", BRAND)
    assert done.returncode == 1
    assert "On it the talk of 'deckgen new' can't be built" in done.stderr
    assert "On it 'deck.yaml' can't be built, for the same reasons." in done.stderr
    assert "the layout 'Title and Content' leaves " in done.stderr
    assert "deckgen's own layouts leave them 12 × 5 in" in done.stderr
    assert "shorten it" not in done.stderr
    assert "/tmp" not in done.stderr


@pytest.mark.parametrize("scale", [1.0, 1.102, 0.75])
def test_no_sizes_are_proposed_that_a_check_then_complains_of(scale: float) -> None:
    for share in (0.87, 0.75):
        written = yaml.safe_load("\n".join(smaller_lines(share, scale)))["type"]
        least = {key: LEAST[key] * scale for key in ("body", "table", "chart")}
        assert all(min(written[key]) >= size for key, size in least.items())
        cramped = yaml.safe_load("\n".join(smaller_lines(share, scale, readable=False)))["type"]
        assert all(cramped[key][0] >= size > cramped[key][1] for key, size in least.items())


def test_a_layout_with_more_room_is_taken_where_the_usual_one_has_too_little(tmp_path: Path) -> None:
    plant(tmp_path)

    def crowded(deck: Any) -> None:
        for name in ("Title Only", "Title and Content"):
            halved(deck, named(deck, name))

    (tmp_path / "corporate.pptx").write_bytes(plain(13.333, 7.5, crowded))
    done = run(tmp_path, "template", "corporate.pptx", "--write", BRAND)
    assert done.returncode == 0, done.stderr
    assert "body: Title and Content" not in (tmp_path / BRAND).read_text()


def test_what_a_template_only_holds_a_place_with_is_left_out_and_its_own_number_is_the_only_one(
    tmp_path: Path,
) -> None:
    plant(tmp_path)
    (tmp_path / "corporate.pptx").write_bytes(plain(13.333, 7.5, words_at_the_foot))
    done = run(tmp_path, "template", "corporate.pptx", "--write", BRAND)
    assert done.returncode == 0, done.stderr
    assert "Left out of decks on it: a box that says '<date/time>'" in done.stdout
    made = deckgen.build(tmp_path / "deck.yaml", trust=True)
    deck = Presentation(str(made.path))
    shown = [shape.text_frame.text for shape in deck.slide_master.shapes if not shape.is_placeholder]
    assert shown == ["", "‹#›"]
    for slide in deck.slides:
        numbered = slide._element.get("showMasterSp") == "0"
        fields = [one for one in slide._element.iter("{*}fld") if one.get("type") == "slidenum"]
        assert numbered or not fields
