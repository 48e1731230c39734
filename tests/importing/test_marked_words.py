"""Words of a slide as Markdown: shown, they are the words that they were."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deckgen.importing.marked_words import cleaned, escaped, loses_looks, markdown
from deckgen.model.rich_text import Run, Text, parse

ODD = st.text("ab1 *_`[](){}^~\\-:/.#|<>h", max_size=30)


@given(ODD)
@example("{{ name }}")
@example("https://x.org/a_b_c*d")
@example("a ** b ** c")
@example("[^1] and H~2~O, x^2^")
@example("\\* and `code`")
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    shown = parse(escaped(words))
    assert shown.plain == words
    assert not any(run.bold or run.italic or run.code or run.link or run.footnote for run in shown.runs)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ((Run("a "), Run("b", bold=True), Run(" c")), "a **b** c"),
        (
            (Run("Azure’s 2", bold=True), Run("nd", bold=True, raised=1), Run(" one", bold=True)),
            "**Azure’s 2^nd^ one**",
        ),
        ((Run("see "), Run("here", link="https://x.org/a b")), "see [here](https://x.org/a%20b)"),
        ((Run("https://x.org", link="https://x.org/"),), "[https://x.org](https://x.org/)"),
        ((Run("x.org/a_b", link="https://x.org/a_b"), Run(".")), "[x.org/a_b](https://x.org/a_b)."),
        ((Run("go", link="slide:ppt/slides/slide2.xml"),), "[go](#two)"),
        ((Run("run", link="file:///etc/passwd"),), "run"),
        ((Run("f(x)", code=True), Run(" is"), Run(" ", bold=True), Run("it", italic=True)), "`f(x)` is *it*"),
        ((Run("H"), Run("2", raised=-1), Run("O")), "H~2~O"),
        ((Run("2 * 3 * 4 _x_"),), "2 \\* 3 \\* 4 \\_x\\_"),
        ((Run("a\nb\xa0 c\uf0e0"),), "a b c→"),
        ((Run("a_x000D_b"),), "ab"),
    ],
)
def test_marks(runs: tuple[Run, ...], written: str) -> None:
    assert markdown(Text(runs), {"ppt/slides/slide2.xml": "two"}) == written


@given(st.lists(st.tuples(ODD, st.booleans(), st.booleans(), st.booleans(), st.integers(-1, 1)), max_size=5))
def test_no_word_is_lost_in_marks(made: list[tuple[str, bool, bool, bool, int]]) -> None:
    runs = tuple(Run(words, bold=bold, italic=italic, code=code, raised=up) for words, bold, italic, code, up in made)
    shown = parse(markdown(Text(runs), {})).plain
    assert shown.split() == cleaned("".join(run.text for run in runs)).split()


def test_marks_stand_in_each_other_so_that_all_looks_are_kept() -> None:
    quoted = Text(
        (
            Run("“If you can ", italic=True),
            Run("DREAM IT", bold=True, italic=True),
            Run(", we can make ", italic=True),
            Run("IT HAPPEN", bold=True, italic=True),
            Run("”", italic=True),
        )
    )
    assert markdown(quoted, {}) == "*“If you can **DREAM IT**, we can make **IT HAPPEN**”*"
    assert not loses_looks(quoted, {})


def test_a_look_that_means_nothing_where_all_words_have_it_stays_where_some_have() -> None:
    assert markdown(Text((Run("Who we are", bold=True),)), {}, without=("bold",)) == "Who we are"
    mixed = Text((Run("Who "), Run("we", bold=True), Run(" are")))
    assert markdown(mixed, {}, without=("bold",)) == "Who **we** are"
