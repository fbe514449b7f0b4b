"""Where everything is in the template, written down a second time by hand.

The oracle must not believe the declaration, so it has its own letters, rows, kinds and lists
(source: spec/workbook.md, and the template as one sees it). `*` marks what must be filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a cell holds."""

    TEXT = auto()
    CODE = auto()
    NIP = auto()
    YEAR = auto()
    COUNT = auto()
    AMOUNT = auto()
    PERCENT = auto()
    VALUE = auto()
    RANK = auto()
    DIRECTION = auto()
    DUTY = auto()
    CATEGORY = auto()


NUMBERS = (Kind.YEAR, Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.VALUE)


@dataclass(frozen=True)
class Column:
    """One column of a table, or one answer of Identitas (whose `place` is its cell)."""

    place: str
    kind: Kind
    required: bool


@dataclass(frozen=True)
class Layout:
    """One sheet."""

    title: str
    family: str
    columns: dict[str, Column]
    computed: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    """Columns with a figure in the Jumlah row."""


FIRST_RECORD = 7


def _columns(text: str) -> dict[str, Column]:
    found = {}
    for line in text.split(","):
        place, key, kind = line.split()
        found[key] = Column(place, Kind[kind.strip("*").upper()], kind.endswith("*"))
    return found


IDENTITY = Layout(
    "Identitas",
    "I",
    _columns(
        "C6 agency text*, C7 region text*, C8 unit text*, C9 year year*, C10 agreement_year year*,"
        "C11 head text*, C12 position text*, C13 rank rank*, C14 nip nip*, C15 place text,"
        "C16 date text, C17 author text, C18 staff count, C19 support count, C20 budget amount,"
        "C21 realization amount, C22 remaining amount, C23 absorption percent"
    ),
)
LEVELS = ("s3", "s2", "s1", "d4", "d3", "d2", "d1", "sma", "smp", "sd")
_LEVELS = ",".join(f"{letter} {level} count" for letter, level in zip("CDEFGHIJKL", LEVELS))  # noqa: B905
_PLAN = "B code code, C program text*, D activity text*, E subactivity text*"
TABLES = {
    "staff": Layout(
        "Pegawai",
        "P",
        _columns(f"B rank rank*, {_LEVELS}, M total count"),
        ("total",),
        (*LEVELS, "total"),
    ),
    "support": Layout(
        "Tenaga Pendukung",
        "P",
        _columns("B role text*, C headcount count*, D remark text"),
        totals=("headcount",),
    ),
    "duty": Layout("Tugas Fungsi", "O", _columns("B type duty*, C description text*")),
    "organization": Layout(
        "Organisasi", "O", _columns("B position text*, C headcount count*, D superior text")
    ),
    "issue": Layout("Permasalahan", "H", _columns("B issue text*, C description text")),
    "agreement": Layout(
        "Perjanjian Kinerja",
        "K",
        _columns(
            "B objective text*, C indicator text*, D unit_of_measure text*, E target value*,"
            "F direction direction*"
        ),
    ),
    "program": Layout("Program", "G", _columns(f"{_PLAN}, F budget amount")),
    "budget": Layout(
        "Anggaran",
        "A",
        _columns(
            f"{_PLAN}, F budget amount*, G realization amount*, H remaining amount,"
            "I absorption percent, J outcome text*, K unit_of_measure text*"
        ),
        ("remaining", "absorption"),
        ("budget", "realization", "remaining"),
    ),
    "achievement": Layout(
        "Capaian",
        "C",
        _columns(
            "B objective text*, C indicator text*, D unit_of_measure text*,"
            "E direction direction*, F previous value, G target value*, H realization value*,"
            "I achievement percent, J category category, K final_target value, L standard value,"
            "M program text, N explanation text"
        ),
        ("achievement", "category"),
    ),
    "obstacle": Layout(
        "Hambatan", "H", _columns("B obstacle text*, C description text, D follow_up text*")
    ),
}
SUMMARY_ROWS = {
    "staff": {"total": 4, "share": 5},
    "support": {"total": 5},
    "budget": {"total": 5},
}
MUST_NOT_BE_EMPTY = {
    "agreement": "K100",
    "program": "G100",
    "budget": "A100",
    "achievement": "C100",
}
GROUPS = {
    "program": ("program", "activity"),
    "budget": ("program", "activity"),
    "agreement": ("objective",),
    "achievement": ("objective",),
}
"""Columns that are written once and hold for the records below."""
CONTROLS = {
    "staff": ("staff", "total"),
    "support": ("support", "headcount"),
    "budget": ("budget", "budget"),
    "realization": ("budget", "realization"),
    "remaining": ("budget", "remaining"),
    "absorption": ("budget", "absorption"),
}
"""Figure of Identitas -> the table and column whose total it states."""

RANKS = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
CHOICES: dict[Kind, dict[str, str]] = {
    Kind.RANK: {
        written.casefold(): f"{name} ({grade})"
        for grade, name in RANKS.items()
        for each in (name, name.replace("Tingkat I", "Tingkat 1"))
        for written in (f"{each} ({grade})", each, grade)
    },
    Kind.DIRECTION: {each.casefold(): each for each in ("Naik", "Turun", "Tetap")},
    Kind.DUTY: {each.casefold(): each for each in ("Tugas pokok", "Fungsi")},
    Kind.CATEGORY: {
        each.casefold(): each
        for each in ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah")
    },
}
"""Answer as written, without regard to case -> what it stands for."""
