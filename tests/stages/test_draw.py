"""Chart boxes become pictures: once each, from the cache where they may, and whatever the machine allows."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from msgspec.structs import replace

from deckgen.model.chart_data import ChartData, ChartLook, Series
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.geometry import Box, Inch
from deckgen.model.page import ChartBox, Document, Page, Picture
from deckgen.numbers.by_language import number_format
from deckgen.stages.draw import one_drawing
from deckgen.stages.draw.chart_pictures import ChartPictures
from deckgen.stages.draw.drawer import draw
from deckgen.stages.draw.drawing_crew import ready_to_draw


def chart(*values: float) -> ChartData:
    x = tuple(f"Place {index}" for index in range(len(values)))
    return ChartData("ranking", x, (Series("a", "A", values, "1F5FA8"),), number_format("0", "en-US"))


def box(values: ChartData, width: float = 3.0) -> ChartBox:
    return ChartBox(Box(Inch(1), Inch(1), Inch(width), Inch(2)), values, "Chart 1", "Places by A")


def document(*shapes: ChartBox) -> Document:
    pages = tuple(Page(f"page-{index}", "A page", "content", (shape,)) for index, shape in enumerate(shapes))
    return Document(pages, "Talk", "Speaker", "", "en-US", "2018-09-12")


def pictures(drawn: Document) -> list[Picture]:
    shapes = [shape for page in drawn.pages for shape in page.shapes]
    assert all(isinstance(shape, Picture) for shape in shapes)
    return [shape for shape in shapes if isinstance(shape, Picture)]


def test_a_chart_box_becomes_a_picture_in_its_place(look: ChartLook) -> None:
    chart_box = box(chart(3, 2, 1))
    (picture,) = pictures(draw(document(chart_box), ChartPictures(look)))
    assert (picture.box, picture.name, picture.alt) == (chart_box.box, "Chart 1", "Places by A")
    assert picture.media == "png"
    assert picture.data.startswith(b"\x89PNG")
    assert picture.svg is not None
    assert picture.svg.rstrip().endswith(b"</svg>")


def test_a_document_without_charts_stays_as_it_is(look: ChartLook) -> None:
    plain = document()
    assert draw(plain, ChartPictures(look)) == plain


def test_the_same_chart_is_drawn_once_and_another_size_anew(look: ChartLook) -> None:
    said: list[tuple[int, int]] = []
    shapes = (box(chart(3, 2)), box(chart(3, 2)), box(chart(3, 2), width=4))
    first, second, wider = pictures(
        draw(document(*shapes), ChartPictures(look), progress=lambda *done: said.append(done))
    )
    assert first.data == second.data != wider.data
    assert said == [(0, 2), (1, 2), (2, 2)]


def test_processes_draw_what_one_alone_draws(look: ChartLook) -> None:
    shapes = [box(chart(index, 2, 1)) for index in range(5)]
    alone = [pictures(draw(document(shape), ChartPictures(look)))[0] for shape in shapes]
    assert pictures(draw(document(*shapes), ChartPictures(look))) == alone


def test_it_draws_where_no_processes_can_be_started(look: ChartLook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("no semaphores here")

    shapes = [box(chart(index, 2, 1)) for index in range(5)]
    usual = draw(document(*shapes), ChartPictures(look))
    monkeypatch.setattr(multiprocessing.get_context("fork").Process, "start", refused)
    assert draw(document(*shapes), ChartPictures(look)) == usual


def test_a_drawing_that_crashes_is_a_complaint_and_the_others_are_drawn(
    look: ChartLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes = [box(chart(index, 2, 1)) for index in range(1, 6)]
    usual, log = pictures(draw(document(*shapes), ChartPictures(look))), Diagnostics()
    own, here = one_drawing.render, os.getpid()

    def crashing(drawn: ChartData, *rest: Any) -> tuple[bytes, bytes]:
        if drawn.series[0].values[0] == 3 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGSEGV)
        return own(drawn, *rest)

    monkeypatch.setattr(one_drawing, "render", crashing)
    made = draw(document(*shapes), ChartPictures(look), log=log)
    assert [one.code for one in log] == ["drawing_failed"]
    assert [page.shapes[0] for page in made.pages] == [*usual[:2], shapes[2], *usual[3:]]


def test_settings_of_matplotlib_neither_come_in_nor_go_out(look: ChartLook) -> None:
    usual = draw(document(box(chart(3, 2, 1))), ChartPictures(look))
    with matplotlib.rc_context({"svg.fonttype": "none", "text.color": "red", "path.sketch": (1, 100, 2)}):
        before = dict(matplotlib.rcParams)
        assert draw(document(box(chart(3, 2, 1))), ChartPictures(look)) == usual
        assert dict(matplotlib.rcParams) == before


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.*g"))}


@pytest.fixture
def cached(look: ChartLook, tmp_path: Path) -> tuple[Document, Document, Path]:
    """A document, the same drawn, and the cache that it left."""
    folder = tmp_path / "cache" / "charts"
    wanted = document(box(chart(3, 2, 1)))
    return wanted, draw(wanted, ChartPictures(look, folder)), folder


def test_the_cache_is_a_folder_of_the_user_s_alone(cached: tuple[Document, Document, Path]) -> None:
    *_, folder = cached
    assert folder.stat().st_mode & 0o777 == 0o700
    names = kept(folder)
    assert sorted(Path(name).suffix for name in names) == [".png", ".svg"]
    assert len({Path(name).stem for name in names}) == 1


def test_an_unchanged_chart_comes_from_the_cache(cached: tuple[Document, Document, Path], look: ChartLook) -> None:
    wanted, drawn, folder = cached
    broken = replace(look, regular="gone.otf", semibold="gone.otf", bold="gone.otf")
    with pytest.raises(OSError, match=r"gone\.otf"):
        draw(wanted, ChartPictures(broken))
    said: list[tuple[int, int]] = []
    assert draw(wanted, ChartPictures(look, folder), progress=lambda *done: said.append(done)) == drawn
    assert said == [], "there is none to be drawn"


def test_a_change_of_values_look_or_size_is_drawn_anew(
    cached: tuple[Document, Document, Path], look: ChartLook
) -> None:
    *_, folder = cached
    draw(document(box(chart(3, 2, 2))), ChartPictures(look, folder))
    draw(document(box(chart(3, 2, 1))), ChartPictures(replace(look, ink="000000"), folder))
    draw(document(box(chart(3, 2, 1)), box(chart(3, 2, 1), width=5)), ChartPictures(look, folder))
    assert len(kept(folder)) == 2 * 4


def damaged(data: bytes) -> list[bytes]:
    middle = len(data) // 2
    return [b"", data[:-40], data[:middle], data[:middle] + b"\x00?" + data[middle + 2 :], b"\xff" * 300]


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_damaged_picture_is_drawn_anew(
    suffix: str, cached: tuple[Document, Document, Path], look: ChartLook
) -> None:
    wanted, drawn, folder = cached
    (path,) = folder.glob(f"*{suffix}")
    whole = kept(folder)
    for data in damaged(path.read_bytes()):
        path.write_bytes(data)
        assert draw(wanted, ChartPictures(look, folder)) == drawn
        assert kept(folder) == whole
    path.unlink()
    assert draw(wanted, ChartPictures(look, folder)) == drawn
    assert kept(folder) == whole


def test_a_cache_that_cannot_be_written_is_no_error(
    cached: tuple[Document, Document, Path], look: ChartLook, tmp_path: Path
) -> None:
    wanted, drawn, folder = cached
    file = tmp_path / "a-file"
    file.write_bytes(b"")
    assert draw(wanted, ChartPictures(look, file)) == drawn
    assert draw(wanted, ChartPictures(look, file / "below")) == drawn
    (path,) = folder.glob("*.png")
    path.unlink()
    path.mkdir()
    assert draw(wanted, ChartPictures(look, folder)) == drawn


def test_processes_that_were_ready_before_draw_the_same(look: ChartLook) -> None:
    shapes = [box(chart(index, 2, 1)) for index in range(3)]
    usual = draw(document(*shapes), ChartPictures(look))
    with ready_to_draw():
        assert [pictures(draw(document(shape), ChartPictures(look)))[0] for shape in shapes] == pictures(usual)
        assert draw(document(*shapes), ChartPictures(look)) == usual
