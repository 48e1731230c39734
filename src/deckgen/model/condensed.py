"""condensed: complaints as they are told: of very many that are alike the first ones, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from deckgen.model.diagnostics import Diagnostic, Severity

# So many warnings of one code are told one by one.
MOST_OF_A_CODE = 200


def condensed(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The complaints in their order, with the first warnings of each code; at the end, how many more there are."""
    told, counts = [], Counter[str]()
    for one in diagnostics:
        is_warning = one.severity is Severity.WARNING
        counts[one.code] += is_warning
        if not is_warning or counts[one.code] <= MOST_OF_A_CODE:
            told.append(one)
    more = {code: count - MOST_OF_A_CODE for code, count in counts.items() if count > MOST_OF_A_CODE}
    told += [Diagnostic(Severity.WARNING, code, f"and {count:,} more of {code}") for code, count in more.items()]
    return told
