"""The table of all files that ends the terminal's report."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from ..console.harmless import harmless
from ..console.messages import N_, _, _n
from ..model.findings import Severity
from .report_words import STATUS_WORDS, figure, status_width
from .view import FileView, counts

_COUNTED = {
    Severity.ERROR: N_("Kesalahan"),
    Severity.WARNING: N_("Peringatan"),
    Severity.NOTE: N_("Catatan"),
}


def overview(views: Sequence[FileView], most: int) -> Table:
    """One row for each file; of more than `most` only files that are not in order, up to as many."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Berkas dan unit kerja"), overflow="fold")
    table.add_column(_("Tahun"))
    table.add_column(_("Hasil"), max_width=status_width())
    for header in _COUNTED.values():
        table.add_column(_(header), justify="right", no_wrap=True)
    listed = views if len(views) <= most else [view for view in views if view.status != "valid"]
    shared = _shared_folder(views)
    for view in listed[:most]:
        _add(table, view, shared)
    left = len(views) - len(listed[:most])
    if left:
        table.add_row(_n("... dan {n} berkas lain", left).format(n=figure(str(left))))
    return table


def _add(table: Table, view: FileView, shared: str) -> None:
    name = os.path.relpath(view.file, shared) if shared else view.file
    what = Text(harmless(name))
    if view.unit:
        what.append(f"\n{harmless(view.unit)}", "dim")
    numbers = counts(view.findings)
    year = str(view.year) if view.year else ""
    figures = (figure(str(numbers[severity])) for severity in _COUNTED)
    table.add_row(what, year, _(STATUS_WORDS[view.status]), *figures)


def _shared_folder(views: Sequence[FileView]) -> str:
    """The folder that all files lie in, which need not be reported for each."""
    try:
        return os.path.commonpath([os.path.dirname(view.file) for view in views])
    except ValueError:  # No files; or several drives, or given both ways.
        return ""
