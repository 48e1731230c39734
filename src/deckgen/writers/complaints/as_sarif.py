"""A report as SARIF 2.1.0, the format in which tools hand what they find to code hosts and editors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from deckgen.model.diagnostics import Diagnostic, Edit, Severity, Span
from deckgen.writers.complaints.as_json import complaints_data
from deckgen.writers.complaints.run_report import Report, Rule, words_of

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def complaints_sarif(report: Report, rules: Mapping[str, Rule], version: str) -> dict[str, Any]:
    """The report as one run of SARIF.

    rules are the explanations by their codes, of which those of the report's complaints are told; version is that of
    deckgen. What was built stands in the run's properties, as in JSON.
    """
    codes = list(dict.fromkeys(one.code for one in report.told))
    driver = {"name": "deckgen", "version": version, "rules": [_rule(code, rules.get(code)) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": report.count(Severity.ERROR) == 0}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), report) for one in report.told],
    }
    if report.built:
        run["properties"] = {"built": complaints_data(report)["built"]}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, known: Rule | None) -> dict[str, Any]:
    if known is None:
        return {"id": code}
    first = known.why.partition(". ")[0].rstrip(".") + "."
    told = {"shortDescription": first, "fullDescription": known.why, "help": known.mend}
    return {"id": code, **{name: _text(words) for name, words in told.items()}}


def _result(one: Diagnostic, rule: int, report: Report) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": str(one.severity),
        "message": _text(words_of(one)),
        "locations": [{"physicalLocation": _place(one.span, report)}],
    }
    if one.edits:
        changes = {"artifactChanges": list(_changes(one, report))}
        result["fixes"] = [{"description": _text(one.hint), **changes} if one.hint else changes]
    known = {"slide": one.slide, "variants": list(one.variants)}
    if properties := {name: value for name, value in known.items() if value}:
        result["properties"] = properties
    return result


def _text(words: str) -> dict[str, str]:
    """Words as SARIF writes them: single braces would stand for arguments."""
    return {"text": words.replace("{", "{{").replace("}", "}}")}


def _place(span: Span | None, report: Report) -> dict[str, Any]:
    """Where a complaint stands: the deck as a whole where it stands nowhere."""
    place: dict[str, Any] = {"artifactLocation": _file(report.path(span) if span else report.deck)}
    if span is not None and span.line:
        place["region"] = _region(span)
    return place


def _region(span: Span) -> dict[str, int]:
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.line, "endColumn": span.end}


def _file(path: Path) -> dict[str, str]:
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _changes(one: Diagnostic, report: Report) -> Iterable[dict[str, Any]]:
    """The edits of a complaint, file by file."""
    by_file: dict[Path, list[Edit]] = {}
    for edit in one.edits:
        by_file.setdefault(report.path(edit.span), []).append(edit)
    for path, edits in by_file.items():
        replacements = [
            {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}} for edit in edits
        ]
        yield {"artifactLocation": _file(path), "replacements": replacements}
