"""`deckgen batch` as a person meets it: files in, decks out, each run a real process."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation

import command

DECK = """\
title: Trade, for {{ client }}
set: {client: Somebody, state: Texas, since: 2014, fee: 0}
sources: {bts: {publisher: BTS}}
data:
  states: {file: states.csv, source: bts}
  trade: {file: trade.csv, source: bts}
figures:
  mine: {cell: "states.trade[{{ state }}]", format: "$0.0 bn"}
  newest: {query: "select max(exports) from trade where state = {{ state }} and year >= {{ since }}", format: "0.0"}
audiences:
  board: {set: {fee: 10}}
  team: {}
events:
  austin: {audience: board, name: Texas Summit, place: Austin, date: 2026-02-03}
sections:
  - title: Trade
    divider: false
    slides:
      - {title: For the board, text: Secret, only: [board]}
      - title: "{{ state }} traded {{ mine }}, at {{ newest }} and a fee of {{ fee | \\"$#,##0\\" }}"
        claim: "states.trade[{{ state }}] > 20"
        chart:
          {type: line, data: trade, where: {state: "{{ state }}", year: ">= {{ since }}"}, x: year, render: native}
"""
FEE = '{{ fee | \\"$#,##0\\" }}'
STATES = "state,trade\nTexas,187.5\nCalifornia,73.2\nArizona,16.1\nNew York,28.4\n"
YEARS = range(2012, 2018)
FIRST = {"Texas": 80, "California": 20, "Arizona": 6, "New York": 3}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / "states.csv").write_text(STATES)
    rows = [f"{state},{year},{first + year - 2012}" for state, first in FIRST.items() for year in YEARS]
    (tmp_path / "trade.csv").write_text("\n".join(["state,year,exports", *rows, ""]))
    return tmp_path


def batch(folder: Path, *words: str, code: int = 0) -> CompletedProcess[str]:
    done = command.run(folder, "batch", *words)
    assert done.returncode == code, done.stderr
    return done


def clients(folder: Path, *rows: str, name: str = "clients.csv") -> None:
    (folder / name).write_text("\n".join([*rows, ""]))


def words_of(path: Path) -> list[str]:
    slides = Presentation(str(path)).slides
    shapes = (shape for slide in slides for shape in slide.shapes if shape.has_text_frame)
    return [shape.text_frame.text.replace("\N{NO-BREAK SPACE}", " ") for shape in shapes]


def report(folder: Path) -> list[dict[str, str]]:
    with open(folder / "output/batch.csv", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_gets_a_deck_of_its_own(folder: Path) -> None:
    clients(folder, "client,state,since,fee,phone", "Acme,Texas,2016,1200,1", "Hooli,New York,2015,,2")
    done = batch(folder, "--over", "clients.csv")
    assert "nothing in the deck uses these columns: phone" in done.stdout
    assert "2 decks built" in done.stdout
    acme, hooli = (folder / f"output/trade-for-{name}.pptx" for name in ("acme", "hooli"))
    assert "Trade, for Acme" in words_of(acme)
    assert "Texas traded $187.5 bn, at 85.0 and a fee of $1,200" in words_of(acme)
    assert "New York traded $28.4 bn, at 8.0 and a fee of $0" in words_of(hooli)
    groups = (shape for slide in Presentation(str(acme)).slides for shape in slide.shapes if hasattr(shape, "shapes"))
    charts = [shape.chart for group in groups for shape in group.shapes if shape.has_chart]
    assert [tuple(one.plots[0].series[0].values) for one in charts] == [(84.0, 85.0)]
    assert [row["status"] for row in report(folder)] == ["built", "built"]
    assert "clients.csv:3:21: warning[empty_value]" in done.stderr


def test_columns_choose_audience_event_and_language(folder: Path) -> None:
    header = "client,state,audience,event,language"
    rows = ("Acme,Texas,board,,", "Hooli,Texas,team,,de-DE", "Umbrella,Texas,,austin,")
    clients(folder, header, *rows)
    batch(folder, "--over", "clients.csv", "--name", "{{ client }}-{{ audience }}")
    board, team, event = (
        words_of(folder / f"output/{name}.pptx") for name in ("acme-board", "hooli-team", "umbrella")
    )
    assert "Secret" in board
    assert "Secret" not in team
    assert any("Texas Summit" in words for words in event)
    assert "Secret" in event
    assert any("$187,5 bn" in words for words in team)
    assert any("a fee of $10" in words for words in board)


def test_a_row_that_fails_costs_that_row_alone(folder: Path) -> None:
    clients(folder, "client,state", "Acme,Texas", "Initech,Arizona", "Hooli,Texsa", "Umbrella,Arizona")
    done = batch(folder, "--over", "clients.csv", code=1)
    assert "1 deck built, 3 rows failed" in done.stdout
    assert done.stderr.count("does not hold in the data") == 1
    assert "would be 16.1 > 20" in done.stderr
    assert "= in rows 2 (trade-for-initech), 4 (trade-for-umbrella)\n" in done.stderr
    assert "clients.csv:4:7: error[unknown_value]: no row has 'Texsa' in the column 'state'" in done.stderr
    assert "= in row 3 (trade-for-hooli)" in done.stderr
    assert [path.name for path in (folder / "output").glob("*.pptx")] == ["trade-for-acme.pptx"]
    assert [(row["row"], row["status"], row["errors"] != "0") for row in report(folder)] == [
        ("1", "built", False),
        ("2", "failed", True),
        ("3", "failed", True),
        ("4", "failed", True),
    ]


def test_a_complaint_of_several_rows_is_told_once(folder: Path) -> None:
    title = "{{ state }} traded {{ mine }}, at {{ newest }} and a fee of "
    (folder / "deck.yaml").write_text(DECK.replace(title, "Much is traded for ").replace(FEE, "nothing"))
    clients(folder, "client,state", "Acme,Arizona", "Initech,Arizona")
    done = batch(folder, "--over", "clients.csv", code=1)
    assert done.stderr.count("error[false_claim]") == 1
    assert "= in all 2 rows" in done.stderr


def test_a_workbook_a_table_of_the_deck_and_a_query(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Spring").append(["client", "fee", "since"])
    book["Spring"].append(["Acme", 0.125, 2015])
    book["Spring"]["B2"].number_format = "0.0%"
    book.save(folder / "clients.xlsx")
    (folder / "deck.yaml").write_text(DECK.replace(FEE, "{{ fee }}"))
    batch(folder, "--over", "clients.xlsx", "--sheet", "Spring")
    assert "Texas traded $187.5 bn, at 85.0 and a fee of 12.5%" in words_of(folder / "output/trade-for-acme.pptx")
    batch(folder, "--over", "states", "--name", "{{ state }}", code=1)
    assert (folder / "output/new-york.pptx").is_file()
    query = "select state, 'The state of ' || state as client from states where trade > 70"
    batch(folder, "--over", query, "--name", "{{ client }}", "-o", "asked")
    assert sorted(path.name for path in (folder / "asked").glob("*.pptx")) == [
        "the-state-of-california.pptx",
        "the-state-of-texas.pptx",
    ]


def test_a_value_is_never_sql(folder: Path) -> None:
    clients(folder, "client,state", "Acme,Texas' or 1 = 1 --")
    done = batch(folder, "--over", "clients.csv", code=1)
    assert "the query of the figure 'newest' gives nothing" in done.stderr


def test_names_may_lie_in_folders_and_are_folded(folder: Path) -> None:
    clients(folder, "client,state", "Äcme / Öl: «AG»,Texas", "../../Hooli,California")
    batch(folder, "--over", "clients.csv", "--name", "{{ state }}/{{ client }} {{ number }}")
    made = sorted(path.relative_to(folder / "output").as_posix() for path in (folder / "output").rglob("*.pptx"))
    assert made == ["california/hooli-2.pptx", "texas/acme-ol-ag-1.pptx"]


def test_resume_builds_what_is_missing_or_has_changed(folder: Path) -> None:
    clients(folder, "client,state", "Acme,Texas", "Hooli,California", "Initech,Arizona")
    batch(folder, "--over", "clients.csv", code=1)
    clients(folder, "client,state", "New,Texas", "Acme,Texas", "Hooli,New York", "Initech,California")
    done = batch(folder, "--over", "clients.csv", "--resume")
    assert "3 decks built, 1 as they were" in done.stdout
    assert [row["status"] for row in report(folder)] == ["built", "skipped", "built", "built"]
    (folder / "output/trade-for-acme.pptx").unlink()
    assert "1 deck built, 3 as they were" in batch(folder, "--over", "clients.csv", "--resume").stdout
    (folder / "states.csv").write_text(STATES.replace("187.5", "188.5"))
    assert "4 decks built" in batch(folder, "--over", "clients.csv", "--resume").stdout
    assert "4 decks built" in batch(folder, "--over", "clients.csv").stdout


def test_a_file_that_was_edited_by_hand_stays(folder: Path) -> None:
    clients(folder, "client,state", "Acme,Texas", "Hooli,California")
    batch(folder, "--over", "clients.csv")
    path = folder / "output/trade-for-acme.pptx"
    edited = Presentation(str(path))
    edited.slides[0].shapes.title.text_frame.text = "My own words"
    edited.save(str(path))
    done = batch(folder, "--over", "clients.csv", code=1)
    assert "error[edited_by_hand]" in done.stderr
    assert "My own words" in words_of(path)
    batch(folder, "--over", "clients.csv", "--replace")
    assert "My own words" not in words_of(path)


def test_what_is_wrong_with_the_deck_stops_all_rows(folder: Path) -> None:
    (folder / "deck.yaml").write_text(DECK.replace("states.csv", "state.csv"))
    clients(folder, "client,state", "Acme,Texas")
    done = batch(folder, "--over", "clients.csv", code=1)
    assert "there is no file 'state.csv'" in done.stderr
    assert not (folder / "output").exists()


def test_a_warning_of_the_deck_itself_is_told_once(folder: Path) -> None:
    (folder / "deck.yaml").write_text(DECK.replace("set: {", "set: {nobody: x, "))
    clients(folder, "client,state", "Acme,Texas", "Hooli,Texas")
    done = batch(folder, "--over", "clients.csv")
    assert done.stderr.count("unused_entry") == 1
    assert "nothing uses the value 'nobody'" in done.stderr
    refused = batch(folder, "--over", "clients.csv", "--strict", "-o", "strict", code=1)
    assert "nothing was written" in refused.stderr
    assert not (folder / "strict").exists()


def test_a_table_that_rows_are_read_from_need_not_be_used_otherwise(folder: Path) -> None:
    clients(folder, "client,state", "Acme,Texas")
    (folder / "deck.yaml").write_text(DECK.replace("data:\n", "data:\n  clients: {file: clients.csv}\n"))
    for over in ("clients", "select * from clients"):
        assert "unused_entry" not in batch(folder, "--over", over).stderr


def test_an_audience_for_all_rows(folder: Path) -> None:
    clients(folder, "client,state,audience", "Acme,Texas,", "Hooli,Texas,team")
    batch(folder, "--over", "clients.csv", "-a", "board")
    assert "Secret" in words_of(folder / "output/trade-for-acme.pptx")
    assert "Secret" not in words_of(folder / "output/trade-for-hooli.pptx")
    assert "did you mean 'board'?" in batch(folder, "--over", "clients.csv", "-a", "bord", code=2).stderr


def test_cells_that_programs_take_for_formulas_are_words_in_the_report(folder: Path) -> None:
    clients(folder, "client,state", "=1+1,Texsa")
    batch(folder, "--over", "clients.csv", "--name", "{{ number }}", code=1)
    with open(folder / "output/batch.csv", newline="") as file:
        assert all(not cell.startswith(("=", "+", "@")) for row in csv.reader(file) for cell in row)


def test_a_cell_that_seems_to_be_a_mistake_costs_its_row_alone(folder: Path) -> None:
    rows = [f"Client {number},Texas,{2012 + number},{number}" for number in range(5)]
    clients(folder, "client,state,since,phone", *rows, "Odd,Texas,n/a,7", "Fine,Texas,2015,none")
    done = batch(folder, "--over", "clients.csv", code=1)
    assert "6 decks built, 1 row failed" in done.stdout
    assert "clients.csv:7:11: error[text_in_number_column]" in done.stderr
    assert "phone" not in done.stderr.partition("\n")[0], "what the deck doesn't use may hold anything"


def test_a_picture_and_days_of_each_row(folder: Path) -> None:
    (folder / "logos").mkdir()
    for name, color in (("acme", "red"), ("hooli", "blue")):
        Image.new("RGB", (400, 200), color).save(folder / f"logos/{name}.png")
    (folder / "visits.csv").write_text("day,n\n2014-01-01,1\n2014-05-01,2\n2014-06-01,3\n")
    (folder / "deck.yaml").write_text("""\
title: For {{ client }}
set: {client: Somebody, logo: acme.png, since: 2014-01-01}
sources: {bts: {publisher: BTS}}
data: {visits: {file: visits.csv, source: bts}}
figures:
  asked: {query: "select count(*) from visits where day >= {{ since }}"}
  chosen: {data: visits, where: {day: ">= {{ since }}"}, take: count}
sections:
  - title: Visits
    slides:
      - title: "{{ asked }} and {{ chosen }} since {{ since | date }}"
        image: {file: "logos/{{ logo }}", alt: A logo}
""")
    rows = ("Acme,acme.png,2014-02-01", "Hooli,hooli.png,2014-06-01", "X,../../a.png,2014-01-01")
    clients(folder, "client,logo,since", *rows)
    done = batch(folder, "--over", "clients.csv", code=1)
    assert "leads out of the deck's folder" in done.stderr
    assert "2 and 2 since February 1, 2014" in words_of(folder / "output/for-acme.pptx")
    assert "1 and 1 since June 1, 2014" in words_of(folder / "output/for-hooli.pptx")
    with zipfile.ZipFile(folder / "output/for-hooli.pptx") as file:
        pictures = [file.read(name) for name in file.namelist() if name.startswith("ppt/media/")]
    assert (folder / "logos/hooli.png").read_bytes() in pictures
    assert (folder / "logos/acme.png").read_bytes() not in pictures


def started(folder: Path, *words: str) -> subprocess.Popen[str]:
    command_line = [sys.executable, "-P", "-m", "deckgen", "batch", *words]
    return subprocess.Popen(
        command_line, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def lines_of(path: Path) -> int:
    return len(path.read_bytes().splitlines()) if path.is_file() else 0


def wait_for(path: Path, lines: int) -> None:
    until = time.monotonic() + 60
    while lines_of(path) < lines and time.monotonic() < until:
        time.sleep(0.02)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_keeps_what_is_done(folder: Path, how: signal.Signals) -> None:
    clients(folder, "client,state", *(f"Client {number},Texas" for number in range(30)))
    process = started(folder, "--over", "clients.csv")
    wait_for(folder / "output/batch.csv", 4)
    process.send_signal(how)
    _, said = process.communicate(timeout=60)
    if how == signal.SIGTERM:
        assert "of 30 rows are done; the same command with --resume does the others" in said
    done = len(report(folder))
    assert 3 <= done < 30
    assert {row["status"] for row in report(folder)} == {"built"}
    told = batch(folder, "--over", "clients.csv", "--resume").stdout
    assert "30 decks built" not in told
    assert "as they were" in told
    assert len(list((folder / "output").glob("*.pptx"))) == 30


def guests_of(parent: int) -> list[int]:
    """The processes that build rows for another one."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            words = (path / "cmdline").read_bytes()
            state = (path / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if b"row_guest" in words and int(state[1]) == parent and state[0] != "Z":
            found.append(int(path.name))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_the_row_of_a_process_that_is_killed_is_built_by_another(folder: Path) -> None:
    clients(folder, "client,state", *(f"Client {number},Texas" for number in range(16)))
    process = started(folder, "--over", "clients.csv")
    wait_for(folder / "output/batch.csv", 3)
    os.kill(guests_of(process.pid)[0], signal.SIGKILL)
    told, said = process.communicate(timeout=60)
    assert "16 decks built" in told, said


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_row_whose_process_ends_twice_is_a_failed_row(folder: Path) -> None:
    clients(folder, "client,state", "Acme,Texas")
    process = started(folder, "--over", "clients.csv")
    killed: set[int] = set()
    while process.poll() is None and len(killed) < 2:
        for guest in set(guests_of(process.pid)) - killed:
            os.kill(guest, signal.SIGKILL)
            killed.add(guest)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "error[row_lost]: the row can't be built: the process that builds it ends" in said
    assert report(folder)[0]["status"] == "failed"
