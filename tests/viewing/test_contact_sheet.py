"""All slides on one sheet: what stands under each."""

from __future__ import annotations

import re
from pathlib import Path

from deckgen.viewing import viewing
from deckgen.viewing.contact_sheet import contact_sheet

LONG = "a-name-that-" + "goes-on-and-" * 8 + "on"
DECK = f"title: T\nsections:\n  - title: S\n    slides:\n      - {{title: One, id: {LONG}, text: '{{{{ no }}}}'}}\n"


def test_a_long_id_is_cut_short_so_that_number_and_marks_stand_beside_it_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK)
    with viewing(tmp_path / "deck.yaml") as view:
        sheet = contact_sheet(view, "text")
    assert LONG not in sheet
    (name,) = re.findall("> *(a-name-that-[^<]*…) *<", sheet)
    (mark,) = re.findall('<text[^>]* y="([0-9.]+)"[^>]*> *1 error', sheet)
    assert LONG.startswith(name.rstrip("…"))
    assert re.findall(f'<text[^>]* y="{mark}"[^>]*> *a-name-that', sheet)
