"""Focus: the part of a picture that stays in sight where some of it is cut off, in words that authors write."""

from __future__ import annotations

# The point that stays as near to the middle as can be: shares of the width and height from the left and the top.
FOCUS = {
    "center": (0.5, 0.5),
    "top": (0.5, 0.0),
    "bottom": (0.5, 1.0),
    "left": (0.0, 0.5),
    "right": (1.0, 0.5),
    "top left": (0.0, 0.0),
    "top right": (1.0, 0.0),
    "bottom left": (0.0, 1.0),
    "bottom right": (1.0, 1.0),
}
