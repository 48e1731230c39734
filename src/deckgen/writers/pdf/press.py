"""Makes the bytes of a PDF of a template and its data, apart from this process."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files as files_of

from msgspec import json

from deckgen.files.packages import folder_of
from deckgen.model.language import base_of
from deckgen.model.page import Document
from deckgen.processes.parsing import Bounds, Failed, Parser
from deckgen.processes.values import plain_value
from deckgen.writers.pdf.page_setter import PageSetter
from deckgen.writers.pdf.pdf_guest import Bound, bound

# All pictures of a deck are there at once.
BOUNDS = Bounds(seconds=120, memory=4 << 30, file=512 << 20)
# Threads and their stores of memory count against the bound of the process, used or not.
_parser = Parser(BOUNDS, {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"})


def can_make_pdfs() -> bool:
    """Whether typst is installed, which is an extra."""
    return folder_of("typst") is not None


def made(template: str, data: Mapping[str, object], setter: PageSetter) -> Bound | Failed:
    """The PDF that a template of this folder makes of data and of the pictures and fonts that a setter has noted.

    The same gives the same bytes.
    """
    here = files_of("deckgen.writers.pdf")
    templates = {name: here.joinpath(name).read_bytes() for name in (template, "marks.typ")}
    files = {**templates, "data.json": json.encode(data, enc_hook=plain_value), **setter.files}
    return _parser.parse(bound, template, files, setter.words.letters.fonts)


def head(document: Document) -> dict[str, object]:
    """What a PDF says of itself: whose it is, of which day, and in which language."""
    day = date.fromisoformat(document.date)
    regions = [part.upper() for part in document.language.split("-")[1:] if len(part) == 2]
    return {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "date": (day.year, day.month, day.day),
        "language": base_of(document.language),
        "region": regions[0] if regions else None,
    }
