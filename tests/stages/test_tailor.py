"""tailor: the author's whole copy."""

from __future__ import annotations

from collections.abc import Callable

from laid_out import Laid


def test_hidden_parts_are_left_out_and_the_appendix_moves_to_the_end(lay: Callable[..., Laid]) -> None:
    laid = lay("""
title: T
sections:
- title: A
  slides:
  - {id: a1, title: one, text: x}
  - {id: a2, title: two, text: x, appendix: true}
  - {id: a3, title: three, text: x, hidden: true}
  - {id: a4, title: four, text: x, only: [some]}
- title: B
  hidden: true
  slides: [{id: b1, title: five, text: x}, {id: b2, title: six, text: x, appendix: true}]
- title: C
  slides: [{id: c1, title: seven, text: x, hidden: true, appendix: true}]
- title: D
  slides: [{id: d1, title: eight, text: x}]
audiences: {some: {}}
""")
    assert laid.said == []
    assert laid.ids == ["cover", "section-a", "a1", "a4", "section-d", "d1", "a2"]
    assert [page.hidden for page in laid.document.pages] == [False] * 6 + [True]
    assert [page.section for page in laid.document.pages] == ["A", "A", "A", "A", "D", "D", "Appendix"]


def test_a_divider_stays_only_while_its_section_has_a_slide(lay: Callable[..., Laid]) -> None:
    laid = lay(
        "title: T\nsections:\n- {title: A, slides: []}\n- {title: B, slides: [{id: b, title: one, text: x}]}\n"
    )
    assert laid.ids == ["cover", "section-b", "b"]
    assert "Number @kicker" in laid.text("section-b", whole=True)
    assert "| 115pt 1" in laid.text("section-b", whole=True)


def test_the_appendix_is_called_so_in_the_language_of_the_deck(lay: Callable[..., Laid]) -> None:
    laid = lay("title: T\nlanguage: es-MX\nsections: [{title: A, slides: [{title: b, text: x, appendix: true}]}]")
    assert laid.document.pages[-1].section == "Anexo"


def test_slides_in_the_appendix_know_the_names_of_their_own_section_alone(lay: Callable[..., Laid]) -> None:
    laid = lay("""
title: T
sources: {bts: {publisher: BTS}}
sections:
- title: A
  figures: {apples: {value: 5, source: bts}, all: {formula: apples + 1}}
  with: {what: ripe apples}
  slides:
  - {id: a1, title: one, text: x}
  - id: a2
    title: "{{ apples }} {{ what }}"
    text: "{{ all }} {{ own }}"
    figures: {own: {formula: all * 2}}
    appendix: true
- title: B
  figures: {pears: {value: 7, source: bts}}
  with: {what: pears}
  slides: [{id: b1, title: "{{ pears }} {{ what }}", text: x}]
""")
    assert laid.said == []
    assert laid.ids[-1] == "a2"
    assert "5 ripe apples" in laid.text("a2", whole=True)
    assert "6 12" in laid.text("a2", whole=True)
