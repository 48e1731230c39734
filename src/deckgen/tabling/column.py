"""TableColumn: what an author may write of a column of a table; TotalRow: what of its total row."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from deckgen.binding.scope import Scope
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Map, Seq, Str, describe
from deckgen.model.node import Flag, Node, Number, Strs, complaint, one_of

Way = Literal["sum", "mean", "median", "min", "max", "none"]
"""A way to total a column: what its cell in the total row tells of the numbers over it."""
WAYS: tuple[Way, ...] = ("sum", "mean", "median", "min", "max", "none")


def _way(value: Any) -> Any:
    """A way to total a column from its word; `true` is "sum", `false` is "none"."""
    if isinstance(value, Str) and value.style is None and value in ("true", "false"):
        return "sum" if value == "true" else "none"
    if isinstance(value, Str) and not value.null and value not in WAYS:
        raise complaint("wrong_value", f"can't be '{value}'", hint=did_you_mean(value, WAYS))
    if isinstance(value, Str) and not value.null:
        return str(value)
    if value in WAYS:
        return value
    raise complaint(
        "wrong_type", f"must be true or one word, not {describe(value)}", hint="known: " + ", ".join(WAYS)
    )


HowTotaled = Annotated[Way, BeforeValidator(_way), WithJsonSchema({"enum": [True, False, *WAYS]})]


def _series(value: Any) -> Any:
    """What a sparkline is made of: true or false as they are, one column's name or a list of names as a tuple."""
    if isinstance(value, Str) and value.style is None and value in ("true", "false"):
        return value == "true"
    if isinstance(value, Str) and not value.null:
        return (value,)
    if isinstance(value, Seq) and value and all(isinstance(name, Str) and not name.null for name in value):
        return tuple(value)
    if isinstance(value, bool | tuple):
        return value
    raise complaint("wrong_type", f"must be true or the names of columns, not {describe(value)}")


_NAMES = {"type": ["boolean", "string", "array"], "items": {"type": ["string", "number"]}}
SeriesOf = Annotated[bool | tuple[Str, ...], BeforeValidator(_series), WithJsonSchema(_NAMES)]
# Keys that mean nothing unless one of the others stands beside them.
NEEDS_ONE_OF = {
    "as": ("change",),
    "up": ("change",),
    "down": ("change",),
    "color": ("bar", "sparkline"),
    "labels": ("sparkline",),
    "scale": ("bar", "sparkline"),
}
# Keys that can't stand beside each other.
CONFLICTING = (
    ("bar", "sparkline"),
    ("change", "sparkline"),
    ("round_to_total", "change"),
    ("round_to_total", "sparkline"),
)


class TableColumn(Node):
    """A column of a table on a slide: one of the data, or one made of others, such as a change or a sparkline."""

    noun = "a column of a table"
    short_form = "title"
    title: Str | None = None
    """The words of its header; its name where left out."""
    format: Str | None = None
    """The number format of its values, as in Excel; by what they hold where left out."""
    align: one_of("left", "center", "right") | None = None  # type: ignore[valid-type]
    """Where its words stand; numbers stand at the right by themselves."""
    width: Number | None = None
    """Its width in proportion to the others'; from its words where left out."""
    dots: dict[Str, Str] = {}
    """Words that stand for a status, each with the color of the dot before it."""
    bar: Flag = False
    """Whether a bar stands beside each number, in proportion to the numbers of the column."""
    sparkline: SeriesOf = False
    """A small line of the row's values in these columns, or, with true, of the numbers that its own cells list."""
    change: Strs = ()
    """Two columns: what the second is over the first, with its sign."""
    as_: one_of("percent", "difference") = Field(default="percent", alias="as")  # type: ignore[valid-type]
    """Whether a change is in percent of the first column, or the difference of the two."""
    up: Str | None = None
    """The color of changes upward."""
    down: Str | None = None
    """The color of changes downward."""
    color: Str | None = None
    """The color of its bars or lines."""
    labels: one_of("auto", "ends", "none") = "auto"  # type: ignore[valid-type]
    """Whether the last value stands at the end of a line; auto where no column shows it."""
    scale: one_of("own", "shared") = "own"  # type: ignore[valid-type]
    """Whether each line fills its cell and the bars of each column theirs, or all lines of the column, or the bars of
    all columns that say so, are on one scale."""
    total: HowTotaled | None = None
    """What stands in it in the table's last row: sum, mean, median, min, max or none."""
    round_to_total: Flag = False
    """Whether its numbers are rounded so that those shown add up to the total shown."""

    @property
    def is_made(self) -> bool:
        """Whether it is made of other columns, so that the data has none of its name."""
        return bool(self.change) or isinstance(self.sparkline, tuple)

    def fits(self, scope: Scope) -> bool:
        """Whether its keys go together; complains where they don't."""
        for key, others in NEEDS_ONE_OF.items():
            if key in self.order and not any(other in self.order for other in others) and self.all_read:
                named = " or ".join(f"'{other}'" for other in others)
                scope.log.error("unfit_key", f"'{key}' means nothing in a column without {named}", self.at(key))
                return False
        for one, other in CONFLICTING:
            if one in self.order and other in self.order:
                message = f"a column takes one of '{one}' and '{other}', not both"
                scope.log.error("conflicting_keys", message, self.at(other))
                return False
        if self.change and len(self.change) != 2:
            message = f"a change is from one column to another, not of {len(self.change)}"
            scope.log.error("wrong_value", message, self.at("change"), "write it as change: [before, after]")
            return False
        return True


def _chosen(value: Any) -> Any:
    """Columns as a mapping of names to options; a list of names becomes a mapping to no options."""
    if isinstance(value, Seq):
        for name in value:
            if not isinstance(name, Str):
                raise complaint("wrong_type", f"a column must be its name, not {describe(name)}", name.span)
        return {name: Map({}, name.span) for name in value}
    return value


ChosenColumns = Annotated[dict[Str, TableColumn], BeforeValidator(_chosen)]


class TotalRow(Node):
    """The last row of a table, set apart, which adds its columns up or tells their mean."""

    noun = "the total of a table"
    short_form = "how"
    how: HowTotaled = "sum"
    """What it tells of each column of numbers; percentages and years are not added up unless their columns say so."""
    title: Str | None = None
    """The words it begins with; "Total", "Mean" and the like, in the deck's language, where left out."""
