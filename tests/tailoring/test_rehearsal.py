"""How long slides took in a rehearsal, beside the plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import main

DECK = """title: Talk
audiences: {students: {}}
sections:
  - title: One
    minutes: 0.5
    slides:
      - {id: short, title: A short one, text: x, minutes: 1}
      - {title: As planned, text: x, minutes: 2}
      - {title: For others, text: x, except: students}
"""
TIMES = """{"format": 1, "copy": "audience:students", "recorded": "2018-09-12T10:30", "slides": [
 {"slide": "cover", "seconds": 9}, {"slide": "short", "seconds": 130}, {"slide": "as-planned", "seconds": 115},
 {"slide": "for-others", "seconds": 60}]}"""


def plan(folder: Path, times: str, *words: str) -> tuple[int, str]:
    (folder / "deck.yaml").write_text(DECK)
    (folder / "times.json").write_text(times)
    found = CliRunner().invoke(main, ["plan", str(folder), "--spoken", str(folder / "times.json"), *words])
    return found.exit_code, found.output


def test_minutes_are_proposed_where_a_slide_took_another_time(tmp_path: Path) -> None:
    code, said = plan(tmp_path, TIMES)
    assert code == 0
    assert said.count("write 'minutes:") == 1
    assert f"{tmp_path / 'deck.yaml'}:7: write 'minutes: 2.25'" in said
    assert "2 slides, 4:05 minutes spoken, 3:00 planned; 1 of them" in said
    # The times know whose copy they are of, and students don't get that slide.
    assert "not in this plan: for-others" in said
    assert (tmp_path / "deck.yaml").read_text() == DECK


@pytest.mark.parametrize("times", ["{", "[]", '{"format": 9, "slides": []}'])
def test_a_file_without_times_is_wrong_usage(tmp_path: Path, times: str) -> None:
    code, said = plan(tmp_path, times)
    assert code == 2
    assert "can't be read" in said
    assert "Traceback" not in said
