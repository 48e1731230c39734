"""Decks in other languages: every word that anybody sees is translated, and nothing else changes with it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import asdict

import deckgen
from built import Built, plainly
from deckgen.model import phrases
from deckgen.model.house_words import house_words
from deckgen.verbs.translate import sentences

ROOT = Path(__file__).parent
KEPT = re.compile(r"\{\{.*?\}\}|\[\^[^\]]+\]|\]\([^)]*\)|`[^`]*`", re.DOTALL)
MARKED = str.maketrans("aeiouAEIOU", "åëïøüÅËÏØÜ")
A_WORD = re.compile(r"[^\W\d_]+")


def marked(words: str) -> str:
    """Words as nobody writes them, the parts that a translation keeps as they are."""
    made, end = "", 0
    for match in KEPT.finditer(words):
        made += words[end : match.start()].translate(MARKED) + match.group()
        end = match.end()
    return made + words[end:].translate(MARKED)


def po(said: dict[str, str]) -> str:
    """A catalogue."""
    escaped = [tuple(re.sub(r'(["\\])', r"\\\1", one).replace("\n", "\\n") for one in pair) for pair in said.items()]
    return "\n".join(f'msgid "{msgid}"\nmsgstr "{words}"\n' for msgid, words in escaped)


def plant(folder: Path, language: str, said: dict[str, str]) -> None:
    (folder / "assets" / "locales").mkdir(parents=True, exist_ok=True)
    (folder / "assets" / "locales" / f"{language}.po").write_text(po(said), encoding="utf-8")


@pytest.fixture(scope="module")
def marked_deck(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The deck that has everything, in a language that nobody speaks."""
    folder = tmp_path_factory.mktemp("everything")
    shutil.copytree(ROOT / "everything", folder, dirs_exist_ok=True)
    deck = folder / "deck.yaml"
    deck.write_text(
        deck.read_text(encoding="utf-8").replace("  full: {}", "  full: {language: fi}"), encoding="utf-8"
    )
    plant(folder, "fi", {one.msgid: marked(one.msgid) for one in sentences(deck)})
    return Built(folder, deckgen.build(deck, folder / "deck.pptx", audience="full", trust=True))


def test_every_word_that_anybody_sees_is_translated(marked_deck: Built) -> None:
    # The house speaks English where it knows no Finnish; proper names, the codes of states, and an author's own
    # drawing stay.
    house = [*phrases.known(), *(str(words) for words in asdict(house_words("fi")).values())]
    names = ["Ana Díaz", "mailto:ana@example.org", "https://example.org/page", "Census Bureau", "The Bank"]
    names += ["The Elder Press", "Buses Cars", "code", "helmikuuta", "miljoonaa"]
    known = {
        form for words in (*house, *names) for word in A_WORD.findall(words) for form in (word, word.capitalize())
    }
    left = {
        (name, word)
        for name, slide in marked_deck.slides.items()
        for word in A_WORD.findall(marked_deck.words(slide))
        if re.search("[aeiouAEIOU]", word) and not word.isupper() and word not in known and name != "where-from"
    }
    assert not left


def test_a_source_is_translated_where_the_catalogue_has_its_title_and_stays_elsewhere(spanish: Built) -> None:
    listed = spanish.words(spanish.slides["sources"])
    assert "Bureau of Transportation Statistics. Cruces fronterizos, 2017" in listed


def test_slides_keep_their_names_in_every_language(marked_deck: Built, everything: Built) -> None:
    assert set(marked_deck.slides) <= {*everything.slides, "appendix"}


TALK = """\
title: Trade
date: 2018-09-12
brand: brand.yaml
audiences: {english: {}, students: {language: es-MX}}
sources: {bts: {publisher: Bureau of Transportation Statistics, title: Crossings, year: 2017, accessed: 2018-07-01}}
data: {crossings: {file: crossings.csv, source: bts, unit: million}}
figures: {exports: {value: 1243.5, format: '$#,##0.0 "bn"'}, trade: {value: 276_000_000_000, format: $compact}}
sections:
  - title: Border
    slides:
      - id: modes
        title: Most people **drive**, and exports reach {{ exports }}
        chart:
          type: ranking
          data: crossings
          x: mode
          y: crossings
          highlight: [cars]
          sort: -crossings
        callout: "{{ trade }}"
        notes: |
          Pause here.

          - Then go on, slowly.
      - id: told
        title: Table of crossings
        table:
          data: crossings
          highlight: [on foot]
          columns: {mode: By, crossings: {title: Million, format: "0.0"}}
      - sources: {}
"""
SAID = {
    "Trade": "Comercio",
    "million": "millones",
    '$#,##0.0 "bn"': '$#,##0.0 "mil M"',
    "Border": "Frontera",
    "Most people **drive**, and exports reach {{ exports }}": "Se exportan {{ exports }} y la mayoría **conduce**",
    "cars": "coches",
    "on foot": "a pie",
    "Pause here.\n\n- Then go on, slowly.": "Pausa.\n\nMás despacio.\n\n- Luego sigue.",
    "Table of crossings": "Tabla de cruces",
    "By": "Modo",
    "Million": "Millones",
    "Crossings": "Cruces fronterizos",
}


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("spanish")
    (folder / "deck.yaml").write_text(TALK, encoding="utf-8")
    (folder / "crossings.csv").write_text("mode,crossings\non foot,42.5\ncars,139.1\n", encoding="utf-8")
    (folder / "brand.yaml").write_text("numbers: {billion: bn, es: {billion: mil M, million: M}}", encoding="utf-8")
    plant(folder, "es", SAID)
    return Built(folder, deckgen.build(folder / "deck.yaml", folder / "deck.pptx", audience="students"))


def test_a_spanish_deck_has_nothing_to_complain_of(spanish: Built) -> None:
    assert [str(one) for one in spanish.made.diagnostics] == []


def test_a_title_is_translated_with_its_marks_and_numbers(spanish: Built) -> None:
    frame = spanish.slides["modes"].shapes.title.text_frame
    assert plainly(frame.text) == "Se exportan $1,243.5 mil M y la mayoría conduce"
    assert [run.text for run in frame.paragraphs[0].runs if run.font.bold] == ["conduce"]


def test_notes_are_translated_as_a_whole(spanish: Built) -> None:
    notes = spanish.slides["modes"].notes_slide.notes_text_frame
    assert [paragraph.text for paragraph in notes.paragraphs] == ["Pausa.", "Más despacio.", "• Luego sigue."]


def test_what_refers_to_the_authors_words_still_finds_them(spanish: Built) -> None:
    words = spanish.words(spanish.slides["modes"])
    assert "coches" in words
    assert "cars" not in words
    table = next(shape.table for shape in spanish.slides["told"].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Modo", "Millones"],
        ["a pie", "42.5"],
        ["coches", "139.1"],
    ]


def test_screen_readers_are_told_in_spanish(spanish: Built) -> None:
    words = spanish.words(spanish.slides["modes"])
    assert "Gráfico de barras ordenadas, millones, 2 valores. coches 139.1, a pie 42.5." in words
    assert "Tabla de 2 filas. Columnas: Modo, Millones." in spanish.words(spanish.slides["told"])


def test_a_brand_has_its_own_short_words_in_spanish(spanish: Built) -> None:
    assert "$276 mil M" in spanish.words(spanish.slides["modes"])


def test_the_house_speaks_spanish(spanish: Built) -> None:
    assert "Fuente: Bureau of Transportation Statistics, 2017" in spanish.words(spanish.slides["modes"])
    assert "(consultado el 1 de julio de 2018)" in spanish.words(spanish.slides["sources"])
    assert "12 de septiembre de 2018" in spanish.words(spanish.slides["cover"])


def test_every_run_says_its_language(spanish: Built) -> None:
    spoken = {
        run.get("lang")
        for slide in spanish.presentation.slides
        for run in slide._element.iter("{*}rPr", "{*}endParaRPr")
    }
    assert spoken == {"es-MX"}


ARABIC = {
    "Trade": "التجارة",
    "Border": "الحدود",
    "Most people drive": "معظم الناس يقودون السيارات",
    "Cars lead.": "السيارات في المقدمة.",
    "Cars": "سيارات",
    "Mode": "الوسيلة",
    "Number": "العدد",
    "Pause.": "توقف.",
}
MIRRORED = """\
title: Trade
brand: brand.yaml
audiences: {left: {}, right: {language: ar}, east: {language: ja}}
sections:
  - title: Border
    slides:
      - id: words
        title: Most people drive
        bullets: [Cars lead.]
        notes: Pause.
      - id: told
        title: Cars
        table: {rows: [{Mode: Cars, Number: 12.5}]}
        allow: [missing_source]
"""
FACES = "fonts: {complex: DejaVu Sans, east_asian: Noto Sans CJK JP}\n"


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """A deck in English, in Arabic and in Japanese."""
    folder = tmp_path_factory.mktemp("mirrored")
    (folder / "deck.yaml").write_text(MIRRORED, encoding="utf-8")
    (folder / "brand.yaml").write_text(FACES, encoding="utf-8")
    plant(folder, "ar", ARABIC)
    plant(folder, "ja", dict.fromkeys(ARABIC, "国境"))
    return {
        name: Built(folder, deckgen.build(folder / "deck.yaml", folder / f"{name}.pptx", audience=name))
        for name in ("left", "right", "east")
    }


def test_lines_run_leftwards_from_the_right_edge(mirrored: dict[str, Built]) -> None:
    for name, ways in (("left", {(None, "l")}), ("right", {("1", "r")})):
        shapes = [shape for shape in mirrored[name].slides["words"].shapes if shape.name in ("Title", "Bullets")]
        found = {(p.get("rtl"), p.get("algn")) for shape in shapes for p in shape._element.iter("{*}pPr")}
        assert found == ways
    notes = mirrored["right"].slides["words"].notes_slide._element
    assert [p.get("rtl") for p in notes.iter("{*}pPr")] == ["1"]


def test_a_page_that_is_read_leftwards_is_mirrored(mirrored: dict[str, Built]) -> None:
    width = mirrored["left"].presentation.slide_width
    ours, others = (
        {one.name: one for one in mirrored[way].slides["words"].slide_layout.placeholders}
        for way in ("left", "right")
    )
    assert {name: width - one.left - one.width for name, one in ours.items()} == {
        name: one.left for name, one in others.items()
    }
    table = next(shape for shape in mirrored["right"].slides["told"].shapes if shape.has_table)
    title = mirrored["right"].slides["told"].shapes.title
    assert abs(table.left + table.width - title.left - title.width) < 10


def test_a_table_begins_at_the_right(mirrored: dict[str, Built]) -> None:
    frame = next(shape for shape in mirrored["right"].slides["told"].shapes if shape.has_table)
    assert frame._element.find(".//{*}tblPr").get("rtl") == "1"
    ways = [cell._tc.find(".//{*}pPr").get("algn") for cell in frame.table.rows[1].cells]
    assert ways == ["r", "l"]


@pytest.mark.parametrize(("name", "face"), [("right", "cs"), ("east", "ea")])
def test_runs_name_the_font_of_their_script(mirrored: dict[str, Built], name: str, face: str) -> None:
    wanted = {"cs": "DejaVu Sans", "ea": "Noto Sans CJK JP"}[face]
    runs = list(mirrored[name].slides["words"]._element.iter("{*}rPr"))
    assert runs
    assert {run.find(f"{{*}}{face}").get("typeface") for run in runs} == {wanted}
