"""What holds for annotations of every kind: those without room are warned of, and PowerPoint gets them as shapes."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

import judges
from command import run

GROUP = MSO_SHAPE_TYPE.GROUP
DECK = """title: T
sections:
  - title: S
    slides:
      - title: Trade
        allow: [missing_source]
        chart:
          type: bar
          render: RENDER
          rows: [[2016, 58], [2017, 116]]
          x: year
          y: trade
          annotate:
            - ANNOTATION
"""


def test_one_without_room_is_warned_of_though_its_number_stands_elsewhere(tmp_path: Path) -> None:
    wide = "{change: [2016, 2017], as: difference, text: " + "Donaudampfschifffahrtsgesellschaft" * 6 + "}"
    for annotation in (wide, "{line: 58, text: " + "on and " * 60 + "on}"):
        (tmp_path / "deck.yaml").write_text(DECK.replace("RENDER", "picture").replace("ANNOTATION", annotation))
        said = run(tmp_path, "check").stderr
        assert "deck.yaml:14:" in said, said
        assert "warning[unreadable_labels]: the annotation" in said


def test_powerpoint_has_an_annotation_as_a_group_of_shapes(tmp_path: Path) -> None:
    annotation = "{change: [2016, 2017], as: multiple, text: in a year}\n            - {band: [2016], text: before}"
    (tmp_path / "deck.yaml").write_text(DECK.replace("RENDER", "native").replace("ANNOTATION", annotation))
    assert run(tmp_path, "build", "-o", "deck.pptx").returncode == 0
    shapes = Presentation(str(tmp_path / "deck.pptx")).slides[-1].shapes
    (whole,) = [shape for shape in shapes if shape.shape_type == GROUP]
    shade, chart, change, band = whole.shapes
    assert (shade.shape_type, chart.has_chart) == (MSO_SHAPE_TYPE.AUTO_SHAPE, True)
    assert [group.shape_type for group in (change, band)] == [GROUP, GROUP]
    words = [[one.text_frame.text for one in group.shapes if one.has_text_frame] for group in (change, band)]
    assert words[0][-1].replace("\xa0", " ") == "× 2 in a year"
    assert words[1] == ["before"]
    assert judges.audit((tmp_path / "deck.pptx").read_bytes()) == []
