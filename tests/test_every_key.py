"""No key swallows words: what is written under each key that takes words is read in the file, or complained of."""

from __future__ import annotations

import itertools
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from PIL import Image

import deckgen
from built import named_in
from deckgen.block import BLOCKS
from deckgen.charting.annotate import ANNOTATIONS
from deckgen.charting.chart_type import CHARTS
from deckgen.kinds import Registry
from deckgen.model.marks import Str
from deckgen.model.node import Node
from deckgen.origin import ORIGINS
from deckgen.slide_kind import SLIDES
from made_mp4 import mp4

# The keys whose words name something, or are read by deckgen: nobody is meant to see them.
NAMES = {
    "of audiences, events, tags, slides and checks": (
        *("Slide.tags", "Section.tags", "Slide.use", "Slide.id", "Section.id"),
        *("Slide.allow", "Figure.allow", "Outline.checks", "Audience.hide", "Audience.show", "Audience.must"),
        *("Event.audience", "Outline.audiences", "Outline.events"),
    ),
    "of sources, tables, figures and columns": (
        *("Slide.source", "Figure.source", "DataTable.source", "Outline.sources", "Outline.data", "Outline.figures"),
        *("Slide.figures", "Section.figures", "Rows.data", "Chart.x", "Chart.series", "Chart.facet", "Chart.sort"),
        *("Chart.errors", "Chart.trend", "Bounds.margin", "Bounds.low", "Bounds.high"),
        *("Combo.line", "Diverging.neutral", "Scatter.label", "Scatter.size", "Map.lat", "Map.lon", "Map.size"),
        *("Figure.data", "Figure.cell", "Gantt.start", "Gantt.end"),
        *("Figure.sort", "Figure.change", "Figure.parts", "TableColumn.change", "TableColumn.sparkline"),
        *("DataTable.observed", "DataTable.key", "DataTable.fill_down", "Unpivot.columns"),
    ),
    "of rows and categories, which say so where there are none": (
        *("Rows.where", "Figure.where", "Chart.highlight", "Table.highlight", "Waterfall.totals"),
        "Gantt.ongoing",
        "Histogram.highlight",
        "Map.show",
        *("TableColumn.dots", "DataTable.leave_out", "DataTable.missing"),
    ),
    "of places, series and panels of charts, which annotations name": (
        *(f"Annotate{kind}.x" for kind in ("Gap", "Note", "Sum")),
        *(f"Annotate{kind}.series" for kind in ("Change", "Line", "Point", "Sum")),
        *("Annotate.panel", "AnnotateBand.band", "AnnotateChange.change", "AnnotateGap.gap", "AnnotateLine.line"),
        *("AnnotatePoint.point", "AnnotateSum.sum"),
    ),
    "of the boxes of a flow": ("FlowArrow.from", "FlowArrow.to"),
    "of colors, icons, languages and types": (
        *("FlowBox.color", "FlowBox.icon", "Side.color"),
        *("Chart.color", "TableColumn.color", "TableColumn.up", "TableColumn.down", "CardItem.color", "Group.color"),
        *(
            "Definition.color",
            "Stat.color",
            "Background.color",
            "Moment.color",
            "CardItem.icon",
            "Pictogram.icon",
            "Chart.type",
            "Chart.of",
            "Python.type",
        ),
        *("Outline.language", "Audience.language", "Event.language", "Code.language"),
    ),
    "of files, and of what stands in them": (
        *(
            "Outline.brand",
            "Audience.brand",
            "Event.brand",
            "Image.file",
            "Background.file",
            "DataTable.file",
            "DataTable.sheet",
        ),
        *("DataTable.range", "DataTable.table", "DataTable.path", "Python.python", "FromFile.file"),
        *("FromPython.python", "FromUrl.url", "FromUrl.headers", "FromSql.database"),
        *("Quote.image", "Person.image", "Logo.file", "Code.file", "Video.file", "Video.poster"),
        *("Python.variables", "FromPython.variables", "Include.include", "Map.shapes", "Map.key"),
    ),
    "of shapes in a file that is filled": ("Outline.fill",),
    "of what stands for names in a file that is included, as Outline.set does": ("Include.with",),
    "of fonts, colors and layouts of a brand, and its own": (
        *(f"BrandFonts.{kind}" for kind in ("heading", "body", "mono", "east_asian", "complex")),
        *(f"BrandFile.{key}" for key in ("name", "named_colors", "font_files", "logo", "template", "layouts")),
        *("TemplateLayout.name", "TemplateLayout.placeholders"),
    ),
    "formulas, queries, and how files and times are written": (
        *(
            "Outline.claim",
            "Slide.claim",
            "Rows.query",
            "Figure.formula",
            "Figure.query",
            "FromSql.sql",
            "DataTable.stale_after",
        ),
        *("DataTable.dates", "DataTable.encoding", "DataTable.delimiter", "DataTable.decimal", "DataTable.thousands"),
    ),
}


# The types whose bars are wholes, so that a sum is one of their parts.
WHOLES = ("diverging", "share")


class Said:
    """Gives a word that stands nowhere else for each key, and remembers for which one."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self._numbers = itertools.count()

    def __call__(self, key: str, kind: str = "") -> str:
        """A word under a key, such as Stat.label; kind is the type of the chart."""
        number = next(self._numbers)
        word = "Z" + "".join("abcdefghijklmnopqrstuvwxyz"[number // 26**place % 26] for place in (2, 1, 0)) + "q"
        self.keys[word] = f"{key} {kind}".strip()
        return word


def blocks(say: Said) -> Iterator[dict[str, Any]]:
    """A slide for each block, with words under all its keys."""
    image = {"file": "a.png", "alt": say("Image.alt"), "credit": say("Image.credit")}
    yield {"bullets": [{"text": say("Item.text"), "items": [say("Item.text")]}]}
    yield {"cards": [{key: say(f"CardItem.{key}") for key in ("title", "text", "value")}]}
    yield {"definitions": {say("Definitions.items"): {"text": say("Definition.text")}}}
    yield {"groups": {say("Groups.items"): {"items": [say("Group.items")]}}}
    yield {"stats": [{key: say(f"Stat.{key}") for key in ("value", "label", "note")}]}
    yield {"steps": [{key: say(f"Step.{key}") for key in ("title", "text")} for _ in range(2)]}
    boxes = [{"title": say("FlowBox.title"), "text": say("FlowBox.text")} for _ in range(2)]
    arrow = {"from": boxes[0]["title"], "to": boxes[1]["title"], "text": say("FlowArrow.text")}
    yield {"flow": {"items": boxes, "links": [arrow]}}
    side = {"items": [say("Side.items")], **{key: say(f"Side.{key}") for key in ("title", "value", "label")}}
    besides = {key: say(f"Compare.{key}") for key in ("versus", "verdict")}
    yield {"compare": {"left": side, "right": {"title": say("Side.title")}, **besides}}
    yield {"timeline": [{key: say(f"Moment.{key}") for key in ("date", "title", "text")} for _ in range(2)]}
    yield {"text": {"text": say("TextBlock.text")}, "callout": {"text": say("Callout.text")}}
    yield {"image": image}
    behind = {"file": "a.png", "alt": say("Background.alt"), "credit": say("Background.credit")}
    yield {"text": {"text": say("TextBlock.text")}, "background": behind, "note": say("Slide.note")}
    yield {"quote": {key: say(f"Quote.{key}") for key in ("text", "by", "role")}}
    yield {"code": {"text": say("Code.text")}}
    yield {"math": {"text": r"\mathrm{" + say("Math.text") + "}", "label": say("Math.label")}}
    yield {"math": {"text": "E = mc^2", "alt": say("Math.alt")}}
    yield {"video": {"file": "a.mp4", "poster": "a.png", "alt": say("Video.alt"), "credit": say("Video.credit")}}
    yield {"logos": [{"file": "a.png", "alt": say("Logo.alt")}]}
    yield {"people": [{key: say(f"Person.{key}") for key in ("name", "role")}]}
    address = f"https://example.org/{say('QrAsked.url')}"
    yield {"qr": {"url": address, "text": say("QrAsked.text")}}
    yield {"qr": {"url": address, "text": True, "alt": say("QrAsked.alt")}}
    title = {"title": say("TableColumn.title"), "format": f'0 "{say("TableColumn.format")}"'}
    columns = {say("Table.columns"): {}, "n": title}
    rows = [[say("Row.cells"), 5], [say("Row.cells"), 6]]
    yield {"table": {"rows": rows, "columns": columns, "total": {"title": say("TotalRow.title")}}}
    yield {"table": {"rows": rows, "columns": ["a", "b"], "alt": say("Table.alt")}}
    yield {"table": {"data": "wide"}}


def charts(say: Said, kind: str) -> Iterator[dict[str, Any]]:
    """Charts of a type with words under all keys that it takes, and one drawn by PowerPoint where it can."""
    if kind == "python":
        yield {"python": "own.py:draw", "rows": [{"x": 1}], "alt": say("Chart.alt", kind)}
        return
    if kind == "histogram":
        words = {"x": {"a": say("Histogram.x")}, "y": {"a": say("Histogram.y")}, "alt": say("Chart.alt", kind)}
        yield {"type": kind, "rows": [{"a": number} for number in range(9)], **words}
        note = {"x": 4, "text": say("AnnotateNote.text", kind)}
        yield {"type": kind, "rows": [{"a": number} for number in range(9)], "y": "a", "annotate": [note]}
        return
    chart = CHARTS.get(kind)
    one = chart.most_series == 1 or kind == "bar"
    states, count = ["Texas", "California", "Ohio"], 2 if kind == "slope" else 3
    places = states if kind in ("map", "tilemap") else [say("Row.cells", kind) for _ in range(count)]
    rows = [{"x": x, "a": 40 + n, "b": 60 - n} for n, x in enumerate(places)]
    if kind == "gantt":
        rows = [{"x": x, "a": f"20{n}0", "b": ""} for n, x in enumerate(places, 1)]
        note = {"x": "2020", "text": say("AnnotateNote.text", kind)}
        yield {
            "type": kind,
            "x": "x",
            "start": "a",
            "end": "b",
            "ongoing": places[:1],
            "rows": rows,
            "annotate": [note],
        }
        return
    percent = "%" if kind == "share" else ""
    y = {name: say("Chart.y", kind) for name in ("a" if one or kind == "scatter" else "ab")}
    made: dict[str, Any] = {"type": kind, "x": "x", "y": y, "rows": rows}
    made["format"] = f'0{percent} "{say("Chart.format", kind)}"'
    if kind == "scatter":
        made |= {"x": {"b": say("Scatter.x", kind)}, "label": "x", "highlight": places}
    if "axis" not in chart.unfit:
        made["axis"] = {"title": say("Axis.title", kind)}
    if "annotate" not in chart.unfit:
        ends = ["a", "b"] if kind == "dot" or kind in WHOLES else places[:2]
        pair = {"gap" if kind in ("dot", "pictogram") else "sum": ends}
        place = {"note": {"x": places[0]}, "point": {"point": places[0]}}
        found = next((one for word, one in place.items() if word in chart.annotations and kind != "dot"), pair)
        series = {"series": "a"} if "point" in found and kind != "scatter" and not one else {}
        made["annotate"] = [{**found, **series, "text": say("Annotate.text", kind)}]
    if kind in ("donut", "parliament"):
        made["center"] = say(f"{kind.title()}.center")
    if kind == "diverging":
        made["question"] = say("Diverging.question")
    yield made
    if chart.adds_up:
        bare = {key: value for key, value in made.items() if key not in ("annotate", "format")}
        top = {"count": 1, "others": say("Top.others", kind)}
        yield (
            bare | {"top": top, "alt": say("Chart.alt", kind)} | ({"render": "native"} if chart.can_be_native else {})
        )


def annotation(say: Said, kind: str, places: list[str]) -> dict[str, Any]:
    """An annotation that means something in a type of chart, with its words."""
    kinds = CHARTS.get(kind).annotations
    if "note" in kinds:
        return {"x": places[0], "text": say("AnnotateNote.text", kind)}
    if "line" in kinds:
        return {"line": 20, "text": say("Annotate.text", kind)}
    return {"sum": ["b"], "x": places[0], "text": say("Annotate.text", kind)}


def tables(say: Said, folder: Path) -> dict[str, Any]:
    """Tables of the deck, whose columns get their names in all ways that there are."""
    (folder / "long.csv").write_text(
        "place,part,n\n" + "".join(f"P{n},{say('a cell of a csv file')},{n}\n" for n in (4, 5))
    )
    (folder / "wide.csv").write_text(
        f"{say('a header of a csv file')},2016,2017\n{say('a cell of a csv file')},4,5\n"
    )
    (folder / "named.csv").write_text("a,b\n1,2\n3,4\n")
    turned = {"columns": "years", "name": say("Unpivot.name"), "value": say("Unpivot.value")}
    return {
        "wide": {"file": "wide.csv", "unpivot": turned},
        "long": {"file": "long.csv", "unit": say("DataTable.unit"), "source": "first"},
        "named": {
            "file": "named.csv",
            "names": [say("DataTable.names"), "other"],
            "rename": {"other": say("DataTable.rename")},
        },
    }


def deck(say: Said, folder: Path) -> dict[str, Any]:
    """A deck with words under every key that takes some."""
    Image.new("RGB", (1600, 900), "#12866A").save(folder / "a.png")
    (folder / "a.mp4").write_bytes(mp4())
    (folder / "brand.yaml").write_text(f'footer: "{say("BrandFile.footer")} {{{{ number }}}}"')
    (folder / "own.py").write_text("def draw(rows, axes, brand):\n    axes.plot([1, 2])\n")
    drawn = [{"chart": made} for kind in CHARTS.words for made in charts(say, kind)]
    drawn += [{"table": {"data": name}} for name in ("wide", "named")]
    drawn += [{"chart": {"type": "grouped", "data": "long", "x": "place", "y": "n", "series": "part"}}]
    drawn += [{"chart": {"type": "bar", "data": "long", "x": "place", "y": "n", "facet": "part"}}]
    slides: list[dict[str, Any]] = [
        {"title": say("Slide.title"), "tags": ["shown once"], **made} for made in (*blocks(say), *drawn)
    ]
    slides[0] |= {"notes": [{"text": say("Note.text")}], "source": ["first"]}
    slides += [
        {"title": "Names", "text": "{{ named }} {{ worded }} {{ ours }} {{ given }} {{ here }} {{ asked }}",
         "with": {"here": say("Slide.with")}},
        {"sources": {}},
        {"closing": {"ask": say("Closing.ask")}},
    ]  # fmt: skip
    source = {"publisher": say("Source.publisher"), "title": say("Source.title")}
    return {
        "title": say("Outline.title"),
        "brand": "brand.yaml",
        "subtitle": say("Outline.subtitle"),
        "speaker": {key: say(f"Speaker.{key}") for key in ("name", "role", "email", "handle")},
        "set": {"named": say("Outline.set"), "asked": "asked"},
        "sources": {"first": source | {"url": f"https://example.org/{say('Source.url')}"}},
        "data": tables(say, folder),
        "figures": {
            "worded": say("Figure.value"),
            "ours": {"value": 5, "format": f'0 "{say("Figure.format")}"'},
        },
        "audiences": {
            "some": {"title": say("Audience.title"), "set": {"asked": say("Audience.set")}, "hide": ["shown once"]}
        },
        "events": {
            "once": {
                "audience": "some", "name": say("Event.name"), "place": say("Event.place"), "date": "2020-01-02",
                "set": {"named": say("Event.set")},
            },
        },
        "checks": {"missing_source": "off", "unused_entry": "off"},
        "sections": [
            {"title": say("Section.title"), "short": say("Section.short"), "with": {"given": say("Section.with")},
             "slides": slides},
            {"title": "Another", "slides": [{"title": "Agenda", "agenda": {}}]},
        ],
    }  # fmt: skip


def takes_words(kind: Any) -> bool:
    """Whether words may stand under a key of this type."""
    return kind is Str or any(takes_words(part) for part in get_args(kind))


def keys_that_take_words() -> set[str]:
    """Every key of the language under which words may stand, each by the class that declares it."""
    registries: tuple[Registry[Any], ...] = (ANNOTATIONS, BLOCKS, CHARTS, ORIGINS, SLIDES)
    for kinds in registries:
        for word in kinds.words:
            kinds.get(word)
    found = {"Row.cells"}
    classes = [Node]
    while classes:
        one = classes.pop()
        classes += one.__subclasses__()
        if one.__module__.startswith("deckgen."):
            own = ((name, field) for name, field in one.model_fields.items() if name in one.__annotations__)
            found |= {f"{one.__name__}.{field.alias or name}" for name, field in own if takes_words(field.annotation)}
    return found


def read_in(path: Path) -> str:
    """Everything in a file that is seen, heard or looked up: its words, alt texts, links and properties."""
    with zipfile.ZipFile(path) as file:
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels", ".svg"))]
        parts = [file.read(name).decode() for name in names if "customXml" not in name]
    shown = [re.sub(r'<p:cSld name=".*?"|(?<=<p:cNvPr) id="\d+" name=".*?"', "", part) for part in parts]
    return "\n".join(shown)


def test_words_under_every_key_are_read_or_complained_of(tmp_path: Path) -> None:
    say = Said()
    written = json.dumps(deck(say, tmp_path))
    (tmp_path / "deck.yaml").write_text(written)
    told = ""
    for event in (None, "once"):
        built = deckgen.build(tmp_path / "deck.yaml", tmp_path / "deck.pptx", event=event, trust=True)
        told += read_in(built.path) + named_in(built.diagnostics)
    lost = {word: key for word, key in say.keys.items() if word not in told}
    assert lost == {}


def test_the_deck_has_words_under_every_key(tmp_path: Path) -> None:
    say = Said()
    deck(say, tmp_path)
    said = {key.split()[0] for key in say.keys.values()}
    names = {key for keys in NAMES.values() for key in keys}
    assert keys_that_take_words() - names - said == set()
    assert names - keys_that_take_words() == set()
