"""How the blocks of a slide share it: side by side, one under the other, or alone.

The rules go by the form of each content (see `Form` in contents.py), never by which block it is.
"""

from __future__ import annotations

from deckgen.fitting.contents import Content, Form, SideBySide, Stack

# Contents of these forms stand beside each other by themselves; words alone stand one under the other.
BESIDE: frozenset[Form] = frozenset({"figure", "words", "numbers"})


def arrangements(contents: tuple[Content, ...], layout: str) -> list[Content]:
    """The ways to arrange contents, the best first; the second, if any, is for where the first doesn't fit.

    layout is what the author chose for the slide: "stack" puts them one under the other, "split" side by side; any
    other word leaves the choice to their forms.
    """
    span = contents[0].span
    if len(contents) == 1:
        return [contents[0]]
    strips = tuple(part for part in contents if part.form == "strip")
    others = tuple(part for part in contents if part.form != "strip")
    if layout == "stack" or len(others) == 0:
        return [Stack(contents, span)]
    if layout == "split":
        return [_with_strips(_split(others), strips, contents)]
    ways = [_together(others)]
    if isinstance(ways[0], SideBySide):
        ways.append(Stack(others, span))
    return [_with_strips(way, strips, contents) for way in ways]


def _with_strips(main: Content, strips: tuple[Content, ...], contents: tuple[Content, ...]) -> Content:
    """The main part with strips across the slide: a strip that is written first stands over it, others under it."""
    if not strips:
        return main
    over = tuple(part for part in strips if part is contents[0])
    under = tuple(part for part in strips if part is not contents[0])
    return Stack((*over, main, *under), contents[0].span)


def _together(contents: tuple[Content, ...]) -> Content:
    """Contents side by side where their forms allow it, else one under the other."""
    if len(contents) == 1:
        return contents[0]
    forms = [part.form for part in contents]
    if not set(forms) <= BESIDE or set(forms) == {"words"}:
        return Stack(contents, contents[0].span)
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
    other = rest[0] if len(rest) == 1 else Stack(rest, span)
    share = max(part.share for part in rest)
    if lead == 0:
        return SideBySide((contents[0], other), (contents[0].share, share), span)
    return SideBySide((other, contents[lead]), (share, contents[lead].share), span)
