"""Text: paragraphs and runs as DrawingML. Knows letters, bullets and links; knows no shape.

Sizes, weights and fonts stand on every run, so that words look in PowerPoint as they were measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from deckgen.model.brand import FontNames
from deckgen.model.geometry import ZERO, Insets
from deckgen.model.language import runs_leftwards, script_of
from deckgen.model.native_chart import Lettering
from deckgen.model.page import Anchor, Bullet, Paragraph, Style
from deckgen.model.rich_text import Run
from deckgen.writers.pptx.foundation import Foundation
from deckgen.writers.pptx.markup import attribute, guid, words
from deckgen.writers.pptx.package import Relations
from deckgen.writers.pptx.swatches import Swatches

ALIGN: Final = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR: Final[Mapping[Anchor, str]] = {"top": "t", "middle": "ctr", "bottom": "b"}
_RAISED: Final = {1: ' baseline="30000"', -1: ' baseline="-25000"'}
_ESCAPED = re.compile("%(?![0-9A-Fa-f]{2})")
# PowerPoint paints links in the theme's link color, whatever the run says; this asks for the run's own.
_OWN_COLOR: Final = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


class Links(Struct, frozen=True):
    """Where the links of one part lead: its relationships, and the parts of the slides by their ids."""

    relations: Relations
    slides: Mapping[str, str]

    def click(self, link: str) -> str:
        """The element that makes a run a link; none for a jump to a slide that isn't in this file."""
        if not link.startswith("#"):
            # Each link has a relationship of its own, equal addresses too: readers get lost where two share one.
            address = quote(_ESCAPED.sub("%25", link.strip()), safe="%:/?#@!$&'()*+,;=~-._")
            identity = self.relations.add("hyperlink", address, external=True)
            return f'<a:hlinkClick r:id="{identity}">{_OWN_COLOR}</a:hlinkClick>'
        slide = self.slides.get(link[1:])
        if slide is None:
            return ""
        identity = self.relations.add("slide", slide)
        return f'<a:hlinkClick r:id="{identity}" action="ppaction://hlinksldjump">{_OWN_COLOR}</a:hlinkClick>'


class Letters:
    """Sets text in a language, with the theme's colors and fonts."""

    def __init__(self, language: str, fonts: FontNames, foundation: Foundation) -> None:
        self.language = attribute(language)
        self.leftwards = runs_leftwards(language)
        self.swatches = Swatches(foundation.slots)
        self._fonts = {
            "heading": _faces("+mj" if fonts.heading == foundation.major else fonts.heading, fonts, language),
            "body": _faces("+mn" if fonts.body == foundation.minor else fonts.body, fonts, language),
            "mono": _faces(fonts.mono, fonts, language),
        }
        self._foreign = foundation.foreign

    def frame(self, insets: Insets, anchor: Anchor) -> str:
        """How text stands in its shape. It never shrinks by itself: it was measured to fit."""
        unturned = ' rot="0" vert="horz" numCol="1"' if self._foreign else ""
        left, top, right, bottom = map(int, insets)
        return (
            f'<a:bodyPr{unturned} wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
            f'rtlCol="{int(self.leftwards)}" anchor="{ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr>'
        )

    def paragraphs(self, paragraphs: Sequence[Paragraph], links: Links, *, filling: bool = False) -> str:
        """The paragraphs of a text body; filling says that they stand in a placeholder with a look of its own."""
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
        """How the words of a chart, or of a part of it, look; label says that they stand at a point, level that they
        are never turned.
        """
        frame = self._chart_frame(label, wraps) if level else "<a:bodyPr/>"
        return f"<c:txPr>{frame}<a:lstStyle/>{self._chart_words(look, align)}</c:txPr>"

    def of_label(self, look: Lettering, text: str, align: str) -> str:
        """Words of its own that a label of a chart says."""
        run = f"<a:r>{self._chart_look(look, 'a:rPr')}<a:t>{words(text)}</a:t></a:r>"
        return f"<c:rich>{self._chart_frame(True, False)}<a:lstStyle/>{self._chart_words(look, align, run)}</c:rich>"

    def _chart_frame(self, label: bool, wraps: bool) -> str:
        if not label:
            return '<a:bodyPr rot="0" vert="horz"/>'
        return (
            f'<a:bodyPr rot="0" vert="horz" wrap="{"square" if wraps else "none"}" lIns="38100" tIns="19050" '
            f'rIns="38100" bIns="19050" anchor="ctr">{"<a:noAutofit/>" if wraps else "<a:spAutoFit/>"}</a:bodyPr>'
        )

    def _chart_words(self, look: Lettering, align: str, run: str = "") -> str:
        way = (f' algn="{align}"' if align else "") + (' rtl="1"' if self.leftwards else "")
        default = self._chart_look(look, "a:defRPr")
        return f'<a:p><a:pPr{way}>{default}</a:pPr>{run}<a:endParaRPr lang="{self.language}"/></a:p>'

    def _chart_look(self, look: Lettering, tag: str) -> str:
        size, fill = max(100, round(look.size * 100)), self.swatches.fill(look.color)
        bold, font = int(look.weight == "bold"), self._fonts["heading" if look.weight == "semibold" else "body"]
        return f'<{tag} lang="{self.language}" sz="{size}" b="{bold}">{fill}{font}</{tag}>'

    def notes(self, paragraphs: Sequence[Paragraph], links: Links) -> str:
        """The paragraphs of the speaker's notes: their words and marks, in the look of the notes master."""
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
            way = ' algn="r" rtl="1"' if self.leftwards else ""
            made.append(f"<a:p><a:pPr{bullet}{way}{level}>{mark}</a:pPr>{runs}<a:endParaRPr {lang}/></a:p>")
        return "".join(made) or self._empty()

    def _empty(self) -> str:
        return f'<a:p><a:endParaRPr lang="{self.language}"/></a:p>'

    def _paragraph(self, paragraph: Paragraph, start: int, links: Links, filling: bool) -> str:
        runs = "".join(self._styled(run, paragraph.style, links, filling) for run in paragraph.text.runs)
        size = _size(paragraph.style)
        return (
            f"<a:p>{self._properties(paragraph, start, filling)}{runs}"
            f'<a:endParaRPr lang="{self.language}" sz="{size}"/></a:p>'
        )

    def _properties(self, paragraph: Paragraph, start: int, filling: bool) -> str:
        bullet = paragraph.bullet
        indent = -int(bullet.indent) if bullet else 0
        edges = f' marL="{int(paragraph.left)}" indent="{indent}"' if filling or bullet or paragraph.left else ""
        level = f' lvl="{min(paragraph.level, 8)}"' if paragraph.level else ""
        spacing = ""
        if filling or paragraph.line_height != 1.0:
            spacing += f'<a:lnSpc><a:spcPct val="{round(paragraph.line_height * 100_000)}"/></a:lnSpc>'
        if filling or paragraph.before:
            spacing += f'<a:spcBef><a:spcPts val="{round(paragraph.before.pt * 100)}"/></a:spcBef>'
        if filling:
            spacing += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
        mark = "<a:buNone/>" if filling else ""
        if bullet:
            color = f"<a:buClr>{self.swatches.color(bullet.color)}</a:buClr>" if bullet.color else ""
            mark = color + _mark(bullet, start)
        way = ' rtl="1"' if self.leftwards else ""
        return f'<a:pPr{edges} algn="{ALIGN[paragraph.align]}"{way}{level}>{spacing}{mark}</a:pPr>'

    def _styled(self, run: Run, style: Style, links: Links, filling: bool) -> str:
        reset = ' u="none" strike="noStrike"' if filling and self._foreign else ""
        capitals = f' cap="{"all" if style.caps else "none"}"' if style.caps or filling else ""
        # Letters that join would come apart.
        spaced = ZERO if self.leftwards else style.tracking
        tracking = f' spc="{round(spaced.pt * 100)}"' if spaced or filling else ""
        marks = _marks(run, style.bold, style.italic)
        bold = "" if run.bold or style.bold else ' b="0"'
        italic = ' i="0"' if filling and self._foreign and not (run.italic or style.italic) else ""
        look = f'lang="{self.language}" sz="{_size(style)}"{bold}{italic}{marks}{reset}{capitals}{tracking}'
        fill = self.swatches.fill(run.color or style.color)
        font = self._fonts["mono" if run.code else style.font]
        return self._run(run, f"<a:rPr {look}>{fill}{font}{_closing(run, links)}</a:rPr>")

    def _run(self, run: Run, look: str) -> str:
        if run.field:
            kind = attribute(run.field)
            return f'<a:fld id="{guid(f"field/{kind}")}" type="{kind}">{look}<a:t>{words(run.text)}</a:t></a:fld>'
        lines = (f"<a:r>{look}<a:t>{words(line)}</a:t></a:r>" if line else "" for line in run.text.split("\n"))
        return f"<a:br>{look}</a:br>".join(lines)


def _size(style: Style) -> int:
    """The size in hundredths of a point; PowerPoint knows none under one point."""
    return max(100, round(style.size.pt * 100))


def _faces(font: str, fonts: FontNames, language: str) -> str:
    """The fonts of a run: the Latin one, and that of the language's own script. "+mj" and "+mn" are the theme's."""
    of_theme = font in ("+mj", "+mn")
    faces = {"latin": f"{font}-lt" if of_theme else font}
    match script_of(language):
        case "east_asian":
            faces["ea"] = fonts.east_asian or (f"{font}-ea" if of_theme else font)
        case "complex":
            faces["cs"] = fonts.complex or (f"{font}-cs" if of_theme else font)
        case "latin" if not of_theme:
            faces["cs"] = font
    return "".join(f'<a:{kind} typeface="{attribute(face)}"/>' for kind, face in faces.items())


def _marks(run: Run, bold: bool, italic: bool) -> str:
    return (
        (' b="1"' if run.bold or bold else "")
        + (' i="1"' if run.italic or italic else "")
        + _RAISED.get(run.raised, "")
    )


def _closing(run: Run, links: Links) -> str:
    return links.click(run.link) if run.link else ""


def _mark(bullet: Bullet, start: int) -> str:
    if bullet.number is None:
        return f'<a:buFont typeface="Arial"/><a:buChar char="{attribute(bullet.character)}"/>'
    first = f' startAt="{start}"' if start > 1 else ""
    return f'<a:buFontTx/><a:buAutoNum type="arabicPeriod"{first}/>'


def _starts(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """For each paragraph the number at which its list starts.

    PowerPoint counts on through paragraphs of one level that name one start, so a list names its first number
    all the way: a line put in by hand then moves the later numbers on.
    """
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
