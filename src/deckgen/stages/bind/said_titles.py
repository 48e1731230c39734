"""What the titles that other words quote say, once names are filled in: a finding is written down once."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.binding.cited import Quotable
from deckgen.binding.scope import Scope
from deckgen.model.marks import Str
from deckgen.outline.deck_file import Outline


def name_titles(outline: Outline, scope: Scope) -> None:
    """Work out what the titles that are quoted say: their words without marks and footnotes, and their sources."""
    scope.names.update({f"{quoted.id}.title": None for quoted in outline.quoted})
    for quoted in outline.quoted:
        if quoted.title is not None:
            with scope.citing() as cited, scope.naming(quoted.given):
                said = scope.text(quoted.title)
            words = "".join(run.text for run in said.runs if run.footnote is None)
            scope.names[f"{quoted.id}.title"] = Quotable(words, sources=tuple(cited.ids), tables=tuple(cited.tables))


def with_titles_said(outline: Outline, scope: Scope) -> Outline:
    """The outline with what its titles say in place of the names that they quote."""

    def said(title: Str | None, *given: Mapping[Str, Str]) -> Str | None:
        if title is None or "{{" not in title:
            return title
        with scope.naming(*given):
            return Str(scope.spoken(title), title.span, "'")

    sections = []
    for section in outline.sections:
        slides = tuple(
            slide.with_parts({"title": said(slide.title, section.with_, slide.with_)}) for slide in section.slides
        )
        sections.append(section.with_parts({"title": said(section.title, section.with_), "slides": slides}))
    return outline.with_parts({"sections": tuple(sections)})
