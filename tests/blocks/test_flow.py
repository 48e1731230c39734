"""flow: boxes with arrows between them, as a chain, a circle or a tree."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise, product
from pathlib import Path

import pytest

from deckgen.model.connector import Connector, Point
from deckgen.model.geometry import Box, Pt
from deckgen.model.page import Icon, Page, TextBox
from laid_out import Laid, lay_out, text_boxes, whole_deck

BRIEF = "flow: [{title: Ask, text: The members}, Count, Tell]"
LONG = "{title: Distribution and everything that goes with it, text: across the whole length of the border}"
Line = tuple[Point, Point]
BACK = "links: [{from: Tell, to: Ask, text: and once again next year}]"


def items(page: Page) -> dict[str, TextBox]:
    return {box.paragraphs[0].text.plain: box for box in text_boxes(page) if box.name.startswith("Item")}


def links(page: Page) -> list[TextBox]:
    return [box for box in text_boxes(page) if box.name.startswith("Link")]


def arrows(page: Page) -> list[Connector]:
    return [shape for shape in page.shapes if isinstance(shape, Connector)]


def leads(page: Page) -> set[tuple[str, str]]:
    """From which title to which the arrows lead."""
    titles = {box.name: title for title, box in items(page).items()}
    return {(titles[arrow.start.shape], titles[arrow.end.shape]) for arrow in arrows(page)}


def lay(laid: Laid) -> Page:
    assert laid.said == []
    return laid.page(-1)


def runs_through(arrow: Connector, box: Box) -> bool:
    def near(start: tuple[int, int], end: tuple[int, int]) -> bool:
        points = (
            (start[0] + (end[0] - start[0]) * n / 40, start[1] + (end[1] - start[1]) * n / 40) for n in range(41)
        )
        return any(
            box.x + Pt(1) < x < box.right - Pt(1) and box.y + Pt(1) < y < box.bottom - Pt(1) for x, y in points
        )

    course = arrow.course
    return any(near(start, end) for start, end in pairwise(course))


def check_free(page: Page) -> None:
    """No arrow runs through a box or through words, and no two of these overlap."""
    boxes = [*items(page).values(), *links(page)]
    for one, other in combinations(boxes, 2):
        assert not one.box.overlaps(other.box), f"{one.name} lies over {other.name}"
    for arrow in arrows(page):
        for box in boxes:
            assert not runs_through(arrow, box.box), f"{arrow.name} runs through {box.name}"


def test_items_of_a_chain_stand_in_a_row_of_equal_boxes_and_lead_on(lay_slide: Callable[..., Laid]) -> None:
    page = lay(lay_slide(f"title: T\n{BRIEF}\n"))
    boxes = [box.box for box in items(page).values()]
    assert list(items(page)) == ["Ask", "Count", "Tell"]
    assert len({(box.y, box.height, box.width) for box in boxes}) == 1
    assert boxes[0].right < boxes[1].x < boxes[1].right < boxes[2].x
    assert leads(page) == {("Ask", "Count"), ("Count", "Tell")}
    assert {arrow.way for arrow in arrows(page)} == {"straight"}


def test_a_link_back_is_a_curve_under_the_row_with_its_words(lay_slide: Callable[..., Laid]) -> None:
    page = lay(lay_slide(f"title: T\nflow: {{items: [Ask, Count, Tell], {BACK}}}\n"))
    (back,) = (arrow for arrow in arrows(page) if arrow.way == "curved")
    assert back.start.side == back.end.side == "bottom"
    (words,) = links(page)
    assert words.box.y > back.start.point[1]
    assert words.paragraphs[0].text.plain == "and once again next year"
    check_free(page)


def test_a_link_that_is_there_already_gets_its_words(lay_slide: Callable[..., Laid]) -> None:
    page = lay(lay_slide("title: T\nflow: {items: [Ask, Tell], links: [{from: Ask, to: Tell, text: by post}]}\n"))
    assert leads(page) == {("Ask", "Tell")}
    assert len(arrows(page)) == 1
    assert [box.paragraphs[0].text.plain for box in links(page)] == ["by post"]


@pytest.mark.parametrize("page", ["16:9", "4:3"])
@pytest.mark.parametrize("count", [2, 3, 5, 6, 8])
def test_a_circle_closes_whatever_its_count(count: int, page: str, lay_slide: Callable[..., Laid]) -> None:
    titles = [f"Step {number}" for number in range(count)]
    shape = "circle" if count > 2 else "chain"
    slide = f"title: T\nflow: {{items: [{', '.join(titles)}], shape: {shape}}}\n"
    drawn = lay(lay_slide(slide, "brand: brand.yaml\n", {"brand.yaml": f'page: "{page}"\n'}))
    ring = set(pairwise(titles)) | ({(titles[-1], titles[0])} if count > 2 else set())
    assert leads(drawn) == ring
    check_free(drawn)


def test_many_items_stand_in_rows_and_in_a_narrow_column_one_under_the_other(lay_slide: Callable[..., Laid]) -> None:
    many = (
        "flow: {items: [Weigh, Mix, Rest, Fold, Shape, Proof, Score, Bake, Cool], links: [{from: Cool, to: Weigh}]}"
    )
    page = lay(lay_slide(f"title: T\n{many}\n"))
    assert len({box.box.y for box in items(page).values()}) == 2
    check_free(page)
    narrow = "columns: {items: [{flow: {items: [Ask, Count, Tell], links: [{from: Tell, to: Ask, text: yearly}]}}, "
    page = lay(lay_slide(f"title: T\n{narrow}{{text: a}}], widths: [1, 3]}}\n"))
    first, second, third = (box.box for box in items(page).values())
    assert first.bottom < second.y < second.bottom < third.y
    check_free(page)


def test_three_items_with_words_stand_in_one_row_on_a_narrow_page_too(lay_slide: Callable[..., Laid]) -> None:
    texts = (
        "Each side blames the other for what crosses",
        "Shared responsibility for all lawful flows",
        "Less of it",
    )
    chain = ", ".join(f"{{title: Step {number}, text: {text}}}" for number, text in enumerate(texts))
    laid = lay_slide(f"title: T\nflow: [{chain}]\n", "brand: brand.yaml\n", {"brand.yaml": 'page: "4:3"\n'})
    boxes = list(items(lay(laid)).values())
    assert len({box.box.y for box in boxes}) == 1
    # Titles stand on one line, and the most words are in the middle of their box.
    written = [laid.written(box) for box in boxes]
    assert max(one.y for one in written) - min(one.y for one in written) < Pt(1)
    off = [
        abs((words.y + words.bottom) - (box.box.y + box.box.bottom))
        for words, box in zip(written, boxes, strict=True)
    ]
    assert min(off) < Pt(2)


def test_items_that_fill_even_rows_are_folded_before_their_boxes_get_narrow(lay_slide: Callable[..., Laid]) -> None:
    text = "Each side of the river blames the other one for all that crosses it"
    chain = ", ".join(f"{{title: Step {number}, text: {text}}}" for number in range(4))
    laid = lay_slide(f"title: T\nflow: [{chain}]\n", "brand: brand.yaml\n", {"brand.yaml": 'page: "4:3"\n'})
    rows = [box.box.y for box in items(lay(laid)).values()]
    assert [rows.count(y) for y in sorted(set(rows))] == [2, 2]


@pytest.mark.parametrize("page", ["16:9", "4:3"])
def test_a_level_of_three_spans_the_slide_from_margin_to_margin(page: str, lay_slide: Callable[..., Laid]) -> None:
    tree = "shape: tree, items: [{title: Both, items: [{title: Law, text: Who may}, Court, Police]}]"
    laid = lay_slide(f"title: T\nflow: {{{tree}}}\n", "brand: brand.yaml\n", {"brand.yaml": f'page: "{page}"\n'})
    found, margin = items(lay(laid)), laid.brand.margin
    assert abs(found["Law"].box.x - margin) < Pt(1)
    assert abs(found["Police"].box.right - (laid.brand.page[0] - margin)) < Pt(1)


def test_a_tree_has_its_levels_from_items_in_items_and_from_links(lay_slide: Callable[..., Laid]) -> None:
    nested = "items: [{title: Law, items: [{title: Court, items: [Jail]}, Police]}, Fine]"
    more = "links: [{from: Police, to: Jail, text: brings them}, {from: Court, to: Fine, text: above $5}]"
    page = lay(lay_slide(f"title: T\nflow: {{shape: tree, {nested}, {more}}}\n"))
    found = {title: box.box for title, box in items(page).items()}
    assert found["Law"].bottom < found["Court"].y == found["Police"].y < found["Jail"].y == found["Fine"].y
    assert leads(page) == {
        ("Law", "Court"), ("Law", "Police"), ("Court", "Jail"), ("Police", "Jail"), ("Court", "Fine"),
    }  # fmt: skip
    check_free(page)


@pytest.mark.parametrize("page", ["16:9", "4:3"])
def test_arrows_of_two_items_of_a_tree_never_share_a_line(page: str, lay_slide: Callable[..., Laid]) -> None:
    nested = "[{title: Dough, items: [{title: Rye, items: [Round, Tin]}, {title: Wheat, items: [Rolls, Plaits]}]}]"
    slide = f"title: T\nflow: {{shape: tree, items: {nested}, links: [{{from: Rye, to: Rolls}}]}}\n"
    drawn = lay(lay_slide(slide, "brand: brand.yaml\n", {"brand.yaml": f'page: "{page}"\n'}))
    check_free(drawn)
    for one, other in combinations(arrows(drawn), 2):
        if one.start.shape != other.start.shape:
            assert not any(lie_on_one_line(*pair) for pair in product(turning(one), turning(other)))


def turning(arrow: Connector) -> list[Line]:
    """The lines of an arrow before the last one, which it may share with others that lead to the same box."""
    return list(pairwise(arrow.course))[:-1]


def lie_on_one_line(one: Line, other: Line) -> bool:
    for axis in (0, 1):
        if len({point[axis] for point in (*one, *other)}) == 1:
            along = [sorted(point[1 - axis] for point in line) for line in (one, other)]
            return along[0][0] <= along[1][1] and along[1][0] <= along[0][1]
    return False


def test_deep_trees_with_long_words_stand_from_left_to_right(lay_slide: Callable[..., Laid]) -> None:
    leaves = ", ".join(f"Leaf {number}" for number in range(7))
    page = lay(lay_slide(f"title: T\nflow: {{shape: tree, items: [{{title: Constitutional, items: [{leaves}]}}]}}\n"))
    _root, *others = (box.box for box in items(page).values())
    assert len({box.x for box in others}) == 1 or len({box.y for box in others}) == 1
    check_free(page)


def test_what_stands_out_is_filled_and_still_read(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\nflow: [Ask, {title: Count, highlight: true}, {title: Tell, color: gold}]\n")
    found = items(lay(laid))
    panel, accent = laid.brand.colors.panel, laid.brand.colors.accent
    assert [box.fill for box in found.values()] == [panel, accent, laid.brand.color("gold")]
    assert found["Count"].paragraphs[0].style.color == laid.brand.on(accent)


def test_icons_and_titles_of_a_row_stand_on_one_line(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\nflow: [{title: Ask, icon: users, text: The members}, {title: Tell, icon: truck}]\n")
    page = lay(laid)
    icons = [shape for shape in page.shapes if isinstance(shape, Icon)]
    assert len({icon.box.y for icon in icons}) == 1
    first, second = items(page).values()
    assert laid.written(first).y == laid.written(second).y > icons[0].box.bottom


def test_screen_readers_hear_where_the_arrows_lead(lay_slide: Callable[..., Laid]) -> None:
    slide = f"title: T\nflow: {{items: [Ask, Count, Tell], {BACK}}}\n"
    page = lay(lay_slide(slide))
    (bundle,) = page.bundles
    assert bundle.alt == "Ask leads to Count; Count leads to Tell; Tell leads to Ask (and once again next year)."
    assert bundle.shapes == {
        shape.name for shape in page.shapes if shape.name.split()[0] in ("Item", "Arrow", "Link")
    }
    (bundle,) = lay_slide(slide, "language: de-DE\n").page(-1).bundles
    assert "Ask führt zu Count" in bundle.alt


@pytest.mark.parametrize("shape", ["chain", "circle"])
def test_long_words_keep_apart(shape: str, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\nflow: {{items: [{LONG}, Count, Tell], shape: {shape}}}\n")
    check_free(lay(laid))


def test_links_to_what_an_audience_does_not_get_are_left_out(tmp_path: Path) -> None:
    slide = "title: T\nflow: {items: [Ask, Count, {title: Tell, except: [staff]}], links: [{from: Tell, to: Ask}]}\n"
    path = tmp_path / "deck.yaml"
    path.write_text(whole_deck(slide, "audiences: {staff: {}, all: {}}\n"), encoding="utf-8")
    for audience, there in (("all", True), ("staff", False)):
        laid = lay_out(path, audience=audience)
        assert laid is not None
        assert (("Tell", "Ask") in leads(lay(laid))) is there
