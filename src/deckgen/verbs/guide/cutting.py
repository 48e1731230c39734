"""Cutting out the lines of a sample in which something stands: a slide, the head of a section, an entry."""

from __future__ import annotations

from textwrap import indent

# How far the items of `sections`, and of their `slides`, are indented in the samples.
_SECTION, _SLIDE = 2, 6


def as_slide(slide: str) -> str:
    """The YAML of a slide as the one item of `slides`."""
    return "slides:\n" + indent("- " + indent(slide.rstrip("\n"), "  ")[2:], "  ") + "\n"


def around(text: str, number: int) -> str:
    """What stands around a line of a deck or a brand, under the key that it belongs to. Lines count from 1."""
    lines = text.split("\n")
    here = number - 1
    top = _start(lines, here, 0)
    if lines[top].startswith("sections:") and here > top:
        return _in_sections(lines, here)
    entry = _start(lines, here, _SECTION)
    kept = lines[top : end_of(lines, top)] if entry == top else [lines[top], *lines[entry : end_of(lines, entry)]]
    return _joined(kept)


def _in_sections(lines: list[str], here: int) -> str:
    """The slide in which a line stands; else its section without slides, or with the first one at their key."""
    start = _start(lines, here, _SLIDE)
    if lines[start].startswith(" " * _SLIDE + "- "):
        return _joined(["slides:", *(line[_SLIDE - _SECTION :] for line in lines[start : end_of(lines, start)])])
    start = _start(lines, here, _SECTION)
    section = lines[start : end_of(lines, start)]
    slides = next((index for index, line in enumerate(section) if line.startswith("    slides:")), len(section))
    kept = section[: end_of(section, slides + 1) if start + slides == here else slides]
    return _joined(["sections:", *kept])


def end_of(lines: list[str], start: int) -> int:
    """The line after the last one of what begins in a line, by how far lines are indented."""
    depth = _depth(lines[start])
    ends = (index for index in range(start + 1, len(lines)) if lines[index].strip() and _depth(lines[index]) <= depth)
    return next(ends, len(lines))


def _start(lines: list[str], here: int, depth: int) -> int:
    """Where what a line belongs to begins, at this depth or before it."""
    return next(index for index in range(here, -1, -1) if lines[index].strip() and _depth(lines[index]) <= depth)


def _depth(line: str) -> int:
    """How far a line is indented."""
    return len(line) - len(line.lstrip(" "))


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
