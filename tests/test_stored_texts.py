"""A number stored as a text is reported at its own cell, and no total that skips it is accused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import written
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.model.findings import Finding, Severity

HEADERS = "Anggaran\nPagu | Realisasi"
LIVE = f'{HEADERS}\n"1.000.000" | 400000\n2000000 | "Rp 500.000"\n3000000 | 600000'
"""Jumlah above them is the template's SUM, which counts 5,000,000 and 1,000,000."""


def found(text: str, folder: Path) -> list[Finding]:
    """The findings that speak of texts or totals."""
    findings = validate(written(text, folder), Settings()).findings
    return [each for each in findings if each.code[1] == "3"]


def test_each_text_that_a_total_leaves_out_is_an_error_and_the_total_its_consequence(
    tmp_path: Path,
) -> None:
    findings = found(LIVE, tmp_path)
    assert [(each.code, each.cell) for each in findings] == [
        ("A301", "F5"),
        ("A301", "G5"),
        ("A301", "H5"),
        ("A302", "I5"),
        ("A321", "F7"),
        ("A321", "G8"),
    ]
    assert [each.suggestion for each in findings] == [None] * 6
    assert findings[0].message.endswith(
        " Ini akibat angka yang tersimpan sebagai teks di F7; perbaiki sel itu."
    )
    assert "di F7, G8;" in findings[2].message
    assert findings[4].message == (
        'Pagu berisi "1.000.000" yang tersimpan sebagai teks, sehingga Jumlah tidak menghitungnya.'
    )
    assert findings[5].remedy == (
        "Ubah format sel menjadi Angka, lalu ketik ulang angkanya: 500.000."
    )


def test_a_text_that_no_total_leaves_out_is_a_warning(tmp_path: Path) -> None:
    text = f'{HEADERS}\n100 | 40\n"200" | 50\nJumlah: Pagu = 300'
    (finding,) = [each for each in found(text, tmp_path) if each.cell == "F8"]
    assert (finding.code, finding.severity) == ("A320", Severity.WARNING)
    assert finding.message == 'Pagu berisi "200" yang tersimpan sebagai teks, bukan sebagai angka.'


@pytest.mark.parametrize(
    ("text", "code", "cell"),
    [
        ('Program\nSub kegiatan | Pagu\nS | "5"', "G320", "F7"),
        ('Organisasi\nJabatan | Jumlah\nKepala | "1"', "O320", "C7"),
        ('Perjanjian Kinerja\nIndikator kinerja | Target\nI | "5,5"', "K320", "E7"),
        ('Capaian\nTarget | Realisasi\n"10" | 5', "C320", "G7"),
        ('Anggaran\nPagu | Realisasi | Persentase\n100 | 40 | "40%"', "A320", "I7"),
        ('Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | "3" | 4', "P321", "E7"),
        ('Anggaran\nPagu | Realisasi\n"\uff11\uff10\uff10" | 5', "A321", "F7"),
    ],
)
def test_it_is_told_on_every_sheet(text: str, code: str, cell: str, tmp_path: Path) -> None:
    assert (code, cell) in [(each.code, each.cell) for each in found(text, tmp_path)]


def test_a_text_that_is_read_as_its_file_is_written_is_left_out_too(tmp_path: Path) -> None:
    text = f'{HEADERS}\n"1,234,567" | "1,000,000"\n"2,345,678" | "800,000"'
    findings = found(text, tmp_path)
    assert [each.cell for each in findings if each.code == "A321"] == ["F7", "G7", "F8", "G8"]
    (total,) = [each for each in findings if each.cell == "G5"]
    assert (total.found, total.expected, total.difference) == ("0", "1800000", "-1800000")
    assert "di G7, G8;" in total.message


def test_a_text_of_which_its_reading_is_told_is_told_once(tmp_path: Path) -> None:
    rows = '"1,234,567" | 1000000\n"2,345,678" | 900000\n"3,456,789" | "800,000"'
    text = f"{HEADERS}\n{rows}\nJumlah: Realisasi = 2700000"
    findings = validate(written(text, tmp_path), Settings()).findings
    assert [each.code for each in findings if each.cell == "G9"] == ["A110"]


@pytest.mark.parametrize("cell", ["-", "Rp. -", "nihil"])
def test_a_dash_is_no_number_but_leaves_its_record_out(cell: str, tmp_path: Path) -> None:
    (finding,) = found(f'{HEADERS}\n100 | "{cell}"\n50 | 40', tmp_path)
    assert (finding.code, finding.cell) == ("A301", "H5")
    assert "teks di G7;" in finding.message


def test_a_figure_with_its_unit_must_be_a_text(tmp_path: Path) -> None:
    text = 'Perjanjian Kinerja\nIndikator kinerja | Satuan | Target\nI | UMKM | "16 UMKM"'
    assert found(text, tmp_path) == []


def test_a_sheet_of_texts_is_told_once(tmp_path: Path) -> None:
    rows = "\n".join(['"10" | "5"'] * 3)
    (finding,) = found(f"Capaian\nTarget | Realisasi\n{rows}", tmp_path)
    assert (finding.code, finding.cell) == ("C320", "G7")
    assert finding.message.endswith("Begitu juga 5 sel lain di lembar ini.")


def test_a_total_over_a_text_is_not_asked_for_its_formula(tmp_path: Path) -> None:
    text = f'{HEADERS}\n"100" | 40\n50 | 10\nJumlah: Pagu = =SUM(F7:F8) -> 50'
    assert [(each.code, each.cell) for each in found(text, tmp_path)][:1] == [("A301", "F5")]


def test_identitas_is_not_compared_with_a_total_that_leaves_texts_out(tmp_path: Path) -> None:
    identity = "Identitas\nPagu menurut DPA | 6000000\nPersentase menurut LRA | 0.25\n\n"
    findings = found(identity + LIVE, tmp_path)
    assert "A303" not in {each.code for each in findings}
    assert "A321" in {each.code for each in findings}
