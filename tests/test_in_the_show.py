"""Builds and transitions: what a file that was built does in the show, and what `show --step` draws of it."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from built import Built, can_render
from deckgen.cli import main
from in_the_show import clicks, transition
from judges import schemas

ROWS = "[{year: 1993, exports: 42, imports: 40}, {year: 2017, exports: 244, imports: 313}]"
YEARS = f"x: year, y: [exports, imports], rows: {ROWS}"
LONGER = YEARS.replace("}]", "}, {year: 2020, exports: 200, imports: 310}]")
STATES = "rows: [{state: Texas, bn: 187}, {state: California, bn: 73}, {state: Michigan, bn: 65}]"
Slides = Callable[..., Built]


@pytest.fixture
def build(tmp_path: Path) -> Slides:
    """Builds slides, each the keys of one; with keys of the deck, and files."""

    def build(*slides: str, top: str = "", **files: str) -> Built:
        held = "".join(f"      - {{id: s{n}, title: Some words {n}, {one}}}\n" for n, one in enumerate(slides, 1))
        deck = f"title: Talk\nchecks: {{missing_source: off}}\n{top}\nsections:\n  - title: One\n    slides:\n{held}"
        for name, words in {"deck": deck, **files}.items():
            (tmp_path / f"{name}.yaml").write_text(words)
        return Built.from_folder(tmp_path)

    return build


def effects(built: Built, slide: str = "s1") -> list[list[str]]:
    return clicks(built.slides[slide])


def test_points_of_a_list_come_one_by_one_with_those_under_them(build: Slides) -> None:
    built = build("reveal: true, bullets: [a: [b, c], d]")
    assert effects(built) == [["Bullets 0", "Bullets 1", "Bullets 2"], ["Bullets 3"]]
    assert built.slides["s1"].shapes.title.text == "Some words 1"


def test_blocks_come_in_the_order_in_which_they_are_written(build: Slides) -> None:
    built = build(
        "reveal: true, text: Well, bullets: [a], table: {rows: [{a: x}]}",
        f"reveal: true, bullets: [a], chart: {{type: bar, {STATES}}}, table: {{rows: [{{a: x}}]}}",
    )
    assert effects(built) == [["Text 0"], ["Bullets 0"], ["Table"]]
    assert effects(built, "s2") == [["Bullets 0"], ["Chart"], ["Table"]]


def test_a_block_says_it_for_itself(build: Slides) -> None:
    built = build(
        "cards: {items: [a, b], reveal: true}, callout: Here from the start",
        "reveal: true, bullets: {items: [a], reveal: false}, text: c",
        "columns: {items: [{bullets: [a]}, {text: {text: b, reveal: false}}], reveal: true}, callout: c",
    )
    assert len(effects(built)) == 2
    assert all(name.startswith(("Card", "Rule")) for click in effects(built) for name in click)
    assert effects(built, "s2") == [["Text 0"]]
    assert effects(built, "s3") == [["Bullets 0"]]


def test_what_runs_on_comes_one_by_one_on_each_of_its_slides(build: Slides) -> None:
    words = ", ".join(f"A rather long point that says a good deal, {number}".replace(",", "") for number in range(60))
    built = build(f"reveal: true, bullets: {{items: [{words}], continue: true}}")
    parts = [clicks(slide) for name, slide in built.slides.items() if name.startswith("s1")]
    assert len(parts) > 1
    assert sum(map(len, parts)) == 60


def test_a_box_of_a_flow_comes_with_the_arrows_that_lead_to_it(build: Slides) -> None:
    flow = "flow: {items: [a, b, c], links: [{from: c, to: a, text: back}]}"
    built = build(f"reveal: true, {flow}", flow)
    assert len(effects(built)) == 3
    groups = {one.name: one for one in built.slides["s1"].shapes}
    held = [[part.name for part in groups[name].shapes] for (name,) in effects(built)[1:]]
    assert held == [["Item 2", "Arrow"], ["Item 3", "Arrow 2", "Arrow 3", "Link"]]
    assert [one.name for one in built.slides["s2"].shapes if one.shape_type == 6] == ["Flow"]
    told = [groups[name]._element.xpath("string(p:nvGrpSpPr/p:cNvPr/@descr)") for (name,) in effects(built)[1:]]
    assert told == ["a leads to b.", "b leads to c; c leads to a (back)."]


@pytest.mark.parametrize("render", ["picture", "native"])
@pytest.mark.parametrize("kind", ["line", "area", "grouped", "stacked", "combo"])
def test_series_of_a_chart_come_one_by_one(build: Slides, kind: str, render: str) -> None:
    built = build(f"reveal: true, chart: {{type: {kind}, render: {render}, {YEARS}}}")
    first, second = effects(built)
    if render == "native":
        assert first[:2] == ["Chart gridLegend", "Chart series 0"]
        assert "Chart series 1" in second
    else:
        assert (first, second) == (["Chart"], ["Chart: imports"])
    assert schemas(built.made.path.read_bytes()) == []


@pytest.mark.parametrize("kind", ["slope", "share", "diverging"])
def test_series_of_further_charts_come_one_by_one(build: Slides, kind: str) -> None:
    assert effects(build(f"reveal: true, chart: {{type: {kind}, {YEARS}}}")) == [["Chart"], ["Chart: imports"]]


@pytest.mark.parametrize("render", ["picture", "native"])
def test_annotations_come_last_in_the_order_in_which_they_are_written(build: Slides, render: str) -> None:
    marks = "[{x: 2017, text: now}, {change: [1993, 2017], series: imports}, {band: [1993, 2017], text: growth}]"
    chart = f"chart: {{type: line, render: {render}, {YEARS}, annotate: {marks}}}"
    built = build(f"reveal: true, {chart}, text: c")
    shown = effects(built)
    assert len(shown) == 6
    assert shown[-1] == ["Text 0"]
    assert any("band" in name or "behind" in name for name in shown[-2])


def test_panels_and_charts_of_one_series(build: Slides) -> None:
    rows = "rows: [{k: A, y: 1, v: 1}, {k: A, y: 2, v: 2}, {k: B, y: 1, v: 3}, {k: B, y: 2, v: 1}]"
    built = build(
        f"reveal: true, chart: {{type: bar, facet: k, x: y, {rows}}}",
        f"reveal: true, chart: {{type: ranking, {STATES}, annotate: [{{sum: [California, Michigan]}}]}}",
        f"reveal: true, chart: {{type: donut, render: native, {STATES}}}",
    )
    assert effects(built) == [["Chart"], ["Chart: B"]]
    assert effects(built, "s2") == [["Chart"], ["Chart, annotation 1"]]
    assert len(effects(built, "s3")) == 1


def test_series_may_be_called_like_the_parts_of_a_chart(build: Slides) -> None:
    series = '{exports: notes, imports: annotation 1, both: "annotation 1, behind"}'
    rows = ROWS.replace("}", ", both: 90}")
    marks = "[{band: [1993, 2017], text: growth}, {x: 2017, text: now}]"
    shown = effects(
        build(f"reveal: true, chart: {{type: line, x: year, y: {series}, rows: {rows}, annotate: {marks}}}")
    )
    assert len(shown) == 5
    assert shown[1:3] == [["Chart: annotation 1"], ["Chart: annotation 1, behind"]]


def test_one_picture_of_a_chart_speaks_for_all_of_them(build: Slides) -> None:
    built = build(f"reveal: true, chart: {{type: line, {YEARS}}}")
    pictures = [shape for shape in built.slides["s1"].shapes if shape.name.startswith("Chart")]
    assert len({(one.left, one.top, one.width, one.height) for one in pictures}) == 1
    described = [shape._element.xpath("string(.//p:cNvPr/@descr)") for shape in pictures]
    assert described[0].startswith("Line chart")
    assert not any(described[1:])


def test_a_number_that_fills_its_slide_and_a_quote_on_a_stage(build: Slides) -> None:
    built = build("reveal: true, layout: hero, stats: [{value: 3, label: a}]")
    assert effects(built) == [["Number: 3"]]


def test_slides_come_as_the_slide_the_deck_and_the_brand_say(build: Slides) -> None:
    built = build("transition: none, text: a", "transition: push, text: a", "text: a", top="transition: fade")
    assert [transition(one) for one in built.presentation.slides] == [["fade"], ["fade"], [], ["push"], ["fade"]]
    branded = build("text: a", "transition: none, text: a", top="brand: brand.yaml", brand="transition: push")
    assert [transition(one) for one in branded.presentation.slides] == [["push"], ["push"], ["push"], []]
    assert not any(map(transition, build("text: a").presentation.slides))
    leftwards = build("transition: push, text: a", top="language: ar")
    assert transition(leftwards.slides["s1"]) == ["push r"]


def test_a_copy_in_another_language_reads_its_parts_from_the_other_side(build: Slides) -> None:
    built = build("reveal: true, cards: [a, b]", top="language: he")
    assert len(effects(built)) == 2


def show(*words: str) -> Result:
    return CliRunner().invoke(main, ["show", *words])


def drawn(*words: str) -> Any:
    path = Path("drawn.png")
    said = show(*words, "--width", "800", "-o", str(path))
    assert said.exit_code == 0, said.output
    return numpy.asarray(Image.open(io.BytesIO(path.read_bytes())).convert("RGB")).astype(int)


@pytest.mark.parametrize(
    "slide",
    [
        "bullets: [a: [b], c], callout: d",
        f"chart: {{type: line, {YEARS}, annotate: [{{change: [1993, 2017], series: imports}}]}}",
        f"chart: {{type: stacked, render: native, {YEARS}}}",
        f"chart: {{type: grouped, {YEARS}}}",
        f"chart: {{type: line, trend: linear, {LONGER}}}",
        "flow: [a, b, c]",
        "table: {columns: {a: A, b: {bar: true}}, rows: [[x, -1], [y, 2], [z, 3]], highlight: [y], total: true}",
    ],
)
def test_each_step_shows_more_until_all_is_there(build: Slides, slide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(f"reveal: true, {slide}")
    monkeypatch.chdir(built.folder)
    last = len(effects(built))
    steps = [drawn("s1", "--step", str(step)) for step in range(last + 1)]
    covered = [(step != steps[0]).any(axis=2).sum() for step in steps]
    assert covered == sorted(set(covered))
    whole = drawn("s1")
    # Words that lie on each other are drawn with other edges.
    assert (abs(whole - steps[-1]).max(axis=2) > 100).sum() < 20


def test_the_total_of_an_area_comes_with_its_last_band(build: Slides, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(f"reveal: true, chart: {{type: area, {YEARS}}}")
    monkeypatch.chdir(built.folder)
    first, last, whole = drawn("s1", "--step", "1"), drawn("s1", "--step", "2"), drawn("s1")
    # Its label stands right of all bands, whose seams are drawn with other edges.
    right = (whole < 100).all(axis=2)[:, 700:]
    assert right.sum() > 20
    assert ((last < 100).all(axis=2)[:, 700:] == right).all()
    assert not (first < 100).all(axis=2)[:, 700:][100:400].any()


def test_a_step_that_is_not_there_is_wrong_usage(build: Slides, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build("reveal: true, bullets: [a, b]", "text: a")
    monkeypatch.chdir(built.folder)
    said = show("s1", "--step", "3")
    assert (said.exit_code, "slide 3 has no step 3: its last step is 2" in said.stderr) == (2, True)
    assert "nothing on it appears one by one" in show("s2", "--step", "1").stderr
    assert "--step is for one slide" in show("--step", "1").stderr
    assert show("s1", "--step", "-1").exit_code == 2
    assert show("s1", "--step", "1", "-o", "a.svg", "--text").exit_code == 0
    assert ">a</text>" in Path("a.svg").read_text()
    assert ">b</text>" not in Path("a.svg").read_text()
    assert show("s1", "--step", "1").stdout.strip().endswith("s1-step-1.png")


def test_it_is_told_between_two_copies_that_parts_come_one_by_one_now(build: Slides, tmp_path: Path) -> None:
    build("bullets: [a, b]").made.path.rename(tmp_path / "old.pptx")
    new = build("reveal: true, bullets: [a, b]")
    said = CliRunner().invoke(main, ["diff", str(tmp_path / "old.pptx"), str(new.made.path)])
    assert re.search(r"show: at once → one by one", said.output)


@pytest.mark.skipif(not can_render(), reason="LibreOffice (soffice) is missing")
def test_libreoffice_keeps_every_effect(build: Slides, tmp_path: Path) -> None:
    built = build(
        "reveal: true, transition: push, bullets: [a: [b], c]",
        f"reveal: true, chart: {{type: line, {YEARS}}}, callout: d",
        f"reveal: true, chart: {{type: line, render: native, {YEARS}}}",
        "reveal: true, flow: [a, b]",
        top="transition: fade",
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "fodp",
        "--outdir",
        str(tmp_path),
        str(built.made.path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    seen = (tmp_path / "deck.fodp").read_text()
    assert seen.count('presentation:preset-id="ooo-entrance-appear"') == sum(
        len(click) for slide in built.presentation.slides for click in clicks(slide)
    )
    assert len(re.findall('presentation:node-type="on-click"', seen)) == sum(
        len(clicks(slide)) for slide in built.presentation.slides
    )
    styles = dict(re.findall(r'<style:style style:name="(dp\d+)"(.*?)</style:style>', seen, re.DOTALL))
    pages = [styles[style] for style in re.findall(r'<draw:page [^>]*draw:style-name="(dp\d+)"', seen)]
    ways = ["fade", "fade", "pushWipe", "fade", "fade", "fade"]
    assert [re.findall(r'smil:type="(\w+)"', page) for page in pages] == [[way] for way in ways]
