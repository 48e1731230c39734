"""file: a file outside the project, such as one on a shared drive."""

from __future__ import annotations

import sys
from pathlib import Path

from deckgen.files.paths import nearest, read_bytes
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.origin import Errand, Fetched, Origin
from deckgen.trust.permission import ADDRESS, Permission, quoted


class FromFile(Origin):
    """A file outside the project, such as one on a shared drive."""

    file: Str
    """Its path: absolute, from the home folder on (`~/data/trade.csv`), or from the deck's folder on."""

    @property
    def public_name(self) -> str:
        """The path as the author wrote it."""
        return str(self.file)

    def permission(self, table: str, folder: Path) -> Permission | None:
        """To read a file outside of the deck's folder."""
        path = self._path(folder)
        if path.is_relative_to(folder.resolve()):
            return None
        does = f"copies the file {path} into {quoted(table)}"
        return Permission(f"table {table}", ADDRESS, does, (("file", str(path)),), self.file.span)

    def examine(self, folder: Path, file: Path, log: Diagnostics) -> None:
        """Complain of another kind of file than the table's own, and of the table's own file."""
        if self.file.stand_in:
            return
        if self.file.startswith("file:"):
            log.error("bad_path", f"'{self.file}' is no path", self.file.span, "write it as /mnt/share/trade.csv")
            return
        origin = self._path(folder)
        if origin.suffix.lower() != file.suffix.lower():
            message = (
                f"'{self.file}' is copied as it is, and can't become a {file.suffix or 'file without an ending'}"
            )
            hint = f"let the table's own 'file' end in {origin.suffix} too" if origin.suffix else None
            log.error("other_format", message, self.file.span, hint)
        elif origin == file:
            message = f"'{self.file}' is the table's own file"
            log.error("own_file", message, self.file.span, "name the file that it is copied from")

    def foresee(self, folder: Path, file: Path, log: Diagnostics) -> None:
        """Warn where the file isn't there; no error, as a shared drive need not be there on the day of the talk."""
        if _is_on_another_machine(self.file):
            return
        origin = self._path(folder)
        is_meant = not self.file.stand_in and origin.suffix.lower() == file.suffix.lower() and origin != file
        if is_meant and not self.file.startswith("file:") and not origin.exists():
            message = f"there is no file '{self.file}' to refresh the table from"
            log.warning("missing_file", message, self.file.span, nearest(origin, str(self.file)))

    def fetch(self, errand: Errand) -> Fetched | None:
        """The bytes of the file."""
        most = errand.bounds.most_bytes
        data = read_bytes(self._path(errand.folder), str(self.file), errand.log, self.file.span, most=most)
        return Fetched(data) if data is not None else None

    def _path(self, folder: Path) -> Path:
        """The file that is meant, with links followed where that is possible.

        What lies on another machine is not looked at: only a refresh may do that, once the user has granted it.
        """
        path = Path(str(self.file))
        if sys.platform == "win32" and _is_on_another_machine(self.file):
            return path
        try:
            return (folder / path.expanduser()).resolve()
        except (OSError, RuntimeError):
            return folder / path


def _is_on_another_machine(path: str) -> bool:
    """Whether Windows would sign the user in at another machine if it looked for the file."""
    return path.replace("\\", "/").startswith("//")
