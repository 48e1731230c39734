"""A deck's own programs and addresses: nothing of them runs or is fetched before the user has granted it, once."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

import deckgen
from at_terminal import on_terminal
from deckgen.cli import main
from deckgen.files.user_folders import CACHE, STATE
from deckgen.pipeline import build_all
from deckgen.trust.permission import Permission
from deckgen.trust.remembered import FILE
from web_site import Page, Site, open_site

DECK = """\
title: T
data: {{own: {{file: own.csv, refresh: {{python: mine.py:rows{more}}}}}}}
audiences: {{all: {{}}}}
sections:
  - title: S
    slides:
      - title: Most people drive
        allow: [missing_source]
        chart: {{python: mine.py:draw, data: own{more}}}
"""
# It leaves word that it ran, and what it found in its environment.
CODE = """\
import json, os
from pathlib import Path

def tell(name):
    Path(__file__).with_name(name).write_text(json.dumps(dict(os.environ)))

def draw(rows, axes, brand):
    tell("drawn.json")
    axes.barh([row["mode"] for row in rows], [row["n"] for row in rows])

def rows():
    tell("given.json")
    return [{"mode": "Cars", "n": 2}, {"mode": "Buses", "n": 1}]
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    # A picture that was drawn before needs no leave.
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    return tmp_path / "state"


def planted(folder: Path, more: str = "", code: str = CODE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "mine.py").write_text(code)
    (folder / "own.csv").write_text("mode,n\nCars,2\nBuses,1\n")
    (folder / "deck.yaml").write_text(DECK.format(more=more))
    return folder / "deck.yaml"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return planted(tmp_path / "talk")


class Asked:
    """Somebody who grants what is asked for, or doesn't, and keeps what it was."""

    def __init__(self, grants: bool = True) -> None:
        self.grants, self.things = grants, list[str]()

    def __call__(self, missing: Sequence[tuple[Permission, Sequence[str]]]) -> bool:
        self.things += ["; ".join((one.does, *changes)) for one, changes in missing]
        return self.grants


def refused(deck: Path, **how: object) -> list[str]:
    with pytest.raises(deckgen.DeckgenError) as caught:
        deckgen.build(deck, **how)  # type: ignore[arg-type]
    return [f"{one.code}: {one.message}" for one in caught.value.diagnostics]


RUNS = "the deck runs 'draw' of mine.py (line 7)"


def test_nothing_runs_before_it_is_granted(deck: Path) -> None:
    assert refused(deck) == [f"untrusted_program: you haven't trusted this yet: {RUNS}"]
    assert refused(deck, trust=Asked(grants=False)) == refused(deck)
    with pytest.raises(deckgen.DeckgenError, match="untrusted_program"):
        build_all(deck)
    assert sorted(path.name for path in deck.parent.iterdir()) == ["deck.yaml", "mine.py", "own.csv"]


def test_it_is_granted_once_until_it_changes(deck: Path) -> None:
    first = Asked()
    deckgen.build(deck, trust=first)
    assert first.things == ["runs 'draw' of mine.py (line 7)"]
    deckgen.build(deck)
    (deck.parent / "mine.py").write_text(CODE + "# harmless\n")
    assert refused(deck) == [f"untrusted_program: this isn't as you trusted it (other code): {RUNS}"]
    (deck.parent / "mine.py").write_text(CODE)
    deckgen.build(deck)
    planted(deck.parent, more=", variables: [HOME]")
    assert refused(deck) == [
        "untrusted_program: this isn't as you trusted it (variables HOME instead of none): "
        f"{RUNS} with the variable HOME of your environment"
    ]


def test_a_copy_asks_again_and_what_holds_for_a_run_is_not_remembered(deck: Path, state: Path) -> None:
    deckgen.build(deck, trust=True)
    assert not (state / FILE).exists()
    deckgen.build(deck, trust=Asked())
    shutil.copytree(deck.parent, deck.parent.parent / "copy")
    assert refused(deck.parent.parent / "copy" / "deck.yaml")[0].startswith("untrusted_program: you haven't")


def test_where_it_can_not_be_remembered_it_holds_for_one_run(deck: Path, state: Path) -> None:
    state.write_text("a file where the folder should be")
    (said,) = deckgen.build(deck, trust=Asked()).diagnostics
    assert (said.severity, said.code) == ("warning", "trust_not_kept")
    assert refused(deck)[0].startswith("untrusted_program")


# What a program gets


def test_a_program_sees_the_variables_that_the_deck_names_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("API_TOKEN", "s3cr3t-one")
    monkeypatch.setenv("OTHER_TOKEN", "s3cr3t-two")
    deck = planted(tmp_path / "talk", more=", variables: [API_TOKEN]")
    deckgen.build(deck, trust=True)
    (deck.parent / "own.csv").unlink()
    done = refresh(deck, "--yes", "--trust")
    assert done == (0, "own: new, 2 rows from mine.py:rows\nown: written to own.csv\n", done[2])
    for name in ("drawn.json", "given.json"):
        found = json.loads((deck.parent / name).read_text())
        assert found["API_TOKEN"] == "s3cr3t-one"
        assert "PATH" in found
        assert not {"OTHER_TOKEN", STATE} & set(found)
    # What a variable holds may be another thing next time, so the picture isn't kept.
    monkeypatch.setenv("API_TOKEN", "s3cr3t-new")
    deckgen.build(deck, trust=True)
    assert json.loads((deck.parent / "drawn.json").read_text())["API_TOKEN"] == "s3cr3t-new"


def test_what_it_says_shows_no_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", "s3cr3t-one")
    code = "import os\ndef draw(rows, axes, brand):\n    raise ValueError(os.environ['MY_KEY'])\n"
    deck = planted(tmp_path / "talk", more=", variables: [MY_KEY]", code=f"{code}\ndef rows(): pass\n")
    (said,) = refused(deck, trust=True)
    assert said.endswith("ValueError: ${MY_KEY}")


@pytest.mark.parametrize("way", ["import os", "import sys; sys.path.insert(0, __file__.rpartition('/')[0])"])
def test_it_imports_nothing_from_the_decks_folder(tmp_path: Path, way: str) -> None:
    deck = planted(tmp_path / "talk", code=f"{way}\nimport helper\n{CODE}")
    (deck.parent / "helper.py").write_text("from pathlib import Path\nPath('ran').touch()\n")
    status, _, said = refresh(deck, "--yes", "--trust")
    assert status == 1
    assert "mine.py:2:1: error[fetch_failed]: 'own' can't be fetched: " in said
    assert ("lies in the deck's folder" in said) is ("insert" in way)
    assert not (deck.parent / "ran").exists()


# The command


def refresh(deck: Path, *words: str) -> tuple[int, str, str]:
    """The exit code of `deckgen data refresh` without a terminal, and its two outputs."""
    with contextlib.chdir(deck.parent):
        found = CliRunner().invoke(main, ["data", "refresh", *words])
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.stdout, found.stderr


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as site:
        site.pages["/own.csv"] = Page(b"mode,n\nCars,3\nBuses,1\n")
        yield site


def test_nothing_is_fetched_before_it_is_granted(deck: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_TOKEN", "s3cr3t")
    text = f'{{url: "{site.url}/own.csv", headers: {{X-Key: "${{API_TOKEN}}"}}}}'
    deck.write_text(DECK.format(more="").replace("{python: mine.py:rows}", text))
    status, _, said = refresh(deck, "--yes")
    assert (status, site.asked) == (1, [])
    told = f"you haven't trusted this yet: the deck fetches 'own' from {site.url} with the variable API_TOKEN"
    assert f"deck.yaml:2:44: error[untrusted_address]: {told}" in said
    assert said.endswith("1 error, 0 warnings; nothing was written\n")
    status, _, said = refresh(deck, "--yes", "--trust")
    assert (status, site.paths) == (0, ["/own.csv"])
    assert said.startswith(
        f"You trust that this deck\n  fetches 'own' from {site.url} with the variable API_TOKEN of your environment"
    )
    assert refresh(deck, "--yes")[0] == 0
    assert len(site.asked) == 2
    deck.write_text(deck.read_text().replace("127.0.0.1", "localhost"))
    status, _, said = refresh(deck, "--yes")
    assert (status, len(site.asked)) == (1, 2)
    assert f"(host http://localhost:{site.port} instead of {site.url})" in said


def test_a_host_that_was_not_granted_is_not_reached_over_another(
    deck: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("API_TOKEN", "s3cr3t")
    inside = f"http://localhost:{site.port}"
    site.pages |= {"/there.csv": Page(b"", 302, {"Location": f"{inside}/own.csv"})}
    deck.write_text(
        "title: T\ndata:\n"
        f'  one: {{file: own.csv, refresh: {{url: "{site.url}/there.csv", headers: {{X-Key: "${{API_TOKEN}}"}}}}}}\n'
        f'  two: {{file: own.csv, refresh: {{url: "{inside}/own.csv"}}}}\n'
        "sections: []\n"
    )
    status, _, said = refresh(deck, "one", "--yes", "--trust")
    assert (status, site.paths) == (1, ["/there.csv"])
    assert "it redirects to 'localhost', which is inside a network" in said
    assert refresh(deck, "--yes", "--trust")[0] == 0
    assert refresh(deck, "one", "--yes")[0] == 0
    paths = {path: headers.get("X-Key") for path, headers in site.asked}
    assert paths == {"/there.csv": "s3cr3t", "/own.csv": None}


def test_at_a_terminal_the_user_is_asked_once(deck: Path) -> None:
    status, shown = on_terminal(deck.parent, "\n", "build")
    assert status == 1
    assert "This deck\r\n  runs 'draw' of mine.py (line 7)  (deck.yaml:9:16)\r\n" in shown
    assert "Do you trust it? [y/N]: " in shown
    assert "error[untrusted_program]" in shown
    assert not (deck.parent / "drawn.json").exists()
    status, shown = on_terminal(deck.parent, "y\n", "build")
    assert status == 0
    assert (deck.parent / "drawn.json").exists()
    deckgen.build(deck)


def test_the_question_shows_each_thing_in_a_line_of_its_own_and_hides_nothing(deck: Path) -> None:
    name = "x' from https://a.org\\n\\nThat is all.\\u200b\\u2800" + "y" * 500
    table = '{file: own.csv, refresh: {url: "https://b.org/t.csv"}}'
    deck.write_text(f'title: T\ndata:\n  "{name}": {table}\nsections: [{{title: S, slides: []}}]\n')
    _, shown = on_terminal(deck.parent, "\n", "data", "refresh")
    (line,) = [line for line in shown.split("\r\n") if line.startswith("  fetches")]
    assert line.startswith(r"  fetches 'x' from https://a.org\n\nThat is all.\u200b\u2800yyy")
    assert line.endswith(f"y…' from https://b.org  (deck.yaml:3:{len(name) + 38})")
