"""dead_link: where it is asked for, addresses that lead nowhere are said at their places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.pipeline import check
from deckgen.trust.permission import Ask
from web_site import Page, Site, open_site

DECK = """title: Talk
checks: {{{checks}}}
sources: {{a: {{publisher: A, url: "{url}"}}}}
sections:
- title: Part
  divider: false
  slides:
  - {{title: A finding, text: "See [it]({url}#part) ({url}).", source: a}}
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened


def said(tmp_path: Path, url: str, checks: str = "dead_link: on", trust: bool | Ask = True) -> list[str]:
    (tmp_path / "deck.yaml").write_text(DECK.format(url=url, checks=checks))
    found = check(tmp_path / "deck.yaml", trust=trust)
    return [f"{one.span.line if one.span else 0} {one.message}" for one in found]


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's leave to ask hosts inside a network, such as the site of the test."""
    monkeypatch.setenv("DECKGEN_LINKS_INSIDE", "1")


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("status", [404, 410])
def test_pages_that_are_gone_are_said_at_each_place(status: int, site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = Page(b"", status)
    found = said(tmp_path, f"{site.url}/page")
    assert [one.partition(" ")[0] for one in found] == ["3", "8", "8"]
    assert all(f"the server answers {status}" in one for one in found)


@pytest.mark.usefixtures("inside")
def test_a_port_where_nobody_is_and_a_name_of_nothing_are_said(tmp_path: Path) -> None:
    assert "nobody answers at '127.0.0.1', port 9" in said(tmp_path, "http://127.0.0.1:9/")[0]
    assert "there is no host 'nowhere.invalid'" in said(tmp_path, "http://nowhere.invalid/")[0]


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("status", [200, 401, 403, 429, 503])
def test_answers_that_may_be_a_page_in_a_browser_are_not(status: int, site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = Page(b"Hello", status)
    assert said(tmp_path, f"{site.url}/page") == []


@pytest.mark.usefixtures("inside")
def test_redirects_are_followed_and_the_body_is_not_read(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = Page(b"", 302, {"Location": "/other"})
    site.pages["/other"] = Page(b"x" * 5_000_000)
    assert said(tmp_path, f"{site.url}/page") == []
    assert sorted(set(site.paths)) == ["/other", "/page"]


def test_nothing_is_asked_that_the_deck_or_the_user_does_not_want(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = Page(b"Hello")
    assert said(tmp_path, f"{site.url}/page", "long_title: on") == []
    found = said(tmp_path, f"{site.url}/page")
    assert all("its host is inside a network" in one for one in found)
    assert site.asked == []


@pytest.mark.usefixtures("inside")
def test_nobody_is_asked_before_the_user_has_granted_it(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = Page(b"", 404)
    asks = "3 you haven't trusted this yet: the deck asks the web whether 2 links lead anywhere, at 127.0.0.1"
    assert said(tmp_path, f"{site.url}/page", "dead_link: error", trust=False) == [asks]
    assert said(tmp_path, f"{site.url}/page", trust=lambda _: False) == [asks]
    assert site.asked == []
    assert len(said(tmp_path, f"{site.url}/page", trust=lambda _: True)) == 3
    assert len(said(tmp_path, f"{site.url}/page", trust=False)) == 3
    site.asked.clear()
    deck = tmp_path / "deck.yaml"
    deck.write_text(deck.read_text().replace("See", "See http://other.org and"))
    (told,) = check(deck)
    assert told.message.startswith("this isn't as you trusted it (hosts 127.0.0.1, other.org instead of 127.0.0.1)")
    assert site.asked == []
