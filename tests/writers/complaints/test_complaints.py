"""`--format` of check and build: documents that programs read, each from a real run over a deck with faults."""

from __future__ import annotations

import json
import re
from functools import reduce
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import pytest

from command import run

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "diagnostics.schema.json").read_text(encoding="utf-8"))
FAULTY = """\
title: Trade
data: {crossings: {file: "mode, by.csv"}}
audiences: {few: {hide: [more]}, many: {}}
sections:
  - title: Border
    slides:
      - title: Most people drive
        txet: Cars lead.
      - id: walk
        title: Few walk
        tags: [more]
        text: "{{ nothing }}, 100%"
      - title: 'Some ride'
        chart: {type: bar, data: crossings, x: mode, y: crossing}
  - {title: More, slides: [{title: Buses, text: few}, {title: Trams, layout: splt, text: none}]}
"""
MENDS = {"txet": "text", "{{ nothing }}, ": "", "y: crossing}": "y: crossings}", "splt": "auto"}
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    talk = tmp_path / "my talk"
    talk.mkdir()
    (talk / "deck.yaml").write_text(FAULTY)
    (talk / "mode, by.csv").write_text('mode,crossings\ncars,1\n"trucks,2\n')
    return tmp_path


def data(done: CompletedProcess[str]) -> dict[str, Any]:
    """The document of a run, which is all that it printed, and is what its schema says."""
    assert done.stderr == ""
    read: dict[str, Any] = json.loads(done.stdout)
    jsonschema.validate(read, SCHEMA)
    return read


def found(read: dict[str, Any], code: str) -> dict[str, Any]:
    (one,) = (one for one in read["complaints"] if one["code"] == code)
    return dict(one)


def test_json_says_all_that_is_known_of_a_complaint(folder: Path) -> None:
    done = run(folder, "check", "my talk", "--format", "json")
    read = data(done)
    assert (done.returncode, read["deck"], read["errors"], read["built"]) == (1, "my talk/deck.yaml", 4, [])
    key, name, quote = (found(read, code) for code in ("unknown_key", "unknown_name", "unclosed_quote"))
    assert key["place"] == {"file": "my talk/deck.yaml", "line": 8, "column": 9, "end_line": 8, "end_column": 13}
    assert (key["slide"], key["variants"], key["hint"]) == ("most-people-drive", [], "did you mean 'text'?")
    assert key["fix"] == [{**key["place"], "replacement": "text"}]
    assert (name["slide"], name["variants"], name["fix"]) == ("walk", ["many"], []), "few don't get this slide"
    assert "(in many)" not in name["message"]
    assert quote["place"]["file"] == "my talk/mode, by.csv"
    assert quote["slide"] is None
    assert found(read, "wrong_value")["slide"] == "trams", "of two slides in one line the right one"


def test_the_document_is_all_that_is_printed_whatever_is_wrong(folder: Path) -> None:
    deck = folder / "my talk" / "deck.yaml"
    deck.write_text('title: "Trade\n')
    assert [one["code"] for one in data(run(folder, "build", "my talk", "--format", "json"))["complaints"]] == [
        "not_yaml"
    ]
    wrong = run(folder, "check", "my talk", "-a", "no", "--format", "xml")
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_a_build_says_what_it_built(folder: Path) -> None:
    talk = folder / "my talk"
    (talk / "deck.yaml").write_text(reduce(lambda deck, mend: deck.replace(*mend), MENDS.items(), FAULTY))
    (talk / "mode, by.csv").write_text("mode,crossings\ncars,1\ntrucks,2\n")
    done = run(folder, "build", "my talk", "--all", "--format", "json")
    read = data(done)
    assert done.returncode == 0
    assert [(folder / one["file"]).exists() for one in read["built"]] == [True, True]
    assert [(one["slides"], one["charts"], one["kept"]) for one in read["built"]] == [(7, 1, None), (8, 1, None)]
    assert run(folder, "build", "my talk", "--format", "json", "--strict").returncode == 1
    commands = run(folder, "build", "my talk", "--format", "github").stdout.splitlines()
    assert all(map(COMMAND.fullmatch, commands))
    assert commands[-1].startswith("::notice title=built::")


def test_github_gets_a_command_for_each_complaint(folder: Path) -> None:
    done = run(folder, "check", "my talk", "--format", "github")
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert all(map(COMMAND.fullmatch, lines)), "ends of lines, and colons of properties, are escaped"
    key = "::error file=my talk/deck.yaml,line=8,endLine=8,col=9,endColumn=12,title=unknown_key::"
    assert f"{key}a slide has no key 'txet'%0Adid you mean 'text'?" in lines
    (quote,) = (line for line in lines if "title=unclosed_quote" in line)
    assert quote.startswith("::error file=my talk/mode%2C by.csv,line=3,")


def test_sarif_has_rules_results_and_fixes(folder: Path) -> None:
    """It was tried against the schema of OASIS by hand; what that asks for first is asserted here."""
    done = run(folder, "check", "my talk", "--format", "sarif")
    assert (done.returncode, done.stderr) == (1, "")
    read = json.loads(done.stdout)
    (one_run,) = read["runs"]
    rules = one_run["tool"]["driver"]["rules"]
    assert (read["version"], one_run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    for result in one_run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("my%20talk/")
    assert all(rule["fullDescription"]["text"] and rule["help"]["text"] for rule in rules)
    (key,) = (result for result in one_run["results"] if result["ruleId"] == "unknown_key")
    region = {"startLine": 8, "startColumn": 9, "endLine": 8, "endColumn": 13}
    assert key["locations"][0]["physicalLocation"]["region"] == region
    (change,) = key["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "text"}}]
    name = next(rule for rule in rules if rule["id"] == "unknown_name")
    assert "{{exports: {{value: 243}}}}" in name["help"]["text"], "single braces would be places for arguments"
