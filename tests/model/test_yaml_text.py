"""YAML as authors write it: every scalar the words that stand there, every mistake at its line."""

from __future__ import annotations

from typing import Any

import pytest

from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.marks import Map, Seq, Str
from deckgen.model.yaml_text import read


def reading(text: str) -> tuple[Any, list[str]]:
    """The data of a text, and what was said: place, code and words."""
    log = Diagnostics()
    data = read(SourceFile("d.yaml", text), log)
    return data, [f"{one.span.line}:{one.span.column} {one.code}: {one.message}" for one in log if one.span]


@pytest.mark.parametrize(
    "words",
    ["NO", "yes", "12:30", "1e3", "007", "1.10", "2018-09-12", "0x1F", "2018-02-31", "1_000", "=", "<", "3.", ".5"],
)
def test_a_scalar_stays_what_was_written(words: str) -> None:
    data, said = reading(f"a: {words}\nb: [{words}]")
    assert (data["a"], data["b"], said) == (words, [words], [])


def test_everything_knows_its_line_and_column() -> None:
    data, said = reading("title: Talk\nlist:\n  - one\n  - {deep: two}\n")
    assert said == []
    title, listed = data["title"], data["list"]
    assert (title.span.line, title.span.column, title.span.end) == (1, 8, 12)
    assert (listed[0].span.line, listed[0].span.column) == (3, 5)
    assert (listed[1]["deep"].span.line, listed[1]["deep"].span.column) == (4, 12)
    assert data.key("list").span.line == 2
    assert [type(part) for part in (data, listed, title)] == [Map, Seq, Str]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_count_alike_whatever_ends_them(ends: str) -> None:
    data, said = reading(ends.join(["a: 1", "", "# é", "b: [x,", "    y]"]))
    assert said == []
    assert (data["b"].span.line, data["b"][1].span.line) == (4, 5)


def test_a_list_that_words_swallow_is_said() -> None:
    data, said = reading("list:\n  - What we sold\n    - cars\n    - corn\n  - What we\n    bought\n  - a\n    -b")
    assert data["list"][:2] == ["What we sold - cars - corn", "What we bought"]
    assert [one.partition(": ")[0] for one in said] == ["3:5 list_in_words"]


def test_what_was_left_out_is_told_from_what_is_empty() -> None:
    data, _ = reading("a:\nb: ''\nc: ~\nd: null\ne: 'null'")
    assert [data[key].null for key in "abcde"] == [True, False, True, True, False]


def test_anchors_aliases_and_merge_keys_work() -> None:
    data, said = reading("base: &b {x: 1, y: 2}\none:\n  <<: *b\n  y: 3\ntwo: *b\n")
    assert said == []
    assert (data["one"], data["two"]) == ({"x": "1", "y": "3"}, {"x": "1", "y": "2"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", ["3:1 duplicate_key: 'a' stands here a second time"]),
        ("a:\n\tb: 1", ["2:1 tab: a tab is used to indent this line"]),
        ("a: b: c", ["1:5 not_yaml: the ': ' here looks like a key and its value"]),
        ("a: @home", ["1:4 not_yaml: words cannot begin with @"]),
        ("a: *nobody", ["1:4 bad_alias: *nobody has no anchor &nobody before it"]),
        ("a: &b [*b]", ["1:8 bad_alias: *b stands inside itself"]),
        ("a: !!python/object:os.system x", ["1:4 tag: the tag !!python/object:os.system is not used in a deck"]),
        ("a: 1\n---\nb: 2", ["2:1 two_documents: a second document begins here"]),
        ("[a]: 1", ["1:1 wrong_key: a key must be words, not a list"]),
        ("<<: 3", ["1:5 bad_merge: '<<' takes a mapping, not '3'"]),
        ("", ["0:0 empty_file: the file is empty"]),
        ("# words alone\n", ["0:0 empty_file: the file is empty"]),
    ],
)
def test_a_mistake_is_said_in_an_authors_words_where_it_stands(text: str, expected: list[str]) -> None:
    assert reading(text)[1] == expected


def test_several_mistakes_are_all_said() -> None:
    data, said = reading("a: 1\na: 2\nb: !!int x\nb: 3\n")
    assert [line.split(":")[0] for line in said] == ["2", "3", "4"]
    assert (data["a"], data["b"]) == ("1", "x")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: " + "[" * 200 + "]" * 200, "too_deep"),
        (
            "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)),
            "too_many_aliases",
        ),
        (
            "a0: &a0 {k: v}\n"
            + "".join(f"a{n}: &a{n} {{<<: [{','.join([f'*a{n - 1}'] * 10)}]}}\n" for n in range(1, 9)),
            "too_many_aliases",
        ),
    ],
    ids=["brackets", "aliases", "merge keys"],
)
def test_a_file_that_would_never_end_is_refused(text: str, code: str) -> None:
    _, said = reading(text)
    assert [line.split(" ")[1].strip(":") for line in said] == [code]


def test_whatever_stands_in_a_file_there_is_an_answer() -> None:
    for text in ("{", "]", "a: 'b", "- - -", "?", "a: |\n", "%YAML 9.9\n---\na: 1", "\ufeffa: 1", 'a: "\\q"'):
        data, said = reading(text)
        assert data is not None or said, text
