"""From a variant that is laid out to what the page in the browser is told of its slides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.cited import Citation
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostic
from deckgen.model.page import ChartBox, NativeChart, Page, Paragraph, Picture, TableBox, TextBox
from deckgen.outline.deck_file import Outline
from deckgen.preview.places import Places
from deckgen.preview.told import ToldComplaint, ToldFigure, ToldRun, ToldSlide, ToldSource, ToldTable
from deckgen.stages.gather import Gathered
from deckgen.tables.age import age_in_words, covered_periods
from deckgen.tailoring import RunningOrder, Variant, clock
from deckgen.viewing import SlideView, View

# What stands on every page and says nothing of this one.
_PASSED_OVER = ("title", "number")


class Teller(Struct, frozen=True):
    """Tells of the slides of a deck.

    outline, gathered: the deck as it is now.
    """

    outline: Outline
    gathered: Gathered
    places: Places

    def slides(self, view: View, numbers: Mapping[str, int]) -> dict[str, ToldSlide]:
        """The slides of a view by their names, with the numbers of their drawings."""
        deck = view.prepared.deck
        by_id = {slide.id: slide for slide in deck.slides}
        event = view.prepared.variant.event
        day = (event.date if event else self.outline.date) or date.today()
        ages = {name: self._table(name, day) for slide in deck.slides for name in slide.tables}
        return {
            shown.page.name: self._slide(shown, by_id[shown.page.slide], numbers[shown.page.name], ages)
            for shown in view.slides
        }

    def _slide(
        self, shown: SlideView, slide: DeckSlide, drawing: int, ages: Mapping[str, ToldTable | None]
    ) -> ToldSlide:
        place = self.places.word(slide.span)
        return ToldSlide(
            name=shown.page.name,
            number=shown.number,
            title=shown.page.title,
            slide=slide.id,
            drawing=drawing,
            section=shown.page.section,
            hidden=shown.page.hidden,
            words=tuple(words_of(shown.page)),
            notes=tuple(map(_runs, shown.page.notes)),
            sources=tuple(map(_source, slide.cited)),
            tables=tuple(table for name in slide.tables if (table := ages[name]) is not None),
            figures=tuple(ToldFigure(name, text) for name, text in slide.quoted),
            complaints=complaints(shown.complaints, self.places),
            place=place,
            link=self.places.link(place),
        )

    def _table(self, name: str, day: date) -> ToldTable | None:
        """A table and its age; None for what the deck has no table of."""
        written = next((table for key, table in self.outline.data.items() if key == name), None)
        table = self.gathered.tables.get(name)
        if written is None or table is None:
            return None
        told = covered_periods(table, written.observed)
        if told is None:
            return ToldTable(name, str(written.file))
        last = told[1]
        return ToldTable(name, str(written.file), str(last), "" if last.begins > day else age_in_words(last.day, day))


def complaints(said: Iterable[Diagnostic], places: Places) -> tuple[ToldComplaint, ...]:
    """Complaints as the page has them."""
    return tuple(_complaint(one, places) for one in said)


def _complaint(said: Diagnostic, places: Places) -> ToldComplaint:
    place, span = places.word(said.span), said.span
    excerpt = span.file.redacted_line(span.line) if span and 0 < span.line <= len(span.file.lines) else ""
    message = "\n".join((said.whole_message, *said.details))
    return ToldComplaint(
        str(said.severity), said.code, message, said.hint or "", place, places.link(place), excerpt.strip()[:200]
    )


def timed(
    slides: Mapping[str, ToldSlide], deck: Deck, pages: Iterable[Page], order: RunningOrder, variant: Variant
) -> dict[str, ToldSlide]:
    """The slides with the times at which they begin; those of a slide that runs on begin with its first page."""
    start = variant.event.start if variant.event else None
    shown = [entry for entry in order.entries if entry.is_shown]
    plain = [slide.id for slide in deck.slides if not slide.hidden]
    # The two lists are of the same slides, unless some could not be bound.
    by_id = dict(zip(plain, shown, strict=True)) if len(plain) == len(shown) else {}
    made = dict(slides)
    for page in pages:
        entry = by_id.get(page.slide)
        if entry is not None and not page.hidden:
            minutes = 0.0 if page.part else entry.minutes
            said = clock(entry.start, start)
            made[page.name] = replace(made[page.name], start=entry.start, minutes=minutes, clock=said)
    return made


def words_of(page: Page) -> Iterator[str]:
    """The words of a page besides its title, shape by shape; pictures and charts say their alternative texts."""
    for shape in page.shapes:
        match shape:
            case TextBox() if shape.role not in _PASSED_OVER:
                yield from filter(None, (paragraph.text.plain for paragraph in shape.paragraphs))
            case TableBox():
                for row in shape.rows:
                    yield "; ".join(" ".join(each.text.plain for each in cell.paragraphs) for cell in row)
            case ChartBox() | NativeChart() | Picture() if shape.alt:
                yield shape.alt


def _runs(paragraph: Paragraph) -> tuple[ToldRun, ...]:
    return tuple(ToldRun(run.text, run.bold, run.italic) for run in paragraph.text.runs if run.text)


def _source(source: Citation) -> ToldSource:
    words = ", ".join(part for part in (source.publisher, source.title, source.year) if part)
    read = f" (read on {source.accessed})" if source.accessed else ""
    return ToldSource(
        words + read, source.as_of, source.url if source.url.startswith(("https://", "http://")) else ""
    )
