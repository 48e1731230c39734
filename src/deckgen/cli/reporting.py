"""`--format` of check and build: what was complained of and what was built, for people or for programs.

For programs, standard output holds the one document and nothing else, whether the deck has errors or not.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deckgen.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckgen.model.diagnostics import Diagnostic
    from deckgen.pipeline import Build
    from deckgen.writers.complaints import Report

TEXT = "text"
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice([TEXT, "json", "github", "sarif"]),
    default=TEXT,
    help="Words, or a document for programs.",
)


def print_report(form: str, deck: Path, complaints: Iterable[Diagnostic], built: Iterable[Build] = ()) -> None:
    """Print the document of one of the formats for programs."""
    import json

    from deckgen.writers.complaints import Built, Report, complaints_data, complaints_github

    files = (Built(one.path, one.slides, one.hidden, one.charts, one.seconds, one.kept, one.stayed) for one in built)
    report = Report(deck, tuple(complaints), tuple(files))
    if form == "github":
        if words := complaints_github(report):
            say(words)
        return
    data = complaints_data(report) if form == "json" else _sarif(report)
    say(json.dumps(data, indent=2, ensure_ascii=False))


def _sarif(report: Report) -> dict[str, Any]:
    """The report as SARIF, with what `explain` says of its complaints."""
    from importlib.metadata import version

    from deckgen.verbs.explain import explanations
    from deckgen.writers.complaints import Rule, complaints_sarif

    rules = {code: Rule(code, one.why, one.mend) for code, one in explanations().items()}
    return complaints_sarif(report, rules, version("deckgen"))
