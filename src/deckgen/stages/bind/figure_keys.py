"""Whether the keys of a figure go together: one of them says what it is, and the others mean something beside it."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str, repeated
from deckgen.outline.figure import GIVEN, Figure

# Keys that mean something beside another one alone.
_BESIDE = {
    "take": "data",
    "where": "data",
    "sort": "data",
    "top": "data",
    "as": "change",
    "sign": "change",
    "must": "change",
    "round_to_total": "parts",
}


def fits_together(name: Str, figure: Figure, log: Diagnostics) -> bool:
    """Whether a figure is written as one thing; complains where it isn't."""
    given = [key for key in figure.order if key in GIVEN]
    if "parts" in given and len(given) == 2 and "change" not in given:
        given = ["parts"]
    if len(given) > 1:
        message = f"the figure '{name}' takes one of '{given[0]}' and '{given[1]}', not both"
        log.error("conflicting_keys", message, figure.at(given[1]))
    elif not given and figure.all_read:
        hint = "or 'data' and 'take', 'formula', 'change', 'parts' or 'query'"
        log.error("missing_key", f"the figure '{name}' needs a 'value' or a 'cell'", name.span, hint)
    elif figure.data is not None and figure.take is None and figure.all_read:
        message = f"the figure '{name}' needs 'take', which says what is taken of the rows"
        log.error("missing_key", message, figure.at("data"), "write 'take: sum(COLUMN)', 'take: count' or another")
    elif figure.data is not None and figure.top is not None and figure.sort is None and figure.all_read:
        message = f"'top' takes the first rows of '{figure.data}', and nothing says what puts them in order"
        log.error("missing_key", message, figure.at("top"), "write 'sort: -COLUMN' for the largest")
    elif figure.change and len(figure.change) != 2:
        message = f"a change is from one figure to another, not of {len(figure.change)}"
        log.error("wrong_value", message, figure.at("change"), "write it as change: [before, after]")
    elif twice := repeated(figure.parts):
        log.error("repeated_part", f"'{twice}' is a part of '{name}' twice", twice.span, "leave one out")
    else:
        return len(given) == 1 and _means_something(figure, log)
    return False


def _means_something(figure: Figure, log: Diagnostics) -> bool:
    """Whether each key stands beside the one that it belongs to; complains where one doesn't."""
    for key, needed in _BESIDE.items():
        if key in figure.order and needed not in figure.order:
            message = f"'{key}' means nothing in a figure without '{needed}'"
            log.error("unfit_key", message, figure.at(key))
    return True
