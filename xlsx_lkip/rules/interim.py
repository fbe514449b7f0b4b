"""Family U: what is reported of the agency's totals while something is still missing."""

from __future__ import annotations

from collections.abc import Iterator

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity
from ..declaration.workbook import CONTROL_TOTALS
from ..model.rule import INTERIM, Check, FactExpr, note, rule

_SENT = "lkip.toml\n[agency]\n{}\n\nIdentitas\nUnit kerja | Bidang A"
_BUDGET = "Anggaran\nPagu | Realisasi\n100 | 50"
_COME = {
    "staff": N_(" ASN sampai kini {staff} dari {staff_stated}."),
    "support": N_(" Tenaga pendukung sampai kini {support} dari {support_stated}."),
    "budget": N_(" Pagu sampai kini {budget} dari {budget_stated}."),
    "realization": N_(" Realisasi sampai kini {realization} dari {realization_stated}."),
    "remaining": N_(" Sisa sampai kini {remaining} dari {remaining_stated}."),
    "absorption": N_(" Persentase realisasi sampai kini {absorption} dari {absorption_stated}."),
}
"""How much of each of the agency's totals has come."""


@rule(
    "U204",
    Severity.NOTE,
    "Angka perangkat daerah belum dibandingkan",
    message="Jumlah semua berkas belum dibandingkan dengan angka perangkat daerah.{units_note}{unread_note}"
    + "".join(f"{{{name}_note}}" for name in _COME),
    remedy="Bandingkan setelah semua unit kerja mengirim berkas yang terbaca.",
    breaks=_SENT.format('units = ["Bidang A", "Bidang B"]\n[control]\nbudget = 150'),
    holds=_SENT.format('units = ["Bidang A"]\n[control]\nbudget = 100') + f"\n\n{_BUDGET}",
)
def not_yet_compared() -> Iterator[Check]:
    """Selama ada unit kerja yang belum mengirim, atau berkas dan lembar yang tidak terbaca, selisih
    terhadap DPA dan LRA perangkat daerah bukan kesalahan angka. Aturan U301, U302 dan U303 menunggu."""
    import polars as pl

    sent, expected = pl.col("sent"), pl.col("expected")
    unread, sheets = pl.col("unread"), pl.col("sheets")
    facts: dict[str, FactExpr] = {
        "sent": (Kind.COUNT, sent),
        "all": (Kind.COUNT, expected),
        "unread": (Kind.COUNT, unread),
        "units_note": note((N_(" Baru {sent} dari {all} unit kerja mengirim."), sent < expected)),
        "unread_note": note(
            (N_(" Tidak terbaca: {unread} berkas; juga {sheets}."), (unread > 0) & (sheets != "")),
            (N_(" Tidak terbaca: {unread} berkas."), unread > 0),
            (N_(" Tidak terbaca: {sheets}."), sheets != ""),
        ),
    }
    for name, sentence in _COME.items():
        come, stated, kind = (
            pl.col(f"{name}.come"),
            pl.col(f"{name}.stated"),
            CONTROL_TOTALS[name].kind,
        )
        facts[name], facts[f"{name}_stated"] = (kind, come), (kind, stated)
        facts[f"{name}_note"] = note((sentence, come.is_not_null()))
    yield Check(INTERIM, "", pl.lit(value=False), facts={**facts, "sheets": (Kind.TEXT, sheets)})
