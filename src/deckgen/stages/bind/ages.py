"""How old the tables of a deck are on the day of the talk, and how far their sources are said to reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from deckgen.binding.cited import Citation
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.period import Period
from deckgen.model.phrases import Phrases
from deckgen.numbers.by_language import format_period
from deckgen.outline.deck_file import Outline
from deckgen.tables.age import covered_periods, last_fresh_day

Tables = Mapping[str, Dataset | None]
Reach = Mapping[str, tuple[frozenset[str], Period, str]]
"""By table the sources that it was made from, its last period, and "as of June 2018"."""
_HINT = "name the column that says what a row's time is with 'observed'"


def judge_age(outline: Outline, tables: Tables, day: date | None, log: Diagnostics) -> None:
    """Warn of tables that are older on the day of the talk than their author lets them grow."""
    for name, written in outline.data.items():
        table = tables.get(str(name))
        if table is None or day is None or not (written.stale_after or written.as_of):
            continue
        told = covered_periods(table, written.observed)
        if told is None:
            if written.stale_after and not (written.observed and len(table)):
                log.warning("unknown_age", f"the age of '{name}' can't be told", written.at("stale_after"), _HINT)
            continue
        # The day of the talk isn't named, so that talks on several days are told of it once.
        last = told[1]
        if last.begins > day:
            message = f"'{name}' ends with {last}, after the day of the talk, so it can't grow old"
            hint = "mend the row if its time is mistyped; else name another column with 'observed'"
            log.warning("future_data", message, written.at("stale_after" if written.stale_after else "as_of"), hint)
        elif written.stale_after and (fresh := last_fresh_day(last.day, written.stale_after)) < day:
            since = fresh + timedelta(days=1)
            message = f"'{name}' ends on {last.day}; it is older than {written.stale_after} from {since} on"
            hint = f"run 'deckgen data refresh {name}'" if written.refresh else "bring its file up to date"
            log.warning("stale_data", message, written.at("stale_after"), hint)


def reach_of(outline: Outline, tables: Tables, language: str, log: Diagnostics) -> Reach:
    """How far the tables reach that are to say so, in a language; a warning where one doesn't tell."""
    said: dict[str, tuple[frozenset[str], Period, str]] = {}
    for name, written in outline.data.items():
        table = tables.get(str(name))
        if not written.as_of or table is None:
            continue
        told = covered_periods(table, written.observed)
        if told is None and written.observed and len(table):
            continue  # gathering the table said what is wrong with the column
        if told is None:
            log.warning("unknown_age", f"how far '{name}' reaches can't be told", written.at("as_of"), _HINT)
            continue
        grain = told[1].grain.value
        words = Phrases(language)(f"as of {{{grain}}}", **{grain: format_period(told[1], language)})
        said[str(name)] = (frozenset(table.sources), told[1], words)
    return said


def reaching(source: Citation, tables: Iterable[str], reach: Reach) -> Citation:
    """A source of a slide, saying how far the slide's tables from it reach: the one that ends first counts."""
    told = [reach[name] for name in tables if name in reach and source.id in reach[name][0]]
    if not told:
        return source
    _, period, words = min(told, key=lambda one: one[1])
    # "2017, as of 2017" would say it twice.
    return replace(source, as_of=words, year="" if source.year == str(period) else source.year)
