"""Words of quantity in whole decks: in titles, bullets, notes and alt texts, in every language that has them."""

from __future__ import annotations

from pathlib import Path

import pytest

import deckgen
from built import Built
from command import run
from deckgen.model.diagnostics import Diagnostic
from deckgen.numbers.quantity_words import languages_of_quantity
from deckgen.pipeline import check

DECK = """\
title: Trade
date: 2018-09-12
language: {language}
sources: {{bts: {{publisher: BTS}}}}
data: {{sales: {{file: sales.csv, source: bts}}}}
figures:
  share: {{query: select share from sales where year = 2017, format: 0%}}
  percent: {{query: select share * 100 from sales where year = 2017, format: '0.0"%"'}}
  before: {{query: select sold from sales where year = 2016, format: "$#,##0 bn"}}
  after: {{query: select sold from sales where year = 2017, format: "$#,##0 bn"}}
  rise: {{change: [before, after], sign: false, must: rise}}
  fall: {{change: [after, before], sign: false, must: fall}}
  people: {{query: select people from sales where year = 2017}}
  rank: {{value: 3, source: bts}}
sections:
  - title: Border
    slides:
      - id: words
        title: "{{{{ share | Fraction }}}}"
        bullets:
          - "{{{{ percent | fraction }}}}"
          - "{{{{ rise | multiplied }}}}"
          - "{{{{ rise | times }}}}"
          - "{{{{ fall | fraction }}}}"
          - "{{{{ people | about }}}}"
          - "{{{{ after | about }}}}"
          - "{{{{ rank | place }}}}"
        notes: "{{{{ rise | Fold }}}}"
"""
SALES = "year,share,sold,people\n2016,0.5,100,400000\n2017,0.66,297,512345\n"
SAID = {
    "en-US": "Two thirds, two thirds, tripled, three times, two thirds, half a million, about $300 bn, third, "
    "Threefold",
    "es-MX": "Dos tercios, dos tercios, triplicado, tres veces, dos tercios, medio millón, cerca de $300 bn, "
    "tercero, Por tres",
    "fr": "Deux tiers, deux tiers, triplé, trois fois, deux tiers, un demi-million, environ $300 bn, troisième, "
    "Par trois",
    "de": "Zwei Drittel, zwei Drittel, verdreifacht, dreimal, zwei Drittel, eine halbe Million, rund $300 bn, "
    "dritte, Das Dreifache",
    "pt": "Dois terços, dois terços, triplicou, três vezes, dois terços, meio milhão, cerca de $300 bn, terceiro, "
    "Por três",
    "it": "Due terzi, due terzi, triplicato, tre volte, due terzi, mezzo milione, circa $300 bn, terzo, Per tre",
}


def plant(folder: Path, language: str, sales: str = SALES) -> Path:
    (folder / "sales.csv").write_text(sales, encoding="utf-8")
    (folder / "deck.yaml").write_text(DECK.format(language=language), encoding="utf-8")
    return folder


def said(built: Built) -> str:
    """The words of the slide and its notes, parted by commas."""
    slide = built.slides["words"]
    title, body = slide.shapes.title.text_frame, slide.placeholders[1].text_frame
    frames = (title, body, slide.notes_slide.notes_text_frame)
    return ", ".join(line for frame in frames for line in frame.text.split("\n")).replace("\u00a0", " ")


def judged(folder: Path) -> list[Diagnostic]:
    return list(check(folder / "deck.yaml"))


@pytest.mark.parametrize("language", SAID)
def test_a_deck_says_its_figures_in_words(tmp_path: Path, language: str) -> None:
    built = Built.from_folder(plant(tmp_path, language))
    assert [str(one) for one in built.made.diagnostics] == []
    assert said(built) == SAID[language]


def test_every_language_is_tried() -> None:
    assert {language.partition("-")[0] for language in SAID} == set(languages_of_quantity())


def test_words_follow_the_data(tmp_path: Path) -> None:
    built = Built.from_folder(plant(tmp_path, "en-US", SALES.replace("0.66,297,512345", "0.77,215,880000")))
    assert said(built) == (
        "More than three quarters, more than three quarters, more than doubled, more than twice, more than half, "
        "about 900,000, more than $200 bn, third, More than twofold"
    )


def test_data_that_no_words_are_true_of_is_complained_of(tmp_path: Path) -> None:
    found = judged(plant(tmp_path, "en-US", SALES.replace("0.66,297,512345", "0.45,110,-3")))
    assert [one.code for one in found] == [
        *("no_simple_fraction", "no_simple_fraction"),
        *("no_multiple", "no_multiple", "no_round_number", "no_multiple"),
    ]


def test_a_translation_gets_its_own_languages_words_by_any_filter(tmp_path: Path) -> None:
    deck = plant(tmp_path, "en-US") / "deck.yaml"
    written = deck.read_text(encoding="utf-8")
    for before, after in {
        "sections:": "audiences: {students: {language: es}}\nsections:",
        "{{ rank | place }}": "{{ rank | place }} of all",
        "{{ rise | multiplied }}": "By {{ rise | multiplied }}",
    }.items():
        written = written.replace(before, after)
    deck.write_text(written, encoding="utf-8")
    said_there = {
        "Trade": "Comercio",
        "Border": "Frontera",
        "$#,##0 bn": "$#,##0 mil M",
        "{{ rank | place }} of all": "La {{ rank | place feminine }} de todas",
        "By {{ rise | multiplied }}": "Se multiplicó {{ rise | fold }}",
    }
    catalogue = tmp_path / "assets" / "locales" / "es.po"
    catalogue.parent.mkdir(parents=True)
    entries = (f'msgid "{one}"\nmsgstr "{other}"\n' for one, other in said_there.items())
    catalogue.write_text("\n".join(entries), encoding="utf-8")
    built = Built(tmp_path, deckgen.build(deck, tmp_path / "deck.pptx", audience="students"))
    assert [str(one) for one in built.made.diagnostics] == []
    assert "Se multiplicó por tres" in said(built)
    assert "La tercera de todas" in said(built)


def test_diff_tells_the_words_of_a_figure_and_no_sum_of_rough_numbers(tmp_path: Path) -> None:
    deckgen.build(plant(tmp_path, "en-US") / "deck.yaml", tmp_path / "old.pptx")
    plant(tmp_path, "en-US", SALES.replace("0.66,297,512345", "0.75,408,880000"))
    told = run(tmp_path, "diff", "old.pptx").stdout
    figures = {" ".join(line.split()) for line in told.split("\n") if line.endswith("on slide 3")}
    assert figures == {
        "share: Two thirds → Three quarters on slide 3",
        "percent: two thirds → three quarters on slide 3",
        "rise: tripled → quadrupled on slide 3",
        "fall: two thirds → three quarters on slide 3",
        "people: half a million → about 900,000 on slide 3",
        "after: about $300 bn → about $400 bn on slide 3",
    }
