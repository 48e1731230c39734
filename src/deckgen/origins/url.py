"""url: a file on the web."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit, urlunsplit

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.model.diagnostics import Span
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import complaint
from deckgen.origin import Errand, Fetched, Origin
from deckgen.trust.permission import ADDRESS, Permission, names_fact, quoted, with_variables
from deckgen.web.download import ask
from deckgen.web.environment import REFERENCE, references
from deckgen.web.request import Request, WebError, host_of, plain_host

# What HTTP lets a header be called.
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# Headers with such a word in their names hold secrets.
SECRET_NAME = re.compile(r"auth|cookie|token|secret|key|password|credential", re.IGNORECASE)
# A secret in the query of an address, by the names that services give it. "key" alone also names harmless things, so
# its value must have the sixteen characters of a secret.
SECRET_IN_QUERY = re.compile(
    r"[?&]((?:api|access|auth|subscription)[-_]?(?:key|token)|token|secret|password|key(?==\w{16}))=([^&#$]+)",
    re.IGNORECASE,
)
# Headers that deckgen sets itself.
OWN_HEADERS = ("host", "content-length", "transfer-encoding", "connection", "accept-encoding", "if-none-match")
EXAMPLE = "https://example.org/trade.csv"


def _address(value: Any) -> Any:
    """Refuse what is no address on the web, and secrets that stand in it."""
    if not isinstance(value, Str) or value.null or value.stand_in:
        return value
    if value.startswith("file:"):
        hint = "a path of this machine is written as 'file: …'"
        raise complaint("wrong_address", "must be an address on the web, not a file", hint=hint)
    try:
        parts = urlsplit(REFERENCE.sub("x", value))
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or not value.isprintable() or " " in value:
        raise complaint("wrong_address", "must be an address on the web", hint=f"write it as {EXAMPLE}")
    user, at_sign, host = urlsplit(value).netloc.rpartition("@")
    if REFERENCE.search(host):
        raise complaint("wrong_address", "must name its host in the deck itself", hint=f"write it as {EXAMPLE}")
    if at_sign and not REFERENCE.search(user.rpartition(":")[2]):
        start = value.find("://") + len("://")
        _refuse_secret("a user's password", "user:${PASSWORD}@…", value.at(start, len(user)))
    for match in SECRET_IN_QUERY.finditer(value):
        instead = f"{match[1]}=${{{_variable(match[1])}}}"
        _refuse_secret(f"'{match[1]}'", instead, value.at(match.start(2), len(match[2])))
    return value


def _headers(value: Any) -> Any:
    """Refuse headers that can't be sent, and secrets that stand in them."""
    if not isinstance(value, Map):
        return value
    for name, words in value.items():
        if not HEADER_NAME.fullmatch(name) or name.lower() in OWN_HEADERS:
            hint = "such as 'Authorization', or 'Accept'"
            raise complaint("wrong_value", f"'{name}' is no header that can be given", name.span, hint)
        if not isinstance(words, Str) or words.null:
            raise complaint("wrong_type", f"'{name}' must be words, not {describe(words)}", name.span)
        if not words.isprintable() or not words.isascii():
            raise complaint("wrong_value", f"'{name}' holds a character that no header can", words.span)
        if SECRET_NAME.search(name) and not REFERENCE.search(words):
            _refuse_secret(f"'{name}'", f'{name}: "${{{_variable(name)}}}"', words.span)
    return value


def _variable(name: str) -> str:
    """The name of a variable of the environment, made from the name of what it holds: API_KEY for api-key."""
    return re.sub("[^A-Z0-9]", "_", name.upper())


def _refuse_secret(what: str, instead: str, where: Span) -> None:
    """Raise the complaint about a secret in the deck, and hide it where complaints show its line."""
    where.hide()
    message = f"{what} must not stand in the deck: whoever gets it would have it too"
    raise complaint("secret_in_deck", message, where, f"name a variable of the environment: {instead}")


Address = Annotated[Str, BeforeValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
Headers = Annotated[
    dict[Str, Str],
    BeforeValidator(_headers),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]


class FromUrl(Origin):
    """A file on the web."""

    url: Address
    """Its address. `${NAME}` stands for a variable of the environment, such as a key that the service wants."""
    headers: Headers = {}
    """What is sent along, such as `Authorization: "Bearer ${API_TOKEN}"`; never to another host."""

    @property
    def public_name(self) -> str:
        """The address as the deck has it, with the names of variables and without a user."""
        parts = urlsplit(self.url)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))

    @property
    def host(self) -> str:
        """The host of the address."""
        return host_of(self.url)

    def permission(self, table: str, folder: Path) -> Permission | None:  # noqa: ARG002 - it is elsewhere
        """To fetch from its host, with the variables that stand in its address and headers."""
        parts = urlsplit(self.url)
        host = f"{parts.scheme}://{plain_host(self.host)}{f':{parts.port}' if parts.port else ''}"
        variables = references(self.url, *self.headers.values())
        facts = (("host", host), ("variables", names_fact(variables)))
        does = f"fetches {quoted(table)} from {host}{with_variables(variables)}"
        return Permission(f"table {table}", ADDRESS, does, facts, self.url.span)

    def fetch(self, errand: Errand) -> Fetched | None:
        """What the address gives; None after a complaint."""
        url = errand.environment.fill(self.url, errand.log, quoted=True)
        filled = {str(name): errand.environment.fill(words, errand.log) for name, words in self.headers.items()}
        for name, words in self.headers.items():
            if not (filled[name] or "").isascii():
                errand.log.error("wrong_value", f"'{name}' holds a letter that no header can", words.span)
        headers = {name: words for name, words in filled.items() if words and words.isascii()}
        if url is None or len(headers) < len(filled):
            return None
        request = Request(url, headers, errand.deck_hosts, errand.etag, errand.last_modified)
        try:
            answer = ask(request, errand.bounds, errand.on_progress)
        except WebError as problem:
            errand.fail(problem, self.url.span, problem.hint)
            return None
        return Fetched(answer.data, answer.etag, answer.last_modified)
