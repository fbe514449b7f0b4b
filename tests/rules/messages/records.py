"""Sentences about single cells and single records."""

from __future__ import annotations

from .said import Said

_IN_PERCENT = "Capaian\nArah | Target | Realisasi | Capaian\nNaik | 10 | {} | {}"
_TYPED = "Ubah format sel menjadi Angka, lalu ketik ulang angkanya: {}."
_AWAITED = (
    ": indikator ini belum diukur, sehingga tidak mempunyai Capaian dan tidak ikut rata-rata."
)
_ONCE_KNOWN = "Isi {} begitu angkanya ada; bila memang nol, tulis 0."
_ODD = 'Program\nPagu\n"1,234,567"\n"2,345,678"\n"3,456,789"\n"4,567,891"'

FILLED = (
    Said("I101", "Perangkat daerah belum diisi.", "Isi Perangkat daerah."),
    Said(
        "P101",
        "Pangkat/Golongan belum diisi.",
        "Isi Pangkat/Golongan, atau kosongkan seluruh baris bila baris ini memang tidak dipakai.",
    ),
    Said(
        "C101",
        "Realisasi belum diisi. Bila belum ada angkanya, jelaskan sebabnya di kolom Penjelasan.",
        "Isi Realisasi, atau kosongkan seluruh baris bila baris ini memang tidak dipakai.",
        'Capaian\nTarget | Realisasi\n10 | ""',
    ),
    Said("C114", 'Realisasi berisi "n/a"' + _AWAITED, _ONCE_KNOWN.format("Realisasi")),
    Said(
        "C114",
        "Realisasi kosong" + _AWAITED,
        _ONCE_KNOWN.format("Realisasi"),
        'Capaian\nTarget | Realisasi | Penjelasan\n10 | "" | Data BPS belum terbit',
    ),
    Said(
        "C114",
        'Target berisi "n/a"' + _AWAITED,
        _ONCE_KNOWN.format("Target"),
        "Capaian\nTarget | Realisasi | Penjelasan\nn/a | 5 | Data BPS belum terbit",
    ),
    Said("I107", 'Pangkat/Golongan berisi "lain-lain", yang tidak ada dalam daftar pilihan.'),
)
WRITTEN = (
    Said("I102", 'Tahun anggaran berisi "seratus", yang tidak dapat dibaca sebagai angka.'),
    Said(
        "I103",
        'Pagu menurut DPA berisi "1,500", yang dapat berarti 1,50 atau 1.500; angka lain pada baris ini '
        "tidak memastikan yang mana.",
    ),
    Said(
        "I104",
        'Persentase menurut LRA berisi "42,86" dan dibaca 42,86%, karena hanya itu yang cocok dengan '
        "angka lain.",
    ),
    Said("I105", 'Tahun anggaran berisi "12,345,678" dan dibaca 12345678.'),
    Said(
        "G105",
        'Pagu berisi "1,234,567" dan dibaca 1.234.567; sel lain yang ditulis seperti itu di kolom ini: 3.',
        source=_ODD,
    ),
    Said(
        "I106",
        "Jumlah ASN berisi 1,2345: angka di belakang koma melebihi yang mungkin.",
        source='Identitas\nJumlah ASN | "1,2345"',
    ),
    Said("I108", "Jumlah ASN berisi -5, seharusnya tidak kurang dari nol."),
    Said(
        "I110",
        'Pagu menurut DPA berisi "800,000" dan dibaca 800.000, bukan 800, karena angka lain di berkas ini '
        "memakai koma untuk ribuan.",
    ),
    Said(
        "C113",
        "Realisasi tersimpan sebagai 0,97, sedangkan Target 100, dengan satuan persen; dapat berarti 0,97 "
        "persen, atau 97 persen yang diketik dengan tanda %.",
    ),
    Said("K109", 'Target berisi "16 UMKM", tetapi kolom Satuan berisi "orang".'),
    Said(
        "P320",
        'S3 berisi "12" yang tersimpan sebagai teks, bukan sebagai angka.',
        _TYPED.format(12),
    ),
    Said(
        "P320",
        'S3 berisi "12" yang tersimpan sebagai teks, bukan sebagai angka. Begitu juga 3 sel lain di lembar '
        "ini.",
        _TYPED.format(12),
        'Pegawai\nS3\n"12"\n"13"\n"14"\n"15"\nJumlah: S3 = 54',
    ),
    Said(
        "P321",
        'S3 berisi "12" yang tersimpan sebagai teks, sehingga Jumlah tidak menghitungnya.',
        _TYPED.format(12),
    ),
    Said("B201", "Sisa menghasilkan galat #REF!."),
    Said("B202", "Pagu berisi nilai galat #REF!."),
    Said("A112", "Persentase tertulis 43%, benar sebagai pembulatan; dengan dua desimal 42,86%."),
    Said(
        "P112",
        "Persentase S1 tertulis 43%, benar sebagai pembulatan; dengan dua desimal 42,86%.",
    ),
    Said(
        "B222",
        "Persentase realisasi tertulis 42,9%, benar sebagai pembulatan; dengan dua desimal 42,86%.",
    ),
)
FIGURES = (
    Said("A201", "Realisasi Rp101 melebihi Pagu Rp100 sebesar Rp1."),
    Said("A202", "Sisa Rp50, seharusnya Pagu Rp100 - Realisasi Rp40 = Rp60 (selisih Rp10)."),
    Said(
        "A203",
        "Persentase 42,85%, seharusnya Realisasi Rp12 / Pagu Rp28 = 42,86%. Angka di belakang koma dipotong, "
        "bukan dibulatkan.",
    ),
    Said(
        "A203",
        "Persentase 40,00%, seharusnya Realisasi Rp12 / Pagu Rp28 = 42,86%.",
        source='Anggaran\nPagu | Realisasi | Persentase\n28 | 12 | "40,00%"',
    ),
    Said("A204", "Persentase 100,00% benar menurut pembulatan, tetapi masih ada sisa Rp5."),
    Said("A205", "Realisasi Rp0 dari Pagu Rp100."),
    Said("P201", "Jumlah 5, seharusnya S3 sampai SD dijumlahkan = 6."),
    Said("K201", "Target 120 persen melebihi 100."),
    Said(
        "C201",
        'Capaian 90,00%; dengan Arah "Naik", Target 10 dan Realisasi 11 seharusnya 110,00%. Angka '
        "itu cocok dengan Arah Turun / Tetap.",
    ),
    Said(
        "C201",
        'Capaian 1.100,00%; dengan Arah "Naik", Target 10 dan Realisasi 11 seharusnya 110,00%. Angka '
        "itu tepat 10 kali yang seharusnya.",
        source=_IN_PERCENT.format(11, '"1100,00%"'),
    ),
    Said(
        "C201",
        'Capaian 80,00%; dengan Arah "Naik", Target 10 dan Realisasi 7 seharusnya 70,00%.',
        source=_IN_PERCENT.format(7, '"80,00%"'),
    ),
    Said("C202", 'Kategori "Sangat Tinggi", seharusnya "Tinggi" karena Capaian 90,00%.'),
    Said("C203", "Capaian 1.000,00% di luar kebiasaan (0 sampai 150%)."),
    Said("C204", "Target 0 dengan Realisasi 5: capaian tidak dapat dihitung terhadap target nol."),
    Said(
        "C210",
        "Target 0 dan Realisasi 0: indikator ini tidak mempunyai capaian dan tidak ikut rata-rata.",
    ),
)
IDENTITY = (
    Said("I201", "Tahun anggaran berisi 23, bukan tahun antara 2000 dan 2100."),
    Said("I202", "Tahun anggaran 2022, seharusnya 2023, yaitu tahun yang dilaporkan."),
    Said("I203", "Tahun perjanjian kinerja 2024, tahun anggaran 2023."),
    Said("I301", 'NIP "197001011995012" tidak terdiri atas 18 angka.'),
    Said(
        "I302",
        'NIP "197013011995012001" memuat tanggal lahir atau tahun pengangkatan yang tidak mungkin.',
    ),
    Said("I303", 'Menurut NIP "199001012000012001", pemiliknya diangkat pada umur 10 tahun.'),
    Said("I304", 'Angka ke-15 pada NIP "197001011995013001" bukan 1 (pria) atau 2 (wanita).'),
    Said(
        "I305",
        "NIP tersimpan sebagai bilangan (197001011995012000), sehingga angka-angka terakhirnya hilang.",
    ),
)
RECORDS = (*FILLED, *WRITTEN, *FIGURES, *IDENTITY)
