"""What the template offers that a brand names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.office.template_layouts import MACROS, Template, Unusable, read_template
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed
from deckgen.stages.read_brand.named_files import existing

_KEPT: Final = Kept(("office", "pictures", "model/carried_template.py", "model/layouts.py"), {"lxml": "lxml"})
# What the name of a file begins with that PowerPoint leaves beside one that is open.
_MARK: Final = "~$"
_NO_MACROS: Final = "slides don't need them; saved as .pptx or .potx the template has none"
_SAVE: Final = "open it in PowerPoint and save it as .pptx or .potx"
# What to do with a file that can't be used for one of these reasons, by words in them.
_HINTS: Final = {
    "password": "open it in PowerPoint, take the password off under File, Info, Protect Presentation, and save it",
    "of LibreOffice": "open it in LibreOffice and save it as .pptx, under Save As",
    "of before 2007": "open it in PowerPoint and save it as .pptx or .potx; another ending alone is not enough",
}


def open_template(written: Str, folder: Path, log: Diagnostics) -> Template | None:
    """What a template offers; None after a complaint. It is read apart, and what was read is kept."""
    name = Path(written).name
    if name.startswith(_MARK):
        message = f"'{written}' is no template, but what PowerPoint leaves beside a file while that is open"
        log.error("wrong_template", message, written.span, f"name the file itself: '{name.removeprefix(_MARK)}'")
        return None
    path = existing(written, folder, log, beside_too=True)
    data = read_bytes(path, written, log, written.span) if path else None
    if data is None:
        return None
    read = read_kept(data)
    if isinstance(read, str):
        log.error("wrong_template", f"'{written}' can't be used: {read}", written.span, way_out(read))
        return None
    for what in read.left_out:
        message = f"'{written}' holds {what}: {'they are' if what == MACROS else 'it is'} left out of the deck"
        hint = _NO_MACROS if what == MACROS else "take it out of the template, under Slide Master"
        log.warning("left_out_of_template", message, written.span, hint)
    return read


def read_kept(data: bytes) -> Template | str:
    """What the bytes of a template offer, or why they are none, as the end of a sentence."""
    read = _KEPT.parse(read_template, data)
    if isinstance(read, Unusable | Failed):
        return read.why if isinstance(read, Unusable) else read.reason
    return read


def way_out(why: str) -> str:
    """What to do with a file that can't be used for a reason."""
    return next((hint for words, hint in _HINTS.items() if words in why), _SAVE)
