"""Looking at a stranger's folder runs nothing of what lies there: modules, the programs that a repository names."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import deckgen
from deckgen.files.shelf import digest
from deckgen.pipeline import build, check
from deckgen.verbs.data import open_refresher

SOURCE = str(Path(deckgen.__file__).parent.parent)
# Python itself imports these to find out what `-m deckgen` means; only `python -P` or the command keep them out.
BEFORE_DECKGEN = {
    *("importlib", "warnings", "contextlib", "collections", "keyword", "operator", "reprlib", "functools", "types"),
}
MARKING = """\
import os
open(os.path.join(os.environ["MARKS"], __name__), "w").close()
raise ImportError("this is the module of a stranger")
"""
DECK = """\
title: Trade
data: {cars: {file: cars.csv}}
figures: {all: {query: select sum(n) from cars, format: "0"}}
sections:
  - title: Border
    slides:
      - title: "{{ all }} cars"
        allow: [missing_source, unmarked_finding]
        chart: {type: bar, data: cars, x: town, y: n}
"""
VERBS = (
    *("build", "check", "plan", "data status", "diff deck.yaml", "translate extract -l es"),
    *("explain", "guide", "guide bar", "schema", "new it"),
)


def strangers_modules(folder: Path, names: Iterable[str]) -> None:
    """Modules which leave a mark where they are imported."""
    folder.mkdir(exist_ok=True)
    for name in set(names) - BEFORE_DECKGEN - {"deckgen"}:
        if name.isidentifier():
            (folder / f"{name}.py").write_text(MARKING)


def strangers_deck(folder: Path) -> Path:
    (folder / "deck.yaml").write_text(DECK)
    (folder / "cars.csv").write_text("town,n\nLaredo,3\nJuárez,4\n")
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck's folder with a module of every name that Python or an installed package has."""
    folder = tmp_path_factory.mktemp("stranger")
    strangers_modules(folder, (*sys.stdlib_module_names, *packages_distributions(), "sitecustomize"))
    return strangers_deck(folder)


def python_in(folder: Path, marks: Path, *words: str, path: str = SOURCE) -> subprocess.CompletedProcess[str]:
    marks.mkdir()
    environment = {**os.environ, "MARKS": str(marks), "PYTHONPATH": path}
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("verb", VERBS)
def test_no_module_is_imported_from_the_working_folder(verb: str, hostile: Path, tmp_path: Path) -> None:
    said = python_in(hostile, tmp_path / "marks", "-m", "deckgen", *verb.split())
    assert list((tmp_path / "marks").iterdir()) == []
    assert said.returncode == 0, said.stderr


def test_nor_where_the_path_of_python_names_it_by_a_dot_or_by_nothing(tmp_path: Path) -> None:
    """What Python itself imports before deckgen can't be kept out there, but what deckgen imports."""
    folder = strangers_deck(tmp_path)
    for place in (tmp_path, tmp_path / "lib"):
        strangers_modules(place, {*packages_distributions(), "json", "decimal"} - {"_distutils_hack"})
    said = python_in(folder, tmp_path / "marks", "-P", "-m", "deckgen", "check", path=f":.:lib:{SOURCE}")
    assert list((tmp_path / "marks").iterdir()) == []
    assert said.returncode == 0, said.stderr


def test_a_python_shell_in_the_deck_s_folder_lends_it_to_no_process(tmp_path: Path) -> None:
    """There the first of sys.path is "", which a new process would take for the folder that it is started in."""
    strangers_modules(strangers_deck(tmp_path), ["duckdb"])
    code = "import sys, deckgen\nsys.path.insert(0, '')\nprint(*deckgen.check('deck.yaml'))"
    said = python_in(tmp_path, tmp_path / "marks", "-P", "-c", code)
    assert (said.stdout.strip(), list((tmp_path / "marks").iterdir())) == ("", []), said.stderr


def test_a_deck_file_that_is_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("title: The combination is 4711\n")
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "deck.yaml").symlink_to(tmp_path / "secret")
    (told,) = check(tmp_path / "deck" / "deck.yaml")
    assert (told.code, "4711" in str(told)) == ("outside_folder", False)


def test_a_refresh_writes_through_no_link(tmp_path: Path) -> None:
    """Not even through one that was made while the user was asked."""
    (tmp_path / "deck").mkdir()
    folder, outside = strangers_deck(tmp_path / "deck"), tmp_path / "outside"
    (folder / "deck.yaml").write_text(DECK.replace("file: cars.csv", "file: cars.csv, refresh: {file: new.csv}"))
    (folder / "new.csv").write_text("town,n\nLaredo,5\nJuárez,4\n")
    outside.mkdir()
    for name in ("deck.lock", "cars.csv"):
        with open_refresher(folder / "deck.yaml") as refresher:
            judged = refresher.judge("cars")
            (folder / name).unlink(missing_ok=True)
            (folder / name).symlink_to(outside / name)
            assert [one.code for one in refresher.accept(judged)] == ["outside_folder"]
        (folder / name).unlink()
        (folder / "cars.csv").write_text("town,n\nLaredo,3\nJuárez,4\n")
    assert list(outside.iterdir()) == []


def planted(folder: Path, cache: Path) -> int:
    """Put everything that a cache holds into a folder, as if it came with it; how many files that are."""
    for kept in (path for path in cache.rglob("*") if path.suffix in (".png", ".svg", ".json")):
        place = folder / ".deckgen" / kept.parent.name / kept.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(kept.read_bytes())
    return len(list((folder / ".deckgen").rglob("*.*")))


def test_a_cache_that_comes_with_a_folder_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds the answers and pictures of the same deck over other rows, under the names that ours would have."""
    (tmp_path / "deck").mkdir()
    folder = strangers_deck(tmp_path / "deck")
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "theirs"))
    honest = build(folder / "deck.yaml", tmp_path / "talk.pptx").path.read_bytes()
    assert planted(folder, tmp_path / "theirs") == 3
    (answer,) = (folder / ".deckgen" / "answers").iterdir()
    lie = answer.read_bytes().partition(b"\n")[2].replace(b"7", b"999")
    answer.write_bytes(digest([lie]).encode() + b"\n" + lie)
    before = sorted(folder.rglob("*"))
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "ours"))
    assert build(folder / "deck.yaml", tmp_path / "talk.pptx").path.read_bytes() == honest
    assert sorted(folder.rglob("*")) == before
