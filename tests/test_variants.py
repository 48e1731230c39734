"""Variants as a person meets them: `build -a`, `-e`, `--all`, `--next`, `plan` and `check`, each a real process."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

import command

DECK = """\
title: Trade
set: {ask: Invest}
audiences:
  business: {title: Doing business, minutes: 4, hide: [security], set: {ask: Buy}}
  students: {}
events:
  austin: {audience: business, name: Summit, place: Austin, date: 2018-09-12, start: 9:30}
  later: {audience: students, name: Fair, date: 2018-10-02}
sections:
  - title: Border
    slides:
      - {id: drive, title: Most people drive, text: "{{ ask }}", minutes: 1}
      - {id: walk, title: Few people walk, text: They do, minutes: 2}
      - {id: guard, title: Guards see all, text: They do, tags: [security]}
      - {id: lesson, title: A lesson, text: For students, only: [students]}
      - {id: spare, title: For questions, text: Ask, appendix: true}
"""
# The command on a day of our choice.
ON_A_DAY = """
import datetime
class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromisoformat('TODAY')
datetime.date = Day
from deckgen.cli import main
main(prog_name="deckgen")
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return command.run(folder, *words, COLUMNS="200")


def run_on(today: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    started = [sys.executable, "-c", ON_A_DAY.replace("TODAY", today), *words]
    return subprocess.run(started, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(DECK)
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pptx"))


def titles(path: Path) -> list[str]:
    """The titles of the slides that are shown."""
    slides = Presentation(str(path)).slides
    return [slide.shapes.title.text_frame.text for slide in slides if slide._element.get("show") != "0"]


def test_an_audience_and_an_event_get_files_of_their_own(folder: Path) -> None:
    for words in (["-a", "business"], ["-e", "austin"], []):
        assert run(folder, "build", *words).returncode == 0
    assert files(folder / "output") == ["doing-business-austin.pptx", "doing-business-business.pptx", "trade.pptx"]
    shown = titles(folder / "output" / "doing-business-austin.pptx")
    assert shown == ["Doing business", "Border", "Most people drive", "Few people walk"]
    whole = titles(folder / "output" / "trade.pptx")
    assert whole[2:] == ["Most people drive", "Few people walk", "Guards see all", "A lesson"]


def test_all_of_them_go_into_a_folder_and_are_told_one_by_one(folder: Path) -> None:
    said = run(folder, "build", "--all", "-o", "out")
    assert said.returncode == 0, said.stderr
    names = ["doing-business-austin", "doing-business-business", "trade-later", "trade-students"]
    assert files(folder) == [f"out/{name}.pptx" for name in names]
    told = [line.rpartition(": ")[2] for line in said.stdout.splitlines()]
    order = ["doing-business-business", "trade-students", "doing-business-austin", "trade-later"]
    assert told == [f"out/{name}.pptx" for name in order]
    one_file = run(folder, "build", "--all", "-o", "all.pptx")
    assert one_file.returncode == 2
    assert "folder" in one_file.stderr


def test_a_deck_without_audiences_has_one_variant(folder: Path) -> None:
    (folder / "deck.yaml").write_text("title: T\nsections:\n- {title: A, slides: [{title: B, text: x}]}\n")
    assert run(folder, "build", "--all").returncode == 0
    assert files(folder) == ["output/t.pptx"]


def test_names_that_are_no_names_of_files_stay_in_the_folder_and_apart(folder: Path) -> None:
    named = 'audiences: {"../up": {}, "A B": {}, a-b: {}, CON.x: {}}'
    (folder / "deck.yaml").write_text(
        f"title: T\n{named}\nsections:\n- {{title: A, slides: [{{title: B, text: x}}]}}\n"
    )
    assert run(folder, "build", "--all").returncode == 0
    assert files(folder) == [f"output/t-{name}.pptx" for name in ("a-b-2", "a-b", "con-x", "up")]


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2018-01-01", "austin"), ("2018-09-12", "austin"), ("2018-09-13", "later"), ("2018-10-02", "later")],
)
def test_the_next_event_is_the_first_from_today_on(folder: Path, today: str, expected: str) -> None:
    assert run_on(today, folder, "build", "--next", "-o", "out").returncode == 0
    assert [name.rpartition("-")[2] for name in files(folder)] == [f"{expected}.pptx"]
    plan = json.loads(run_on(today, folder, "plan", "--next", "--format", "json").stdout)
    assert plan["variant"] == expected


def test_no_next_event_is_wrong_usage(folder: Path) -> None:
    said = run_on("2018-10-03", folder, "build", "--next")
    assert said.returncode == 2
    assert "no event today or later" in said.stderr


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["build", "-a", "busines"], "deck.yaml has no audience 'busines'; did you mean 'business'?"),
        (["check", "-e", "autsin"], "deck.yaml has no event 'autsin'; did you mean 'austin'?"),
        (["plan", "-a", "austin"], "deck.yaml has no audience 'austin'; it is an event: -e austin"),
        (["check", "-e", "students"], "deck.yaml has no event 'students'; it is an audience: -a students"),
        (["build", "-a", "business", "--all"], "-a and --all exclude each other"),
        (["build", "-a", "business", "-e", "austin"], "-a and -e exclude each other"),
        (["plan", "--next", "--all"], "--all and --next exclude each other"),
        (["check", "-a", "business", "-e", "austin"], "-a and -e exclude each other"),
    ],
)
def test_wrong_names_and_two_wishes_are_wrong_usage(folder: Path, words: list[str], hint: str) -> None:
    said = run(folder, *words)
    assert said.returncode == 2
    assert hint in said.stderr
    assert files(folder) == []


def test_an_audience_with_a_fault_is_not_said_to_be_missing(folder: Path) -> None:
    (folder / "deck.yaml").write_text(DECK.replace("students: {}", "students: [all]"))
    for verb in ("check", "build", "plan"):
        said = run(folder, verb, "-a", "students")
        assert said.returncode == 1
        assert "deck.yaml:5:13: error[wrong_type]" in said.stderr


def test_strict_judges_what_is_built(folder: Path) -> None:
    deck = DECK.replace("text: For students", "stats: [{value: 1, label: lesson}]")
    (folder / "deck.yaml").write_text(deck)
    assert run(folder, "build", "-a", "business", "--strict").returncode == 0
    for words in (["-a", "students"], [], ["--all"]):
        said = run(folder, "build", *words, "--strict")
        assert said.returncode == 1
        assert "warning[missing_source]" in said.stderr


def test_check_says_once_what_all_share_and_names_those_that_it_is_about(folder: Path) -> None:
    wrong = DECK.replace("text: They do, minutes", "text: '{{ nobody }}', minutes").replace(
        "For students", "'{{ no }}'"
    )
    (folder / "deck.yaml").write_text(wrong)
    said = run(folder, "check")
    assert said.returncode == 1
    assert [line.partition(": ")[2] for line in said.stderr.splitlines() if line.startswith("deck.yaml")] == [
        "error[unknown_name]: nothing is called 'nobody'",
        "error[unknown_name]: nothing is called 'no' (in students, later)",
    ]
    assert "(in" not in run(folder, "check", "-a", "students").stderr
    assert run(folder, "check", "-a", "business").stderr.count("error[") == 1


PLAN = """\
austin: Doing business (4 minutes)
Summit, Austin, 2018-09-12

    9:30   0:30  cover

9:30–9:33  Border
    9:30   0:12  divider
    9:30   1:00  Most people drive
    9:31   2:00  Few people walk
       ·   0:27  Guards see all                                            the tag security is hidden
       ·   0:27  A lesson                                                  only for students
       +   0:27  For questions                                             for questions

4 slides, 3:42 minutes of 4
"""


def test_the_plan_has_a_clock_and_says_why_a_slide_is_out(folder: Path) -> None:
    assert run(folder, "plan", "-e", "austin").stdout == PLAN


def test_the_table_has_a_column_for_each_variant(folder: Path) -> None:
    said = run(folder, "plan", "--all").stdout.splitlines()
    assert said[0].split() == ["business", "students", "austin", "later"]
    rows = {line[2:30].strip(): line[56:].split() for line in said if line.startswith("  ")}
    assert rows["Most people drive"] == ["●", "●", "●", "●"]
    assert rows["Guards see all"] == ["·", "●", "·", "●"]
    assert rows["A lesson"] == ["·", "●", "·", "●"]
    assert rows["For questions"] == ["+", "+", "+", "+"]
    assert said[-1].startswith("● shown")


def test_the_plan_says_what_titles_quote(folder: Path) -> None:
    deck = DECK.replace("title: Most people drive", "title: '{{ ask }} in {{ half | words }} of it'")
    (folder / "deck.yaml").write_text(deck + "figures: {half: {value: 2}}\n")
    assert "Buy in two of it" in run(folder, "plan", "-e", "austin").stdout
    assert "Invest in two of it" in run(folder, "plan", "--all").stdout


def test_a_build_counts_what_is_shown_and_what_is_hidden(folder: Path) -> None:
    assert run(folder, "build").stdout.startswith("6 slides and 1 hidden, 0 charts, ")


def test_the_plan_as_data(folder: Path) -> None:
    data = json.loads(run(folder, "plan", "-e", "austin", "--format", "json").stdout)
    assert (data["variant"], data["slot"], data["minutes"]) == ("austin", 4, 3.7)
    drive = next(slide for slide in data["slides"] if slide["id"] == "drive")
    assert (drive["fate"], drive["start"], drive["end"], drive["clock"]) == ("shown", 0.7, 1.7, "9:30")
    every = json.loads(run(folder, "plan", "--all", "--format", "json").stdout)
    assert [one["variant"] for one in every] == ["business", "students", "austin", "later"]


def test_the_plan_says_that_estimates_were_stretched(folder: Path) -> None:
    (folder / "deck.yaml").write_text(DECK + "minutes: 30\n")
    said = run(folder, "plan", "-e", "austin").stdout
    assert re.search(r"\nestimates are multiplied by [\d.]+: the whole copy takes 30 minutes\n", said)
    assert "the whole copy takes 30 minutes" in run(folder, "plan", "--all").stdout
    assert json.loads(run(folder, "plan", "-e", "austin", "--format", "json").stdout)["stretch"] > 1


def test_a_slot_that_is_too_short_is_planned_all_the_same_and_said(folder: Path) -> None:
    (folder / "deck.yaml").write_text(DECK.replace("minutes: 2}", "minutes: 4, priority: must}"))
    said = run(folder, "plan", "-e", "austin")
    assert said.returncode == 1
    assert "Few people walk" in said.stdout
    assert said.stderr.startswith(
        "deck.yaml:4:37: error[slot_too_short]: the slides that must be shown run 0.7 minutes over the slot of 4"
    )
    checked = run(folder, "check")
    assert checked.stderr.count("slot_too_short") == 1
    assert "over the slot of 4 (in business, austin)" in checked.stderr


def test_the_plan_of_a_deck_with_errors_is_its_errors(folder: Path) -> None:
    (folder / "deck.yaml").write_text(DECK.replace("tags: [security]", "tgas: [security]"))
    said = run(folder, "plan", "--all")
    assert said.returncode == 1
    assert said.stdout == ""
    assert "did you mean 'tags'?" in said.stderr
    assert "unknown_tag" in said.stderr
