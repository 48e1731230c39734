"""Inline Markdown: what is a mark, and what stays as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.model.rich_text import Run, Text, parse, plain


def marked(words: str) -> str:
    """The runs of a text, each with its look."""

    def look(run: Run) -> str:
        marks = [name for name in ("bold", "italic", "code", "struck") if getattr(run, name)]
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
        ("*foo (*bar*)*", "[foo (bar) italic]"),
        ("~~old~~ new", "[old struck][ new]"),
        ("a~~b~~c and **~~d~~**", "[a][b struck][c and ][d bold struck]"),
        (r"\~~not struck\~~", "[~~not struck~~]"),
        ("`{{ name }}` is {{ name }}", "[{{ name }} code][ is {{ name }}]"),
        ("``a ` {{ b_c_d }}``", "[a ` {{ b_c_d }} code]"),
    ],
)
def test_marks(words: str, expected: str) -> None:
    assert marked(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "~5%–~8%",
        "(~3)~ and ~3~",
        "~$5–~$8, ~ten–~twelve",
        "3~5人、7~9人 月~金と土~日 月曜~金曜、土曜~日曜",
        "10^3–10^6",
        "x^n+y^n=z^n",
        "^12%/^15%",
        "/home/~me/~you ~/a ~/b",
        "https://example.org/~me/~you/a_b_c_d*e*f",
        "https://example.org/~a~ and www.example.org/_a_/b^2^",
        "a*(b+c)*d",
        "5*(3+4)*2",
        "2**(3)**4",
        "0.42**, 0.51*.",
        "~~never closed",
    ],
)
def test_what_is_no_mark_stays_as_it_is_written(words: str) -> None:
    assert parse(words).runs == (Run(words),)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("m^2^, 10^6^ and 10^-3^", "[m][2 raised 1][, 10][6 raised 1][ and 10][-3 raised 1]"),
        ("10^3^–10^6^", "[10][3 raised 1][–10][6 raised 1]"),
        ("(a+b)^2^", "[(a+b)][2 raised 1]"),
        ("^14^C", "[14 raised 1][C]"),
        ("SO~4~^2-^", "[SO][4 raised -1][2- raised 1]"),
        ("~x~", "[x raised -1]"),
        ("the 5^th^", "[the 5][th raised 1]"),
        ("10^{{ n }}^ and {{ n }}^2^", "[10][{{ n }} raised 1][ and {{ n }}][2 raised 1]"),
        (r"a^\*^", "[a][* raised 1]"),
    ],
)
def test_words_are_raised_and_lowered(words: str, expected: str) -> None:
    assert marked(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("**「世界」**です", "[「世界」 bold][です]"),
        ("これは**「重要」**です", "[これは][「重要」 bold][です]"),
        ("这是**“重要”**的", "[这是][“重要” bold][的]"),
        ("这是*“重要”*的", "[这是][“重要” italic][的]"),
        ("他说**你好！**再见", "[他说][你好！ bold][再见]"),
        ("**「a」と*「b」*です**", "[「a」と bold][「b」 bold italic][です bold]"),
        ("**(note)**is", "[(note) bold][is]"),
        ("*(note)*is", "[(note) italic][is]"),
        ("**Note:**words", "[Note: bold][words]"),
        ("word**(note)**word", "[word][(note) bold][word]"),
        ('"*a **b***"', '["][a  italic][b bold italic]["]'),
        ("**see (*a b*, *c d*)**", "[see ( bold][a b bold italic][,  bold][c d bold italic][) bold]"),
    ],
)
def test_stars_work_beside_brackets_and_quotes(words: str, expected: str) -> None:
    assert marked(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("**https://example.org/a_b_c**", "[https://example.org/a_b_c bold]"),
        ("(https://example.org/~a).", "[(https://example.org/~a).]"),
        ("~~https://example.org~~!", "[https://example.org struck][!]"),
        ("[https://x.org/~a~b](https://x.org/~a~b_c_)", "[https://x.org/~a~b →https://x.org/~a~b_c_]"),
        ("see https://x.org[^bea]", "[see https://x.org][ raised 1]bea"),
    ],
)
def test_an_address_holds_no_marks(words: str, expected: str) -> None:
    assert marked(words) == expected


# Marks and what stands beside them, so that hypothesis finds odd neighbours often.
_PIECES = [
    "*",
    "**",
    "_",
    "~",
    "~~",
    "^",
    "`",
    "\\",
    " ",
    "(",
    ")",
    "「",
    "」",
    "–",
    "%",
    ".",
    "{{ a_b }}",
    "https://x.org/",
]
_WORDS = st.lists(
    st.sampled_from([*_PIECES, "a", "é", "5", "10", "世", "界"]) | st.text("xyz789語 ", max_size=3)
).map("".join)


@given(_WORDS)
def test_no_letter_or_digit_is_lost(words: str) -> None:
    def letters(text: str) -> str:
        return "".join(letter for letter in text if letter.isalnum())

    assert letters(parse(words).plain) == letters(words)


@given(_WORDS)
def test_only_what_marks_something_is_taken_away(words: str) -> None:
    """Words in which nothing stands out are what was written, but for escapes and blanks around line ends."""
    runs = parse(words).runs
    if len(runs) == 1 and runs[0] == Run(runs[0].text) and "\\" not in words:
        assert runs[0].text == words


def test_words_without_marks_are_one_run() -> None:
    assert parse("A, b: c (d)").runs == (Run("A, b: c (d)"),)
    assert (bool(plain("")), bool(parse("a"))) == (False, True)


def test_texts_are_joined_and_mapped() -> None:
    text = parse("a **b**") + plain(" c")
    assert text.plain == "a b c"
    assert text.map(lambda run: []) == Text()
