"""Names for any number of submissions, so different that none is taken for another misspelled."""

from __future__ import annotations

from tests.rules import oracle_names

_KINDS = ("Bidang", "Seksi", "UPTD", "Bagian", "Balai")
_PLACES = (
    "Flores", "Bengkulu", "Wonosobo", "Halmahera", "Sukabumi", "Tapanuli", "Kuningan", "Jeneponto",
    "Pacitan", "Rejang", "Dompu", "Mahakam", "Yahukimo", "Ciamis", "Gorontalo", "Belitung", "Nias",
)  # fmt: skip
_THINGS = (
    "Perikanan Tangkap", "Usaha Mikro", "Tenun Ikat", "Air Baku", "Jalan Desa", "Gudang Arsip",
    "Pasar Rakyat", "Kopi Robusta", "Metrologi Legal", "Hutan Lindung", "Cagar Budaya", "Bank Sampah",
    "Perpustakaan Keliling", "Pelatihan Kejuruan", "Kapal Penyeberangan", "Rumah Subsidi",
)  # fmt: skip
MOST = len(_THINGS) * len(_PLACES)
"""Numbers with a name of their own."""
OBJECTIVES = oracle_names.OBJECTIVES
ROLES = (
    "Petugas kebersihan", "Pengemudi", "Satuan pengamanan", "Operator komputer", "Juru masak",
)  # fmt: skip


def unit(number: int) -> str:
    return f"{_KINDS[number % len(_KINDS)]} {_theme(number)}"


def program(number: int, place: int) -> str:
    return f"{oracle_names.PROGRAMS[place]} {_theme(number)}"


def activity(number: int, place: int) -> str:
    return f"{oracle_names.ACTIVITIES[place]} {_theme(number)}"


def subactivity(number: int, place: int) -> str:
    whole = len(oracle_names.SUBACTIVITIES)
    again = " Lanjutan Tahun Jamak" * (place // whole)
    return f"{oracle_names.SUBACTIVITIES[place % whole]} {_theme(number)}{again}"


def indicator(number: int, place: int) -> str:
    return f"{oracle_names.INDICATORS[place]} {_theme(number)}"


def _theme(number: int) -> str:
    """A thing and a place that no other number has; numbers beyond all pairs repeat them."""
    thing, place = number % len(_THINGS), number % len(_PLACES)
    return f"{_THINGS[thing]} {_PLACES[place]}"
