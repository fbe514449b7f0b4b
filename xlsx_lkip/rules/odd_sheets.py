"""Family B: sheets whose figures are no rupiah, and tables that go on on another sheet.

The reader meets these while it opens a file.
"""

from __future__ import annotations

from ..declaration.vocabulary import Severity
from ..model.rule import no_checks, rule

_MET_WHILE_READING = (
    (
        "B121",
        Severity.ERROR,
        "Angka bukan rupiah penuh",
        '{what} {name} menyebut satuan "{found}"; angkanya harus dalam rupiah penuh.',
        "Tulis semua angkanya dalam rupiah penuh (1.250.000, bukan 1.250), lalu hapus satuan itu.",
        "Angka dalam ribuan atau jutaan rupiah akan digabungkan seribu atau sejuta kali terlalu kecil, "
        "karena unit lain menulis rupiah penuh. Satuan dicari pada judul kolom, pada baris satuan dan pada "
        "keterangan tabel. Judul dengan (Rp) saja tidak menjadi masalah.",
    ),
    (
        "B122",
        Severity.ERROR,
        "Lembar lanjutan tidak terbaca",
        'Lembar "{other}" berisi {count} baris isian yang tidak ada di lembar ini (baris {rows}); baris itu '
        "tidak ikut dihitung.",
        'Pindahkan baris itu ke bawah baris terakhir lembar ini, lalu hapus lembar "{other}".',
        "Satu tabel harus berada di satu lembar. Baris pada lembar lanjutan yang tidak ada di lembar utama "
        "tidak dapat digabungkan sebelum dipindahkan; lembar yang hanya salinan dilaporkan sebagai lembar "
        "ganda.",
    ),
)

for _code, _severity, _title, _message, _remedy, _page in _MET_WHILE_READING:
    rule(_code, _severity, _title, message=_message, remedy=_remedy, page=_page)(no_checks)
