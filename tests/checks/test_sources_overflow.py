"""sources_overflow: more sources than two lines hold are an error at the slide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid


@pytest.mark.parametrize(("count", "said"), [(3, []), (40, ["sources_overflow"])])
def test_a_few_sources_fit_and_forty_do_not(count: int, said: list[str], lay_slide: Callable[..., Laid]) -> None:
    names = [f"s{number}" for number in range(count)]
    sources = ", ".join(f"{name}: {{publisher: The National Office of Statistics {name}}}" for name in names)
    laid = lay_slide(f"title: T\ntext: a\nsource: [{', '.join(names)}]\n", f"sources: {{{sources}}}\n")
    assert [one.code for one in laid.log] == said
