"""Text: paragraphs, runs, bullets and links as DrawingML, for slides, tables, notes and charts. Knows no shape.

Sizes, weights and fonts stand on every run, so that words look in PowerPoint as they were measured. So does the
language: without one, PowerPoint underlines words of other languages as misspelled. The order of elements is the
schema's, and PowerPoint repairs a file that has another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from deckgen.model.brand import FontNames
from deckgen.model.geometry import ZERO, Insets
from deckgen.model.language import runs_leftwards, script_of
from deckgen.model.layouts import Anchor
from deckgen.model.native_chart import Lettering
from deckgen.model.page import CODE_LINE, Bullet, Paragraph, Style
from deckgen.model.rich_text import Run
from deckgen.model.web_links import escaped
from deckgen.writers.pptx.foundation import Foundation
from deckgen.writers.pptx.markup import guid
from deckgen.writers.pptx.package import Relations
from deckgen.writers.pptx.swatches import Swatches
from deckgen.writers.xml_words import attribute, words

# Sizes of type count hundredths of a point, and the schema allows none under one point.
_SMALLEST: Final = 100
ALIGN: Final = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR: Final[Mapping[Anchor, str]] = {"top": "t", "middle": "ctr", "bottom": "b"}
# How far superscripts rise and subscripts sink, in thousandths of a percent of the size.
_RAISED: Final = {1: ' baseline="30000"', -1: ' baseline="-25000"'}
_NOT_STRUCK: Final = ' strike="noStrike"'
# Where a font is missing, PowerPoint takes another one of that pitch: here one whose letters are all equally wide.
_EVEN: Final = ' pitchFamily="49"'
# PowerPoint paints links in the theme's link color, whatever the run says; this extension asks for the run's own.
_OWN_COLOR: Final = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


class Links(Struct, frozen=True):
    """Makes runs of one part links.

    relations: the relationships of that part; each link adds one.
    slides: the name of the part of each slide, by the id that links jump to.
    """

    relations: Relations
    slides: Mapping[str, str]

    def click(self, link: str) -> str:
        """The a:hlinkClick element of an address, or of "#" and a slide's id; "" for a slide that isn't there."""
        if not link.startswith("#"):
            # Each link has its own relationship, equal addresses too: some programs lose a link where two share one.
            # PowerPoint wants the characters of an address escaped that URLs must escape.
            identity = self.relations.add("hyperlink", escaped(link), external=True)
            return f'<a:hlinkClick r:id="{identity}">{_OWN_COLOR}</a:hlinkClick>'
        slide = self.slides.get(link[1:])
        if slide is None:
            return ""
        identity = self.relations.add("slide", slide)
        return f'<a:hlinkClick r:id="{identity}" action="ppaction://hlinksldjump">{_OWN_COLOR}</a:hlinkClick>'


class TextWriter:
    """Writes the text of one file in its language, with the theme's colors and fonts.

    language: the language of all words (BCP 47), escaped as an attribute.
    leftwards: whether that language runs from right to left.
    swatches: turns colors into XML; whoever writes shapes around the words uses it too.
    """

    def __init__(self, language: str, fonts: FontNames, foundation: Foundation) -> None:
        self.language = attribute(language)
        self.leftwards = runs_leftwards(language)
        self.swatches = Swatches(foundation.slots)
        # The theme's fonts by their short names, so that words change when somebody picks another theme.
        self._fonts = {
            "heading": _faces("+mj" if fonts.heading == foundation.major else fonts.heading, fonts, language),
            "body": _faces("+mn" if fonts.body == foundation.minor else fonts.body, fonts, language),
            "mono": _faces(fonts.mono, fonts, language, _EVEN),
        }
        self._foreign = foundation.foreign

    def frame(self, insets: Insets, anchor: Anchor, *, wraps: bool = True) -> str:
        """The a:bodyPr element: how text stands in its shape.

        It is never "shrunk on overflow": PowerPoint would only do that when somebody edits the text, and it was
        measured to fit. It wraps even where it is one line, since Google Slides knows nothing else; but for what must
        stay whole in a wider font, such as a large number, which is broken there alone.
        """
        # A template's placeholder may be turned, in columns or in the middle, unless the shape says otherwise.
        upright = ' rot="0" vert="horz" anchorCtr="0" numCol="1"' if self._foreign else ""
        left, top, right, bottom = map(int, insets)
        wrap = "square" if wraps else "none"
        return (
            f'<a:bodyPr{upright} wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'rtlCol="{int(self.leftwards)}" anchor="{ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr>'
        )

    def paragraphs(self, paragraphs: Sequence[Paragraph], links: Links, *, filling: bool = False) -> str:
        """The paragraphs of a text body; where there are none an empty one, since every text body must hold one.

        filling says that they stand in a placeholder, whose spacing and bullets they must overrule.
        """
        starts = _starts(paragraphs)
        return (
            "".join(
                self._paragraph(paragraph, start, links, filling)
                for paragraph, start in zip(paragraphs, starts, strict=True)
            )
            or self._empty()
        )

    def of_chart(
        self, look: Lettering, *, align: str = "", label: bool = False, wraps: bool = True, level: bool = True
    ) -> str:
        """The c:txPr element: how the words of a chart, or of a part of it, look.

        label says that they stand at a point, wraps that the lines of such a label are broken. Without level
        PowerPoint may turn words where they don't fit side by side.
        """
        frame = self._chart_frame(label, wraps) if level else "<a:bodyPr/>"
        return f"<c:txPr>{frame}<a:lstStyle/>{self._chart_words(look, align)}</c:txPr>"

    def of_label(self, look: Lettering, text: str, align: str) -> str:
        """The c:rich element: words that one label of a chart says in place of its value."""
        run = f"<a:r>{self._chart_look(look, 'a:rPr')}<a:t>{words(text)}</a:t></a:r>"
        return f"<c:rich>{self._chart_frame(True, False)}<a:lstStyle/>{self._chart_words(look, align, run)}</c:rich>"

    def _chart_frame(self, label: bool, wraps: bool) -> str:
        # Insets as PowerPoint has them in labels: 3 points at the sides, 1.5 above and below.
        if not label:
            return '<a:bodyPr rot="0" vert="horz"/>'
        return (
            f'<a:bodyPr rot="0" vert="horz" wrap="{"square" if wraps else "none"}" lIns="38100" tIns="19050" '
            f'rIns="38100" bIns="19050" anchor="ctr">{"<a:noAutofit/>" if wraps else "<a:spAutoFit/>"}</a:bodyPr>'
        )

    def _chart_words(self, look: Lettering, align: str, run: str = "") -> str:
        direction = (f' algn="{align}"' if align else "") + (' rtl="1"' if self.leftwards else "")
        default = self._chart_look(look, "a:defRPr")
        return f'<a:p><a:pPr{direction}>{default}</a:pPr>{run}<a:endParaRPr lang="{self.language}"/></a:p>'

    def _chart_look(self, look: Lettering, tag: str) -> str:
        size, fill = max(_SMALLEST, round(look.size * 100)), self.swatches.fill(look.color)
        bold, font = int(look.weight == "bold"), self._fonts["heading" if look.weight == "semibold" else "body"]
        return f'<{tag} lang="{self.language}" sz="{size}" b="{bold}">{fill}{font}</{tag}>'

    def notes(self, paragraphs: Sequence[Paragraph], links: Links) -> str:
        """The paragraphs of the speaker's notes: words, bullets, marks and links, all else as in their master."""
        lang = f'lang="{self.language}"'
        made = []
        for paragraph, start in zip(paragraphs, _starts(paragraphs), strict=True):
            level = f' lvl="{paragraph.level}"' if paragraph.level else ""
            bullet = (
                f' marL="{int(paragraph.left)}" indent="{-int(paragraph.bullet.indent)}"' if paragraph.bullet else ""
            )
            mark = _mark(paragraph.bullet, start) if paragraph.bullet else ""
            runs = "".join(
                self._run(run, f"<a:rPr {lang}{_marks(run, False, False)}>{_closing(run, links)}</a:rPr>")
                for run in paragraph.text.runs
            )
            direction = ' algn="r" rtl="1"' if self.leftwards else ""
            made.append(f"<a:p><a:pPr{bullet}{direction}{level}>{mark}</a:pPr>{runs}<a:endParaRPr {lang}/></a:p>")
        return "".join(made) or self._empty()

    def _empty(self) -> str:
        return f'<a:p><a:endParaRPr lang="{self.language}"/></a:p>'

    def _paragraph(self, paragraph: Paragraph, start: int, links: Links, filling: bool) -> str:
        # The end of a paragraph has a size too: PowerPoint gives an empty line the height of that size.
        text = paragraph.text.unbroken_at(paragraph.kept)
        runs = "".join(self._styled(run, paragraph.style, links, filling) for run in text.runs)
        size = _size(paragraph.style)
        return (
            f"<a:p>{self._properties(paragraph, start, filling)}{runs}"
            f'<a:endParaRPr lang="{self.language}" sz="{size}"/></a:p>'
        )

    def _properties(self, paragraph: Paragraph, start: int, filling: bool) -> str:
        """The a:pPr element; start is the first number of the list that the paragraph belongs to.

        In a placeholder all of it is said, where the layout would add spacing, an indent or a bullet of its own.
        """
        bullet = paragraph.bullet
        indent = -int(bullet.indent) if bullet else 0
        edges = f' marL="{int(paragraph.left)}" indent="{indent}"' if filling or bullet or paragraph.left else ""
        # Levels count from 0, and PowerPoint knows nine of them.
        level = f' lvl="{min(paragraph.level, 8)}"' if paragraph.level else ""
        spacing = ""
        if paragraph.is_code:
            distance = paragraph.style.size.pt * CODE_LINE * paragraph.line_height
            spacing += f'<a:lnSpc><a:spcPts val="{round(distance * 100)}"/></a:lnSpc>'
        elif filling or paragraph.line_height != 1.0:
            spacing += f'<a:lnSpc><a:spcPct val="{round(paragraph.line_height * 100_000)}"/></a:lnSpc>'
        if filling or paragraph.before:
            spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.before.pt * 100)}"/></a:spcBef>'
        if filling:
            spacing += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
        mark = "<a:buNone/>" if filling else ""
        if bullet:
            color = f"<a:buClr>{self.swatches.color(bullet.color)}</a:buClr>" if bullet.color else ""
            mark = color + _mark(bullet, start)
        # The layout's paragraphs run leftwards too, so code has to say that it doesn't.
        direction = f' rtl="{int(not paragraph.is_code)}"' if self.leftwards else ""
        return f'<a:pPr{edges} algn="{ALIGN[paragraph.align]}"{direction}{level}>{spacing}{mark}</a:pPr>'

    def _styled(self, run: Run, style: Style, links: Links, filling: bool) -> str:
        """A run in a style. In a placeholder it also takes back what the layout may give to words."""
        reset = ' u="none"' + (_NOT_STRUCK if not run.struck else "") if filling and self._foreign else ""
        capitals = f' cap="{"all" if style.caps else "none"}"' if style.caps or filling else ""
        # Arabic letters join, and would come apart with space between them.
        space = ZERO if self.leftwards else style.tracking
        tracking = f' spc="{round(space.pt * 100)}"' if space or filling else ""
        marks = _marks(run, style.bold, style.italic)
        bold = "" if run.bold or style.bold else ' b="0"'
        italic = ' i="0"' if filling and self._foreign and not (run.italic or style.italic) else ""
        # Nobody wants the words of a program underlined in red.
        unproven = ' noProof="1"' if style.font == "mono" else ""
        look = f'lang="{self.language}" sz="{_size(style)}"{bold}{italic}{marks}{reset}{capitals}{tracking}{unproven}'
        fill = self.swatches.fill(run.color or style.color)
        font = self._fonts["mono" if run.code else style.font]
        return self._run(run, f"<a:rPr {look}>{fill}{font}{_closing(run, links)}</a:rPr>")

    def _run(self, run: Run, look: str) -> str:
        """A run with this a:rPr or other look: a field, or words whose lines are parted by a:br."""
        if run.field:
            # PowerPoint fills fields in, such as the slide's number; each needs a GUID, which the same kinds share.
            kind = attribute(run.field)
            return f'<a:fld id="{guid(f"field/{kind}")}" type="{kind}">{look}<a:t>{words(run.text)}</a:t></a:fld>'
        lines = (f"<a:r>{look}<a:t>{words(line)}</a:t></a:r>" if line else "" for line in run.text.split("\n"))
        return f"<a:br>{look}</a:br>".join(lines)


def _size(style: Style) -> int:
    """The size in hundredths of a point."""
    return max(_SMALLEST, round(style.size.pt * 100))


def _faces(font: str, fonts: FontNames, language: str, pitch: str = "") -> str:
    """The fonts of a run: the Latin one, and that of the language's own script; pitch is an attribute of all.

    "+mj" and "+mn" mean the theme's fonts for headings and for text. PowerPoint takes a:latin for Latin letters only:
    Chinese, Japanese and Korean ones are in a:ea, Arabic, Hebrew and others in a:cs.
    """
    of_theme = font in ("+mj", "+mn")
    faces = {"latin": f"{font}-lt" if of_theme else font}
    match script_of(language):
        case "east_asian":
            faces["ea"] = fonts.east_asian or (f"{font}-ea" if of_theme else font)
        case "complex":
            faces["cs"] = fonts.complex or (f"{font}-cs" if of_theme else font)
        case "latin" if not of_theme:
            faces["cs"] = font
    return "".join(f'<a:{kind} typeface="{attribute(face)}"{pitch}/>' for kind, face in faces.items())


def _marks(run: Run, bold: bool, italic: bool) -> str:
    """The attributes of bold, italic, struck and raised words."""
    return (
        (' b="1"' if run.bold or bold else "")
        + (' i="1"' if run.italic or italic else "")
        + (' strike="sngStrike"' if run.struck else "")
        + _RAISED.get(run.raised, "")
    )


def _closing(run: Run, links: Links) -> str:
    """What ends a run's look: its link, which the schema wants after color and fonts."""
    return links.click(run.link) if run.link else ""


def _mark(bullet: Bullet, start: int) -> str:
    """The elements of a bullet or a number. Arial has the bullets; numbers are in the font of the words."""
    if bullet.number is None:
        return f'<a:buFont typeface="Arial"/><a:buChar char="{attribute(bullet.character)}"/>'
    first = f' startAt="{start}"' if start > 1 else ""
    return f'<a:buFontTx/><a:buAutoNum type="arabicPeriod"{first}/>'


def _starts(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """For each paragraph the number at which its list starts; 1 where it has no number.

    PowerPoint counts on through paragraphs of one level that name the same start, so every paragraph of a list names
    the list's first number: when somebody puts in a line by hand, the later numbers move on.
    """
    # By level: the first number of the list that is going on there, and the number that comes next.
    counting: dict[int, tuple[int, int]] = {}
    for paragraph in paragraphs:
        level, number = paragraph.level, paragraph.bullet.number if paragraph.bullet else None
        counting = {deep: state for deep, state in counting.items() if deep <= level}
        if number is None:
            counting.pop(level, None)
            yield 1
            continue
        start, due = counting.get(level, (number, number))
        start = start if due == number else number
        counting[level] = (start, number + 1)
        yield start
