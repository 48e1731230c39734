"""The page's number that a template's layouts show by themselves, in pictures of slides."""

from __future__ import annotations

from pathlib import Path

from deckgen.viewing import viewing
from odd_templates import brand, plain, words_at_the_foot

DECK = """\
title: Trade
brand: brand.yaml
sections:
  - title: Border
    slides:
      - {title: Most people drive, id: drive, text: Cars lead}
      - {title: At night, id: night, text: All quiet, background: dark}
"""


def test_a_number_that_the_layout_shows_is_that_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "corporate.pptx").write_bytes(plain(13.333, 7.5, words_at_the_foot))
    (tmp_path / "brand.yaml").write_text(brand() + 'footer: "{{ title }}"\n')
    (tmp_path / "deck.yaml").write_text(DECK)
    with viewing(tmp_path / "deck.yaml") as seen:
        drive, night = (seen.find(word) for word in ("drive", "night"))
        assert f">{drive.number}<" in seen.svg(drive, "text")
        # A ground of the slide's own hides what the layout shows.
        assert "‹#›" not in seen.svg(night, "text")
        assert not [one for one in seen.log if one.code == "not_pictured"]
