"""Make the ladder in docs/architecture.md from pyproject.toml: `make pages`, or `python docs/ladder.py`.

The ladder is the first contract of import-linter. What a room is for is the first sentence of its own docstring.
"""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE / "architecture.md"
SOURCE = HERE.parent / "src" / "deckgen"
BEGIN, END = "<!-- The ladder: made by docs/ladder.py. -->", "<!-- The end of the ladder. -->"


def layers() -> list[list[str]]:
    """The rooms of each floor, the top floor first."""
    settings = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in settings["tool"]["importlinter"]["contracts"] if one["name"] == "The ladder")
    return [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]


def purpose(room: str) -> str:
    """The first sentence of a room's docstring."""
    folder = SOURCE / room
    path = folder / "__init__.py" if folder.is_dir() else SOURCE / f"{room}.py"
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split()).partition(". ")[0].rstrip(".") + "."


def ladder() -> str:
    """The table of all rooms, floor by floor."""
    rows = ["| floor | room | what it is for |", "| --- | --- | --- |"]
    floors = layers()
    for index, rooms in enumerate(floors):
        for room in rooms:
            name = f"{room}/" if (SOURCE / room).is_dir() else f"{room}.py"
            rows.append(f"| {len(floors) - index} | `{name}` | {purpose(room)} |")
    return "\n".join([BEGIN, "", *rows, "", END])


def page() -> str:
    """The page with the ladder as it is now."""
    words = PAGE.read_text(encoding="utf-8")
    before, _, rest = words.partition(BEGIN)
    return before + ladder() + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
