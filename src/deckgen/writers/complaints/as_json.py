"""A report as plain data for programs; docs/diagnostics.md and its JSON Schema say what stands in it."""

from __future__ import annotations

from typing import Any

from deckgen.model.diagnostics import Diagnostic, Edit, Severity, Span
from deckgen.writers.complaints.run_report import Built, Report

# It grows when a key changes its meaning or goes, not when keys are added.
VERSION = 1


def complaints_data(report: Report) -> dict[str, Any]:
    """The report: how much is wrong, each complaint, and what was built."""
    return {
        "version": VERSION,
        "deck": report.deck.as_posix(),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "complaints": [_complaint(one, report) for one in report.told],
        "built": [_built(one) for one in report.built],
    }


def _complaint(one: Diagnostic, report: Report) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": str(one.severity),
        "message": one.message,
        "hint": None if one.hint is None else str(one.hint),
        "details": list(one.details),
        "place": None if one.span is None else _place(one.span, report),
        "slide": one.slide or None,
        "variants": list(one.variants),
        "fix": [_edit(edit, report) for edit in one.edits],
    }


def _place(span: Span, report: Report) -> dict[str, Any]:
    """Where a span lies. Lines and columns are None where it stands for the entire file."""
    numbers = (span.line, span.column, span.line, span.end) if span.line else (None,) * 4
    return {
        "file": report.path(span).as_posix(),
        **dict(zip(("line", "column", "end_line", "end_column"), numbers, strict=True)),
    }


def _edit(edit: Edit, report: Report) -> dict[str, Any]:
    return {**_place(edit.span, report), "replacement": edit.replacement}


def _built(one: Built) -> dict[str, Any]:
    return {
        "file": one.path.as_posix(),
        "slides": one.slides,
        "hidden": one.hidden,
        "charts": one.charts,
        "seconds": round(one.seconds, 3),
        "kept": None if one.kept is None else one.kept.as_posix(),
        "stayed": list(one.stayed),
    }
