"""Of very many warnings of one code the first are told, and how many more there are; all of them count."""

from __future__ import annotations

import json
from pathlib import Path

from command import run

NAMES = ", ".join(f"n{number}: x" for number in range(1_250))
DECK = f"""\
title: T
audiences: {{a: {{set: {{{NAMES}}}}}}}
sections: [{{title: S, slides: [{{title: Most people wait, text: x, notes: n}}]}}]
"""
MORE = "and 1,050 more of unused_name"


def test_very_many_warnings_of_a_code_are_counted(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK)
    told = run(tmp_path, "check", "--strict")
    assert told.returncode == 1
    assert told.stderr.count("nothing quotes") == 200
    assert f"warning[unused_name]: {MORE}\n" in told.stderr
    data = json.loads(run(tmp_path, "check", "--format", "json").stdout)
    unused = [one["message"] for one in data["complaints"] if one["code"] == "unused_name"]
    assert (len(unused), unused[-1]) == (201, MORE)
    assert data["warnings"] == len(data["complaints"]) - 1 + 1_050
    assert f"0 errors, {data['warnings']} warnings (--strict)" in told.stderr
