"""The commented `lkip.toml` that `init` writes: every key explained, and nothing said but the usual.

What the keys mean is read in `settings`.
"""

from __future__ import annotations

from ..console.messages import N_, _
from ..declaration.workbook import SCALE
from ..reader.discovery import DEFAULT_LIMIT_MB

_PARAGRAPHS = (
    N_("""\
# Pengaturan xlsx-lkip untuk satu perangkat daerah dan satu tahun.
# Tempatkan berkas ini di folder kiriman unit kerja, atau sebutkan dengan --config.
# Semua isian boleh kosong. Hapus tanda # di depan baris yang diisi.
"""),
    N_("""\
[agency]
# Nama perangkat daerah dan kabupaten/kota, seperti di lembar Identitas.
# name = "Dinas Koperasi, Usaha Kecil dan Menengah"
# region = "Kabupaten Flores Timur"
"""),
    N_("""\
# Tahun yang dilaporkan. Kiriman dari tahun lain menjadi kesalahan.
# year = 2023
"""),
    N_("""\
# Kepala perangkat daerah yang menandatangani laporan gabungan, dan tempatnya. Bila kosong, diambil
# dari lembar Identitas bila semua kiriman menyebut orang yang sama; bila tidak, disediakan garis.
# head = "Nama Lengkap, S.E."
# position = "Kepala Dinas Koperasi, Usaha Kecil dan Menengah"
# rank = "Pembina Utama Muda (IV/c)"
# nip = "196801011994031001"
# place = "Larantuka"
"""),
    N_("""\
# Unit kerja yang harus mengirim. Yang belum mengirim dan yang tidak dikenal menjadi peringatan.
# units = ["Sub Bagian Umum, Keuangan dan Kepegawaian", "Bidang Kelembagaan dan Pengawasan"]
"""),
    N_("""\
[control]
# Jumlah seluruh perangkat daerah menurut DPA, LRA dan daftar pegawai. Jumlah semua kiriman
# dibandingkan dengan angka-angka ini. Tulis angkanya saja: tanpa Rp dan tanpa titik ribuan;
# titik hanya untuk desimal.
# staff = 28                  # ASN
# support = 12                # tenaga pendukung
# budget = 3478706672         # pagu, rupiah
# realization = 3404207500    # realisasi, rupiah
# remaining = 74499172        # sisa, rupiah
# absorption = 97.86          # persentase realisasi, seperti tercetak
"""),
    N_("""\
[scale]
# Batas bawah setiap Kategori capaian, dalam persen.
{scale}
"""),
    N_("""\
[codes]
# Daftar kode sub kegiatan: berkas CSV dengan kolom kode,nama, di folder yang sama.
# file = "kode.csv"
"""),
    N_("""\
[plan]
# Rencana menurut DPA: CSV atau buku kerja dengan kolom Kode (boleh tidak ada), Program, Kegiatan,
# Sub kegiatan, Pagu dan Unit kerja, di folder yang sama. Templat terisi dari situ, dan kiriman
# dibandingkan dengannya. Tanpa agency.units, unit kerjanya yang harus mengirim.
# file = "rencana.csv"
"""),
    N_("""\
[limits]
# Berkas yang lebih besar (dalam MB) tidak dibuka.
file_mb = {limit}
"""),
)


def starter() -> str:
    """The text of the file. It can be loaded as it is, and changes nothing."""
    scale = "\n".join(f'"{name}" = {bound}' for name, bound in SCALE.items())
    text = "\n".join(_(paragraph) for paragraph in _PARAGRAPHS)
    return text.format(scale=scale, limit=DEFAULT_LIMIT_MB)
