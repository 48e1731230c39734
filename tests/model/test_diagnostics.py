"""How a complaint is printed: place, line, carets under the words that are meant, and a hint."""

from __future__ import annotations

import pytest

from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, Severity, SourceFile, Span, did_you_mean


def printed(text: str, line: int, column: int, end: int, hint: str | None = None) -> str:
    span = Span(SourceFile("deck.yaml", text), line, column, end)
    return str(Diagnostic(Severity.ERROR, "wrong", "it is wrong", span, hint))


def test_the_line_and_the_carets_under_it() -> None:
    assert printed("a: 1\n  y: crossing", 2, 6, 14, "did you mean 'crossings'?") == (
        "deck.yaml:2:6: error[wrong]: it is wrong\n"
        "    2 |   y: crossing\n"
        "      |      ^^^^^^^^ did you mean 'crossings'?"
    )


def test_carets_stand_under_wide_and_combined_letters() -> None:
    assert printed("日本: e\u0301x: bad", 1, 10, 13).split("\n")[1:] == [
        "    1 | 日本: e\u0301x: bad",
        "      |           ^^^",
    ]


def test_tabs_and_control_characters_take_one_cell() -> None:
    assert printed("\ta\x07: bad", 1, 6, 9).split("\n")[1:] == ["    1 |  a\ufffd: bad", "      |      ^^^"]


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    _, line, caret = printed("x" * 400 + "bad" + "y" * 400, 1, 401, 404).split("\n")
    assert line.count("…") == 2
    assert len(line) < 130
    assert line[caret.index("^") : caret.rindex("^") + 1] == "bad"


def test_a_file_as_a_whole_and_no_place_at_all() -> None:
    assert printed("", 0, 0, 0, "write one") == "deck.yaml: error[wrong]: it is wrong\n     = write one"
    assert str(Diagnostic(Severity.WARNING, "odd", "it is odd")) == "warning[odd]: it is odd"


def test_the_log_sorts_by_file_and_line_and_says_everything_once() -> None:
    log, deck, data = Diagnostics(), SourceFile("deck.yaml", "a\nb\nc"), SourceFile("d.csv", "a")
    for file, line, message in [(deck, 3, "late"), (data, 1, "data"), (deck, 1, "early"), (deck, 3, "late")]:
        log.error("wrong", message, Span(file, line, 1, 2))
    log.warning("odd", "everywhere")
    assert [one.message for one in log] == ["everywhere", "early", "late", "data"]
    assert (len(log), len(log.errors), len(log.warnings)) == (4, 3, 1)
    assert "error[wrong]: early" in str(DeckgenError(log))


@pytest.mark.parametrize(
    ("word", "candidates", "hint"),
    [
        ("crossing", ["crossings", "year"], "did you mean 'crossings'?"),
        ("Titel", ["title", "text"], "did you mean 'title'?"),
        ("zzz", ["a", "b"], "known: 'a', 'b'"),
        ("zzz", [f"k{n}" for n in range(41)], None),
        ("zzz", [], None),
    ],
)
def test_hints(word: str, candidates: list[str], hint: str | None) -> None:
    assert did_you_mean(word, candidates) == hint


def test_a_password_in_an_address_is_not_shown_again() -> None:
    line = "url: https://ana:hunter2@example.org/a.csv"
    complaint = str(Diagnostic(Severity.ERROR, "wrong", "x", Span(SourceFile("deck.yaml", line), 1, 6, 9)))
    assert "hunter2" not in complaint
    assert "https://•••••••••••@example.org/a.csv" in complaint


def test_a_place_may_keep_what_stands_there_to_itself() -> None:
    span = Span(SourceFile("deck.yaml", "a: b\nkey: hunter2 # mine"), 2, 6, 13)
    span.hide()
    for other in (span, Span(span.file, 2, 6, 13)):
        assert str(Diagnostic(Severity.ERROR, "secret", "x", other)).splitlines() == [
            "deck.yaml:2:6: error[secret]: x",
            "    2 | key: ••••••• # mine",
            "      |      ^^^^^^^",
        ]
