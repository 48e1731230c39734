"""An organisation's own file: its look is kept, its slides are not, and its quirks do no harm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart

import judges
from deckgen.model.brand import Brand, FontNames
from deckgen.model.carried_template import CarriedTemplate
from deckgen.model.geometry import Box, Emu
from deckgen.model.layouts import Layout, Placeholder
from deckgen.model.page import Rectangle
from deckgen.office.template_layouts import Template, Unusable, read_template
from deckgen.writers.pptx import flaws
from deckgen.writers.pptx.markup import A, P, R
from hand_made import Make, Opened
from written_file import write

KINDS = {"TITLE": "title", "CENTER_TITLE": "ctrTitle", "SUBTITLE": "subTitle", "BODY": "body", "OBJECT": "obj"}
SECRET = "Confidential: merger on Tuesday"


def picture(color: str) -> io.BytesIO:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (9, 9), color).save(stream, "PNG")
    return stream


def saved(deck: Any) -> bytes:
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def organisation() -> Any:
    """A template with localised names, a picture and a link to a slide on a layout, slides, notes and media in it."""
    deck: Any = Presentation()
    layouts = list(deck.slide_layouts)
    for layout, name in zip(layouts, ("Titelfolie", "Titel und Inhalt & mehr", "Abschnitt"), strict=False):
        layout.name = name
    slide = deck.slides.add_slide(layouts[1])
    slide.shapes.title.text = SECRET
    slide.shapes.add_picture(picture("red"), 0, 0)
    slide.notes_slide.notes_text_frame.text = SECRET
    deck.core_properties.author = "Steve Canny"
    link = layouts[1].part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    run = layouts[1].placeholders[0].text_frame.paragraphs[0].runs[0]._r
    run.get_or_add_rPr().append(
        parse_xml(
            '<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            f'r:id="{link}" action="ppaction://hlinksldjump"/>'
        )
    )
    return deck


def with_second_master(deck: Any) -> Any:
    """A copy of the master with one layout, under the same ids, as careless programs make them."""
    first = deck.slide_master.part
    layout = deck.slide_layouts[0].part
    package = deck.part.package
    master = SlideMasterPart.load(
        PackURI("/ppt/slideMasters/slideMaster2.xml"), first.content_type, package, first.blob
    )
    copy = SlideLayoutPart.load(
        PackURI("/ppt/slideLayouts/slideLayout99.xml"), layout.content_type, package, layout.blob
    )
    copy._element.find("{*}cSld").set("name", "Zweiter Master")
    copy.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
    master.relate_to(first.part_related_by(RELATIONSHIP_TYPE.THEME), RELATIONSHIP_TYPE.THEME)
    listed = master._element.find("{*}sldLayoutIdLst")
    for entry in list(listed)[1:]:
        listed.remove(entry)
    space = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    listed[0].set(space, master.relate_to(copy, RELATIONSHIP_TYPE.SLIDE_LAYOUT))
    masters = deck.part._element.find("{*}sldMasterIdLst")
    entry = parse_xml(etree.tostring(masters[0]))
    entry.set(space, deck.part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER))
    masters.append(entry)
    return deck


def carried(template: bytes) -> CarriedTemplate:
    read = read_template(template)
    assert isinstance(read, Template)
    return read.carried


def brand_of(template: bytes, **names: str) -> Brand:
    """The brand whose layouts are the template's, as they stand there."""
    deck: Any = Presentation(io.BytesIO(template))
    found = {layout.name: layout for master in deck.slide_masters for layout in master.slide_layouts}
    layouts = []
    for role, name in names.items():
        places = []
        for place in found[name].placeholders:
            kind = KINDS.get(place.placeholder_format.type.name)
            word = {"title": "title", "ctrTitle": "title", "subTitle": "subtitle"}.get(kind or "", "body")
            if kind:
                box = Box(*(Emu(length) for length in (place.left, place.top, place.width, place.height)))
                places.append(Placeholder(word, kind, place.placeholder_format.idx, box))  # type: ignore[arg-type]
        layouts.append(Layout(role, name, tuple(places)))
    size = (Emu(deck.slide_width), Emu(deck.slide_height))
    return Brand(template=carried(template), own_layouts=tuple(layouts), page=size)


@pytest.fixture
def built(make: Make, opened: type[Opened]) -> Callable[..., Opened]:
    def build(template: bytes, instead: bytes | None = None, **names: str) -> Any:
        """instead is a form of the template that python-pptx would not open."""
        brand = replace(brand_of(template, **names), template=carried(instead or template))
        maker = type(make)(brand)
        body = next(iter(names))
        pages = [
            maker.page(f"p{number}", "Words", maker.filled(body, "body", maker.bullet("A point")), layout=body,
                       notes=(maker.par("Said"),))
            for number in range(3)
        ]  # fmt: skip
        return opened(write(maker.document(*pages), brand))

    return build


CONTENT = "Titel und Inhalt & mehr"


def test_our_slides_stand_on_the_organisations_layouts(built: Callable[..., Opened]) -> None:
    written = built(saved(organisation()), plain=CONTENT)
    assert flaws(written.data) == []
    deck = Presentation(io.BytesIO(written.data))
    assert [slide.slide_layout.name for slide in deck.slides] == [CONTENT] * 3
    assert [place.placeholder_format.idx for place in deck.slides[0].placeholders] == [0, 1]
    assert [layout.name for layout in deck.slide_layouts][:3] == ["Titelfolie", CONTENT, "Abschnitt"]
    assert deck.slides[0].notes_slide.notes_text_frame.text == "Said"


def test_nothing_of_its_slides_leaks(built: Callable[..., Opened]) -> None:
    written = built(saved(organisation()), plain=CONTENT)
    archive = zipfile.ZipFile(io.BytesIO(written.data))
    everything = b"".join(archive.read(name) for name in written.names)
    assert SECRET.encode() not in everything
    assert b"Steve Canny" not in everything
    assert not [name for name in written.names if "media" in name or "thumbnail" in name or "printer" in name.lower()]


def test_a_link_to_a_slide_on_a_layout_goes_with_the_slide(built: Callable[..., Opened]) -> None:
    written = built(saved(organisation()), plain=CONTENT)
    layouts = [name for name in written.names if name.startswith("ppt/slideLayouts/slideLayout")]
    assert not [click for name in layouts for click in written.find(name, "//a:hlinkClick")]


def test_the_brands_parts_are_kept_as_they_are(built: Callable[..., Opened], opened: type[Opened]) -> None:
    template = saved(organisation())
    written, before = built(template, plain=CONTENT), opened(template)
    for name in ("ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout1.xml"):
        assert etree.tostring(written.xml(name), method="c14n") == etree.tostring(before.xml(name), method="c14n")


def test_its_notes_master_is_kept_and_one_is_made_where_there_is_none(built: Callable[..., Opened]) -> None:
    kept = built(saved(organisation()), plain=CONTENT)
    made = built(saved(Presentation()), plain="Title and Content")
    for written in (kept, made):
        assert len([name for name in written.names if name.startswith("ppt/notesMasters/notesMaster")]) == 1
        assert len(written.find("ppt/presentation.xml", "//p:notesMasterIdLst/p:notesMasterId")) == 1
        assert flaws(written.data) == []


def test_two_masters_with_the_same_ids_are_told_apart(built: Callable[..., Opened]) -> None:
    written = built(saved(with_second_master(organisation())), plain=CONTENT)
    assert flaws(written.data) == []
    deck = Presentation(io.BytesIO(written.data))
    assert [layout.name for layout in deck.slide_masters[1].slide_layouts] == ["Zweiter Master"]


@pytest.mark.parametrize("kind", ["template", "slideshow"])
def test_a_potx_becomes_a_presentation(built: Callable[..., Opened], opened: type[Opened], kind: str) -> None:
    template = saved(organisation())
    main = "presentationml.presentation.main+xml"
    potx = opened(template).changed("[Content_Types].xml", main, f"presentationml.{kind}.main+xml")
    written = built(template, instead=potx, plain=CONTENT)
    assert flaws(written.data) == []
    assert main in etree.tostring(written.xml("[Content_Types].xml")).decode()


def test_a_picture_that_is_lost_does_no_harm(built: Callable[..., Opened], opened: type[Opened]) -> None:
    deck = organisation()
    layout = deck.slide_layouts[1]
    image, name = layout.part.get_or_add_image_part(picture("blue"))
    blip = f'<a:blip xmlns:a="{A}" xmlns:r="{R}" r:embed="{name}"/>'
    fill = f'<p:bg xmlns:p="{P}" xmlns:a="{A}"><p:bgPr><a:blipFill>{blip}</a:blipFill><a:effectLst/></p:bgPr></p:bg>'
    layout._element.cSld.insert(0, parse_xml(fill))
    template = saved(deck)
    kept = built(template, plain=CONTENT)
    assert len([each for each in kept.names if "/media/" in each]) == 1
    rels = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    lost = opened(template).changed(rels, str(image.partname).replace("/ppt/", "../"), "../NULL")
    written = built(template, instead=lost, plain=CONTENT)
    assert flaws(written.data) == []
    assert not [each for each in written.names if "/media/" in each]


def test_what_lies_outside_or_acts_stays_behind(built: Callable[..., Opened], opened: type[Opened]) -> None:
    deck = organisation()
    layout = deck.slide_layouts[1]
    image = layout.part.relate_to("http://example.org/a.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    script = layout.part.relate_to("javascript:go()", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    page = layout.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    spaces = f'xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"'
    for name, click in (("Logo", script), ("Home", page)):
        layout._element.cSld.spTree.append(
            parse_xml(
                f'<p:pic {spaces}><p:nvPicPr><p:cNvPr id="77" name="{name}"><a:hlinkClick r:id="{click}"/></p:cNvPr>'
                f"<p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>"
                f'<a:blip r:link="{image}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/></p:pic>'
            )
        )
    layout.placeholders[0]._element.nvSpPr.cNvPr.append(
        parse_xml(f'<a:hlinkClick xmlns:a="{A}" xmlns:r="{R}" r:id="{page}"/>')
    )
    template = saved(deck)
    read = read_template(template)
    assert isinstance(read, Template)
    assert set(read.left_out) == {
        "a picture that lies outside the file",
        "a link that could act (javascript:go())",
    }
    written = built(template, plain=CONTENT)
    assert flaws(written.data) == []
    rels = etree.tostring(written.xml("ppt/slideLayouts/_rels/slideLayout2.xml.rels"))
    assert b"https://example.org/" in rels
    assert b"javascript" not in rels
    assert b"a.png" not in rels
    assert not written.find("ppt/slideLayouts/slideLayout2.xml", "//p:pic")


ACTING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>go()</script><rect width="1" height="1"/></svg>'
PLAIN = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="1" height="1"/></svg>'


@pytest.mark.parametrize(("drawing", "type_"), [(ACTING, "svg+xml"), (ACTING, "png"), (PLAIN, "svg+xml")])
def test_nothing_of_its_parts_acts_whatever_they_are_called(
    built: Callable[..., Opened], drawing: bytes, type_: str
) -> None:
    deck = organisation()
    layout, spaces = deck.slide_layouts[1], f'xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"'
    program, svg = (
        layout.part.relate_to(Part(PackURI(name), kind, layout.part.package, data), relation)
        for name, kind, data, relation in (
            ("/ppt/embeddings/o.bin", "application/x-msdownload", b"MZ...", RELATIONSHIP_TYPE.PACKAGE),
            ("/ppt/media/e.svg", f"image/{type_}", drawing, RELATIONSHIP_TYPE.IMAGE),
        )
    )
    shapes = (
        f'<p:graphicFrame {spaces}><p:nvGraphicFramePr><p:cNvPr id="71" name="o"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
        f'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj r:id="{program}" '
        'progId="Package"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>',
        f'<p:pic {spaces}><p:nvPicPr><p:cNvPr id="72" name="p"><a:hlinkClick r:id="" action="PPAction://program"/>'
        f'<a:hlinkHover r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/></p:cNvPr><p:cNvPicPr/><p:nvPr/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{svg}"/></p:blipFill><p:spPr/></p:pic>',
    )
    for shape in shapes:
        layout._element.cSld.spTree.append(parse_xml(shape))
    template = saved(deck)
    read = read_template(template)
    assert isinstance(read, Template)
    refused = ["a drawing (SVG) that could act, or takes something from outside"] if drawing == ACTING else []
    said = ["an embedded object (OLE)", *refused, "a link that could act (PPAction://program)"]
    assert sorted(read.left_out) == sorted(said)
    written = built(template, plain=CONTENT)
    assert flaws(written.data) == []
    words = etree.tostring(written.xml("ppt/slideLayouts/slideLayout2.xml"))
    assert (b"oleObj" in words, b"program" in words, b"nextslide" in words) == (False, False, not refused)
    assert not [name for name in written.names if "embeddings" in name]
    assert [b"script" in part.data for part in read.carried.parts if "media" in part.name] == [False] * (not refused)


@pytest.mark.parametrize("seed", range(30))
def test_damage_is_a_reason_and_never_a_surprise(make: Make, seed: int) -> None:
    """Whatever is read of a damaged template can be built upon, or there is a reason why it can't be used."""
    random = Random(seed)
    with zipfile.ZipFile(io.BytesIO(saved(organisation()))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    name = random.choice([each for each in parts if re.search("slideLayout|slideMaster|theme", each)])
    tree = etree.fromstring(parts[name])
    for element in random.choices(list(tree.iter("*")), k=3):
        parent = element.getparent()
        if element.attrib:
            element.set(random.choice(list(element.attrib)), random.choice(["", "-1", "9" * 20, "x", "../a"]))
        elif parent is not None:
            parent.remove(element)
    parts[name] = etree.tostring(tree)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as damaged:
        for each, data in parts.items():
            damaged.writestr(each, data)
    read = read_template(stream.getvalue())
    if isinstance(read, Template) and CONTENT in read.layouts:
        brand = replace(brand_of(saved(organisation()), plain=CONTENT), template=read.carried)
        maker = type(make)(brand)
        assert flaws(write(maker.document(maker.page("one", "One", layout="plain")), brand)) == []
    else:
        assert not isinstance(read, Unusable) or read.why


def test_pictures_of_ours_and_theirs_keep_apart(make: Make, opened: type[Opened]) -> None:
    deck = organisation()
    deck.slide_layouts[1].part.get_or_add_image_part(picture("blue"))
    brand = brand_of(saved(deck), plain=CONTENT)
    maker = type(make)(brand)
    page = maker.page("one", "One", layout="plain")
    written = opened(write(maker.document(replace(page, shapes=(*page.shapes, make_small(make)))), brand))
    assert flaws(written.data) == []
    assert len({name.lower() for name in written.names if "/media/" in name}) == 2


def make_small(make: Any) -> Any:
    return replace(make.picture(), box=Box(Emu(0), Emu(0), Emu(99_999), Emu(99_999)))


def test_colors_and_fonts_of_its_theme_are_named_as_the_themes(make: Make, opened: type[Opened]) -> None:
    """The theme of this template has the accent 4F81BD, and Calibri for headings and text."""
    brand = replace(brand_of(saved(organisation()), plain=CONTENT), fonts=FontNames("Calibri", "Other", "Courier"))
    maker = type(make)(brand)
    page = maker.page("one", "One", layout="plain")
    bar = Rectangle(Box(Emu(0), Emu(0), Emu(9_999), Emu(9_999)), "4F81BD", "Bar")
    words = maker.filled("plain", "body", maker.par("Words"))
    written = opened(write(maker.document(replace(page, shapes=(*page.shapes, words, bar))), brand))
    slide = "ppt/slides/slide1.xml"
    assert written.find(slide, "//p:sp[.//p:cNvPr/@name='Bar']//a:solidFill/*/@val") == ["accent1"]
    assert written.find(slide, "//a:latin/@typeface") == ["+mj-lt", "Other"]


def test_text_overrides_what_the_template_would_do_to_it(built: Callable[..., Opened]) -> None:
    written = built(saved(organisation()), plain=CONTENT)
    looks = written.find("ppt/slides/slide1.xml", "//a:r/a:rPr")
    assert {(look.get("cap"), look.get("spc"), look.get("b")) for look in looks} == {("none", "0", "0")}


def test_a_layout_that_is_not_there_is_named(make: Make) -> None:
    brand = replace(brand_of(saved(organisation()), plain=CONTENT), own_layouts=(Layout("plain", "Nowhere", ()),))
    with pytest.raises(LookupError, match="no layout named 'Nowhere'; it has 'Titelfolie'"):
        write(make.document(), brand)


@pytest.mark.parametrize("judge", [judges.audit, judges.rpptx, judges.schemas])
def test_independent_validators_find_nothing(
    built: Callable[..., Opened], judge: Callable[[bytes], list[str]]
) -> None:
    assert judge(built(saved(with_second_master(organisation())), plain=CONTENT).data) == []
