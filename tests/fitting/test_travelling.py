"""Fonts travel in the file: as PowerPoint embeds them, where their makers allow it, and with few bytes."""

from __future__ import annotations

import ctypes
import ctypes.util
import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import font_source_sans_pro
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pptx import Presentation

from deckgen.pipeline import build, check
from deckgen.writers.pptx.markup import P, R
from eot_reader import Eot, read_eot

SANS = Path(font_source_sans_pro.font_directory)
DECK = """title: Trade
brand: brand.yaml
sections:
  - title: Border
    slides:
      - title: Most people drive
        text: "Cars **lead**, and trucks follow."
"""


def made(folder: Path, brand: str = "") -> Path:
    """A deck built in a folder, in a brand of its own where one is given."""
    (folder / "deck.yaml").write_text(DECK if brand else DECK.replace("brand: brand.yaml\n", ""))
    (folder / "brand.yaml").write_text(brand)
    return build(folder / "deck.yaml").path


def embedded(path: Path) -> dict[tuple[str, str], Eot]:
    """The fonts in a file, by family and face."""
    found = {}
    with zipfile.ZipFile(path) as parts:
        tree = etree.fromstring(parts.read("ppt/presentation.xml"))
        rels = etree.fromstring(parts.read("ppt/_rels/presentation.xml.rels"))
        targets = {each.get("Id"): each.get("Target") for each in rels}
        for font in tree.iterfind(f"{{{P}}}embeddedFontLst/{{{P}}}embeddedFont"):
            for face in list(font)[1:]:
                data = parts.read(f"ppt/{targets[face.get(f'{{{R}}}id')]}")
                found[str(font[0].get("typeface")), etree.QName(face).localname] = read_eot(data)
    return found


def said(folder: Path) -> list[str]:
    return [one.message for one in check(folder / "deck.yaml") if one.code == "unembedded_font"]


def test_the_default_brand_brings_its_own_fonts(tmp_path: Path) -> None:
    path = made(tmp_path)
    fonts = embedded(path)
    assert set(fonts) == {
        ("Source Sans Pro", "regular"),
        ("Source Sans Pro", "bold"),
        ("Source Sans Pro Semibold", "regular"),
    }
    assert fonts["Source Sans Pro", "bold"].names[:2] == ["Source Sans Pro", "Bold"]
    assert fonts["Source Sans Pro", "bold"].weight == 700
    assert path.stat().st_size < 110_000, "three faces take about 70 KB"
    assert len(Presentation(str(path)).slides) == 3
    with zipfile.ZipFile(path) as parts:
        assert b'embedTrueTypeFonts="1"' in parts.read("ppt/presentation.xml")
        assert b'Extension="fntdata" ContentType="application/x-fontdata"' in parts.read("[Content_Types].xml")


def test_a_subset_has_the_letters_of_the_slides_and_of_western_europe(tmp_path: Path) -> None:
    found = embedded(made(tmp_path))["Source Sans Pro", "regular"]
    letters = TTFont(io.BytesIO(found.font)).getBestCmap()
    assert all(ord(letter) in letters for letter in "Most people drive ÄÖÜñçőł€–“”")
    assert ord("Ж") not in letters
    assert found.flags == 1
    assert len(found.font) < 60_000


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path).read_bytes()
    assert made(tmp_path).read_bytes() == first


def test_code_brings_its_own_font(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        "title: T\nsections: [{title: S, slides: [{title: Loop, code: {text: 'for x in y', language: python}}]}]\n"
    )
    path = build(tmp_path / "deck.yaml").path
    assert ("DejaVu Sans Mono", "regular") in embedded(path)
    with zipfile.ZipFile(path) as parts:
        assert b'typeface="DejaVu Sans Mono" panose="020B0609030804020204" pitchFamily="49"' in parts.read(
            "ppt/presentation.xml"
        )


def test_all_letters_travel_where_the_brand_wants_it(tmp_path: Path) -> None:
    """What comes out is the file that the brand has, byte for byte."""
    found = embedded(made(tmp_path, "fonts: {embed: true}\n"))["Source Sans Pro", "regular"]
    assert found.font == (SANS / "SourceSansPro-Regular.ttf").read_bytes()
    assert found.flags == 0


@pytest.mark.parametrize("brand", ["fonts: {embed: false}\n", "fonts: {body: Georgia, heading: Georgia}\n"])
def test_nothing_travels_that_nobody_asked_for(tmp_path: Path, brand: str) -> None:
    assert embedded(made(tmp_path, brand)) == {}
    assert said(tmp_path) == []


def test_another_program_reads_the_same_font(tmp_path: Path) -> None:
    """libeot is what LibreOffice reads embedded fonts with."""
    name = ctypes.util.find_library("eot")
    if name is None:
        pytest.skip("libeot isn't here")
    library, meta = ctypes.CDLL(name), ctypes.create_string_buffer(4096)
    path = made(tmp_path)
    with zipfile.ZipFile(path) as parts:
        for part in (one for one in parts.namelist() if one.endswith(".fntdata")):
            data = parts.read(part)
            out, size = ctypes.POINTER(ctypes.c_uint8)(), ctypes.c_uint()
            assert library.EOT2ttf_buffer(data, len(data), meta, ctypes.byref(out), ctypes.byref(size)) == 0
            assert bytes(out[: size.value]) == read_eot(data).font


def test_libreoffice_sets_the_slides_in_what_travels_alone(tmp_path: Path) -> None:
    """On a machine that has no other fonts."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice isn't here")
    path = made(tmp_path)
    (tmp_path / "travelled").mkdir()
    for number, face in enumerate(embedded(path).values()):
        (tmp_path / "travelled" / f"{number}.ttf").write_bytes(face.font)
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    places = f"<dir>{tmp_path}/travelled</dir><cachedir>{tmp_path}/kept</cachedir>"
    (tmp_path / "fonts.conf").write_text(f"{head}<fontconfig>{places}</fontconfig>")
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    variables = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(path)], env=variables, check=True, capture_output=True, timeout=120
    )
    pdf = (tmp_path / f"{path.stem}.pdf").read_bytes()
    names = set(re.findall(rb"/FontName/[A-Z]+\+([\w-]+)", pdf))
    assert names == {b"SourceSansPro-Regular", b"SourceSansPro-Bold", b"SourceSansPro-Semibold"}


def brand_of(folder: Path, *, rights: int = 0, name: str = "a.ttf") -> str:
    """A brand whose body is a font of its own, with what its license allows."""
    (folder / "fonts").mkdir()
    font = TTFont(io.BytesIO((SANS / "SourceSansPro-Regular.ttf").read_bytes()))
    for one in font["name"].names:
        if one.nameID == 1:
            one.string = "House"
    font["OS/2"].fsType = rights
    font.save(folder / "fonts" / name)
    return "font_files: [fonts]\nfonts: {body: House, embed: subset}\n"


@pytest.mark.parametrize(
    ("rights", "why"),
    [
        (2, "its license forbids it (fsType 2, restricted)"),
        (4, "its license lets nobody edit a file that holds it (fsType 4, preview and print)"),
        (0x200, "its license allows bitmaps alone (fsType 512)"),
    ],
)
def test_a_license_that_forbids_it_is_kept(tmp_path: Path, rights: int, why: str) -> None:
    path = made(tmp_path, brand_of(tmp_path, rights=rights))
    assert {family for family, _ in embedded(path)} == {"Source Sans Pro Semibold"}
    assert said(tmp_path) == [f"the font 'House' doesn't travel in the file: {why}"]


def test_a_license_that_forbids_subsets_lets_all_of_it_travel(tmp_path: Path) -> None:
    found = embedded(made(tmp_path, brand_of(tmp_path, rights=0x108)))["House", "regular"]
    assert found.font == (tmp_path / "fonts" / "a.ttf").read_bytes()
    assert found.rights == 0x108


def test_fonts_that_powerpoint_embeds_not_are_refused(tmp_path: Path) -> None:
    """An .otf with PostScript outlines."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.otf").write_bytes((SANS / "SourceSansPro-Black.otf").read_bytes())
    brand = "font_files: [fonts]\nfonts: {body: Source Sans Pro Black, embed: true}\n"
    assert ("Source Sans Pro Black", "regular") not in embedded(made(tmp_path, brand))
    (words,) = said(tmp_path)
    assert words.endswith("it has PostScript outlines (.otf), and PowerPoint embeds TrueType fonts alone")
