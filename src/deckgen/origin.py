"""Origin: where a table's file is fetched from. The base class of everything in origins/, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from deckgen.kinds import Registry, word_of
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import Node, complaint, read_as
from deckgen.trust.permission import ADDRESS, Permission, quoted
from deckgen.web.environment import Environment
from deckgen.web.request import Bounds


class Errand(Struct, frozen=True):
    """What an origin is given to fetch one table."""

    table: str
    """The table's name under `data`."""
    folder: Path
    """The deck's folder."""
    suffix: str
    """The ending of the table's file, in small letters, such as ".csv"."""
    log: Diagnostics
    """Where complaints go. Whoever prints them takes the secrets out that `environment` knows."""
    environment: Environment
    """The variables that stand for secrets in the deck."""
    deck_hosts: frozenset[str] = frozenset()
    """The hosts that the user granted; a redirect to another host must not lead into a private network."""
    etag: str = ""
    """The ETag header of the last answer; "" where the file is another one by now."""
    last_modified: str = ""
    """The Last-Modified header of the last answer; "" where the file is another one by now."""
    bounds: Bounds = field(default_factory=Bounds)
    """How long and how large an answer may be."""
    most_seconds: float = 120.0
    """How long the author's code or a database may take."""
    on_progress: Callable[[int, int | None], None] = lambda done, total: None
    """Called with the bytes that have come so far, and with how many will come (None where that isn't known)."""

    def fail(self, why: object, span: Span, hint: str | None = None) -> None:
        """Complain that the table can't be fetched, and why."""
        self.log.error("fetch_failed", f"'{self.table}' can't be fetched: {why}", span, hint)


class Fetched(Struct, frozen=True):
    """What an origin gives."""

    data: bytes | None
    """The bytes of the table's file; None where the server says that the file hasn't changed since last time."""
    etag: str = ""
    """The ETag header of the answer."""
    last_modified: str = ""
    """The Last-Modified header of the answer."""


class Origin(Node):
    """Where a table is fetched from. The name of its module is its word in YAML; the docstrings are its manual."""

    @classmethod
    def word(cls) -> str:
        """The origin's word in YAML."""
        return word_of(cls)

    @classmethod
    def called(cls) -> str:
        """The origin's name in complaints."""
        return f"'refresh' from '{cls.word()}'"

    @property
    def public_name(self) -> str:
        """What the lock and complaints call it, such as an address: without any secret, and without a user's name."""
        raise NotImplementedError

    @property
    def host(self) -> str:
        """The host of its address; "" where it is not on the web."""
        return ""

    def permission(self, table: str, folder: Path) -> Permission | None:  # noqa: ARG002 - for those that read files
        """What it asks leave for to fetch a table; None where nothing of it needs leave. Fetches nothing."""
        does = f"fetches {quoted(table)} from {self.public_name}"
        return Permission(f"table {table}", ADDRESS, does, (("address", self.public_name),), self.at(self.word()))

    def foresee(self, folder: Path, file: Path, log: Diagnostics) -> None:
        """Warn of what will keep the next refresh from working. `check` and `build` ask for that; fetches nothing."""

    def examine(self, folder: Path, file: Path, log: Diagnostics) -> None:
        """Complain of what is wrong with it. Fetches nothing; `file` is the table's own file."""

    def fetch(self, errand: Errand) -> Fetched | None:
        """The bytes of the table's file; None after a complaint. Writes nothing."""
        raise NotImplementedError


ORIGINS: Registry[Origin] = Registry("deckgen.origins", Origin)


def _origin(value: Any) -> type[Origin]:
    """The class of the origin that stands under `refresh`, told by its word. Its keys are read afterwards."""
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
        nears = ((key, near) for key in value if (near := did_you_mean(key, ORIGINS.words, or_all=False)))
        key, near = next(nears, (None, hint))
        message = "'refresh' doesn't say where the table comes from"
        raise complaint("missing_key", message, key.span if key is not None else None, near)
    return ORIGINS.get(str(found[0]))


if TYPE_CHECKING:
    AnyOrigin = Origin
else:
    AnyOrigin = read_as(_origin, {"oneOf": [ORIGINS.reference(word) for word in ORIGINS.words]})
