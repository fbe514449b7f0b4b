"""Family L: two sheets of one workbook that speak of the same things.

Who pairs with whom is settled in `compare.frames`; here each kind of disagreement gets its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity
from ..model.rule import Check, note_naming, rule

NEAR = N_(' Nama yang paling dekat di sana: "{near}".')
_NEAR_REMEDY = "Samakan namanya di kedua lembar, atau jelaskan perbedaannya pada narasi LKIP."


def _unpaired(
    code: str,
    title: str,
    message: str,
    sheet: str,
    key: str,
    *,
    breaks: str,
    holds: str,
    page: str,
) -> None:
    """Register the rule that a record has no partner on the other sheet."""

    @rule(
        code,
        Severity.WARNING,
        title,
        message=message + "{near_note}",
        remedy=_NEAR_REMEDY,
        page=page,
        breaks=breaks,
        holds=holds,
    )
    def checks() -> Iterator[Check]:
        import polars as pl

        yield Check(
            sheet,
            key,
            pl.col("paired"),
            needs=(key,),
            found=pl.col(key),
            expected=pl.col("near"),
            facts=note_naming("near", NEAR, pl.col("near")),
        )


_PLAN_BREAKS = (
    "Program\nProgram | Kegiatan | Sub kegiatan\nP | K | Rapat koordinasi\n\n"
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\nP | K | Sewa gedung | 1 | 1"
)
_PLAN_HOLDS = _PLAN_BREAKS.replace("Sewa gedung", "Rapat koordinasi")
_unpaired(
    "L101",
    "Sub kegiatan di Program tidak ada di Anggaran",
    'Sub kegiatan "{subactivity}" direncanakan, tetapi tidak ada di lembar Anggaran.',
    "program",
    "subactivity",
    breaks=_PLAN_BREAKS,
    holds=_PLAN_HOLDS,
    page="""Setiap sub kegiatan pada lembar Program (Bab II) harus muncul di lembar Anggaran (Bab
III), walaupun realisasinya nol. Nama yang paling dekat disebutkan bila ada.""",
)
_unpaired(
    "L102",
    "Sub kegiatan di Anggaran tidak ada di Program",
    'Sub kegiatan "{subactivity}" dilaporkan di lembar Anggaran, tetapi tidak ada di lembar Program.',
    "budget",
    "subactivity",
    breaks=_PLAN_BREAKS,
    holds=_PLAN_HOLDS,
    page="""Setiap sub kegiatan pada lembar Anggaran (Bab III) harus direncanakan di lembar Program
(Bab II). Nama yang paling dekat disebutkan bila ada.""",
)
_MEASURE_BREAKS = (
    "Perjanjian Kinerja\nSasaran | Indikator kinerja | Target\nS | Cakupan pembinaan koperasi | 10\n\n"
    "Capaian\nSasaran | Indikator kinerja | Target | Realisasi\nS | Jumlah UMKM | 10 | 11"
)
_MEASURE_HOLDS = _MEASURE_BREAKS.replace("Jumlah UMKM", "Cakupan pembinaan koperasi")
_unpaired(
    "L201",
    "Indikator tidak diukur",
    'Indikator "{indicator}" diperjanjikan, tetapi tidak ada di lembar Capaian.',
    "agreement",
    "indicator",
    breaks=_MEASURE_BREAKS,
    holds=_MEASURE_HOLDS,
    page="""Setiap indikator yang diperjanjikan (Bab II) harus diukur di lembar Capaian (Bab III).""",
)
_unpaired(
    "L202",
    "Indikator tidak diperjanjikan",
    'Indikator "{indicator}" diukur, tetapi tidak ada di lembar Perjanjian Kinerja.',
    "achievement",
    "indicator",
    breaks=_MEASURE_BREAKS,
    holds=_MEASURE_HOLDS,
    page="""Indikator yang diukur di lembar Capaian seharusnya diperjanjikan lebih dahulu.""",
)


def _spelled(
    code: str, title: str, sheet: str, key: str, there: str, breaks: str, holds: str
) -> None:
    @rule(
        code,
        Severity.NOTE,
        title,
        message='"{found}" di lembar ' + there + ' ditulis "{expected}".',
        remedy="Samakan ejaannya di kedua lembar.",
        breaks=breaks,
        holds=holds,
    )
    def checks() -> Iterator[Check]:
        """Nama yang hanya berbeda ejaan tetap dianggap satu, tetapi sebaiknya ditulis sama."""
        import polars as pl

        yield Check(
            sheet,
            key,
            ~pl.col("spelled"),
            found=pl.col(key),
            expected=pl.col(f"partner.{key}"),
        )


_spelled(
    "L103",
    "Ejaan sub kegiatan berbeda",
    "program",
    "subactivity",
    "Anggaran",
    _PLAN_BREAKS.replace("Sewa gedung", "Rapat kordinasi"),
    _PLAN_HOLDS,
)
_spelled(
    "L203",
    "Ejaan indikator berbeda",
    "agreement",
    "indicator",
    "Capaian",
    _MEASURE_BREAKS.replace("Jumlah UMKM", "Cakupan pembinan koperasi"),
    _MEASURE_HOLDS,
)


_CODED = (
    'Program\nKode | Sub kegiatan\n"2.17.01.2.01.0001" | Rapat koordinasi\n\n'
    'Anggaran\nKode | Sub kegiatan | Pagu | Realisasi\n"2.17.01.2.01.0001" | {} | 1 | 1'
)


@rule(
    "L105",
    Severity.WARNING,
    "Kode sama, nama berbeda",
    message='"{found}" berkode "{code}", tetapi di lembar Anggaran kode itu bernama "{expected}".',
    remedy="Periksa kode atau nama sub kegiatannya di kedua lembar.",
    breaks=_CODED.format("Sewa gedung"),
    holds=_CODED.format("Rapat koordinasi"),
)
def same_code_other_name() -> Iterator[Check]:
    """Kode yang sama di lembar Program dan Anggaran menunjuk sub kegiatan yang sama, jadi namanya
    pun seharusnya sama."""
    import polars as pl

    yield Check(
        "program",
        "subactivity",
        ~pl.col("renamed"),
        found=pl.col("subactivity"),
        expected=pl.col("partner.subactivity"),
    )


@rule(
    "L104",
    Severity.ERROR,
    "Pagu berbeda antara Program dan Anggaran",
    message="Pagu {found} di lembar Program, {expected} di lembar Anggaran (selisih {difference}).",
    remedy="Cocokkan keduanya dengan DPA; bila pagu berubah, perbarui lembar Program.",
    breaks="Program\nSub kegiatan | Pagu\nS | 100\n\nAnggaran\nSub kegiatan | Pagu | Realisasi\nS | 90 | 1",
    holds="Program\nSub kegiatan | Pagu\nS | 90\n\nAnggaran\nSub kegiatan | Pagu | Realisasi\nS | 90 | 1",
)
def plan_budget() -> Iterator[Check]:
    """Pagu pada lembar Program boleh kosong; bila terisi, harus sama dengan lembar Anggaran. Bila
    rencana perangkat daerah menyebut pagu keduanya, aturan U401 yang berlaku."""
    import polars as pl

    decided = pl.col("plan.budget").is_not_null() & pl.col("partner.plan.budget").is_not_null()
    yield Check(
        "program",
        "budget",
        (pl.col("budget") == pl.col("partner.budget")) | decided,
        found=pl.col("budget"),
        expected=pl.col("partner.budget"),
        kind=Kind.AMOUNT,
    )


_SAME_INDICATOR = (
    "Perjanjian Kinerja\nIndikator kinerja | Satuan | Target | Arah\nI | orang | {} | {}\n\n"
    "Capaian\nIndikator kinerja | Satuan | Target | Arah | Realisasi\nI | {} | 10 | Naik | 10"
)


@rule(
    "L204",
    Severity.ERROR,
    "Target berbeda dari perjanjian",
    message='Target "{indicator}" {found}, seharusnya {expected} menurut Perjanjian Kinerja.',
    remedy="Samakan target dengan perjanjian kinerja yang ditandatangani.",
    breaks=_SAME_INDICATOR.format("12", "Naik", "orang"),
    holds=_SAME_INDICATOR.format("10", "Naik", "orang"),
)
def agreed_target() -> Iterator[Check]:
    """Target di lembar Capaian ialah target yang diperjanjikan."""
    import polars as pl

    yield Check(
        "achievement",
        "target",
        pl.col("target") == pl.col("partner.target"),
        found=pl.col("target"),
        expected=pl.col("partner.target"),
        kind=Kind.VALUE,
    )


@rule(
    "L205",
    Severity.WARNING,
    "Satuan atau Arah berbeda dari perjanjian",
    message='{header} "{found}", seharusnya "{expected}" menurut Perjanjian Kinerja.',
    remedy="Samakan dengan perjanjian kinerja.",
    breaks=_SAME_INDICATOR.format("10", "Turun", "orang"),
    holds=_SAME_INDICATOR.format("10", "Naik", "orang"),
)
def agreed_unit() -> Iterator[Check]:
    """Indikator yang sama mempunyai satuan dan arah yang sama di kedua lembar."""
    import polars as pl

    from ..model.rule import text
    from ..names.keys import name_key_of

    def plain(key: str) -> pl.Expr:
        # A bare % has no letters, and must not equal every other sign.
        return pl.when(name_key_of(pl.col(key)) == "").then(key).otherwise(name_key_of(pl.col(key)))

    for key, header in (("unit_of_measure", "Satuan"), ("direction", "Arah")):
        yield Check(
            "achievement",
            key,
            plain(key) == plain(f"partner.{key}"),
            found=pl.col(key),
            expected=pl.col(f"partner.{key}"),
            facts={"header": text(header)},
        )


@rule(
    "L206",
    Severity.WARNING,
    "Sasaran berbeda dari perjanjian",
    message='Sasaran "{found}" tidak ada di lembar {there}.',
    remedy="Samakan rumusan sasaran di Perjanjian Kinerja dan Capaian.",
    breaks="Perjanjian Kinerja\nSasaran | Indikator kinerja | Target\nS | I | 10\n\n"
    "Capaian\nSasaran | Indikator kinerja | Target | Realisasi\nSasaran lain | I | 10 | 10",
    holds="Perjanjian Kinerja\nSasaran | Indikator kinerja | Target\nS | I | 10\n\n"
    "Capaian\nSasaran | Indikator kinerja | Target | Realisasi\nS | I | 10 | 10",
)
def objective_elsewhere() -> Iterator[Check]:
    """Sasaran pada lembar Capaian harus sasaran yang diperjanjikan, dan sebaliknya. Sasaran yang tidak
    satu pun indikatornya diukur sudah dilaporkan lewat indikatornya."""
    import polars as pl

    from ..model.rule import text

    for sheet, there in (("achievement", "Perjanjian Kinerja"), ("agreement", "Capaian")):
        yield Check(
            sheet,
            "objective",
            ~pl.col("objective_alone"),
            found=pl.col("objective"),
            facts={"there": text(there)},
        )


@rule(
    "L207",
    Severity.WARNING,
    "Program pendukung tidak ada di Anggaran",
    message='Program pendukung "{found}" tidak ada di lembar Anggaran.',
    remedy="Tulis nama program persis seperti di lembar Anggaran.",
    breaks="Capaian\nTarget | Realisasi | Program pendukung\n1 | 1 | Program Lain\n\n"
    "Anggaran\nProgram | Pagu | Realisasi\nProgram P | 1 | 1",
    holds="Capaian\nTarget | Realisasi | Program pendukung\n1 | 1 | Program P\n\n"
    "Anggaran\nProgram | Pagu | Realisasi\nProgram P | 1 | 1",
)
def unknown_program() -> Iterator[Check]:
    """Program pendukung menghubungkan capaian indikator dengan penyerapan anggarannya."""
    import polars as pl

    yield Check("achievement", "program", pl.col("program_known"), found=pl.col("program"))
