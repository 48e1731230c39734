"""Makes a PDF of what has been set, in a process of its own: fonts, drawings and pictures may be somebody's.

The fonts are cut down to the letters that are used, without kerning and ligatures, since words were measured without
them, and each gets a name by which nothing but this very file can be meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

_FONTS = "fonts"
# What a font does to letters beside each other besides what their script needs, and the names of families and styles.
_NOT_AS_MEASURED = ("kern", "liga", "clig", "calt")
_NAMES_OF_FAMILIES = {1: "deckgen {}", 2: "Regular", 16: "", 17: "", 21: "", 22: ""}


class Bound(Struct, frozen=True):
    """A PDF that was made.

    data: its bytes.
    unset: the letters that no font has, of which it shows boxes.
    """

    data: bytes
    unset: str


def bound(template: str, files: Mapping[str, bytes], fonts: tuple[tuple[str, str], ...]) -> Bound:
    """The PDF that a template makes of files, which stand beside it: its data, pictures, and other templates.

    fonts are the font files by their numbers, each with the letters that are used of it. An exception where there is
    no PDF.
    """
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name, content in files.items():
            (place / name).write_bytes(content)
        (place / _FONTS).mkdir()
        unset = ""
        for number, (file, letters) in enumerate(fonts):
            font, missing = _cut_down(file, letters, number)
            (place / _FONTS / f"{number}.ttf").write_bytes(font)
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


def _cut_down(file: str, letters: str, number: int) -> tuple[bytes, str]:
    """A font file with these letters alone, under a name of its own; and those that it lacks and that show."""
    import uharfbuzz
    from fontTools.ttLib import TTFont

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, letters))
    features = wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG)
    for tag in _NOT_AS_MEASURED:
        features.discard(int.from_bytes(tag.encode(), "big"))
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file))
    font = TTFont(BytesIO(uharfbuzz.subset(face, wanted).blob.data), recalcTimestamp=False)
    names = font["name"]
    names.names = [one for one in names.names if _NAMES_OF_FAMILIES.get(one.nameID, " ")]
    for one in names.names:
        if one.nameID in _NAMES_OF_FAMILIES:
            one.string = _NAMES_OF_FAMILIES[one.nameID].format(number)
    made = BytesIO()
    font.save(made)
    known = face.unicodes
    missing = (letter for letter in letters if ord(letter) not in known and letter.isprintable())
    return made.getvalue(), "".join(missing)
