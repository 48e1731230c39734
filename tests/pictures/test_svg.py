"""SVG: drawn beside its picture, tidied, and refused where it acts or reaches outside."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.pictures.images import load_image, probe_size
from deckgen.pictures.loaded_image import LoadedImage
from deckgen.pictures.svg import render_svg

DECK = Span(SourceFile("deck.yaml", "image: logo.svg"), 1, 8, 16)
BOX = (4.0, 3.0)


def load(path: Path) -> LoadedImage:
    made = load_image(path, path.name, Diagnostics(), span=DECK, box_inches=BOX)
    assert made is not None
    return made


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>{body}</svg>'


def svg(folder: Path, body: str, head: str = 'viewBox="0 0 24 12"', before: str = "") -> Path:
    (folder / "logo.svg").write_text(before + SVG.format(head=head, body=body))
    return folder / "logo.svg"


def test_an_svg_comes_with_its_picture(tmp_path: Path) -> None:
    made = load(svg(tmp_path, '<rect width="24" height="12" fill="#1F5FA8"/>'))
    assert (made.width, made.height, made.original, made.media) == (880, 440, (24, 12), "png")
    assert Image.open(io.BytesIO(made.data)).getpixel((5, 5)) == (0x1F, 0x5F, 0xA8, 255)
    assert made.svg is not None
    assert b"#1F5FA8" in made.svg


def test_what_editors_leave_in_an_svg_is_taken_out(tmp_path: Path) -> None:
    doctype = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://w3.org/a.dtd"><!-- /home/me -->'
    )
    head = 'viewBox="0 0 2 1" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export="/home/me"'
    made = load(svg(tmp_path, "<metadata>/home/me</metadata><rect width='2' height='1'/>", head, doctype))
    assert made.svg is not None
    assert b"/home/me" not in made.svg
    assert b"DOCTYPE" not in made.svg
    assert b"<rect" in made.svg


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('viewBox="0 0 24 12"', (1000, 500)),
        ('width="100mm" height="50mm"', (1000, 500)),
        ('width="2in" viewBox="0 0 10 20"', (500, 1000)),
        ('width="100%" height="100%" viewBox="0,0,30,10"', (1000, 333)),
        ('width="3000" height="1500"', (3000, 1500)),
    ],
)
def test_the_size_of_an_svg_is_found(tmp_path: Path, head: str, size: tuple[int, int]) -> None:
    path = svg(tmp_path, '<rect width="5" height="5"/>', head)
    assert probe_size(path, "logo.svg", Diagnostics(), DECK) == size
    made = load(path)
    assert made.width / made.height == pytest.approx(size[0] / size[1], rel=0.01)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<script>alert(1)</script>", "holds a script"),
        ('<rect onclick="go()"/>', "event handler (onclick)"),
        ("<foreignObject/>", "foreign object"),
        ('<image href="http://example.org/a.png"/>', "points outside itself"),
        ('<image xlink:href="file:///etc/passwd"/>', "points outside itself"),
        ('<image href="photo.png"/>', "points outside itself"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "points outside itself"),
        ('<a href="javascript:go()"><rect/></a>', "points outside itself"),
        ('<rect fill="url(http://example.org/a#b)"/>', "takes something from outside (fill)"),
        ("<style>@import 'a.css';</style>", "takes styles or fonts from outside"),
        ("<style>@font-face {{src: url(a.ttf)}}</style>", "takes styles or fonts from outside"),
        ("<style>a {{fill: u\\72l(http://example.org)}}</style>", "takes styles or fonts from outside"),
        ('<set attributeName="xlink:href" to="http://example.org"/>', "changes where it points"),
        ('<animate attributeName=" HREF" values="http://example.org"/>', "changes where it points"),
        ('<animateMotion attributeName="onclick" to="x"/>', "changes where it points"),
        ('<rect onClick="go()"/>', "event handler (onClick)"),
        ('<svg onload="go()"/>', "event handler (onload)"),
        ("<SCRIPT>alert(1)</SCRIPT>", "<SCRIPT>, which is no part of a drawing"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', "holds a script"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">words</p>', "<p> (HTML inside the picture)"),
        ('<img alt="words"/>', "<img>, which is no part of a drawing"),
        ('<g srcset="http://example.org/a.png 2x"/>', "points outside itself"),
        ('<g xml:base="http://example.org/"/>', "points outside itself"),
        ('<use href="data:image/png;base64,AAAA"/>', "points outside itself"),
        ('<use xlink:href="data:image/svg+xml,a#b"/>', "points outside itself"),
        ('<a href="data:image/png;base64,AAAA"><rect/></a>', "points outside itself"),
        ('<image href="HTTP://example.org/a.png"/>', "points outside itself"),
        ('<rect style="fill:URL( HTTP://example.org/a#b)"/>', "takes something from outside (style)"),
        ("<rect style=\"background:image-set('http://example.org/a.png' 1x)\"/>", "takes something from outside"),
        ("<style>@IMPORT 'a.css';</style>", "takes styles or fonts from outside"),
        ("<style>/* */@import/* */'a.css';</style>", "takes styles or fonts from outside"),
        ("<style>@namespace url(#a) 'b'; a {{}}</style>", "takes styles or fonts from outside"),
        ("<style>a {{cursor: -webkit-image-set('a.png' 1x)}}</style>", "takes styles or fonts from outside"),
        ("<style>@font-face {{src: src('a.ttf')}}</style>", "takes styles or fonts from outside"),
        ("<style>a {{fill: url(/**/'http://example.org')}}</style>", "takes styles or fonts from outside"),
        ("<style><![CDATA[@import 'a.css';]]></style>", "takes styles or fonts from outside"),
    ],
)
def test_an_svg_that_acts_or_reaches_out_is_refused_at_its_line(tmp_path: Path, body: str, what: str) -> None:
    path = svg(tmp_path, "\n<g/>\n" + body.replace("{{", "{").replace("}}", "}") + "\n")
    log = Diagnostics()
    assert load_image(path, "logo.svg", log, span=DECK, box_inches=BOX) is None
    assert [(item.code, item.span.place if item.span else "") for item in log] == [("unsafe_svg", "logo.svg:3:1")]
    assert what in log.errors[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "logo.svg:1:1 unsafe_svg"),
        ('<?xml-stylesheet href="a.css"?><svg viewBox="0 0 1 1"/>', "logo.svg:1:1 unsafe_svg"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "deck.yaml:1:8 svg_without_size"),
        ('<svg xmlns="http://www.w3.org/2000/svg">\n<g></svg>', "logo.svg:2:10 broken_svg"),
        ("<html><svg></svg></html>", "deck.yaml:1:8 broken_svg"),
    ],
)
def test_other_broken_svgs_say_why(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "logo.svg").write_text(text)
    log = Diagnostics()
    assert load_image(tmp_path / "logo.svg", "logo.svg", log, span=DECK, box_inches=BOX) is None
    assert [f"{item.span.place if item.span else ''} {item.code}" for item in log] == [expected]


@pytest.mark.parametrize(
    "body",
    [
        '<path d="M0 0h9" transform="translate(1,2) rotate(30)" style="fill:rgb(1,2,3);font-family:Arial"/>',
        "<style>@media print {{ .a:not(.b) {{ fill: hsl(1 2% 3% / calc(1 / 2)) }} }}</style>",
        '<g inkscape:export-filename="C:\\me\\a.png" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"/>',
        '<i:pgf xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/">AAAA</i:pgf>',
        '<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject><g/></switch>',
        '<text aria-label="f(x) @home">a</text>',
        '<animate attributeName="fill" values="red;blue" dur="1s"/>',
        '<a href="#a"><rect id="a"/></a>',
    ],
)
def test_what_drawing_programs_write_is_welcome(tmp_path: Path, body: str) -> None:
    made = load(svg(tmp_path, body.replace("{{", "{").replace("}}", "}"))).svg
    assert made is not None
    assert b"html" not in made
    assert b"export" not in made
    assert b"pgf" not in made


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e999 1"/>', "svg_without_size"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e9 1"/>', "svg_without_size"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="1e-300in" viewBox="0 0 1 1"/>', "svg_without_size"),
        (
            b'<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
            "broken",
        ),
        (
            SVG.format(
                head='viewBox="0 0 9 9"',
                body='<g opacity=".5">' * 250 + '<rect width="5" height="5"/>' + "</g>" * 250,
            ),
            "content",
        ),
        (
            SVG.format(
                head='viewBox="0 0 9 9"',
                body="".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(1200)) + '<path id="a1200"/>',
            ),
            "",
        ),
    ],
)
def test_what_would_crash_or_mislead_is_a_complaint(tmp_path: Path, data: bytes | str, code: str) -> None:
    (tmp_path / "logo.svg").write_bytes(data if isinstance(data, bytes) else data.encode())
    log = Diagnostics()
    made = load_image(tmp_path / "logo.svg", "logo.svg", log, span=DECK, box_inches=BOX)
    assert (made is None) == bool(log.errors)
    assert code in str([item.code for item in log])


def test_gradients_and_pictures_inside_an_svg_are_welcome(tmp_path: Path) -> None:
    body = '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" style="stroke:url(\'#g\')"/><use href="#g"/>'
    assert load(svg(tmp_path, body + '<image href="data:image/png;base64,iVBORw0KGgo="/>')).svg is not None


def test_text_is_drawn_in_the_fonts_that_are_given() -> None:
    import font_source_sans_pro

    font = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Regular.ttf"
    words = SVG.format(
        head='viewBox="0 0 40 20"', body='<text y="15" font-family="Source Sans Pro">Hi</text>'
    ).encode()
    with_font = Image.open(io.BytesIO(render_svg(words, 200, fonts=[str(font)])))
    without = Image.open(io.BytesIO(render_svg(words, 200)))
    assert (with_font.size, with_font.getbbox() is None, without.getbbox() is None) == ((200, 100), False, True)
