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


@pytest.mark.parametrize(
    "text", ["a: >\n  folded {{ two }}\n  words", 'a: "caf\\u00e9 {{ two }}"', "a: plain\n  {{ two }} on"]
)
def test_where_letters_cannot_be_told_the_whole_scalar_is_meant(text: str) -> None:
    words = scalar(text)
    assert words.at(words.find("{{"), 9) == words.span


def test_values_are_described_in_plain_words() -> None:
    data = read(SourceFile("d.yaml", "[{a: 1}, [b], , c]".replace(", ,", ", ~,")), Diagnostics())
    assert isinstance(data, Seq)
    assert [describe(part) for part in data] == ["a mapping", "a list", "nothing", "'c'"]
