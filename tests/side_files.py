"""Files that stand beside a case and can't sensibly be written down: pictures, workbooks, templates, large tables."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from deckgen.model.manifest import FORM, NAMESPACE
from hand_made_talk import make as hand_made_talk
from hand_made_talk import (
    make_filled_copy,
    make_with_a_name,
    make_with_kept_looks,
    make_with_missing_values,
    make_with_mistyped_names,
    make_with_narrow_boxes,
    make_with_odd_braces,
    make_with_shares,
    make_with_turned_picture,
    make_with_typed_labels,
    make_with_typed_titles,
    make_with_unseen_places,
    make_without_names,
)
from made_mp4 import mp4

NOWHERE = "Unobtainium"
"""A font that no machine has, with a name so unlike others that none is suggested in its place."""


def empty(path: Path) -> None:
    """No byte at all."""
    path.write_bytes(b"")


def folder(path: Path) -> None:
    """A folder where a file is meant."""
    path.mkdir(parents=True)


def merged_workbook(path: Path) -> None:
    """A workbook with a header of two rows and merged cells: region, 2017 Women, 2017 Men."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("region", 2017, None), (None, "Women", "Men"), ("North", 1, 2), (None, 3, 4), ("South", 5, 6)):
        sheet.append(row)
    for cells in ("B1:C1", "A1:A2", "A3:A4"):
        sheet.merge_cells(cells)
    book.save(path)


def filtered_workbook(path: Path) -> None:
    """A workbook whose first sheet is hidden; in its second a filter hides two rows, and a column is hidden."""
    from openpyxl import Workbook

    book = Workbook()
    drafts, sheet = book.active, book.create_sheet("Trade")
    assert drafts is not None
    drafts.title, drafts.sheet_state = "Drafts", "hidden"
    drafts.append(["year", "exports"])
    drafts.append([1999, 1])
    for row in (("year", "exports", "guess"), (2015, 236, 1), (2016, 230, 2), (2017, 243, 3)):
        sheet.append(row)
    for number in (2, 3):
        sheet.row_dimensions[number].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(path)


def deep_drawing(path: Path) -> None:
    """A drawing of groups within groups, at which the library that draws it crashes."""
    groups, end = '<g opacity=".5">' * 250, "</g>" * 250
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    path.write_text(f'{head}{groups}<rect width="5" height="5"/>{end}</svg>', encoding="utf-8")


def long_picture(path: Path) -> None:
    """A picture of 90,000,000 by 1 pixels."""
    from PIL import Image

    Image.new("1", (90_000_000, 1)).save(path)


def utf16_csv(path: Path) -> None:
    """What Excel saves as 'Unicode text'."""
    path.write_bytes("mode,crossings\ncars,12\n".encode("utf-16"))


def utf16_without_mark(path: Path) -> None:
    """UTF-16 that doesn't say so."""
    path.write_bytes("mode,crossings\ncars,12\n".encode("utf-16-le"))


def latin1_csv(path: Path) -> None:
    """What an old program saves: Latin-1."""
    path.write_bytes("mode,crossings\ncars,12\npeones a pie añadidos,7\n".encode("latin-1"))


def latin1_po(path: Path) -> None:
    """A catalogue from an old program."""
    path.write_bytes('msgid "Trade"\nmsgstr "Comercio"\n\nmsgid "Texas"\nmsgstr "Téxas"\n'.encode("latin-1"))


def nul_csv(path: Path) -> None:
    """A NUL byte inside a cell."""
    path.write_bytes(b"mode,crossings\ncars,12\nped\x00estrians,7\n")


def endless_cell_csv(path: Path) -> None:
    """A quote that is left open before 140,000 characters."""
    path.write_text('mode,crossings\ncars,12\n"trucks,7\n' + "buses,3\n" * 17_500, encoding="utf-8")


def sparse(path: Path) -> None:
    """A file of 300 MB that takes no room on the disk."""
    with path.open("wb") as made:
        made.truncate(300_000_000)


def video(path: Path) -> None:
    """An mp4 that PowerPoint plays everywhere."""
    path.write_bytes(mp4())


def video_of_a_phone(path: Path) -> None:
    """An mp4 with H.265 pictures and Opus sound."""
    path.write_bytes(mp4("hvc1", "Opus"))


def damaged_video(path: Path) -> None:
    """An mp4 without its end."""
    path.write_bytes(mp4()[:36])


def webm(path: Path) -> None:
    """The beginning of a video of another kind."""
    path.write_bytes(b"\x1aE\xdf\xa3" + bytes(100))


def pipe(path: Path) -> None:
    """A pipe, which another program would have to write to."""
    os.mkfifo(path)


def database(path: Path) -> None:
    """An SQLite database of two tables, crossings and notes."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as made:
        made.executescript("create table crossings (mode, crossings); create table notes (words);")


def long_csv(path: Path) -> None:
    """100,000 rows: name, value."""
    path.write_text("name,value\n" + "".join(f"row {n},{n}\n" for n in range(100_000)), encoding="utf-8")


def wide_csv(path: Path) -> None:
    """30 columns of long words."""
    header = ",".join(f"responsibilities{n}" for n in range(30))
    path.write_text(f"{header}\n" + ",".join(["administration"] * 30) + "\n", encoding="utf-8")


def tall_csv(path: Path) -> None:
    """60 rows: name, value."""
    path.write_text("name,value\n" + "".join(f"row {n},{n}\n" for n in range(60)), encoding="utf-8")


def _picture(path: Path, mode: str, size: tuple[int, int], kind: str) -> None:
    from PIL import Image

    Image.new(mode, size).save(path, kind)


def png(path: Path) -> None:
    """A sound picture, 1600 by 900."""
    _picture(path, "RGB", (1600, 900), "PNG")


def white_png(path: Path) -> None:
    """A sound picture, 1600 by 900, all of it white."""
    from PIL import Image

    Image.new("RGB", (1600, 900), "white").save(path, "PNG")


def moving_gif(path: Path) -> None:
    """A picture that moves: red, then blue."""
    from PIL import Image

    first, second = (Image.new("P", (1600, 900), index) for index in (1, 2))
    first.putpalette([0, 0, 0, 200, 0, 0, 0, 0, 200])
    first.save(path, "GIF", save_all=True, append_images=[second], duration=500)


def cmyk_jpeg(path: Path) -> None:
    """A sound picture as printers want it, 1600 by 900."""
    _picture(path, "CMYK", (1600, 900), "JPEG")


def tiny_png(path: Path) -> None:
    """A picture of 40 by 30 pixels."""
    _picture(path, "RGB", (40, 30), "PNG")


def huge_png(path: Path) -> None:
    """A picture that says it has 900 million pixels."""
    import struct
    import zlib

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"\0\0\0\0IDAT"
    )


def _saved_png() -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.effect_noise((400, 300), 80).save(made, "PNG")
    return made.getvalue()


def damaged_png(path: Path) -> None:
    """A picture of which the download broke off in the middle."""
    data = _saved_png()
    path.write_bytes(data[: len(data) // 2])


def beheaded_png(path: Path) -> None:
    """The first bytes of a picture, and no more."""
    path.write_bytes(_saved_png()[:12])


def workbook(path: Path) -> None:
    """A workbook of two sheets: crossings (mode, crossings) and notes."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "crossings"
    for row in (("mode", "crossings"), ("cars", 12), ("trucks", "#N/A"), ("on foot", 7)):
        sheet.append(row)
    book.create_sheet("notes").append(("words",))
    book.save(path)


def old_workbook(path: Path) -> None:
    """The first bytes of a workbook as Excel 2003 wrote it, or as Excel encrypts one with a password."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))


def hollow_workbook(path: Path) -> None:
    """A zip archive that holds no workbook."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("readme.txt", "words")


def damaged_workbook(path: Path) -> None:
    """A workbook whose sheet breaks off in a row."""
    workbook(path)
    with zipfile.ZipFile(path) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet][: parts[sheet].index(b"</row>")]
    with zipfile.ZipFile(path, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)


def uncomputed_workbook(path: Path) -> None:
    """A workbook with a formula that no program has worked out, as other programs than Excel leave them."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("mode", "crossings"), ("cars", 12), ("all", "=B2+7")):
        sheet.append(row)
    book.save(path)


def template(path: Path) -> None:
    """PowerPoint's plain template: Title Slide, Title and Content, Section Header, Title Only, Blank …

    Its font is NOWHERE, so that it is missed on every machine: Calibri, or its stand-in, may be installed.
    """
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE

    made = Presentation()
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{NOWHERE}"'.encode())
    made.save(str(path))


def linking_template(path: Path) -> None:
    """The plain template with links on its master and a layout, of which one is a sound one."""
    from pptx import Presentation

    template(path)
    made = Presentation(str(path))
    master, layout = made.slide_master, made.slide_layouts.get_by_name("Title Only")
    assert layout is not None
    for place, address in ((master, "https://example.org/"), (master, "file:///C:/run.exe"), (layout, r"\\host\x")):
        box = next(iter(place.placeholders))
        box.text_frame.paragraphs[0].add_run().hyperlink.address = address
    made.save(str(path))


def acting_template(path: Path) -> None:
    """The plain template with a picture from the web, a link to a script and an embedded object on its layouts."""
    template(path)
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = (
        f'<Relationship Id="rId71" Type="{space}/image" Target="http://example.org/a.png" TargetMode="External"/>'
        f'<Relationship Id="rId72" Type="{space}/hyperlink" Target="javascript:go()" TargetMode="External"/>'
        f'<Relationship Id="rId73" Type="{space}/oleObject" Target="../theme/theme1.xml"/>'
    )
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    rels = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", more.encode() + b"</Relationships>")
    with zipfile.ZipFile(path, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)


def damaged_template(path: Path) -> None:
    """The plain template, one of whose layouts belongs to nothing."""
    template(path)
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    del parts["ppt/slideLayouts/_rels/slideLayout2.xml.rels"]
    with zipfile.ZipFile(path, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)


def old_template(path: Path) -> None:
    """A file of PowerPoint before 2007, or the beginning of one."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "PowerPoint Document".encode("utf-16-le"))


def locked_template(path: Path) -> None:
    """A template that is locked with a password, or the beginning of one."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"))


def macro_template(path: Path) -> None:
    """The plain template with macros."""
    from odd_templates import with_macros

    template(path)
    path.write_bytes(with_macros(path.read_bytes()))


def _talk(path: Path, manifest: str) -> None:
    """A presentation with a manifest as deckgen leaves it."""
    template(path)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("customXml/item1.xml", manifest)


def newer_talk(path: Path) -> None:
    """A presentation whose manifest has a form that is still to come."""
    _talk(path, f'<manifest xmlns="{NAMESPACE}" form="99">{{}}</manifest>')


def damaged_talk(path: Path) -> None:
    """A presentation whose manifest breaks off."""
    _talk(path, f'<manifest xmlns="{NAMESPACE}" form="{FORM}">{{"title": "Tra</manifest>')


def students_talk(path: Path) -> None:
    """A deck that deckgen built for students."""
    _built(path, "students")


def _built(path: Path, audience: str | None = None, words: str = "Cars.", more: str = "") -> None:
    import deckgen

    with TemporaryDirectory() as folder:
        deck = Path(folder) / "deck.yaml"
        deck.write_text(
            f"title: Trade\naudiences: {{students: {{}}}}\n{more}"
            f"sections: [{{title: Border, slides: [{{title: Most people drive, text: '{words}'}}]}}]\n"
        )
        deckgen.build(deck, path, audience=audience)


def edited_talk(path: Path) -> None:
    """A deck that deckgen built, with a title that was changed by hand since."""
    _built(path)
    _retitle(path)


def older_talk(path: Path) -> None:
    """A deck that deckgen built of older data, with a title that was changed by hand since."""
    _built(path, words="{{ cars }} of ten.", more='figures: {cars: {query: "select 7 as n"}}\n')
    _retitle(path)


def _retitle(path: Path) -> None:
    from pptx import Presentation

    talk = Presentation(str(path))
    talk.slides[2].shapes.title.text_frame.text = "Most people fly"
    talk.save(str(path))


def restricted_font(path: Path) -> None:
    """A font of the family House that its maker lets nobody embed."""
    import font_source_sans_pro
    from fontTools.ttLib import TTFont

    font = TTFont(Path(font_source_sans_pro.font_directory) / "SourceSansPro-Regular.ttf")
    for one in font["name"].names:
        if one.nameID == 1:
            one.string = "House"
    font["OS/2"].fsType = 2
    font.save(path)


TALKS: dict[str, Callable[[Path], None]] = {
    "hand_made_talk": hand_made_talk,
    "filled_copy": make_filled_copy,
    "talk_with_narrow_boxes": make_with_narrow_boxes,
    "talk_without_names": make_without_names,
    "talk_with_a_name": make_with_a_name,
    "talk_with_missing_values": make_with_missing_values,
    "talk_with_shares": make_with_shares,
    "talk_with_unseen_places": make_with_unseen_places,
    "talk_with_mistyped_names": make_with_mistyped_names,
    "talk_with_kept_looks": make_with_kept_looks,
    "talk_with_odd_braces": make_with_odd_braces,
    "talk_with_turned_picture": make_with_turned_picture,
    "talk_with_typed_labels": make_with_typed_labels,
    "talk_with_typed_titles": make_with_typed_titles,
}
MAKERS: dict[str, Callable[[Path], None]] = TALKS | {
    make.__name__: make
    for make in (
        empty,
        folder,
        restricted_font,
        filtered_workbook,
        merged_workbook,
        utf16_csv,
        utf16_without_mark,
        database,
        latin1_csv,
        latin1_po,
        nul_csv,
        long_csv,
        wide_csv,
        tall_csv,
        endless_cell_csv,
        sparse,
        video,
        video_of_a_phone,
        damaged_video,
        webm,
        pipe,
        png,
        white_png,
        moving_gif,
        cmyk_jpeg,
        tiny_png,
        huge_png,
        damaged_png,
        beheaded_png,
        workbook,
        old_workbook,
        hollow_workbook,
        damaged_workbook,
        uncomputed_workbook,
        template,
        old_template,
        locked_template,
        macro_template,
        linking_template,
        newer_talk,
        damaged_talk,
        acting_template,
        damaged_template,
        deep_drawing,
        long_picture,
        edited_talk,
        older_talk,
        students_talk,
    )
}
