"""The forms in which a run is reported, each declared once: its name, its suffix, what makes it.

The choices of the command line and the choice by suffix follow from here. Nothing heavy is imported: what
makes a form is looked up when it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..check import Result


@dataclass(frozen=True)
class Format:
    """One form of the report."""

    name: str
    """As `--format` takes it."""
    suffix: str
    """Of files in that form."""
    maker: str
    """`module:function` in this package, from `Result` to text, or to bytes where it is binary."""
    binary: bool = False
    """Not for a terminal, and to no program of use under another suffix."""

    def content(self, result: Result) -> str | bytes:
        """The whole report."""
        make: Callable[[Result], str | bytes] = resolve_name(f"{__package__}.{self.maker}")
        return make(result)


TERMINAL = Format("terminal", ".txt", "terminal:plain")
FORMATS = {
    each.name: each
    for each in (
        TERMINAL,
        Format("html", ".html", "page:report"),
        Format("xlsx", ".xlsx", "as_xlsx:report", binary=True),
        Format("csv", ".csv", "as_csv:report"),
        Format("json", ".json", "as_json:report"),
        Format("sarif", ".sarif", "as_sarif:report"),
    )
}
"""Every form, by name."""


def chosen(name: str | None, target: Path | None) -> Format:
    """The form of that name; without one, that of the file's suffix; else for the terminal."""
    if name:
        return FORMATS[name]
    suffix = target.suffix.lower() if target else ""
    return next((each for each in FORMATS.values() if each.suffix == suffix), TERMINAL)
