"""`deckgen check --fix`: which mends are certain, what becomes of the files, and what is left as it is.

tests/test_cases.py makes the edits of every case and looks at every byte.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from at_terminal import on_terminal
from command import run
from deckgen.files.mends import NotMendedError, gather_mends, make_mends
from deckgen.pipeline import check

DECK = """\
title: Trade
sections:
  - title: Border
    slides:
      - title: Most people drive
        text: Cars lead.
"""
# What an author wrote in the place of a line of DECK, and what --fix makes of it.
CERTAIN = [
    ("title: Trade", 'title: "Trade', 'title: "Trade"'),
    ("title: Trade", "title: 'Mexico's trade'", "title: 'Mexico''s trade'"),
    ("title: Trade", 'title: The "new" trade: "now"', 'title: \'The "new" trade: "now"\''),
    ("title: Trade", 'title: "The "new" trade"', "title: 'The \"new\" trade'"),
    ("title: Trade", "title: Trade # of: all", "title: Trade # of: all"),
    ("title: Trade", "title:Trade", "title: Trade"),
    ("title: Trade", "titel: Trade  # for May", "title: Trade  # for May"),
    ("title: Trade", '"Title": Trade', '"title": Trade'),
    ("text: Cars lead.", "text: @all of them", 'text: "@all of them"'),
    ("text: Cars lead.", "text: **Cars** lead.", 'text: "**Cars** lead."'),
    ("text: Cars lead.", "text: {{ n }} cars", 'text: "{{ n }} cars"'),
    ("text: Cars lead.", "stats: [{value: {{ n }}, label: n}]", 'stats: [{value: "{{ n }}", label: n}]'),
    ("text: Cars lead.", "text: We are #1 there", 'text: "We are #1 there"'),
    ("text: Cars lead.", "bullets: [cars, trucks", "bullets: [cars, trucks]"),
    ("text: Cars lead.", "bullets: [{text: cars, only: [a]", "bullets: [{text: cars, only: [a]}]"),
    ("text: Cars lead.", "  text: Cars lead.", "text: Cars lead."),
    ("text: Cars lead.", "text:\u00a0Cars lead.", "text: Cars lead."),
    ("text: Cars lead.", "hidden: Yes", "hidden: true"),
    ("text: Cars lead.", 'hidden: "false"', "hidden: false"),
    ("text: Cars lead.", "minutes: 1:30", "minutes: 1.5"),
    (
        "text: Cars lead.",
        'text: "{{ shaer }}"\n        notes: "{{ share }}"\n        with: {share: "3"}',
        'text: "{{ share }}"\n        notes: "{{ share }}"\n        with: {share: "3"}',
    ),
    ("text: Cars lead.", "tags: intro, cars", "tags: [intro, cars]"),
    ("text: Cars lead.", "chart: {type: column}", "chart: {type: bar}"),
    ("text: Cars lead.", "image: {file: assets\\a.png}", "image: {file: assets/a.png}"),
    ("      - title: Most", "      -title: Most", "      - title: Most"),
]
# What may be a slip and may be something else.
UNCERTAIN = [
    ("title: Trade", "title: Trade\ntitel: Border"),
    ("text: Cars lead.", "table: {}\n        tabel: {}"),
    ("text: Cars lead.", 'text: "{{ n2018 }}"\n        with: {n2017: "3"}'),
    ("text: Cars lead.", "text: Cars #todo"),
    ("text: Cars lead.", "text: 'Cars\n        minutes: 3'"),
    ("        text: Cars lead.", "\ttext: Cars lead."),
    ("text: Cars lead.", "icon: us"),
    ("text: Cars lead.", 'text: "{{ share }}"\n        notes: "{{ share }}"\n        with: {shaer: "3"}'),
    ("text: Cars lead.", "bullets\n          - from: town: hall"),
    ("text: Cars lead.", "callout: title: Cars, text: lead}"),
    ("text: Cars lead.", "agenda: {{}"),
    ("sections:", "brand a: x\n  sections:"),
    ("text: Cars lead.", "title Most people: drive"),
]


def mended(folder: Path, deck: str) -> str:
    """What the deck reads once every mend is made that was certain at first."""
    path = folder / "deck.yaml"
    path.write_bytes(deck.encode("utf-8"))
    for file in gather_mends(path, check(path)).files:
        make_mends(file, path)
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize(("line", "wrong", "right"), CERTAIN)
def test_a_certain_mend_is_what_was_meant(line: str, wrong: str, right: str, tmp_path: Path) -> None:
    assert mended(tmp_path, DECK.replace(line, wrong, 1)) == DECK.replace(line, right, 1)


@pytest.mark.parametrize(("line", "wrong"), UNCERTAIN)
def test_what_may_be_meant_otherwise_is_left(line: str, wrong: str, tmp_path: Path) -> None:
    deck = DECK.replace(line, wrong, 1)
    assert mended(tmp_path, deck) == deck


def test_tabs_become_spaces_where_all_widths_read_alike(tmp_path: Path) -> None:
    tabbed = "title: Trade\nsections:\n\t- title: Border\n\t\tslides: # all\n\t\t\t- title: Cars\tlead\n"
    spaced = "title: Trade\nsections:\n  - title: Border\n    slides: # all\n      - title: Cars\tlead\n"
    assert mended(tmp_path, tabbed) == spaced


def test_marks_of_order_ends_of_lines_and_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + DECK.replace("text", "txet").replace("\n", "\r\n").encode() + b"# \xc3\xa9nd")
    path.chmod(0o640)
    (file,) = gather_mends(path, check(path)).files
    make_mends(file, path)
    assert path.read_bytes() == b"\xef\xbb\xbf" + DECK.replace("\n", "\r\n").encode() + b"# \xc3\xa9nd"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_was_changed_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK.replace("text", "txet"))
    said = list(check(path))
    (file,) = gather_mends(path, said).files
    path.write_text(DECK.replace("text", "txet") + "# mine\n")
    with pytest.raises(NotMendedError, match="changed meanwhile"):
        make_mends(file, path)
    assert path.read_text().endswith("# mine\n")
    mends = gather_mends(path, said)
    assert (mends.files, [left.why for left in mends.left]) == ((), ["the file was changed meanwhile"])


def test_files_that_are_included_are_mended_and_none_outside(tmp_path: Path) -> None:
    talk, shared = tmp_path / "talk", tmp_path / "shared.yaml"
    talk.mkdir()
    shared.write_text("{titel: Cars, text: lead}\n")
    (talk / "own.yaml").write_text("{titel: Trucks, text: follow}\n")
    (talk / "deck.yaml").write_text(DECK + "      - include: own.yaml\n")
    said = list(check(talk / "deck.yaml"))
    for file in gather_mends(talk / "deck.yaml", said).files:
        make_mends(file, talk / "deck.yaml")
    assert (talk / "own.yaml").read_text() == "{title: Trucks, text: follow}\n"
    # A link that leads out of the folder is put in the place of the file, with the same words.
    shared.write_text("{titel: Trucks, text: follow}\n")
    (talk / "own.yaml").unlink()
    (talk / "own.yaml").symlink_to(shared)
    assert [left.why for left in gather_mends(talk / "deck.yaml", said).left] == ["it lies outside the deck's folder"]
    assert "titel" in shared.read_text()


def test_edits_are_shown_and_asked_for_round_by_round(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    wrong = DECK.replace("title: Trade", 'title: "Trade').replace("text", "txet")
    path.write_text(wrong)
    code, shown = on_terminal(tmp_path, "n\n", "check", "--fix")
    assert "Write 1 edit into deck.yaml? [y/N]" in shown
    assert '  - title: "Trade' in shown
    assert '  + title: "Trade"' in shown
    assert (code, path.read_text()) == (1, wrong)
    piped = run(tmp_path, "check", "--fix")
    assert "nothing was mended, as nobody can be asked here; --yes does it" in piped.stdout
    assert (piped.returncode, path.read_text()) == (1, wrong)
    done = run(tmp_path, "check", "--fix", "-y")
    assert done.stdout.count("1 complaint mended in deck.yaml") == 2, "once it is YAML, its keys are read"
    assert (done.returncode, path.read_text()) == (0, DECK.replace("title: Trade", 'title: "Trade"'))
    assert [one.name for one in tmp_path.iterdir()] == ["deck.yaml"]
