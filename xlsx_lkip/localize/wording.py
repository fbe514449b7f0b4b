"""The slips in Bahasa Indonesia, in one place. Sentences around them belong to the reports."""

from __future__ import annotations

from collections.abc import Mapping

from . import slips

INDONESIAN: Mapping[str, str] = {
    slips.TRANSPOSITION: "angka tertukar letak",
    slips.SUBSTITUTION: "satu angka salah",
    slips.DELETION: "angka kurang",
    slips.INSERTION: "angka lebih",
    slips.SIGN: "tanda minus",
    slips.UNIT: "satuan: kelebihan atau kekurangan nol",
    slips.ROUNDING: "dibulatkan",
    slips.TWO_SLIPS: "dua angka salah",
    slips.ARBITRARY: "angka lain sama sekali",
    slips.EXCHANGE: "dua sel tertukar",
    slips.TRUNCATION: "desimal dipotong, tidak dibulatkan",
    slips.STALE: "belum diperbarui",
    slips.FOLLOWING: "ikut dihitung dari angka yang salah",
    slips.OMISSION: "ada baris yang tidak ikut dijumlahkan",
    slips.DOUBLE_COUNT: "ada baris yang dijumlahkan dua kali",
    slips.FORMULA: "rumus menghitung hal lain",
}
"""Name of a slip -> what happened, to be read after the figures."""
