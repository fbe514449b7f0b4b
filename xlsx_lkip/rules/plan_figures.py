"""Family U, 4xx: what a unit submits against what the agency's plan gives it.

Who pairs with whom is settled in `compare.against_plan`; here each kind of disagreement gets its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity
from ..model.rule import PLANNED, Check, note_naming, rule
from .between_sheets import NEAR

_AGENCY = (
    'lkip.toml\n[plan]\nfile = "rencana.csv"\n\nrencana.csv\nprogram,kegiatan,sub kegiatan,pagu,unit kerja\n'
    "P,K,Rapat koordinasi,100,Bidang A\nP,K,Sewa gedung,200,Bidang A\n\n"
    "Identitas\nUnit kerja | Bidang A\n\n"
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\nP | K | Rapat koordinasi | {} | 1\n"
    "P | K | {} | 200 | 1"
)


_OWNER = N_(' Menurut rencana itu milik "{owner}".')


@rule(
    "U401",
    Severity.ERROR,
    "Pagu berbeda dari rencana",
    message="Pagu {found}, seharusnya {expected} menurut rencana perangkat daerah (selisih {difference}).",
    remedy="Cocokkan dengan DPA. Bila pagunya memang berubah, beri tahu sekretariat agar rencananya "
    "diperbarui.",
    breaks=_AGENCY.format(90, "Sewa gedung"),
    holds=_AGENCY.format(100, "Sewa gedung"),
)
def planned_budget() -> Iterator[Check]:
    """Bila lkip.toml menyebut rencana perangkat daerah (plan.file), pagu setiap sub kegiatan harus sama
    dengan rencana itu. Bila Program dan Anggaran sama-sama berbeda dengan angka yang sama, itu satu
    kesalahan dan disebut di Anggaran."""
    import polars as pl

    budget, planned = pl.col("budget"), pl.col("plan.budget")
    told = pl.col("partner.plan.budget").is_not_null() & (budget == pl.col("partner.budget"))
    for sheet, passes in (
        ("budget", budget == planned),
        ("program", (budget == planned) | told.fill_null(value=False)),
    ):
        yield Check(sheet, "budget", passes, found=budget, expected=planned, kind=Kind.AMOUNT)


@rule(
    "U402",
    Severity.WARNING,
    "Sub kegiatan dalam rencana tidak dilaporkan",
    message='Sub kegiatan "{subactivity}" direncanakan dengan pagu {budget}, tetapi tidak ada di buku '
    "kerja ini.{near_note}",
    remedy="Tambahkan di lembar Program dan Anggaran, walaupun realisasinya nol, atau samakan namanya "
    "dengan rencana.",
    breaks=_AGENCY.format(100, "Belanja bahan bacaan"),
    holds=_AGENCY.format(100, "Sewa  Gedung"),
)
def not_reported() -> Iterator[Check]:
    """Bila lkip.toml menyebut rencana perangkat daerah (plan.file), setiap sub kegiatan yang direncanakan
    untuk unit kerja ini harus ada di buku kerjanya. Yang hanya ada di salah satu dari lembar Program dan
    Anggaran sudah dilaporkan oleh aturan L101 dan L102."""
    import polars as pl

    yield Check(
        PLANNED,
        "budget",
        pl.col("present"),
        expected=pl.col("subactivity"),
        facts={
            "budget": (Kind.AMOUNT, pl.col("budget")),
            **note_naming("near", NEAR, pl.col("near")),
        },
    )


@rule(
    "U403",
    Severity.WARNING,
    "Sub kegiatan tidak ada dalam rencana unit kerja",
    message='Sub kegiatan "{subactivity}" tidak ada dalam rencana perangkat daerah untuk unit kerja ini.'
    "{near_note}{owner_note}",
    remedy="Samakan namanya dengan rencana; bila namanya benar, beri tahu sekretariat agar rencananya "
    "diperbarui.",
    breaks=_AGENCY.format(100, "Sewa gudang arsip"),
    holds=_AGENCY.format(100, "Sewa gedung"),
)
def not_planned() -> Iterator[Check]:
    """Bila lkip.toml menyebut rencana perangkat daerah (plan.file), setiap sub kegiatan yang dilaporkan
    harus ada di situ untuk unit kerja ini. Disebut pula nama yang paling dekat, dan unit kerja lain yang
    mempunyai sub kegiatan bernama sama. Yang ada di Program dan Anggaran disebut di Anggaran."""
    import polars as pl

    planned, name = pl.col("plan.paired"), pl.col("subactivity")
    for sheet, passes in (
        ("budget", planned),
        ("program", planned | pl.col("paired").fill_null(value=False)),
    ):
        yield Check(
            sheet,
            "subactivity",
            passes,
            needs=("subactivity",),
            found=name,
            expected=pl.col("plan.near"),
            facts={
                **note_naming("near", NEAR, pl.col("plan.near")),
                **note_naming("owner", _OWNER, pl.col("plan.units")),
            },
        )
