"""Workbooks that no library at hand writes, made by hand: OpenDocument sheets, and binary ones of Excel."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_SCHEMAS = "urn:oasis:names:tc:opendocument:xmlns"
_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{schemas}:office:1.0" xmlns:table="{schemas}:table:1.0"
 xmlns:text="{schemas}:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Data">{rows}
<table:table-row table:number-rows-repeated="1048500">
<table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = f"""<manifest:manifest xmlns:manifest="{_SCHEMAS}:manifest:1.0"><manifest:file-entry
 manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"""
_OFFICE = "http://schemas.openxmlformats.org"


def ods(path: Path, rows: Sequence[Sequence[str | float]], hidden: int | None = None) -> None:
    """A sheet "Data" as LibreOffice writes it: with a million empty rows below. yyyy-mm-dd is a day.

    A filter hides the row of a number, from 0.
    """
    marks = [' table:visibility="filter"' if number == hidden else "" for number in range(len(rows))]
    lines = (
        f"<table:table-row{mark}>" + "".join(map(_ods_cell, row)) + "</table:table-row>"
        for mark, row in zip(marks, rows, strict=True)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        # As in real files, nothing but cells stands between cells.
        archive.writestr("content.xml", _ODS.format(schemas=_SCHEMAS, rows="".join(lines)).replace(">\n<", "><"))


def _ods_cell(value: str | float) -> str:
    text = f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    if isinstance(value, float | int):
        return f'<table:table-cell office:value-type="float" office:value="{value}">{text}'
    if value[4:5] == value[7:8] == "-":
        return f'<table:table-cell office:value-type="date" office:date-value="{value}">{text}'
    return f'<table:table-cell office:value-type="string">{text}'


def xlsb(path: Path, cells: Mapping[tuple[int, int], str | float]) -> None:
    """A sheet "Data" with cells by their row and column, both from 0: the records of [MS-XLSB] that are needed."""
    bounds = struct.pack("<IIII", 0, max(row for row, _ in cells), 0, max(column for _, column in cells))
    sheet = _record(129) + _record(148, bounds) + _record(145)
    for row in sorted({row for row, _ in cells}):
        sheet += _record(0, struct.pack("<I", row) + bytes(21))
        for (_, column), value in sorted(item for item in cells.items() if item[0][0] == row):
            head = struct.pack("<II", column, 0)
            sheet += _record(6, head + _words(value)) if isinstance(value, str) else b""
            sheet += _record(5, head + struct.pack("<d", value)) if not isinstance(value, str) else b""
    sheet += _record(146) + _record(130)
    named = struct.pack("<II", 0, 1) + _words("rId1") + _words("Data")
    book = _record(131) + _record(143) + _record(156, named) + _record(144) + _record(132)
    relation = (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/>'
        "</Relationships>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", relation)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)


def _record(kind: int, data: bytes = b"") -> bytes:
    """A record: its kind and its length in bytes of seven bits, then its data."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    length, rest = b"", len(data)
    while True:
        low, rest = rest & 127, rest >> 7
        length += bytes([low | (128 if rest else 0)])
        if not rest:
            return head + length + data


def _words(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
