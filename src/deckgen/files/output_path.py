"""Where a deck that is built is written: which names are the names of a .pptx file or of a folder. Writes nothing."""

from __future__ import annotations

from pathlib import Path

ENDING = ".pptx"
# Names with these endings are meant as files of another kind. A folder may have any other ending, such as talk.v2.
_OTHER_FILES = frozenset(
    (
        *(".ppt", ".pps", ".pot", ".ppsx", ".potx", ".pptm", ".ppsm", ".potm", ".odp", ".key"),
        *(".pdf", ".html", ".htm", ".md", ".txt", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".mp4"),
        *(".doc", ".docx", ".odt", ".xlsx", ".csv", ".json", ".yaml", ".yml", ".zip"),
    )
)


class OutputError(ValueError):
    """What is to be written to is neither a .pptx file nor a folder. The text says what to write instead."""


def check_output(output: Path | str | None, *, several: bool = False) -> None:
    """OutputError where a deck can't be written to such a file or folder; with `several` decks it must be a folder.

    A folder that is there may have any name. None stands for the folder `output` beside the deck.
    """
    if output is None:
        return
    path = Path(output)
    is_deck_file = path.suffix.lower() == ENDING
    is_other_file = path.suffix.lower() in _OTHER_FILES or path.is_file()
    if path.is_dir() or not (is_other_file or is_deck_file) or (is_deck_file and not several):
        return
    folder = path.with_suffix("")
    if several:
        hint = f"write '{folder}'" if path.suffix and not folder.is_file() else "name another one"
        raise OutputError(f"with several decks to write, '{output}' must be a folder: {hint}")
    either = f"'{path.with_suffix(ENDING)}'" + (f" or '{folder}'" if path.suffix and not folder.is_file() else "")
    raise OutputError(f"'{output}' must end in {ENDING}, or be a folder: write {either}")


def output_path(deck: Path, output: Path | str | None, name: str) -> Path:
    """The file that a deck is written to, by what `check_output` let pass; `name` is its name in a folder."""
    if output is None:
        return deck.parent / "output" / f"{name}{ENDING}"
    path = Path(output)
    return path if path.suffix.lower() == ENDING and not path.is_dir() else path / f"{name}{ENDING}"
