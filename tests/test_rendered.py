"""What LibreOffice makes of a deck: every page there, every word on its page, no line more than was measured.

LibreOffice is no judge of whether PowerPoint opens a file; but it breaks lines and sets them with the same fonts,
so it tells whether the measuring holds.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

import pytest
from msgspec import Struct
from msgspec.structs import replace

from built import FONTS, OTHER_FONTS, Built, PdfPage, Printed, can_render, rendered
from deckgen.model.layouts import FOOTER_RULE
from deckgen.model.page import Page, TableBox, TextBox
from deckgen.pipeline import check
from laid_out import Laid
from made_up import Author, deck_of, picture
from wide_fonts import make_wide_fonts

pytestmark = pytest.mark.skipif(not can_render(), reason="LibreOffice (soffice) or poppler (pdftotext) is missing")
MARKS = str.maketrans("", "", "•–·●\u00a0\u200b")
ROOM = ("overflow", "title_overflow", "sources_overflow")
ON_SLIDE = re.compile(r"slide '(s\d+)'")
FRAME = ("source", "number", "tracker", "occasion")


class Rendering(Struct, frozen=True):
    """A deck, its pages as LibreOffice sets them in some font, and what measures them in that."""

    built: Built
    pages: list[PdfPage]
    laid: Laid


@pytest.fixture(scope="session")
def by_chance(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Some hundred slides made by chance, those that don't fit and all charts left out."""
    folder = tmp_path_factory.mktemp("by-chance")
    (folder / "brand.yaml").write_text("footer: '{{ number }}'")
    (folder / "a.png").write_bytes(picture())
    slides = [slide for seed in (1, 2) for slide in Author(seed, 0.5).slides(90) if "chart" not in repr(slide)]
    slides = [slide | {"id": f"s{place}"} for place, slide in enumerate(slides)]
    (folder / "deck.yaml").write_text(deck_of(slides))
    said = (one for one in check(folder / "deck.yaml") if one.code in (*ROOM, "no_slack"))
    spilt = {found[1] for one in said if (found := ON_SLIDE.search(one.message))}
    (folder / "deck.yaml").write_text(deck_of([slide for slide in slides if slide["id"] not in spilt]))
    return Built.from_folder(folder)


@pytest.fixture(scope="module")
def renderings(
    talk: Built, everything: Built, by_chance: Built, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Rendering]:
    """Three decks, which LibreOffice sets in the brand's fonts, and in one as wide as Arial in their place."""
    decks = {"talk": talk, "everything": everything, "by_chance": by_chance}
    files, made = [built.made.path for built in decks.values()], {}
    fonts = {"own": (FONTS, *OTHER_FONTS), "Arial": (make_wide_fonts(tmp_path_factory.mktemp("wide")), *OTHER_FONTS)}
    for font, folders in fonts.items():
        for (name, built), pages in zip(
            decks.items(), rendered(files, tmp_path_factory.mktemp("rendered"), folders), strict=True
        ):
            made[name, font] = Rendering(built, pages, built.laid if font == "Arial" else in_own_fonts(built.laid))
    return made


@pytest.fixture(params=itertools.product(["talk", "everything", "by_chance"], ["own", "Arial"]), ids="-".join)
def rendering(request: pytest.FixtureRequest, renderings: dict[tuple[str, str], Rendering]) -> Rendering:
    return renderings[request.param]


def in_own_fonts(laid: Laid) -> Laid:
    """What measures a deck in its own fonts alone."""
    return replace(laid, typesetter=laid.typesetter.without_slack)


def test_every_slide_becomes_a_page(rendering: Rendering) -> None:
    made = rendering.built.made
    assert len(rendering.pages) == made.slides + made.hidden


def test_every_word_lies_on_its_page(rendering: Rendering) -> None:
    outside = [
        (place, word.words)
        for place, page in enumerate(rendering.pages, start=1)
        for word in page.words
        if word.left < 0 or word.top < -1 or word.right > page.width or word.bottom > page.height
    ]
    assert outside == []


def test_no_words_of_blocks_run_over_the_footers_line(rendering: Rendering) -> None:
    over = []
    for page, printed in zip(rendering.built.laid.document.pages, rendering.pages, strict=True):
        if page.layout in ("content", "body"):
            for box in boxes(page):
                words = found(box, printed)
                over += [(page.name, w.words, w.bottom) for w in words if baseline(w) > FOOTER_RULE.pt]
    assert over == []


def test_no_text_takes_more_lines_or_room_than_was_measured(rendering: Rendering) -> None:
    laid, wrong, seen = rendering.laid, [], 0
    for page, printed in zip(laid.document.pages, rendering.pages, strict=True):
        for box in boxes(page):
            words = found(box, printed)
            if not words:
                continue
            seen += 1
            took, measured = lines(words), laid.lines(box)
            if took > measured:
                wrong.append(f"{page.name} {box.name}: {took} lines, measured {measured}")
            bottom, end = max(baseline(word) for word in words), laid.written(box).bottom.pt
            if bottom > end + 2:
                wrong.append(f"{page.name} {box.name}: ends at {bottom:.1f} pt, measured {end:.1f} pt")
    assert wrong == []
    assert seen > 1.5 * len(rendering.pages), "a slide of nothing but a chart shows two texts or three"


def test_the_rows_of_tables_stand_where_what_is_drawn_over_them_does(rendering: Rendering) -> None:
    wrong, seen = [], 0
    for page, printed in zip(rendering.built.laid.document.pages, rendering.pages, strict=True):
        for table in (shape for shape in page.shapes if isinstance(shape, TableBox)):
            top = table.box.y.pt
            for height, row in zip(table.heights, table.rows, strict=True):
                words = row[0].paragraphs[0].text.plain.split()
                middles = [(one.top + one.bottom) / 2 for one in printed.words if words and one.words == words[0]]
                if words and not any(top < middle < top + height.pt for middle in middles):
                    wrong.append(f"{page.name}: '{words[0]}' at {middles}, its row at {top:.1f} pt")
                top, seen = top + height.pt, seen + 1
    assert wrong == []
    assert seen > 10


def boxes(page: Page) -> Iterator[TextBox]:
    """The boxes whose words stand where they were written (letters set apart come back in pieces)."""
    return (
        s for s in page.shapes if isinstance(s, TextBox) and s.role not in (*FRAME, "kicker") and s.name != "Credit"
    )


def found(box: TextBox, page: PdfPage) -> list[Printed]:
    """The words of a box on its page: those between its sides that spell what it says."""
    left, right = box.box.x.pt - 2, box.box.right.pt + 2
    between = [w for w in page.words if left <= w.left and w.right <= right and bare(w.words)]
    between.sort(key=lambda word: (round(word.top / 4), word.left))
    wanted = bare("".join(paragraph.text.plain for paragraph in box.paragraphs))
    spelled = "".join(bare(word.words) for word in between)
    start = spelled.find(wanted) if wanted else -1
    if start < 0:
        return []
    place, words = 0, []
    for word in between:
        if start <= place < start + len(wanted):
            words.append(word)
        place += len(bare(word.words))
    return words


def bare(words: str) -> str:
    """Letters and digits as they are compared: no spaces, no marks of lists, ligatures apart."""
    return "".join(unicodedata.normalize("NFKC", words).translate(MARKS).split())


def lines(words: list[Printed]) -> int:
    """On how many lines words stand; the raised numbers of footnotes stand on those of their neighbors."""
    tallest = max(word.bottom - word.top for word in words)
    standing = [w for w in words if not (w.words.isdigit() and w.bottom - w.top < 0.8 * tallest)]
    count, ground = 0, float("-inf")
    for word in sorted(standing or words, key=baseline):
        if baseline(word) > ground + 0.45 * (word.bottom - word.top):
            count += 1
        ground = max(ground, baseline(word))
    return count


def baseline(word: Printed) -> float:
    """About where a word stands: its box reaches lower than its letters."""
    return word.bottom - 0.21 * (word.bottom - word.top)


def test_words_are_wider_where_another_font_is_taken(renderings: dict[tuple[str, str], Rendering]) -> None:
    own, other = (
        [
            word.right - word.left
            for page in renderings["talk", font].pages
            for word in page.words
            if word.words == "Mexico"
        ]
        for font in ("own", "Arial")
    )
    assert len(own) == len(other) > 50
    assert 1.05 < sum(other) / sum(own) < 1.25
