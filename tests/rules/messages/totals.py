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
    Said("P301", "Jumlah S1 tertulis 6, padahal baris-barisnya berjumlah 7 (selisih 1)."),
    Said(
        "P301",
        "Jumlah S3 tertulis 30, padahal baris-barisnya berjumlah 42 (selisih 12)."
        + _UNCOUNTED.format("C7"),
        source='Pegawai\nS3\n"12"\n30\nJumlah: S3 = 30',
    ),
    Said("P302", "Persentase S1 tertulis 42,85%, padahal 42,86%." + _TRUNCATED),
    Said(
        "P302",
        "Persentase S1 tertulis 40,00%, padahal 42,86%.",
        source='Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "40,00%"',
    ),
    Said("A301", "Jumlah Pagu tertulis 140, padahal baris-barisnya berjumlah 150 (selisih 10)."),
    Said(
        "A301",
        "Jumlah Pagu tertulis 50, padahal baris-barisnya berjumlah 150 (selisih 100)."
        + _UNCOUNTED.format("F7"),
        source='Anggaran\nPagu | Realisasi\n"100" | 40\n50 | 10\nJumlah: Pagu = 50',
    ),
    Said(
        "A302",
        "Persentase pada baris Jumlah tertulis 75,00%, padahal 95,00%. Angka itu rata-rata persentase "
        "baris, bukan persentase dari jumlahnya.",
    ),
    Said(
        "A302",
        "Persentase pada baris Jumlah tertulis 42,85%, padahal 42,86%." + _TRUNCATED,
        source='Anggaran\nPagu | Realisasi\n20 | 5\n8 | 7\nJumlah: Persentase = "42,85%"',
    ),
    Said(
        "A314",
        "Pagu pada baris Jumlah ikut menghitung baris 8, yang bukan baris isian. Yang dipakai ialah jumlah "
        "baris isian saja.",
    ),
    Said(
        "P303",
        "Jumlah ASN tertulis 8, padahal lembar Pegawai berjumlah 7 (selisih 1).",
        "Cocokkan angka di Identitas dengan dokumen sumbernya, lalu periksa lembar Pegawai.",
    ),
    Said(
        "A303",
        "Pagu menurut DPA tertulis 101, padahal lembar Anggaran berjumlah 100 (selisih 1).",
        "Cocokkan angka di Identitas dengan dokumen sumbernya, lalu periksa lembar Anggaran.",
    ),
)
FORMULAS = (
    Said(
        "A323",
        "Sisa dihitung dengan rumus =F8-G8 yang merujuk baris 8, bukan baris 7 saja: tertulis 80, "
        "seharusnya 60 (selisih 20).",
        "Ubah rumusnya menjadi =F7-G7, atau salin sel Sisa dari baris lain yang benar.",
    ),
    Said(
        "A324",
        "Rumus Jumlah Pagu, yaitu =SUM(F7:F8), tidak menghitung baris 9: tertulis 150, seharusnya 175 "
        "(selisih 25).",
        _EACH_ONCE,
        _TOTAL.format("=SUM(F7:F8) -> 150"),
    ),
    Said(
        "A324",
        "Rumus Jumlah Pagu, yaitu =SUM(F7:F9)+F8, menghitung baris 8 lebih dari satu kali: tertulis 225, "
        "seharusnya 175 (selisih 50).",
        _EACH_ONCE,
        _TOTAL.format("=SUM(F7:F9)+F8 -> 225"),
    ),
    Said(
        "A324",
        "Rumus Jumlah Pagu, yaitu =F7+F7+F8, tidak menghitung baris 9 dan menghitung baris 7 lebih dari "
        "satu kali: tertulis 250, seharusnya 175 (selisih 75).",
        _EACH_ONCE,
        _TOTAL.format("=F7+F7+F8 -> 250"),
    ),
    Said(
        "A325",
        "Sisa dihitung dengan rumus =F7-G7-1, bukan rumus templat: tertulis 59, seharusnya 60 (selisih 1).",
        "Ubah rumusnya menjadi =F7-G7.",
    ),
    Said(
        "A326",
        "Rumus Sisa, yaitu =F7-G7, sudah benar, tetapi hasilnya belum dihitung ulang: tertulis 50, "
        "seharusnya 60 (selisih 10).",
    ),
)
TOTALS = (*SUMS, *FORMULAS)
