"""Documents made by hand from Page values, for all tests of the writer."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.brand import Brand, body_box
from deckgen.model.geometry import Inch, Insets, Pt
from deckgen.model.page import (
    Bullet,
    Cell,
    Document,
    Line,
    Page,
    Paragraph,
    Picture,
    Rectangle,
    Shape,
    Style,
    TableBox,
    TextBox,
)
from deckgen.model.rich_text import Run, Text, parse

INK = "1B2A41"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1" fill="#12866A"/></svg>'


def image(color: str = "#12866A") -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (40, 12), color).save(stream, "PNG")
    return stream.getvalue()


class Make(Struct, frozen=True):
    """Short ways to the values that the writer takes."""

    brand: Brand

    def par(self, words: str | Text, size: float = 20, color: str = INK, **options: Any) -> Paragraph:
        font = options.pop("font", "body")
        return Paragraph(parse(words) if isinstance(words, str) else words, Style(Pt(size), color, font), **options)

    def bullet(self, words: str, level: int = 0, number: int | None = None) -> Paragraph:
        mark = Bullet(number=number, color="1F5FA8")
        return self.par(words, level=level, left=Pt(18) * (level + 1), bullet=mark, before=Pt(6))

    def filled(self, layout: str, role: str, *paragraphs: Paragraph) -> TextBox:
        place = self.brand.layouts[layout].get(role)
        assert place is not None
        return TextBox(place.box, paragraphs, role.capitalize(), role)

    def page(self, slide: str, title: str, *shapes: Shape, layout: str = "content", **options: Any) -> Page:
        number = Text((Run("Talk · "), Run("1", field="slidenum")))
        framed: tuple[Shape, ...] = (self.filled(layout, "title", self.par(title, 29, font="heading")), *shapes)
        if layout in ("content", "body"):
            framed += (
                self.filled(layout, "source", self.par("**Source:** [BEA](https://www.bea.gov/), 2017", 10)),
                self.filled(layout, "number", self.par(number, 10, align="right")),
            )
        return Page(slide, title, layout, framed, name=slide, **options)

    def picture(self, alt: str = "A green area", **options: Any) -> Picture:
        box = replace(body_box(self.brand), width=Inch(4), height=Inch(1.2))
        given: dict[str, Any] = {"box": box, "data": image(), "media": "png", "name": "Chart", "alt": alt}
        return Picture(**(given | options))

    def table(self, *rows: tuple[str, ...]) -> TableBox:
        box = body_box(self.brand)
        columns = len(rows[0])
        return TableBox(
            box,
            (box.width // columns,) * columns,
            (Pt(28),) * len(rows),
            tuple(
                tuple(
                    Cell((self.par(words, 15),), rule="D9DEE5", insets=Insets(Pt(4), Pt(4), Pt(4), Pt(4)))
                    for words in row
                )
                for row in rows
            ),
            "Table",
            "A table of chapters",
        )

    def document(self, *pages: Page, **options: Any) -> Document:
        said = {"title": "The talk", "author": "E. Anthony Wayne", "subject": "The view", "language": "en-US"}
        return Document(pages, **(said | {"date": "2018-09-12"} | options))

    def sample(self) -> Document:
        """A deck with every shape and every layout."""
        body = body_box(self.brand)
        bullets = TextBox(
            body,
            (self.bullet("First, **bold** and [a jump](#table)"), self.bullet("Second", 1), self.bullet("Third", 2)),
            "Body",
            "body",
        )
        panel = TextBox(
            replace(body, y=Inch(5), height=Inch(0.7)),
            (self.par("Set apart"),),
            "Callout",
            None,
            "middle",
            fill="F2F5F8",
        )
        return self.document(
            self.page("cover", "The talk", self.filled("cover", "subtitle", self.par("Speaker")), layout="cover"),
            self.page("trade", "Trade", layout="divider", section="Trade"),
            self.page(
                "bullets", "Bullets", bullets, layout="body", section="Trade", notes=(self.par("Pause **here**."),)
            ),
            self.page("table", "Table", self.table(("Issue", "Progress"), ("Energy", "Good")), section="Trade"),
            self.page(
                "shapes",
                "Shapes",
                self.picture(svg=SVG),
                Rectangle(replace(body, width=Pt(3), height=Inch(1)), "1F5FA8", "Bar"),
                Line(replace(body, height=Pt(1)), "D9DEE5", Pt(1), "Rule"),
                panel,
                section="Trade",
            ),
            self.page("bye", "Thank you", layout="closing", section="End", hidden=True),
            logo=self.picture("The Center"),
        )


class Opened(Struct, frozen=True):
    """A file that was written, opened again."""

    data: bytes

    @property
    def names(self) -> list[str]:
        return zipfile.ZipFile(io.BytesIO(self.data)).namelist()

    def xml(self, name: str) -> Any:
        return etree.fromstring(zipfile.ZipFile(io.BytesIO(self.data)).read(name))

    def find(self, name: str, path: str) -> list[Any]:
        """What an XPath finds in a part; the prefixes a, p, r and p14 are known."""
        spaces = {
            "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
            "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
            "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
        }
        found: list[Any] = self.xml(name).xpath(path, namespaces=spaces)
        return found

    def changed(self, name: str, old: str, new: str, times: int = -1) -> bytes:
        """The file with words of one part replaced; "" as old replaces the whole part."""
        return self.rebuilt({name: (old, new, times)})

    def rebuilt(self, changes: dict[str, tuple[str, str, int]], more: dict[str, bytes] | None = None) -> bytes:
        source, stream = zipfile.ZipFile(io.BytesIO(self.data)), io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name in source.namelist():
                content = source.read(name)
                if name in changes:
                    old, new, times = changes[name]
                    assert old.encode() in content, f"{name} has no {old}"
                    content = content.replace(old.encode(), new.encode(), times)
                archive.writestr(name, content)
            for name, content in (more or {}).items():
                archive.writestr(name, content)
        return stream.getvalue()
