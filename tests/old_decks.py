"""Decks as people make them by hand, for tests of what is made of them: python-pptx writes them, and some raw XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

TITLE, CONTENT, HEADER, TWO, TITLE_ONLY, BLANK = 0, 1, 2, 3, 5, 6
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture(color: str = "#1F5FA8", size: tuple[int, int] = (640, 400)) -> io.BytesIO:
    """A picture in one color."""
    stream = io.BytesIO()
    Image.new("RGB", size, color).save(stream, "PNG")
    stream.seek(0)
    return stream


class OldDeck:
    """A deck that is being made."""

    def __init__(self) -> None:
        self.presentation = Presentation()

    def slide(self, layout: int, title: str = "", *lines: str | tuple[int, str]) -> Any:
        """A slide of a layout, with a title, and lines with their levels in its second placeholder."""
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[layout])
        if title:
            slide.shapes.title.text = title
        if lines:
            frame = slide.placeholders[1].text_frame
            for number, line in enumerate(lines):
                level, words = line if isinstance(line, tuple) else (0, line)
                paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
                paragraph.text, paragraph.level = words, level
        return slide

    def box(
        self, slide: Any, words: str, x: float, y: float, width: float = 4, height: float = 1, **font: Any
    ) -> Any:
        """A text box at a place in inches."""
        shape = slide.shapes.add_textbox(Inches(x), Inches(y), Inches(width), Inches(height))
        frame = shape.text_frame
        for number, line in enumerate(words.split("\n")):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = line
            for name, value in font.items():
                setattr(run.font, name, Pt(value) if name == "size" else value)
        return shape

    def chart(self, slide: Any, kind: XL_CHART_TYPE, data: Any, title: str = "") -> Any:
        """A chart under the title."""
        frame = slide.shapes.add_chart(kind, Inches(1), Inches(1.8), Inches(8), Inches(5), data)
        if title:
            frame.chart.has_title = True
            frame.chart.chart_title.text_frame.text = title
        return frame.chart

    def sections(self, **first: int) -> None:
        """PowerPoint's sections, by their names and the numbers of the slides that they begin with."""
        identities = [one.get("id") for one in self.presentation.slides._sldIdLst]
        root = self.presentation.part._element
        ends = [*list(first.values())[1:], len(identities) + 1]
        lists = ""
        for number, ((name, start), end) in enumerate(zip(first.items(), ends, strict=True)):
            held = "".join(f'<p14:sldId id="{one}"/>' for one in identities[start - 1 : end - 1])
            identity = f"{{0000000{number}-0000-4000-8000-000000000000}}"
            called = name.replace("_", " ")
            lists += f'<p14:section name="{called}" id="{identity}">'
            lists += f"<p14:sldIdLst>{held}</p14:sldIdLst></p14:section>"
        xml = (
            f'<p:extLst xmlns:p="{_P}" xmlns:p14="{_P14}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f"<p14:sectionLst>{lists}</p14:sectionLst></p:ext></p:extLst>"
        )
        root.append(etree.fromstring(xml))

    def bytes(self) -> bytes:
        """The file."""
        stream = io.BytesIO()
        self.presentation.save(stream)
        return stream.getvalue()


def moved(shape: Any, sheet: Any) -> None:
    """Take a shape off its slide and put it on a layout or a master."""
    element = shape._element
    sheet._element.cSld.spTree.append(element)
    for blip in element.iter(qn("a:blip")):
        held = shape.part.related_part(blip.get(qn("r:embed")))
        blip.set(qn("r:embed"), sheet.part.relate_to(held, f"{_R}/image"))


def mono(slide: Any, words: str) -> None:
    """Lines of a program in a box."""
    shape = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(8), Inches(4))
    for number, line in enumerate(words.split("\n")):
        frame = shape.text_frame
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.name = line, "Consolas"


def with_smart_art(deck: OldDeck, slide: Any, points: Mapping[str, list[str]], layout: str = "process1") -> None:
    """A SmartArt on a slide: its points, and those under each."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    entries, lines, number = ['<dgm:pt modelId="0" type="doc"/>'], [], 0
    for order, (words, under) in enumerate(points.items()):
        number += 1
        top = number
        entries.append(_point(top, words))
        lines.append(f'<dgm:cxn modelId="c{top}" srcId="0" destId="{top}" srcOrd="{order}" destOrd="0"/>')
        for place, inner in enumerate(under):
            number += 1
            entries.append(_point(number, inner))
            lines.append(
                f'<dgm:cxn modelId="c{number}" srcId="{top}" destId="{number}" srcOrd="{place}" destOrd="0"/>'
            )
    data = (
        f'<dgm:dataModel xmlns:dgm="{_DGM}" xmlns:a="{_A}"><dgm:ptLst>{"".join(entries)}</dgm:ptLst>'
        f"<dgm:cxnLst>{''.join(lines)}</dgm:cxnLst></dgm:dataModel>"
    )
    defined = (
        f'<dgm:layoutDef xmlns:dgm="{_DGM}" uniqueId="urn:microsoft.com/office/officeart/2005/8/layout/{layout}"/>'
    )
    package = deck.presentation.part.package
    types = "application/vnd.openxmlformats-officedocument.drawingml.diagram"
    ids = []
    for name, xml in (("Data", data), ("Layout", defined)):
        part = Part(PackURI(f"/ppt/diagrams/{name.lower()}1.xml"), f"{types}{name}+xml", package, xml.encode())
        ids.append(slide.part.relate_to(part, f"{_R}/diagram{name}"))
    frame = (
        f'<p:graphicFrame xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"><p:nvGraphicFramePr>'
        '<p:cNvPr id="90" name="Diagram"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="914400" y="1828800"/><a:ext cx="7315200" cy="3657600"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_DGM}"><dgm:relIds xmlns:dgm="{_DGM}" r:dm="{ids[0]}" r:lo="{ids[1]}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    slide.shapes._spTree.append(etree.fromstring(frame))


def _point(number: int, words: str) -> str:
    return f'<dgm:pt modelId="{number}"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>'


def categories(names: list[Any], **series: list[float | None]) -> Any:
    """The data of a chart."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = names
    for name, values in series.items():
        data.add_series(name.replace("_", " "), values)
    return data


def a_conference_deck() -> OldDeck:
    """A deck with a bit of everything that people put on slides."""
    deck = OldDeck()
    deck.presentation.core_properties.author = "Ana Ruiz"
    cover = deck.slide(TITLE, "Rivers and borders")
    cover.placeholders[1].text = "What two countries share\nAna Ruiz"
    cover.notes_slide.notes_text_frame.text = "Welcome everybody.\nWait for silence."
    deck.slide(
        CONTENT, "Agenda", "Trade: more than goods", (1, "Cars #1 in 2017"), (2, "and *their* parts"), "yes", "No"
    )
    header = deck.slide(HEADER, "Trade")
    header.placeholders[1].text = "Ten years of numbers"
    beside = deck.slide(TITLE_ONLY, "A bridge at dawn")
    deck.box(beside, "The bridge opened in 1998.\nIt carries {{ most }} of the trade.", 0.8, 2, 4, 3, size=20)
    shown = beside.shapes.add_picture(picture(), Inches(5.2), Inches(2), Inches(4), Inches(3))
    shown._element.nvPicPr.cNvPr.set("descr", "A bridge over a wide river")
    shown.crop_left, shown.crop_top = 0.1, 0.25
    deck.box(beside, "Photo: B. Díaz", 5.2, 5.1, 4, 0.4, size=12)
    deck.box(beside, "Source: U.S. Census Bureau, 2018", 0.8, 6.7, 6, 0.4, size=11)
    numbers = deck.slide(TITLE_ONLY, "Crossings by state")
    table = numbers.shapes.add_table(4, 3, Inches(1), Inches(2), Inches(8), Inches(3)).table
    rows = [["State", "2016", "2017"], ["Texas", "103", "187"], ["Ohio", "12", "14"], ["Maine", "7", "6"]]
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    words = deck.slide(TITLE_ONLY, "Who does what")
    table = words.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(8), Inches(3)).table
    for row, cells in enumerate([["", "Who", "Who"], ["Plan", "Ana", "[Ben]"], ["Build", "Cleo_x", "| Dan"]]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    deck.chart(
        deck.slide(TITLE_ONLY, "Exports pass imports"),
        XL_CHART_TYPE.LINE,
        categories(["2015", "2016", "2017"], Exports=[236, 230, 243], Imports=[296, None, 314]),
        "Billion dollars",
    )
    code = deck.slide(TITLE_ONLY, "A query")
    mono(code, "select state, sum(value)\n  from trade\n where year = 2017;")
    linked = deck.slide(CONTENT, "Read on", "see the ")
    run = linked.placeholders[1].text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "full report", "https://example.org/report_(final)?a=1"
    run = linked.placeholders[1].text_frame.paragraphs[0].add_run()
    run.text, run.font.bold = " in bold", True
    drawn = deck.slide(TITLE_ONLY, "How goods move")
    _flow(drawn, ["Mill", "Bakery", "Shops", "Tables"])
    art = deck.slide(TITLE_ONLY, "Three steps")
    with_smart_art(deck, art, {"Ask": ["everybody"], "Count": [], "Decide": ["by vote", "in June"]})
    hidden = deck.slide(CONTENT, "For questions", "A spare answer")
    hidden._element.set("show", "0")
    deck.slide(TITLE_ONLY, "Thank you!")
    for number, slide in enumerate(deck.presentation.slides, 1):
        if number > 1:
            deck.box(slide, "Spring conference", 0.4, 7.05, 3, 0.3, size=9)
            deck.box(slide, str(number), 9.2, 7.05, 0.6, 0.3, size=9)
    return deck


def _flow(slide: Any, words: list[str]) -> None:
    """Boxes here and there, with arrows between them."""
    boxes = []
    for number, each in enumerate(words):
        x, y = Inches(0.6 + 2.3 * number), Inches(2 + 1.2 * (number % 3))
        box = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, x, y, Inches(1.8), Inches(0.9))
        box.text_frame.text = each
        boxes.append(box)
    for first, second in pairwise(boxes):
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
        line.begin_connect(first, 3)
        line.end_connect(second, 1)


def charts_of_all_kinds() -> OldDeck:
    """A deck with a chart of each kind."""
    deck = OldDeck()
    deck.slide(TITLE, "Charts")
    kinds = XL_CHART_TYPE
    one = categories(["North", "South", "East"], Votes=[12.5, 30, 7])
    two = categories(["2015", "2016", "2017"], Exports=[236, 230, 243], Imports=[296, 294, 314])
    for name in ("COLUMN_CLUSTERED", "BAR_CLUSTERED", "PIE", "DOUGHNUT", "LINE", "AREA", "RADAR", "THREE_D_COLUMN"):
        if hasattr(kinds, name) and name != "THREE_D_COLUMN":
            deck.chart(deck.slide(TITLE_ONLY, f"One {name.lower()}"), getattr(kinds, name), one)
    for name in (
        "COLUMN_CLUSTERED",
        "COLUMN_STACKED",
        "COLUMN_STACKED_100",
        "BAR_STACKED",
        "LINE_MARKERS",
        "AREA_STACKED",
    ):
        deck.chart(deck.slide(TITLE_ONLY, f"Two {name.lower()}"), getattr(kinds, name), two)
    days = categories([date(2018, 1, 1), date(2018, 2, 1), date(2018, 3, 1)], Visits=[1, 2, 3])
    deck.chart(deck.slide(TITLE_ONLY, "Days"), kinds.LINE, days)
    dots: Any = XyChartData()  # type: ignore[no-untyped-call]
    series = dots.add_series("Towns")
    for x, y in ((1.5, 2), (3, 4.5), (5, 5)):
        series.add_data_point(x, y)
    deck.chart(deck.slide(TITLE_ONLY, "Dots"), kinds.XY_SCATTER, dots)
    bubbles: Any = BubbleChartData()  # type: ignore[no-untyped-call]
    series = bubbles.add_series("Towns")
    for x, y, size in ((1.5, 2, 10), (3, 4.5, 20), (5, 5, 5)):
        series.add_data_point(x, y, size)
    deck.chart(deck.slide(TITLE_ONLY, "Bubbles"), kinds.BUBBLE, bubbles)
    negative = categories(["a", "b", "c"], Up=[3, -2, 1], Down=[-1, 2, -3])
    deck.chart(deck.slide(TITLE_ONLY, "Below zero"), kinds.COLUMN_STACKED, negative)
    return deck


_WORDS = (
    "alpha beta *gamma* {{x}} [d] <e> 10% 2017 a_b #h - : é 中文 שלום https://ex.org/a_b | > & ' \" ` ~ ^ \\ true No"
)
_KINDS = ("COLUMN_CLUSTERED", "BAR_CLUSTERED", "PIE", "LINE", "AREA", "RADAR", "COLUMN_STACKED", "COLUMN_STACKED_100")
_FORMATS = (
    "General",
    "0%",
    "#,##0_);(#,##0)",
    "yyyy",
    '_(* "-"??_);_(@_)',
    "[Red]0.0",
    '"x"0',
    "@",
    '[>=1000]#,##0,"k";0',
)


def a_strange_deck(seed: int) -> OldDeck:
    """A deck of slides with odd words, charts, tables, lists and boxes here and there; the same for the same seed."""
    chance, deck = Random(seed), OldDeck()

    def words(most: int) -> str:
        return " ".join(chance.choice(_WORDS.split()) for _ in range(chance.randint(0, most)))

    deck.slide(TITLE, words(20)).placeholders[1].text = words(30)
    _strange_chart(deck, chance, words)
    _strange_table(deck, chance, words)
    points = [(chance.randint(0, 6), words(50)) for _ in range(chance.randint(1, 20))]
    deck.slide(CONTENT, words(25), *points).notes_slide.notes_text_frame.text = words(90)
    _strange_boxes(deck, chance, words)
    return deck


def _strange_chart(deck: OldDeck, chance: Random, words: Callable[[int], str]) -> None:
    count, series = chance.choice([1, 5, 14, 40]), chance.choice([1, 2, 5])
    data: Any = CategoryChartData(number_format=chance.choice(_FORMATS))  # type: ignore[no-untyped-call]
    data.categories = [chance.choice([words(3), str(2000 + number), ""]) for number in range(count)]
    for _ in range(series):
        data.add_series(
            chance.choice([words(2), "", "same"]), [chance.choice([None, 0, -3, 1e9, 2.5]) for _ in range(count)]
        )
    kind = getattr(XL_CHART_TYPE, chance.choice(_KINDS))
    deck.chart(deck.slide(TITLE_ONLY, words(12)), kind, data, words(4))


def _strange_table(deck: OldDeck, chance: Random, words: Callable[[int], str]) -> None:
    rows, columns = chance.randint(1, 25), chance.randint(1, 14)
    slide = deck.slide(TITLE_ONLY, words(12))
    table = slide.shapes.add_table(rows, columns, Inches(1), Inches(2), Inches(8), Inches(3)).table
    for row in range(rows):
        for column in range(columns):
            table.cell(row, column).text = chance.choice(
                [words(6), str(chance.randint(0, 5000)), "1,204", "12.5%", ""]
            )


def _strange_boxes(deck: OldDeck, chance: Random, words: Callable[[int], str]) -> None:
    slide = deck.slide(BLANK)
    for _ in range(10):
        x, y, kind = chance.uniform(-1, 9), chance.uniform(-1, 7), chance.random()
        if kind < 0.5:
            deck.box(slide, words(25), x, y, chance.uniform(0.1, 6), size=chance.choice([8, 12, 20, 44]))
        elif kind < 0.75:
            size = chance.choice([1, 40, 900]), chance.choice([1, 300])
            slide.shapes.add_picture(picture(size=size), Inches(x), Inches(y), Inches(chance.uniform(0.1, 9)))
        else:
            form = chance.choice([MSO_SHAPE.RECTANGLE, MSO_SHAPE.RIGHT_ARROW, MSO_SHAPE.CHEVRON])
            shape = slide.shapes.add_shape(form, Inches(x), Inches(y), Inches(2), Inches(1))
            shape.text_frame.text = words(5)


def edited(
    data: bytes, change: Callable[[str, bytes], bytes | None], besides: Mapping[str, bytes] | None = None
) -> bytes:
    """A file with its parts changed; None takes one out. besides are further parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            made = change(name, old.read(name))
            if made is not None:
                new.writestr(name, made)
        for name, part in (besides or {}).items():
            new.writestr(name, part)
    return stream.getvalue()
