"""Ids and names of files made of titles in any script."""

from __future__ import annotations

import unicodedata

import pytest

from deckgen.files.file_names import file_names
from deckgen.model.slug import is_blank, slug


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("NAFTA at 25", "nafta-at-25"),
        ("Économie & marché: où ?", "economie-marche-ou"),
        ("Ökonomie der Straße", "okonomie-der-strasse"),
        ("Άλφα й", "αλφα-и"),
        ("한국 경제", "한국-경제"),
        ("ガラス", "ガラス"),
        ("हिन्दी में", "हिन्दी-में"),
        ("ที่นี่", "ที่นี่"),
        ("Costs 🚀", "costs"),
        ("❤️ love", "love"),
        ("🚀", "slide"),
        ("👩‍👩‍👧", "slide"),
        ("…", "slide"),
        ("\u200b", "slide"),
        ("a" * 200, "a" * 60),
        ("word " * 30, "-".join(["word"] * 12)),
        ("贸" * 100, "贸" * 60),
        ("A " + "贸" * 100, "a-" + "贸" * 58),
    ],
)
def test_slugs(title: str, made: str) -> None:
    assert slug(title) == unicodedata.normalize("NFC", made)


def test_a_long_slug_does_not_part_a_letter_from_its_marks() -> None:
    assert slug("a" * 59 + "हि" * 9) == "a" * 59


@pytest.mark.parametrize(
    "title", ["", " \t", "\u00a0\u3000", "\u200b\u200d\u2060\ufeff", "\u00ad", "\u2800", "\u3164"]
)
def test_blanks(title: str) -> None:
    assert is_blank(title)
    assert not is_blank(title + "x")


@pytest.mark.parametrize(
    "title", ["贸易" * 90, "🚀", "…", "Con", "nul", "COM1", "lpt¹", "हि" * 90, "." * 9, "𠀀" * 90]
)
@pytest.mark.parametrize("variant", ["", "students", "学生" * 90])
def test_names_of_files_are_names_on_every_system(title: str, variant: str) -> None:
    first, second = file_names([(title, variant), (title, variant)])
    assert first != second
    for name in (first, second):
        assert 0 < len(name.encode()) < 200
        assert name.strip(". -") == name
        assert name not in ("con", "nul", "com1", "lpt1")
        assert not unicodedata.category(name[0]).startswith("M")
