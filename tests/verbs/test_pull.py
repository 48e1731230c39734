"""`deckgen pull`: words that were changed in a built file, back in the deck. Real files, edited by python-pptx."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from pptx import Presentation

import command
import deckgen
import odd_templates
from deckgen.files.mends import NotMendedError
from deckgen.model.diagnostics import DeckgenError
from deckgen.verbs.pull import Pulled, pull

DECK = """\
# The talk for May.
title: Trade
sources: {census: {publisher: Census, year: 2016}}
data:
  trade: {file: data/trade.csv, source: census}
  ways: {file: data/ways.csv, source: census}
figures:
  exports: {query: "select exports from trade order by year desc limit 1", format: "$#,##0.0 bn"}
audiences: {students: {language: es}}
sections:
  - title: Border
    slides:
      - id: drive   # the first
        title: Most people drive
        bullets:
          - "**Cars** lead, says [the census](https://census.example.org/a_b)."
          - Exports reach {{ exports }} in _2017_
          - text: >
              A folded text that runs
              over two lines.
        notes: |
          Pause here.

          - Then breathe.
      - {id: many, title: 'Few: they don''t walk', stats: [{value: "{{ exports }}", label: of exports}]}
      - id: rows
        title: A table
        table: {columns: [State, Count], rows: [[Texas, 3], ["Ohio", 1]]}
        allow: [missing_source]
      - {id: ways, title: Ways north, table: {data: ways}}
"""
CATALOGUE = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#, something of mine
msgid "Most people drive"
msgstr "La mayoría conduce"

msgid "Pause here.\\n\\n- Then breathe."
msgstr ""
"Pausa \\"larga\\" "
"aquí."
"""
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A folder with a deck, its data, a catalogue, and what was built of it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / "data" / "trade.csv").write_text("year,exports\n2016,230.2\n2017,243.3\n")
    (tmp_path / "data" / "ways.csv").write_text('way,note\nCars,"fast, mostly"\nFeet,slow\n')
    (tmp_path / "assets" / "locales").mkdir(parents=True)
    (tmp_path / "assets" / "locales" / "es.po").write_text(CATALOGUE)
    deckgen.build(tmp_path / "deck.yaml", tmp_path / "talk.pptx")
    return tmp_path


def texts(slide: Any) -> Iterator[Any]:
    """Every paragraph of a slide and of its notes."""
    shapes = list(slide.shapes)
    for shape in shapes:
        shapes += getattr(shape, "shapes", [])
        frames = [shape.text_frame] if shape.has_text_frame else []
        if getattr(shape, "has_table", False):
            frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
        for frame in frames:
            yield from frame.paragraphs
    if slide.has_notes_slide:
        yield from slide.notes_slide.notes_text_frame.paragraphs


def say(slides: dict[str, Any], slide: str, old: str, new: str) -> None:
    """Change words of a slide as somebody does who types over them: the look of each run stays."""
    runs = [run for paragraph in texts(slides[slide]) for run in paragraph.runs if old in run.text]
    assert runs, old
    for run in runs:
        run.text = run.text.replace(old, new)


def edit(path: Path, *changes: tuple[str, str, str]) -> None:
    deck = Presentation(str(path))
    slides = {slide.name: slide for slide in deck.slides}
    for change in changes:
        say(slides, *change)
    deck.save(str(path))


def pulled(talk: Path, *changes: tuple[str, str, str], file: str = "talk.pptx") -> Pulled:
    """What comes of changes in the built file; it is written."""
    edit(talk / file, *changes)
    found = pull(talk / file, talk / "deck.yaml")
    found.write(talk / "deck.yaml")
    return found


def changed(talk: Path, path: str = "deck.yaml", before: str = DECK) -> list[tuple[str, str]]:
    """The lines of a file that differ, each as it was and as it is; all others are as before."""
    old, new = before.split("\n"), (talk / path).read_text().split("\n")
    assert len(old) == len(new)
    return [(one.strip(), other.strip()) for one, other in zip(old, new, strict=True) if one != other]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("drive", "people drive", "people fly"), "title: Most people fly"),
        (("drive", "people drive", "people drive: still"), 'title: "Most people drive: still"'),
        (
            ("drive", " lead, says", " and trucks lead, says"),
            '- "**Cars** and trucks lead, says [the census](https://census.example.org/a_b)."',
        ),
        (
            ("drive", "the census", 'the "Bureau"'),
            '- "**Cars** lead, says [the \\"Bureau\\"](https://census.example.org/a_b)."',
        ),
        (("drive", "Exports reach ", "Exports hit "), "- Exports hit {{ exports }} in _2017_"),
        (("drive", "2017", "2018"), "- Exports reach {{ exports }} in _2018_"),
        (("drive", "A folded", "One folded"), "One folded text that runs"),
        (("drive", "Pause here.", "Pause *here*."), r"Pause \*here\*."),
        (("drive", "Then breathe", "Then breathe out"), "- Then breathe out."),
        (
            ("many", "they don't walk", "they don't drive"),
            "- {id: many, title: 'Few: they don''t drive', stats: [{value: \"{{ exports }}\", label: of exports}]}",
        ),
        (
            ("many", "of exports", "of exports, in all"),
            "- {id: many, title: 'Few: they don''t walk', "
            'stats: [{value: "{{ exports }}", label: "of exports, in all"}]}',
        ),
        (("drive", "Most people drive", "null"), 'title: "null"'),
        (("rows", "Ohio", "Utah"), 'table: {columns: [State, Count], rows: [[Texas, 3], ["Utah", 1]]}'),
    ],
)
def test_words_go_to_their_place_and_all_else_stays(talk: Path, change: tuple[str, str, str], line: str) -> None:
    found = pulled(talk, change)
    assert found.left == ()
    ((_, new),) = changed(talk)
    assert new == line
    # What is built now says what was typed into the file, so nothing of that would be lost.
    with pytest.raises(DeckgenError) as stopped:
        deckgen.build(talk / "deck.yaml", talk / "talk.pptx")
    (said,) = stopped.value.diagnostics
    assert said.message.endswith(
        "what was edited in it is in the deck or stays, and nothing else of it differs that deckgen can see"
    )
    again = deckgen.build(talk / "deck.yaml", talk / "again.pptx").path
    told = {
        slide.name: [" ".join(one.text.split()) for one in texts(slide)] for slide in Presentation(str(again)).slides
    }
    kept = {
        slide.name: [" ".join(one.text.split()) for one in texts(slide)]
        for slide in Presentation(str(talk / "talk.pptx")).slides
    }
    assert told == kept


def test_several_lines_of_several_files_are_written_at_once(talk: Path) -> None:
    pulled(
        talk, ("drive", "people drive", "people fly"), ("rows", "A table", "The table"), ("ways", "slow", '"slow"')
    )
    assert [new for _, new in changed(talk)] == ["title: Most people fly", "title: The table"]
    assert (talk / "data" / "ways.csv").read_text() == 'way,note\nCars,"fast, mostly"\nFeet,"""slow"""\n'


def test_a_cell_in_quotes_keeps_them(talk: Path) -> None:
    pulled(talk, ("ways", "fast, mostly", "fast, always"))
    assert (talk / "data" / "ways.csv").read_text() == 'way,note\nCars,"fast, always"\nFeet,slow\n'


def test_a_translated_copy_goes_into_its_catalogue(talk: Path) -> None:
    deckgen.build(talk / "deck.yaml", talk / "es.pptx", audience="students")
    found = pulled(
        talk,
        ("drive", "conduce", 'conduce "siempre"'),
        ("drive", "larga", "muy larga"),
        ("rows", "A table", "Una tabla"),
        ("ways", "slow", "lento"),
        file="es.pptx",
    )
    assert changed(talk, "assets/locales/es.po", CATALOGUE) == [
        ('msgstr "La mayoría conduce"', r'msgstr "La mayoría conduce \"siempre\""'),
        (r'"Pausa \"larga\" "', r'"Pausa \"muy larga\" "'),
    ]
    assert changed(talk) == []
    assert [(one.why.partition(",")[0], Path(one.place).name) for one in found.left] == [
        ("it isn't translated yet", "deck.yaml:27"),
        ("it isn't translated yet", "ways.csv:3"),
    ]
    assert "lento" not in (talk / "data" / "ways.csv").read_text()


def test_of_cells_that_read_the_same_none_is_guessed(talk: Path) -> None:
    rows = DECK.replace('["Ohio", 1]]', '["Ohio", good], ["Utah", good]]')
    (talk / "deck.yaml").write_text(rows)
    deckgen.build(talk / "deck.yaml", talk / "talk.pptx")
    edit(talk / "talk.pptx", ("rows", "good", "bad"))
    assert pull(talk / "talk.pptx", talk / "deck.yaml").left == ()
    deck = Presentation(str(talk / "talk.pptx"))
    slides = {slide.name: slide for slide in deck.slides}
    (paragraph, _) = (one for one in texts(slides["rows"]) if one.text == "bad")
    paragraph.runs[0].text = "good"
    deck.save(str(talk / "talk.pptx"))
    (left,) = pull(talk / "talk.pptx", talk / "deck.yaml").left
    assert left.why.startswith("several lines of the slide read so")


def test_cells_that_read_the_same_are_each_written(talk: Path) -> None:
    rows = DECK.replace('["Ohio", 1]]', '["Ohio", good], ["Utah", good]]')
    (talk / "deck.yaml").write_text(rows)
    deckgen.build(talk / "deck.yaml", talk / "talk.pptx")
    pulled(talk, ("rows", "good", "bad"))
    assert (talk / "deck.yaml").read_text() == rows.replace("good", "bad")


def test_a_figure_stays_bound(talk: Path) -> None:
    found = pulled(talk, ("drive", "$243.3", "$250.0"), ("drive", "Exports reach", "Exports hit"))
    assert [new for _, new in changed(talk)] == ["- Exports hit {{ exports }} in _2017_"]
    (left,) = found.left
    assert left.why == "what stands for {{ exports }} was changed: it follows the data, so change it there"
    found = pulled(talk, ("many", "$243.3", "$250.0"))
    assert found.left[-1].why == "it is a figure, which follows the data: change it there"


def test_what_is_no_word_of_the_slide_is_listed_with_its_reason(talk: Path) -> None:
    deck = Presentation(str(talk / "talk.pptx"))
    slides = {slide.name: slide for slide in deck.slides}
    say(slides, "drive", "Border", "Frontier")
    slides["rows"].shapes.title.left = 9
    slides["ways"]._element.set("show", "0")
    slides["many"].shapes.add_textbox(0, 0, 900_000, 900_000).text_frame.text = "Mine"
    deck.save(str(talk / "talk.pptx"))
    told = run(talk, "talk.pptx")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == (
        "not written back:\n"
        "  3  Most people drive, “Border” → “Frontier”: the title of its section stands on all of its slides; "
        "change it where the section begins  (deck.yaml:11)\n"
        "  4  Few: they don't walk, “–” → “Mine”: it was added: write it into the deck  (deck.yaml:25)\n"
        "  5  A table: Title: has another size: only words are written back  (deck.yaml:27)\n"
        "  6  Ways north: it was hidden: say so in the deck  (deck.yaml:30)\n"
        "nothing can be written back\n"
    )
    assert (talk / "deck.yaml").read_text() == DECK


def test_what_stands_elsewhere_is_written_or_named_there(talk: Path) -> None:
    """An address of the speaker on the last slide, a number of a table's file, a word that is deckgen's own."""
    more = """\
      - {id: two, title: Two ways, compare: [{title: Cars, items: [Fast]}, {title: Feet, items: [Slow]}]}
      - {id: costs, title: Costs, table: {data: trade}}
      - {id: end, closing: {ask: Ride with us}}
"""
    speaker = "speaker: {name: Ana Ruiz, email: ana@example.org, handle: '@ana'}\n"
    (talk / "deck.yaml").write_text(DECK.replace("sources:", f"{speaker}sources:") + more)
    deckgen.build(talk / "deck.yaml", talk / "talk.pptx")
    found = pulled(
        talk, ("end", "ana@example.org", "ruiz@example.org"), ("two", "vs", "or"), ("costs", "230.2", "230.3")
    )
    assert "email: ruiz@example.org, handle: '@ana'" in (talk / "deck.yaml").read_text()
    told = {one.change.old: (one.why, Path(one.place).name) for one in found.left if one.change}
    assert told["vs"][0] == (
        "the deck doesn't say it, and deckgen's own word stands there: say 'versus' under 'compare'"
    )
    assert told["230.2"] == ("it is a cell of ‘trade’: change it in the data", "trade.csv:2")


def test_words_that_the_deck_no_longer_has_stay_away(talk: Path) -> None:
    (talk / "deck.yaml").write_text(DECK.replace("Most people drive", "Most people fly"))
    found = pulled(talk, ("drive", "people drive", "people walk"))
    (left,) = found.left
    assert left.why == "it was changed on both sides: the deck says “Most people fly” now"
    assert left.place.endswith("deck.yaml:14")
    with pytest.raises(DeckgenError) as stopped:
        deckgen.build(talk / "deck.yaml", talk / "talk.pptx")
    (said,) = stopped.value.diagnostics
    assert any("(the deck says “Most people fly” now)" in line for line in said.details)


def test_a_line_that_the_deck_took_out_is_looked_for_nowhere_else(talk: Path) -> None:
    (talk / "deck.yaml").write_text(DECK.replace("          - Exports reach {{ exports }} in _2017_\n", ""))
    (left,) = pulled(talk, ("drive", "Exports reach", "Imports reach")).left
    assert left.why == "the deck doesn't say this any more"


def titled(talk: Path, words: str) -> None:
    """Give the title of the first slide other words in the built file."""
    deck = Presentation(str(talk / "talk.pptx"))
    next(one for one in deck.slides if one.name == "drive").shapes.title.text_frame.paragraphs[0].runs[0].text = words
    deck.save(str(talk / "talk.pptx"))


def test_what_was_pulled_can_be_edited_again_and_put_back(talk: Path) -> None:
    for words in ("Most people walk", "Everybody walks", "Most people drive"):
        titled(talk, words)
        assert "1 line written back" in run(talk, "talk.pptx").stdout
        assert f"title: {words}\n" in (talk / "deck.yaml").read_text()
        assert "nothing was edited by hand that the deck doesn’t say" in run(talk, "talk.pptx").stdout


def test_a_pulled_line_that_was_put_back_is_kept(talk: Path) -> None:
    titled(talk, "Most people walk")
    run(talk, "talk.pptx")
    titled(talk, "Most people drive")
    built = deckgen.build(talk / "deck.yaml", talk / "talk.pptx", keep=True)
    assert built.stayed == ("kept as it was edited: Most people drive",)


def test_a_slide_without_an_id_is_the_same_after_its_title_was_pulled(talk: Path) -> None:
    (talk / "deck.yaml").write_text(DECK.replace("id: drive   # the first\n        ", ""))
    deckgen.build(talk / "deck.yaml", talk / "talk.pptx")
    (name,) = (one.name for one in Presentation(str(talk / "talk.pptx")).slides if "drive" in one.name)
    pulled(talk, (name, "Most people drive", "Another title"), (name, "Pause here", "Wait a little"))
    pulled(talk, (name, "Another title", "Most people fly"))
    assert "title: Most people fly" in (talk / "deck.yaml").read_text()
    assert [one.slide.id for one in pull(talk / "talk.pptx", talk / "deck.yaml").left if one.slide] == []
    pulled(talk, (name, "Then breathe", "Then breathe out"))
    assert "Then breathe out." in (talk / "deck.yaml").read_text()
    pulled(talk, (name, "Exports reach", "Imports reach"))
    edit(talk / "talk.pptx", (name, "Imports reach", "All imports reach"))
    built = deckgen.build(talk / "deck.yaml", talk / "talk.pptx", keep=True)
    assert built.stayed == ("kept as it was edited: Most people fly",)
    assert built.slides == 6, "the slide is not there twice"


def test_fetched_tables_are_left_alone(talk: Path) -> None:
    fetched = DECK.replace("data/ways.csv,", "data/ways.csv, refresh: {url: https://example.org/w.csv},")
    (talk / "deck.yaml").write_text(fetched)
    found = pulled(talk, ("ways", "slow", "slower"))
    assert [one.why for one in found.left] == ["the table 'ways' is fetched: its next refresh would undo it"]


def run(talk: Path, *words: str) -> CompletedProcess[str]:
    return command.run(talk, "pull", *words)


def test_a_dry_run_shows_each_line_and_writes_nothing(talk: Path) -> None:
    edit(talk / "talk.pptx", ("drive", "people drive", "people fly"))
    told = run(talk, "talk.pptx", "--dry-run")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == (
        "deck.yaml:14: slide 3, Title\n"
        "  -         title: Most people drive\n"
        "  +         title: Most people fly\n"
        "1 line would be written back into deck.yaml\n"
    )
    assert (talk / "deck.yaml").read_text() == DECK
    assert run(talk, "talk.pptx").stdout.endswith("\n1 line written back into deck.yaml\n")
    assert [path.name for path in talk.iterdir() if path.name.startswith(".")] == []


def test_an_edit_that_would_break_the_deck_is_left_out_alone(talk: Path) -> None:
    named = DECK.replace("figures:\n", 'figures:\n  pace: {cell: "ways.note[Feet]"}\n').replace("Then", "{{ pace }}")
    (talk / "deck.yaml").write_text(named)
    deckgen.build(talk / "deck.yaml", talk / "talk.pptx")
    edits = (("drive", "people drive", "people fly"), ("ways", "Feet", "On foot"), ("ways", "Cars", "Vans"))
    found = pulled(talk, *edits)
    assert [(one.change.new, one.place) for one in found.left if one.change] == [("On foot", "data/ways.csv:3")]
    assert "deck.yaml:8: no row has 'Feet'" in found.left[0].why
    assert "people fly" in (talk / "deck.yaml").read_text()
    ways = (talk / "data" / "ways.csv").read_text()
    assert "Vans" in ways
    assert "Feet" in ways


@pytest.mark.parametrize("folder", [".data", "output/rows", "node_modules/rows"])
def test_it_is_tried_with_all_that_a_build_sees(talk: Path, folder: str) -> None:
    (talk / folder).mkdir(parents=True)
    (talk / "data" / "ways.csv").rename(talk / folder / "ways.csv")
    (talk / "corp.pptx").write_bytes(odd_templates.plain())
    (talk / "brand.yaml").write_text(odd_templates.brand("corp.pptx"))
    deck = f"brand: brand.yaml\n{DECK.replace('data/ways', f'{folder}/ways')}"
    (talk / "deck.yaml").write_text(deck)
    deckgen.build(talk / "deck.yaml", talk / "talk.pptx")
    found = pulled(talk, ("drive", "people drive", "people fly"), ("ways", "slow", "slower"))
    assert not found.left
    assert "people fly" in (talk / "deck.yaml").read_text()
    assert "slower" in (talk / folder / "ways.csv").read_text()
    assert [path.name for path in talk.iterdir() if path.name.startswith(".deckgen")] == []


def test_all_files_are_written_or_none(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(talk / "talk.pptx", ("drive", "people drive", "people fly"), ("ways", "slow", "slower"))
    found = pull(talk / "talk.pptx", talk / "deck.yaml")
    assert [file.path.name for file in found.mends.files] == ["deck.yaml", "ways.csv"]
    (talk / "data" / "ways.csv").write_text("way,note\nother,rows\n")
    with pytest.raises(NotMendedError, match="changed meanwhile"):
        found.write(talk / "deck.yaml")
    assert (talk / "deck.yaml").read_text() == DECK


def test_wrong_files_are_complained_of(talk: Path) -> None:
    assert run(talk, "none.pptx").returncode == 2
    Presentation().save(str(talk / "foreign.pptx"))
    told = run(talk, "foreign.pptx")
    assert told.returncode == 1
    assert "error[no_manifest]" in told.stderr
    deckgen.build(talk / "deck.yaml", talk / "es.pptx", audience="students")
    (talk / "deck.yaml").write_text(DECK.replace("students:", "business:"))
    told = run(talk, "es.pptx")
    assert told.returncode == 1
    assert "error[no_such_copy]: the file is the copy of 'students'" in told.stderr
