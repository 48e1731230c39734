"""What the titles that other words quote say, once names are filled in: a finding is written down once."""

from __future__ import annotations

from deckgen.binding.cited import Quotable
from deckgen.binding.scope import Scope
from deckgen.model.marks import Str
from deckgen.outline.deck_file import GivenNames, Outline
from deckgen.stages.bind.figure_values import FigureNames


def name_titles(outline: Outline, scope: Scope, figures: FigureNames) -> None:
    """Work out what the titles that are quoted say: their words without marks and footnotes, and their sources."""
    scope.names.update({f"{quoted.id}.title": None for quoted in outline.quoted})
    for quoted in outline.quoted:
        if quoted.title is not None:
            with scope.citing() as cited, figures.known_in(*quoted.given):
                said = scope.text(quoted.title)
            words = "".join(run.text for run in said.runs if run.footnote is None)
            scope.names[f"{quoted.id}.title"] = Quotable(words, sources=tuple(cited.ids), tables=tuple(cited.tables))


def with_titles_said(outline: Outline, scope: Scope, figures: FigureNames) -> Outline:
    """The outline with what its titles say in place of the names that they quote."""

    def said(title: Str | None, *given: GivenNames) -> Str | None:
        if title is None or "{{" not in title:
            return title
        with figures.known_in(*given):
            return Str(scope.spoken(title), title.span, "'")

    sections = []
    for section in outline.sections:
        slides = tuple(
            slide.with_parts({"title": said(slide.title, section.given, slide.given)}) for slide in section.slides
        )
        sections.append(section.with_parts({"title": said(section.title, section.given), "slides": slides}))
    return outline.with_parts({"sections": tuple(sections)})
