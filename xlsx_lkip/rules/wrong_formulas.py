"""Formulas that do not calculate what the template's do: told where a computed figure is wrong.

Which formula is wrong in which way is settled in `check.formula_faults`, for only the few workbooks whose
figures do not reconcile are searched for formulas; here each way gets its words.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..declaration.vocabulary import Severity
from ..model.rule import no_checks, rule

OTHER_ROW, ROWS_LEFT_OUT, OTHER_FORMULA, NOT_CALCULATED = "323", "324", "325", "326"
"""Numbers of the rules, behind the letter of the family."""
_FIGURES = "tertulis {found}, seharusnya {expected} (selisih {difference})."


@dataclass(frozen=True)
class _Example:
    """A sheet whose computed cell can be wrong, and what it holds when it is right."""

    sheet: str
    right: str
    other_row: str
    other: str
    old: str
    short_total: str = ""
    right_total: str = ""


_EXAMPLES = {
    "A": _Example(
        "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | {}\n90 | 10 | 80",
        "=F7-G7 -> 60",
        "=F8-G8 -> 80",
        "=F7-G7-1 -> 59",
        "=F7-G7 -> 50",
        "Anggaran\nPagu | Realisasi\n100 | 40\n50 | 10\nJumlah: Pagu = =SUM(F7:F7) -> 100",
        "Anggaran\nPagu | Realisasi\n100 | 40\n50 | 10\nJumlah: Pagu = =SUM(F7:F8) -> 150",
    ),
    "P": _Example(
        "Pegawai\nPangkat/Golongan | S1 | SMA | Jumlah\nIII/a | 3 | 3 | {}\nIII/b | 4 | 0 | 4",
        "=SUM(C7:L7) -> 6",
        "=SUM(C8:L8) -> 4",
        "=E7+J7+1 -> 7",
        "=SUM(C7:L7) -> 5",
        "Pegawai\nPangkat/Golongan | S1\nIII/a | 3\nIII/b | 4\nJumlah: S1 = =SUM(E7:E7) -> 3",
        "Pegawai\nPangkat/Golongan | S1\nIII/a | 3\nIII/b | 4\nJumlah: S1 = =SUM(E7:E8) -> 7",
    ),
    "C": _Example(
        "Capaian\nArah | Target | Realisasi | Capaian\nNaik | 10 | 9 | {}\nNaik | 10 | 8 | 0.8",
        "=ROUND(H7/G7,4) -> 0.9",
        "=ROUND(H8/G8,4) -> 0.8",
        "",
        "",
    ),
}


def _register(family: str, example: _Example) -> None:
    rule(
        family + OTHER_ROW,
        Severity.ERROR,
        "Rumus merujuk baris lain",
        message="{header} dihitung dengan rumus {formula} yang merujuk baris {rows}, bukan baris "
        "{row} saja: " + _FIGURES,
        remedy="Ubah rumusnya menjadi {right}, atau salin sel {header} dari baris lain yang benar.",
        page="""Rumus pada satu baris hanya memakai angka baris itu. Rumus yang merujuk baris lain
biasanya terjadi karena sel dipotong lalu ditempel, atau baris disisipkan atau diurutkan. Angkanya
bukan salah ketik; rumusnya yang perlu diperbaiki.""",
        breaks=example.sheet.format(example.other_row),
        holds=example.sheet.format(example.right),
    )(no_checks)
    if example.short_total:
        rule(
            family + ROWS_LEFT_OUT,
            Severity.ERROR,
            "Rumus Jumlah tidak menghitung setiap baris satu kali",
            message="Rumus Jumlah kolom {header}, yaitu {formula}, {what}: " + _FIGURES,
            remedy="Ubah rumusnya menjadi {right}, agar setiap baris terhitung tepat satu kali.",
            page="""Jumlah harus memuat setiap baris isian tepat satu kali. Rumus yang berakhir terlalu
awal, melewatkan baris yang disisipkan, atau menambahkan satu baris dua kali disebut di sini bersama
barisnya.""",
            breaks=example.short_total,
            holds=example.right_total,
        )(no_checks)
    if example.other:
        rule(
            family + OTHER_FORMULA,
            Severity.ERROR,
            "Rumus berbeda dari rumus templat",
            message="{header} dihitung dengan rumus {formula}, bukan rumus templat: " + _FIGURES,
            remedy="Ubah rumusnya menjadi {right}.",
            page="""Sel hitungan ini berisi rumus lain daripada rumus templat, dan hasilnya berbeda.
Angkanya bukan salah ketik; rumusnya yang perlu dikembalikan.""",
            breaks=example.sheet.format(example.other),
            holds=example.sheet.format(example.right),
        )(no_checks)
    if example.old:
        rule(
            family + NOT_CALCULATED,
            Severity.ERROR,
            "Rumus belum dihitung ulang",
            message="Rumus {header}, yaitu {formula}, sudah benar, tetapi hasilnya belum dihitung "
            "ulang: " + _FIGURES,
            remedy="Buka berkas dengan Excel, WPS atau LibreOffice, hitung ulang (Ctrl+Alt+F9; di "
            "LibreOffice Ctrl+Shift+F9), simpan, lalu kirim ulang.",
            page="""Rumus di sel ini sama dengan rumus templat, tetapi angka yang tersimpan bukan
hasilnya. Itu terjadi bila penghitungan otomatis dimatikan, atau berkas diubah oleh program lain yang
tidak menghitung.""",
            breaks=example.sheet.format(example.old),
            holds=example.sheet.format(example.right),
        )(no_checks)


for _family, _example in _EXAMPLES.items():
    _register(_family, _example)
