"""Whether the file of a workbook is the zip archive that it should be, and small enough to be unpacked."""

from __future__ import annotations

import io
import zipfile

from deckgen.model.dataset import CellPlace
from deckgen.tables.grid import Complaints
from deckgen.tables.options import Asked

MOST_UNPACKED = 500_000_000
# How files of Office begin that are not zip archives: those before 2007, and all that have a password.
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def archive_problem(data: bytes) -> tuple[str, int]:
    """Why a file is no zip archive to unpack ("old", "no_archive", "unpacks" or ""), and the bytes in it."""
    if data.startswith(OLD_OFFICE):
        return "old", 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "no_archive", 0
    return "unpacks" if size > MOST_UNPACKED else "", size


def complain_of_archive(problem: str, size: int, asked: Asked, complaints: Complaints) -> None:
    """Complain of a file with one of the problems that `archive_problem` names."""
    place, path = CellPlace(asked.span), asked.display_path
    suffix = path[path.rfind(".") :].lower()
    if problem == "old":
        message = f"'{path}' is an old Excel workbook (.xls), or one with a password"
        hint = "name it .xls if it is an old one; else save it in Excel without a password"
        complaints.add("bad_workbook", message, lambda: place, hint)
    elif problem == "no_archive":
        kind = "OpenDocument sheet" if suffix == ".ods" else "Excel workbook"
        message = f"'{path}' is named {suffix}, but is no {kind}"
        hint = "open it in Excel and save it as .xlsx, or as CSV UTF-8"
        complaints.add("bad_workbook", message, lambda: place, hint)
    else:
        most = f"at most {MOST_UNPACKED / 1e6:,.0f} MB are read"
        message = f"'{path}' unpacks to {size / 1e6:,.0f} MB; {most}"
        complaints.add("too_large", message, lambda: place)
