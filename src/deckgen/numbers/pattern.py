"""Reads Excel's number formats, such as `$#,##0.0 bn`, and finds deckgen's own words in them.

Formats are the same in every language here: a comma parts thousands, and a point stands before decimals.
"""

from __future__ import annotations

import difflib
import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.format import MINUS, Section

WORDS = ("compact", "words", "Words", "ordinal", "percent", "date")
# How alike a typing mistake and the word that was meant must be, by difflib's measure.
NEARLY = 0.6
# The words of quantity, which are for quoting in text alone; with a capital each begins a sentence.
QUANTITIES = ("fraction", "times", "fold", "multiplied", "about", "place")
_QUANTITY = re.compile(rf"({'|'.join(f'{word}|{word.capitalize()}' for word in QUANTITIES)})(?:\s+(.+))?", re.DOTALL)
_EXAMPLE = "a format looks like '#,##0', '0.0%' or '$#,##0 bn'"
_WORD = re.compile(rf"\b({'|'.join(WORDS)})\b")
# What a format is made of: words in quotes, an escaped character, a place for digits, an exponent such as E+00, a
# currency such as [$€-40A], other brackets, room to be filled (_ or *, and a character), and single characters.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+,*)'
    r"|(?P<exponent>[Ee][+-][#0?]+)|\[\$(?P<currency>[^\]-]{0,99})(?:-[^\]]{0,99})?\]|\[(?P<bracket>[^\]]{0,99})\]|[_*](?P<filler>.)|(?P<bare>.)",
    re.DOTALL,
)


def word_in(pattern: str) -> str | None:
    """deckgen's word that a pattern is, or has in it ("$compact"); None for Excel's formats."""
    unquoted = re.sub(r'"[^"]*"', "", pattern)
    match = _WORD.search(unquoted)
    return match.group() if match and not re.search("[#0]", unquoted) else None


def quantity_in(written: str) -> tuple[str, str] | None:
    """The word of quantity that is asked for, and what stands behind it: ("about", "$0 bn"). None where it is none.

    Only 'about' takes something behind it, a number format, and 'place' the word feminine.
    """
    match = _QUANTITY.fullmatch(written.strip())
    if match is None:
        return None
    word, behind = match[1], re.sub(r"""^(["'])(.*)\1$""", r"\2", match[2] or "", flags=re.DOTALL)
    takes = {"about": bool(behind), "place": behind == "feminine"}.get(word.lower(), False)
    return (word, behind) if takes or not behind else None


def known_words(written: str) -> str | None:
    """A hint that lists the words that may stand behind a bar; None where what is written is no word at all.

    None also where it is nearly one of them: the complaint names that one already.
    """
    words = (*WORDS, *QUANTITIES)
    near = difflib.get_close_matches(written.strip().lower(), words, n=1, cutoff=NEARLY)
    if near or not re.fullmatch(r"[^\W\d_]+( [^\W\d_]+)*", written.strip()):
        return None
    return "the words are " + ", ".join(f"'{word}'" for word in words if word != "Words")


def literals(pattern: str, word: str) -> tuple[str, str]:
    """What stands before and after deckgen's word in a pattern, without quotes."""
    before, _, after = pattern.partition(word)
    return _plain(before), _plain(after)


def has_words(pattern: str) -> bool:
    """Whether a pattern writes words beside the number: "#,##0 bn" does, "0.0%" and "compact" don't."""
    word = word_in(pattern)
    if word == "date" or pattern.strip().lower() == "general":
        return False
    return any(letter.isalpha() for letter in ("".join(literals(pattern, word)) if word else _plain(pattern)))


def _plain(words: str) -> str:
    """The words of a pattern that come out as they are: without quotes, backslashes, and places for digits."""
    return "".join(
        match.group("quoted") or match.group("escaped") or match.group("bare") or ""
        for match in _TOKEN.finditer(words)
    )


def sections_of(pattern: str) -> tuple[Section, ...]:
    """The sections of an Excel format: for positive numbers, negative ones and zero, as many as it has.

    Raises ValueError with a message for the author where it is no format, or one that slides have no use for.
    """
    if re.search(r"[{}]|%[-+]?[\d.]*[dfegs]|^\.\d+f", pattern):
        raise ValueError(f"'{pattern}' is a format of a programming language; {_EXAMPLE}")
    parts = _split(pattern)
    if len(parts) > 3:
        raise ValueError(
            f"'{pattern}' has more than three parts; they are for positive numbers, negative ones and zero"
        )
    read = [_SectionReader(pattern, negative=index == 1).read(part) for index, part in enumerate(parts)]
    if not read[0].digits:
        raise _no_digits(pattern)
    return tuple(read)


def _split(pattern: str) -> list[str]:
    """The parts of a pattern between semicolons, except for those in quotes."""
    parts = [""]
    for match in _TOKEN.finditer(pattern):
        if match.group("bare") == ";":
            parts.append("")
        else:
            parts[-1] += match.group()
    return parts


def _no_digits(pattern: str) -> ValueError:
    """The error for a pattern that has no place for digits: what may have been meant."""
    near = difflib.get_close_matches(pattern.strip().lower(), (*WORDS, *QUANTITIES), n=1, cutoff=NEARLY)
    if near:
        return ValueError(f"'{pattern}' is no format: did you mean '{near[0]}'?")
    if re.fullmatch(r"[dmyhsDMYHS\s/:.,-]+", pattern):
        return ValueError(f"'{pattern}' is a format of days; write 'date'")
    return ValueError(f"'{pattern}' has no 0 or # where the number goes; {_EXAMPLE}")


class _SectionReader(Struct):
    """Reads one section from left to right.

    pattern: the entire format, for complaints.
    negative: it is the section of negative numbers.
    before, after: the words read so far, on both sides of the digits.
    percents: how many percent signs were read, each of which multiplies by a hundred.
    sign: a plus or minus at the beginning.
    number: the place for digits, None as long as it hasn't come.
    exponent: what makes the number one times a power of ten, such as E+00; "" for none.
    """

    pattern: str
    negative: bool
    before: str = ""
    after: str = ""
    percents: int = 0
    sign: str = ""
    number: str | None = None
    exponent: str = ""

    def read(self, part: str) -> Section:
        """The section that is written in a part of the pattern."""
        for match in _TOKEN.finditer(part):
            self._take(match)
        section = Section(
            self.before,
            self.after,
            digits=False,
            factor=Decimal(100) ** self.percents,
            unsigned=self.negative,
            sign=self.sign,
        )
        return section if self.number is None else self._with_digits(section, self.number)

    def _take(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        words = match.group(kind) if kind else ""
        match kind:
            case "digits":
                if self.number is not None:
                    raise self._odd_digits()
                self.number = words
            case "exponent":
                if self.number is None or self.after or self.exponent:
                    raise ValueError(
                        f"'{words}' in '{self.pattern}' belongs right behind a place for digits: 0.0E+00"
                    )
                self.exponent = words
            case "bare":
                self._bare(words)
            case "bracket":
                raise ValueError(f"'[{words}]' in '{self.pattern}' is Excel's; leave colors and conditions out")
            case "filler":
                return
            case _:
                self._literal(words)

    def _bare(self, character: str) -> None:
        """Take a character that stands for itself, and refuse those that mean something else to Excel."""
        if character in "123456789":
            raise ValueError(f"'{self.pattern}' holds the digit {character}: write # or 0 for digits; {_EXAMPLE}")
        if character in "“”„‟":
            raise ValueError(f"'{self.pattern}' holds a curly quote, which quotes nothing; write straight ones")
        if character == '"':
            raise ValueError(f"a quote in '{self.pattern}' is not closed")
        if character in "Ee" and self.number is not None and not self.after:
            following = self.pattern.partition(self.number + character)[2][:1]
            if following and following in "+-":
                raise ValueError(f"'{self.pattern}' has no digits for its exponent; write '0.0E+00'")
        if character in "/@" and not self.after.strip() and (self.number is None or "?" in self.pattern):
            raise ValueError(f"'{self.pattern}' shows fractions or text; {_EXAMPLE}")
        if character in "+-" and self.number is None and not self.before.strip():
            self.sign += MINUS if character == "-" and self.negative else character
            return
        if character == "-" and self.negative and self.number is None:
            character = MINUS
        self.percents += character == "%"
        self._literal(character)

    def _literal(self, words: str) -> None:
        if self.number is None:
            self.before += words
        else:
            self.after += words

    def _odd_digits(self) -> ValueError:
        """The error for a second place for digits: 0.000,00 has European marks."""
        if self.after.upper() == "E":
            return ValueError(f"'{self.pattern}' has no sign before its exponent; write '0.0E+00'")
        if re.search(r"[#0]\.[#0]+,[#0]", self.pattern):
            return ValueError(
                f"'{self.pattern}' has its marks the other way round: write a comma between thousands and a point "
                "before decimals; the language of the deck shows its own"
            )
        return ValueError(f"'{self.pattern}' has two places for the number; {_EXAMPLE}")

    def _with_digits(self, section: Section, number: str) -> Section:
        """The section with its place for digits, such as #,##0.00. Each comma at its end divides by a thousand."""
        scaled = number.rstrip(",")
        scale = len(number) - len(scaled)
        integer, _, fraction = scaled.partition(".")
        inner = integer.rstrip(",")
        scale += len(integer) - len(inner)
        return replace(
            section,
            digits=True,
            integer_digits=max(1, inner.count("0")),
            fixed=len(fraction.rstrip("#?")),
            most=len(fraction),
            grouped="," in inner,
            factor=section.factor / Decimal(1000) ** scale,
            exponent=max(0, len(self.exponent) - 2),
            plus="-" not in self.exponent,
            places=max(1, len(inner.replace(",", ""))),
        )
