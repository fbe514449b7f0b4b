"""The sheets of the consolidated report, as a program that does not calculate reads them."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from .agency import ONE, TWO, Sent, figures, front_page, rows, written

SHEETS = [
    "Ringkasan",
    "Anggaran",
    "Per Unit",
    "Pegawai",
    "Tenaga Pendukung",
    "Tugas Fungsi",
    "Organisasi",
    "Perjanjian Kinerja",
    "Capaian",
    "Perbandingan Capaian",
    "Permasalahan",
    "Hambatan",
    "Temuan",
    "Pengumpulan",
    "Rekonsiliasi",
    "Sumber",
]


def test_its_sheets_stand_in_order(tmp_path: Path) -> None:
    assert openpyxl.load_workbook(written(tmp_path, figures(ONE, TWO))).sheetnames == SHEETS


def test_every_line_of_anggaran_carries_its_figures(tmp_path: Path) -> None:
    lines = rows(written(tmp_path, figures(ONE, TWO)), "Anggaran")
    name = "Program / kegiatan / sub kegiatan"
    keys = (
        "Tingkat",
        name,
        "Unit kerja",
        "Pagu",
        "Realisasi",
        "Sisa",
        "Persentase",
        "Berkas",
        "Baris",
    )
    everyone = "Seluruh perangkat daerah"
    assert [tuple(row[key] for key in keys) for row in lines] == [
        ("Jumlah", everyone, None, 1700.25, 1350.5, 349.75, 0.7943, None, None),
        ("Program", "P", None, 1700.25, 1350.5, 349.75, 0.7943, None, None),
        ("Kegiatan", "K", None, 1200.25, 1100, 100.25, 0.9165, None, None),
        ("Sub kegiatan", "S", "Bidang A", 1000.25, 900, 100.25, 0.8998, "a.xlsx", 7),
        ("Sub kegiatan", "U", "Bidang B", 200, 200, 0, 1, "b.xlsx", 7),
        ("Kegiatan", "L", None, 500, 250.5, 249.5, 0.501, None, None),
        ("Sub kegiatan", "T", "Bidang A", 500, 250.5, 249.5, 0.501, "a.xlsx", 8),
    ]


def test_totals_subtotals_and_percentages_are_formulas(tmp_path: Path) -> None:
    path = written(tmp_path, figures(ONE, TWO))
    for sheet in ("Anggaran", "Per Unit"):
        for row in rows(path, sheet, formulas=True):
            live = ["Sisa", "Persentase"] + ["Pagu", "Realisasi"] * (
                row["Tingkat"] != "Sub kegiatan"
            )
            assert all(str(row[key]).startswith("=") for key in live), row


def test_per_unit_has_the_same_figures_by_unit(tmp_path: Path) -> None:
    lines = rows(written(tmp_path, figures(ONE, TWO)), "Per Unit")
    units = [row for row in lines if row["Tingkat"] == "Unit kerja"]
    name = "Unit kerja / program / sub kegiatan"
    assert [(row[name], row["Pagu"], row["Realisasi"]) for row in units] == [
        ("Bidang A", 1500.25, 1150.5),
        ("Bidang B", 200, 200),
    ]


def test_staff_has_totals_and_shares(tmp_path: Path) -> None:
    more = Sent("Bidang C", "c.xlsx", {"staff": [{"rank": "Juru (I/c)", "sma": 8}]})
    total, shares, *_ = rows(written(tmp_path, figures(ONE, more)), "Pegawai")
    assert (total["S1"], total["SMA"], total["Jumlah"]) == (4, 8, 12)
    assert (shares["S1"], shares["SMA"], shares["Jumlah"]) == (0.3333, 0.6667, 1)


def test_every_reconciliation_is_zero(tmp_path: Path) -> None:
    control = {
        "budget": 1700_25,
        "realization": 1350_50,
        "absorption": 7943,
        "staff": 4,
        "support": 2,
    }
    lines = rows(written(tmp_path, figures(ONE, TWO, control=control)), "Rekonsiliasi")
    assert [row["Hasil"] for row in lines] == ["Cocok"] * len(lines)
    assert {row["Selisih"] for row in lines} == {0}
    by_name = {row["Angka"]: row for row in lines}
    assert by_name["Pagu (rupiah)"]["Menurut berkas"] == 1700.25
    assert by_name["Pagu (rupiah)"]["Selisih dengan pembanding"] == 0
    assert by_name["Sisa (rupiah)"]["Angka pembanding (lkip.toml)"] is None
    assert by_name["Baris Anggaran"]["Angka gabungan"] == 3


def test_a_control_total_that_differs_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, figures(ONE, control={"staff": 5}))
    staff = next(row for row in rows(path, "Rekonsiliasi") if row["Angka"] == "ASN (orang)")
    assert (staff["Selisih dengan pembanding"], staff["Hasil"]) == (-1, "Tidak cocok")


def test_ringkasan_says_whether_figures_reconcile(tmp_path: Path) -> None:
    assert "Angka gabungan cocok dengan jumlah menurut berkas." in front_page(
        written(tmp_path, figures(ONE, TWO))
    )
    path = written(tmp_path, figures(ONE, control={"staff": 5, "budget": 1500_25}))
    assert "tidak cocok dengan jumlah menurut berkas" in front_page(path)
    assert "angka pembanding perangkat daerah: ASN (orang)." in front_page(path)


def test_expected_units_stand_against_received_files(tmp_path: Path) -> None:
    agency = figures(
        ONE, TWO, Sent(None, "rusak.xlsx", readable=False), units=("Bidang C", "Bidang A")
    )
    lines = rows(written(tmp_path, agency), "Pengumpulan")[1:]
    assert [(row["Unit kerja"], row["Hasil"], row["Berkas"]) for row in lines] == [
        ("Bidang C", "Belum diterima", None),
        ("Bidang A", "Diterima", "a.xlsx"),
        ("Bidang B", "Diterima; tidak ada dalam daftar unit", "b.xlsx"),
        ("(tanpa nama unit)", "Tidak dapat dibaca", "rusak.xlsx"),
    ]


def test_ringkasan_says_who_has_not_submitted_and_what_lags(tmp_path: Path) -> None:
    text = front_page(written(tmp_path, figures(ONE, TWO, units=("Bidang A", "Bidang C"))))
    assert "1 dari 2 unit kerja sudah menyampaikan laporan. Belum: Bidang C." in text
    assert '"T" (Bidang A) 50,10%, sisa Rp249,50' in text
    assert '1 dari 1 indikator belum mencapai target: "I" 75,00%.' in text


def test_agreed_indicators_without_achievement_are_said_to_be_missing(tmp_path: Path) -> None:
    records = {**ONE.records, "agreement": [{"indicator": "i"}, {"indicator": "Lain"}]}
    text = front_page(written(tmp_path, figures(Sent(records=records))))
    assert '1 dari 2 indikator Perjanjian Kinerja belum dilaporkan capaiannya: "Lain".' in text


def test_an_agency_with_nothing_to_report_has_all_sheets(tmp_path: Path) -> None:
    path = written(tmp_path, figures(Sent()))
    assert openpyxl.load_workbook(path).sheetnames == SHEETS
    assert rows(path, "Capaian")[0]["No."] == "Tidak ada yang dilaporkan."
