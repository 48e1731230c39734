"""How long slides took in a rehearsal, beside the plan, and the minutes that are written from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import main

DECK = """title: Talk
audiences: {students: {}}
sections:
  - title: One   # opens it
    slides:
      - {id: short, title: A short one, text: x, minutes: 1}   # once 2
      - title: As planned
        minutes: 2  # two
        text: x
      - title: Estimated   # its own comment
        text: x
        notes: Some words
      - {title: For others, text: x, except: students}
      - {use: short, id: again}
"""
TIMES = """{"format": 1, "copy": "audience:students", "recorded": "2018-09-12T10:30", "slides": [
 {"slide": "cover", "seconds": 9}, {"slide": "section-one", "seconds": 31}, {"slide": "short", "seconds": 130},
 {"slide": "as-planned", "seconds": 115}, {"slide": "estimated", "seconds": 200}, {"slide": "again", "seconds": 20},
 {"slide": "for-others", "seconds": 60}]}"""
WRITTEN = (
    DECK.replace("minutes: 1}", "minutes: 2.25}")
    .replace("    slides:", "    minutes: 0.5\n    slides:")
    .replace("        notes:", "        minutes: 3.25\n        notes:")
)


def plan(folder: Path, times: str, *words: str, deck: str = DECK) -> tuple[int, str]:
    (folder / "deck.yaml").write_bytes(deck.encode())
    (folder / "times.json").write_text(times)
    found = CliRunner().invoke(main, ["plan", str(folder), "--spoken", str(folder / "times.json"), *words])
    return found.exit_code, found.output


def test_minutes_are_proposed_where_a_slide_took_another_time(tmp_path: Path) -> None:
    code, said = plan(tmp_path, TIMES)
    assert code == 0
    assert f"{tmp_path / 'deck.yaml'}:6:50: warning[other_minutes]: 'A short one' took 2:10" in said
    assert "write 'minutes: 2.25'" in said
    assert "5 slides, 8:16 minutes spoken" in said
    assert "4 took another time than planned" in said
    # The times know whose copy they are of, and students don't get that slide.
    assert "not in this plan: for-others" in said
    assert (tmp_path / "deck.yaml").read_text() == DECK


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_they_are_written_with_fix_and_nothing_else_is(tmp_path: Path, ends: str) -> None:
    code, said = plan(tmp_path, TIMES, "--fix", deck=DECK.replace("\n", ends))
    assert (code, (tmp_path / "deck.yaml").read_bytes().decode()) == (0, DECK.replace("\n", ends))
    assert "nobody can be asked here" in said
    code, said = plan(tmp_path, TIMES, "--fix", "--yes", deck=DECK.replace("\n", ends))
    assert code == 0
    # What is used again has the minutes of the slide that it repeats: what to write where isn't certain.
    assert "'A short one' took 0:20" in said
    assert (tmp_path / "deck.yaml").read_bytes().decode() == WRITTEN.replace("\n", ends)
    assert CliRunner().invoke(main, ["check", str(tmp_path)]).exit_code == 0


@pytest.mark.parametrize("times", ["{", "[]", '{"format": 9, "slides": []}'])
def test_a_file_without_times_is_wrong_usage(tmp_path: Path, times: str) -> None:
    code, said = plan(tmp_path, times)
    assert code == 2
    assert "can't be read" in said
    assert "Traceback" not in said
