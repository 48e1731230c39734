"""A deck that was built, opened again: what python-pptx, LibreOffice and other readers find in the file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import font_source_sans_pro
from msgspec import Struct

import deckgen
from deckgen.model.diagnostics import Diagnostic
from deckgen.pipeline import Build
from laid_out import Laid, lay_out

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
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


def rendered(deck: Path, folder: Path) -> list[PdfPage]:
    """The pages as LibreOffice sets them in the package's fonts, hidden slides among them."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{FONTS}</dir><cachedir>{folder / 'fontcache'}</cachedir></fontconfig>"
    )
    hidden = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", hidden, "--outdir", str(folder), str(deck)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    pdf = folder / deck.with_suffix(".pdf").name
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
