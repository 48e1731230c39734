"""The countries of the world by their names: in English and the other languages of the house, and by their codes.

A name is known without its accents and in any case, and as the World Bank and the United Nations write it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

_FILE = Path(__file__).parent / "shapes" / "countries.json"
_LANGUAGES = ("en", "es", "fr", "de", "pt", "it")
_ALSO = """
" AE UAE = U.A.E. = Emirates; BA Bosnia = Bosnia and Herz.; BN Brunei Darussalam; BO Bolivia, Plurinational State
of = Bolivia (Plurinational State of); BS Bahamas, The; CD Congo, Dem. Rep. = Democratic Republic of the Congo =
Democratic Republic of Congo = DR Congo = DRC = Dem. Rep. Congo = Congo-Kinshasa = Zaire; CF CAR = Central African
Rep.; CG Congo, Rep. = Republic of the Congo = Congo = Congo-Brazzaville; CI Ivory Coast = Costa de Marfil = Cote
d'Ivoire; CN People's Republic of China = China, People's Republic of = PRC; CV Cape Verde = Cabo Verde; CZ Czech
Republic = Czechia; DO Dominican Rep.; EG Egypt, Arab Rep.; FK Falkland Islands = Malvinas; FM Micronesia, Fed.
Sts. = Micronesia (Federated States of) = Federated States of Micronesia; GB UK = U.K. = Great Britain = Britain =
United Kingdom of Great Britain and Northern Ireland; GM Gambia, The = The Gambia; GQ Eq. Guinea; HK Hong Kong =
Hong Kong SAR, China = China, Hong Kong SAR; IR Iran, Islamic Rep. = Iran (Islamic Republic of) = Islamic Republic
of Iran; KG Kyrgyz Republic; KN St. Kitts & Nevis; KP North Korea = Korea, Dem. People's Rep. = Dem. People's
Republic of Korea = DPRK = Democratic People's Republic of Korea = Korea, North; KR South Korea = Korea, Rep. =
Republic of Korea = Korea = Korea, South; LA Lao PDR = Lao People's Democratic Republic = Lao People's Dem.
Republic; LC St. Lucia; MD Moldova, Republic of = Republic of Moldova; MK Macedonia = North Macedonia = Macedonia,
FYR; MM Burma = Myanmar; MO Macau = Macao = Macao SAR, China = China, Macao SAR; NL Holland = The Netherlands; PS
Palestine = West Bank and Gaza = State of Palestine = Palestine, State of = Palestinian Territories; RU Russian
Federation; SK Slovak Republic; SS S. Sudan; ST Sao Tome and Principe; SV Salvador; SY Syrian Arab Republic; SZ
Swaziland = Eswatini; TL East Timor = Timor-Leste; TR Turkey = Turkiye; TW Chinese Taipei = Taiwan, Province of
China = Taiwan, China; TZ Tanzania, United Republic of = United Republic of Tanzania; US United States of America =
U.S. = U.S.A. = America; VA Holy See = Vatican; VC St. Vincent and the Grenadines; VE Venezuela, RB = Venezuela
(Bolivarian Republic of); VN Viet Nam; XK Kosovo; YE Yemen, Rep.
"""


class Country(Struct, frozen=True):
    """A country: its codes of two and of three letters (ISO 3166-1), and its names by language."""

    code: str
    long_code: str
    names: dict[str, str]

    def called(self, language: str) -> str:
        """Its name in a language (BCP 47); in English where it isn't one of the house's."""
        return self.names.get(language.partition("-")[0].lower()) or self.names["en"]


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Every country by its code of two letters."""
    rows: dict[str, list[str]] = msgspec.json.decode(_FILE.read_bytes())
    return {
        code: Country(code, long, dict(zip(_LANGUAGES, names, strict=True))) for code, (long, *names) in rows.items()
    }


def country_of(words: str) -> Country | None:
    """The country that is called so; None where there is none."""
    code = _called().get(_key(words))
    return countries()[code] if code else None


def is_code(words: str) -> bool:
    """Whether words are the code of a country, and so nothing to be read on a slide."""
    found = country_of(words)
    return found is not None and words.strip().upper() in (found.code, found.long_code)


@lru_cache(maxsize=1)
def _called() -> dict[str, str]:
    called: dict[str, str] = {}
    for code, country in countries().items():
        for name in (*reversed(country.names.values()), country.long_code, code):
            called[_key(name)] = code
    for entry in " ".join(_ALSO.split()).split("; "):
        code, _, names = entry.partition(" ")
        called |= {_key(name): code for name in names.split(" = ")}
    # Codes come first, as they are what tables of figures are joined by.
    return called | {_key(code): code for code in countries()}


def _key(words: str) -> str:
    """What is left of a name without accents, case, points and spaces; St. is Saint and & is and."""
    spelled = unicodedata.normalize("NFKD", words.casefold()).replace("&", " and ")
    parts = "".join(letter if letter.isalnum() else " " for letter in spelled if unicodedata.category(letter) != "Mn")
    return "".join({"st": "saint"}.get(part, part) for part in parts.split() if part != "the")
