"""The command where its streams are closed, full or of few letters: it never fails, and loses no word silently."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes the streams")

DECK = "title: 中文 é 😀\nsections:\n  - title: S\n    slides: [{title: A, text: x}]\n"
VERBS = ("check", "plan", "schema", "--help")


def shell(folder: Path, words: str, how: str = "", **variables: str) -> subprocess.CompletedProcess[bytes]:
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    environment = {f"{name}={value}": None for name, value in variables.items()}
    prefix = " ".join(["env", *environment])
    command = f"set -o pipefail; {prefix} '{sys.executable}' -m deckgen {words} {how}"
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, timeout=60)


@pytest.mark.parametrize("how", [">&- 2>&- <&-", "2>&-", "| head -c 1"])
@pytest.mark.parametrize("words", VERBS)
def test_a_stream_that_is_closed_is_no_reason_to_fail(tmp_path: Path, words: str, how: str) -> None:
    done = shell(tmp_path, words, how)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_of_the_run_is_not_taken_for_a_closed_stream(tmp_path: Path) -> None:
    assert shell(tmp_path, "build -o talk.pptx", ">&- 2>&- <&-").returncode == 0
    assert (tmp_path / "talk.pptx").read_bytes()[:2] == b"PK"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux's own")
@pytest.mark.parametrize("words", VERBS)
def test_words_that_find_no_room_are_said_to_be_missing(tmp_path: Path, words: str) -> None:
    done = shell(tmp_path, words, "> /dev/full")
    assert done.returncode == 1
    assert done.stderr == b"Error: standard output can't be written: No space left on device\n"


def test_letters_that_a_terminal_lacks_are_written_as_numbers(tmp_path: Path) -> None:
    done = shell(tmp_path, "plan --format json", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert b"\\u4e2d\\u6587 \xe9 \\ud83d\\ude00" in done.stdout
    assert json.loads(done.stdout.decode("cp1252"))["title"] == "中文 é 😀"


@pytest.mark.parametrize("columns", ["20", "1", "0"])
def test_a_narrow_terminal(tmp_path: Path, columns: str) -> None:
    for words in ("plan", "build --help"):
        done = shell(tmp_path, words, COLUMNS=columns)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout
