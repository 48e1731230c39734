"""Videos on slides: what PowerPoint plays, and what stands there where nothing plays."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

import deckgen
from deckgen.model.page import Picture
from deckgen.verbs.show import show
from laid_out import Laid, text_boxes
from made_mp4 import mp4

BRIEF = "video: {file: a.mp4, poster: a.svg, alt: A loaf rises}"

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#1F5FA8" d="M0 0h9v9H0z"/></svg>'
FILES: dict[str, str | bytes] = {"a.mp4": mp4(), "a.svg": SQUARE}
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def build(folder: Path, *slides: str) -> zipfile.ZipFile:
    for name, data in FILES.items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    listed = "".join(f"    - {{title: Clip {number}, {slide}}}\n" for number, slide in enumerate(slides))
    (folder / "deck.yaml").write_text(f"title: T\nsections:\n- title: S\n  divider: false\n  slides:\n{listed}")
    built = deckgen.build(folder / "deck.yaml", folder / "deck.pptx")
    assert [one.code for one in built.diagnostics] == []
    return zipfile.ZipFile(folder / "deck.pptx")


def picture_of(laid: Laid) -> Picture:
    return next(shape for shape in laid.page(-1).shapes if isinstance(shape, Picture))


def test_it_has_the_shape_of_its_frames_whatever_its_poster(lay_slide: Callable[..., Laid]) -> None:
    for size in ((640, 360), (360, 640)):
        laid = lay_slide(BRIEF, files={**FILES, "a.mp4": mp4(size=size)})
        assert laid.said == []
        picture = picture_of(laid)
        assert picture.box.width / picture.box.height == pytest.approx(size[0] / size[1], rel=1e-3)
        assert picture.crop == (0, 0, 0, 0)
        width, height = Image.open(io.BytesIO(picture.data)).size
        assert width / height == pytest.approx(size[0] / size[1], rel=0.02)


def test_the_credit_stands_under_it(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("video: {file: a.mp4, poster: a.svg, alt: A, credit: 'Film: *Ana*'}", files=FILES)
    (credit,) = [box for box in text_boxes(laid.page(-1)) if box.name == "Credit"]
    assert credit.paragraphs[0].text.plain == "Film: Ana"
    assert credit.box.y > picture_of(laid).box.bottom


def test_powerpoint_finds_and_plays_it(tmp_path: Path) -> None:
    archive = build(tmp_path, BRIEF, BRIEF.replace("A loaf rises}", "A loaf, loop: true, autoplay: true}"))
    shapes = Presentation(str(tmp_path / "deck.pptx")).slides[1].shapes
    assert [shape.name for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.MEDIA] == ["Video"]
    films = [name for name in archive.namelist() if name.endswith(".mp4")]
    assert films == ["ppt/media/media1.mp4"]
    assert archive.read(films[0]) == FILES["a.mp4"]
    assert archive.getinfo(films[0]).compress_type == zipfile.ZIP_STORED
    assert '<Default Extension="mp4" ContentType="video/mp4"/>' in archive.read("[Content_Types].xml").decode()
    for number, calls in ((2, ["playFrom(0.0)", "togglePause"]), (3, ["playFrom(0.0)", "togglePause"])):
        slide = etree.fromstring(archive.read(f"ppt/slides/slide{number}.xml"))
        (name,) = [one for one in slide.iter(f"{P}cNvPr") if one.get("name") == "Video"]
        assert {one.get("spid") for one in slide.iter(f"{P}spTgt")} == {name.get("id")}
        assert [one.get("cmd") for one in slide.iter(f"{P}cmd")] == calls
        ids = [int(one.get("id", "")) for one in slide.iter(f"{P}cTn")]
        assert sorted(ids) == list(range(1, len(ids) + 1))
        relations = archive.read(f"ppt/slides/_rels/slide{number}.xml.rels").decode()
        assert len(re.findall(r'Target="\.\./media/media1\.mp4"', relations)) == 2
    first, second = (archive.read(f"ppt/slides/slide{number}.xml").decode() for number in (2, 3))
    assert 'nodeType="clickEffect"' in first
    assert "onBegin" not in first
    assert "repeatCount" not in first
    assert 'nodeType="afterEffect"' in second
    assert "onBegin" in second
    assert 'repeatCount="indefinite"' in second


def test_it_plays_after_what_appears_beside_it(tmp_path: Path) -> None:
    archive = build(tmp_path, f"columns: [{{bullets: {{items: [A, B], reveal: true}}}}, {{{BRIEF}}}]")
    slide = etree.fromstring(archive.read("ppt/slides/slide2.xml"))
    main = next(one for one in slide.iter(f"{P}cTn") if one.get("nodeType") == "mainSeq")
    steps = [[part.tag for part in step.iter(f"{P}set", f"{P}cmd")] for step in main[0]]
    assert steps == [[f"{P}set"], [f"{P}set"], [f"{P}cmd"]]
    ids = [one.get("id") for one in slide.iter(f"{P}cTn")]
    assert len(set(ids)) == len(ids)


def test_a_slide_without_one_has_no_timing(tmp_path: Path) -> None:
    assert b"p:timing" not in build(tmp_path, "text: Words").read("ppt/slides/slide2.xml")


def test_where_nothing_plays_its_poster_has_a_mark(tmp_path: Path) -> None:
    build(tmp_path, BRIEF, "image: {file: a.svg, alt: A square}")
    for number, is_marked in ((2, True), (3, False)):
        drawn = show(tmp_path / "deck.yaml", str(number), form="svg").data.decode()
        assert ("#101010" in drawn) == is_marked
