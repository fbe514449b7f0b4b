"""Doubt under `--allow-errors`: where it falls, how far it reaches, and how it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.findings import a_finding
from xlsx_lkip.declaration.vocabulary import Form, Severity
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.model.tables import Place

from .agency import FIRST_ROW, ONE, TWO, Sent, budget, figures, front_page, rows, written

STAFF = [{"rank": "Penata (III/c)", "s1": 4}, {"rank": "Juru (I/c)", "sd": 3}]
THREE = Sent(
    "Bidang C",
    "c.xlsx",
    {"budget": budget(("P", "K", "V", 70, 7), ("Q", "M", "W", 30, 3)), "staff": STAFF},
)


def error(file: str, table: str, row: int, code: str = "A202", message: str = "Salah.") -> Finding:
    """An error on that physical row of a sheet."""
    return a_finding(
        file,
        code,
        Severity.ERROR,
        message,
        "Hitung.",
        WORKBOOK[table].title,
        f"H{row}" if row else None,
        sheet_order=WORKBOOK.order(table),
    )


def doubtful(*found: Finding, files: tuple[Sent, ...] = (ONE, TWO, THREE)) -> Any:
    return figures(*files, findings=found, allow_errors=True)


def marks(agency: Any, key: str) -> dict[str, str]:
    """Of an outline's lines that are marked: label -> mark."""
    lines = getattr(agency, key).lines
    return {label: mark for label, mark in lines.select("label", "mark").iter_rows() if mark}


def test_a_record_names_its_errors_and_where_they_are_explained() -> None:
    found = [
        error("c.xlsx", "budget", FIRST_ROW, "A203"),
        error("c.xlsx", "budget", FIRST_ROW, "A202"),
    ]
    assert marks(doubtful(*found), "budget")["V"] == "! A202, A203 (no. 1, 2)"


def test_doubt_reaches_the_headings_above_a_record_and_no_others() -> None:
    agency = doubtful(error("c.xlsx", "budget", FIRST_ROW))
    record = "! A202 (no. 1)"
    assert marks(agency, "budget") == {"P": "! 1 baris", "K": "! 1 baris", "V": record}
    assert marks(agency, "by_unit") == {"Bidang C": "! 1 baris", "P": "! 1 baris", "V": record}


@pytest.mark.parametrize("row", [0, FIRST_ROW - 2], ids=["sheet", "Jumlah"])
def test_an_error_on_a_sheet_as_a_whole_puts_all_its_records_in_doubt(row: int) -> None:
    agency = doubtful(error("c.xlsx", "budget", row, "A301"))
    assert marks(agency, "budget").keys() == {"P", "K", "V", "Q", "M", "W"}
    assert agency.doubt.totals.budget == 100_00
    assert not marks(agency, "staff")


def test_a_wrong_share_of_the_total_puts_no_record_in_doubt() -> None:
    shares = [error("c.xlsx", "budget", 5, "A302"), error("c.xlsx", "staff", 5, "P302")]
    assert not doubtful(*shares).marked


def _on_identity(key: str, code: str) -> tuple[Finding, tuple[Sent, ...]]:
    """An error on that line of Identitas, which is where the template has it."""
    form = WORKBOOK.sheet("identity")
    assert isinstance(form, Form)
    found_rows = tuple(form.row_of(field.key) for field in form.fields)
    files = (ONE, Sent(THREE.unit, THREE.name, THREE.records, form=Place(form.title, found_rows)))
    return error("c.xlsx", "identity", form.row_of(key), code), files


def test_a_control_total_that_differs_puts_the_sheet_in_doubt_that_it_counts() -> None:
    found, files = _on_identity("staff", "P303")
    agency = doubtful(found, files=files)
    assert (agency.doubt.totals.staff, agency.doubt.totals.budget) == (7, 0)


def test_a_control_total_that_cannot_be_read_puts_nothing_in_doubt() -> None:
    found, files = _on_identity("staff", "I102")
    assert not doubtful(found, files=files).marked


@pytest.mark.parametrize(("key", "code"), [("unit", "U101"), ("year", "I202"), ("agency", "U104")])
def test_a_file_of_doubtful_belonging_is_in_doubt_as_a_whole(key: str, code: str) -> None:
    found, files = _on_identity(key, code)
    agency = doubtful(found, files=files)
    assert (agency.doubt.totals.staff, agency.doubt.totals.budget) == (7, 100_00)
    assert agency.doubt.records["achievement"] == 0


def test_an_indicator_is_in_doubt_with_the_absorption_beside_it() -> None:
    indicator = {"indicator": "I", "direction": "Naik", "target": 2, "realization": 1}
    records = {**THREE.records, "achievement": [{**indicator, "program": "p"}, indicator]}
    files = (ONE, Sent(THREE.unit, THREE.name, records))
    own = error("c.xlsx", "achievement", FIRST_ROW, "C205")
    frame = doubtful(error("c.xlsx", "budget", FIRST_ROW), own, files=files).records["achievement"]
    beside = "! C205 (no. 2); serapan program"
    assert frame.filter(unit="Bidang C")["mark"].to_list() == [beside, None]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from("PQ"), st.sampled_from("KL"), st.integers(0, 10**9), st.booleans()
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_in_doubt_is_summed_and_every_sum_over_it_is_marked(
    records: list[tuple[str, str, int, bool]],
) -> None:
    lines = budget(*((p, k, f"S{i}", n, 0) for i, (p, k, n, _) in enumerate(records)))
    found = [
        error("a.xlsx", "budget", FIRST_ROW + place)
        for place, record in enumerate(records)
        if record[3]
    ]
    agency = doubtful(*found, files=(Sent(records={"budget": lines}),))
    assert agency.doubt.totals.budget == 100 * sum(n for _, _, n, wrong in records if wrong)
    counts = {p: sum(wrong for q, _, _, wrong in records if q == p) for p, *_ in records}
    programs = agency.budget.lines.filter(level=1).select("label", "mark").iter_rows()
    assert dict(programs) == {p: f"! {n} baris" if n else None for p, n in counts.items()}


def test_every_sheet_shows_it_in_words(tmp_path: Path) -> None:
    support = error("a.xlsx", "support", FIRST_ROW, "P102")
    staff = error("c.xlsx", "staff", FIRST_ROW, "P201")
    path = written(tmp_path, doubtful(error("c.xlsx", "budget", FIRST_ROW), support, staff))
    total, program, *_ = rows(path, "Anggaran")
    assert (total["Catatan"], program["Catatan"]) == ("! 1 baris", "! 1 baris")
    assert [row["Catatan"] for row in rows(path, "Pegawai")[:2]] == ["! 1 baris"] * 2
    assert [row["Catatan"] for row in rows(path, "Tenaga Pendukung")] == [
        "! 1 baris",
        "! P102 (no. 1)",
    ]
    status = {row["Unit kerja"]: row["Hasil"] for row in rows(path, "Pengumpulan")}
    assert status["Bidang C"] == "Diterima, ada kesalahan"
    text = front_page(path)
    for label in ("! Pagu (rupiah)", "! Realisasi (rupiah)", "! ASN (orang)", "! Tenaga pendukung"):
        assert label in text


def test_ringkasan_says_how_much_of_the_total_is_in_doubt(tmp_path: Path) -> None:
    files = (Sent(records={"budget": budget(("P", "K", "S", 300, 50), ("P", "K", "T", 500, 250))}),)
    found = error("a.xlsx", "budget", FIRST_ROW)
    text = front_page(written(tmp_path, doubtful(found, files=files)))
    assert "1 berkas masih memuat kesalahan (Bidang A)" in text
    assert "Rp300 pagu (37,50%) dan Rp50 realisasi (16,67%) berdiri di atas baris yang" in text


def test_ringkasan_says_what_could_not_be_read(tmp_path: Path) -> None:
    files = (Sent(records={"budget": budget(("P", "K", "S", None, 50))}),)
    text = front_page(
        written(tmp_path, doubtful(error("a.xlsx", "budget", FIRST_ROW, "A102"), files=files))
    )
    assert "1 angka tidak terbaca dan belum termasuk dalam jumlah" in text


def test_reconciliation_has_what_is_in_doubt_as_a_formula(tmp_path: Path) -> None:
    path = written(tmp_path, doubtful(error("c.xlsx", "budget", FIRST_ROW)))
    header = "Di antaranya diragukan"
    assert [(row["Angka"], row[header]) for row in rows(path, "Rekonsiliasi")[:6]] == [
        ("! Pagu (rupiah)", 70),
        ("! Realisasi (rupiah)", 7),
        ("! Sisa (rupiah)", 63),
        ("! Persentase realisasi", None),
        ("ASN (orang)", None),
        ("Tenaga pendukung (orang)", None),
    ]
    pagu = rows(path, "Rekonsiliasi", formulas=True)[0]
    assert pagu[header].startswith("=SUMIFS(Anggaran!")


def test_the_finding_stands_in_a_note_beside_its_record(tmp_path: Path) -> None:
    found = error("c.xlsx", "budget", FIRST_ROW, message="=Sisa 5, seharusnya 6.")
    sheet = openpyxl.load_workbook(written(tmp_path, doubtful(found)))["Anggaran"]
    notes = {cell.value: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert notes == {"! A202 (no. 1)": "No. 1 (A202): =Sisa 5, seharusnya 6."}


def test_without_errors_there_is_no_sign_of_doubt(tmp_path: Path) -> None:
    path = written(tmp_path, figures(ONE, TWO, THREE))
    book = openpyxl.load_workbook(path)
    headers = {
        cell.value for name in ("Anggaran", "Pegawai", "Rekonsiliasi") for cell in book[name][5]
    }
    assert not headers & {"Catatan", "Di antaranya diragukan"}
    assert "!" not in front_page(path)
