"""Holds figures to the bounds within which the words around them are true."""

from __future__ import annotations

from deckgen.binding.cited import Quotable
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.numbers.percents import of_other_scale, scale_of
from deckgen.outline.figure import Figure


def hold_to_bounds(name: Str, figure: Figure, found: Quotable | None, log: Diagnostics) -> None:
    """Say where a figure has left its bounds; nothing of one that couldn't be worked out."""
    if figure.between is None or found is None:
        return
    number, (least, most) = found.number, figure.between
    if number is None:
        message = f"'between' is for numbers, and '{name}' is '{found.value}'"
        log.error("not_a_number", message, figure.at("between"))
    elif other := _of_other_scale(number, found, (least, most)):
        message = f"'{name}' is a share, {number:.6g}, and {other} is none"
        log.error("wrong_value", message, figure.at("between"), f"write {other / 100:.6g} where {other}% is meant")
    elif not (least is None or number >= least) or not (most is None or number <= most):
        hold = f"from {least} on" if least is not None and not number >= least else f"up to {most}"
        message = f"'{name}' is {number}, and the words around it are true {hold}"
        hint = "mend the words that quote it, then these bounds, or the data"
        log.error("out_of_bounds", message, figure.at("between"), hint)


def _of_other_scale(number: float, found: Quotable, bounds: tuple[float | None, float | None]) -> float | None:
    """The bound that counts in percent where the figure is a share; None where none does."""
    own = scale_of(found.format)
    return next((bound for bound in bounds if bound is not None and of_other_scale(number, own, bound, None)), None)
