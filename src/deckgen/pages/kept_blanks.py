"""Kept blanks: those of a page at which no line is broken, once every shape has its box.

They stand inside of quantities and days, and between the last words of a paragraph, so that none of these stands
alone on its last line. In headings they stand behind function words and inside of names too, so that no line ends
there. The words stay as their author wrote them; whoever writes them down keeps the blanks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from deckgen.fitting.function_words import leaning
from deckgen.fitting.measure import Ending, Typesetter, is_ideograph
from deckgen.fitting.unparted import unparted
from deckgen.model.geometry import Emu
from deckgen.model.page import Cell, Page, Paragraph, Shape, TableBox, TextBox
from deckgen.model.rich_text import Text

# A last line that fills less of its column than this is short.
_SHORT: Final = 0.15
# A last word that takes more of its line than this may stand alone.
_LONG: Final = 0.4
# How many of the last words are kept together at the most.
_MOST_WORDS: Final = 4


def with_kept_blanks(page: Page, typesetter: Typesetter) -> Page:
    """A page whose paragraphs know their blanks at which no line is broken."""
    return replace(page, shapes=tuple(_shape(shape, typesetter) for shape in page.shapes))


def _shape(shape: Shape, typesetter: Typesetter) -> Shape:
    if isinstance(shape, TextBox):
        width = shape.box.inset(shape.insets).width
        return replace(shape, paragraphs=_paragraphs(shape.paragraphs, width, typesetter))
    if isinstance(shape, TableBox):
        return replace(
            shape,
            rows=tuple(
                tuple(_cell(cell, width, typesetter) for cell, width in zip(row, shape.widths, strict=True))
                for row in shape.rows
            ),
        )
    return shape


def _cell(cell: Cell, width: Emu, typesetter: Typesetter) -> Cell:
    inner = Emu(width - cell.insets.left - cell.insets.right)
    return replace(cell, paragraphs=_paragraphs(cell.paragraphs, inner, typesetter))


def _paragraphs(paragraphs: tuple[Paragraph, ...], width: Emu, typesetter: Typesetter) -> tuple[Paragraph, ...]:
    return tuple(_paragraph(paragraph, width - paragraph.left, typesetter) for paragraph in paragraphs)


def _paragraph(paragraph: Paragraph, width: Emu, typesetter: Typesetter) -> Paragraph:
    if paragraph.is_code or width <= 0 or " " not in paragraph.text.plain:
        return paragraph
    kept = _with_last_words(paragraph, unparted(paragraph.text), width, typesetter)
    if paragraph.style.font == "heading":
        kept = _without_bad_breaks(paragraph, kept, width, typesetter)
    return replace(paragraph, kept=kept)


def _with_last_words(
    paragraph: Paragraph, kept: tuple[int, ...], width: Emu, typesetter: Typesetter
) -> tuple[int, ...]:
    """The blanks that are kept, and those between the last words, as far as these would leave a short last line.

    That may not take a further line, nor break a word, nor make another line a short one, in whatever font. An
    address may stand alone there.
    """
    text = paragraph.text
    if typesetter.lines(text, paragraph.style, width) == 1 or _ends_in_address(text):
        return kept
    endings = typesetter.endings(text, paragraph.style, width)
    found, tried = kept, kept
    for place in _last_blanks(text.plain, kept):
        if not any(_is_short(ending, is_bound=found != kept) for ending in endings):
            break
        tried = (*tried, place)
        if not _has_room(paragraph, tried, width, typesetter):
            break
        now = typesetter.endings(text.unbroken_at(tried), paragraph.style, width)
        if _ends_as_well(now, endings):
            found, endings = tried, now
    return found


def _without_bad_breaks(
    paragraph: Paragraph, kept: tuple[int, ...], width: Emu, typesetter: Typesetter
) -> tuple[int, ...]:
    """The blanks that are kept, and those behind function words and inside of names at which a line would end.

    They are kept on the same terms.
    """
    text, style = paragraph.text, paragraph.style
    left = {*leaning(text), *typesetter.inside_names(text)} - set(kept)
    while found := left & typesetter.breaks(text.unbroken_at(kept), style, width):
        tried = (*kept, max(found))
        left -= {max(found)}
        endings = (typesetter.endings(text.unbroken_at(one), style, width) for one in (tried, kept))
        if _has_room(paragraph, tried, width, typesetter) and _ends_as_well(*endings):
            kept = tried
    return kept


def _has_room(paragraph: Paragraph, kept: tuple[int, ...], width: Emu, typesetter: Typesetter) -> bool:
    """Whether some kept blanks take no further line in whatever font, and break no word."""
    text, style = paragraph.text, paragraph.style
    bound = text.unbroken_at(kept)
    counts = (typesetter.counts(one, style, width) for one in (bound, text))
    more = any(new > old for new, old in zip(*counts, strict=True))
    return not more and typesetter.widest_word(bound, style) <= width


def _ends_as_well(now: tuple[Ending, ...], before: tuple[Ending, ...]) -> bool:
    """Whether no line at the end of a paragraph has become a short one, in whatever font."""
    return all(min(new[:2]) >= min(*old[:2], _LONG) for new, old in zip(now, before, strict=True))


def _ends_in_address(text: Text) -> bool:
    """Whether the last word of a text is a link, such as the site of a source."""
    last = text.runs[-1]
    return last.link is not None and " " not in last.text


def _is_short(ending: Ending, *, is_bound: bool) -> bool:
    """Whether the last line is too short to stand alone; is_bound says that its words are kept together already."""
    return ending.last < (_LONG if ending.words == 1 and not is_bound else _SHORT)


def _last_blanks(words: str, kept: tuple[int, ...]) -> Iterator[int]:
    """The places of the last blanks of words that aren't kept yet, the last one first."""
    places = [
        place
        for place in range(max(words.rfind("\n"), words.rfind("\v")) + 1, len(words))
        if words[place] == " " and place not in kept
    ]
    for place in reversed(places[1 - _MOST_WORDS :]):
        beside = words[place - 1 : place + 2 : 2]
        if len(beside) < 2 or any(letter.isspace() or is_ideograph(letter) for letter in beside):
            return
        yield place
