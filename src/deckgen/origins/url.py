"""url: a file on the web."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit, urlunsplit

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.data.environment import REFERENCE
from deckgen.data.web import Request, WebError, ask, host_of
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import fault
from deckgen.origin import Errand, Fetched, Origin

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
SECRET = re.compile(r"auth|cookie|token|secret|key|password|credential", re.IGNORECASE)
OURS = ("host", "content-length", "transfer-encoding", "connection", "accept-encoding", "if-none-match")
EXAMPLE = "https://example.org/trade.csv"


def _address(value: Any) -> Any:
    if not isinstance(value, Str) or value.null or value.stand_in:
        return value
    if value.startswith("file:"):
        raise fault(
            "wrong_address", "a file is no address on the web", "write it as 'file: …', a path of this machine"
        )
    bare = REFERENCE.sub("x", value)
    try:
        parts = urlsplit(bare)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or not value.isprintable() or " " in value:
        raise fault("wrong_address", f"'{value}' is no address on the web", f"write it as {EXAMPLE}")
    if REFERENCE.search(urlsplit(value).netloc.rpartition("@")[2]):
        raise fault("wrong_address", "the host of an address must stand in the deck itself", f"such as {EXAMPLE}")
    if parts.password and not REFERENCE.search(value[: value.find("@")]):
        _refuse_secret("a password", "user:${PASSWORD}@…", value)
    return value


def _headers(value: Any) -> Any:
    if not isinstance(value, Map):
        return value
    for name, words in value.items():
        if not TOKEN.fullmatch(name) or name.lower() in OURS:
            hint = "such as 'Authorization', or 'Accept'"
            raise fault("wrong_value", f"'{name}' is no header that can be given", hint, name.span)
        if not isinstance(words, Str) or words.null:
            raise fault("wrong_type", f"'{name}' must be words, not {describe(words)}", None, name.span)
        if not words.isprintable() or not words.isascii():
            raise fault("wrong_value", f"'{name}' holds a character that no header can", None, words.span)
        if SECRET.search(name) and not REFERENCE.search(words):
            _refuse_secret(f"'{name}'", f'{name}: "${{{re.sub("[^A-Z0-9]", "_", name.upper())}}}"', words)
    return value


def _refuse_secret(what: str, instead: str, where: Str) -> None:
    message = f"{what} must not stand in the deck: whoever gets it would have it too"
    raise fault("secret_in_deck", message, f"name a variable of the environment: {instead}", where.span)


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
    def shown(self) -> str:
        """The address without its user; variables by their names."""
        parts = urlsplit(self.url)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))

    @property
    def host(self) -> str:
        """The host of the address."""
        return host_of(self.url)

    def fetch(self, errand: Errand) -> Fetched | None:
        """What the address gives."""
        url = errand.environment.fill(self.url, errand.log, quoted=True)
        filled = {str(name): errand.environment.fill(words, errand.log) for name, words in self.headers.items()}
        headers = {name: words for name, words in filled.items() if words is not None}
        if url is None or len(headers) < len(filled):
            return None
        request = Request(url, headers, errand.named, errand.etag, errand.last_modified)
        try:
            answer = ask(request, errand.bounds, errand.told)
        except WebError as problem:
            errand.complain(f"'{errand.table}' can't be fetched: {problem}", self.url.span, problem.hint)
            return None
        return Fetched(answer.data, answer.etag, answer.last_modified)
