"""Environment variables that a deck uses (`${NAME}` in its words), and hiding their values in what deckgen says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostic, Diagnostics, Span
from deckgen.model.marks import Str

REFERENCE = re.compile(r"\$\{([^{}]*)\}")
# What stands for a secret.
HIDDEN = "•••"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# Variables with such names hold secrets, whether the deck uses them or not.
_SECRET_NAME = re.compile(r"TOKEN|SECRET|PASSW|API_?KEY|ACCESS_?KEY|CREDENTIAL|DATABASE_URL", re.IGNORECASE)
# Shorter values stand in words everywhere: hiding them would garble complaints and keep nothing secret.
SHORTEST = 4


class Environment:
    """The environment variables of one run.

    Values that the deck used, and those of variables that are called like secrets, are hidden in whatever is said.
    """

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = dict(os.environ if variables is None else variables)
        self._hidden = {
            value: HIDDEN
            for name, value in self._variables.items()
            if _SECRET_NAME.search(name) and len(value) > SHORTEST
        }

    def fill(self, words: Str, log: Diagnostics, *, quoted: bool = False) -> str | None:
        """The words with the values of variables in place of `${NAME}`.

        None after a complaint about each variable that isn't set or can't be used. quoted says that the words are a
        URL, where the characters of a value may have to be written as %XX.
        """
        values: dict[str, str] = {}
        found = list(REFERENCE.finditer(words))
        for match in found:
            value = self._value(match, words, log)
            if value is not None:
                values[match.group(1)] = value
        if any(match.group(1) not in values for match in found):
            return None
        return REFERENCE.sub(
            lambda match: quote(values[match.group(1)], safe="") if quoted else values[match.group(1)], words
        )

    def _value(self, match: re.Match[str], words: Str, log: Diagnostics) -> str | None:
        """The value of one `${NAME}`, which is hidden from now on; None after a complaint."""
        name, where = match.group(1), words.at(match.start(), match.end() - match.start())
        if not _NAME.fullmatch(name):
            log.error("wrong_value", f"'{name}' is no name of a variable", where, "write it as ${API_TOKEN}")
            return None
        return self._known(name, where, log)

    def values(self, names: Sequence[Str], log: Diagnostics) -> dict[str, str] | None:
        """The values of variables by their names, hidden from now on; None after a complaint about any of them."""
        if not names_of_variables(names, log):
            return None
        found = {str(name): self._known(name, name.span, log) for name in names}
        return {name: value for name, value in found.items() if value is not None} if all(found.values()) else None

    def value_of(self, name: str) -> str:
        """The value of a variable, hidden from now on; "" where it isn't set."""
        value = self._variables.get(name, "").strip()
        self.keep(value, f"${{{name}}}")
        return value

    def _known(self, name: str, where: Span, log: Diagnostics) -> str | None:
        """The value of a variable, which is hidden from now on; None after a complaint."""
        value = self.value_of(name)
        if not value:
            state = "is empty" if name in self._variables else "isn't set"
            hint = f"set it first: export {name}=…"
            log.error("unset_variable", f"the variable '{name}' of the environment {state}", where, hint)
            return None
        if not value.isprintable():
            message = f"the variable '{name}' of the environment holds a line break or another control character"
            log.error("unset_variable", message, where, "set it to one line")
            return None
        return value

    def keep(self, secret: str, replacement: str = HIDDEN) -> None:
        """Hide a secret from now on, also where it is quoted for a URL; the replacement stands in its place."""
        for form in (secret, quote(secret, safe="")):
            if len(form) >= SHORTEST:
                self._hidden[form] = replacement

    def hide(self, words: str) -> str:
        """Words without any secret in them."""
        # The longest first, since one secret may be a part of another.
        for secret in sorted(self._hidden, key=len, reverse=True):
            words = words.replace(secret, self._hidden[secret])
        return words

    def hiding(self, complaint: Diagnostic) -> Diagnostic:
        """The complaint without any secret, in its words and in the line of the file that it shows."""
        if complaint.span is not None:
            complaint.span.file.secrets.extend(sorted(self._hidden, key=len, reverse=True))
        hint = self.hide(complaint.hint) if complaint.hint else None
        edits = tuple(edit for edit in complaint.edits if self.hide(edit.replacement) == edit.replacement)
        mend = edits if len(edits) == len(complaint.edits) else ()
        return replace(complaint, message=self.hide(complaint.message), hint=hint, edits=mend)


def names_of_variables(names: Iterable[Str], log: Diagnostics) -> bool:
    """Whether words that stand in a list of variables are names of variables; complains of those that aren't."""
    strange = [name for name in names if not _NAME.fullmatch(name)]
    for name in strange:
        inner = REFERENCE.fullmatch(name)
        hint = f"write it as {inner[1]}" if inner else "write it as API_TOKEN"
        log.error("wrong_value", f"'{name}' is no name of a variable", name.span, hint)
    return not strange


def references(*words: str) -> list[str]:
    """The names of the variables that stand in words as `${NAME}`, in their order, each once."""
    return list(dict.fromkeys(match[1] for text in words for match in REFERENCE.finditer(text)))
