"""Reads a .pptx that deckgen built: its manifest, and its slides as they are now, after edits by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.manifest import (
    EDITION,
    FORM,
    Looks,
    Manifest,
    SheetRecord,
    TableRecord,
    Words,
    filled_name,
    from_json,
)
from deckgen.model.manifest_size import MOST_MANIFEST, MOST_TEXTS, texts_in
from deckgen.office.attributes import is_off
from deckgen.office.chart_looks import without_words
from deckgen.office.chart_words import charts_of, is_of_chart, name_of
from deckgen.office.file_parts import Parts, opened
from deckgen.office.file_properties import file_properties
from deckgen.office.manifest_marks import manifest_parts
from deckgen.office.paragraph_words import line_in
from deckgen.office.shape_looks import AUTOMATIC
from deckgen.office.slide_looks import SlideLooks
from deckgen.office.xml_names import A, P, R
from deckgen.processes.carried import Carried, carried, complain, unplaced
from deckgen.processes.parsing import Bounds, Failed, Parser

if TYPE_CHECKING:
    from lxml.etree import _Element

# The role of the words of a table.
TABLE: Final = "table"
_TITLES: Final = ("title", "ctrTitle")
# The parts with words that the frames of a slide show, by the kinds of their relationships.
_SHOWN: Final = ("chart", "diagramData")
# How many slides are read of a file, and how many characters of their words, of which each line counts as some more.
MOST_SLIDES: Final = 20_000
MOST_CHARACTERS: Final = 5_000_000
_FOR_A_LINE: Final = 15
_AGAIN: Final = "open it in PowerPoint and save it again as a .pptx, or build it again"


class FoundSlide(Struct, frozen=True):
    """A slide as it is in the file now.

    name: what the file calls it; "" where a program has taken the name out.
    title: its title.
    hidden: PowerPoint passes over it.
    words: the words of its shapes and tables.
    notes: its speaker notes, by paragraphs.
    looks: how its shapes are written.
    comments: what people wrote beside it.
    tables: the cells of its tables, row by row, whose lines are among the words too.
    """

    name: str
    title: str
    hidden: bool
    words: tuple[Words, ...]
    notes: tuple[str, ...]
    looks: Looks = Looks()
    comments: tuple[str, ...] = ()
    tables: tuple[TableRecord, ...] = ()


class FoundSlides(Struct, frozen=True):
    """The slides of a presentation as they are now.

    slides: the slides in their order.
    sheets: the layouts that they stand on, and their masters.
    size: their width and height, in EMU.
    properties: those of the file, by what PowerPoint calls them.
    """

    slides: tuple[FoundSlide, ...] = ()
    sheets: tuple[SheetRecord, ...] = ()
    size: tuple[int, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)


# What reads the words of the slide in a part, and what reads all of it, by the part and the number of the slide.
WordsOf = Callable[[Parts, str], Iterator[Words]]
SlideReader = Callable[[Parts, str, str, SlideLooks], FoundSlide]


class BuiltFile(Struct, frozen=True):
    """A file that deckgen built.

    manifest: what was stored in it when it was built.
    slides: its slides as they are now.
    is_sealed: whether it was built with a seal; those of the first deckgens have none.
    program: the program that saved it last, as it calls itself.
    sheets: the layouts that its slides stand on, and their masters.
    size: the width and height of its slides, in EMU.
    properties: those that it has now, by what PowerPoint calls them.
    """

    manifest: Manifest
    slides: tuple[FoundSlide, ...]
    is_sealed: bool = True
    program: str = ""
    sheets: tuple[SheetRecord, ...] = ()
    size: tuple[int, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def knows_looks(self) -> bool:
        """Whether all that is noted today of how its shapes were written is known; earlier deckgens noted less."""
        looks = (page.looks for slide in self.manifest.slides for page in slide.pages)
        return all(one is not None and one.edition == EDITION for one in looks)


class _Found(Struct, frozen=True):
    """What was found in a file: the manifest's JSON ("" where it can't be used), and whether it has a seal, the
    slides, what there is to say, and the program that saved it.
    """

    manifest: str
    is_sealed: bool
    slides: FoundSlides
    complaints: tuple[Carried, ...]
    program: str = ""


def parser_of_built() -> Parser:
    """A process that reads files and compares them; all that it does takes 10 seconds of work at the most."""
    return Parser(Bounds(together=True))


def read_built(path: Path, display_path: str, log: Diagnostics, parser: Parser) -> BuiltFile | None:
    """Read a built file; None once the log says why it can't be used. display_path is as the author wrote it.

    It may be a stranger's, or damaged, so it is read apart, by a parser that `parser_of_built` gave.
    """
    span = unplaced(display_path)
    data = read_bytes(path, display_path, log, span)
    if data is None:
        return None
    found = parser.parse(find, data, display_path)
    if isinstance(found, Failed):
        log.error("unreadable_pptx", f"'{display_path}' can't be read: {found.reason}", span, _AGAIN)
        return None
    complain(found.complaints, log, span)
    if not found.manifest:
        return None
    manifest, now = from_json(found.manifest), found.slides
    return BuiltFile(manifest, now.slides, found.is_sealed, found.program, now.sheets, now.size, now.properties)


def find(data: bytes, display_path: str) -> _Found:
    """What is in the bytes of a built file."""
    span, log = unplaced(display_path), Diagnostics()
    try:
        with closing(opened(data)) as archive:
            parts = Parts(archive)
            main = parts.first("", "officeDocument")
            if not main.startswith("ppt/"):
                raise ValueError("it is no PowerPoint presentation")
            found = _manifest(parts, display_path, span, log)
            if found is None:
                return _Found("", True, FoundSlides(), carried(log))
            manifest, program = from_json(found[0]), _program(parts)
            # LibreOffice writes the theme anew, with the colors that it had.
            looks = SlideLooks(parts, main, () if is_libreoffice(program) else manifest.sheets)
            slides = _found_slides(parts, main, looks, _slide_by_hand if manifest.is_filled else _slide_as_built)
            return _Found(*found, slides, carried(log), program)
    except ValueError as problem:
        log.error("unreadable_pptx", f"'{display_path}' can't be read: {problem}", span, _AGAIN)
    return _Found("", True, FoundSlides(), carried(log))


def slides_in(data: bytes) -> FoundSlides:
    """The slides in the bytes of a presentation made by hand, as they are; ValueError where it can't be read."""
    with closing(opened(data)) as archive:
        parts = Parts(archive)
        main = parts.first("", "officeDocument")
        return _found_slides(parts, main, SlideLooks(parts, main), _slide_by_hand)


def is_libreoffice(program: str) -> bool:
    """Whether a program that calls itself so is LibreOffice, or made of it."""
    called = program.casefold()
    return "office" in called and "microsoft" not in called


def _manifest(parts: Parts, display_path: str, span: Span, log: Diagnostics) -> tuple[str, bool] | None:
    """The manifest's JSON, and whether it has a seal; None after a complaint."""
    for name in manifest_parts(parts):
        root = parts.xml(name)
        if root.get("form") != str(FORM):
            message = f"'{display_path}' was built by another deckgen, whose manifest this one can't read"
            log.error("unknown_manifest", message, span, "bring deckgen up to date")
            return None
        words = root.text or ""
        if len(words) > MOST_MANIFEST or texts_in(words) > MOST_TEXTS:
            raise ValueError("its manifest is unreasonably large")
        try:
            from_json(words)
            return words, "seal" in root.attrib
        except ValueError:
            message = f"the manifest of '{display_path}' is damaged"
            log.error("unknown_manifest", message, span, "compare with the deck's revision in git instead")
            return None
    message = f"'{display_path}' has no manifest: deckgen didn't build it, or another program has taken it out since"
    hint = "compare the file as it was built, or the deck's revision in git"
    log.error("no_manifest", message, span, hint)
    return None


def _program(parts: Parts) -> str:
    """What the program that saved a file calls itself, "" where it doesn't."""
    name = parts.first("", "extended-properties")
    return (parts.xml(name).findtext("{*}Application") or "").strip() if name in parts.names else ""


def _found_slides(parts: Parts, main: str, looks: SlideLooks, read: SlideReader) -> FoundSlides:
    """The slides, each of which is read by a function, and what they stand on.

    main is the part of the presentation.
    """
    slides = tuple(_slides(parts, main, looks, read))
    return FoundSlides(slides, tuple(looks.sheets()), looks.size, file_properties(parts))


def _slides(parts: Parts, main: str, looks: SlideLooks, read: SlideReader) -> Iterator[FoundSlide]:
    """The slides in their order."""
    related, count, left = parts.related(main), 0, MOST_CHARACTERS
    for listed in parts.xml(main).iterfind(f"{P}sldIdLst/{P}sldId"):
        kind, name = related.get(listed.get(f"{R}id", ""), ("", ""))
        if kind != "slide":
            continue
        slide = read(parts, name, listed.get("id", ""), looks)
        count += 1
        left -= sum(len(line) + _FOR_A_LINE for words in slide.words for line in words.lines)
        left -= sum(len(line) + _FOR_A_LINE for line in (*slide.notes, *slide.comments))
        if count > MOST_SLIDES or left < 0:
            raise ValueError(f"it has more {'words' if left < 0 else 'slides'} than any talk")
        yield slide


def _slide_as_built(parts: Parts, name: str, number: str, looks: SlideLooks) -> FoundSlide:
    """A slide that deckgen made, which it gave a name."""
    return _slide(parts, name, looks.looks(name, number), _words)


def _slide_by_hand(parts: Parts, name: str, number: str, looks: SlideLooks) -> FoundSlide:
    """A slide that somebody made by hand, so that all words are their author's, those of charts too.

    It is called by its number, which PowerPoint keeps when slides are moved, and LibreOffice gives anew.
    """
    written = looks.looks(name, number)
    shapes = tuple(replace(one, frame=without_words(one.frame)) for one in written.shapes)
    slide = _slide(parts, name, replace(written, shapes=shapes), _words_by_hand)
    return replace(slide, name="" if is_libreoffice(_program(parts)) else filled_name(number))


def _slide(parts: Parts, name: str, looks: Looks, words_of: WordsOf) -> FoundSlide:
    """The slide in the part of a name, and how it is written; words_of reads its words."""
    tree = parts.xml(name)
    sheet = tree.find(f"{P}cSld")
    related = parts.related(name).values()
    notes = next((target for kind, target in related if kind == "notesSlide"), None)
    comments = (parts.xml(target) for kind, target in related if kind == "comments" and target in parts.names)
    words = tuple(words_of(parts, name))
    return FoundSlide(
        name="" if sheet is None else sheet.get("name", ""),
        title=" ".join(line for one in words if one.role == "title" for line in one.lines),
        hidden=is_off(tree.get("show")),
        words=words,
        notes=tuple(line for one in _words(parts, notes) for line in one.lines) if notes else (),
        looks=looks,
        comments=tuple(words for each in comments for words in _comments(each)),
        tables=tuple(map(_table, tree.iter(f"{A}tbl"))),
    )


def _table(table: _Element) -> TableRecord:
    """The cells of a table; one that another reaches over is empty."""
    return TableRecord(
        tuple(
            tuple(
                "\n".join(line for one in cell.iter(f"{A}p") if (line := line_in(one)))
                for cell in row.iterfind(f"{A}tc")
            )
            for row in table.iterfind(f"{A}tr")
        )
    )


def _comments(tree: _Element) -> Iterator[str]:
    """The comments of a slide, and the answers to them, as PowerPoint has them today and had them before 2021."""
    for comment in tree.iter("{*}cm", "{*}reply"):
        body = comment.find("{*}txBody")
        texts = comment.iterfind("{*}text") if body is None else body.iter(f"{A}t")
        yield " ".join(" ".join(text.text or "" for text in texts).split())


def _words(parts: Parts, name: str) -> Iterator[Words]:
    """The words of all shapes of a slide, then those of its tables, as a manifest has them; none of charts."""
    tree = parts.xml(name)
    charts = charts_of(tree)
    for shape in (*tree.iter(f"{P}sp"), *tree.iter(f"{P}graphicFrame")):
        # Where a chart is a picture these words are part of the picture.
        if is_of_chart(shape, charts):
            continue
        yield from _words_of(shape)


def _words_by_hand(parts: Parts, name: str) -> Iterator[Words]:
    """The words of all shapes of a slide, of all tables, and of the charts and diagrams that it shows."""
    tree, related = parts.xml(name), parts.related(name)
    for shape in tree.iter(f"{P}sp", f"{P}graphicFrame"):
        yield from _words_of(shape)
        ids = (value for each in shape.iter() for key, value in each.attrib.items() if str(key).startswith(R))
        shown = dict.fromkeys(related.get(str(one), ("", "")) for one in ids)
        for kind, target in shown:
            if kind in _SHOWN and target in parts.names:
                yield from _worded(name_of(shape), parts.xml(target))


def _words_of(shape: _Element) -> Iterator[Words]:
    """The words of a shape or a table; none where PowerPoint writes them itself."""
    place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    kind = "" if place is None else place.get("type", "")
    if kind not in AUTOMATIC and not any(one.get("type") == "slidenum" for one in shape.iter(f"{A}fld")):
        role = TABLE if shape.find(f".//{A}tbl") is not None else kind
        yield from _worded(name_of(shape), shape, "title" if kind in _TITLES else role)


def _worded(name: str, around: _Element, role: str = "") -> Iterator[Words]:
    """The words of all paragraphs in an element, as those of the shape of a name."""
    lines = tuple(line for paragraph in around.iter(f"{A}p") if (line := line_in(paragraph)))
    if lines:
        yield Words(name, lines, role)
