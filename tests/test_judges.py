"""What independent judges say of built files: nothing. And that each of them can say something."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

import deckgen
import gallery
from built import Built
from deckgen.starter import plant
from judges import JUDGES, NO_SDK, ROOT, schemas, sdk_program
from markup_compatibility import processed

EXAMPLES = [path.parent.name for path in sorted((ROOT / "examples").glob("*/deck.yaml"))]
LAYOUTS = "{cover: Title Slide, divider: Section Header, content: Title Only, body: Title and Content}"
FONTS = "{heading: Source Sans Pro, body: Source Sans Pro}"
# What a template may hold that its program knows and the standard doesn't: an alternative with a namespace of 2010.
ALTERNATIVE = """\
<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
 <mc:Choice Requires="p14"><p:transition spd="slow" p14:dur="2000"><p14:vortex dir="r"/></p:transition></mc:Choice>
 <mc:Fallback><p:transition spd="slow"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>"""


def template() -> bytes:
    """A template with a picture and an alternative on the layout that bodies stand on."""
    from PIL import Image

    picture, stream = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (40, 12), "#12866A").save(picture, "PNG")
    deck: Any = Presentation()
    layout = deck.slide_layouts.get_by_name("Title and Content")
    _, identity = layout.part.get_or_add_image_part(picture)
    layout.shapes._spTree.add_pic(90, "Logo", "", identity, 0, 0, 360_000, 108_000)
    layout._element.find("{*}clrMapOvr").addnext(etree.fromstring(ALTERNATIVE))
    deck.save(stream)
    return stream.getvalue()


def folder_of(name: str, folder: Path) -> Path:
    """The folder of a deck that isn't built for other tests too."""
    if name == "gallery":
        folder.mkdir()
        gallery.deck(folder)
        return folder
    plant(folder)
    if name == "on-template":
        (folder / "corporate.pptx").write_bytes(template())
        brand = f"template: corporate.pptx\nfonts: {FONTS}\nlayouts: {LAYOUTS}\n"
        (folder / "assets" / "brand" / "brand.yaml").write_text(brand)
    return folder


@pytest.fixture(scope="module", params=["talk", "everything", "gallery", "starter", *EXAMPLES, "on-template"])
def file(
    request: pytest.FixtureRequest,
    example_built: Callable[[str], Built],
    tmp_path_factory: pytest.TempPathFactory,
) -> bytes:
    """The bytes of a built deck."""
    if request.param in ("talk", "everything"):
        found: Built = request.getfixturevalue(request.param)
        return found.made.path.read_bytes()
    if request.param in EXAMPLES:
        return example_built(request.param).made.path.read_bytes()
    folder = folder_of(request.param, tmp_path_factory.mktemp("judged") / "deck")
    return deckgen.build(folder / "deck.yaml", trust=True).path.read_bytes()


@pytest.mark.parametrize("judge", JUDGES)
def test_a_judge_finds_nothing_wrong(file: bytes, judge: str) -> None:
    if judge == "sdk" and sdk_program() is None:
        pytest.skip(NO_SDK)
    assert JUDGES[judge](file) == []


def spoilt(part: str, old: bytes, new: bytes) -> bytes:
    """A small sound file with a part changed."""
    import zipfile

    deck: Any = Presentation()
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "Trade"
    stream, made = io.BytesIO(), io.BytesIO()
    deck.save(stream)
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            assert name != part or old in data
            target.writestr(name, data.replace(old, new) if name == part else data)
    return made.getvalue()


@pytest.mark.parametrize("judge", JUDGES)
def test_each_judge_sees_a_flaw(judge: str) -> None:
    if judge == "sdk" and sdk_program() is None:
        pytest.skip(NO_SDK)
    slide = "ppt/slides/slide1.xml"
    if judge == "rpptx":
        unsound = spoilt(f"ppt/slides/_rels/{Path(slide).name}.rels", b"slideLayout2.xml", b"slideLayout99.xml")
    else:
        unsound = spoilt(slide, b"<a:bodyPr/>", b'<a:bodyPr anchor="upstairs"/>')
    assert JUDGES[judge](unsound) != []


ROOT_OF = '<p:sld xmlns:p="urn:p" xmlns:n="urn:n" xmlns:mc="{}" {}>{}</p:sld>'
CHOICE = '<mc:AlternateContent><mc:Choice Requires="n"><p:new n:a="1"/></mc:Choice>{}</mc:AlternateContent>'
FALLBACK = "<mc:Fallback><p:old/></mc:Fallback>"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@pytest.mark.parametrize(
    ("head", "body", "newest", "oldest"),
    [
        ("", CHOICE.format(FALLBACK), "<p:new/>", "<p:old/>"),
        ("", CHOICE.format(""), "<p:new/>", ""),
        ("", "<p:a/>" + CHOICE.format(FALLBACK) + "<p:b/>", "<p:a/><p:new/><p:b/>", "<p:a/><p:old/><p:b/>"),
        ('mc:Ignorable="n"', '<p:a n:x="1"><n:gone/><p:stays/></p:a>', *["<p:a><p:stays/></p:a>"] * 2),
        ('mc:Ignorable="n"', "<p:ext><n:held/></p:ext>", *["<p:ext><n:held/></p:ext>"] * 2),
        ("", "<n:unknown/>", *["<n:unknown/>"] * 2),
    ],
    ids=["a choice", "no fallback", "in its place", "ignorable", "in an extension", "not ignorable"],
)
def test_alternatives_are_read_as_programs_read_them(head: str, body: str, newest: str, oldest: str) -> None:
    root = etree.fromstring(ROOT_OF.format(MC, head, body))
    for reading, wanted in (("newest", newest), ("oldest", oldest)):
        found = "".join(etree.tostring(one).decode() for one in processed(root, reading))  # type: ignore[arg-type]
        plainly = found
        for space in (' xmlns:p="urn:p"', ' xmlns:n="urn:n"', f' xmlns:mc="{MC}"'):
            plainly = plainly.replace(space, "")
        assert plainly == wanted


@pytest.mark.parametrize("body", ["<mc:AlternateContent/>", CHOICE.replace('"n"', '"m"').format("")])
def test_alternatives_that_name_nothing_are_a_fault(body: str) -> None:
    with pytest.raises(ValueError, match=r"requires|stands for no namespace"):
        processed(etree.fromstring(ROOT_OF.format(MC, "", body)), "newest")


def test_a_part_of_a_kind_that_no_schema_knows_is_not_passed_over() -> None:
    assert schemas(spoilt("docProps/app.xml", b"Properties", b"Strange")) != []
