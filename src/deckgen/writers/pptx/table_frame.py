"""Tables: a TableBox becomes a native PowerPoint table whose cells carry their own fills and borders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from deckgen.model.geometry import Box, Emu
from deckgen.model.page import Cell, TableBox
from deckgen.writers.pptx.markup import xfrm
from deckgen.writers.pptx.text_body import Links, TextWriter

# The id of "No Style, No Grid", the one built-in table style that paints nothing over the cells' own look.
NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def frames(table: TableBox, named: Callable[[str, str], str], text_writer: TextWriter, links: Links) -> str:
    """The graphic frame of a table, and one for each of its rows that appears later.

    named makes the p:cNvPr element of a frame out of its name and its alternative text.
    """
    starts = [(0, table.name, table.alt), *((row.number, row.name, row.alt) for row in table.later)]
    ends = [*(start for start, _, _ in starts[1:]), len(table.rows)]
    return "".join(
        _frame(table, range(start, end), named(name, alt), text_writer, links)
        for (start, name, alt), end in zip(starts, ends, strict=True)
    )


def _frame(table: TableBox, shown: range, name: str, text_writer: TextWriter, links: Links) -> str:
    """The graphic frame of some rows of a table, at their place in it; name is its p:cNvPr element."""
    grid = "".join(f'<a:gridCol w="{int(width)}"/>' for width in table.widths)
    top = Emu(table.box.y + sum(table.heights[: shown.start]))
    box = Box(table.box.x, top, table.box.width, Emu(sum(table.heights[shown.start : shown.stop])))
    rows = []
    for number in shown:
        above: tuple[Cell | None, ...] = table.rows[number - 1] if number else (None,) * len(table.widths)
        if number == shown.start:
            # The row over it has its line in another frame, and only a ground would cover that.
            above = tuple(over if cell.fill else None for cell, over in zip(table.rows[number], above, strict=True))
        pairs = zip(table.rows[number], above, strict=True)
        cells = "".join(_cell(cell, over, text_writer, links) for cell, over in pairs)
        rows.append(f'<a:tr h="{int(table.heights[number])}">{cells}</a:tr>')
    # PowerPoint turns the columns of an rtl="1" table round and LibreOffice doesn't. Where shapes lie over cells, the
    # columns have been turned round already, so that the shapes lie over the right ones in both programs.
    direction = ' rtl="1"' if text_writer.leftwards and not table.overlaid else ""
    first = ' firstRow="1"' if shown.start == 0 else ""
    last = ' lastRow="1"' if table.totaled and shown.stop == len(table.rows) else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{name}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{xfrm(box, 'p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr'
        f"{direction}{first}{last}>"
        f"<a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Cell, above: Cell | None, text_writer: TextWriter, links: Links) -> str:
    """A cell; above is the cell over it, None in the first row."""
    left, top, right, bottom = map(int, cell.insets)
    # A border belongs to both of its cells, and PowerPoint may paint either, so both say the same.
    upper = _border("lnT", above, text_writer)
    lower = _border("lnB", cell, text_writer)
    fill = text_writer.swatches.fill(cell.fill) if cell.fill else "<a:noFill/>"
    # The order lnL, lnR, lnT, lnB and then the fill is the schema's.
    no_border = '<a:ln{0} w="12700"><a:noFill/></a:ln{0}>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text_writer.paragraphs(cell.paragraphs, links)}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="ctr">'
        f"{no_border.format('L')}{no_border.format('R')}{upper}{lower}{fill}</a:tcPr></a:tc>"
    )


def _border(side: str, cell: Cell | None, text_writer: TextWriter) -> str:
    """The rule under a cell, as the border "lnT" or "lnB" of a cell; no line where there is no cell or no rule."""
    if cell is None or cell.rule is None:
        return f'<a:{side} w="12700"><a:noFill/></a:{side}>'
    return (
        f'<a:{side} w="{int(cell.rule_width)}" cap="flat" cmpd="sng" algn="ctr">'
        f'{text_writer.swatches.fill(cell.rule)}<a:prstDash val="solid"/></a:{side}>'
    )
