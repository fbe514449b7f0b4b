"""What is not in the figures is reported on every figure that lacks it, and what is not known is never 0."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.examples import written as example
from tests.reader.books import lkip, saved
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.cli.app import cli
from xlsx_lkip.consolidation import consolidated
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.model.tables import Problem
from xlsx_lkip.reports.consolidation import put_together

from . import agency as agencies
from .agency import FIRST_ROW, ONE, TWO, Sent, budget, figures, front_page, rows, written
from .shown import figures_of
from .test_doubt import doubtful, error

UNREAD = Sent("Bidang X", "x.xlsx", {"budget": budget(("P", "K", "X", None, 500))})


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments])


def without_sheet(monkeypatch: pytest.MonkeyPatch, table: str, *problems: Problem) -> None:
    """Let the sheet of `b.xlsx` not be found, or have these problems."""
    read = agencies._submission

    def changed(file: Sent) -> Any:
        submission = read(file)
        if file.name == "b.xlsx" and not problems:
            del submission.places[table]
        object.__setattr__(submission, "problems", problems if file.name == "b.xlsx" else ())
        return submission

    monkeypatch.setattr(agencies, "_submission", changed)


def marks(path: Path, sheet: str, label: str) -> dict[Any, Any]:
    return {row[label]: row["Catatan"] for row in rows(path, sheet)}


def test_a_sheet_that_was_not_read_is_missed_by_every_total_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_sheet(monkeypatch, "budget")
    path = written(tmp_path, figures(ONE, Sent("Bidang B", "b.xlsx")))
    label = "Program / kegiatan / sub kegiatan"
    lacking = "! tanpa Anggaran Bidang B"
    assert marks(path, "Anggaran", label) == {
        "Seluruh perangkat daerah": lacking,
        "P": lacking,
        "K": lacking,
        "S": None,
        "L": lacking,
        "T": None,
    }
    assert "Belum termasuk dalam jumlah: Anggaran Bidang B (lembar tidak terbaca)." in front_page(
        path
    )


def test_its_unit_stands_on_per_unit_without_a_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_sheet(monkeypatch, "budget")
    path = written(tmp_path, figures(ONE, Sent("Bidang B", "b.xlsx")))
    last = rows(path, "Per Unit")[-1]
    assert last["Unit kerja / program / sub kegiatan"] == "Bidang B"
    assert (last["Pagu"], last["Catatan"]) == ("tidak diketahui", "! lembar tidak terbaca")
    assert marks(path, "Per Unit", "Unit kerja / program / sub kegiatan")["Bidang A"] is None


def test_a_unit_that_has_not_sent_is_missed_by_every_table(tmp_path: Path) -> None:
    agency = figures(ONE, units=("Bidang A", "Bidang B"))
    assert {each.mark for each in agency.doubt.tables.values()} == {"! tanpa Bidang B"}
    path = written(tmp_path, agency)
    assert rows(path, "Per Unit")[-1]["Catatan"] == "! belum mengirim"
    assert "1 dari 2 unit" in front_page(path)


def test_a_unit_that_nobody_expected_is_told_with_the_totals_that_hold_it(tmp_path: Path) -> None:
    assert "Ikut dihitung" not in front_page(written(tmp_path, figures(ONE, TWO)))
    agency = figures(ONE, TWO, units=("Bidang A",))
    said = "Ikut dihitung walaupun tidak ada di daftar unit kerja: Bidang B."
    assert said in front_page(written(tmp_path, agency))
    assert put_together(agency)[-1] == said


def test_many_that_are_missing_are_counted() -> None:
    agency = figures(ONE, units=("Bidang A", "B", "C", "D"))
    assert agency.doubt.tables["budget"].mark == "! tanpa 3 kiriman"


def test_a_file_that_cannot_be_read_is_missed_by_its_name() -> None:
    agency = figures(ONE, Sent(None, "rusak.xlsx", readable=False), allow_errors=True)
    assert agency.doubt.tables["staff"].mark == "! tanpa berkas rusak.xlsx"


def test_a_sheet_that_says_nihil_is_not_missed_because_its_unit_sent_twice(tmp_path: Path) -> None:
    for name, spent in (("a.xlsx", 900), ("a (2).xlsx", 950)):
        book = lkip()
        book["Anggaran"]["G7"] = spent
        saved(book, tmp_path, name)
    result = validate([tmp_path])
    assert {each.code for each in result.findings if each.severity is Severity.ERROR} == {"U101"}
    marks = consolidated(result, Settings(), allow_errors=True).doubt.tables
    assert (marks["budget"].mark, marks["staff"].mark) == ("! 4 baris", None)


@pytest.mark.parametrize(
    "problem",
    [
        Problem("B110", "Anggaran", row=900_000, column=3),
        Problem("B103", "Anggaran (2)", facts=(("twin", "Anggaran"),)),
    ],
    ids=["far content", "twin sheet"],
)
def test_what_was_cut_off_a_sheet_is_missed(
    problem: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_sheet(monkeypatch, "budget", problem)
    lines = figures(ONE, TWO).by_unit.lines
    found = dict(lines.filter(level=1).select("label", "mark").iter_rows())
    assert found == {"Bidang A": None, "Bidang B": "! tanpa sebagian Anggaran Bidang B"}


def test_a_sheet_with_an_error_and_no_record_is_missed() -> None:
    agency = doubtful(error("b.xlsx", "staff", 0, "P100"), files=(ONE, TWO))
    assert agency.doubt.tables["staff"].mark == "! tanpa Pegawai Bidang B"
    assert agency.totals.staff == 4


def test_a_total_of_which_nothing_is_known_is_not_zero(tmp_path: Path) -> None:
    found = error("x.xlsx", "budget", FIRST_ROW, "A102")
    path = written(tmp_path, doubtful(found, files=(UNREAD,)))
    total = rows(path, "Anggaran")[0]
    assert [total[key] for key in ("Pagu", "Realisasi", "Sisa", "Persentase")] == [
        "tidak diketahui",
        500,
        "tidak diketahui",
        "tidak diketahui",
    ]
    assert "Bidang X" in front_page(path)
    assert figures_of(path)["Ringkasan", "Pagu (rupiah)"].value is None


def test_ratios_and_differences_are_formed_of_what_is_known_on_both_sides(tmp_path: Path) -> None:
    found = error("x.xlsx", "budget", FIRST_ROW, "A102")
    path = written(tmp_path, doubtful(found, files=(TWO, UNREAD)))
    for sheet in ("Anggaran", "Per Unit"):
        total = rows(path, sheet)[0]
        assert (total["Pagu"], total["Realisasi"]) == (200, 700)
        assert (total["Sisa"], total["Persentase"]) == (0, 1)
        assert total["Catatan"] == "! 1 baris; 1 tidak diketahui"


def test_a_sum_that_a_file_does_not_state_is_not_compared(tmp_path: Path) -> None:
    found = error("x.xlsx", "budget", FIRST_ROW, "A102")
    path = written(tmp_path, doubtful(found, files=(TWO, UNREAD)))
    pagu, realization, *_ = rows(path, "Rekonsiliasi")
    assert (pagu["Menurut berkas"], pagu["Selisih"], pagu["Hasil"]) == (
        "tidak diketahui",
        None,
        "Tidak diketahui",
    )
    assert realization["Hasil"] == "Belum lengkap"
    assert "cocok dengan jumlah menurut berkas." not in front_page(path)


def test_persons_of_a_row_that_cannot_be_read_are_not_counted_in_part(tmp_path: Path) -> None:
    text = "Pegawai\nPangkat/Golongan | S3 | S1 | SD\nIII/c | seratus | 4 |\nI/c | | 3 | 1"
    target = tmp_path / "hasil.xlsx"
    run("consolidate", *example(text, tmp_path), "-o", target, "--allow-errors")
    total, shares, *_ = rows(target, "Pegawai")
    assert (total["S1"], total["Jumlah"]) == (7, 4)
    assert (shares["S1"], shares["SD"]) == (0.75, 0.25)


class TestInterim:
    @pytest.mark.parametrize(
        "agency",
        [
            pytest.param(lambda: figures(ONE, units=("Bidang A", "Bidang B")), id="missing unit"),
            pytest.param(lambda: doubtful(error("a.xlsx", "budget", 5, "A302")), id="open error"),
        ],
    )
    def test_every_sheet_says_so_on_screen_and_on_paper(self, agency: Any, tmp_path: Path) -> None:
        for sheet in openpyxl.load_workbook(written(tmp_path, agency())):
            assert sheet["A1"].value.endswith(" – SEMENTARA"), sheet.title
            assert "SEMENTARA" in sheet.oddHeader.center.text
            assert "SEMENTARA" in sheet.oddFooter.center.text

    def test_it_cannot_be_signed(self, tmp_path: Path) -> None:
        text = front_page(written(tmp_path, figures(ONE, units=("Bidang A", "Bidang B"))))
        assert "belum dapat ditandatangani" in text
        assert "NIP" not in text

    def test_a_final_one_bears_no_sign_of_it(self, tmp_path: Path) -> None:
        path = written(tmp_path, figures(ONE, TWO, units=("Bidang A", "Bidang B")))
        for sheet in openpyxl.load_workbook(path):
            texts = (sheet["A1"].value, sheet.oddHeader.center.text, sheet.oddFooter.center.text)
            assert not any("SEMENTARA" in (text or "") for text in texts)
        assert "NIP" in front_page(path)


class TestAverage:
    def test_it_says_on_how_many_agreed_indicators_it_rests(self, tmp_path: Path) -> None:
        agreed = [{"objective": "O", "indicator": f"I {number}"} for number in range(8)]
        reported = {"objective": "O", "direction": "Naik", "target": 10, "realization": 11}
        records: dict[str, Any] = {
            "agreement": agreed,
            "achievement": [{**reported, "indicator": "I 3"}],
        }
        assert "1 dari 8 indikator" in front_page(written(tmp_path, figures(Sent(records=records))))

    def test_an_indicator_without_a_figure_is_counted_and_not_averaged(
        self, tmp_path: Path
    ) -> None:
        reported = {"objective": "O", "direction": "Naik", "target": 10, "realization": 8}
        unmeasured = {**reported, "realization": None}
        records = {
            "achievement": [{**reported, "indicator": "I"}, {**unmeasured, "indicator": "J"}]
        }
        path = written(tmp_path, figures(Sent(records=records)))
        assert figures_of(path)["Ringkasan", "Rata-rata capaian"].value == 0.8
        text = front_page(path)
        assert "1 dari 2 indikator" in text
        assert "1 dari 2 indikator yang dilaporkan belum mempunyai angka capaian" in text


class TestCommand:
    def sent(self, folder: Path, text: str, settings: str = "") -> tuple[Path, Path]:
        sent = folder / "kiriman"
        sent.mkdir()
        example(text, sent)
        if settings:
            (sent / "lkip.toml").write_text(settings, encoding="utf-8")
        return sent, folder / "hasil.xlsx"

    def test_it_ends_with_what_was_put_together(self, tmp_path: Path) -> None:
        sent, target = self.sent(tmp_path, "Anggaran\nPagu | Realisasi\n1000 | 900")
        said = run("consolidate", sent, "-o", target).output.splitlines()
        assert said[0] == f"Ditulis: {target}"
        assert said[1].startswith("1 berkas digabungkan; ")
        assert said[2:] == ["Pagu Rp1.000, realisasi Rp900 (90,00%)."]

    def test_what_is_missing_is_told_also_quietly(self, tmp_path: Path) -> None:
        units = '[agency]\nunits = ["Bidang Contoh", "Bidang B"]'
        sent, target = self.sent(tmp_path, "Anggaran\nPagu | Realisasi\n1000 | 900", units)
        result = run("consolidate", sent, "-o", target, "--quiet")
        assert result.exit_code == 0
        assert result.output.splitlines() == [
            "SEMENTARA: buku kerja ini belum final. Belum termasuk: Bidang B (belum",
            "mengirim).",
        ]

    def test_what_is_not_known_is_told_in_lines_that_fit(self, tmp_path: Path) -> None:
        sent, target = self.sent(tmp_path, "Anggaran\nPagu | Realisasi\nseribu | 900\n500 | 400")
        result = run("consolidate", sent, "-o", target, "--allow-errors", "--lang", "en")
        said = " ".join(result.output.splitlines()[1:])
        assert "Budget Rp500, realization Rp1.300 (80,00% of the complete rows)." in said
        assert "INTERIM: this workbook is not final. In doubt: budget (" in said
        assert "1 figure cannot be read and is in no sum." in said
        assert all(len(line) <= 80 for line in result.output.splitlines()[1:])
