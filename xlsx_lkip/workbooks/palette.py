"""The colours of every workbook that the tool writes, so that one look goes through all of them.

What wears which colour is decided where it is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..declaration.vocabulary import Severity

INK, MUTED, LINE = "#1F2933", "#5F6B7A", "#C3CCD6"
NAVY, BLUE, GREY = "#1F3A5F", "#5B7FA6", "#7B8794"
PALE_BLUE, PALE_GREY, WHITE = "#E8F0F9", "#EDEFF2", "#FFFFFF"
AMBER, YELLOW = "#FFD98A", "#FFF6BF"
PALE_RED, RED, DARK_RED = "#FBE3E0", "#F4B6AE", "#8E1B12"
SEVERITY_FILLS: Mapping[Severity, str] = {
    Severity.ERROR: "#B3261E",
    Severity.WARNING: "#F2A93B",
    Severity.NOTE: "#B9DDF2",
}
"""Of a finding, in lists and at its cell: stronger than the others, for what a submission itself colours
must not outshine them. From error to note they grow lighter, so that they stay apart in grey."""
SEVERITY_INKS: Mapping[Severity, str] = {
    Severity.ERROR: WHITE,
    Severity.WARNING: INK,
    Severity.NOTE: INK,
}
