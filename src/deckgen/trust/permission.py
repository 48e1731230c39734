"""Permission: one thing that a deck may do only with the user's leave, such as to run a program of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from deckgen.files.paths import digest_of
from deckgen.model.diagnostics import Span

PROGRAM, ADDRESS = "untrusted_program", "untrusted_address"
# What begins the value of a fact that is too long to be shown.
_DIGEST = "sha256:"
_LONGEST_NAME = 60


class Permission(Struct, frozen=True):
    """One thing that a deck asks leave for."""

    name: str
    """What tells it from all others of the deck and stays the same when its facts change, such as "table trade"."""
    code: str
    """The code of the complaint that it isn't granted: PROGRAM or ADDRESS."""
    does: str
    """What it does, in words that go on after "the deck", such as "fetches 'trade' from https://example.org"."""
    facts: tuple[tuple[str, str], ...]
    """What the user trusts: pairs of what it is called, such as "host", and its value. Another value is asked for."""
    span: Span | None = None
    """Where the deck asks for it."""

    def changes_since(self, facts: tuple[tuple[str, str], ...]) -> list[str]:
        """How its facts differ from those that were granted before, such as "host b.org instead of a.org"."""
        before, now = dict(facts), dict(self.facts)
        names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        return [_change(name, before.get(name) or "none", now.get(name) or "none") for name in names]


# Is asked about permissions, each with how it has changed since it was granted, and says whether all are granted.
Ask = Callable[[Sequence[tuple[Permission, Sequence[str]]]], bool]


def digest_fact(text: str) -> str:
    """A long text, such as a program, as the value of a fact."""
    return _DIGEST + digest_of(text.encode("utf-8", "surrogatepass"))


def names_fact(names: Iterable[str]) -> str:
    """Names of variables as the value of a fact: sorted, each once."""
    return ", ".join(sorted(set(names)))


def quoted(name: str) -> str:
    """The name of a table in what a permission does; a long one is cut, so that what follows it is seen."""
    return f"'{name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + '…'}'"


def with_variables(names: Iterable[str]) -> str:
    """The end of what a permission does: which variables of the environment are handed on."""
    named = sorted(set(names))
    if not named:
        return ""
    return f" with the variable{'s' if len(named) > 1 else ''} {' and '.join(named)} of your environment"


def _change(name: str, before: str, now: str) -> str:
    if before.startswith(_DIGEST) or now.startswith(_DIGEST):
        return f"other {name}"
    return f"{name} {now} instead of {before}"
