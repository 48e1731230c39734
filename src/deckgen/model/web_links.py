"""Addresses that a slide may lead to: pages of the web, mail, telephones, and nothing that runs or opens a file."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# With something behind its kind: http:// alone leads nowhere.
_FOLLOWED = re.compile(r"(https?://[^\s/?#\\]|mailto:[^\s@]+@\S|tel:[\s()./-]*\+?[\s()./-]*\d)", re.IGNORECASE)
# Blanks, characters that no reader sees, and those that turn the direction of what follows, by which an address could
# look like another one.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_BLANK = re.compile(r"\s")
# What a mail may be given besides its receiver: programs that heed "attach" would send a file of the reader's along.
_MAIL_FIELDS = frozenset(("to", "cc", "bcc", "subject", "body"))
# A percent sign that escapes nothing.
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_SITE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#].*)?")
_MAIL = re.compile(r"[^\s@:/]+@[\w-]+(\.[\w-]+)+")
_FILE = re.compile(r"\.(pdf|pptx?|docx?|xlsx?|csv|png|jpe?g|svg|ya?ml|txt|md|zip)$", re.IGNORECASE)


def is_followable(address: str) -> bool:
    """Whether a slide may lead to an address."""
    if not _FOLLOWED.match(address) or _HIDDEN.search(address):
        return False
    kind, _, rest = address.partition(":")
    if kind.lower() == "mailto":
        fields = rest.partition("?")[2].split("&") if "?" in rest else []
        return not _BLANK.search(rest) and all(one.partition("=")[0].lower() in _MAIL_FIELDS for one in fields)
    return kind.lower() == "tel" or is_web_address(address)


def is_web_address(address: str) -> bool:
    """Whether an address is one of a page of the web, with a host."""
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname)
    except ValueError:
        return False
    plain = not _HIDDEN.search(address) and not _BLANK.search(address)
    return plain and named and parts.scheme in ("http", "https")


def escaped(address: str) -> str:
    """An address with those characters escaped that URLs must escape. What is escaped already stays."""
    return quote(_STRAY_PERCENT.sub("%25", address.strip()), safe="%:/?#@!$&'()*+,;=~-._")


def likely_address(written: str) -> str | None:
    """The address that was meant by one without its kind, such as www.example.org; None where that isn't clear."""
    if _MAIL.fullmatch(written):
        return f"mailto:{written}"
    return f"https://{written}" if _SITE.fullmatch(written) and not _FILE.search(written) else None
