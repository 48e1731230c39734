"""Studio: what slides are laid out in. It sets what every slide of content has: the kicker, the title, the sources.

A SlideLayout is how one kind of slide becomes pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.cited import Citation
from deckgen.deck import Deck, DeckSlide
from deckgen.fitting.arrange import closing_strips
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.measure import Typesetter
from deckgen.kinds import Registry
from deckgen.model.brand import body_box
from deckgen.model.color import legible
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.house_words import house_words
from deckgen.model.layouts import DRAWN_HEIGHT, FOOTER_RULE, Align
from deckgen.model.page import Backdrop, ChartBox, Page, Paragraph, Picture, Shape, Style, TextBox
from deckgen.model.rich_text import Run, Text, plain
from deckgen.pages.contrast import LEAST_OF_LARGE
from deckgen.pictures.images import load_image

TITLE_LINES = SOURCE_LINES = NOTE_LINES = 2
# How far apart the lines of a title are, in multiples of the font's own distance, and the least room under them.
TITLE_LINE, UNDER_TITLE = 0.95, Pt(12)
# The room between the blocks and a note, and between a note and the line under it.
OVER_NOTE, UNDER_NOTE = Pt(10), Pt(6)
NOTE = "Note"
# The part of the width that the credit of a picture has, and the room between it and the foot of the page.
CREDIT_SHARE, UNDER_CREDIT = 0.28, Pt(10)
SOURCE_SIZES = (1.0, 0.95, 0.9, 0.85)


class Studio(Struct, frozen=True):
    """What slides are laid out with: the deck they belong to, its fonts, and the log."""

    deck: Deck
    typesetter: Typesetter
    log: Diagnostics

    def on(self, slide: DeckSlide) -> Studio:
        """A studio for one slide, whose brand is read on what stands behind that."""
        if slide.backing is None:
            return self
        return replace(self, deck=replace(self.deck, brand=slide.backing.brand(self.deck.brand)))

    def canvas(self, tightness: float = 0.0, revealed: tuple[Span, ...] = ()) -> Canvas:
        """An empty page at a tightness; revealed are the blocks whose parts appear one by one, by their places."""
        return Canvas(Press(self.deck.brand, self.typesetter, tightness), self.log, revealed)

    def place(self, layout: str, role: str) -> Box | None:
        """The box of a layout's placeholder; None where the layout has none of that role."""
        placeholder = self.deck.brand.layouts[layout].get(role)
        return placeholder.box if placeholder else None

    def body(self, slide: DeckSlide) -> Box:
        """Where a slide's blocks stand: from one height on all slides with a title, and down to its note.

        Blocks of a slide that shows no title begin where that would; a number that fills its slide has a height of
        its own.
        A strip that closes them keeps room for a note on every slide, so that it stands at one height too.
        """
        box, title = self.place("body", "body") or body_box(self.deck.brand), self.place("content", "title")
        if title is not None and self.deck.brand.template is None:
            # Some fonts need more than the usual height for two lines.
            under = title.y + self.typesetter.line(self._title) * (TITLE_LINES * TITLE_LINE) + UNDER_TITLE
            box = box.below(Emu(max(0, under - box.y)))
        if title is not None and not slide.title and slide.layout != "hero" and title.y < box.y:
            box = replace(box, y=title.y, height=box.bottom - title.y)
        if slide.note or closing_strips(slide.content):
            box = box.above(Emu(max(0, box.bottom - self._note_box(slide).y + OVER_NOTE)))
        return box

    def part(self, slide: DeckSlide, part: int, count: int) -> DeckSlide:
        """The slide as one of the count pages that it runs over, which its title says: "Title (2/3)"."""
        words = plain(f" ({part + 1}/{count})")
        return replace(slide, title=slide.title + words) if count > 1 and slide.title else slide

    def page(self, slide: DeckSlide, layout: str, canvas: Canvas, part: int = 0) -> Page:
        """A page of a slide: its first one, or where it runs on the part-th further one."""
        self._credit(slide, canvas, layout)
        sourced = any(isinstance(shape, TextBox) and shape.role == "source" for shape in canvas.shapes)
        if slide.cited and not sourced:
            self.no_place(slide, canvas, layout, "sources")
        if slide.note and not any(shape.name == NOTE for shape in canvas.shapes):
            self.no_place(slide, canvas, layout, "note")
        return Page(
            slide=slide.id,
            part=part,
            title=slide.title.plain or slide.spoken_title,
            layout=layout,
            shapes=tuple(self._on_ground(shape, slide) for shape in sorted(canvas.shapes, key=_turn)),
            notes=() if part else self._notes(slide),
            section=self.deck.sections[slide.section].title.spoken if self.deck.sections else "",
            hidden=slide.hidden,
            bundles=tuple(canvas.bundles),
            misfits=tuple(canvas.misfits),
            text_size=canvas.press.body.size if layout in ("content", "body") else ZERO,
            backdrop=self._backdrop(slide),
            steps=canvas.steps,
            transition=slide.transition,
        )

    def _backdrop(self, slide: DeckSlide) -> Backdrop | None:
        """What its author has put behind a slide. Shades over a picture come last, once all words have a place."""
        if slide.backing is None:
            return None
        (width, height), colors, held = self.deck.brand.page, self.deck.brand.colors, slide.backing.picture
        if held is None:
            return Backdrop(colors)
        span = held.written.span
        loaded = load_image(
            held.path,
            held.written,
            self.log,
            span=span,
            box_inches=(width.inches, height.inches),
            fit="cover",
            focus=held.focus,
            fonts=self.typesetter.files,
            family=self.deck.brand.fonts.body,
            ground=colors.paper,
        )
        if loaded is None:
            return Backdrop(colors)
        file, box = loaded.file(held.written, span), Box(ZERO, ZERO, width, height)
        picture = Picture(box, loaded.data, loaded.media, "Background", held.alt, file=file)
        return Backdrop(colors, picture, held.side)

    def _credit(self, slide: DeckSlide, canvas: Canvas, layout: str) -> None:
        """Who made the picture behind a slide, at its lower right, over what stands there."""
        held = slide.backing.picture if slide.backing else None
        if held is None or held.credit is None:
            return
        brand = self.deck.brand
        words = (Paragraph(held.credit, Style(brand.type.source, brand.colors.grey), align="right"),)
        margin, (width, height) = brand.margin, brand.page
        room = self.typesetter.height(words, (width - margin * 2) * CREDIT_SHARE)
        box = Box(
            width - margin - (width - margin * 2) * CREDIT_SHARE,
            height - UNDER_CREDIT - room,
            (width - margin * 2) * CREDIT_SHARE,
            room,
        )
        number = self.place(layout, "number")
        if number is not None and number.overlaps(box):
            box = replace(box, y=number.y - room)
        canvas.text(box, words, "Credit")

    def no_place(self, slide: DeckSlide, canvas: Canvas, layout: str, what: str) -> None:
        """Note words of a slide for which its layout has no place."""
        name = self.deck.brand.layouts[layout].name
        template = self.deck.brand.template is not None
        hint = "name another layout or a placeholder under 'layouts' in the brand" if template else None
        message = f"the layout '{name}' has no place for the {what}"
        own = "put it on a slide of content" if what == "note" else "cite them on a slide of content"
        canvas.misfit("place", message, slide.span, hint or own)

    def shortage(self, layout: str, needed: Emu, left: Emu) -> str:
        """What a complaint adds on a template: how high what finds no room is, and what a role's layout leaves."""
        brand = self.deck.brand
        if brand.template is None:
            return ""
        high, room = (length.inches * brand.scale for length in (needed, left))
        return f" ({high:.1f} in high, and the layout '{brand.layouts[layout].name}' leaves {room:.1f} in)"

    def sources(self, slide: DeckSlide, canvas: Canvas, layout: str = "content") -> None:
        """The source line: numbered sources first, in the order of their numbers; many are set a little smaller."""
        brand, box = self.deck.brand, self.place(layout, "source")
        if not slide.cited or box is None:
            return
        words = house_words(self.deck.language)
        named = {(source.publisher, source.year) for source in slide.cited}
        head = f"{words.sources if len(named) > 1 else words.source}: "
        text = Text((Run(head, bold=True),)) + source_line(slide)
        color = brand.quiet_of(layout, "source")
        styles = [Style(brand.type.source * size, color) for size in SOURCE_SIZES]
        style = next((style for style in styles if self._fits(text, style, box.width, SOURCE_LINES)), styles[-1])
        if not self._fits(text, style, box.width, SOURCE_LINES):
            message = f"the {len(slide.cited)} sources of this slide take more than {SOURCE_LINES} lines"
            canvas.misfit("sources", message, slide.span, "cite fewer, or split the slide")
        anchor = brand.anchor_of(layout, "source")
        canvas.text(box, (Paragraph(text, style),), "Sources", role="source", anchor=anchor)

    def _notes(self, slide: DeckSlide) -> tuple[Paragraph, ...]:
        """What is said with a slide, and the sources of what is only said."""
        said = list(slide.notes)
        if slide.heard:
            words = plain(f"{house_words(self.deck.language).sources_of_notes}: ") + _listed(slide.heard, {})
            said.append(Text(tuple(replace(run, italic=True) for run in words.runs)))
        return tuple(Paragraph(note, Style(Pt(12), "000000"), before=Pt(6)) for note in said)

    def _on_ground(self, shape: Shape, slide: DeckSlide) -> Shape:
        """A shape of a slide; a chart knows the colors of what is behind it."""
        if isinstance(shape, ChartBox) and slide.backing is not None:
            return replace(shape, colors=self.deck.brand.colors)
        return shape

    def _note(self, slide: DeckSlide) -> Paragraph:
        brand = self.deck.brand
        return Paragraph(slide.note, Style(brand.type.note, brand.colors.grey))

    def _note_box(self, slide: DeckSlide) -> Box:
        """Where a slide's note stands: over the line at the foot of the page, or at the foot of a template's body.

        It is one line high where there is no note.
        """
        brand, (width, height) = self.deck.brand, self.deck.brand.page
        own = Box(brand.margin, ZERO, width - brand.margin * 2, FOOTER_RULE * (height / DRAWN_HEIGHT) - UNDER_NOTE)
        place = self.place("body", "body") if brand.template is not None else None
        place = place or own
        if slide.backing is not None and slide.backing.picture is not None and slide.backing.picture.credit:
            place = replace(place, width=place.width * (1 - CREDIT_SHARE))
        room = self.typesetter.height((self._note(slide),), place.width)
        return Box(place.x, place.bottom - room, place.width, room)

    def foot(self, slide: DeckSlide, canvas: Canvas, layout: str = "content") -> None:
        """Set what stands under the blocks of a slide and is read after them: its note and its sources."""
        if slide.note:
            box, words = self._note_box(slide), self._note(slide)
            lines = self.typesetter.lines(words.text, words.style, box.width)
            if lines > NOTE_LINES:
                message = f"the note of slide '{slide.id}' takes {lines} lines; there is room for {NOTE_LINES}"
                canvas.misfit(
                    "content",
                    message,
                    slide.note_span or slide.span,
                    "shorten it; what is to be said goes into 'notes'",
                )
            canvas.text(box, (words,), NOTE, anchor="bottom")
        self.sources(slide, canvas, layout)

    def frame(self, slide: DeckSlide, canvas: Canvas) -> None:
        """Set what stands over the blocks of a slide of content: the section, and the title under it."""
        kicker, title = self.place("content", "kicker"), self.place("content", "title")
        if kicker is not None:
            # Where no title stands under it, it begins where the blocks do.
            align = self.deck.brand.align_of("content", "kicker") if slide.title else "left"
            self.kicker(slide, canvas, kicker, align)
        if title is not None and slide.title:
            style = self._title
            lines = self.typesetter.lines(slide.title, style, title.width)
            # A title that takes one line in its own font is let run on where another one is taken for that.
            align = self.deck.brand.align_of("content", "title")
            if lines == TITLE_LINES and self.typesetter.without_slack.lines(slide.title, style, title.width) > 1:
                title = self.balanced(slide.title, style, title, align)
            if lines > TITLE_LINES:
                message = f"the title takes {lines} lines; there is room for {TITLE_LINES}"
                canvas.misfit("title", message, slide.title_span, "shorten it, or move words into a block")
            words = Paragraph(slide.title, style, align, line_height=TITLE_LINE)
            anchor = self.deck.brand.anchor_of("content", "title")
            canvas.text(title, (words,), "Title", role="title", anchor=anchor)

    def balanced(self, words: Text, style: Style, box: Box, align: Align) -> Box:
        """A box so narrow that the lines of a title are about equally long; its words stay where they are aligned."""
        width = self.typesetter.balanced(words, style, box.width)
        spare = box.width - width
        return replace(box, x=box.x + {"left": ZERO, "center": spare // 2, "right": spare}[align], width=width)

    def kicker(self, slide: DeckSlide, canvas: Canvas, box: Box, align: Align = "left") -> None:
        """Set the words of a slide's section into a box over its title, where the section has a divider."""
        section = self.deck.sections[slide.section]
        if section.divided:
            words = section.title if self._on_kicker(section.title, box) else section.short
            canvas.text(box, (Paragraph(words, self._kicker, align),), "Section", role="kicker")

    @property
    def _title(self) -> Style:
        brand = self.deck.brand
        ink, bold = brand.ink_of("content", "title", LEAST_OF_LARGE), brand.title_is_bold("content")
        return Style(brand.type.title, ink, "heading", bold=bold)

    @property
    def _kicker(self) -> Style:
        """The words over a title."""
        brand = self.deck.brand
        color, ground = brand.colors.accent, brand.ground_of("content", "kicker")
        hardest = brand.hardest_of("content", "kicker")
        if (ground, hardest) != (brand.colors.paper, brand.colors.paper):
            color = legible(color, hardest, brand.on(ground))
        return Style(brand.type.kicker, color, "heading", tracking=Pt(1.1), caps=True)

    def _on_kicker(self, words: Text, box: Box) -> bool:
        return self._fits(words, self._kicker, box.width, 1)

    def names_section(self, slide: DeckSlide) -> bool:
        """Whether the section that a divider opens has words that fit the line over the titles of its slides."""
        section, kicker = self.deck.sections[slide.section], self.place("content", "kicker")
        return kicker is None or any(self._on_kicker(words, kicker) for words in (section.title, section.short))

    def _fits(self, text: Text, style: Style, width: Emu, lines: int) -> bool:
        return self.typesetter.lines(text, style, width) <= lines


def _turn(shape: Shape) -> int:
    """When a shape is read: first the title, then the section, the blocks as they were drawn, the note, the sources.

    Screen readers go by the order of the shapes. The number of the page is added behind all of them.
    """
    role = shape.role if isinstance(shape, TextBox) else None
    return {"title": 0, "kicker": 1, "source": 3}.get(role or "", 2)


def source_line(slide: DeckSlide) -> Text:
    """A slide's sources, each once: "1 Publisher, year; 2 …" where footnotes number them, then the others."""
    return _listed(slide.cited, dict(slide.numbers))


def _listed(sources: Sequence[Citation], numbers: Mapping[str, int]) -> Text:
    """Sources in a line, those with numbers first."""
    numbered = sorted((s for s in sources if s.id in numbers), key=lambda s: numbers[s.id])
    others = _by_publisher([source for source in sources if source.id not in numbers])
    parts = [
        *(Text((Run(f"{numbers[s.id]}", raised=1),)) + plain(_named(s.publisher, _dated(s))) for s in numbered),
        *(plain(_named(publisher, [*years, as_of])) for (publisher, as_of), years in others.items()),
    ]
    joined = Text()
    for index, part in enumerate(parts):
        joined = joined + (plain("; ") if index else Text()) + part
    return Text(joined.runs)


def _by_publisher(sources: list[Citation]) -> dict[tuple[str, str], list[str]]:
    """The years of each publisher's sources that reach equally far."""
    years: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        held = years.setdefault((source.publisher, source.as_of), [])
        if source.year and source.year not in held:
            held.append(source.year)
    return {source: sorted(held) for source, held in years.items()}


def _dated(source: Citation) -> list[str]:
    return [source.year, source.as_of]


def _named(publisher: str, details: list[str]) -> str:
    return ", ".join([publisher, *(detail for detail in details if detail)])


class SlideLayout:
    """How slides of one kind become pages."""

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The slide laid out: one page, or several where it runs on."""
        raise NotImplementedError


LAYOUTS: Registry[SlideLayout] = Registry("deckgen.slides", SlideLayout)
"""How the slides that authors ask for by a word are laid out: the classes of SLIDES, seen from their other side."""
