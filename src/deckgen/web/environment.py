"""Values that a deck takes from the environment, `${NAME}` in its words, and how they are hidden in what is said."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from urllib.parse import quote

from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostic, Diagnostics
from deckgen.model.marks import Str

REFERENCE = re.compile(r"\$\{([^{}]*)\}")
HIDDEN = "•••"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TELLING = re.compile(r"TOKEN|SECRET|PASSW|API_?KEY|ACCESS_?KEY|CREDENTIAL|DATABASE_URL", re.IGNORECASE)
# Shorter values are words that stand anywhere; to hide them would garble what is said and hide nothing.
SHORTEST = 4


class Environment:
    """The variables of one run. What was taken from them, or has a telling name, is hidden in what is said."""

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = dict(os.environ if variables is None else variables)
        self._hidden = {
            value: HIDDEN
            for name, value in self._variables.items()
            if _TELLING.search(name) and len(value) > SHORTEST
        }

    def fill(self, words: Str, log: Diagnostics, *, quoted: bool = False) -> str | None:
        """The words with values in place of `${NAME}`, quoted as parts of a URL where they must be.

        None after a complaint about each variable that isn't set or can't be used.
        """
        taken: dict[str, str] = {}
        found = list(REFERENCE.finditer(words))
        for match in found:
            value = self._value(match, words, log)
            if value is not None:
                taken[match.group(1)] = value
        if any(match.group(1) not in taken for match in found):
            return None
        return REFERENCE.sub(
            lambda match: quote(taken[match.group(1)], safe="") if quoted else taken[match.group(1)], words
        )

    def _value(self, match: re.Match[str], words: Str, log: Diagnostics) -> str | None:
        name, where = match.group(1), words.at(match.start(), match.end() - match.start())
        if not _NAME.fullmatch(name):
            log.error("wrong_value", f"'{name}' is no name of a variable", where, "write it as ${API_TOKEN}")
            return None
        value = self._variables.get(name, "").strip()
        if not value:
            state = "is empty" if name in self._variables else "isn't set"
            hint = f"set it before you refresh: export {name}=…"
            log.error("unset_variable", f"the variable '{name}' of the environment {state}", where, hint)
            return None
        if not value.isprintable():
            message = f"the variable '{name}' of the environment holds a line break or another control character"
            log.error("unset_variable", message, where, "set it to one line")
            return None
        self.keep(value, f"${{{name}}}")
        return value

    def keep(self, secret: str, shown: str = HIDDEN) -> None:
        """Hide a secret from now on: shown stands in its place."""
        for form in (secret, quote(secret, safe="")):
            if len(form) >= SHORTEST:
                self._hidden[form] = shown

    def hide(self, words: str) -> str:
        """What is to be said, without any secret; the longest are looked for first."""
        for secret in sorted(self._hidden, key=len, reverse=True):
            words = words.replace(secret, self._hidden[secret])
        return words

    def hiding(self, said: Diagnostic) -> Diagnostic:
        """A complaint without any secret, in its words and in the line that it shows."""
        if said.span is not None:
            said.span.file.secrets.extend(sorted(self._hidden, key=len, reverse=True))
        return replace(said, message=self.hide(said.message), hint=self.hide(said.hint) if said.hint else None)
