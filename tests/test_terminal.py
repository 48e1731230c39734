"""No character that drives a terminal, or turns the order of letters, reaches one: from whatever a stranger names."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import command
import deckgen
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.visible import visible, visible_line
from deckgen.pipeline import build
from deckgen.verbs.diff import diff
from deckgen.writers.diff import diff_text

EVIL = "\x1b]0;owned\x07\x1b[2J\r\x08\x9b31m\u202elive\u2066"
DRIVING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
DECK = "title: Trade\nsections:\n  - title: Border\n    slides: [{title: Most drive, text: Cars lead.}]\n"
HOUSE = Path(deckgen.__file__).parent


def run(folder: Path, *words: str) -> tuple[int, str]:
    done = command.run(folder, *words)
    return done.returncode, done.stdout + done.stderr


def clean(said: str) -> bool:
    found = DRIVING.search(said)
    return found is None or not print(repr(said[max(0, found.start() - 60) : found.end() + 20]))


def test_what_drives_is_written_out_and_letters_stay() -> None:
    assert visible("a\x1b[2Jb\r\x7f\u202e\n\tc") == "a\\x1b[2Jb\\r\\u007f\\u202e\n\tc"
    assert visible_line("a\nb\tc") == "a\\nb\\tc"
    assert visible("\udc80") == "\\udc80"
    for words in ("أهلًا بكم می‌خواهم", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", "é e\u0301 한국어 שלום", "שלום \u200fabc\u200e"):
        assert visible(words) == words


def test_json_stays_what_it_is() -> None:
    assert json.loads(visible(json.dumps({EVIL: EVIL}, ensure_ascii=False))) == {EVIL: EVIL}


def test_a_complaint_can_t_pass_for_another_one() -> None:
    log = Diagnostics()
    span = Span(SourceFile(f"a{EVIL}\n.csv", "x\x1b[2J\u202e 👩‍👧 می‌خواهم"), 1, 1, 2)
    log.error("some_code", f"no '{EVIL}\ndeck.yaml: no errors'", span, EVIL)
    (said,) = map(str, log)
    assert clean(said)
    assert len(said.split("\n")) == 3
    assert "👩‍👧 می‌خواهم" in said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deck.yaml").write_text(DECK)
    return tmp_path


def test_names_of_files_and_what_is_typed(folder: Path) -> None:
    (folder / f"{EVIL}.yaml").write_text(DECK)
    for words in (
        ["check", f"{EVIL}.yaml"],
        ["check", f"no{EVIL}.yaml"],
        ["check", "-a", EVIL],
        [EVIL],
        [f"--{EVIL}"],
    ):
        said = run(folder, *words)[1]
        assert "\\x1b[2J" in said, words
        assert clean(said), words


def test_errors_of_sql_and_cells(folder: Path) -> None:
    sql = "select error(chr(27) || '[2J' || chr(8238) || chr(10) || 'deck.yaml: no errors') from cars"
    keys = f"data: {{cars: {{file: cars.csv}}}}\nfigures: {{n: {{query: {json.dumps(sql)}}}}}\n"
    (folder / "deck.yaml").write_text(keys + DECK.replace("Most drive", '"{{ n }} drive"'))
    (folder / "cars.csv").write_text(f"town,n\nLaredo{EVIL},3\nJuárez,\u202ex\n")
    code, said = run(folder, "check")
    assert (code, clean(said)) == (1, True)
    assert "\\x1b[2J" in said


def hostile(old: Path, new: Path) -> Path:
    """A built file with words in its manifest and on its slides that are none of deckgen's."""
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("customXml/item"):
                data = data.replace(b"Most drive", json.dumps(EVIL)[1:-1].encode())
            made.writestr(name, data)
    return new


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_manifest_of_a_stranger_s_file(folder: Path, form: str) -> None:
    path = hostile(build(folder / "deck.yaml", folder / "old.pptx").path, folder / f"{EVIL}.pptx")
    code, said = run(folder, "diff", path.name, "--format", form)
    assert (code, clean(said)) == (0, True), said
    assert "owned" in said


def test_colors_are_deckgen_s_own(folder: Path) -> None:
    path = hostile(build(folder / "deck.yaml", folder / "old.pptx").path, folder / f"{EVIL}.pptx")
    said = diff_text(diff(str(path), deck=folder / "deck.yaml"), color=True)
    assert "\\x1b[2J" in said
    assert clean(re.sub(r"\x1b\[(0|1|2|31|32|9;31)m", "", said))


def test_a_library_that_warns(folder: Path) -> None:
    code = (
        "import logging, warnings\nfrom deckgen.cli.library_words import hear_libraries\nhear_libraries()\n"
        f"warnings.warn({EVIL!r})\nlogging.getLogger('x').warning({EVIL!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=folder)
    assert done.stderr.count(b"\\x1b[2J") == 2
    assert clean(done.stderr.decode())


def prints(tree: ast.Module) -> list[int]:
    """The lines of a module that write to a terminal by themselves, but for what its streams say of themselves."""
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="print")):
                found.append(node.lineno)
            case ast.Attribute(value=ast.Name(id="click"), attr="echo" | "secho" | "confirm" | "prompt" | "pause"):
                found.append(node.lineno)
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="stdout" | "stderr"), attr="write")):
                found.append(node.lineno)
    return found


def test_the_command_has_one_mouth() -> None:
    modules = {path.relative_to(HOUSE).as_posix(): ast.parse(path.read_text()) for path in HOUSE.rglob("*.py")}
    speaking = {path for path, tree in modules.items() if prints(tree)}
    assert speaking == {"cli/printing.py", "cli/streams.py"}
