"""The author's words, changed as the line that was made from them was changed."""

from __future__ import annotations

import pytest

from deckgen.model.diagnostics import SourceFile, Span
from deckgen.model.marks import Str
from deckgen.writing_back.aligned import Aligned, aligned
from deckgen.writing_back.rewritten import Rewritten, rewritten


def beside(words: str, line: str) -> Aligned | None:
    return aligned(Str(words, Span(SourceFile("deck.yaml", words), 1, 1, 1)), line)


def changed(words: str, old: str, new: str) -> Rewritten | str:
    found = beside(words, old)
    assert found is not None
    return rewritten(found, old, new)


@pytest.mark.parametrize(
    ("words", "old", "new", "wanted"),
    [
        ("Most people drive", "Most people drive", "Most people fly", "Most people fly"),
        ("**Cars** lead", "Cars lead", "Cars and buses lead", "**Cars** and buses lead"),
        ("lead **Cars** here", "lead Cars here", "lead the Cars here", "lead the **Cars** here"),
        ("**Cars** lead", "Cars lead", "Buses lead", "**Buses** lead"),
        ("**All bold**", "All bold", "All is bold", "**All is bold**"),
        ("the **end**", "the end", "the end of it", "the **end** of it"),
        ("**Cars** lead", "Cars lead", "Nobody knows", "Nobody knows"),
        (
            "Read out the last line. *Then wait.*",
            "Read out the last line. Then wait.",
            "Say something wholly different.",
            "Say something wholly different.",
        ),
        ("Wait here. *Then go on.*", "Wait here. Then go on.", "Wait here. Leave.", "Wait here. *Leave.*"),
        ("All of *these few words* stay", "All of these few words stay", "None words stay", "None *words* stay"),
        ("See *these few words* all", "See these few words all", "See these things", "See *these* things"),
        ("a **b** and *c* d", "a b and c d", "wholly other things", "wholly other things"),
        ("a *b* c", "a b c", "a", "a"),
        (
            "[the census](https://a.org/b_c(1)) says",
            "the census says",
            "the bureau says",
            "[the bureau](https://a.org/b_c(1)) says",
        ),
        ("2*3 is 6", "2*3 is 6", "2*4 is 8", "2*4 is 8"),
        ("say `a_b`", "say a_b", "say a_c", "say `a_c`"),
        ("Cars", "Cars", "*Cars*", r"\*Cars\*"),
        ("{{ n }} cars", "35 million cars", "35 million trucks and cars", "{{ n }} trucks and cars"),
        ("a[^bank] b", "a1 b", "a1 c", "a[^bank] c"),
        ("two\nlines", "two lines", "three lines", "three\nlines"),
        ("Pause.", "• Pause.", "• Wait.", "Wait."),
    ],
)
def test_only_what_was_changed_is_changed(words: str, old: str, new: str, wanted: str) -> None:
    found = changed(words, old, new)
    assert isinstance(found, Rewritten)
    assert (found.words, found.lost) == (wanted, ())


def test_a_value_that_was_typed_over_is_lost_and_words_around_it_are_not() -> None:
    found = changed(
        "Exports reach {{ exports }} in _2017_", "Exports reach $243 bn in 2017", "Exports hit $250 bn in 2018"
    )
    assert isinstance(found, Rewritten)
    assert (found.words, found.lost) == ("Exports hit {{ exports }} in _2018_", ("{{ exports }}",))


def test_a_link_is_not_lost_with_its_words() -> None:
    why = changed("[the census](https://a.org) says", "the census says", "nobody knows")
    assert why == "the words of a link were replaced together with others: write them in the deck"


def test_braces_are_not_written_for_the_author() -> None:
    assert changed("Cars", "Cars", "{{ cars }}") == "names in braces are written in the deck itself"


def test_a_line_that_words_with_many_names_were_not_made_from_is_known_at_once() -> None:
    assert beside("{{ a }} " * 12 + "end", "x " * 5_000) is None
    found = beside("{{ a }}, {{ b }}", "1, 2, 3")
    assert found is not None
    assert [letter.name for letter in found.letters] == ["{{ a }}", "", "", *["{{ b }}"] * 4]


def test_words_that_a_line_was_not_made_from_are_not_beside_it() -> None:
    assert beside("Cars", "Carsick people") is None
    assert beside("Buses", "Cars lead") is None
    assert beside("{{ n }}", "35") is None
    assert beside("{{ n }} {{ m }}", "35 million") is None
