"""The command as a person meets it: a real process, its words, its exit code, and what is on the disk after it."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest
import yaml

from command import run
from deckgen.cli import main
from deckgen.starter import plant

GOOD = (
    "title: Trade\nsections:\n  - title: Border\n    slides:\n      - {title: Most people drive, text: Cars lead.}\n"
)
BAD = GOOD.replace("text", "txet")
CHARTED = GOOD.replace(
    "text: Cars lead.", "chart: {type: bar, rows: [{a: x, b: 1}, {a: y, b: 2}]}, allow: [missing_source]"
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(GOOD)
    return tmp_path


def test_help_names_every_verb(tmp_path: Path) -> None:
    said = run(tmp_path, "--help")
    assert said.returncode == 0
    assert [
        verb for verb in main.commands if not re.search(rf"^  +(deckgen )?{verb} ", said.stdout, re.MULTILINE)
    ] == []


@pytest.mark.parametrize("verb", ["build", "check", "diff", "export", "guide", "new", "schema"])
def test_every_verb_explains_itself_with_an_example(verb: str, tmp_path: Path) -> None:
    assert f"deckgen {verb}" in run(tmp_path, verb, "--help").stdout


def test_a_build_ends_with_a_summary(good: Path) -> None:
    said = run(good, "build")
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("3 slides, 0 charts, ")
    assert said.stdout.rstrip().endswith("0 warnings: output/trade.pptx")
    assert (good / "output" / "trade.pptx").exists()


def test_the_output_is_a_file_or_a_folder(good: Path) -> None:
    assert run(good, "build", "-o", "mine.pptx").returncode == 0
    assert run(good, "build", "-o", "there").returncode == 0
    assert (good / "mine.pptx").exists()
    assert (good / "there" / "trade.pptx").exists()
    assert run(good, "build", "--all", "-o", "all.v2").returncode == 0
    assert list((good / "all.v2").glob("*.pptx"))


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["-o", "mine.pdf"], "'mine.pdf' must end in .pptx, or be a folder: write 'mine.pptx' or 'mine'"),
        (["-o", "slides/mine.KEY"], "write 'slides/mine.pptx' or 'slides/mine'"),
        (["-o", "deck.yaml"], "write 'deck.pptx' or 'deck'"),
        (["--all", "-o", "mine.pdf"], "with several decks to write, 'mine.pdf' must be a folder: write 'mine'"),
        (["--all", "-o", "mine.pptx"], "write 'mine'"),
    ],
)
def test_a_file_of_another_kind_is_wrong_usage(good: Path, words: list[str], hint: str) -> None:
    said = run(good, "build", *words)
    assert said.returncode == 2
    assert hint in " ".join(said.stderr.split())
    assert [path.name for path in good.iterdir()] == ["deck.yaml"]


def test_a_missing_deck_is_wrong_usage(good: Path) -> None:
    said = run(good, "build", "dekc.yaml")
    assert said.returncode == 2
    assert "did you mean 'deck.yaml'?" in said.stderr


def test_a_fault_is_shown_where_it_stands_and_the_old_file_stays(good: Path) -> None:
    assert run(good, "build").returncode == 0
    old = (good / "output" / "trade.pptx").read_bytes()
    (good / "deck.yaml").write_text(BAD)
    for verb in ("build", "check"):
        said = run(good, verb)
        assert said.returncode == 1
        first, line, caret, *_ = said.stderr.split("\n")
        assert first.startswith("deck.yaml:5:36: error[unknown_key]")
        assert line[caret.index("^") : caret.rindex("^") + 1] == "txet"
        assert caret.endswith("did you mean 'text'?")
        assert "Traceback" not in said.stderr
    assert (good / "output" / "trade.pptx").read_bytes() == old
    assert [path.name for path in (good / "output").iterdir()] == ["trade.pptx"]


def test_strict_takes_warnings_for_errors(good: Path) -> None:
    (good / "deck.yaml").write_text(GOOD.replace("text: Cars lead.", "stats: [{value: 1, label: a}]"))
    assert run(good, "check").returncode == 0
    assert run(good, "check", "--strict").returncode == 1
    assert run(good, "build", "--strict").returncode == 1
    assert not (good / "output").exists()


def test_a_folder_that_cannot_be_written(good: Path) -> None:
    (good / "taken").write_text("a file")
    said = run(good, "build", "-o", "taken/deep/talk.pptx")
    assert said.returncode == 1
    assert "can't be saved" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deck.yaml").write_text(CHARTED)
    made = []
    for seed in ("1", "2"):
        monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / f"cache-{seed}"))
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        command = [sys.executable, "-m", "deckgen", "build", "-o", f"{seed}.pptx"]
        subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=True)
        made.append((tmp_path / f"{seed}.pptx").read_bytes())
    assert made[0] == made[1]


def test_a_killed_build_leaves_the_old_file_whole(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(CHARTED)
    assert run(tmp_path, "build").returncode == 0
    old = (tmp_path / "output" / "trade.pptx").read_bytes()
    for wait in (0.2, 0.5, 0.8):
        process = subprocess.Popen(
            [sys.executable, "-m", "deckgen", "build"], cwd=tmp_path, stdout=subprocess.DEVNULL
        )
        time.sleep(wait)
        process.kill()
        process.wait()
        assert (tmp_path / "output" / "trade.pptx").read_bytes() == old


def test_check_loads_what_the_deck_uses_and_no_writer(good: Path) -> None:
    needless = ("matplotlib", "pptx", "lxml", "duckdb", "markdown_it", "deckgen.blocks.table", "deckgen.charts.bar")
    code = f"import sys, deckgen; deckgen.check('deck.yaml'); print([n for n in {needless} if n in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], cwd=good, capture_output=True, text=True)
    assert said.stdout.strip() == "[]", said.stderr


def test_the_bar_is_for_terminals_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deck.yaml").write_text(CHARTED)
    assert "Drawing" not in run(tmp_path, "build").stderr
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "cache"))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "deckgen", "build"]
    assert subprocess.run(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=theirs).returncode == 0
    os.close(theirs)
    assert b"Drawing charts" in os.read(ours, 10_000)


HABITS = re.compile(
    r"\b(annotate|highlight|claim|figures|source|note|callout|reveal|background|only|audiences|events|appendix|ask|qr):"
)


def test_a_new_deck_builds_at_once_and_is_short_and_shows_good_habits(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "talk").returncode == 0
    built = run(tmp_path / "talk", "build", "--strict")
    assert built.returncode == 0, built.stderr
    deck = (tmp_path / "talk" / "deck.yaml").read_text()
    assert len(set(HABITS.findall(deck))) == HABITS.pattern.count("|") + 1
    assert len(deck.splitlines()) <= 130
    assert json.loads((tmp_path / "talk" / "deck.schema.json").read_text())["$schema"].startswith(
        "https://json-schema"
    )
    assert deck.startswith("# yaml-language-server: $schema=deck.schema.json\n")
    again = run(tmp_path, "new", "talk")
    assert again.returncode == 2
    assert (tmp_path / "talk" / "deck.yaml").read_text() == deck


def test_a_new_deck_tells_programs_how_it_is_edited(tmp_path: Path) -> None:
    plant(tmp_path / "talk")
    told = (tmp_path / "talk" / "AGENTS.md").read_text()
    assert len(told.splitlines()) <= 20
    assert set(re.findall(r"deckgen ([a-z]+)", told)) <= {*main.commands, "builds"}
    named = re.findall(r"`(assets/[\w/.]+)`", told)
    assert len(named) == 3
    assert all((tmp_path / "talk" / path).exists() for path in named)


def test_the_schema_is_written_whole_and_over_nothing_but_a_schema(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(GOOD)
    (tmp_path / "deck.schema.json").write_text("{}")
    assert run(tmp_path, "schema", "-o", "deck.schema.json").stdout == "deck.schema.json\n"
    assert (tmp_path / "deck.schema.json").read_text() == run(tmp_path, "schema").stdout
    slip = run(tmp_path, "schema", "-o", "deck.yaml")
    assert (slip.returncode, (tmp_path / "deck.yaml").read_text()) == (2, GOOD)
    assert "must end in .schema.json" in slip.stderr


def test_the_schema_accepts_the_decks_of_the_project(tmp_path: Path) -> None:
    class Plain(yaml.CSafeLoader):
        """YAML as editors read it: numbers and booleans, and no dates."""

        yaml_implicit_resolvers = {}

    Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
    Plain.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^-?[0-9]+$"), list("-0123456789"))
    Plain.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))
    schema = json.loads(run(tmp_path, "schema").stdout)
    root = Path(__file__).parent.parent
    for deck in ("deck.yaml", "tests/everything/deck.yaml", "src/deckgen/starter/files/deck.yaml"):
        data = yaml.load((root / deck).read_text(), Plain)
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(data))
        assert [(list(error.path), error.message[:120]) for error in errors] == [], deck
    broken = yaml.load(BAD, Plain)
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(broken)) != []


SPOKEN = GOOD.replace("title: Trade\n", "title: Trade\naudiences: {students: {language: es-MX}}\n")


def test_a_catalogue_is_written_filled_and_counted(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(SPOKEN)
    said = run(tmp_path, "translate", "extract")
    assert said.returncode == 0, said.stderr
    assert said.stdout == "4 texts, 4 new, 0 fuzzy, 0 no longer used: assets/locales/es.po\n"
    po = tmp_path / "assets" / "locales" / "es.po"
    po.write_text(po.read_text().replace('msgid "Border"\nmsgstr ""', 'msgid "Border"\nmsgstr "Frontera"'))
    again = run(tmp_path, "translate", "extract", "-l", "es")
    assert again.stdout == "4 texts, 0 new, 0 fuzzy, 0 no longer used: assets/locales/es.po (as it was)\n"
    status = run(tmp_path, "translate", "status")
    assert status.returncode == 0
    assert "Spanish (assets/locales/es.po): 14 % of 7 words" in status.stdout
    (counted,) = json.loads(run(tmp_path, "translate", "status", "-l", "es", "--format", "json").stdout)
    assert (counted["texts"], counted["done"], counted["missing"], counted["words"]) == (4, 1, 3, 7)
    assert counted["sections"][-1] == {
        "section": "Border", "texts": 3, "done": 1, "fuzzy": 0, "missing": 2, "words": 6, "words_done": 1,
    }  # fmt: skip


def test_a_language_is_asked_for_where_none_is_needed(good: Path) -> None:
    said = run(good, "translate", "extract")
    assert said.returncode == 2
    assert "name one with -l" in said.stderr
    assert run(good, "translate", "status", "-l", "../es").returncode == 2
    assert run(good, "translate", "extract", "-l", "fr").returncode == 0
    assert (good / "assets" / "locales" / "fr.po").exists()


def test_a_catalogue_that_is_broken_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(SPOKEN)
    run(tmp_path, "translate", "extract")
    po = tmp_path / "assets" / "locales" / "es.po"
    po.write_text(po.read_text() + 'msgid "lost')
    before = po.read_bytes()
    for verb in ("extract", "status"):
        said = run(tmp_path, "translate", verb)
        assert said.returncode == 1
        assert "assets/locales/es.po:" in said.stderr
        assert "error[broken_catalogue]" in said.stderr
    assert po.read_bytes() == before
