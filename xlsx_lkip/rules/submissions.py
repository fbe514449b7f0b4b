"""Family U: the submissions of one agency against each other and against what was expected."""

from __future__ import annotations

from collections.abc import Iterator

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity
from ..figures.precision import rounded_name
from ..model.rule import CONTROL, FILES, UNITS, Check, note, note_naming, rule
from ..model.wording import WORDS

_TWO_FILES = "Berkas 1\nIdentitas\n{0} | {1}\n\nBerkas 2\nIdentitas\n{0} | {2}\n{3}"
_ONE_EACH = (
    "Berkas 1\nIdentitas\nUnit kerja | Bidang A\n\nAnggaran\nKegiatan | Sub kegiatan\nK | S\n\n"
    "Berkas 2\nIdentitas\nUnit kerja | Bidang B\n\nAnggaran\nKegiatan | Sub kegiatan\nK | {}"
)
_TOTAL = "lkip.toml\n[control]\n{} = {}\n\n{}"
_BUDGET = "Anggaran\nPagu | Realisasi\n100 | 50"
_STAFF = "Pegawai\nPangkat/Golongan | S1\nIII/a | 7"
_AGENCY = "lkip.toml\n[agency]\n{}\n\nIdentitas\nUnit kerja | {}"


@rule(
    "U101",
    Severity.ERROR,
    "Unit kerja mengirim dua berkas",
    message='Unit kerja "{unit}" juga dikirim dalam berkas {other_file}; {newer}.',
    remedy="Tentukan berkas mana yang berlaku dan keluarkan yang lain dari folder.",
    breaks=_TWO_FILES.format("Unit kerja", "Bidang A", "bidang a", "Penyusun | Ani"),
    holds=_TWO_FILES.format("Unit kerja", "Bidang A", "Bidang B", "Penyusun | Ani"),
)
def unit_twice() -> Iterator[Check]:
    """Setiap unit kerja mengirim satu buku kerja. Dua kiriman membuat angkanya terhitung dua kali.
    Temuannya ada pada berkas yang lama; mana yang baru dilihat dari tanggal simpan di dalam buku kerja,
    lalu dari tanggal berkasnya."""
    import polars as pl

    yield Check(
        FILES,
        "unit",
        pl.col("other_file").is_null(),
        found=pl.col("unit"),
        facts={"newer": (WORDS, pl.col("newer"))},
    )


@rule(
    "U102",
    Severity.ERROR,
    "Berkas yang sama dua kali",
    message="Isi berkas ini sama persis dengan {same_file}.",
    remedy="Keluarkan salah satunya dari folder.",
    breaks=_TWO_FILES.format("Unit kerja", "Bidang A", "Bidang A", "Unit kerja | Bidang A"),
    holds=_TWO_FILES.format("Unit kerja", "Bidang A", "Bidang B", "Unit kerja | Bidang B"),
)
def file_twice() -> Iterator[Check]:
    """Dua berkas yang isinya sama persis ialah satu kiriman."""
    import polars as pl

    yield Check(FILES, "", pl.col("same_file").is_null())


@rule(
    "U103",
    Severity.ERROR,
    "Tahun berbeda dari berkas lain",
    message="Tahun anggaran {found}, seharusnya {expected} seperti berkas lain.",
    remedy="Perbaiki tahunnya, atau keluarkan berkas dari tahun lain.",
    breaks=_TWO_FILES.format("Tahun anggaran", "2023", "2022", "Unit kerja | Bidang B"),
    holds=_TWO_FILES.format("Tahun anggaran", "2023", "2023", "Unit kerja | Bidang B"),
)
def year_among_others() -> Iterator[Check]:
    """Semua kiriman melaporkan tahun yang sama. Yang dianggap benar ialah tahun terbanyak; bila
    lkip.toml menyebut tahunnya, aturan I202 yang berlaku."""
    import polars as pl

    yield Check(
        FILES,
        "year",
        pl.col("year") == pl.col("common_year"),
        found=pl.col("year"),
        expected=pl.col("common_year"),
        kind=Kind.YEAR,
    )


@rule(
    "U104",
    Severity.ERROR,
    "Perangkat daerah berbeda",
    message='Perangkat daerah "{found}", seharusnya "{expected}" {whose}.',
    remedy="Samakan nama perangkat daerah, atau keluarkan berkas dari perangkat daerah lain.",
    breaks=_AGENCY.format('name = "Dinas Lain"', "Bidang A"),
    holds=_AGENCY.format('name = "DINAS CONTOH"', "Bidang A"),
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
        expected=pl.col("common_agency"),
        facts={"whose": (WORDS, pl.col("agency_source"))},
    )


@rule(
    "U105",
    Severity.NOTE,
    "Versi templat berbeda-beda",
    message="Berkas ini dibuat dari templat versi {version}, kebanyakan berkas lain {common_version}.",
    remedy="Untuk laporan berikutnya, bagikan satu templat yang sama.",
)
def version_among_others() -> Iterator[Check]:
    """Berkas dari versi templat yang berbeda tetap dapat digabungkan."""
    import polars as pl

    yield Check(FILES, "", pl.col("version") == pl.col("common_version"))


@rule(
    "U106",
    Severity.WARNING,
    "Sub kegiatan di dua unit",
    message='Sub kegiatan "{subactivity}" juga dilaporkan oleh {other_unit}.',
    remedy="Pastikan pagunya memang terbagi, bukan terhitung dua kali.",
    breaks=_ONE_EACH.format("S"),
    holds=_ONE_EACH.format("T"),
)
def subactivity_in_two_units() -> Iterator[Check]:
    """Sub kegiatan yang sama di bawah kegiatan yang sama biasanya milik satu unit kerja."""
    import polars as pl

    yield Check(
        "budget", "subactivity", pl.col("other_unit").is_null(), found=pl.col("subactivity")
    )


_NEAR = N_(' Yang mirip: "{near}".')
_FILE = N_(' Mungkin kirimannya "{file}", yang bukan buku kerja.')
_SENT = N_(
    " Unit itu sudah mengirim {sent}; mungkin unit yang sama, dan angkanya terhitung dua kali."
)


@rule(
    "U201",
    Severity.WARNING,
    "Unit kerja belum mengirim",
    message='Unit kerja "{unit}" belum mengirim buku kerja.{near_note}{file_note}',
    remedy="Minta buku kerjanya, atau hapus unit itu dari agency.units di lkip.toml (atau dari rencana "
    "yang disebutnya).",
    breaks=_AGENCY.format('units = ["Bidang A", "Bidang B"]', "Bidang A"),
    holds=_AGENCY.format('units = ["Bidang A"]', "Bidang A"),
)
def not_submitted() -> Iterator[Check]:
    """Unit yang diharapkan tercantum di lkip.toml (agency.units); bila tidak, di rencana yang disebut di
    sana (plan.file)."""
    import polars as pl

    yield Check(
        UNITS,
        "unit",
        pl.col("submitted"),
        expected=pl.col("unit"),
        facts={
            **note_naming("near", _NEAR, pl.col("near")),
            **note_naming("file", _FILE, pl.col("near_file")),
        },
    )


@rule(
    "U202",
    Severity.WARNING,
    "Unit kerja tidak diharapkan",
    message='Unit kerja "{unit}" tidak ada dalam daftar unit kerja.{near_note}{sent_note}',
    remedy="Samakan nama unit kerja dengan daftar; bila namanya benar, beri tahu sekretariat agar daftarnya "
    "dilengkapi.",
    breaks=_AGENCY.format('units = ["Bidang A"]', "Bidang AA"),
    holds=_AGENCY.format('units = ["Bidang A"]', "Bidang A"),
)
def not_expected() -> Iterator[Check]:
    """Nama unit kerja di Identitas harus sama dengan nama di lkip.toml (agency.units). Bila namanya
    mirip dengan beberapa unit, sub kegiatannya dibandingkan dengan rencana masing-masing."""
    import polars as pl

    yield Check(
        FILES,
        "unit",
        pl.col("expected_unit"),
        found=pl.col("unit"),
        expected=pl.col("near_unit"),
        facts={
            **note_naming("near", _NEAR, pl.col("near_unit")),
            **note_naming("sent", _SENT, pl.col("near_file")),
        },
    )


@rule(
    "U203",
    Severity.WARNING,
    "Nama unit kerja hampir sama",
    message='Unit kerja "{unit}" mungkin sama dengan "{near_unit}" di berkas {near_file}; bila sama, '
    "angkanya terhitung dua kali.",
    remedy="Bila satu unit kerja, keluarkan berkas yang tidak berlaku dari folder; bila bukan, biarkan.",
    breaks=_TWO_FILES.format(
        "Unit kerja", "Bidang Usaha Mikro", "Bid. Usaha Mikro", "Penyusun | Ani"
    ),
    holds=_TWO_FILES.format("Unit kerja", "UPTD Wilayah I", "UPTD Wilayah II", "Penyusun | Ani"),
)
def nearly_the_same_unit() -> Iterator[Check]:
    """Singkatan (Bid., Subbag), salah ketik atau tanda baca membuat satu unit kerja tampak sebagai dua.
    Nomor dan huruf, seperti Wilayah I dan Wilayah II, selalu membedakan."""
    import polars as pl

    told = pl.col("near_file").is_null() | ~pl.col("expected_unit").fill_null(value=True)
    yield Check(FILES, "unit", told, found=pl.col("unit"), expected=pl.col("near_unit"))


_LESS, _MORE = N_(" (kurang {difference})"), N_(" (lebih {difference})")


def _control(
    code: str,
    title: str,
    kind: Kind,
    keys: tuple[str, ...],
    *,
    breaks: str,
    holds: str,
    page: str,
) -> None:
    @rule(
        code,
        Severity.ERROR,
        title,
        message="{label} semua berkas berjumlah {found}, menurut lkip.toml {expected}{by}.",
        remedy="Cari berkas yang angkanya salah atau belum masuk; bila angka di lkip.toml yang salah, "
        "perbaiki di sana.",
        page=page,
        breaks=breaks,
        holds=holds,
    )
    def checks() -> Iterator[Check]:
        import polars as pl

        found, expected = pl.col("found"), pl.col("expected")
        yield Check(
            CONTROL,
            "key",
            (found == expected)
            | pl.col(rounded_name("expected"))
            | ~pl.col("whole")
            | ~pl.col("name").is_in(keys),
            found=found,
            expected=expected,
            kind=kind,
            facts={
                "label": (WORDS, pl.col("label")),
                "by": note((_LESS, found < expected), (_MORE, found > expected)),
            },
        )


_control(
    "U301",
    "Jumlah orang berbeda dari angka perangkat daerah",
    Kind.COUNT,
    ("staff", "support"),
    breaks=_TOTAL.format("staff", 8, _STAFF),
    holds=_TOTAL.format("staff", 7, _STAFF),
    page="""Jumlah ASN dan tenaga pendukung semua unit harus sama dengan angka di lkip.toml (control.staff,
control.support).""",
)
_control(
    "U302",
    "Jumlah rupiah berbeda dari angka perangkat daerah",
    Kind.AMOUNT,
    ("budget", "realization", "remaining"),
    breaks=_TOTAL.format("remaining", 40, _BUDGET),
    holds=_TOTAL.format("remaining", 50, _BUDGET),
    page="""Pagu, realisasi dan sisa semua unit harus sama dengan angka di lkip.toml (control.budget,
control.realization, control.remaining), menurut DPA dan LRA perangkat daerah.""",
)
_control(
    "U303",
    "Persentase berbeda dari angka perangkat daerah",
    Kind.PERCENT,
    ("absorption",),
    breaks=_TOTAL.format("absorption", 49.99, _BUDGET),
    holds=_TOTAL.format("absorption", 50, _BUDGET),
    page="""Persentase realisasi seluruh perangkat daerah, dihitung dari jumlah-jumlahnya, harus sama
dengan angka di lkip.toml (control.absorption). Yang ditulis dengan kurang dari dua angka di belakang
koma dan benar sebagai pembulatan dicatat tersendiri (B222).""",
)
