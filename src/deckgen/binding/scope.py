"""Scope: what a block asks for while it is bound.

It fills in the names that words quote, finds rows, files and colors, and notes which sources a slide cites. Of sizes
and places on the slide it knows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from deckgen.binding.braces import say_braces_in_quote
from deckgen.binding.cited import Citation, Cited, Quotable, quoted_from
from deckgen.binding.columns_read import Reading, drawn_of_query, read_by_query
from deckgen.binding.data_words import data_words, question_of
from deckgen.binding.filled import Filled
from deckgen.binding.links import Jumps, judge_link, place_of
from deckgen.binding.lost_marks import say_lost_marks
from deckgen.binding.query_complaint import complain_of_query
from deckgen.binding.quoted_names import HOLE_PARTS, Known, cells_in, judge_marks, said_of, unquoted
from deckgen.binding.quoting import Quoting
from deckgen.binding.reckoning import Sources, say_no_figure, value_of_cell
from deckgen.binding.shown_cells import ShownCells
from deckgen.binding.verdicts import Verdict, verdict_of
from deckgen.binding.wording import Translate, as_written
from deckgen.files.paths import Refusal, resolve
from deckgen.model.brand import Brand
from deckgen.model.dataset import Dataset, Value
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.format import NumberFormat
from deckgen.model.lifted_colors import lifted
from deckgen.model.marks import CellStr, HouseStr, Str
from deckgen.model.paragraphs import lines, paragraphs, points
from deckgen.model.rich_text import HOLE, NO_BREAK, Run, Text, parse, plain
from deckgen.model.thing_colors import NONE_NAMED, ThingColors
from deckgen.numbers.by_kind import words_of_time
from deckgen.numbers.powers_aloud import powers_aloud
from deckgen.queries.query import QueryError, Tables, names_in
from deckgen.tables.odd_cells import say_odd_cells

# The space between a number and its unit: a line must not end there.
_BESIDE_DIGIT = re.compile(r"(?<=\d) (?=\S)|(?<=\S) (?=\d)")


class Scope:
    """What the names of one deck stand for while its slides are bound, one slide after the other.

    All words that anybody sees pass through here, and so they are translated here. `translate` is given what the
    author wrote, with its marks and its `{{ names }}`, and gives it in the language of the variant.
    """

    def __init__(
        self,
        *,
        brand: Brand,
        language: str,
        folder: Path,
        log: Diagnostics,
        sources: Mapping[str, Citation],
        tables: Mapping[str, Dataset | None],
        queries: Tables,
        undeclared: frozenset[str] = frozenset(),
        translate: Translate = as_written,
        thing_colors: ThingColors = NONE_NAMED,
    ) -> None:
        self.brand, self.language, self.folder, self.log = brand, language, folder, log
        self.sources, self.tables, self.thing_colors = sources, tables, thing_colors
        self.names: dict[str, Quotable | None] = {}
        self.cited = Cited()
        self.jumps = Jumps()
        self.filled = Filled()
        self.shown_cells = ShownCells()
        self._broken = undeclared
        self._queries = queries
        self._translate = translate
        self._quoting = Quoting(language, brand.numbers, self.translated, log)

    @property
    def known(self) -> Known:
        """What words may quote here."""
        return Known(self.names, self.tables, self._broken)

    @contextmanager
    def citing(self) -> Iterator[Cited]:
        """What is drawn on from here on, such as by one slide or one figure; nothing of it is known outside."""
        outside, self.cited = self.cited, Cited()
        try:
            yield self.cited
        finally:
            self.cited = outside

    @contextmanager
    def naming(self, *given: Mapping[str, Quotable | None]) -> Iterator[None]:
        """Let names stand for what a section or a slide gives them; those of later mappings go first."""
        if not any(given):
            yield
            return
        outside = self.names
        self.names = {**outside, **{name: value for values in given for name, value in values.items()}}
        try:
            yield
        finally:
            self.names = outside

    @contextmanager
    def standing_on(self, brand: Brand) -> Iterator[None]:
        """Let the colors be those of the brand on another ground than its paper, such as that of one slide."""
        outside = self.brand, self.thing_colors
        if brand is not self.brand:
            own, by_key = self.brand, self.thing_colors.by_key
            every = (*own.palette, *own.named_colors.values(), *by_key.values())
            of_things = lifted(every, brand.colors.paper, brand.colors.ink)
            self.brand = brand
            self.thing_colors = replace(
                self.thing_colors, by_key={key: of_things[color] for key, color in by_key.items()}
            )
        try:
            yield
        finally:
            self.brand, self.thing_colors = outside

    # words

    def translated(self, words: Str) -> Str:
        """The words in the language of the variant, before names are filled in. Deckgen's own are in it already."""
        if isinstance(words, HouseStr):
            return words
        # What a table says of a client may be a name.
        said = self._translate(words, wanted=not isinstance(words, CellStr))
        self.filled.translated(words, said)
        return said

    def words(self, words: str, where: Span) -> str:
        """Plain words without marks, such as a table's, translated. `where` is the place of words that have none."""
        given = words if isinstance(words, Str) else Str(words, where, "'")
        said = self.translated(given)
        # Words without a place of their own are data; in a catalogue they have one.
        if given is words or said is not given:
            self.cited.written.append(said)
        return str(said)

    def text(self, words: Str) -> Text:
        """Inline Markdown as Text, translated. Names are filled in, footnotes numbered, sources of figures cited."""
        return self.own(self.translated(words))

    def own(self, words: Str) -> Text:
        """What `text` gives, without translating: for proper names, and for what other words refer to."""
        self.filled.add(words)
        for cell in cells_in(words):
            self._name_cell(cell)
        said = said_of(words, self.names)
        if self.filled.is_too_long(words, said.quoted, self.log):
            return plain("")
        judge_marks(words, self.known, self.log, self._quoting.try_quote)
        self.cited.written.append(words)
        if self._translate is as_written:
            self.cited.said.append(said)
        return parse(words).map(lambda run: self._fill(run, words))

    def quote(self, hole: Str, *, alone: bool) -> str:
        """What a single `{{ name }}` stands for, in words that have no marks; alone where it is all that they say."""
        for cell in cells_in(hole):
            self._name_cell(cell)
        judge_marks(hole, self.known, self.log, self._quoting.try_quote)
        return HOLE.sub(partial(self._quote, alone=alone), hole)

    def repeat(self, words: Str) -> None:
        """Note words that read as others do which were bound for both."""
        self.filled.add(words)
        self.cited.written.append(words)

    def verbatim(self, words: Str) -> str:
        """Words that are shown as they stand, such as code and formulas: what braces hold in them is no name."""
        self.filled.add(words)
        return str(words)

    def _name_cell(self, cell: Str) -> None:
        """Let words that name a cell, table.column[row], be quoted; None stands for it after a complaint."""
        if self.names.get(cell) is None:
            with self.citing() as cited:
                found = value_of_cell(cell, self)
            self.names[str(cell)] = found and quoted_from(self.with_time_told(found), cited)

    def with_time_told(self, found: Quotable) -> Quotable:
        """What a table or a query gave; a month or a moment as the language writes it, a season as it stands."""
        if not isinstance(found.value, Str) or isinstance(found.value, HouseStr):
            return found
        told = words_of_time(found.value, self.language)
        return replace(found, value=HouseStr(told, found.value.span, "'")) if told else found

    def figure(self, name: Str) -> Quotable | None:
        """What a name stands for; None where it could not be worked out, or there is none, after a complaint."""
        if name not in self.names:
            if name not in self._broken:
                say_no_figure(name, self.names, self.tables, self.log)
            return None
        found = self.names[name]
        if found is not None:
            self.draw_on(found)
        return found

    def knows(self, name: str) -> bool:
        """Whether a figure has this name, even one that could not be worked out."""
        return name in self.names or name in self._broken

    def texts(self, words: Str) -> tuple[Text, ...]:
        """The paragraphs of words: a blank line parts them."""
        words = self.translated(words)
        return tuple(self.own(words.part(*span)) for span in paragraphs(words)) or (self.own(words),)

    def label(self, words: Str) -> str:
        """What `text` gives for a chart, which sets all of its words alike; says which marks it can't show."""
        return self._without_marks(self.translated(words))

    def lines(self, words: Str) -> str:
        """The words line by line for a chart, as by `label`."""
        words = self.translated(words)
        return "\n".join(self._without_marks(words.part(*span)) for span in lines(words))

    def _without_marks(self, words: Str) -> str:
        text = self.own(words)
        say_lost_marks(text, words, self.log)
        return text.on_one_level

    def spoken(self, words: Str) -> str:
        """What `text` gives as words that are only heard, such as alt text; its footnotes have no numbers."""
        said, numbers = len(self.cited.said), dict(self.cited.footnotes)
        try:
            text = self.text(words)
            self.cite(tuple(run.footnote for run in text.runs if run.footnote))
            return powers_aloud(text.spoken.replace(NO_BREAK, " "), self.language)
        finally:
            del self.cited.said[said:]
            self.cited.footnotes.clear()
            self.cited.footnotes.update(numbers)

    def notes(self, words: Str) -> tuple[Text, ...]:
        """Notes as paragraphs: a blank line parts them, and each point of a list is one of its own."""
        words = self.translated(words)
        made = []
        for start, end, is_bullet in points(words):
            text = self.own(words.part(start, end))
            text = text.map(lambda run: (replace(run, text=run.text.replace(NO_BREAK, " ")),))
            made.append(plain("• ") + text if is_bullet else text)
        return tuple(made)

    def try_format(self, value: Value, written: str, where: Span) -> None:
        """Say where a format isn't one, or isn't for such a value."""
        self._quoting.try_format(value, written, where)

    def _fill(self, run: Run, words: Str) -> list[Run]:
        if run.footnote is not None:
            return self._footnote(run.footnote, words)
        if run.link is not None:
            run = replace(run, link=self._link(run.link, words))
        if run.code or "{{" not in run.text:
            return [run]
        alone = not HOLE.sub("", words).strip()
        return [replace(run, text=HOLE.sub(partial(self._quote, alone=alone), run.text))]

    def _link(self, written: str, words: Str) -> str | None:
        """The address of a link, filled in; None after a complaint where nobody can follow it."""
        link = HOLE.sub(self._quote, written)
        return judge_link(link, place_of(written, words), self.jumps, self.log)

    def _quote(self, match: re.Match[str], *, alone: bool = True) -> str:
        """What a name stands for. A number among other words is kept on one line with its unit."""
        parts = HOLE_PARTS.fullmatch(match.group(1))
        quotable = self.names.get(parts.group(1)) if parts else None
        if parts is None or quotable is None:
            return match.group()
        self.draw_on(quotable)
        asked = unquoted(parts.group(2)) if parts.group(2) else None
        try:
            text = self._quoting.text(quotable, asked)
        except ValueError as problem:
            own = self._quoting.own_format(quotable)
            if own is not None and own is not quotable.format and not asked:
                self.log.error("wrong_format", str(problem), own.span)
            return match.group()
        text = " ".join(text.split("\n")) if "\n" in text else text
        say_braces_in_quote(quotable, text, self.log)
        self.cited.quoted.setdefault(parts.group(1), text)
        is_number = isinstance(quotable.value, int | float)
        return _BESIDE_DIGIT.sub(NO_BREAK, text) if is_number and not alone else text

    def in_points(self, pattern: NumberFormat) -> NumberFormat:
        """The format for the difference of two percentages: it counts percentage points."""
        return self._quoting.in_points(pattern)

    def _footnote(self, source: str, words: Str) -> list[Run]:
        """The number of a source; nothing where there is no such source, or where it is not for this audience."""
        if source not in self.sources:
            self._say_unknown(source, words.at(max(words.find(f"[^{source}]"), 0), len(source) + 3))
            return []
        numbers = self.cited.footnotes
        number = numbers.setdefault(source, len(numbers) + 1)
        return [Run(str(number), raised=1, footnote=source)]

    # sources

    def draw_on(self, quotable: Quotable) -> None:
        """Note what a quoted figure is from."""
        self.cite(quotable.sources)
        self.cited.tables.update(dict.fromkeys(quotable.tables))
        self.note(*quotable.reads)

    def note(self, *readings: Reading) -> None:
        """Note columns that a figure, a cell or a claim is worked out from."""
        self.cited.reads += readings

    def note_drawn(self, table: Dataset, names: Collection[str], query: Str | None) -> None:
        """Note columns that a chart or a table draws: those of a query's answer too, by which words are judged."""
        self.cited.drawn += (Reading(table, name) for name in names)
        if query is not None:
            self.cited.queries.append(query)
            self.cited.drawn += drawn_of_query(query, names, table, self.tables)

    def cite(self, ids: tuple[str, ...]) -> None:
        """Note sources that the slide uses, which are known to exist."""
        for source in ids:
            self.cited.ids.setdefault(source)

    def cite_written(self, ids: tuple[Str, ...]) -> None:
        """Note sources that the author names, or say that there is none of that name."""
        for source in ids:
            if source in self.sources:
                self.cited.ids.setdefault(str(source))
            else:
                self._say_unknown(source, source.span)

    def _say_unknown(self, source: str, where: Span) -> None:
        """Say that there is no source of a name, unless what is wrong with it was complained of already."""
        if source not in self._broken:
            hint = did_you_mean(source, self.sources)
            self.log.error("unknown_source", f"no source is called '{source}'", where, hint)

    # rows

    def dataset(self, name: Str) -> Dataset | None:
        """A table by name, its sources cited; None where there is none (the log says so) or it could not be read."""
        if name not in self.tables:
            if name not in self._broken:
                hint = did_you_mean(name, self.tables)
                self.log.error("unknown_data", f"no table is called '{name}'", name.span, hint)
            return None
        table = self.tables[name]
        if table is not None:
            self._read(table)
        return table

    def _read(self, table: Dataset) -> None:
        """Note that the slide shows what a table holds."""
        self.cite(table.sources)
        self.cited.tables.setdefault(table.name)

    def query(self, sql: Str, sources: Sources | None = None) -> Dataset | None:
        """The rows of a query; None where it failed (the log says why). The sources of its tables are cited.

        sources are asked for the figures that it quotes, where they are others than those of the slide.
        """
        asked = question_of(sql, sources or self)
        if asked is None:
            return None
        used = names_in(asked.sql, self.tables)
        for name in used:
            table = self.tables[name]
            if table is None:
                return None
            self._read(table)
        try:
            found = self._queries.run(asked.sql, asked.given)
        except QueryError as problem:
            complain_of_query(sql, problem, self.log)
            return None
        self._draw_on_columns(sql, used, found)
        units = {table.unit for name in used if (table := self.tables[name])}
        return Dataset(found.name, found.columns, unit=units.pop() if len(units) == 1 else "")

    def holds(self, sql: Str) -> tuple[bool, Dataset] | None:
        """Whether a claim is true, and the rows that it gave; None where it could not be asked (the log says why).

        A claim checks what the slide shows and shows nothing itself, so it cites nothing.
        """
        asked = question_of(sql, self)
        if asked is None:
            return None
        used = names_in(asked.sql, self.tables)
        if any(self.tables[name] is None for name in used):
            return None
        self.cited.tables.update(dict.fromkeys(used))
        self.note(*read_by_query(sql, self.tables))
        try:
            answer = self._queries.holds(asked.sql, asked.given)
        except QueryError as problem:
            complain_of_query(sql, problem, self.log)
            return None
        self._draw_on_columns(sql, used, answer[1])
        return answer

    def _draw_on_columns(self, sql: Str, used: list[str], found: Dataset) -> None:
        """Complain of the odd cells in columns that a query names, or gives without a name, as `select *` does."""
        for table in (self.tables[name] for name in used):
            if table is not None:
                named = {*names_in(sql, table.names), *found.names}
                say_odd_cells(table, self.log, [column for column in table.columns if column.name in named])

    def verdict(self, claim: Str) -> Verdict | None:
        """Whether a claim that compares figures and cells is true; None after a complaint. It cites nothing."""
        with self.citing() as cited:
            verdict = verdict_of(claim, self)
        self.cited.tables.update(cited.tables)
        self.note(*cited.reads)
        return verdict and replace(verdict, reads_data=verdict.reads_data or bool(cited.tables))

    def in_data(self, *words: Str) -> tuple[Str, ...]:
        """Words that name what stands in the data, filled in, without those that were complained of."""
        for word in words:
            self.filled.add(word)
        return data_words(words, self)

    # files

    def path(self, written: Str) -> Path | None:
        """The file that the author names; None after a complaint where the path leads nowhere allowed."""
        if written.stand_in:
            return None
        found = resolve(self.folder, written)
        if isinstance(found, Refusal):
            self.log.error(found.code, found.message, written.span, found.hint)
            return None
        return found

    def file(self, written: Str) -> Str:
        """The name of a file, filled in; after a complaint words for which `path` finds none, without another."""
        return next(iter(self.in_data(written)), Str.standing_in(written, written.span))

    # colors and formats

    def color(self, name: Str, *more: str) -> str | None:
        """The hex of a color that the author names; None after a complaint where there is none.

        more are words besides that stand for a color there, for the hint.
        """
        found = self.brand.color(name)
        if found is None:
            known = [*more, *self.brand.named_colors, *type(self.brand.colors).__struct_fields__]
            near = did_you_mean(name, known, or_all=False)
            hint = near or f'{did_you_mean(name, known) or "a name of the brand"}, or a hex such as "#1F5FA8"'
            self.log.error("unknown_color", f"no color is called '{name}'", name.span, hint)
        return found

    def own_color(self, written: Str | None, name: Str, shown: Text) -> str | None:
        """The color that the author gives a thing, else the brand's for its name, as written or as shown.

        None where it has none: what has no color of its own is neutral.
        """
        return self.color(written) if written else self.brand.named_color_of(str(name), shown.plain)

    def number_format(self, written: Str | None) -> NumberFormat:
        """A number format in the deck's language; the plain one where none is written, or after a complaint."""
        return self._quoting.number_format(written)
