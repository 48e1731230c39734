"""What no type draws is drawn by the author, from the lines that the explanation of the complaint gives."""

from __future__ import annotations

import textwrap
from pathlib import Path

from command import run

DECK = """title: Rivers
sources: {lab: {publisher: The lab}}
sections:
  - title: Flow
    slides:
      - title: Two rivers meet
        chart: {type: sankey, rows: [{river: Nile, flow: 2}, {river: Tiber, flow: 1}]}
        source: lab
"""


def test_the_lines_that_the_complaint_leads_to_draw_a_chart(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK)
    said = run(tmp_path, "check").stderr
    assert "draw your own: 'python: charts/sankey.py:draw' ('deckgen explain unknown_chart' has three lines" in said
    explained = run(tmp_path, "explain", "unknown_chart").stdout
    lines = explained[explained.index("    def draw(") :]
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "sankey.py").write_text(textwrap.dedent(lines))
    (tmp_path / "deck.yaml").write_text(DECK.replace("type: sankey", "python: charts/sankey.py:draw"))
    done = run(tmp_path, "build", "--trust", "-o", "talk.pptx")
    assert done.returncode == 0, done.stderr
    assert len(lines.strip().split("\n")) == 3
