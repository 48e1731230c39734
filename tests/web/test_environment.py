"""Values from the environment: filled in where they are named, and hidden in all that is said."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Str
from deckgen.web.environment import Environment


def words(text: str) -> Str:
    return Str(text, Span(SourceFile("deck.yaml", text), 1, 1, len(text) + 1))


def test_a_variable_is_filled_in_and_hidden() -> None:
    environment, log = Environment({"API_TOKEN": " s3cr3t/x\n"}), Diagnostics()
    assert environment.fill(words("Bearer ${API_TOKEN}"), log) == "Bearer s3cr3t/x"
    assert environment.fill(words("?key=${API_TOKEN}"), log, quoted=True) == "?key=s3cr3t%2Fx"
    assert environment.hide("401 for ?key=s3cr3t%2Fx and s3cr3t/x") == "401 for ?key=${API_TOKEN} and ${API_TOKEN}"


def test_what_has_a_telling_name_is_hidden_though_nobody_asked_for_it() -> None:
    assert Environment({"DB_PASSWORD": "hunter22", "HOME": "/home"}).hide("hunter22 in /home") == "••• in /home"


def test_each_variable_that_cannot_be_used_is_said_at_its_place() -> None:
    log = Diagnostics()
    environment = Environment({"EMPTY": " ", "LINES": "a\nb"})
    assert environment.fill(words("${NONE} ${EMPTY} ${LINES} ${1st}"), log) is None
    assert [(one.span.column, one.span.end, one.message) for one in log if one.span] == [
        (1, 8, "the variable 'NONE' of the environment isn't set"),
        (9, 17, "the variable 'EMPTY' of the environment is empty"),
        (18, 26, "the variable 'LINES' of the environment holds a line break or another control character"),
        (27, 33, "'1st' is no name of a variable"),
    ]
