"""Family U: the submissions of one agency against each other and against what was expected."""

from __future__ import annotations

from collections.abc import Iterator

from ..spec import Kind, Severity
from .rule import CONTROL, FILES, UNITS, Check, rule


@rule(
    "U101",
    Severity.ERROR,
    "Unit kerja mengirim dua berkas",
    message='Unit kerja "{unit}" juga dikirim dalam berkas {other_file}; {newer}.',
    remedy="Tentukan berkas mana yang berlaku dan keluarkan yang lain dari folder.",
)
def unit_twice() -> Iterator[Check]:
    """Setiap unit kerja mengirim satu buku kerja. Dua kiriman membuat angkanya terhitung dua kali;
    yang terakhir disimpan disebutkan."""
    import polars as pl

    yield Check(FILES, "unit", pl.col("other_file").is_null(), found=pl.col("unit"))


@rule(
    "U102",
    Severity.ERROR,
    "Berkas yang sama dua kali",
    message="Isi berkas ini sama persis dengan {same_file}.",
    remedy="Keluarkan salah satunya dari folder.",
)
def file_twice() -> Iterator[Check]:
    """Dua berkas dengan isi yang sama sampai bita terakhir (SHA-256) ialah satu kiriman."""
    import polars as pl

    yield Check(FILES, "", pl.col("same_file").is_null())


@rule(
    "U103",
    Severity.ERROR,
    "Tahun berbeda dari berkas lain",
    message="Tahun anggaran {found}, padahal berkas lain {expected}.",
    remedy="Perbaiki tahunnya, atau keluarkan berkas dari tahun lain.",
)
def year_among_others() -> Iterator[Check]:
    """Semua kiriman melaporkan tahun yang sama. Yang dianggap benar ialah tahun terbanyak; bila
    lkip.toml menyebut tahunnya, aturan I202 yang berlaku."""
    import polars as pl

    yield Check(
        FILES,
        "year",
        pl.col("year") == pl.col("usual_year"),
        found=pl.col("year"),
        expected=pl.col("usual_year"),
        kind=Kind.YEAR,
    )


@rule(
    "U104",
    Severity.ERROR,
    "Perangkat daerah berbeda",
    message='Perangkat daerah "{found}", padahal {whose} "{expected}".',
    remedy="Samakan nama perangkat daerah, atau keluarkan berkas dari perangkat daerah lain.",
)
def other_agency() -> Iterator[Check]:
    """Semua kiriman berasal dari satu perangkat daerah: yang disebut lkip.toml, atau yang terbanyak.
    Perbedaan huruf besar, spasi dan tanda baca tidak dihitung."""
    import polars as pl

    yield Check(
        FILES,
        "agency",
        pl.col("agency_agrees"),
        found=pl.col("agency"),
        expected=pl.col("usual_agency"),
        facts={"whose": (Kind.TEXT, pl.col("agency_source"))},
    )


@rule(
    "U105",
    Severity.NOTE,
    "Versi templat berbeda-beda",
    message="Berkas ini dibuat dari templat versi {version}, kebanyakan berkas lain {usual_version}.",
    remedy="Untuk laporan berikutnya, bagikan satu templat yang sama.",
)
def version_among_others() -> Iterator[Check]:
    """Berkas dari versi templat yang berbeda tetap dapat digabungkan."""
    import polars as pl

    yield Check(FILES, "", pl.col("version") == pl.col("usual_version"))


@rule(
    "U106",
    Severity.WARNING,
    "Sub kegiatan di dua unit",
    message='Sub kegiatan "{subactivity}" juga dilaporkan oleh {other_unit}.',
    remedy="Pastikan pagunya memang terbagi, bukan terhitung dua kali.",
)
def subactivity_in_two_units() -> Iterator[Check]:
    """Sub kegiatan yang sama di bawah kegiatan yang sama biasanya milik satu unit kerja."""
    import polars as pl

    yield Check("budget", "subactivity", pl.col("other_unit").is_null(), found=pl.col("subactivity"))


@rule(
    "U201",
    Severity.WARNING,
    "Unit kerja belum mengirim",
    message='Unit kerja "{unit}" belum mengirim buku kerja.{near_note}',
    remedy="Minta buku kerjanya, atau hapus unit itu dari agency.units di lkip.toml.",
)
def not_submitted() -> Iterator[Check]:
    """Unit yang diharapkan tercantum di lkip.toml (agency.units)."""
    import polars as pl

    near = pl.lit(' Yang mirip: "') + pl.col("near") + pl.lit('".')
    yield Check(
        UNITS,
        "unit",
        pl.col("submitted"),
        expected=pl.col("unit"),
        facts={"near_note": (Kind.TEXT, near.fill_null(""))},
    )


@rule(
    "U202",
    Severity.WARNING,
    "Unit kerja tidak diharapkan",
    message='Unit kerja "{unit}" tidak tercantum di lkip.toml.{near_note}',
    remedy="Samakan nama unit kerja dengan daftar, atau tambahkan unit itu ke agency.units.",
)
def not_expected() -> Iterator[Check]:
    """Nama unit kerja di Identitas harus sama dengan nama di lkip.toml (agency.units)."""
    import polars as pl

    near = pl.lit(' Yang mirip: "') + pl.col("near_unit") + pl.lit('".')
    yield Check(
        FILES,
        "unit",
        pl.col("expected_unit"),
        found=pl.col("unit"),
        expected=pl.col("near_unit"),
        facts={"near_note": (Kind.TEXT, near.fill_null(""))},
    )


def _control(code: str, title: str, kind: Kind, keys: tuple[str, ...], page: str) -> None:
    @rule(
        code,
        Severity.ERROR,
        title,
        message="{label} semua berkas berjumlah {found}, menurut lkip.toml {expected}{by}.",
        remedy="Cari berkas yang angkanya salah atau belum masuk; bila angka di lkip.toml yang salah, "
        "perbaiki di sana.",
        page=page,
    )
    def checks() -> Iterator[Check]:
        import polars as pl

        yield Check(
            CONTROL,
            "key",
            (pl.col("found") == pl.col("expected")) | ~pl.col("name").is_in(keys),
            found=pl.col("found"),
            expected=pl.col("expected"),
            kind=kind,
        )


_control(
    "U301",
    "Jumlah orang berbeda dari angka perangkat daerah",
    Kind.COUNT,
    ("staff", "support"),
    """Jumlah ASN dan tenaga pendukung semua unit harus sama dengan angka di lkip.toml (control.staff,
control.support).""",
)
_control(
    "U302",
    "Jumlah rupiah berbeda dari angka perangkat daerah",
    Kind.AMOUNT,
    ("budget", "realization", "remaining"),
    """Pagu, realisasi dan sisa semua unit harus sama dengan angka di lkip.toml (control.budget,
control.realization, control.remaining), menurut DPA dan LRA perangkat daerah.""",
)
_control(
    "U303",
    "Persentase berbeda dari angka perangkat daerah",
    Kind.PERCENT,
    ("absorption",),
    """Persentase realisasi seluruh perangkat daerah, dihitung dari jumlah-jumlahnya, harus sama
dengan angka di lkip.toml (control.absorption).""",
)
