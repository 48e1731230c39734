"""Where what is made of a deck is written: which names are those of a file or of a folder. Writes nothing."""

from __future__ import annotations

from pathlib import Path

ENDING = ".pptx"
# Names with these endings are meant as files of another kind. A folder may have any other ending, such as talk.v2.
_OTHER_FILES = frozenset(
    (
        *(ENDING, ".ppt", ".pps", ".pot", ".ppsx", ".potx", ".pptm", ".ppsm", ".potm", ".odp", ".key"),
        *(".pdf", ".html", ".htm", ".md", ".txt", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".mp4"),
        *(".doc", ".docx", ".odt", ".xlsx", ".csv", ".json", ".yaml", ".yml", ".zip"),
    )
)


class OutputError(ValueError):
    """What is to be written to is neither a file of the right kind nor a folder. The text says what to write."""


def check_output(output: Path | str | None, *, several: bool = False, ending: str = ENDING) -> None:
    """OutputError where a file of this ending can't be written to such a file or folder; with `several` files it must
    be a folder.

    A folder that is there may have any name. None stands for the folder `output` beside the deck. Where the ending is
    "", only a folder will do.
    """
    if output is None:
        return
    path = Path(output)
    is_right_file = bool(ending) and path.suffix.lower() == ending
    is_other_file = not is_right_file and (path.suffix.lower() in _OTHER_FILES or path.is_file())
    if path.is_dir() or not (is_other_file or is_right_file) or (is_right_file and not several):
        return
    folder = path.with_suffix("")
    if several or not ending:
        what = "with several decks to write, " if several else ""
        hint = f"write '{folder}'" if path.suffix and not folder.is_file() else "name another one"
        raise OutputError(f"{what}'{output}' must be a folder: {hint}")
    either = f"'{path.with_suffix(ending)}'" + (f" or '{folder}'" if path.suffix and not folder.is_file() else "")
    raise OutputError(f"'{output}' must end in {ending}, or be a folder: write {either}")


def output_path(deck: Path, output: Path | str | None, name: str, ending: str = ENDING) -> Path:
    """The file that a deck is written to, by what `check_output` let pass; `name` is its name in a folder."""
    if output is None:
        return deck.parent / "output" / f"{name}{ending}"
    path = Path(output)
    return path if ending and path.suffix.lower() == ending and not path.is_dir() else path / f"{name}{ending}"
