"""Who has submitted, as a table for a person: readable at 80 columns, without colour and piped.

The units come first in the order of `lkip.toml`, then whoever else sent something, and what to correct.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ...console.harmless import harmless
from ...console.messages import N_, _, _n
from ...model.findings import Severity
from ...rules import RULES
from ...submissions.owners import NAMELESS
from ..report_words import STATUS_WORDS, figure, status_width
from ..terminal import STATUS_STYLES
from .collection import Collection, Received, UnitStatus

HEADERS = (
    N_("Unit kerja dan berkas"),
    N_("Hasil"),
    N_("Kesalahan"),
    N_("Peringatan"),
    N_("Catatan"),
)


def report(console: Console, found: Collection) -> None:
    """Print the table, what must be corrected first, and the sentence that sums it up."""
    everyone = [*found.units, *found.others]
    console.print(_table(found))
    console.print()
    wrong = [file for unit in everyone for file in unit.files if file.status != "valid"]
    _print_first(console, [*wrong, *found.unreadable])
    for remark in found.remarks:
        console.print(harmless(remark))
        console.print()
    console.print(Text(summary(found), "bold"))


def _table(found: Collection) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    first, status, *counted = map(_, HEADERS)
    table.add_column(first, overflow="fold")
    table.add_column(status, max_width=status_width())
    for header in counted:
        table.add_column(header, justify="right", no_wrap=True)
    for unit in found.units:
        _add_unit(table, unit)
    strange = _("tidak tercantum di lkip.toml") if found.units else ""
    for unit in found.others:
        _add_unit(table, unit, strange)
    for file in found.unreadable:
        about = Text(_("(unit kerja tidak diketahui)"), "bold")
        _add(table, Text("\n").join([about, _file(file)]), file.status, file)
    return table


def _add_unit(table: Table, unit: UnitStatus, remark: str = "") -> None:
    """One row for each of its files; the unit is on the first."""
    name = _(NAMELESS) if unit.unit == NAMELESS else harmless(unit.unit)
    about = Text(name, "bold")
    near = _('mungkin maksudnya "{name}"').format(name=harmless(unit.near)) if unit.near else ""
    sent = _('mungkin "{name}"').format(name=harmless(unit.candidate)) if unit.candidate else ""
    if remarks := "; ".join(filter(None, (remark, near, sent))):
        about.append(f"\n{remarks}", "not bold yellow")
    if not unit.files:
        _add(table, about, unit.status)
    for number, file in enumerate(unit.files):
        what = Text("\n").join([about, _file(file)]) if number == 0 else _file(file)
        _add(table, what, file.status, file)


def _add(table: Table, what: Text, status: str, file: Received | None = None) -> None:
    words = Text().append(_(STATUS_WORDS[status]), STATUS_STYLES[status])
    if file and file.modified:
        words.append(file.modified.astimezone().strftime("\n%d-%m-%Y"), "dim")
    counts = [figure(str(file.counts[each])) if file else "-" for each in Severity]
    table.add_row(what, words, *counts)


def _file(file: Received) -> Text:
    name = Text(harmless(file.name), "not bold dim")
    if file.unread:
        message = _("tidak terbaca: {sheets}").format(sheets=", ".join(file.unread))
        name.append(f"\n{message}", "not bold red")
    return name


def _print_first(console: Console, files: Iterable[Received]) -> None:
    """The most frequent errors of each file."""
    rows = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for file in files:
        rows.add_row("", "", Text(harmless(file.name), "bold"))
        for code, times in file.first:
            rows.add_row(f"  {figure(str(times))}", code, _(RULES[code].title))
    if rows.row_count:
        console.print(Text(_("Perbaiki lebih dahulu (banyaknya, kode, kesalahan):")))
        console.print(rows)
        console.print()


def summary(found: Collection) -> str:
    """How far collection has come, and what to do next."""
    return " ".join(_sentences(found))


def _sentences(found: Collection) -> Iterator[str]:
    units, missing = found.units or found.others, found.missing
    sent = (
        _n("{sent} dari {all} unit kerja sudah mengirim", len(units))
        if found.units
        else _n("{sent} unit kerja mengirim", len(units))
    )
    wrong = sum(unit.status == "invalid" for unit in units)
    parts = [
        sent.format(sent=len(units) - missing, all=len(units)),
        _n("{count} perlu diperbaiki", wrong).format(count=wrong),
        _n("{count} belum mengirim", missing).format(count=missing),
    ]
    yield (
        ", ".join(part for part, count in zip(parts, (1, wrong, missing), strict=True) if count)
        + "."
    )
    if found.units and found.others:
        others = len(found.others)
        yield _n("{count} unit kerja lain mengirim.", others).format(count=others)
    if not found.units:
        yield _("lkip.toml tidak menyebut unit yang harus mengirim (agency.units).")
    if found.unreadable:
        unreadable = len(found.unreadable)
        yield _n("{count} berkas tidak terbaca.", unreadable).format(count=unreadable)
    if found.agency_errors and not missing:
        text = _n(
            "{count} jumlah seluruhnya berbeda dari angka perangkat daerah (xlsx-lkip validate).",
            found.agency_errors,
        )
        yield text.format(count=found.agency_errors)
    if found.complete:
        yield _("Siap digabungkan (xlsx-lkip consolidate).")
