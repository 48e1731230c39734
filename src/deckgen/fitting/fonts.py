"""Finds font files: in a brand's own folders, in packages that bring fonts, and among the fonts that are installed.

It knows families and files, nothing of text. Where a family is nowhere to be found, text is measured with another
one of about the same width, and the family is noted among those that are missing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from deckgen.files.packages import folder_of
from deckgen.fitting.arial import AS_WIDE, EVERYWHERE
from deckgen.fitting.font_names import FontName, names_of
from deckgen.fitting.foreign_fonts import examined, font_files, names_of_foreign
from deckgen.model.brand import Brand
from deckgen.model.hints import evidently_meant
from deckgen.model.page import FontRole

DEFAULT = "Source Sans Pro"
# Free fonts of about the same widths, by the font that they stand in for.
STAND_INS = {
    "calibri": ("Carlito",),
    "cambria": ("Caladea",),
    "arial": ("Liberation Sans", "Arimo"),
    "helvetica": ("Liberation Sans", "Arimo"),
    "times new roman": ("Liberation Serif", "Tinos"),
    "courier new": ("Liberation Mono", "Cousine"),
    "source code pro": ("DejaVu Sans Mono", "Liberation Mono"),
}


class MissingFont(Struct, frozen=True):
    """A family of the brand that is nowhere to be found."""

    role: str
    """The key of the brand's fonts that names it."""
    family: str
    stand_in: str
    """The family that text is measured with; "" where it is one for the letters of other scripts."""
    near: str | None
    """A hint that names the family that may be meant; None where none is near."""


class Fonts:
    """The files of a brand's fonts; a family is searched for when it is first asked for.

    missing: the families that were asked for so far and are nowhere to be found.
    """

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self.missing: list[MissingFont] = []
        self._styles: dict[FontRole, dict[tuple[bool, bool], str]] = {}
        self._others: tuple[tuple[str, str], ...] | None = None

    def file(self, role: FontRole, bold: bool = False, italic: bool = False) -> str:
        """The font file for a role in a weight and slope, or the nearest style that its family has."""
        if role not in self._styles:
            self._styles[role] = self._find(role)
        return _nearest(self._styles[role], bold, italic)

    def is_everywhere(self, role: FontRole) -> bool:
        """Whether the font of a role, or one as wide, is on every machine that may show the talk.

        One that this machine lacks isn't. Letters of code are as wide in the fonts that are taken for each other.
        """
        return role == "mono" or (
            getattr(self._brand.fonts, role).casefold() in EVERYWHERE and not self._is_replaced(role)
        )

    def is_known_by_width(self, role: FontRole) -> bool:
        """Whether the font of a role is as wide as Arial, and isn't on this machine, nor is one as wide."""
        return getattr(self._brand.fonts, role).casefold() in AS_WIDE and self._is_replaced(role)

    def _is_replaced(self, role: FontRole) -> bool:
        """Whether a font of other widths stands in for that of a role on this machine."""
        family = getattr(self._brand.fonts, role)
        self.file(role)
        return any(one.family == family and one.stand_in == DEFAULT for one in self.missing)

    def is_foreign(self, file: str) -> bool:
        """Whether a font file lies in one of the brand's own folders."""
        return any(Path(file).is_relative_to(folder) for folder in self._brand.font_folders)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that words inside pictures are drawn with: those of the body and the heading."""
        roles: tuple[FontRole, ...] = ("body", "heading")
        found = (
            self.file(role, bold, italic) for role in roles for bold in (False, True) for italic in (False, True)
        )
        return tuple(dict.fromkeys(found))

    @property
    def others(self) -> tuple[tuple[str, str], ...]:
        """The files, regular and bold, from which charts take letters that their own font lacks, the first one first.

        They are the body's, those of the brand for other scripts, and a font with many alphabets that comes with
        matplotlib. PowerPoint finds such letters itself; in a picture nobody does.
        """
        if self._others is None:
            named = {getattr(self._brand.fonts, role): role for role in ("complex", "east_asian")}
            found = [styles for family, role in named.items() if family and (styles := self._other(role, family))]
            found.reverse()
            files = [(self.file("body"), self.file("body", bold=True))]
            files += [(_nearest(styles), _nearest(styles, bold=True)) for styles in found]
            self._others = (*files, *with_many_alphabets())
        return self._others

    def _other(self, role: str, family: str) -> dict[tuple[bool, bool], str]:
        """The files of a family for the letters of other scripts; empty where it is missing."""
        styles = _family(family, self._brand.font_folders)
        if not styles:
            self._miss(role, family, "")
        return styles

    def _find(self, role: FontRole) -> dict[tuple[bool, bool], str]:
        """The files of a role's family by (bold, italic), or those of its stand-in where it is missing."""
        family, folders = getattr(self._brand.fonts, role), self._brand.font_folders
        styles = _family(family, folders)
        if styles:
            return styles
        stand_in = next((name for name in STAND_INS.get(family.casefold(), ()) if _family(name, folders)), DEFAULT)
        self._miss(role, family, stand_in)
        return _family(stand_in, folders)

    def _miss(self, role: str, family: str, stand_in: str) -> None:
        # Many families share most of their name with another one, which is no reason to name it.
        near = evidently_meant(family, families(self._brand.font_folders))
        hint = f"did you mean '{near}'?" if near else None
        self.missing.append(MissingFont(role, family, stand_in, hint))


def _nearest(styles: dict[tuple[bool, bool], str], bold: bool = False, italic: bool = False) -> str:
    """The file of a weight and slope, or of the nearest style that there is."""
    for style in ((bold, italic), (bold, False), (False, italic), (False, False)):
        if style in styles:
            return styles[style]
    return next(iter(styles.values()))


@lru_cache(maxsize=1)
def with_many_alphabets() -> tuple[tuple[str, str], ...]:
    """The files of DejaVu Sans, which is a part of matplotlib; empty where matplotlib keeps it elsewhere."""
    folder = _of_matplotlib()
    if folder is None:
        return ()
    regular, bold = (folder / name for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))
    return ((str(regular), str(bold)),) if regular.is_file() and bold.is_file() else ()


@lru_cache(maxsize=32)
def _family(family: str, folders: tuple[str, ...]) -> dict[tuple[bool, bool], str]:
    """The files of a family by (bold, italic), from the first of the places that has it; empty where none has."""
    wanted = family.casefold()
    for read, places in _places(folders):
        found: dict[tuple[bool, bool], str] = {}
        for path in font_files(places()):
            for name, bold, italic in read(str(path)):
                if name.casefold() == wanted:
                    found.setdefault((bold, italic), str(path))
        if found:
            return found
    return {}


def look_again() -> None:
    """Forget which families were found where: files of fonts have come, gone or changed."""
    for search in (_family, families, _packages, _installed, examined):
        search.cache_clear()


@lru_cache(maxsize=4)
def families(folders: tuple[str, ...]) -> tuple[str, ...]:
    """The names of all families that can be found."""
    paths = ((read, path) for read, places in _places(folders) for path in font_files(places()))
    return tuple(sorted({name for read, path in paths for name, _, _ in read(str(path))}))


def _places(
    folders: tuple[str, ...],
) -> tuple[tuple[Callable[[str], tuple[FontName, ...]], Callable[[], list[Path]]], ...]:
    """The places where fonts may be, the first to be searched first: what reads their names, and what lists folders.

    These are functions since listing the packages takes longer than reading the fonts of the first two. Fonts of the
    brand's own folders are somebody's, and are read apart.
    """
    return (
        (names_of_foreign, lambda: [Path(folder) for folder in folders]),
        (names_of, _default),
        (names_of, _packages),
        (names_of, _installed),
    )


@lru_cache(maxsize=1)
def _default() -> list[Path]:
    """The folder of the default brand's font."""
    folder = folder_of("font_source_sans_pro")
    return [folder / "files"] if folder else []


@lru_cache(maxsize=1)
def _packages() -> list[Path]:
    """The folders of all packages that bring fonts: those of the Python Fonts project register an entry point.

    matplotlib brings some too, a monospaced one among them.
    """
    from importlib.metadata import entry_points

    points = {point.module for group in ("fonts_ttf", "fonts_otf") for point in entry_points(group=group)}
    folders = [folder / "files" for module in sorted(points) if (folder := folder_of(module))]
    own = _of_matplotlib()
    return [*folders, own] if own else folders


def _of_matplotlib() -> Path | None:
    """The folder of the fonts that matplotlib brings; None where it keeps them elsewhere."""
    folder = folder_of("matplotlib")
    return folder / "mpl-data/fonts/ttf" if folder else None


@lru_cache(maxsize=1)
def _installed() -> list[Path]:
    """The folders where this operating system keeps fonts, as far as they exist."""
    home = Path.home()
    if sys.platform == "win32":
        places = [
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        ]
    elif sys.platform == "darwin":
        places = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        places = [
            Path("/usr/share/fonts"),
            Path("/usr/local/share/fonts"),
            home / ".fonts",
            home / ".local/share/fonts",
        ]
    return [place for place in places if place.is_dir()]
