"""Makes a PDF of what has been set, in a process of its own: fonts, drawings and pictures may be somebody's.

The fonts are cut down to the letters that are used, without kerning and ligatures, since words were measured without
them, and each gets a name by which nothing but this very file can be meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

# What a font does to letters beside each other besides what their script needs, and the names of families and styles.
_NOT_AS_MEASURED = ("kern", "liga", "clig", "calt")
_NAMES_OF_FAMILIES = {1: "deckgen {}", 2: "Regular", 16: "", 17: "", 21: "", 22: ""}


def bind_album(template: bytes, data: bytes, files: Mapping[str, bytes], fonts: tuple[tuple[str, str], ...]) -> bytes:
    """The bytes of a PDF: the template draws the data (JSON), with pictures by their names and each font by its number.

    A font is its file and the letters that are used of it. RuntimeError where it can't be made.
    """
    import typst

    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "fonts").mkdir()
        for number, (file, letters) in enumerate(fonts):
            (place / "fonts" / f"{number}.ttf").write_bytes(_font(file, letters, number))
        for name, content in {"album.typ": template, "data.json": data, **files}.items():
            (place / name).write_bytes(content)
        found = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(place / "fonts")]
        )
        made = typst.compile(
            str(place / "album.typ"), root=folder, font_paths=found, pdf_standards=["1.7", "ua-1"], timestamp=0
        )
    return bytes(made)


def _font(file: str, letters: str, number: int) -> bytes:
    """A font file cut down to these letters, under a name of its own."""
    import uharfbuzz
    from fontTools.ttLib import TTFont

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, letters))
    features = wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG)
    for tag in _NOT_AS_MEASURED:
        features.discard(int.from_bytes(tag.encode(), "big"))
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file))
    font = TTFont(BytesIO(uharfbuzz.subset(face, wanted).blob.data))
    names = font["name"]
    names.names = [one for one in names.names if _NAMES_OF_FAMILIES.get(one.nameID, " ")]
    for one in names.names:
        if one.nameID in _NAMES_OF_FAMILIES:
            one.string = _NAMES_OF_FAMILIES[one.nameID].format(number)
    made = BytesIO()
    font.save(made)
    return made.getvalue()
