"""sql: a query of a database."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.node import complaint
from deckgen.model.program import Failure
from deckgen.origin import Errand, Fetched, Origin
from deckgen.sandbox.apart import send_for
from deckgen.sandbox.guest_table import TABLE
from deckgen.sandbox.query_guest import DATABASE, IN_DATABASE, MODULE, QueryTask
from deckgen.tables.rows_file import can_write
from deckgen.trust.permission import ADDRESS, Permission, digest_fact, names_fact, quoted, with_variables
from deckgen.web.environment import REFERENCE, references

EXAMPLE = 'database: "${TRADE_DATABASE}"'
# A URL whose host is where people look for it. For SQLAlchemy a password goes on to the last @ of the URL, so that
# the host of postgresql://a.org:5432/@b.org/trade is b.org.
_PLAIN = re.compile(
    r"(?P<kind>[a-z0-9]+(\+\w+)?)://(/[^?]*|([^/@?#]*@)?(?P<host>[\w.:,%\[\]-]*)(/[^@?]*)?)(?P<more>\?[^@]*)?",
    re.ASCII,
)
_OTHER_HOST = re.compile(r"[?&](host|hostaddr|port)=", re.IGNORECASE)


def _database(value: Any) -> Any:
    """Refuse what is no URL of a database, and a password that stands in the deck."""
    if not isinstance(value, Str) or value.null or value.stand_in:
        return value
    if re.fullmatch(r"[A-Z][A-Z0-9_]*", value):
        hint = f'a variable of the environment is written as "${{{value}}}"'
        raise complaint("wrong_value", f"'{value}' is no database", hint=hint)
    if not REFERENCE.search(value) and not re.match(r"[a-z0-9]+(\+\w+)?://", value):
        hint = f"name the variable of the environment that holds its URL: {EXAMPLE}"
        raise complaint("wrong_value", "must be the URL of a database", hint=hint)
    _refuse_unclear_host(value)
    user = re.search(r"://([^/@]*)@", value)
    if user and ":" in user[1] and not REFERENCE.search(user[1].partition(":")[2]):
        message = "a password must not stand in the deck: whoever gets it would have it too"
        hint = f"name a variable of the environment: {EXAMPLE}"
        where = value.at(user.start(1), len(user[1]))
        where.hide()
        raise complaint("secret_in_deck", message, where, hint)
    return value


def _refuse_unclear_host(value: Str) -> None:
    """Raise a complaint where the URL of a database doesn't say plainly which host is asked: the user must see it."""
    if REFERENCE.fullmatch(value):
        return
    plain = _PLAIN.fullmatch(REFERENCE.sub("x", value)) if value.isprintable() else None
    if plain is None:
        hint = "such as postgresql://user:${PASSWORD}@host/database; elsewhere write @ as %40"
        raise complaint("wrong_value", "must be the URL of a database, with its host in plain sight", hint=hint)
    if plain["host"] and _OTHER_HOST.search(plain["more"] or ""):
        hint = "leave 'host', 'hostaddr' and 'port' behind the question mark out"
        raise complaint("wrong_value", "'database' names its host twice", hint=hint)


class FromSql(Origin):
    """A query of a database. It needs `pip install "deckgen[sql]"`."""

    sql: Str
    """The query, in the database's own SQL; it changes nothing there."""
    database: Annotated[Str, BeforeValidator(_database), WithJsonSchema({"type": "string"})]
    """The database's URL as SQLAlchemy writes it, from the environment: `"${TRADE_DATABASE}"`."""

    @property
    def public_name(self) -> str:
        """The database's URL as the deck has it, with the names of variables and without a user."""
        return re.sub(r"://[^/@]*@", "://", self.database)

    def permission(self, table: str, folder: Path) -> Permission | None:  # noqa: ARG002 - the database may be elsewhere
        """To ask the database this very query, with the variables that stand in its URL."""
        variables = references(self.database)
        facts = (
            ("database", self.public_name),
            ("query", digest_fact(self.sql)),
            ("variables", names_fact(variables)),
        )
        does = f"asks the database {self.public_name} for {quoted(table)}{with_variables(variables)}"
        return Permission(f"table {table}", ADDRESS, does, facts, self.database.span)

    def examine(self, folder: Path, file: Path, log: Diagnostics) -> None:  # noqa: ARG002 - the database is elsewhere
        """Complain where rows can't be written to the table's kind of file."""
        if not can_write(file.suffix.lower()):
            message = f"the rows of a query can't be written to a {file.suffix or 'file without an ending'}"
            log.error("other_format", message, self.at("sql"), "let the table's 'file' end in .csv, .tsv or .json")

    def fetch(self, errand: Errand) -> Fetched | None:
        """The rows, as the bytes of the table's kind of file. The database is asked in a process of its own."""
        database = errand.environment.fill(self.database, errand.log)
        if database is None:
            return None
        _hide_user(database, errand)
        found = send_for(
            MODULE,
            QueryTask(
                str(self.sql), errand.suffix, errand.bounds.most_bytes, bool(REFERENCE.fullmatch(self.database))
            ),
            (TABLE,),
            Failure(IN_DATABASE, "the database's driver ends the program"),
            most_seconds=errand.most_seconds,
            working_folder=errand.folder.resolve(),
            # No other user of the machine can read a process's environment, unlike a disk or a command line.
            variables={DATABASE: database},
        )
        if isinstance(found, Failure):
            where = self.database.span if found.line == IN_DATABASE else self.sql.span
            errand.fail(found.message, where, found.hint)
            return None
        return Fetched(found[0])


def _hide_user(database: str, errand: Errand) -> None:
    """Hide the URL, and the user and the password in it, in all complaints."""
    try:
        parts = urlsplit(database)
        secrets = (database, parts.password, parts.username)
    except ValueError:
        secrets = (database, None, None)
    for secret in secrets:
        if secret:
            # Drivers decode %40 and the like, and their messages may hold either form.
            errand.environment.keep(secret)
            errand.environment.keep(unquote(secret))
