"""Where a deck may be written: files that end in .pptx, and folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files.output_path import OutputError, check_output, output_path
from deckgen.pipeline import build, build_all


@pytest.mark.parametrize("name", [".pdf", ".Key", ".odp", ".ppt", ".potx", ".html", ".png", ".docx"])
def test_a_name_of_another_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=f"talk{name}' must end in .pptx, or be a folder: write '.*talk.pptx' or"):
        check_output(tmp_path / f"talk{name}")


@pytest.mark.parametrize("name", ["talk.pptx", "talk.PPTX", "talk", "talk.v2", "2018.09.12", ".decks"])
def test_a_pptx_file_and_a_folder_are_fine(tmp_path: Path, name: str) -> None:
    check_output(tmp_path / name)


def test_a_folder_that_is_there_may_have_any_name(tmp_path: Path) -> None:
    for name in ("talk.pdf", "talk.pptx"):
        folder = tmp_path / name
        folder.mkdir()
        check_output(folder)
        check_output(folder, several=True)
        assert output_path(tmp_path / "deck.yaml", folder, "trade") == folder / "trade.pptx"


def test_several_decks_need_a_folder(tmp_path: Path) -> None:
    check_output(tmp_path / "decks", several=True)
    check_output(None, several=True)
    for name in ("talk.pptx", "talk.pdf"):
        with pytest.raises(OutputError, match=r"must be a folder: write '.*talk'$"):
            check_output(tmp_path / name, several=True)


def test_a_file_that_is_there_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(OutputError, match=r"write '.*notes\.pptx'$"):
        check_output(tmp_path / "notes")
    with pytest.raises(OutputError, match=r"name another one$"):
        check_output(tmp_path / "notes", several=True)


def test_the_functions_refuse_it_before_anything_else(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        build(tmp_path / "no.yaml", tmp_path / "talk.pdf")
    with pytest.raises(OutputError):
        build_all(tmp_path / "no.yaml", tmp_path / "talk.pptx")
