"""Tables: a TableBox as a native PowerPoint table. Fills and borders are its own; no table style paints over them."""

from __future__ import annotations

from typing import Final

from deckgen.model.page import Cell, TableBox
from deckgen.writers.pptx.markup import xfrm
from deckgen.writers.pptx.text_body import Letters, Links

# "No Style, No Grid": the one built-in table style that adds nothing.
NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def frame(table: TableBox, name: str, letters: Letters, links: Links) -> str:
    """The graphic frame of a table; name is its non-visual drawing properties, an element."""
    grid = "".join(f'<a:gridCol w="{int(width)}"/>' for width in table.widths)
    above: tuple[Cell | None, ...] = (None,) * len(table.widths)
    rows = []
    for height, row in zip(table.heights, table.rows, strict=True):
        cells = "".join(_cell(cell, over, letters, links) for cell, over in zip(row, above, strict=True))
        rows.append(f'<a:tr h="{int(height)}">{cells}</a:tr>')
        above = row
    # LibreOffice keeps the columns of such a table where they are, and shapes over its cells would be over others.
    way = ' rtl="1"' if letters.leftwards and not table.overlaid else ""
    last = ' lastRow="1"' if table.totaled else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{name}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{xfrm(table.box, 'p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr'
        f'{way} firstRow="1"{last}>'
        f"<a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Cell, above: Cell | None, letters: Letters, links: Links) -> str:
    left, top, right, bottom = map(int, cell.insets)
    # A border belongs to both of its cells, and PowerPoint may paint either: so both say the same.
    over = _border("lnT", above, letters)
    fill = letters.swatches.fill(cell.fill) if cell.fill else "<a:noFill/>"
    none = '<a:ln{0} w="12700"><a:noFill/></a:ln{0}>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{letters.paragraphs(cell.paragraphs, links)}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="ctr">'
        f"{none.format('L')}{none.format('R')}{over}{_border('lnB', cell, letters)}{fill}</a:tcPr></a:tc>"
    )


def _border(side: str, cell: Cell | None, letters: Letters) -> str:
    if cell is None or cell.rule is None:
        return f'<a:{side} w="12700"><a:noFill/></a:{side}>'
    return (
        f'<a:{side} w="{int(cell.rule_width)}" cap="flat" cmpd="sng" algn="ctr">{letters.swatches.fill(cell.rule)}'
        f'<a:prstDash val="solid"/></a:{side}>'
    )
