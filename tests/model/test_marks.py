"""Words that know where they stand, down to the single letter."""

from __future__ import annotations

import pytest

from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.marks import Seq, Str, describe
from deckgen.model.yaml_text import read


def scalar(text: str) -> Str:
    data = read(SourceFile("d.yaml", text), Diagnostics())
    found = data["a"] if isinstance(data, dict) else data
    assert isinstance(found, Str)
    return found


def pointed(words: Str, part: str) -> str:
    """What stands in the file at the place of a part of the words."""
    span = words.at(words.find(part), len(part))
    return span.file.lines[span.line - 1][span.column - 1 : span.end - 1]


@pytest.mark.parametrize(
    "text",
    [
        "a: one {{ two }} three",
        "a: 'one {{ two }} three'",
        'a: "one {{ two }} three"',
        "a: |\n  one\n  and {{ two }} three\n",
        "a: |\n\n  one\n\n    and {{ two }} three\n",
        "a: |-\n  {{ two }}",
        "a: >-  # folded\n\n  one\n\n  and\n  {{ two }} three\n",
        "a: >2\n    one\n   and {{ two }}\n",
        "a: plain\n  words and {{ two }} on",
        "a: 'it''s\n\n  so {{ two }}'",
        'a: "caf\\u00e9\\n\\\n  \\tand \\"{{ two }}\\""',
    ],
)
def test_a_part_of_the_words_is_found_in_the_file(text: str) -> None:
    assert pointed(scalar(text), "{{ two }}") == "{{ two }}"


def test_a_part_of_a_part_is_found_too() -> None:
    words = scalar("a: |\n  first line\n  the second\n")
    second = words.part(words.find("the"), len(words) - 1)
    assert second == "the second"
    assert (second.span.line, second.span.column) == (3, 3)
    assert pointed(second, "second") == "second"


def test_of_a_part_in_several_lines_the_first_one_is_meant() -> None:
    assert pointed(scalar("a: >-\n  one {{ two\n  three }} four\n"), "{{ two three }}") == "{{ two"


def test_words_that_stand_nowhere_have_the_place_of_what_they_were_made_of() -> None:
    words = Str("two-2", scalar("a: two").span, "'")
    assert words.at(1, 2) == words.span


def test_values_are_described_in_plain_words() -> None:
    data = read(SourceFile("d.yaml", "[{a: 1}, [b], , c]".replace(", ,", ", ~,")), Diagnostics())
    assert isinstance(data, Seq)
    assert [describe(part) for part in data] == ["a mapping", "a list", "nothing", "'c'"]
