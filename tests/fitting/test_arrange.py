"""How blocks share a slide: which stand beside each other, which under each other, and who gets how much width."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.fitting.arrange import arrangements
from deckgen.fitting.contents import Content, Footed, SideBySide, Stack
from deckgen.model.diagnostics import Span
from plain_parts import SPAN, Part

CHART = Part("chart", form="figure", share=3)
MAP = Part("map", form="figure", share=2.5)
STATS = Part("stats", form="numbers", share=1.5)
TEXT = Part("text", share=2)
LIST = Part("list", share=2.4)
TABLE = Part("table", form="wide")
CALLOUT = Part("callout", form="strip")
NOTE = Part("note", form="strip")


def told(content: Content) -> str:
    """An arrangement in words: what is beside each other with its part of the width, what is over what, and what
    stands at the foot.
    """
    match content:
        case SideBySide():
            shares = (f"{told(part)} {width:g}" for part, width in zip(content.parts, content.widths, strict=True))
            return f"[{' | '.join(shares)}]"
        case Footed():
            return f"{told(content.main)} // {told(content.foot)}"
        case Stack():
            return f"({' / '.join(map(told, content.parts))})"
        case Part():
            return content.name
    raise AssertionError(content)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((CHART,), ["chart"]),
        ((TABLE,), ["table"]),
        ((CALLOUT,), ["callout"]),
        ((CHART, TEXT), ["[chart 3 | text 2]", "(chart / text)"]),
        ((TEXT, CHART), ["[text 2 | chart 3]", "(text / chart)"]),
        ((STATS, TEXT), ["[stats 1.5 | text 2]", "(stats / text)"]),
        ((STATS, TEXT, LIST), ["[stats 1.5 | (text / list) 2.4]", "(stats / text / list)"]),
        ((CHART, MAP), ["[chart 3 | map 2.5]", "(chart / map)"]),
        ((TEXT, LIST), ["(text / list)"]),
        ((TABLE, TEXT), ["(table / text)"]),
        ((CHART, TABLE), ["(chart / table)"]),
        ((CALLOUT, NOTE), ["(callout / note)"]),
        ((CHART, CALLOUT), ["chart // callout"]),
        ((CALLOUT, CHART), ["(callout / chart)"]),
        ((TEXT, CALLOUT), ["text // callout"]),
        ((TABLE, CALLOUT), ["table // callout"]),
        ((CHART, TEXT, CALLOUT), ["[chart 3 | text 2] // callout", "(chart / text) // callout"]),
        ((CALLOUT, TEXT, LIST), ["(callout / (text / list))"]),
    ],
)
def test_blocks_stand_as_they_go_well_together(parts: tuple[Part, ...], expected: list[str]) -> None:
    assert [told(way) for way in arrangements(parts, "auto")] == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((CHART, STATS, LIST), "[chart 3 | (stats / list) 2.4]"),
        ((CHART, LIST, STATS), "[chart 3 | (list / stats) 2.4]"),
        ((STATS, LIST, CHART), "[(stats / list) 2.4 | chart 3]"),
        ((STATS, CHART, LIST), "[(stats / list) 2.4 | chart 3]"),
    ],
)
def test_the_side_of_several_blocks_is_as_wide_as_the_widest_of_them_needs(
    parts: tuple[Part, ...], expected: str
) -> None:
    assert told(arrangements(parts, "auto")[0]) == expected


def test_a_stack_is_one_whatever_its_blocks_are() -> None:
    assert [told(way) for way in arrangements((CHART, STATS, CALLOUT), "stack")] == ["(chart / stats) // callout"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((TEXT, LIST), "[text 2 | list 2.4]"),
        ((TABLE, CHART), "[table 2 | chart 3]"),
        ((TEXT, CALLOUT), "text // callout"),
        ((CALLOUT, TEXT, TABLE, NOTE), "(callout / [text 2 | table 2]) // note"),
    ],
)
def test_a_split_is_one_whatever_its_blocks_are(parts: tuple[Part, ...], expected: str) -> None:
    found = [told(way) for way in arrangements(parts, "split")]
    assert found == [expected]


@pytest.mark.parametrize("layout", ["auto", "stack", "split"])
@pytest.mark.parametrize("parts", [(CHART, TEXT, CALLOUT), (CALLOUT, TEXT, LIST), (TEXT, CHART), (TABLE, TEXT)])
def test_an_arrangement_stands_in_the_deck_where_its_first_block_does(parts: tuple[Part, ...], layout: str) -> None:
    placed = tuple(replace(part, span=Span(SPAN.file, 3 + line, 1, 5)) for line, part in enumerate(parts))
    assert {way.span.line for way in arrangements(placed, layout)} == {3}
