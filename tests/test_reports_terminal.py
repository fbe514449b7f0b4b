"""What a person reads at a terminal: complete, within its width, and harmless."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from tests.examples import written
from tests.findings import a_finding, changed
from tests.reports.runs import run
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.console.harmless import harmless
from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.model.findings import Change, Option, Severity, Suggestion
from xlsx_lkip.reports.report_words import figure
from xlsx_lkip.reports.terminal import IN_ALL, PER_FILE, plain, report

WRONG_REMAINDER = a_finding(
    "a.xlsx",
    "A202",
    Severity.ERROR,
    "Sisa 56.903.763, seharusnya lain.",
    "Periksa dengan dokumen sumber.",
    "Anggaran",
    "H14",
    found="56903763",
    expected="56903700",
    kind=Kind.AMOUNT,
)


def test_a_finding_says_where_what_and_the_figures_in_indonesian() -> None:
    text = plain(run([WRONG_REMAINDER]), 80)
    assert "Anggaran!H14" in text
    assert "kesalahan A202" in text
    assert "Sisa 56.903.763, seharusnya" in text
    assert "Ditemukan 56.903.763  Seharusnya 56.903.700  Selisih 63" in text
    assert "Periksa dengan dokumen sumber." in text


def test_a_wide_terminal_gives_the_figures_columns() -> None:
    text = plain(run([WRONG_REMAINDER]), 120)
    assert re.search(r"Ditemukan +Seharusnya +Selisih\n", text)
    assert re.search(r"56\.903\.763 +56\.903\.700 +63\n", text)


def test_a_verdict_stands_above_the_findings() -> None:
    text = plain(run([WRONG_REMAINDER], "kiriman/a.xlsx", "kiriman/b.xlsx"), 80)
    assert "kiriman/b.xlsx\nBidang A, 2023\nDAPAT DIGABUNGKAN: tidak ada temuan\n" in text
    wrong = changed(WRONG_REMAINDER, file="kiriman/a.xlsx")
    text = plain(run([wrong], "kiriman/a.xlsx"), 80)
    assert "kiriman/a.xlsx\nBidang A, 2023\nPERLU DIPERBAIKI: 1 kesalahan\n" in text


def test_findings_of_the_agency_come_last() -> None:
    total = changed(WRONG_REMAINDER, file="lkip.toml", sheet=None, cell="control.budget")
    text = plain(run([WRONG_REMAINDER, total]), 80)
    assert text.index("Anggaran!H14") < text.index("Perangkat daerah: 1 kesalahan")
    assert "1 kesalahan dalam 1 dari 1 berkas dan 1 kesalahan pada angka perangkat daerah." in text


def test_all_files_are_listed_with_their_counts() -> None:
    text = plain(run([WRONG_REMAINDER], "a.xlsx", "b.xlsx"), 80)
    overview = text[text.index("Berkas dan unit kerja") :]
    assert re.search(r"a\.xlsx +2023 +PERLU +1 +0 +0\nBidang A +DIPERBAIKI", overview)
    assert re.search(r"b\.xlsx +2023 +DAPAT +0 +0 +0", overview)
    assert "DIGABUNGKAN" in overview  # Not cut off at 80 columns.


@pytest.mark.parametrize(
    ("severity", "said"),
    [
        (Severity.ERROR, "1 kesalahan dalam 1 dari 1 berkas. Perbaiki di berkas asalnya"),
        (Severity.WARNING, "Tidak ada kesalahan. 1 peringatan perlu dilihat"),
        (Severity.NOTE, "Tidak ada kesalahan. 1 berkas siap digabungkan"),
    ],
)
def test_the_last_sentence_says_what_to_do(severity: Severity, said: str) -> None:
    assert said in plain(run([changed(WRONG_REMAINDER, severity=severity)]), 200)


def test_a_remedy_is_said_once_for_each_file() -> None:
    text = plain(run([WRONG_REMAINDER, changed(WRONG_REMAINDER, cell="H15")]), 80)
    assert text.count("Periksa dengan dokumen sumber.") == 1


def suggested(standing: str, *changes: Change) -> str:
    suggestion = Suggestion(standing, (Option("transposition", changes),))
    return plain(run([changed(WRONG_REMAINDER, suggestion=suggestion)]), 200)


def test_a_suggestion_names_the_cell_its_value_and_the_slip() -> None:
    change = Change("a.xlsx", "Anggaran", "F14", "2139191029", "2139191092")
    assert (
        "Paling mungkin (dua angka tertukar): "
        "Anggaran!F14 seharusnya 2.139.191.092, bukan 2.139.191.029\n"
    ) in suggested("likely", change)


def test_cells_that_are_wrong_together_stand_below_each_other() -> None:
    here = Change("a.xlsx", "Anggaran", "G19", "122895903", "122859903")
    there = Change("b.xlsx", "Anggaran", "H19", "135000", "135097")
    lines = [line.strip() for line in suggested("certain", here, there).splitlines()]
    (start,) = (n for n, line in enumerate(lines) if "Hampir pasti" in line)
    assert lines[start].endswith("(dua angka tertukar):")
    assert lines[start + 1 : start + 3] == [
        "Anggaran!G19 seharusnya 122.859.903, bukan 122.895.903",
        "Anggaran!H19 di b.xlsx seharusnya 135.097, bukan 135.000",
    ]


def test_without_an_explanation_nothing_is_suggested() -> None:
    assert "emungkinan" not in suggested("none")


def test_of_many_findings_the_heaviest_are_shown_in_reading_order() -> None:
    notes = [changed(WRONG_REMAINDER, severity=Severity.NOTE, cell=f"H{n}") for n in range(10, 90)]
    error = changed(WRONG_REMAINDER, cell="H99")
    text = plain(run([*notes, error]), 80)
    assert text.count("A202") == PER_FILE
    assert text.index("H10") < text.index("H99")
    assert "... dan 31 temuan lain di berkas ini." in text
    assert "31 temuan tidak ditampilkan; semuanya: -o NAMA.html" in text


def test_many_files_are_bounded_as_a_whole() -> None:
    names = [f"{number:04}.xlsx" for number in range(400)]
    found = [changed(WRONG_REMAINDER, file=name) for name in names for _ in range(5)]
    text = plain(run(found, *names), 80)
    assert text.count("kesalahan A202") == IN_ALL
    assert "... dan 300 berkas lain" in text


@pytest.mark.parametrize("width", [40, 80, 110, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan,Pajak,dan Perizinan Kendaraan " * 4
    finding = changed(
        WRONG_REMAINDER,
        file="k" * 150 + ".xlsx",
        message=long + "x" * 300,
        sheet="Lembar_dengan_nama_panjang_sekali",
        found="12345678901234567.89",
        expected="12345678901234567.89",
    )
    total = changed(finding, file="lkip.toml", sheet=None, cell="control.realization")
    text = plain(run([finding, total], finding.file, unit="U" * 200), width)
    assert max(map(len, text.splitlines())) <= width


def test_without_a_terminal_there_is_no_control_character() -> None:
    text = plain(run([WRONG_REMAINDER]), 80)
    assert all(line.isprintable() for line in text.splitlines())


def test_a_terminal_gets_colour_unless_it_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown() -> str:
        stream = io.StringIO()
        report(Console(file=stream, force_terminal=True, width=80), run([WRONG_REMAINDER]))
        return stream.getvalue()

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;31m" in shown()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in shown()


def test_markup_in_a_submission_stays_text() -> None:
    text = plain(run([WRONG_REMAINDER], unit="[bold]Bidang[/bold] :smile: [link=x]"), 80)
    assert "[bold]Bidang[/bold] :smile: [link=x], 2023" in text


def test_a_submission_cannot_steer_the_terminal() -> None:
    nasty = "\x1b[2JBidang\u202eA\r\n\x07\u200b"
    text = plain(run([changed(WRONG_REMAINDER, message=nasty)], "a.xlsx", unit=nasty), 80)
    assert "[2JBidangA" in text
    assert not {"\x1b", "\u202e", "\r", "\x07", "\u200b"} & set(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bidang A", "Bidang A"),
        ("dua\nbaris\tdan\u00a0spasi", "dua baris dan spasi"),
        ("\x9b31mmerah\x00", "31mmerah"),
        ("Bidang \udce9.xlsx", "Bidang \\xe9.xlsx"),
        ("\ud83d", "\\ud83d"),
        ("x" * 700, "x" * 600 + "..."),
    ],
)
def test_texts_are_made_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        ("56903763", "56.903.763"),
        ("-45080", "-45.080"),
        ("97.34", "97,34"),
        ("1250.50", "1.250,50"),
        ("-0.01", "-0,01"),
        ("0", "0"),
    ],
)
def test_figures_are_written_as_indonesians_write_them(exact: str, shown: str) -> None:
    assert figure(exact) == shown


def test_a_run_on_real_workbooks(tmp_path: Path) -> None:
    text = "lkip.toml\n[control]\nstaff = 8\n\nAnggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50"
    written(text, tmp_path)
    shown = plain(validate([tmp_path], settings_for(None, [tmp_path])), 80)
    assert "Anggaran!H7\nkesalahan A202" not in shown  # They are next to the message.
    assert re.search(
        r"Anggaran!H7 +Sisa Rp50, seharusnya Pagu Rp100 - Realisasi Rp40 = Rp60", shown
    )
    assert re.search(
        r"kesalahan A202 +\(selisih Rp10\)\.\n +Ditemukan 50  Seharusnya 60  Selisih -10\n", shown
    )
    assert re.search(r"control\. +ASN semua berkas berjumlah", shown)
