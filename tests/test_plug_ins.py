"""Plug-ins: packages that are really installed, used through the command as their users do."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from pptx import Presentation

import deckgen.plug_in
from built import drawn_words, plainly
from judges import ROOT

EXAMPLE = ROOT / "examples" / "plugin"
SLIDE = "title: T\nsections:\n  - title: S\n    slides:\n      - title: One\n        {}\n"


@pytest.fixture(scope="module")
def almanac(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pip installed the example into, from a copy, since it builds beside what it installs."""
    folder = tmp_path_factory.mktemp("almanac")
    shutil.copytree(EXAMPLE, folder / "source", ignore=shutil.ignore_patterns("demo", "build", "*.egg-info"))
    install = [
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
        "--target",
        str(folder / "site"),
    ]
    subprocess.run([sys.executable, "-m", "pip", *install, str(folder / "source")], check=True, timeout=120)
    return folder / "site"


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE / "demo", tmp_path / "demo"))


def run(folder: Path, site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with plug-ins from another one."""
    paths = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH"), str(ROOT / "src"))))
    environment = {**os.environ, "PYTHONPATH": paths, "COLUMNS": "200"}
    command = [sys.executable, "-P", "-m", "deckgen", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def plug_in(tmp_path: Path) -> Callable[..., Path]:
    """Plants a package by hand, as pip leaves it: its name, its entry points by groups, its one module."""

    def plug_in(name: str, module: str, **groups: str) -> Path:
        site = tmp_path / "site"
        metadata = site / f"{name}-1.0.dist-info"
        metadata.mkdir(parents=True)
        sections = [f"[deckgen.{group}]\n{entry}\n" for group, entry in groups.items()]
        (metadata / "entry_points.txt").write_text("\n".join(sections))
        (site / f"{name}.py").write_text(module)
        return site

    return plug_in


def deck(folder: Path, slide: str) -> Path:
    (folder / "talk").mkdir(exist_ok=True)
    (folder / "talk" / "deck.yaml").write_text(SLIDE.format(slide))
    return folder / "talk"


def test_every_word_of_the_example_works(almanac: Path, demo: Path) -> None:
    kept = (demo / "moons.csv").read_bytes()
    (demo / "moons.csv").unlink()
    fetched = run(demo, almanac, "data", "refresh", "--yes", "--trust")
    assert "moons: new, 12 rows from the moon of 2026" in fetched.stdout
    assert (demo / "moons.csv").read_bytes() == kept
    done = run(demo, almanac, "build", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    slides = list(Presentation(str(demo / "output" / "the-orchard.pptx")).slides)
    chart = next(shape for shape in slides[2].shapes if shape.name.startswith("Chart"))
    described = chart._element.xpath("string(.//p:cNvPr/@descr)")
    assert described.startswith("Lollipop chart, Baskets, 3 values. ")
    svg = chart._element.find(".//{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    embedded = svg.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    drawn = drawn_words(slides[2].part.related_part(embedded).blob.decode())
    assert {"Boskoop", "Goldparmäne", "Cox"} <= set(plainly(drawn).split())
    words = {shape.name: shape.text_frame.text for shape in slides[3].shapes if shape.has_text_frame}
    assert words["Proverb"] == "Apples that are picked by the old moon keep till the new year.\nGrandmother"
    table = next(shape.table for shape in slides[3].shapes if shape.has_table)
    assert table.cell(1, 1).text.startswith("Jan\N{NO-BREAK SPACE}18, ")


def test_pictures_are_drawn_anew_when_the_plug_in_changes(almanac: Path, demo: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(almanac, tmp_path / "site"))
    assert run(demo, site, "build", "-o", "a.pptx").returncode == 0
    module = site / "deckgen_almanac" / "lollipop.py"
    module.write_text(module.read_text().replace("STICK = 2.5", "STICK = 9.5"))
    assert run(demo, site, "build", "-o", "b.pptx").returncode == 0
    first, second = (
        next(s.image.blob for s in Presentation(str(demo / name)).slides[2].shapes if s.name.startswith("Chart"))
        for name in ("a.pptx", "b.pptx")
    )
    assert first != second


def test_without_it_the_words_are_not_known(demo: Path, tmp_path: Path) -> None:
    said = run(demo, tmp_path, "check").stderr
    for code in ("unsupported_file", "missing_key", "unknown_chart", "unknown_key"):
        assert f"error[{code}]" in said


def test_its_words_are_in_the_schema(almanac: Path, demo: Path) -> None:
    schema = json.loads(run(demo, almanac, "schema").stdout)
    written = yaml.safe_load((demo / "deck.yaml").read_text())
    jsonschema.validate(written | {"date": str(written["date"])}, schema)
    assert schema["$defs"]["Proverb"]["description"] == "Old words that say it best, between two lines."
    assert "proverb" in schema["$defs"]["Slide"]["properties"]


def test_its_words_are_in_the_guide(almanac: Path, demo: Path) -> None:
    whole = run(demo, almanac, "guide").stdout
    assert all(word in whole for word in ("proverb: ", "lollipop: ", "moon#!", ".tally"))
    told = run(demo, almanac, "guide", "proverb").stdout
    assert told.startswith("proverb: a block of a slide\n\n  Old words that say it best, between two lines.")


def test_complaints_know_its_words(almanac: Path, tmp_path: Path) -> None:
    wrong = """proverbs: Old words
      - {title: Two, proverb: {txt: Old words}}
      - {title: Three, chart: {type: lollypop, rows: [[a, 1]]}}
      - {title: Four, text: a, allow: [shoutin]}"""
    said = run(deck(tmp_path, wrong), almanac, "check").stderr
    for word in ("proverb", "lollipop", "shouting"):
        assert f"did you mean '{word}'?" in said
    assert "'proverb' has no key 'txt'" in said


def test_its_check_is_asked_explained_and_excused(almanac: Path, tmp_path: Path) -> None:
    folder = deck(tmp_path, "text: a")
    path = folder / "deck.yaml"
    path.write_text(path.read_text().replace("title: One", "title: ONE AND ALL"))
    said = run(folder, almanac, "check").stderr
    assert "deck.yaml:5:9: warning[shouting]: the title of slide 'one-and-all' shouts" in said
    told = run(folder, almanac, "explain", "shouting").stdout
    assert "sound as if the speaker were angry" in told
    assert "allow: [shouting]" in told
    path.write_text(path.read_text() + "        allow: [shouting]\n")
    assert run(folder, almanac, "check").stderr == ""


BROKEN = "raise RuntimeError('no such luck\\nat all')\n"


EVERY_KIND = dict.fromkeys(("blocks", "slides", "charts", "origins", "readers"), "luck = luckless")
USING_ALL = """\
luck: a
      - {title: Two, chart: {type: luck, rows: [[a, 1]]}}
      - {title: Three, table: {data: d}}
data:
  d: {file: a.luck}
  e: {file: a.csv, refresh: {luck: 1}}"""


def test_broken_ones_are_said_in_one_line_where_they_are_used(plug_in: Callable[..., Path], tmp_path: Path) -> None:
    site = plug_in("luckless", BROKEN, **EVERY_KIND, checks="fate = luckless:Fate")
    folder = deck(tmp_path, USING_ALL)
    (folder / "a.luck").write_text("a")
    (folder / "a.csv").write_text("a\n1\n")
    said = run(folder, site, "check").stderr
    broken = "the plug-in luckless-1.0 is broken: 'luck' can't be loaded (RuntimeError: no such luck)"
    of_check = broken.replace("'luck'", "'fate'")
    assert [line for line in said.split("\n") if "broken_plug_in" in line] == [
        f"error[broken_plug_in]: {of_check}",
        f"deck.yaml:6:15: error[broken_plug_in]: {broken}",
        f"deck.yaml:7:29: error[broken_plug_in]: {broken}",
        f"deck.yaml:10:13: error[broken_plug_in]: 'a.luck' can't be read: {broken}",
        f"deck.yaml:11:29: error[broken_plug_in]: {broken}",
    ]
    assert "Traceback" not in said
    said = run(deck(tmp_path, "text: a"), site, "check").stderr
    assert said.startswith(f"error[broken_plug_in]: {of_check}\n     = mend the plug-in")
    for words in (("explain", "fate"), ("guide", "luck")):
        told = run(tmp_path, site, *words).stdout
        assert "The plug-in luckless-1.0 is broken" in " ".join(told.split())


def test_a_broken_one_that_is_not_used_is_not_loaded(plug_in: Callable[..., Path], tmp_path: Path) -> None:
    done = run(deck(tmp_path, "text: a"), plug_in("luckless", BROKEN, **EVERY_KIND), "check")
    assert (done.returncode, done.stderr) == (0, "")


def test_one_that_is_no_such_thing_is_broken_too(plug_in: Callable[..., Path], tmp_path: Path) -> None:
    words = {"a": "luckless:Luck", "b": "luckless:nothing", "c": "luckless", "d": "nowhere:Luck", "e": "luckless:"}
    site = plug_in("luckless", "class Luck:\n    pass\n", blocks="\n".join(f"{w} = {t}" for w, t in words.items()))
    slides = "a: x\n" + "".join(f"      - {{title: T{word}, {word}: x}}\n" for word in "bcde")
    done = run(deck(tmp_path, slides), site, "check")
    assert done.stderr.count("error[broken_plug_in]: ") == len(words)
    assert run(tmp_path, site, "schema").stderr.startswith("Error: the plug-in luckless-1.0 is broken: 'a' ")


def test_a_fault_of_one_is_not_taken_for_deckgens(plug_in: Callable[..., Path], tmp_path: Path) -> None:
    module = (
        "from deckgen.plug_in import *\n\n\nclass Luck(Block):\n    def bind(self, scope):\n        return 1 / 0\n"
    )
    done = run(deck(tmp_path, "luck: {}"), plug_in("luckless", module, blocks="luck = luckless:Luck"), "check")
    assert done.returncode == 1
    assert done.stderr.startswith("the plug-in luckless-1.0 has a fault (ZeroDivisionError: division by zero)")


def test_deckgens_own_words_stay_its_own(plug_in: Callable[..., Path], tmp_path: Path) -> None:
    site = plug_in("luckless", BROKEN, blocks="text = luckless\nBig-Luck = luckless")
    plug_in("unlucky", BROKEN, blocks="luck = unlucky")
    plug_in("zealous", BROKEN, blocks="luck = zealous")
    done = run(deck(tmp_path, "text: a"), site, "check")
    assert [line for line in done.stderr.split("\n") if "[" in line] == [
        "warning[left_out_plug_in]: the block 'text' of the plug-in luckless-1.0 is left out: deckgen has its own",
        "warning[left_out_plug_in]: the block 'Big-Luck' of the plug-in luckless-1.0 is left out: "
        "a word is small letters, digits and '_'",
        "warning[left_out_plug_in]: the block 'luck' of the plug-in zealous-1.0 is left out: unlucky-1.0 has one too",
    ]


def test_what_lies_in_the_decks_folder_is_no_plug_in(plug_in: Callable[..., Path], tmp_path: Path) -> None:
    """A deck from somebody else could bring one along."""
    site = plug_in("luckless", "open('ran', 'w')\n", checks="luck = luckless")
    (site / "deck.yaml").write_text(SLIDE.format("text: a"))
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(ROOT / "src"))))}
    command = [sys.executable, "-m", "deckgen", "check"]
    done = subprocess.run(command, cwd=site, env=os.environ | paths, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (site / "ran").exists()


def test_every_public_name_is_there_and_known_to_type_checkers() -> None:
    for name in deckgen.plug_in.__all__:
        assert getattr(deckgen.plug_in, name) is not None
    tree = ast.parse((ROOT / "src" / "deckgen" / "plug_in.py").read_text())
    (typed,) = [node for node in tree.body if isinstance(node, ast.If)]
    imports = [node for node in typed.body if isinstance(node, ast.ImportFrom)]
    homes = {alias.name: f"{node.module}" for node in imports for alias in node.names}
    assert homes == {name: f"deckgen.{home}" for name, home in deckgen.plug_in._HOMES.items()}


def test_the_example_imports_nothing_else_of_deckgen() -> None:
    for path in EXAMPLE.rglob("*.py"):
        modules = [node.module for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
        assert {one for one in modules if one and one.partition(".")[0] == "deckgen"} <= {"deckgen.plug_in"}


def test_the_page_names_every_public_name() -> None:
    page = (ROOT / "docs" / "plugins.md").read_text()
    assert [name for name in deckgen.plug_in.__all__ if f"`{name}`" not in page] == []
