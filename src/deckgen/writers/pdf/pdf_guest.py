"""Makes a PDF of what has been set, in a process of its own: fonts, drawings and pictures may be somebody's.

The fonts are cut down to the letters that are used, without ligatures and where it is asked without kerning, since
words were measured so, and each gets a name by which nothing but this very file can be meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from deckgen.fitting.glyphs import missing_of

_FONTS = "fonts"
# What a font does to letters beside each other besides what their script needs, and the names of families and styles.
_KERNING, _LIGATURES = "kern", ("liga", "clig", "calt")
_NAMES_OF_FAMILIES = {1: "deckgen {}", 2: "Regular", 16: "", 17: "", 21: "", 22: ""}


class Bound(Struct, frozen=True):
    """A PDF that was made.

    data: its bytes.
    unset: the letters that no font has, of which it shows boxes.
    """

    data: bytes
    unset: str


class UsedFont(Struct, frozen=True):
    """A font file, whether its pairs of letters are kerned, and the letters that are used of it."""

    file: str
    kerned: bool
    letters: str


def bound(template: str, files: Mapping[str, bytes], fonts: tuple[UsedFont, ...]) -> Bound:
    """The PDF that a template makes of files, which stand beside it: its data, pictures, and other templates.

    fonts are those that the template names by their numbers. An exception where there is no PDF.
    """
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name, content in files.items():
            (place / name).write_bytes(content)
        (place / _FONTS).mkdir()
        unset = ""
        for number, font in enumerate(fonts):
            data, missing = _cut_down(font, number)
            (place / _FONTS / f"{number}.ttf").write_bytes(data)
            unset += missing
        return Bound(_compiled(place / template, accessible=not unset), unset)


def _compiled(template: Path, *, accessible: bool) -> bytes:
    """The PDF of a template, as PDF/UA-1 where that can be."""
    import typst

    fonts = [str(template.parent / _FONTS)]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts)
    standards: list[typst.PDFStandard] = ["1.7", "ua-1"] if accessible else ["1.7"]
    try:
        made = typst.compile(
            str(template), root=str(template.parent), font_paths=found, pdf_standards=standards, timestamp=0
        )
    except typst.TypstError:
        if accessible:
            return _compiled(template, accessible=False)
        raise
    return bytes(made)


def _cut_down(used: UsedFont, number: int) -> tuple[bytes, str]:
    """A font file with these letters alone, under a name of its own; and those that it lacks and that show."""
    import uharfbuzz
    from fontTools.ttLib import TTFont

    wanted = uharfbuzz.SubsetInput()
    # Old fonts have their kerning in a table that names glyphs by their numbers.
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, used.letters))
    if used.kerned:
        wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).discard(_tag(_KERNING))
    features = wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG)
    for name in (*_LIGATURES, *(() if used.kerned else (_KERNING,))):
        features.discard(_tag(name))
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(used.file))
    font = TTFont(BytesIO(uharfbuzz.subset(face, wanted).blob.data), recalcTimestamp=False)
    names = font["name"]
    names.names = [one for one in names.names if _NAMES_OF_FAMILIES.get(one.nameID, " ")]
    for one in names.names:
        if one.nameID in _NAMES_OF_FAMILIES:
            one.string = _NAMES_OF_FAMILIES[one.nameID].format(number)
    made = BytesIO()
    font.save(made)
    return made.getvalue(), missing_of(used.letters, used.file)


def _tag(name: str) -> int:
    """The number that HarfBuzz knows a table or a feature by."""
    return int.from_bytes(name.encode(), "big")
