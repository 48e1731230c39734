"""Inline Markdown: what is a mark, and what stays as it is written."""

from __future__ import annotations

import pytest

from deckgen.model.rich_text import Run, Text, parse, plain


def marked(words: str) -> str:
    """The runs of a text, each with its look."""

    def look(run: Run) -> str:
        marks = [name for name in ("bold", "italic", "code") if getattr(run, name)]
        marks += [f"raised {run.raised}"] * bool(run.raised) + [f"→{run.link}"] * bool(run.link)
        return f"[{run.text}{'' if not marks else ' ' + ' '.join(marks)}]" + (run.footnote or "")

    return "".join(look(run) for run in parse(words).runs)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain words", "[plain words]"),
        ("a **b** c", "[a ][b bold][ c]"),
        ("*a* and _b_", "[a italic][ and ][b italic]"),
        ("***both***", "[both bold italic]"),
        ("3*4*5 and a*b*c", "[3*4*5 and a][b italic][c]"),
        ("**a *b* c**", "[a  bold][b bold italic][ c bold]"),
        ("use `x = 1` here", "[use ][x = 1 code][ here]"),
        ("`**not bold**`", "[**not bold** code]"),
        ("see [BEA](https://bea.gov/?a=1&b=(2))", "[see ][BEA →https://bea.gov/?a=1&b=(2)]"),
        ("[**x**](mailto:a@b.c)", "[x bold →mailto:a@b.c]"),
        ("x^2^ and H~2~O", "[x][2 raised 1][ and H][2 raised -1][O]"),
        ("an area of 5 m^2[^bea]", "[an area of 5 m^2][ raised 1]bea"),
        ("best.[^bea-2017] And", "[best.][ raised 1]bea-2017[ And]"),
        (r"\*not\* marks", "[*not* marks]"),
        ("5 * 3 * 2", "[5 * 3 * 2]"),
        ("snake_case_word", "[snake_case_word]"),
        ("a ~ b ~ c, ^ alone", "[a ~ b ~ c, ^ alone]"),
        ("[no link] (here)", "[[no link] (here)]"),
        ("# no heading, - no list, <b>no html</b>", "[# no heading, - no list, <b>no html</b>]"),
        ("one\ntwo", "[one two]"),
        ("one\\\ntwo", "[one\ntwo]"),
        ('**{{ a_b }}** of {{ c | "0.0*" }}', '[{{ a_b }} bold][ of {{ c | "0.0*" }}]'),
        ("[{{ n }}](https://x/{{ n }})", "[{{ n }} →https://x/{{ n }}]"),
        ("**never closed", "[**never closed]"),
        ("日本**語**です", "[日本][語 bold][です]"),
    ],
)
def test_marks(words: str, expected: str) -> None:
    assert marked(words) == expected


def test_words_without_marks_are_one_run() -> None:
    assert parse("A, b: c (d)").runs == (Run("A, b: c (d)"),)
    assert (bool(plain("")), bool(parse("a"))) == (False, True)


def test_texts_are_joined_and_mapped() -> None:
    text = parse("a **b**") + plain(" c")
    assert text.plain == "a b c"
    assert text.map(lambda run: []) == Text()
