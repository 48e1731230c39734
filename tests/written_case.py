"""A case: a deck whose expected complaints stand as comments above the lines that they are about.

    #! error[unknown_column] 14-21: crossings.csv has no column 'crossing'
    #? did you mean 'crossings'?
           y: crossing

The numbers are the columns over the first and the last caret (one number: one caret). `+2 14-21` is two lines
further down, where a comment can't stand (inside a `|` block). What is about another file, or about a file as a
whole, stands at the top: `#! crossings.csv:3:5-7 error[short_row]: …`, `#! deck.yaml error[empty_file]: …`.

The files of a case are those of cases/files/, under files/, and those that it writes down itself: `#+ odd.csv`
with its lines after `#| `; `#+ photo.png = damaged_png`, which side_files.py makes; `#+ link.csv -> /etc/hostname`,
a link.

A case is judged by `deckgen check`. Complaints of other verbs are brought about by `#$ build -o talk.pptx`: one or
more lines, of which each is a command that runs in the folder of the case, and the last one complains.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from command import run
from deckgen.model.diagnostics import Diagnostic
from deckgen.pipeline import check
from side_files import MAKERS

FOLDER = Path(__file__).parent / "cases"
SHARED = FOLDER / "files"
DECK = "deck.yaml"
_HERE = re.compile(r"#! (error|warning)\[(\w+)\](?: \+(\d+))? (\d+)(?:-(\d+))?: (.*)")
_ELSEWHERE = re.compile(r"#! ([^ :]+)(?::(\d+):(\d+)(?:-(\d+))?)? (error|warning)\[(\w+)\]: (.*)")
_PRINTED = re.compile(r"(?:(\S+?)(?::(\d+):(\d+))?: )?((?:error|warning)\[\w+\]): (.*)")
_MARKED = re.compile(r"\n +\| +(\^+)(.*)")
_SIDE_FILE = re.compile(r"#\+ (\S+)(?: (=|->) (\S+))?")


class Complaint(Struct, frozen=True):
    """What an author sees: last is the column over the last caret; line, column and last are 0 for a whole file."""

    file: str
    line: int
    column: int
    last: int
    kind: str
    message: str
    hint: str

    def meets(self, said: Complaint) -> bool:
        """Whether what was said is what is expected here: a part of its words will do."""
        same = (self.file, self.line, self.column, self.last, self.kind)
        where = (said.file, said.line, said.column, said.last, said.kind)
        return (
            same == where
            and self.message in said.message
            and self.hint in said.hint
            and bool(self.hint) == bool(said.hint)
        )

    def __str__(self) -> str:
        span = f"{self.column}-{self.last}" if self.last > self.column else f"{self.column}"
        place = f"{self.file}:{self.line}:{span}" if self.line else self.file
        return f"{place} {self.kind}: {self.message}" + (f"\n    {self.hint}" if self.hint else "")


def complaint(said: Diagnostic) -> Complaint:
    """A diagnostic as a case writes it."""
    span = said.span
    where = (span.file.path, span.line, span.column, span.end - 1) if span and span.line else ("", 0, 0, 0)
    file = span.file.path if span else ""
    return Complaint(file, *where[1:], f"{said.severity}[{said.code}]", said.whole_message, said.hint or "")


class Case(Struct, frozen=True):
    """One file under cases/."""

    path: Path

    @property
    def name(self) -> str:
        """Area and name, such as charts/unknown_column."""
        return self.path.relative_to(FOLDER).with_suffix("").as_posix()

    @property
    def commands(self) -> list[list[str]]:
        """The words of the commands that are run, `check` of Python's where there are none."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        return [shlex.split(line[3:]) for line in lines if line.startswith("#$ ")]

    def said(self, folder: Path) -> list[Complaint]:
        """What deckgen complains of in the folder where the case was planted, which is the working folder."""
        if not self.commands:
            return [complaint(one) for one in check(DECK)]
        for words in self.commands:
            done = run(folder, *words)
        assert "Traceback" not in done.stderr
        return list(printed(done.stderr))

    def plant(self, folder: Path) -> Path:
        """Put the deck and its side files into a folder, and say where the deck is."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        shutil.copytree(SHARED, folder / "files", dirs_exist_ok=True)
        (folder / DECK).write_bytes(self.path.read_bytes())
        for index, line in enumerate(lines):
            if found := _SIDE_FILE.fullmatch(line):
                name, how, what = found.groups()
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if how == "->":
                    path.symlink_to(what)
                elif how == "=":
                    MAKERS[what](path)
                else:
                    path.write_text("".join(f"{row}\n" for row in _rows(lines[index + 1 :])), encoding="utf-8")
        return folder / DECK

    def expected(self) -> list[Complaint]:
        """The complaints that the comments expect."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        made: list[Complaint] = []
        for index, line in enumerate(lines):
            hint = next(iter(lines[index + 1 : index + 2]), "").strip()
            hint = hint[3:] if hint.startswith("#? ") else ""
            if here := _HERE.fullmatch(line.strip()):
                severity, code, further, column, last, words = here.groups()
                below = next(i for i in range(index, len(lines)) if not lines[i].lstrip().startswith(("#!", "#?")))
                row = below + 1 + int(further or 0)
                where = (DECK, row, int(column), int(last or column))
                made.append(Complaint(*where, f"{severity}[{code}]", words, hint))
            elif there := _ELSEWHERE.fullmatch(line):
                file, line_there, column, last, severity, code, words = there.groups()
                place = (int(line_there or 0), int(column or 0), int(last or column or 0))
                made.append(Complaint(file, *place, f"{severity}[{code}]", words, hint))
            elif line.lstrip().startswith("#!"):
                raise ValueError(f"{self.path}:{index + 1}: this is no expectation: {line}")
        return made


def printed(words: str) -> Iterator[Complaint]:
    """The complaints that a command printed."""
    for block in words.split("\n\n"):
        head, _, below = block.partition("\n")
        if found := _PRINTED.fullmatch(head):
            file, line, column, kind, message = found.groups()
            marked = _MARKED.search(below)
            last = int(column or 0) + len(marked[1]) - 1 if marked else 0
            # A batch says under the hint which rows it is about.
            hint = (marked[2] if marked else below.strip().removeprefix("= ").partition("\n")[0]).strip()
            yield Complaint(file or "", int(line or 0), int(column or 0), last, kind, message, hint)


def _rows(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a side file."""
    for line in lines:
        if not line.startswith("#|"):
            return
        yield line[3:]


def cases() -> list[Case]:
    """All cases, area by area."""
    return [Case(path) for path in sorted(FOLDER.glob("*/*.yaml")) if path.parent != SHARED]


def difference(expected: list[Complaint], said: list[Complaint]) -> str:
    """What was said and not expected, and what was expected and not said; empty where all is as it should be."""
    left = list(expected)
    surplus = []
    for one in said:
        match = next((want for want in left if want.meets(one)), None)
        if match is None:
            surplus.append(one)
        else:
            left.remove(match)
    missing = "".join(f"\nnot said: {one}" for one in left)
    return "".join(f"\nnot expected: {one}" for one in surplus) + missing
