"""The author's own drawing: what it is given, what comes out, and what it can't do to a build."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from sample_charts import BLUE, GREEN, PLAIN, series

from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.model.diagnostics import DeckgenError
from deckgen.model.geometry import Box, Inch
from deckgen.model.page import ChartBox
from deckgen.model.program import Failure, Program
from deckgen.pipeline import build, check
from deckgen.stages.draw.own_drawing import PATIENCE, Guests
from laid_out import Laid

DRAW = """def draw(rows, axes, brand):
    names = [row["mode"] for row in rows]
    axes.barh(names, [row["n"] for row in rows], color=brand.named_colors["green"])
    axes.set_title("Crossings a day", fontsize=brand.sizes.largest)
    axes.grid(False)
"""
ROWS = (("Cars", 206.6), ("Trucks", 15.9), ("Buses", 2.1))


def program(text: str = DRAW) -> Program:
    return Program(
        "charts/mine.py",
        text,
        "draw",
        1,
        ("mode", "n"),
        ROWS,
        colors=(("ink", "1B2A41"), ("accent", BLUE)),
        palette=(BLUE, GREEN),
        named_colors=(("green", GREEN),),
        fonts=(("body", "Source Sans Pro"),),
    )


SAMPLE = ChartData("python", ("Cars", "Trucks", "Buses"), (series("n", 206.6, 15.9, 2.1),), PLAIN, detail=program())


def outcome(text: str, look: ChartLook, patience: float = PATIENCE) -> tuple[bytes, bytes] | Failure:
    return Guests().draw(program(text), look, 3.0, 2.0, patience)


def body(*lines: str, before: str = "") -> str:
    return f"{before}\ndef draw(rows, axes, brand):\n    " + "\n    ".join(lines) + "\n"


def failed(text: str, look: ChartLook, patience: float = PATIENCE) -> Failure:
    found = outcome(text, look, patience)
    assert isinstance(found, Failure), "it drew"
    return found


def test_it_is_drawn_at_its_exact_size_and_the_same_each_time(look: ChartLook) -> None:
    found = outcome(DRAW, look)
    assert isinstance(found, tuple), found
    png, svg = found
    assert outcome(DRAW, look) == found
    assert Image.open(io.BytesIO(png)).size == (660, 440)
    assert b'width="216pt" height="144pt"' in svg
    assert b"<text" not in svg
    assert f"#{GREEN}".lower().encode() in svg


def test_what_it_is_given(look: ChartLook) -> None:
    found = outcome(
        body(
            "assert len(rows) == 3 and rows[0] == {'mode': 'Cars', 'n': 206.6}",
            f"assert brand.colors.ink == '#1B2A41' and brand.palette == ['#{BLUE}', '#{GREEN}']",
            "assert brand.fonts.body == 'Source Sans Pro' and brand.sizes.largest == 20",
            "label = axes.text(0, 0, 'bold', weight='bold')",
            "from matplotlib.font_manager import findfont",
            "assert findfont(label.get_fontproperties()).endswith('-Bold.otf'), findfont(label.get_fontproperties())",
            "assert not axes.spines['top'].get_visible()",
        ),
        look,
    )
    assert isinstance(found, tuple), found


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (body("axes.plot([1, 2])", "1 / 0"), 4, "ZeroDivisionError: division by zero"),
        (body("row = rows[0]['mood']"), 3, "KeyError: 'mood'"),
        (body("pass", before="import nonesuch"), 1, "ModuleNotFoundError: No module named 'nonesuch'"),
        (body("import sys", "sys.exit(0)"), 4, "it ends the program"),
        (body("import os", "os._exit(3)"), 1, "it ends the program before its picture is done"),
        (
            body("import matplotlib.pyplot as plt", "plt.plot([1, 2])"),
            1,
            "it draws nothing on the axes that it is given",
        ),
        (
            body("import numpy", "axes.plot(numpy.random.default_rng().random(9))"),
            1,
            "it draws something else each time",
        ),
        (
            body("import os, signal", "os.kill(os.getpid(), signal.SIGKILL)"),
            1,
            "it ends the program before its picture",
        ),
        (body("raise RuntimeError('a' * 9000)"), 3, "RuntimeError: aaa"),
        (body("axes.set_title('$\\\\nonsense{$')"), 1, "ValueError: "),
        (body("return [0] * 10**13"), 3, "MemoryError"),
        (body("def deeper(): deeper()", "deeper()"), 3, "RecursionError: "),
    ],
)
def test_what_goes_wrong_is_told_with_its_line(text: str, line: int, message: str, look: ChartLook) -> None:
    told = failed(text, look)
    assert told.message.startswith(message)
    assert told.line == line
    assert len(told.message) < 400


def test_what_never_ends_is_ended(look: ChartLook) -> None:
    assert failed(body("while True: pass"), look, 2.0).message == "it takes longer than 2 seconds"
    shielded = body("import time", "while True:", "    try: time.sleep(99)", "    except BaseException: pass")
    assert failed(shielded, look, 2.0).message == "it takes longer than 2 seconds"


def test_what_it_prints_and_leaves_behind_harms_nothing(look: ChartLook) -> None:
    lines = (
        "print('x' * 10**6)",
        "import subprocess, sys",
        "subprocess.Popen([sys.executable, '-c', 'while 1: pass'])",
    )
    assert isinstance(outcome(body(*lines, "axes.plot([1, 2])"), look), tuple)


def test_random_numbers_without_a_seed_begin_anew(look: ChartLook) -> None:
    text = body(
        "import random, numpy",
        "axes.plot([random.random(), numpy.random.rand()])",
        "axes.plot(list({'a', 'b'}), [1, 2])",
    )
    first = outcome(text, look)
    assert isinstance(first, tuple)
    assert outcome(text, look) == first


def deck(folder: Path, chart: str = "python: charts/mine.py:draw, data: crossings", text: str = DRAW) -> Path:
    (folder / "charts").mkdir()
    (folder / "charts" / "mine.py").write_text(text, encoding="utf-8")
    (folder / "crossings.csv").write_text("mode,n\nCars,206.6\nTrucks,15.9\n", encoding="utf-8")
    (folder / "deck.yaml").write_text(
        "title: T\nsources: {b: {publisher: B}}\ndata: {crossings: {file: crossings.csv, source: b}}\n"
        f"sections:\n  - title: S\n    slides:\n      - title: Most people drive\n        chart: {{{chart}}}\n",
        encoding="utf-8",
    )
    return folder / "deck.yaml"


def test_a_deck_is_built_with_it_twice_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = deck(tmp_path)
    first = build(path, trust=True).path.read_bytes()
    assert build(path, trust=True).path.read_bytes() == first
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "cache"))
    assert build(path, trust=True).path.read_bytes() == first
    changed = DRAW.replace("Crossings a day", "Crossings each day")
    (tmp_path / "charts" / "mine.py").write_text(changed, encoding="utf-8")
    assert build(path, trust=True).path.read_bytes() != first


def test_a_build_says_where_it_fails_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = deck(tmp_path)
    old = build(path, trust=True).path
    before = old.read_bytes()
    (tmp_path / "charts" / "mine.py").write_text(DRAW.replace('row["n"]', 'row["m"]'), encoding="utf-8")
    with pytest.raises(DeckgenError) as caught:
        build(path, trust=True)
    (told,) = [str(one) for one in caught.value.diagnostics]
    assert told.startswith("charts/mine.py:3:5: error[drawing_failed]: 'draw' fails for the chart at ")
    assert "deck.yaml:8: KeyError: 'm'" in told
    assert "    3 |     axes.barh(names" in told
    assert old.read_bytes() == before


def test_a_check_runs_nothing(tmp_path: Path) -> None:
    trap = f"from pathlib import Path\nPath({str(tmp_path / 'ran')!r}).touch()\n{DRAW}"
    assert list(check(deck(tmp_path, text=trap))) == []
    assert not (tmp_path / "ran").exists()


def test_the_alt_text_tells_the_rows(lay_slide: Callable[..., Laid]) -> None:
    chart = "chart: {python: mine.py:draw, rows: [[Cars, 206.6]]}".replace(
        "[[Cars, 206.6]]", "[{mode: Cars, n: 206.6}]"
    )
    laid = lay_slide(f"{chart}\nallow: [missing_source]", "", {"mine.py": DRAW})
    assert laid.said == []
    (box,) = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox)]
    assert box.alt == "Chart. Cars 206.6."
    assert box.box != Box(Inch(0), Inch(0), Inch(0), Inch(0))


def test_it_looks_as_it_did(look: ChartLook, request: pytest.FixtureRequest) -> None:
    import numpy as np

    found = Guests().draw(program(), look, 7.2, 4.6)
    assert isinstance(found, tuple), found
    drawn = Image.open(io.BytesIO(found[0])).convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    shown = paper.convert("RGB").resize((480, 307), Image.Resampling.LANCZOS)
    path = Path(__file__).parent / "reference" / "python.png"
    if request.config.getoption("--renew-pictures"):
        shown.save(path, optimize=True)
    reference = np.asarray(Image.open(path).convert("L"), dtype=float)
    assert np.abs(reference - np.asarray(shown.convert("L"), dtype=float)).mean() < 1.5
