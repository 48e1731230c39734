"""Decks with one thing wrong in them, hundreds of ways: deckgen always answers, and always points into the file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from deckgen.pipeline import check

ROOT = Path(__file__).parent
MUTATIONS = 300


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


@pytest.mark.parametrize("part", range(6))
def test_a_deck_with_one_thing_wrong_gets_an_answer(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
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
            if said.span and said.span.line:
                assert said.span.line <= len(said.span.file.lines), text
                assert 0 < said.span.column < said.span.end, text
