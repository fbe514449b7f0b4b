"""The forms in which a run is reported, each declared once: its name, its suffix, what makes it.

The choices of the command line and the choice by suffix follow from here. Nothing heavy is imported: what
makes a form is looked up when it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from ..console.messages import _
from ..console.output import OutputError

if TYPE_CHECKING:
    from ..check.pipeline import Result


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
    dated: bool = False
    """Says on which day the files were checked: it is handed on, and read later."""

    def content(self, result: Result, day: date | None = None) -> str | bytes:
        """The whole report."""
        make: Callable[..., str | bytes] = resolve_name(f"{__package__}.{self.maker}")
        return make(result, day) if self.dated else make(result)


TERMINAL = Format("terminal", ".txt", "terminal:plain")
FORMATS = {
    each.name: each
    for each in (
        TERMINAL,
        Format("html", ".html", "page:report", dated=True),
        Format("xlsx", ".xlsx", "as_xlsx:report", binary=True, dated=True),
        Format("csv", ".csv", "as_csv:report"),
        Format("json", ".json", "as_json:report"),
        Format("sarif", ".sarif", "as_sarif:report"),
    )
}
"""Every form, by name."""
STATUS_FORMATS = {name: FORMATS[name] for name in (TERMINAL.name, "json")}
"""Those that `status` has too."""


def chosen(name: str | None, target: Path | None, forms: Mapping[str, Format] = FORMATS) -> Format:
    """The form of that name; without one, that of the file's suffix; for the terminal without either.

    Raises:
        OutputError: no form, or another one that is no text, has that suffix.
    """
    suffix = target.suffix.lower() if target else ""
    by_suffix = {each.suffix: each for each in forms.values()}
    form = forms[name] if name else by_suffix.get(suffix, TERMINAL)
    binary = {each.suffix for each in FORMATS.values() if each.binary}
    if suffix and suffix != form.suffix and (not name or suffix in binary):
        message = _("{target}: akhiran {suffix} tidak dapat ditulis di sini; yang dapat: {known}.")
        known = form.suffix if name else ", ".join(by_suffix)
        raise OutputError(message.format(target=target, suffix=suffix, known=known))
    return form
