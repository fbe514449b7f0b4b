"""The colours of every workbook that the tool writes, so that one look goes through all of them.

What wears which colour is decided where it is written.
"""

from __future__ import annotations

INK, MUTED, LINE = "#1F2933", "#5F6B7A", "#C3CCD6"
NAVY, BLUE, GREY = "#1F3A5F", "#5B7FA6", "#7B8794"
PALE_BLUE, PALE_GREY, WHITE = "#E8F0F9", "#EDEFF2", "#FFFFFF"
AMBER, YELLOW = "#FFD98A", "#FFF6BF"
PALE_RED, RED, DARK_RED = "#FBE3E0", "#F4B6AE", "#8E1B12"
