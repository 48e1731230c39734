"""A deck that was built, opened again: what python-pptx, LibreOffice and other readers find in the file."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import font_roboto
import font_source_sans_pro
import font_source_serif_pro
from msgspec import Struct

import deckgen
from deckgen.model.diagnostics import Diagnostic
from deckgen.pipeline import Build
from laid_out import Laid, lay_out

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
OTHER_FONTS = [Path(str(package.__file__)).parent / "files" for package in (font_roboto, font_source_serif_pro)]
SVG_BLIP = ".//{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
SIZE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)"')
WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


class Built(Struct, frozen=True, dict=True):
    """One deck: the folder of its deck.yaml, and what building it gave."""

    folder: Path
    made: Build

    @classmethod
    def from_folder(cls, folder: Path, audience: str | None = None) -> Built:
        """Build the deck.yaml of a folder, whole or for an audience."""
        made = deckgen.build(folder / "deck.yaml", folder / "deck.pptx", audience=audience, trust=True)
        return cls(folder, made)

    @classmethod
    def once(cls, folder: Path, plant: Callable[[Path], object]) -> Built:
        """Plant a deck in a folder that all processes of the tests know and build it, unless one of them has."""
        import fcntl

        kept = folder.with_suffix(".pickle")
        with folder.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                # What is there was left by one that failed.
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                plant(folder)
                kept.write_bytes(pickle.dumps(cls.from_folder(folder).made))
        return cls(folder, pickle.loads(kept.read_bytes()))

    @cached_property
    def laid(self) -> Laid:
        """The same deck as far as layout brings it."""
        laid = lay_out(self.folder / "deck.yaml")
        assert laid is not None
        return laid

    @cached_property
    def presentation(self) -> Any:
        """The file as python-pptx reads it."""
        from pptx import Presentation

        return Presentation(str(self.made.path))

    @property
    def slides(self) -> dict[str, Any]:
        """python-pptx's slides by the ids that are kept in their names."""
        return {slide.name: slide for slide in self.presentation.slides}

    @property
    def told(self) -> dict[str, str]:
        """Every word of the slides by their ids, those of the pages that a slide runs on over among its own."""
        told: dict[str, str] = {}
        for name, slide in self.slides.items():
            first = re.sub(r"-\d+$", "", name)
            runs_on = first in told and re.search(r" \(\d+/\d+\)$", slide.shapes.title.text_frame.text)
            held = first if runs_on else name
            told[held] = f"{told.get(held, '')}\n{self.words(slide)}"
        return told

    def words(self, slide: Any) -> str:
        """Every word of a slide that anybody gets to see or hear: shapes, tables, notes, alt texts, charts."""
        return "\n".join(plainly(words) for words in self._words(slide))

    def _words(self, slide: Any) -> Iterator[str]:
        yield from (one._element.xpath("string(./p:nvGrpSpPr/p:cNvPr/@descr)") for one in slide.shapes)
        for shape in (part for one in slide.shapes for part in getattr(one, "shapes", [one])):
            if shape.has_chart:
                yield from shape.chart._chartSpace.xpath("//c:v/text()")
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs) if shape.has_text_frame else ()
            if shape.has_table:
                yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)
            yield shape._element.xpath("string(.//p:cNvPr/@descr)")
            for blip in shape._element.iterfind(SVG_BLIP):
                yield drawn_words(slide.part.related_part(blip.get(EMBED)).blob.decode())
        if slide.has_notes_slide:
            yield from (paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs)
        yield from (rel.target_ref for rel in slide.part.rels.values() if rel.is_external)


def plainly(words: str) -> str:
    """Words as they are compared: ligatures apart, spaces and minus signs alike."""
    return " ".join(unicodedata.normalize("NFKC", words).replace("\N{MINUS SIGN}", "-").split())


def drawn_words(svg: str) -> str:
    """The words on a chart, which its SVG keeps beside their outlines."""
    return "\n".join(re.findall(r"<!-- (.*?) -->", svg, re.DOTALL))


def named_in(diagnostics: tuple[Diagnostic, ...]) -> str:
    """The words that complaints name; "and more" where one of them names no more than the first."""
    spans = [one.span for one in diagnostics if one.span is not None]
    places = [span.file.lines[span.line - 1][span.column - 1 : span.end] for span in spans]
    said = " ".join([*(one.message for one in diagnostics), *places])
    return said + (" and more" if re.search(r" and \d+ more", said) else "")


class Printed(Struct, frozen=True):
    """A word on a page of a PDF: the points from the left and top edge of its box."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


class PdfPage(Struct, frozen=True):
    """A page of a PDF, its size in points."""

    width: float
    height: float
    words: tuple[Printed, ...]


def rendered(
    decks: Sequence[Path], folder: Path, fonts: Sequence[Path] = (FONTS, *OTHER_FONTS)
) -> list[list[PdfPage]]:
    """Of each deck the pages as LibreOffice sets them in the fonts of some folders, hidden slides among them."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"{''.join(f'<dir>{place}</dir>' for place in fonts)}"
        f"<cachedir>{folder / 'fontcache'}</cachedir></fontconfig>"
    )
    hidden = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for number, deck in enumerate(decks):
        shutil.copy(deck, folder / f"{number}.pptx")
    names = [f"{number}.pptx" for number in range(len(decks))]
    command = ["soffice", profile, "--headless", "--convert-to", hidden, "--outdir", ".", *names]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=240)
    return [_pages(folder / f"{number}.pdf") for number in range(len(decks))]


def _pages(pdf: Path) -> list[PdfPage]:
    found = subprocess.run(["pdftotext", "-bbox-layout", str(pdf), "-"], check=True, capture_output=True, text=True)
    return [_page(part) for part in re.split(r"(?=<page )", found.stdout)[1:]]


def can_render() -> bool:
    """Whether LibreOffice and poppler are on this machine."""
    return bool(shutil.which("soffice") and shutil.which("pdftotext"))


def _page(xml: str) -> PdfPage:
    from html import unescape

    size = SIZE.search(xml)
    assert size is not None
    words = tuple(Printed(unescape(m[5]), *(float(m[i]) for i in (1, 2, 3, 4))) for m in WORD.finditer(xml))
    return PdfPage(float(size[1]), float(size[2]), words)
