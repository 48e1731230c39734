"""Drawings: the SVGs of pages, by numbers. Pages that look alike have one number, and are drawn once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from threading import Condition
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.ground import Ground
from deckgen.model.page import ChartBox, Page, Picture, Shape, TextBox
from deckgen.model.program import Program
from deckgen.viewing import SlideView, View

# How many drawings are kept that no page shows any more: those of slides that were edited, and edited back.
MOST_KEPT: Final = 150


class _Subject(Struct, frozen=True):
    """What is to be drawn, until it is."""

    view: View
    slide: SlideView


class Drawings:
    """The drawings of one run. Numbers are given and drawings made by the maker; any thread may wait for one."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._subjects: dict[int, _Subject] = {}
        self._made: dict[int, bytes] = {}
        self._news = Condition()
        self._offered: set[int] = set()
        # Those that pages were last told of, and the one that is being made.
        self._shown: frozenset[int] = frozenset()
        self._in_hand: int | None = None
        self._count = 0

    def numbers(self, view: View) -> dict[str, int]:
        """The numbers of all pages of a view, by their names."""
        numbers = {}
        for slide, key in zip(view.slides, appearances(view), strict=True):
            if key not in self._numbers:
                self._count += 1
                self._numbers[key] = self._count
            number = numbers[slide.page.name] = self._numbers[key]
            if number not in self._made:
                self._subjects[number] = _Subject(view, slide)
        return numbers

    def draw(self, number: int) -> View | None:
        """Make a drawing, if it isn't made; the view that it belongs to, where it was made just now."""
        subject = self._subjects.get(number)
        if subject is None:
            return None
        self._in_hand = number
        del self._subjects[number]
        try:
            self._made[number] = subject.view.svg(subject.slide).encode()
        finally:
            with self._news:
                self._in_hand = None
                self._news.notify_all()
        return subject.view

    def let_go(self, shown: Collection[int]) -> None:
        """Let go of drawings that no page shows any more, but for the newest of them.

        What is to be drawn stays for a page that has not been told yet that it shows something else by now.
        """
        wanted, self._shown = self._shown.union(shown), frozenset(shown)
        with self._news:
            for number in [number for number in self._subjects if number not in wanted]:
                del self._subjects[number]
            self._news.notify_all()
        left_over = [number for number in self._made if number not in shown]
        gone = set(left_over[: max(0, len(left_over) - MOST_KEPT)])
        for number in gone:
            del self._made[number]
        if gone:
            self._numbers = {key: number for key, number in self._numbers.items() if number not in gone}

    def next_of(self, numbers: Iterable[int]) -> int | None:
        """The first of these numbers that isn't drawn; None where all are."""
        return next((number for number in numbers if number in self._subjects), None)

    def get(self, number: int) -> bytes | None:
        """A drawing, for somebody who looks at it; None where it isn't made."""
        data = self._made.get(number)
        if data is not None and number in self._offered:
            with self._news:
                self._offered.discard(number)
                self._news.notify_all()
        return data

    def rest(self, numbers: Iterable[int], seconds: float) -> None:
        """Work on nothing until drawings that were just made are fetched, or so many seconds have passed.

        Both are work for this process, and whoever waits for a drawing comes first.
        """
        with self._news:
            self._offered = set(numbers)
            self._news.wait_for(lambda: not self._offered, seconds)

    def wait(self, number: int, seconds: float) -> bytes | None:
        """A drawing, once it is made; None where it isn't within so many seconds, or never will be."""
        with self._news:
            self._news.wait_for(lambda: number in self._made or not self._is_coming(number), seconds)
            return self._made.get(number)

    def _is_coming(self, number: int) -> bool:
        return number in self._subjects or number == self._in_hand

    def forget(self) -> None:
        """Draw all pages anew, since a file that they are drawn with has changed."""
        self._numbers.clear()


def appearances(view: View, *, footers: bool = True) -> Iterator[object]:
    """All that makes each page of a view look as it does, as values that are equal where pages look alike.

    Without footers their numbers don't count.
    """
    document, brand = view.prepared.document, view.prepared.brand
    around = (document.language, brand.page, brand.fonts, view.look)
    for slide in view.slides:
        runs = view.trusted and any(_is_own(shape) for shape in slide.page.shapes)
        yield _bare(slide.page, footers=footers), _unsourced(view.ground(slide.page)), around, runs


def _unplaced(shape: Shape) -> Shape:
    """A shape without the place where it is written."""
    if isinstance(shape, ChartBox | TextBox):
        return replace(shape, span=None)
    return replace(shape, file=None) if isinstance(shape, Picture) else shape


def _unsourced(ground: Ground) -> Ground:
    """A ground without the place where its picture is written."""
    return replace(ground, picture=replace(ground.picture, file=None)) if ground.picture else ground


def _is_own(shape: Shape) -> bool:
    return isinstance(shape, ChartBox) and isinstance(shape.chart.detail, Program)


def _bare(page: Page, *, footers: bool) -> Page:
    """A page without what isn't seen: its name, its notes, and where its parts are written."""
    shapes = tuple(
        _unplaced(shape)
        for shape in page.shapes
        if footers or not (isinstance(shape, TextBox) and shape.role == "number")
    )
    return replace(page, shapes=shapes, notes=(), misfits=(), section="", slide="", name="", part=0, backdrop=None)
