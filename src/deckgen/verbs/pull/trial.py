"""Tries in a copy of the deck's folder which lines it shows once they are written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from deckgen.comparing import told
from deckgen.files.mends import Mends, gather_mends, mended_bytes
from deckgen.files.temporary import temporary_folder
from deckgen.model.diagnostics import DeckgenError, Diagnostics, Severity
from deckgen.model.manifest import Manifest
from deckgen.verbs.pull.deck_copy import prepared_copy
from deckgen.verbs.pull.lines import Line, Unwritten
from deckgen.workshop import workshop
from deckgen.writing_back.found_words import line_of


class Trial:
    """Tries lines in a copy of the deck's folder, all at once, and leaves out those that can't be written.

    left: what isn't written, with the reasons.
    """

    def __init__(self, deck: Path, manifest: Manifest, left: list[Unwritten]) -> None:
        """manifest is that of the file that the lines come from, left what isn't written so far."""
        self._deck, self._manifest = deck, manifest
        self.left = left

    def shown(self, lines: list[Line]) -> list[Line]:
        """The lines that the deck shows once they are written."""
        lines = self._apart(lines)
        while lines:
            try:
                shown = self._said(lines)
            except DeckgenError:
                # Without any of them it has none, or none of them is to blame.
                self._said(())
                lines = self._borne(lines, [])
                continue
            vain = [line for line in lines if line.index >= len(shown) or line.wanted not in shown[line.index]]
            if not vain:
                break
            self.left += [line.unwritten("the deck would not show it then") for line in vain]
            lines = [line for line in lines if line not in vain]
        return lines

    def _apart(self, lines: list[Line]) -> list[Line]:
        """The lines whose files can be written, of those that change the same words the first."""
        refused = {id(one.complaint): one.why for one in self._mends(lines).left}
        self.left += [line.unwritten(refused[id(line.complaint)]) for line in lines if id(line.complaint) in refused]
        return [line for line in lines if id(line.complaint) not in refused]

    def _borne(self, lines: list[Line], others: list[Line]) -> list[Line]:
        """The lines with which the deck has no error once others are written; it has none with these alone."""
        if not lines:
            return []
        try:
            self._said([*others, *lines])
        except DeckgenError as error:
            if len(lines) == 1:
                first = next(one for one in error.diagnostics if one.severity is Severity.ERROR)
                where = f", at {line_of(first.span)}" if first.span else ""
                why = f"the deck would have an error then{where}: {first.message}"
                self.left.append(lines[0].unwritten(why))
                return []
            half = len(lines) // 2
            borne = self._borne(lines[:half], others)
            return borne + self._borne(lines[half:], [*others, *borne])
        return lines

    def _said(self, lines: Sequence[Line]) -> list[frozenset[str]]:
        """What each slide says once lines are written; DeckgenError where the deck has errors then."""
        log, home = Diagnostics(), self._deck.parent
        # Beside the deck, files of any size can have a second name at once.
        with temporary_folder(home) as place:
            folder = place / "deck"
            # A file that can't be copied can't be read by a build either, which says so where the deck needs it.
            with suppress(shutil.Error):
                not_copied = shutil.ignore_patterns(".git", place.name)
                shutil.copytree(home, folder, symlinks=True, ignore=not_copied, copy_function=_linked)
            for file in self._mends(lines).files:
                copy = folder / os.path.relpath(file.path.resolve(), home.resolve())
                copy.unlink()
                copy.write_bytes(mended_bytes(file))
            with workshop(folder / self._deck.name, str(self._deck), log) as shop:
                prepared = prepared_copy(shop, self._deck, self._manifest, log)
                assert shop is not None
                return [told(slide) for slide in shop.manifest(prepared).slides]

    def _mends(self, lines: Sequence[Line]) -> Mends:
        return gather_mends(self._deck, (line.complaint for line in lines))


def _linked(source: str, target: str) -> None:
    """A file under a second name, or a copy of it where a disk has no such."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
