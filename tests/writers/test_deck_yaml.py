"""Decks as YAML: what is written is read as it was meant, and looks as an author would write it."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from deckgen.importing.drafts import Inline
from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.marks import Map, Seq, Str
from deckgen.model.yaml_text import read
from deckgen.writers.deck_yaml import deck_yaml


def test_it_reads_well() -> None:
    deck = {
        "title": "Trade: a talk",
        "data": {"trade": Inline({"file": "trade.csv", "unit": "US$, bn"})},
        "sections": [
            {
                "title": "One",
                "divider": False,
                "slides": [
                    {"title": "No", "bullets": ["a", {"b #1": ["- c", "d, e"]}], "widths": Inline([3, 2])},
                    {"title": "{{ x }}", "code": "  a\n\n b", "text": "true"},
                ],
            }
        ],
    }
    assert deck_yaml(deck, "a comment") == (
        "# a comment\n"
        'title: "Trade: a talk"\n'
        "\n"
        "data:\n"
        '  trade: {file: trade.csv, unit: "US$, bn"}\n'
        "\n"
        "sections:\n"
        "  - title: One\n"
        "    divider: false\n"
        "    slides:\n"
        '      - title: "No"\n'
        "        bullets:\n"
        "          - a\n"
        '          - "b #1":\n'
        '              - "- c"\n'
        "              - d, e\n"
        "        widths: [3, 2]\n"
        "\n"
        '      - title: "{{ x }}"\n'
        "        code: |2-\n"
        "            a\n"
        "\n"
        "           b\n"
        '        text: "true"\n'
    )


def plain(value: Any) -> Any:
    """What was read, without its places."""
    if isinstance(value, Map):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, Seq):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, Str) else value


NO_TEXT = st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp", "Cn"), exclude_characters="\ufeff")
LINE = st.text(NO_TEXT, min_size=1, max_size=40)
KEY = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
ITEM = st.dictionaries(KEY, LINE, min_size=1, max_size=2)
VALUE = LINE | st.lists(LINE, min_size=1, max_size=4) | st.lists(ITEM, min_size=1, max_size=3)


@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=4))
@example({"a": "~"})
@example({"a": "'\\"})
@example({"a": ["[x]", "a: b", "# c", "12:30", "1.10", " x ", "x:", "\u00a0x"]})
def test_what_is_written_is_read_again(data: dict[str, Any]) -> None:
    text = deck_yaml(data)
    log = Diagnostics()
    found = read(SourceFile("deck.yaml", text), log)
    assert not log.errors, [str(one) for one in log.errors]
    assert plain(found) == data


@given(st.lists(LINE, min_size=1, max_size=4))
def test_lists_on_one_line_are_read_again(words: list[str]) -> None:
    log = Diagnostics()
    found = read(SourceFile("deck.yaml", deck_yaml({"a": Inline(words)})), log)
    assert plain(found) == {"a": words}
