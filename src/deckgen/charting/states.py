"""The states of the United States and of Mexico: what they are called, and where each stands in a grid of tiles.

A name is known without its accents and in any case, by its codes (TX, US-TX, JAL, MX-JAL), and in its longer and
older forms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

_US_GRID = """
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. WI .. .. .. VT NH
WA ID MT ND MN IL MI .. NY MA ..
OR NV WY SD IA IN OH PA NJ CT RI
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC DC .. ..
.. .. .. OK LA MS AL GA .. .. ..
HI .. .. TX .. .. .. .. FL .. ..
"""
_US = """
AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware;
DC District of Columbia = Washington DC = Washington D.C. = Washington, DC = Washington, D.C. = D.C.;
FL Florida; GA Georgia; HI Hawaii = Hawai'i; ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas; KY Kentucky;
LA Louisiana; ME Maine; MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi; MO Missouri;
MT Montana; NE Nebraska; NV Nevada; NH New Hampshire; NJ New Jersey; NM New Mexico; NY New York = New York State;
NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma; OR Oregon; PA Pennsylvania; RI Rhode Island;
SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah; VT Vermont; VA Virginia;
WA Washington = Washington State; WV West Virginia; WI Wisconsin; WY Wyoming
"""
_MX_GRID = """
BC   SON  CHIH COAH NL   ..   ..   ..   ..   ..
BCS  SIN  DGO  ZAC  SLP  TAMP ..   ..   ..   ..
..   NAY  AGS  GTO  QRO  HGO  ..   ..   ..   YUC
..   JAL  MICH MEX  CDMX TLAX VER  TAB  CAMP QROO
..   COL  ..   GRO  MOR  PUE  OAX  CHIS ..   ..
"""
_MX = """
AGS/AGU Aguascalientes; BC/BCN Baja California = Baja California Norte; BCS Baja California Sur; CAMP/CAM Campeche;
CHIS/CHP Chiapas; CHIH/CHH Chihuahua; CDMX/CMX Ciudad de México = Mexico City = Distrito Federal = Federal District
= D.F. = DIF = Cd. de México; COAH/COA Coahuila = Coahuila de Zaragoza; COL Colima; DGO/DUR Durango;
GTO/GUA Guanajuato; GRO Guerrero; HGO/HID Hidalgo; JAL Jalisco; MEX Estado de México = Mexico State
= State of Mexico = México = Edomex = Edo. de México = Edo. Mex. = Edo. México; MICH/MIC Michoacán
= Michoacán de Ocampo; MOR Morelos; NAY Nayarit; NL/NLE Nuevo León; OAX Oaxaca; PUE Puebla;
QRO/QUE Querétaro = Querétaro de Arteaga = Querétaro Arteaga; QROO/ROO Quintana Roo = QR = Q. Roo;
SLP San Luis Potosí; SIN Sinaloa; SON Sonora; TAB Tabasco;
TAMP/TAM Tamaulipas = Tamps; TLAX/TLA Tlaxcala; VER Veracruz = Veracruz de Ignacio de la Llave
= Veracruz-Llave; YUC Yucatán; ZAC Zacatecas
"""


class State(Struct, frozen=True):
    """A state of a country.

    code is the code by which it is known best, short its shortest one, name its full name.
    row and column are its place in the grid of tiles, counted from 0 at the top left.
    """

    code: str
    short: str
    name: str
    row: int
    column: int


class Region(Struct, frozen=True, dict=True):
    """A country: its word in YAML, its English name, its states, and every name that one of them goes by."""

    word: str
    name: str
    states: tuple[State, ...]
    _called: Mapping[str, State]

    @cached_property
    def rows(self) -> int:
        """How many rows of tiles its grid has."""
        return 1 + max(state.row for state in self.states)

    @cached_property
    def columns(self) -> int:
        """How many columns of tiles its grid has."""
        return 1 + max(state.column for state in self.states)

    def find(self, words: str) -> State | None:
        """The state that is called so; None where there is none."""
        return self._called.get(_key(words)) or self._called.get(_key(_LEAD.sub("", words.strip())))


def region_of(names: Iterable[str]) -> Region | None:
    """The country whose states these are, the one that knows more of them; None where both know as many."""
    found = {word: sum(region.find(name) is not None for name in names) for word, region in REGIONS.items()}
    best = max(found, key=lambda word: found[word])
    return REGIONS[best] if list(found.values()).count(found[best]) == 1 else None


_LEAD = re.compile(
    r"(?:US|MX)-|(?:estado|state|commonwealth)\s+(?:libre\s+y\s+soberano\s+)?(?:de|of)\s+", re.IGNORECASE
)


def _key(words: str) -> str:
    """What is left of a name without accents, case, points and spaces."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


def _region(word: str, name: str, written: str, grid: str) -> Region:
    places = {
        code: (row, column)
        for row, line in enumerate(grid.strip().splitlines())
        for column, code in enumerate(line.split())
    }
    states: list[State] = []
    called: dict[str, State] = {}
    for entry in " ".join(written.split()).split("; "):
        codes, _, names = entry.partition(" ")
        code, _, short = codes.partition("/")
        own, *others = names.rstrip(";").split(" = ")
        state = State(code, short or code, own, *places[code])
        states.append(state)
        called |= {_key(known): state for known in (code, state.short, own, *others)}
    return Region(word, name, tuple(states), called)


REGIONS = {
    "us": _region("us", "the United States", _US, _US_GRID),
    "mx": _region("mx", "Mexico", _MX, _MX_GRID),
}
