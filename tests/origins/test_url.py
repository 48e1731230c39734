"""What an author may write of an address, and that no secret of it is ever shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.pipeline import check
from deckgen.verbs.data import RefreshSettings, open_refresher
from deckgen.web.environment import Environment
from deckgen.web.request import Bounds
from web_site import Page, open_site

DECK = (
    "title: T\ndata: {{t: {{file: t.csv, refresh: {refresh}}}}}\n"
    "sections: [{{title: S, slides: [{{title: A, text: x}}]}}]\n"
)


@pytest.mark.parametrize(
    "refresh",
    [
        '{url: "https://ana:hunter22@example.org/a.csv"}',
        '{url: "https://hunter22@example.org/a.csv"}',
        '{url: "https://example.org/a.csv?token=hunter22"}',
        '{url: "https://ana:hunter22@example org/a.csv"}',
        '{url: "https://example.org/a.csv", headers: {Authorization: Bearer hunter22}}',
        '{url: "https://example.org/a.csv", headers: {X-Api-Key: "hunter22"}}',
        '{sql: select 1, database: "postgresql://ana:hunter22@db/trade"}',
        '{urk: "https://ana:hunter22@example.org/a.csv"}',
        '{url: "https://ana:hunter22@example.org/a.csv", headers: [a]}',
    ],
)
def test_a_secret_that_stands_in_the_deck_is_not_shown(tmp_path: Path, refresh: str) -> None:
    (tmp_path / "deck.yaml").write_text(DECK.format(refresh=refresh))
    said = "\n".join(str(one) for one in check(tmp_path / "deck.yaml"))
    assert "error[" in said
    assert "hunter22" not in said


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("clé", "'X-Key' holds a letter that no header can"),
        ("a\nb", "the variable 'K' of the environment holds a line break or another control character"),
    ],
)
def test_a_variable_that_fits_no_header(tmp_path: Path, value: str, message: str) -> None:
    with open_site() as site:
        site.pages["/a.csv"] = Page(b"a\n1\n")
        written = f'{{url: "{site.url}/a.csv", headers: {{X-Key: "${{K}}"}}}}'
        (tmp_path / "deck.yaml").write_text(DECK.format(refresh=written))
        settings = RefreshSettings(Bounds(waits=()), environment=Environment({"K": value}), trust=True)
        with open_refresher(tmp_path / "deck.yaml", settings=settings) as refresher:
            (said,) = refresher.judge("t").diagnostics
        assert said.message == message
        assert site.asked == []


@pytest.mark.parametrize("url", ["http://a..b/c", "http://" + "a" * 300 + "/c", "http://example.invalid./c"])
def test_a_host_that_is_none(tmp_path: Path, url: str) -> None:
    (tmp_path / "deck.yaml").write_text(DECK.format(refresh=f'{{url: "{url}"}}'))
    with open_refresher(tmp_path / "deck.yaml", settings=RefreshSettings(Bounds(waits=()), trust=True)) as refresher:
        (said,) = refresher.judge("t").diagnostics
    assert "there is no host" in said.message
