"""A file in English grouping is reported once a column, and decides what a lone cell means."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.typed.situations import found, told
from xlsx_lkip.model.numbers import Convention, convention_of

ENGLISH = ('"73,945,400" | "49,021,000"', '"33,606,137" | "21,385,000"', '"41,092,957" | "800,000"')
HEAD = "Anggaran\nPagu | Realisasi\n"


def test_a_column_of_a_file_in_english_grouping_is_told_once(tmp_path: Path) -> None:
    everything = found(HEAD + "\n".join(ENGLISH), tmp_path)
    findings = [each for each in everything if each.code.startswith("A1")]
    assert [(f.severity.value, f.code, f.cell, f.message) for f in findings] == [
        (
            "warning",
            "A105",
            "F7",
            'Pagu berisi "73,945,400" dan dibaca 73.945.400; '
            "sel lain yang ditulis seperti itu di kolom ini: 2.",
        ),
        (
            "warning",
            "A105",
            "G7",
            'Realisasi berisi "49,021,000" dan dibaca 49.021.000; '
            "sel lain yang ditulis seperti itu di kolom ini: 1.",
        ),
        (
            "note",
            "A110",
            "G9",
            'Realisasi berisi "800,000" dan dibaca 800.000, bukan 800, karena angka lain di berkas ini '
            "memakai koma untuk ribuan.",
        ),
    ]


def test_a_file_that_writes_both_ways_decides_nothing(tmp_path: Path) -> None:
    mixed = "\n".join((*ENGLISH, '"12.345.678" | "1.234.567"'))
    findings = told(HEAD + mixed, tmp_path)
    assert ("error", "A103", "G9") in findings
    assert [code for _, code, _ in findings].count("A105") == 5


def test_two_numbers_are_too_few_to_decide(tmp_path: Path) -> None:
    assert ("error", "A103", "G7") in told(HEAD + '"73,945,400" | "800,000"', tmp_path)


def test_a_column_with_many_odd_numbers_is_told_once_in_any_file(tmp_path: Path) -> None:
    rows = [f'"{n}1,945,400" | "{n}.000.000"' for n in range(1, 6)]
    odd = [cell for _, code, cell in told(HEAD + "\n".join(rows), tmp_path) if code == "A105"]
    assert odd == ["F7"]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("12,345,678", Convention.ENGLISH),
        ("Rp 1,234.50", Convention.ENGLISH),
        ("95.56%", Convention.ENGLISH),
        ("12.345.678", Convention.INDONESIAN),
        ("97,19%", Convention.INDONESIAN),
        ("(1.234,5)", Convention.INDONESIAN),
        ("800,000", None),
        ("1.500", None),
        ("800000", None),
        ("belum ada", None),
    ],
)
def test_only_what_cannot_be_written_otherwise_shows_a_notation(
    text: str, notation: Convention | None
) -> None:
    assert convention_of(text) is notation
