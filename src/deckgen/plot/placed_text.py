"""PlacedText: words on a sheet that stand where they are put, as matplotlib draws them."""

from __future__ import annotations

from matplotlib.backend_bases import RendererBase
from matplotlib.text import Text


class PlacedText(Text):
    """One line of words whose left end and baseline are known.

    matplotlib measures all words again to align them, which takes as long as to draw them.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Draw the words from their place on, where they are to be seen."""
        if not self.get_visible():
            return
        x, y = self.get_transform().transform(self.get_position())
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        renderer.open_group("text", self.get_gid())
        pen = renderer.new_gc()
        pen.set_foreground(self.get_color())
        renderer.draw_text(pen, x, y, self.get_text(), self.get_fontproperties(), 0.0, mtext=self)
        pen.restore()
        renderer.close_group("text")
