"""Lines that were pulled are remembered by the file and its manifest, and forgotten once they are put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files.pulled_lines import pulled_lines, remember_pulled
from deckgen.files.user_folders import STATE


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    return tmp_path / "state"


def test_lines_are_known_again_by_the_file_and_its_manifest(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    remember_pulled(file, "{1}", {}, {"drive": [("Most drive", "Most fly")]})
    assert pulled_lines(file, "{1}") == {"drive": (("Most drive", "Most fly"),)}
    assert pulled_lines(file, "{2}") == {}
    assert pulled_lines(tmp_path / "other.pptx", "{1}") == {}


def test_a_line_that_is_pulled_again_is_the_same_line(tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    remember_pulled(file, "{}", {}, {"drive": [("a", "b"), ("c", "d")]})
    remember_pulled(file, "{}", pulled_lines(file, "{}"), {"drive": [("b", "x"), ("e", "f")]})
    assert pulled_lines(file, "{}") == {"drive": (("a", "x"), ("c", "d"), ("e", "f"))}
    remember_pulled(file, "{}", pulled_lines(file, "{}"), {"drive": [("x", "a")]})
    assert pulled_lines(file, "{}") == {"drive": (("c", "d"), ("e", "f"))}


def test_what_is_damaged_or_cannot_be_written_is_not_known(tmp_path: Path, state: Path) -> None:
    file = tmp_path / "talk.pptx"
    remember_pulled(file, "{}", {}, {"drive": [("a", "b")]})
    (place,) = (state / "pulled").iterdir()
    place.write_text("[1, 2]")
    assert pulled_lines(file, "{}") == {}
    place.unlink()
    (state / "pulled").rmdir()
    (state / "pulled").write_text("")
    remember_pulled(file, "{}", {}, {"drive": [("a", "b")]})
    assert pulled_lines(file, "{}") == {}
