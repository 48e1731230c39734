"""Where a path that stands in a deck leads to on the disk, and the bytes that are there."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from msgspec import Struct

from deckgen.files.lfs import lfs_pointer
from deckgen.files.plain_file import LargeFileError, OddFileError, read_plain
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span, did_you_mean, known, nearest_name
from deckgen.model.hints import Hint, evidently_meant
from deckgen.model.marks import Str

MOST_BYTES = 200_000_000
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
# What \a, \b, \v, \f, \e and \0 stand for between double quotes, and \t, \n and \r.
_CONTROL, _BLANK = re.compile("[\x00\x07\x08\x0b\x0c\x1b]"), re.compile("[\t\n\r]")
_DRIVE = re.compile(r"[A-Za-z]:")


class Refusal(Struct, frozen=True):
    """Why a path cannot be used: code, message and hint of the complaint that the caller makes."""

    code: str
    message: str
    hint: str


def resolve(folder: Path, written: str) -> Path | Refusal:
    """The file that a deck in folder means by a path, with links followed; a Refusal where it may not be used.

    A deck can come from somebody else, so a path must not lead out of its folder. Whether the file is there is not
    checked: `read_bytes` says so.
    """
    return _malformed(written) or follow(folder, written)


def follow(folder: Path, written: str) -> Path | Refusal:
    """As `resolve`, for a path that deckgen itself forms, such as that of the lock: its words are right.

    What is read or written under a name that nobody chose must stay in the deck's folder all the more.
    """
    try:
        root = folder.resolve()
        target = (root / written).resolve()
    except (OSError, RuntimeError) as error:
        return Refusal("bad_path", f"'{written}' cannot be followed: {_reason(error)}", "look for a link in a circle")
    if target.is_relative_to(root):
        return target
    if ".." in Path(written).parts:
        return Refusal(
            "outside_folder",
            f"'{written}' leads out of the deck's folder",
            "copy the file into the folder of the deck; paths stay inside it",
        )
    above = (parent.as_posix() for parent in reversed(Path(written).parents) if parent != Path())
    link = next((part for part in above if not (root / part).resolve().is_relative_to(root)), written)
    what = "file itself into the folder" if link == written else "folder itself there"
    return Refusal(
        "outside_folder",
        f"'{link}' is a link to a place outside the deck's folder",
        f"put the {what}, not a link to it",
    )


def path_of(deck: Path, display_path: str) -> Path:
    """The file that complaints about a deck name so: they name the deck as it was given, all else from its folder on.

    What isn't there, such as a folder that was to be written to, is named from the working folder on.
    """
    if display_path == str(deck):
        return deck
    beside = deck.parent / display_path
    return beside if beside.exists() else Path(display_path)


def stays_inside(folder: Path, name: str, display_path: str, log: Diagnostics) -> bool:
    """Whether a file that deckgen looks for, or writes, under a name of its own is in the deck's folder.

    Complains where a link leads out of it. The folder and the name together are the path of the file.
    """
    found = follow(folder, name)
    if isinstance(found, Refusal):
        entire_file = Span(SourceFile(display_path, ""), 0, 0, 0)
        log.error(found.code, found.message, entire_file, found.hint)
    return not isinstance(found, Refusal)


def _malformed(written: str) -> Refusal | None:
    """What is wrong with a path by its words alone; None where nothing is."""
    inside = "write it from the deck's folder on, such as assets/data/trade.csv"
    if not written.strip():
        return Refusal("bad_path", "the path is empty", inside)
    if _ADDRESS.match(written):
        return Refusal(
            "bad_path", f"'{written}' is an address on the web", "download the file into the deck's folder"
        )
    if written.startswith(("/", "~")) or _DRIVE.match(written):
        return Refusal("absolute_path", f"'{written}' is the path of one computer alone", inside)
    if "\\" in written:
        forward = written.replace("\\", "/")
        return Refusal(
            "bad_path",
            f"'{written}' is written with backslashes",
            Hint(f"write '{forward}': it works everywhere", written, forward, bare=True),
        )
    if (
        isinstance(written, Str)
        and written.style == '"'
        and (escape := _CONTROL.search(written) or _BLANK.search(written))
    ):
        # The words are those of whoever read the file, who says it too of some of these characters.
        message = f"an escape makes an invisible control character (U+{ord(escape[0]):04X}) of these words"
        return Refusal("control_character", message, "write / between folders, which works everywhere")
    if any(not character.isprintable() for character in written):
        return Refusal("bad_path", "the path holds an invisible character", "type the path again")
    return None


def read_bytes(
    path: Path, display_path: str, log: Diagnostics, span: Span, *, most: int = MOST_BYTES, smaller: str = ""
) -> bytes | None:
    """The bytes of a file; None once the log says why they can't be read.

    display_path is the path as the author wrote it, span where it stands, most the number of bytes that may be read.
    smaller says what helps where there are more.
    """
    try:
        data = read_plain(path, most)
    except LargeFileError as error:
        hint = f"at most {most / 1e6:,.0f} MB are read" + (f"; {smaller}" if smaller else "")
        log.error("too_large", f"'{display_path}' has {error.size / 1e6:,.0f} MB", span, hint)
        return None
    except OddFileError:
        log.error("not_a_file", f"'{display_path}' is no ordinary file", span, "put the file itself there")
        return None
    except (FileNotFoundError, NotADirectoryError):
        near = _beside(path, display_path, span) or nearest(path, display_path)
        log.error("missing_file", f"there is no file '{display_path}'", span, near)
        return None
    except (PermissionError, IsADirectoryError) as error:
        # Windows may not open a folder.
        if isinstance(error, IsADirectoryError) or path.is_dir():
            log.error("is_a_folder", f"'{display_path}' is a folder, not a file", span, _listing(path))
        else:
            log.error("no_permission", f"'{display_path}' may not be read", span, "allow your user to read the file")
        return None
    except (OSError, ValueError) as error:
        log.error("unreadable_file", f"'{display_path}' cannot be read: {_reason(error)}", span)
        return None
    if not data:
        log.error("empty_file", f"'{display_path}' is empty: it has 0 bytes", span, "save or download the file again")
        return None
    pointer = lfs_pointer(data)
    if pointer is not None:
        megabytes = f"{pointer.size / 1e6:,.1f} MB"
        message = f"'{display_path}' is not here: a pointer of Git LFS ({megabytes}) stands in its place"
        log.error("lfs_pointer", message, span, "git lfs fetch --all, then git lfs checkout, bring the file itself")
        return None
    return data


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _beside(path: Path, display_path: str, span: Span) -> str | None:
    """The hint where the file lies beside the one that names it, as other programs would look for it."""
    names = Path(display_path).parts
    try:
        root, found = path.parents[len(names) - 1], (Path(span.file.path).parent / display_path).resolve()
        if found.is_file() and found.is_relative_to(root):
            meant = found.relative_to(root).as_posix()
            return Hint(f"paths begin at the deck's folder: write '{meant}'", display_path, meant, bare=True)
    except (IndexError, OSError):
        return None
    return None


def nearest(path: Path, display_path: str, *, or_all: bool = True) -> str | None:
    """A hint for a path that leads to no file: which file of its folder the author may have meant.

    Where there is no such folder either, it names the folder that may have been meant. None where nothing is near.
    """
    folder = path.parent
    try:
        if folder.is_dir():
            return _near_file(path, display_path, or_all)
        there = next(above for above in folder.parents if above.is_dir())
        missing_parts = path.relative_to(there).parts
        near = nearest_name(missing_parts[0], _names_in(there))
    except OSError:
        return None
    missing = f"the folder '{display_path.rpartition('/')[0] or '.'}' isn't there either"
    above = display_path.split("/")[: -len(missing_parts)]
    return f"{missing}; did you mean '{'/'.join([*above, near])}'?" if near else missing


def _near_file(path: Path, display_path: str, or_all: bool) -> str | None:
    """The file of a folder that was meant, or all that lie there, as they are to be written."""
    names = _names_in(path.parent)
    if not display_path.endswith(path.name):
        return did_you_mean(path.name, names, or_all=or_all)
    before = display_path.removesuffix(path.name)
    near = nearest_name(path.name, names)
    if near is None:
        hint = did_you_mean(path.name, names, or_all=or_all)
        return known(display_path, [before + name for name in names]) if hint else None
    said = f"did you mean '{before}{near}'?"
    return Hint(said, display_path, before + near) if evidently_meant(path.name, names) == near else said


def _names_in(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir() if not item.name.startswith("."))


def _listing(folder: Path) -> str | None:
    names = sorted(item.name for item in folder.iterdir() if item.is_file() and not item.name.startswith("."))
    return "it holds " + ", ".join(names[:6]) + (" …" if len(names) > 6 else "") if names else "the folder is empty"


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex: equal as long as the file is the same."""
    return hashlib.sha256(data).hexdigest()
