"""Origin: where a table's file comes from. The base class of everything in origins/, and what one is sent for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from deckgen.kinds import Registry
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import Node, complaint, read_as
from deckgen.web.environment import Environment
from deckgen.web.request import Bounds


class Errand(Struct, frozen=True):
    """What an origin is sent for: a table's name, the deck's folder, the ending of its file (.csv).

    named are the hosts that the deck's own addresses name; etag and last_modified what the last answer said, "" where
    the file is another one by now; patience the seconds that the author's code and a database have; told hears of
    bytes that have come, and of how many where that is known. What is said of it is said without secrets later.
    """

    table: str
    folder: Path
    suffix: str
    log: Diagnostics
    environment: Environment
    named: frozenset[str] = frozenset()
    etag: str = ""
    last_modified: str = ""
    bounds: Bounds = field(default_factory=Bounds)
    patience: float = 120.0
    told: Callable[[int, int | None], None] = lambda done, of: None

    def fail(self, why: object, span: Span, hint: str | None = None) -> None:
        """Say why there is nothing."""
        self.log.error("fetch_failed", f"'{self.table}' can't be fetched: {why}", span, hint)


class Fetched(Struct, frozen=True):
    """The bytes of a table's file, None where they are those of last time, and what marks them at their origin."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


class Origin(Node):
    """Where a table comes from. The class's module names it in YAML; its docstring and its fields' are the manual."""

    @classmethod
    def word(cls) -> str:
        """The origin's word in YAML."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def called(cls) -> str:
        """The origin's name in complaints."""
        return f"'refresh' from '{cls.word()}'"

    @property
    def shown(self) -> str:
        """The origin in words, as the lock has it: without any secret, and without the user of an address."""
        raise NotImplementedError

    @property
    def host(self) -> str:
        """The host that the deck names with it; "" where it is none of the web."""
        return ""

    def foresee(self, folder: Path, file: Path, log: Diagnostics) -> None:
        """Warn of what the next refresh will lack, as far as that can be seen without fetching anything."""

    def examine(self, folder: Path, file: Path, log: Diagnostics) -> None:
        """Say what is wrong with it before anything is fetched; file is the table's own."""

    def fetch(self, errand: Errand) -> Fetched | None:
        """The table's file; None after a complaint. Nothing is written."""
        raise NotImplementedError


ORIGINS: Registry[Origin] = Registry("deckgen.origins", Origin)


def _origin(value: Any) -> type[Origin]:
    """Where a table comes from, by the one word of the origins that stands there: it is looked at before its keys."""
    if isinstance(value, Origin):
        return type(value)
    hint = "write one of " + ", ".join(f"'{word}: …'" for word in ORIGINS.words)
    if not isinstance(value, Map):
        is_web = isinstance(value, Str) and value.startswith(("http://", "https://"))
        hint = f"write it as 'refresh: {{url: \"{value}\"}}'" if is_web else hint
        raise complaint("wrong_type", f"must say where the table comes from, not {describe(value)}", hint=hint)
    found = [key for key in value if key in ORIGINS.words] or sorted(set(value.unread) & set(ORIGINS.words))
    if len(found) > 1:
        message = f"'{found[0]}' and '{found[1]}' exclude each other: a table comes from one place"
        raise complaint("conflicting_keys", message, found[1].span)
    if not found:
        nears = ((key, near) for key in value if (near := did_you_mean(key, ORIGINS.words, all_if_few=0)))
        key, near = next(nears, (None, hint))
        message = "'refresh' doesn't say where the table comes from"
        raise complaint("missing_key", message, key.span if key is not None else None, near)
    return ORIGINS.get(str(found[0]))


if TYPE_CHECKING:
    AnyOrigin = Origin
else:
    AnyOrigin = read_as(_origin, {"oneOf": [ORIGINS.reference(word) for word in ORIGINS.words]})
