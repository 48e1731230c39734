"""Where a built deck leads: to what its author linked to, by https, http, mailto or tel, and nowhere else."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from deckgen.pipeline import build
from side_files import linking_template

DECK = r"""
title: Links
brand: brand.yaml
speaker: {name: Ana, email: ana@example.org, handle: "file:///x"}
sources:
  census: {publisher: Census, url: "https://www.census.gov/trade"}
set: {there: "[set](javascript:set)"}
data: {cars: {file: cars.csv, source: census}}
figures:
  words: {query: "select town from cars limit 1"}
sections:
  - title: Ways
    slides:
      - title: Most of {{ words }} drive
        bullets: ["{{ words }} and {{ there }}", "[a](https://example.org/a) [d](#rest)"]
        notes: "[a](tel:+1-202) javascript:alert(1) {{ there }}"
      - {title: A chart, chart: {type: bar, data: cars, x: town, y: n, alt: javascript:alt}}
      - {title: An own chart, chart: {type: bar, data: cars, x: town, y: n, render: native}}
      - {title: A table, id: rest, table: {data: cars}}
      - {title: Another, table: {columns: [A], rows: [["[mail](mailto:me@example.org)"], ["file:///etc/passwd"]]}}
      - closing: {}
      - sources: {}
"""
CELLS = 'town,n\n"[Laredo](javascript:csv)",3\n"=HYPERLINK(""file:///x"")",4\n'
OUTSIDE = re.compile(r'<Relationship [^>]*TargetMode="External"[^>]*>')


def external(path: Path) -> set[str]:
    """The targets of all relationships of a file that lead out of it."""
    with zipfile.ZipFile(path) as made:
        rels = [made.read(name).decode() for name in made.namelist() if name.endswith(".rels")]
    return {re.search(r'Target="([^"]*)"', found)[1] for rel in rels for found in OUTSIDE.findall(rel)}  # type: ignore[index]


def test_a_deck_leads_where_its_author_linked_and_nowhere_else(tmp_path: Path) -> None:
    linking_template(tmp_path / "corporate.pptx")
    layouts = "{cover: Title Slide, divider: Section Header, content: Title Only}"
    (tmp_path / "brand.yaml").write_text(f"template: corporate.pptx\nlayouts: {layouts}\n")
    (tmp_path / "cars.csv").write_text(CELLS)
    (tmp_path / "deck.yaml").write_text(DECK)
    made = build(tmp_path / "deck.yaml", tmp_path / "talk.pptx")
    assert external(made.path) == {
        *("https://example.org/a", "tel:+1-202", "mailto:me@example.org", "https://www.census.gov/trade"),
        # The speaker's, and the template's own.
        *("mailto:ana@example.org", "https://example.org/"),
    }
    with zipfile.ZipFile(made.path) as file:
        slides = [file.read(name).decode() for name in file.namelist() if name.startswith("ppt/slide")]
    assert not any(re.search(r'action="(?!ppaction://hlinksldjump")', slide) for slide in slides)
