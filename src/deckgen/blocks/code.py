"""code: lines of a program."""

from __future__ import annotations

from textwrap import dedent

from msgspec import Struct

from deckgen.binding.code_words import CodeLine, Kind, code_lines
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.files.encoding import decode
from deckgen.files.paths import read_bytes
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.fitting.measure import ON_ONE_LINE
from deckgen.model.brand import Brand
from deckgen.model.color import legible, mix
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Insets, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Integer
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Run, Text

MOST_LINES, MOST_BYTES = 60, 1_000_000
# The largest and the smallest size of code; its lines are never broken.
SIZES = (Pt(20), Pt(14))
INSETS = Insets(Pt(20), Pt(14), Pt(16), Pt(14))


class Code(Block):
    """Lines of a program, in the brand's monospaced font and colors. They stay text to copy and change."""

    is_looked_at = True
    short_form = "text"
    text: Str | None = None
    """The code, behind a | that keeps its lines."""
    file: Str | None = None
    """A file inside the project that has the code."""
    language: Str | None = None
    """The language of the code, such as python, r, sql or bash; by the file's ending where left out."""
    lines: tuple[Integer, ...] = ()
    """The first and the last line of the file that are shown; all where left out."""
    highlight: tuple[Integer, ...] = ()
    """The numbers of lines that stand out, counted from 1; in a file those of the file."""

    def bind(self, scope: Scope) -> Content | None:
        """The lines by kinds of words; None after a complaint that leaves none."""
        code = self._code(scope)
        if code is None:
            return None
        lines = code_lines(code, self.language, self.file, scope)
        first, last = self._shown(len(lines), scope)
        for number in self.highlight:
            if not first <= number <= last:
                message, hint = f"no line {number} of code is shown", f"its lines are {first} to {last}"
                scope.log.error("wrong_value", message, self.at("highlight"), hint)
        shown = _dedented(lines[first - 1 : last])
        if len(shown) > MOST_LINES:
            message = f"'code' shows at most {MOST_LINES} lines, not {len(shown)}"
            hint = "say which are meant: 'lines: [10, 24]'" if self.file else "leave some out"
            scope.log.error("wrong_count", message, self.span, hint)
        highlighted = frozenset(int(number) - first for number in self.highlight)
        return CodeContent(shown[:MOST_LINES], highlighted, first, self.span)

    def _code(self, scope: Scope) -> str | None:
        """What is written, or what stands in the file; None after a complaint."""
        if self.text is not None and self.file is not None:
            scope.log.error("conflicting_keys", "'text' and 'file' exclude each other", self.at("file"))
        if self.lines and self.file is None:
            hint = "write only the lines that are meant"
            scope.log.error("conflicting_keys", "'lines' is for code in a file", self.at("lines"), hint)
        if self.text is not None:
            code = dedent(scope.verbatim(self.text)).strip("\n")
            if not code.strip():
                scope.log.error("empty_words", "'code' holds nothing but blanks", self.text.span)
                return None
            return code
        if self.file is None:
            if self.all_read:
                scope.log.error("missing_key", "'text' is missing", self.span, "write the code behind 'text: |'")
            return None
        path = scope.path(self.file)
        data = read_bytes(path, self.file, scope.log, self.file.span, most=MOST_BYTES) if path else None
        source = decode(data, self.file, scope.log, self.file.span) if data is not None else None
        return source.text.rstrip("\n") if source else None

    def _shown(self, count: int, scope: Scope) -> tuple[int, int]:
        """The numbers of the first and the last line that are shown, of so many that there are."""
        if not self.lines or self.text is not None:
            return 1, count
        first, last = self.lines[0], self.lines[-1]
        if len(self.lines) != 2 or not 1 <= first <= last <= count:
            message = f"'lines' must be the first and the last line of {count}"
            scope.log.error("wrong_value", message, self.at("lines"), f"such as [1, {min(count, 10)}]")
            return 1, min(count, MOST_LINES)
        return int(first), int(last)


def _dedented(lines: tuple[CodeLine, ...]) -> tuple[CodeLine, ...]:
    """Lines without the blanks that all of them begin with."""
    written = ["".join(word.words for word in line) for line in lines]
    common = min((len(line) - len(line.lstrip()) for line in written if line.strip()), default=0)
    return tuple(_without(line, common) for line in lines)


def _without(line: CodeLine, letters: int) -> CodeLine:
    """A line without its first letters."""
    left = []
    for word in line:
        if rest := word.words[letters:]:
            left.append(type(word)(rest, word.kind))
        letters = max(0, letters - len(word.words))
    return tuple(left)


class CodeContent(Content, Struct, frozen=True):
    """Bound code in a panel."""

    lines: tuple[CodeLine, ...]
    highlighted: frozenset[int]
    """The places of lines that stand out, from 0."""
    first: int
    """The number of the first line."""
    span: Span
    word = "code"
    share = 3.0
    form = "figure"

    def lettering(self, press: Press) -> Style:
        """The style of all its lines."""
        return Style(press.within(SIZES), press.brand.colors.ink, font="mono")

    def _paragraphs(self, press: Press) -> tuple[Paragraph, ...]:
        style, looks = self.lettering(press), _looks(press.brand)
        return tuple(
            Paragraph(Text(tuple(_run(word.words, word.kind, looks) for word in line)), style) for line in self.lines
        )

    def height(self, width: Emu, press: Press) -> Emu:  # noqa: ARG002 - no line is broken
        """The height of the lines and of the panel around them."""
        return press.typesetter.line(self.lettering(press)) * len(self.lines) + INSETS.top + INSETS.bottom

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The longest line, where it doesn't fit the panel."""
        paragraphs = self._paragraphs(press)
        widths = [press.typesetter.width(one.text, one.style) for one in paragraphs]
        longest = max(range(len(widths)), key=widths.__getitem__)
        if widths[longest] * ON_ONE_LINE <= width - INSETS.left - INSETS.right:
            return None
        words = paragraphs[longest].text.plain.strip()
        return f"line {self.first + longest} of the code ('{words[:40]}{'…' * (len(words) > 40)}')"

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Lay the panel, stripes under the lines that stand out, and the lines over them."""
        press = canvas.press
        panel, line = box.top(self.height(box.width, press)), press.typesetter.line(self.lettering(press))
        with canvas.bundled("Listing"):
            canvas.rectangle(panel, canvas.brand.colors.panel, "Panel")
            for number in sorted(self.highlighted):
                stripe = panel.below(INSETS.top + line * number).top(line)
                canvas.rectangle(stripe, _stripe(canvas.brand), "Stripe")
            canvas.text(panel, self._paragraphs(press), "Code", insets=INSETS)


def _stripe(brand: Brand) -> str:
    """The ground of lines that stand out."""
    return mix(brand.colors.panel, brand.colors.accent, 0.17)


class _Look(Struct, frozen=True):
    """How words of one kind look."""

    color: str
    bold: bool = False
    italic: bool = False


def _looks(brand: Brand) -> dict[Kind, _Look]:
    """How words of each kind look: in colors of the brand that can be read on the panel and on its stripes."""
    colors, palette = brand.colors, brand.palette

    def read(color: str) -> str:
        return legible(legible(color, _stripe(brand), colors.ink), colors.panel, colors.ink)

    return {
        "keyword": _Look(read(colors.accent), bold=True),
        "name": _Look(read(palette[4 % len(palette)])),
        "string": _Look(read(palette[1 % len(palette)])),
        "number": _Look(read(palette[2 % len(palette)])),
        "comment": _Look(read(colors.grey), italic=True),
        "plain": _Look(colors.ink),
    }


def _run(words: str, kind: Kind, looks: dict[Kind, _Look]) -> Run:
    look = looks[kind]
    return Run(words, bold=look.bold, italic=look.italic, color=look.color)
