"""`deckgen diff` as a person meets it: real builds, a real repository, real processes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

import command

DECK = """\
title: Trade
date: 2018-05-01
sources: {census: {publisher: Census, year: 2017}}
data: {trade: {file: data/trade.csv, source: census}}
figures:
  exports: {query: "select exports from trade order by year desc limit 1", format: "$#,##0.0 bn"}
audiences:
  business: {hide: [inner]}
  students: {}
events:
  austin: {audience: business, name: Summit, place: Austin, date: 2018-05-02}
sections:
  - title: Border
    slides:
      - {id: drive, title: Most people drive, text: Cars lead at the border.}
      - id: trade
        title: "Exports reach {{ exports }}"
        chart: {type: line, data: trade, x: year, y: {exports: Exports}}
      - {id: inside, title: Words for us alone, text: Confidential., tags: [inner]}
"""
ROWS = "year,exports\n2016,230.2\n2017,243.3\n"
LATER = (
    DECK.replace("Most people drive", "Most people fly")
    .replace("2018-05-02", "2018-09-12")
    .replace(
        "  - title: Border\n    slides:\n",
        "  - title: Border\n    slides:\n      - {id: first, title: A new slide, text: Now.}\n",
    )
)


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return command.run(folder, *words, COLUMNS="200", GIT_CEILING_DIRECTORIES=str(folder.parent), **more)


def diff(folder: Path, *words: str) -> str:
    said = run(folder, "diff", *words)
    assert (said.returncode, said.stderr) == (0, "")
    return said.stdout


def wrong(folder: Path, *words: str) -> str:
    """What is said to wrong usage."""
    said = run(folder, "diff", *words)
    assert (said.returncode, said.stdout) == (2, "")
    return said.stderr.partition("Error: ")[2].strip()


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck in a repository: as it was in May, built then for everybody, and as it is, with newer rows."""
    folder = tmp_path_factory.mktemp("history") / "talk"
    (folder / "data").mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK)
    (folder / "data" / "trade.csv").write_text(ROWS)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "May")
    git(folder, "tag", "may")
    git(folder, "tag", "students")
    assert run(folder, "build", "-o", "may.pptx").returncode == 0
    assert run(folder, "build", "-e", "austin", "-o", "austin-may.pptx").returncode == 0
    (folder / "deck.yaml").write_text(LATER)
    (folder / "data" / "trade.csv").write_text(ROWS + "2018,265.0\n")
    git(folder, "commit", "-qam", "September")
    return folder


def test_an_old_file_alone_says_what_changed_since(history: Path) -> None:
    said = diff(history, "may.pptx")
    assert said.startswith(
        "old  may.pptx   Trade, whole copy, 2018-05-01, 5 slides\n"
        "new  deck.yaml  Trade, whole copy, 2018-05-01, 6 slides\n\n"
        "slides: 1 added, 2 changed; 1 figure; 1 data table\n"
    )
    assert "  + 3  A new slide\n" in said
    assert "    exports: $243.3 bn → $265.0 bn  (+$21.7 bn, +8.9%)  on slide 5\n" in said
    assert "        title: Most people [-drive-]{+fly+}\n" in said
    assert "        chart: Exports, 2018: – → 265\n" in said
    assert said.endswith("    trade: ends 2017-12-31 → 2018-12-31\n")


def test_an_event_is_compared_with_the_same_event(history: Path) -> None:
    said = diff(history, "austin-may.pptx")
    assert said.startswith("old  austin-may.pptx  Trade, austin, 2018-05-02, 4 slides\nnew  event:austin ")
    assert "date: 2018-05-02 → 2018-09-12" in said
    assert "Confidential" not in said


def test_two_files_need_no_deck(history: Path, tmp_path: Path) -> None:
    said = diff(tmp_path, str(history / "may.pptx"), str(history / "austin-may.pptx"))
    assert "1 removed" in said
    assert "  + event: austin" in said


@pytest.mark.parametrize("word", ["may", "HEAD~1", "main^", "may:deck.yaml"])
def test_a_revision_says_the_same_as_the_file_of_that_day(history: Path, word: str) -> None:
    told = diff(history, word).partition("\n\n")[2]
    assert told == diff(history, "may.pptx").partition("\n\n")[2]


def test_a_revision_has_copies_too(history: Path) -> None:
    by_name = diff(history, "may:event:austin")
    assert by_name.startswith("old  may:event:austin  Trade, austin, 2018-05-02, 4 slides\nnew  event:austin ")
    assert diff(history, "may", "-e", "austin") == by_name
    assert diff(history, "may:event:austin", "HEAD:event:austin").count("HEAD:event:austin") == 1
    assert "nothing differs" in diff(history, "HEAD")


def test_whose_copy_holds_for_a_new_one_that_is_left_out(history: Path) -> None:
    assert "\nnew  event:austin " in diff(history, "may.pptx", "-e", "austin")
    assert "\nnew  deck.yaml " in diff(history, "audience:business")
    assert "\nnew  audience:students  " in diff(history, "audience:business", "deck.yaml", "-a", "students")


def test_audiences_and_events_are_compared_with_each_other(history: Path) -> None:
    for words in (("audience:business", "audience:students"), ("business", "audience:students")):
        said = diff(history, *words)
        assert "  + 6  Words for us alone\n" in said
        assert "audience: business → students" in said
    same = diff(history, "business", "event:austin")
    assert "  + event: austin" in same
    assert "Occasion: [-May 1,-]{+Summit, Austin · September 12,+} 2018\n" in same


def test_nothing_is_written_anywhere(history: Path) -> None:
    def state() -> dict[str, float]:
        return {str(path): path.stat().st_mtime for path in history.rglob("*")}

    before = state()
    diff(history, "may", "-a", "business")
    assert state() == before


def test_the_exit_code_tells_where_it_is_asked(history: Path) -> None:
    assert run(history, "diff", "may.pptx", "--exit-code").returncode == 3
    assert run(history, "diff", "HEAD", "--exit-code").returncode == 0


def test_json_is_whole_and_markdown_is_for_a_mail(history: Path) -> None:
    data = json.loads(diff(history, "may.pptx", "--format", "json"))
    assert [one["name"] for one in data["figures"]] == ["exports"]
    assert diff(history, "may.pptx", "--format", "markdown").startswith("# may.pptx → deck.yaml\n")


def test_color_is_for_a_terminal_alone(history: Path) -> None:
    def on_a_terminal(**more: str) -> str:
        parent, child = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", **more}
        started = [sys.executable, "-m", "deckgen", "diff", "may.pptx"]
        with subprocess.Popen(started, cwd=history, env=environment, stdout=child, stderr=child) as process:
            os.close(child)
            shown = b""
            while True:
                try:
                    part = os.read(parent, 65536)
                except OSError:
                    break
                if not part:
                    break
                shown += part
            process.wait(timeout=60)
        os.close(parent)
        return shown.decode()

    assert "\x1b[" in on_a_terminal()
    assert "\x1b[" not in on_a_terminal(NO_COLOR="1")
    assert "\x1b[" not in diff(history, "may.pptx")


def test_a_file_that_was_edited_by_hand_says_so_first(history: Path) -> None:
    deck = Presentation(str(history / "may.pptx"))
    deck.slides[2].shapes.title.text_frame.text = "Nearly everybody drives"
    deck.save(str(history / "edited.pptx"))
    said = diff(history, "edited.pptx")
    assert "\nedited.pptx was edited by hand\n    3  Most people drive\n" in said
    assert "        Title: Most people drive → Nearly everybody drives\n" in said
    assert "title: Most people [-drive-]{+fly+}" in said


def test_a_file_without_a_manifest_is_a_complaint(history: Path) -> None:
    Presentation().save(str(history / "foreign.pptx"))
    said = run(history, "diff", "foreign.pptx")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("foreign.pptx: error[no_manifest]: 'foreign.pptx' has no manifest")
    assert said.stderr.endswith("1 error, 0 warnings; nothing was compared\n")


def test_a_deck_with_errors_says_in_which_revision(history: Path, tmp_path: Path) -> None:
    folder = tmp_path / "talk"
    git(tmp_path, "clone", "-q", str(history), str(folder))
    (folder / "deck.yaml").write_text(LATER.replace("text: Cars", "txet: Cars"))
    git(folder, "commit", "-qam", "broken")
    (folder / "deck.yaml").write_text(LATER)
    said = run(folder, "diff", "HEAD")
    assert (said.returncode, said.stdout) == (1, "")
    assert "HEAD:deck.yaml:16:" in said.stderr
    assert "did you mean 'text'?" in said.stderr


def test_words_that_name_nothing_are_wrong_usage(history: Path) -> None:
    assert wrong(history, "my.pptx") == "there is no file 'my.pptx'; did you mean 'may.pptx'?"
    assert wrong(history, "audience:busines") == "deck.yaml has no audience 'busines'; did you mean 'business'?"
    assert wrong(history, "event:business") == "deck.yaml has no event 'business'; write audience:business"
    assert wrong(history, "may:audience:nobody").startswith("may:deck.yaml has no audience 'nobody'; known: ")
    assert wrong(history, "mya:event:austin") == "git knows no revision 'mya'; did you mean 'may'?"
    assert wrong(history, "austn").endswith("and no revision of git; did you mean 'austin'?")
    assert wrong(history, "may.pptx", "other.yaml").startswith("there is no deck file 'other.yaml'")
    assert wrong(history, "may:other.yaml").startswith("'may:other.yaml' names another deck file than 'deck.yaml'")
    assert wrong(history, "data/trade.csv") == "'data/trade.csv' is no .pptx"
    assert "exclude each other" in wrong(history, "may", "-a", "business", "-e", "austin")


def test_a_name_that_means_two_things_is_not_guessed_at(history: Path) -> None:
    said = wrong(history, "students")
    assert said == "'students' is more than one thing; write audience:students or students:deck.yaml"
    assert diff(history, "students:deck.yaml").startswith("old  students ")


def test_a_deck_that_was_not_there_yet_is_wrong_usage(history: Path) -> None:
    (history / "later.yaml").write_text(DECK)
    said = wrong(history, "may", "--deck", "later.yaml")
    assert said == "there was no 'later.yaml' at 'may'"


def test_an_empty_folder_says_what_is_missing(tmp_path: Path) -> None:
    assert wrong(tmp_path, "may.pptx") == "there is no file 'may.pptx'"
    assert wrong(tmp_path, "deck.yaml") == "there is no deck file 'deck.yaml'; name it with --deck"
    said = wrong(tmp_path, "HEAD")
    assert (
        said
        == "'HEAD' is no .pptx, there is no 'deck.yaml' that could name it, and this folder is in no git repository"
    )
    assert wrong(tmp_path, "HEAD:event:austin") == "'HEAD' can't be a revision: this folder is in no git repository"
    assert "Missing argument 'OLD'" in wrong(tmp_path)


def test_help_shows_how_to_ask(tmp_path: Path) -> None:
    said = run(tmp_path, "diff", "--help").stdout
    assert "deckgen diff output/may.pptx" in said
    assert "Exit code 0 whether they differ or not (3 where they do, with --exit-code)" in said


def test_a_fresh_build_was_edited_by_nobody_whatever_its_slides_are_called(tmp_path: Path) -> None:
    towns = "".join(f"[Town {number}, {number}], " for number in range(60))
    table = f"{{continue: true, columns: [Town, Number], rows: [{towns}]}}"
    slides = (
        f"      - {{title: Trade, allow: [missing_source], table: {table}}}\n      - {{title: Trade, text: Words}}\n"
    )
    deck = f"title: Talk\nsections:\n  - title: Part\n    slides:\n{slides}"
    (tmp_path / "deck.yaml").write_text(deck, encoding="utf-8")
    assert run(tmp_path, "build", "-o", "talk.pptx").returncode == 0
    assert "by hand" not in diff(tmp_path, "talk.pptx")
