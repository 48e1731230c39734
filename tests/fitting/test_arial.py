"""Arial's widths are known without its file: they are Helvetica's, of which matplotlib brings a table."""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib as mpl
import pytest

from built import FONTS
from deckgen.fitting.arial import as_wide_as_arial
from deckgen.fitting.face import face
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand, FontNames
from deckgen.model.geometry import Pt
from deckgen.model.page import Style
from deckgen.model.rich_text import plain

TABLES = Path(mpl.get_data_path()) / "fonts/pdfcorefonts"
METRICS = re.compile(r"^C (\d+) ; WX (\d+) ;", re.MULTILINE)


@pytest.mark.parametrize(("table", "bold"), [("Helvetica", False), ("Helvetica-Bold", True)])
def test_letters_are_as_wide_as_helveticas(table: str, bold: bool) -> None:
    wide = as_wide_as_arial(face(str(FONTS / "SourceSansPro-Regular.otf")), bold=bold)
    found = METRICS.findall((TABLES / f"{table}.afm").read_text())
    known = {chr(int(code)): int(width) for code, width in found if 32 <= int(code) < 127}
    # The table has the quotation marks of typesetters in the places of ' and `.
    compared = {letter: width for letter, width in known.items() if letter not in "'`"}
    assert len(compared) > 90
    assert {letter: round(wide.widths[letter] * 1000) for letter in compared} == compared


def test_accents_make_no_letter_wider_and_unknown_letters_keep_their_width() -> None:
    own = face(str(FONTS / "SourceSansPro-Regular.otf"))
    wide = as_wide_as_arial(own, bold=False)
    assert wide.widths["ẽ"] == wide.widths["e"] != own.widths["e"]
    assert wide.widths["ŋ"] == own.widths["ŋ"]
    assert (wide.line, wide.path) == (own.line, own.path)


def test_arial_is_as_wide_where_it_is_missing_as_where_it_is_at_hand() -> None:
    missing, other = (Typesetter(Fonts(Brand(fonts=FontNames(body=name)))) for name in ("Arial", "Unobtainium"))
    style = Style(Pt(100), "000000", bold=True)
    if missing.face("body").path.endswith("SourceSansPro-Regular.ttf"):
        # Seven digits of Arial Bold, each 0.556 of its size, with and without room for other fonts.
        widths = {missing.width(plain("2990000"), style), missing.without_slack.width(plain("2990000"), style)}
        assert {round(width.pt, 1) for width in widths} == {389.2}
        assert other.without_slack.width(plain("2990000"), style).pt < 389
