"""Sentences about summary rows, about the totals that Identitas states, and about wrong formulas."""

from __future__ import annotations

from .said import Said

_TRUNCATED = " Angka di belakang koma dipotong, bukan dibulatkan."
_UNCOUNTED = " Ini akibat angka yang tersimpan sebagai teks di {}; perbaiki sel itu."
_TOTAL = "Anggaran\nPagu | Realisasi\n100 | 40\n50 | 10\n25 | 5\nJumlah: Pagu = {}"
_EACH_ONCE = (
    "Ubah rumusnya menjadi =SUM(F$6:F$1048576), agar setiap baris terhitung tepat satu kali."
)

SUMS = (
    Said("P301", "Jumlah kolom S1 tertulis 6, seharusnya 7 menurut baris-barisnya (selisih 1)."),
    Said(
        "P301",
        "Jumlah kolom S3 tertulis 30, seharusnya 42 menurut baris-barisnya (selisih 12)."
        + _UNCOUNTED.format("C7"),
        source='Pegawai\nS3\n"12"\n30\nJumlah: S3 = 30',
    ),
    Said("P302", "Persentase kolom S1 tertulis 42,85%, seharusnya 42,86%." + _TRUNCATED),
    Said(
        "P302",
        "Persentase kolom S1 tertulis 40,00%, seharusnya 42,86%.",
        source='Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "40,00%"',
    ),
    Said(
        "A301",
        "Jumlah kolom Pagu tertulis Rp140, seharusnya Rp150 menurut baris-barisnya (selisih Rp10).",
    ),
    Said(
        "A301",
        "Jumlah kolom Pagu tertulis Rp50, seharusnya Rp150 menurut baris-barisnya (selisih Rp100)."
        + _UNCOUNTED.format("F7"),
        source='Anggaran\nPagu | Realisasi\n"100" | 40\n50 | 10\nJumlah: Pagu = 50',
    ),
    Said(
        "A302",
        "Persentase pada baris Jumlah tertulis 75,00%, seharusnya 95,00%. Angka itu rata-rata persentase "
        "baris, bukan persentase dari jumlahnya.",
    ),
    Said(
        "A302",
        "Persentase pada baris Jumlah tertulis 42,85%, seharusnya 42,86%." + _TRUNCATED,
        source='Anggaran\nPagu | Realisasi\n20 | 5\n8 | 7\nJumlah: Persentase = "42,85%"',
    ),
    Said(
        "A314",
        "Pagu pada baris Jumlah ikut menghitung baris 8, yang bukan baris isian. Yang dipakai ialah jumlah "
        "baris isian saja.",
    ),
    Said(
        "P303",
        "Jumlah ASN tertulis 8, seharusnya 7 menurut jumlah lembar Pegawai (selisih 1).",
        "Cocokkan angka di Identitas dengan dokumen sumbernya, lalu periksa lembar Pegawai.",
    ),
    Said(
        "A303",
        "Pagu menurut DPA tertulis Rp101, seharusnya Rp100 menurut jumlah lembar Anggaran (selisih Rp1).",
        "Cocokkan angka di Identitas dengan dokumen sumbernya, lalu periksa lembar Anggaran.",
    ),
)
FORMULAS = (
    Said(
        "A323",
        "Sisa dihitung dengan rumus =F8-G8 yang merujuk baris 8, bukan baris 7 saja: tertulis Rp80, "
        "seharusnya Rp60 (selisih Rp20).",
        "Ubah rumusnya menjadi =F7-G7, atau salin sel Sisa dari baris lain yang benar.",
    ),
    Said(
        "A324",
        "Rumus Jumlah kolom Pagu, yaitu =SUM(F7:F8), tidak menghitung baris 9: tertulis Rp150, seharusnya "
        "Rp175 (selisih Rp25).",
        _EACH_ONCE,
        _TOTAL.format("=SUM(F7:F8) -> 150"),
    ),
    Said(
        "A324",
        "Rumus Jumlah kolom Pagu, yaitu =SUM(F7:F9)+F8, menghitung baris 8 lebih dari satu kali: tertulis "
        "Rp225, "
        "seharusnya Rp175 (selisih Rp50).",
        _EACH_ONCE,
        _TOTAL.format("=SUM(F7:F9)+F8 -> 225"),
    ),
    Said(
        "A324",
        "Rumus Jumlah kolom Pagu, yaitu =F7+F7+F8, tidak menghitung baris 9 dan menghitung baris 7 lebih "
        "dari satu kali: tertulis Rp250, seharusnya Rp175 (selisih Rp75).",
        _EACH_ONCE,
        _TOTAL.format("=F7+F7+F8 -> 250"),
    ),
    Said(
        "A325",
        "Sisa dihitung dengan rumus =F7-G7-1, bukan rumus templat: tertulis Rp59, seharusnya Rp60 (selisih "
        "Rp1).",
        "Ubah rumusnya menjadi =F7-G7.",
    ),
    Said(
        "A326",
        "Rumus Sisa, yaitu =F7-G7, sudah benar, tetapi hasilnya belum dihitung ulang: tertulis Rp50, "
        "seharusnya Rp60 (selisih Rp10).",
    ),
)
TOTALS = (*SUMS, *FORMULAS)
