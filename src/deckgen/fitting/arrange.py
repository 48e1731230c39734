"""How the blocks of a slide share it: side by side, one under the other, or alone.

The rules go by the form of each content (see `Form` in contents.py), never by which block it is.
"""

from __future__ import annotations

from deckgen.fitting.contents import Content, Footed, Form, SideBySide, Stack

# Contents of these forms stand beside each other by themselves; words alone stand one under the other.
BESIDE: frozenset[Form] = frozenset({"figure", "words", "numbers"})


def arrangements(contents: tuple[Content, ...], layout: str) -> list[Content]:
    """The ways to arrange contents, the best first; the second, if any, is for where the first doesn't fit.

    layout is what the author chose for the slide: "stack" puts them one under the other, "split" side by side; any
    other word leaves the choice to their forms.
    """
    foot = closing_strips(contents)
    over = tuple(part for part in contents[:1] if part.form == "strip")
    others = tuple(part for part in contents if part.form != "strip")
    if not others:
        return [_stacked(contents)]
    if layout == "stack":
        ways: list[Content] = [_stacked(others)]
    elif layout == "split":
        ways = [_split(others)]
    else:
        ways = [_together(others)]
        if isinstance(ways[0], SideBySide):
            ways.append(_stacked(others))
    return [_footed(_stacked((*over, way)), foot) for way in ways]


def closing_strips(contents: tuple[Content, ...]) -> tuple[Content, ...]:
    """The strips that stand at the foot of a slide of these contents: all but one that is written first."""
    if all(part.form == "strip" for part in contents):
        return ()
    return tuple(part for part in contents[1:] if part.form == "strip")


def _stacked(contents: tuple[Content, ...]) -> Content:
    return contents[0] if len(contents) == 1 else Stack(contents, contents[0].span)


def _footed(main: Content, foot: tuple[Content, ...]) -> Content:
    return Footed(main, _stacked(foot), main.span) if foot else main


def _together(contents: tuple[Content, ...]) -> Content:
    """Contents side by side where their forms allow it, else one under the other."""
    if len(contents) == 1:
        return contents[0]
    forms = [part.form for part in contents]
    if not set(forms) <= BESIDE or set(forms) == {"words"}:
        return _stacked(contents)
    return _split(contents)


def _split(contents: tuple[Content, ...]) -> Content:
    """The first figure (else the first content) on one side, all others stacked on the other.

    What is written first stands left.
    """
    span = contents[0].span
    if len(contents) == 1:
        return contents[0]
    lead = next((index for index, part in enumerate(contents) if part.form == "figure"), 0)
    rest = contents[:lead] + contents[lead + 1 :]
    other = _stacked(rest)
    share = max(part.share for part in rest)
    if lead == 0:
        return SideBySide((contents[0], other), (contents[0].share, share), span)
    return SideBySide((other, contents[lead]), (share, contents[lead].share), span)
