"""`deckgen explain`: every code that deckgen complains with is explained, and every explanation has a case."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import command
import complaints
import deckgen
from deckgen.check import CHECKS
from deckgen.verbs.explain import explanations
from written_case import cases

SOURCE = Path(deckgen.__file__).parent
# What adds or raises a complaint, its code first.
CALLS = {"error", "warning", "complaint", "complaints.add", "Refusal"}
CODE = re.compile(r"[a-z]+(_[a-z0-9]+)*")
# Codes that no deck alone can bring about: another program or the machine must have its hand in it. Each has a test
# of its own.
NEEDS_THE_MACHINE = {
    "broken_plug_in": "test_plug_ins.py",
    "file_in_use": "stages/test_save.py",
    "left_out_of_revision": "verbs/diff/test_strange_repositories.py",
    "left_out_plug_in": "test_plug_ins.py",
    "no_permission": "files/test_paths.py",
    "no_pdf": "verbs/export/test_export.py",
    "no_picture": "verbs/export/test_export.py",
    "not_pictured": "viewing/test_view.py",
    "other_minutes": "tailoring/test_rehearsal.py",
    "no_cluster": "verbs/batch/test_cluster.py",
    "row_lost": "verbs/batch/test_batch.py",
    "refresh_runs": "verbs/data/test_refresh.py",
    "too_many_errors": "model/test_too_many_errors.py",
    "trust_not_kept": "test_trust.py",
    "unsound_file": "stages/test_save.py",
}


def codes_in_source() -> set[str]:
    """The codes that are written in calls which complain; others are put together as the program runs."""
    found = set(CHECKS.words)
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) > 1 and isinstance(node.args[0], ast.Constant):
                called = ast.unparse(node.func).split(".")
                code = node.args[0].value
                if {called[-1], ".".join(called[-2:])} & CALLS and isinstance(code, str) and CODE.fullmatch(code):
                    found.add(code)
    return found


def codes_in_cases() -> set[str]:
    return {one.kind.partition("[")[2].rstrip("]") for case in cases() for one in case.expected()}


def test_every_code_is_explained() -> None:
    assert sorted((codes_in_source() | codes_in_cases()) - set(explanations())) == []


def test_every_explanation_has_a_case_that_shows_it() -> None:
    lacking = sorted(set(explanations()) - codes_in_cases() - set(NEEDS_THE_MACHINE))
    assert lacking == [], "write a deck under tests/cases that brings about each"
    assert sorted(set(NEEDS_THE_MACHINE) & codes_in_cases()) == [], "these have a case now"


@pytest.mark.parametrize(("code", "file"), NEEDS_THE_MACHINE.items())
def test_what_no_deck_can_show_has_a_test_of_its_own(code: str, file: str) -> None:
    assert code in (Path(__file__).parent.parent / file).read_text(encoding="utf-8")


def test_explanations_are_whole_sentences() -> None:
    for one in explanations().values():
        for words in (one.why, one.mend):
            assert re.fullmatch(r"[A-Z0-9'`{$].*[.!?]", words), f"{one.code}: {words}"
        assert "_" not in one.code or one.code not in one.why, f"{one.code} is explained by itself"


def test_the_page_is_what_the_command_makes() -> None:
    assert complaints.PAGE.read_text(encoding="utf-8") == complaints.page(), "make pages"


def run(*words: str) -> CompletedProcess[str]:
    return command.run(Path.cwd(), "explain", *words)


def test_the_command_says_why_and_what_to_do() -> None:
    done = run("long_title")
    assert done.returncode == 0
    assert explanations()["long_title"].why.split()[0] in done.stdout
    assert "What to do" in done.stdout
    assert "allow: [long_title]" in done.stdout


def test_the_command_lists_all_codes() -> None:
    done = run()
    assert all(f"  {code} " in done.stdout for code in explanations())


def test_a_slip_in_a_code_is_wrong_usage_with_a_hint() -> None:
    done = run("unknown_colum")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'unknown_column'?" in done.stderr


@pytest.mark.parametrize("words", [["error[unknown_column]:"], ["Unknown-Column"], ["unknown", "column"]])
def test_a_code_may_be_copied_with_its_brackets_or_typed_otherwise(words: list[str]) -> None:
    assert run(*words).stdout == run("unknown_column").stdout != ""


def test_a_word_of_a_code_names_the_codes_that_hold_it() -> None:
    assert "known: 'unknown_chart'" in run("chart").stderr


def test_nothing_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for words in ([], ["unset_variable"], ["overflow"]):
        assert max(map(len, run(*words).stdout.split("\n"))) <= 80
