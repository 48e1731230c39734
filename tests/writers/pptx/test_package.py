"""The package of a small deck, built from its YAML: the list of its parts, and the trees of those behind a slide.

The trees stand in reference/, indented. `pytest --renew-trees` writes them anew; read the difference before it is
committed, and open the deck.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import deckgen

REFERENCE = Path(__file__).parent / "reference"
DECK = """\
title: Trade at a glance
speaker: Ana Example
date: 2018-09-12
sources: {census: {publisher: U.S. Census Bureau, year: 2017, url: "https://www.census.gov/"}}
sections:
  - title: Trade
    slides:
      - id: growth
        title: Trade grows
        bullets: [Goods **lead**, Services follow]
        notes: Pause here.
        source: census
      - id: rows
        title: Two states of many
        table: {columns: [State, Trade], rows: [[Texas, 187], [Ohio, 14.7]]}
        source: census
        appendix: true
"""
COMPARED = (
    "[Content_Types].xml",
    "_rels/",
    "docProps/",
    "ppt/presentation.xml",
    "ppt/_rels/",
    "ppt/slides/",
    "ppt/notesSlides/",
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("package")
    (folder / "deck.yaml").write_text(DECK)
    data = deckgen.build(folder / "deck.yaml").path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(xml: bytes) -> str:
    """XML as a tree to be read and compared: indented, its declaration and the spaces between elements aside."""
    root = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def test_the_parts_are_these_and_no_others(package: dict[str, bytes], request: pytest.FixtureRequest) -> None:
    listed = "".join(f"{name}\n" for name in package)
    path = REFERENCE / "parts.txt"
    if request.config.getoption("--renew-trees"):
        path.write_text(listed)
    assert listed == path.read_text()


def test_the_trees_are_those_that_were_looked_at(package: dict[str, bytes], request: pytest.FixtureRequest) -> None:
    compared = {name: tree(data) for name, data in package.items() if name.startswith(COMPARED)}
    together = "".join(f"<!-- {name} -->\n{words}" for name, words in compared.items())
    path = REFERENCE / "trees.txt"
    if request.config.getoption("--renew-trees"):
        path.write_text(together)
    assert together.split("\n") == path.read_text().split("\n")


def test_every_part_is_well_formed_and_named_once(package: dict[str, bytes]) -> None:
    types = etree.fromstring(package["[Content_Types].xml"])
    named = [name for element in types if (name := element.get("PartName"))]
    assert len(named) == len(set(named))
    assert {name.lstrip("/") for name in named} <= set(package)
    for name, data in package.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
