"""Catalogues as variants read them: what a language says for a text, and at which place of its file."""

from __future__ import annotations

from pathlib import Path

from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.translation.catalogue import Catalogue, read_catalogue

WRAPPED = r"""
msgid "Most people drive"
msgstr ""
"  La mayoría cruza \"en coche\" "
"por {{ bridge }}\n"

#, fuzzy
msgid "Cars lead."
msgstr "Van primero."

msgid "Border"
msgstr ""

#~ msgid "Trade"
#~ msgstr "Comercio"
"""


def read(folder: Path, language: str = "es", **files: str) -> Catalogue:
    (folder / "assets" / "locales").mkdir(parents=True, exist_ok=True)
    for name, words in files.items():
        (folder / "assets" / "locales" / f"{name.replace('_', '-')}.po").write_text(words, encoding="utf-8")
    log = Diagnostics()
    catalogue = read_catalogue(folder, language, log)
    assert [str(one) for one in log] == []
    return catalogue


def text_at(span: Span) -> str:
    return span.file.lines[span.line - 1][span.column - 1 : span.end - 1]


def test_what_is_translated_is_found_by_the_whole_text(tmp_path: Path) -> None:
    catalogue = read(tmp_path, es=WRAPPED)
    assert catalogue.find("Most people drive") == 'La mayoría cruza "en coche" por {{ bridge }}'
    assert catalogue.find("Most people") is None
    assert catalogue.find("Border") is None
    assert catalogue.find("Trade") is None


def test_what_is_out_of_date_is_not_said(tmp_path: Path) -> None:
    catalogue = read(tmp_path, es=WRAPPED)
    assert catalogue.find("Cars lead.") is None
    assert text_at(catalogue.fuzzy["Cars lead."]) == "Van primero."


def test_every_word_knows_its_place_however_the_file_wraps_it(tmp_path: Path) -> None:
    said = read(tmp_path, es=WRAPPED).find("Most people drive")
    assert said is not None
    for words in ("mayoría", "coche", "{{ bridge }}"):
        assert text_at(said.at(said.index(words), len(words))) == words
    part = said.part(said.index("coche"), len(said))
    assert text_at(part.at(part.index("bridge"), 6)) == "bridge"
    assert said.at(said.index("bridge")).line == 5


def test_a_language_with_a_country_falls_back_sentence_by_sentence(tmp_path: Path) -> None:
    catalogue = read(
        tmp_path,
        "es-MX",
        es='msgid "a"\nmsgstr "uno"\n\nmsgid "b"\nmsgstr "dos"\n',
        es_MX='#, fuzzy\nmsgid "a"\nmsgstr "otro"\n\nmsgid "b"\nmsgstr "dos, pues"\n',
    )
    assert (catalogue.find("a"), catalogue.find("b")) == ("uno", "dos, pues")
    assert catalogue.fuzzy == {}
    assert catalogue.files == ("es-MX", "es")


def test_a_deck_without_catalogues_has_none(tmp_path: Path) -> None:
    assert read_catalogue(tmp_path, "es", Diagnostics()).files == ()
