"""Which lines are those of a program, whatever letters they are in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.office.old_deck.old_values import OldParagraph

# What most lines end with in languages that have such ends.
_ENDS = (";", "{", "}", "};", ");", "):", "({")
_REMARK = re.compile(r"\s*(//|#).*")
_CALL = re.compile(r"[A-Za-z_][\w.]*\(.*\)\s*;?")
_BLOCK = re.compile(
    r"(def|class|while|for|if|elif|else|try|except|finally|with|function|switch|repeat)\b[^.!?]*[:{]|"
    r"(async|public|private|static)\s.*[:{]"
)
_IMPORT = re.compile(r"import [\w.]+( as \w+)?|from [\w.]+ import \w.*|#include\s.*|using [\w.]+;")
# What stands in programs, and elsewhere too.
_OFTEN = re.compile(
    r"[A-Za-z_][\w.\[\]]*\s*([-+*/%]|\*\*|:)?=(?!=)\s*\S.*|return\b.*|break|continue|pass|(#|//|@\w).*"
)
_ONE_LETTER = re.compile(r"\w\(.*\)")
# So many lines of a program are of these forms, where no line ends in a sign.
_MOST = 0.8
# A level of a program is four blanks wide; so much of a slide is one, and less than a part of it is none.
_STEP, _BLANKS = 457_200, 4


def is_program(paragraphs: Sequence[OldParagraph]) -> bool:
    """Whether lines without marks are those of a program, whatever letters they are in."""
    lines = _lines([one for one in paragraphs if not one.mark])
    return _ends_as_one(lines) or _reads_as_one(lines)


def _ends_as_one(lines: Sequence[str]) -> bool:
    """Whether most lines end as those of a program do."""
    ends = [line for line in lines if _REMARK.sub("", line).endswith(_ENDS)]
    return len(lines) > 2 and len(ends) * 2 > len(lines)


def _reads_as_one(lines: Sequence[str]) -> bool:
    """Whether most lines are assignments, calls and the like, and at least one of them can be nothing else."""
    certain = [line for line in lines if _is_certain(line)]
    often = [line for line in lines if line not in certain and _OFTEN.fullmatch(line)]
    return len(lines) > 1 and bool(certain) and len(certain) + len(often) >= len(lines) * _MOST


def _is_certain(line: str) -> bool:
    is_call = bool(_CALL.fullmatch(line)) and not _ONE_LETTER.fullmatch(line)
    return is_call or bool(_BLOCK.fullmatch(line) or _IMPORT.fullmatch(line))


def has_signs(paragraphs: Sequence[OldParagraph]) -> bool:
    """Whether words in letters of one width are lines of a program, and no sentence in a typewriter's look."""
    lines = _lines(paragraphs)
    signs = sum(line.count(sign) for line in lines for sign in "(){}[]<>=;/$#|_:")
    return len(lines) > 1 or signs > 1


def is_indented(paragraphs: Sequence[OldParagraph]) -> bool:
    """Whether some lines without marks begin with a tab or further to the right, and others don't."""
    plain = [one for one in paragraphs if not one.mark and one.text.plain.strip()]
    tabs = {one.text.plain.startswith("\t") for one in plain}
    return len(tabs) > 1


def program(paragraphs: Sequence[OldParagraph]) -> str:
    """Lines of a program just as they stood, with the blanks before them, however these were made."""
    least = min((one.left for one in paragraphs if one.text.plain.strip()), default=0)
    lines: list[str] = []
    for one in paragraphs:
        words = one.text.plain.replace("\t", " " * _BLANKS).replace("\v", "\n").replace("\xa0", " ")
        lead = " " * (max(0, round((one.left - least) * _BLANKS / _STEP)))
        lines += [""] * one.skipped
        lines += [f"{lead}{line}".rstrip() for line in words.split("\n")]
    return "\n".join(lines).strip("\n")


def _lines(paragraphs: Sequence[OldParagraph]) -> list[str]:
    return [words for one in paragraphs for line in one.text.plain.split("\n") if (words := line.strip())]
