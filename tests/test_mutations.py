"""Decks with one thing wrong in them, in many ways: deckgen always answers, and always points into the file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from deckgen.model.diagnostics import Diagnostic
from deckgen.pipeline import check

ROOT = Path(__file__).parent
MUTATIONS = 120


def mutated(lines: list[str], chance: random.Random) -> str:
    """The deck with one line deleted, doubled, indented, cut, or with something else in its place."""
    made, at = list(lines), chance.randrange(len(lines))
    line = made[at]
    key, colon, value = line.partition(": ")
    spot = chance.randrange(len(line) + 1)
    made[at] = chance.choice(
        [
            "",
            f"{line}\n{line}",
            f" {line}",
            line[1:],
            line[:spot],
            line[:spot] + chance.choice("'\"[]{}:#&*!|>%@`\t,-~") + line[spot:],
            f"{key}{colon}[{value}]",
            f"{key}{colon}{{a: {value}}}",
            f"{key}{colon}",
            line.replace("e", "ee", 1),
            line.replace(":", "", 1),
            f"{key}{colon}{chance.choice(['NO', '12:30', '1e999', '~', '-1', '日本', '{{ x', '[^x]', 'true'])}",
        ]
    )
    return "\n".join(made)


def points_into_its_line(said: Diagnostic) -> bool:
    """Whether every caret stands under its line; a single one may stand right behind what is cut off too early."""
    span = said.span
    if span is None or not span.line:
        return True
    line = span.file.lines[span.line - 1]
    behind = span.end == span.column + 1 == len(line) + 2
    return 0 < span.column < span.end and (behind or span.end <= len(line) + 1)


@pytest.mark.parametrize("part", range(6))
def test_a_deck_with_one_thing_wrong_gets_an_answer(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (ROOT / "everything").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    lines = (tmp_path / "deck.yaml").read_text().split("\n")
    chance = random.Random(part)
    for _ in range(MUTATIONS // 6):
        text = mutated(lines, chance)
        (tmp_path / "deck.yaml").write_text(text)
        for said in check("deck.yaml"):
            assert str(said), text
            assert points_into_its_line(said), f"{said}\n{text}"
