"""What `consolidate` put together and what is missing, in a few lines for the terminal.

The same is told at length on Ringkasan, which is never translated; this is, and names only the first.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from ..console.harmless import harmless
from ..console.messages import N_, _, _n
from ..consolidation import Consolidated
from ..consolidation.gaps import Gap, Why
from ..declaration.vocabulary import Kind
from ..declaration.workbook import WORKBOOK
from ..model.findings import Severity
from ..model.numbers import in_sentence, written
from .report_words import tally

_WIDTH = 80
_NAMED = 3
_LACKING = {
    Why.NOT_SENT: N_("{owner} (belum mengirim)"),
    Why.UNREADABLE: N_("berkas {owner} (tidak terbaca)"),
    Why.SHEET: N_("{sheet} {owner} (tidak terbaca)"),
    Why.EMPTY: N_("{sheet} {owner} (kosong)"),
    Why.PART: N_("sebagian {sheet} {owner} (tidak terbaca)"),
}
_TABLES = {
    "budget": N_("anggaran"),
    "staff": N_("pegawai"),
    "support": N_("tenaga pendukung"),
    "achievement": N_("capaian"),
}
"""Those of which the report has figures."""


def put_together(figures: Consolidated) -> list[str]:
    """Files, units of those expected, findings by severity, the amounts, and whose nobody expected."""
    lines = [_collected(figures), _amounts(figures)]
    if figures.other_units:
        words = _("Ikut dihitung walaupun tidak ada di daftar unit kerja: {names}.")
        lines.append(words.format(names=_few(list(map(harmless, figures.other_units)))))
    return _wrapped(lines)


def not_exact(figures: Consolidated) -> list[str]:
    """What is missing and what is in doubt; nothing where the report is final."""
    if not figures.interim:
        return []
    lines = [_("SEMENTARA: buku kerja ini belum final.")]
    missing = _missing(figures)
    if missing:
        lines.append(_("Belum termasuk: {names}.").format(names=_few(missing)))
    doubtful = list(_in_doubt(figures))
    if doubtful:
        lines.append(_("Diragukan: {parts}.").format(parts=", ".join(doubtful)))
    unknown = sum(each.unknown for each in figures.doubt.tables.values())
    if unknown:
        words = _n("{n} angka tidak terbaca, sehingga tidak ikut dijumlahkan.", unknown)
        lines.append(words.format(n=_count(unknown)))
    return _wrapped([" ".join(lines)])


def _wrapped(sentences: Sequence[str]) -> list[str]:
    return [line for each in sentences for line in textwrap.wrap(each, _WIDTH)]


def _collected(figures: Consolidated) -> str:
    files = len(figures.counted)
    counts = {
        severity: sum(each.finding.severity is severity for each in figures.findings)
        for severity in Severity
    }
    if not figures.units:
        message = _n("{n} berkas digabungkan; {findings}.", files)
        return message.format(n=_count(files), findings=tally(counts))
    came = len(figures.units) - len(figures.missing_units)
    message = _n(
        "{n} berkas digabungkan; {came} dari {units} unit kerja mengirim; {findings}.", files
    )
    return message.format(
        n=_count(files),
        came=_count(came),
        units=_count(len(figures.units)),
        findings=tally(counts),
    )


def _amounts(figures: Consolidated) -> str:
    totals = figures.totals
    message = _("Pagu {budget}, realisasi {realization}").format(
        budget=_rupiah(totals.budget), realization=_rupiah(totals.realization)
    )
    if totals.absorption is None:
        return f"{message}."
    share = written(Kind.PERCENT, totals.absorption).replace(" ", "")
    if figures.doubt.tables["budget"].unknown:
        share = _("{share} dari baris yang lengkap").format(share=share)
    return f"{message} ({share})."


def _missing(figures: Consolidated) -> list[str]:
    gaps = (gap for each in figures.doubt.tables.values() for gap in each.gaps)
    return list(dict.fromkeys(map(_lacking, gaps)))


def _lacking(gap: Gap) -> str:
    words = _(_LACKING[gap.why])
    return words.format(owner=harmless(gap.owner), sheet=WORKBOOK.table(gap.table).title)


def _in_doubt(figures: Consolidated) -> Iterator[str]:
    """E.g. `anggaran (3 baris)`."""
    for key, name in _TABLES.items():
        certainty = figures.doubt.tables[key]
        rows = _n("{n} baris", certainty.doubtful).format(n=_count(certainty.doubtful))
        parts = [
            rows if certainty.doubtful else None,
            _("berbeda dari angka perangkat daerah") if certainty.dispute else None,
        ]
        message = "; ".join(part for part in parts if part)
        if message:
            yield f"{_(name)} ({message})"


def _few(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    others = _n("dan {n} lainnya", more).format(n=_count(more)) if more > 0 else ""
    return "; ".join(filter(None, (*names[:_NAMED], others)))


def _rupiah(amount: int | None) -> str:
    return _("tidak diketahui") if amount is None else in_sentence(Kind.AMOUNT, amount)


def _count(number: int) -> str:
    return written(Kind.COUNT, number)
