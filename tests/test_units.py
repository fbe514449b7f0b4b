"""The units of a run: sent twice, under nearly the same name, missing; and what cannot be compared yet."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.examples import written
from tests.reader.books import lkip, repacked, saved
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.cli.app import cli
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.reader import read_paths

BOOK = "Identitas\nUnit kerja | {}\n\nAnggaran\nSub kegiatan | Pagu | Realisasi\n{} | 100 | 40"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{}</dcterms:modified>'
    "</cp:coreProperties>"
)
EARLY, LATE = "2024-01-05T08:00:00Z", "2024-01-06T08:00:00Z"


def send(
    folder: Path, name: str, unit: str, work: str = "S", saved_at: str = "", day: int = 1
) -> Path:
    """A unit's workbook: when it was saved by its own account, and by its file's."""
    (file,) = written(BOOK.format(unit, work), folder, name)
    if saved_at:
        repacked(file, {"docProps/core.xml": CORE.format(saved_at).encode()})
    os.utime(file, (day * 86_400, day * 86_400))
    return file


def the(code: str, folder: Path, text: str = "") -> list[Finding]:
    """The findings of that code, with such a `lkip.toml`."""
    if text:
        (folder / "lkip.toml").write_text(text, encoding="utf-8")
    found = validate([folder], settings_for(None, [folder])).findings
    return [each for each in found if each.code == code]


class TestSentTwice:
    def test_the_one_that_was_saved_earlier_is_replaced_whatever_its_file_says(
        self, tmp_path: Path
    ) -> None:
        send(tmp_path, "final (2)", "Bidang A", saved_at=EARLY, day=9)
        send(tmp_path, "laporan", "Bidang A", "T", saved_at=LATE, day=1)
        (finding,) = the("U101", tmp_path)
        assert Path(finding.file).name == "final (2)-1.xlsx"
        assert finding.message == (
            'Unit kerja "Bidang A" juga dikirim dalam berkas laporan-1.xlsx; berkas ini digantikan '
            "berkas itu, yang disimpan lebih akhir."
        )

    def test_without_such_an_account_the_dates_of_the_files_tell(self, tmp_path: Path) -> None:
        send(tmp_path, "a", "Bidang A", day=9)
        send(tmp_path, "b", "Bidang A", "T", day=1)
        (finding,) = the("U101", tmp_path)
        assert Path(finding.file).name == "b-1.xlsx"
        assert finding.message.endswith("yang tanggal berkasnya lebih akhir.")

    def test_where_nothing_tells_it_is_said(self, tmp_path: Path) -> None:
        send(tmp_path, "a", "Bidang A")
        send(tmp_path, "b", "Bidang A", "T")
        (finding,) = the("U101", tmp_path)
        assert finding.message.endswith("tidak dapat diketahui mana yang lebih baru.")

    def test_of_three_all_but_the_newest_are_replaced(self, tmp_path: Path) -> None:
        for day, name in enumerate("bca", start=1):
            send(tmp_path, name, "Bidang A", name, day=day)
        replaced = the("U101", tmp_path)
        assert [Path(each.file).name for each in replaced] == ["b-1.xlsx", "c-1.xlsx"]
        assert all("dalam berkas a-1.xlsx" in each.message for each in replaced)

    def test_consolidation_waits_for_a_decision(self, tmp_path: Path) -> None:
        send(tmp_path, "a", "Bidang A", day=1)
        send(tmp_path, "b", "Bidang A", "T", day=9)
        command = ["consolidate", str(tmp_path), "-o", str(tmp_path / "hasil.xlsx")]
        assert CliRunner().invoke(cli, command).exit_code == 1
        assert not (tmp_path / "hasil.xlsx").exists()

    @pytest.mark.parametrize("text", ["", "bukan tanggal", "2024-02-30T00:00:00Z", "9" * 500])
    def test_a_day_that_is_none_is_passed_over(self, text: str, tmp_path: Path) -> None:
        file = saved(lkip(), tmp_path)
        repacked(file, {"docProps/core.xml": CORE.format(text).encode()})
        (submission,) = read_paths([file]).submissions
        assert (submission.readable, submission.saved) == (True, None)

    def test_an_ods_tells_its_day_too(self, tmp_path: Path) -> None:
        from xlsx_lkip.reader.package import Package
        from xlsx_lkip.reader.saved import saved_in

        with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
            archive.writestr("meta.xml", "<m><dc:date>1970-01-02T00:00:00.5</dc:date></m>")
        with zipfile.ZipFile(tmp_path / "a.ods") as archive:
            assert saved_in(Package(archive)) == 86_400.5


class TestNearNames:
    def test_a_stranger_near_a_unit_that_has_sent_is_told(self, tmp_path: Path) -> None:
        send(tmp_path, "a", "Bidang Usaha Mikro")
        send(tmp_path, "b", "Bid. Usaha Mikro", "T")
        (finding,) = the("U202", tmp_path, '[agency]\nunits = ["Bidang Usaha Mikro"]')
        assert finding.message == (
            'Unit kerja "Bid. Usaha Mikro" tidak ada dalam daftar unit kerja. Yang mirip: "Bidang Usaha '
            'Mikro". Unit itu sudah mengirim a-1.xlsx; mungkin unit yang sama, dan angkanya terhitung '
            "dua kali."
        )

    def test_without_a_list_two_near_names_are_told_once(self, tmp_path: Path) -> None:
        send(tmp_path, "a", "Bidang Usaha Mikro")
        send(tmp_path, "b", "Bid. Usaha Mikro", "T")
        (finding,) = the("U203", tmp_path)
        assert finding.message == (
            'Unit kerja "Bid. Usaha Mikro" mungkin sama dengan "Bidang Usaha Mikro" di berkas a-1.xlsx; '
            "bila sama, angkanya terhitung dua kali."
        )

    def test_two_near_names_of_the_list_are_two_units(self, tmp_path: Path) -> None:
        units = ("Bidang Usaha Mikro", "Bid. Usaha Mikro")
        for name, unit in zip("ab", units, strict=True):
            send(tmp_path, name, unit, name)
        assert the("U203", tmp_path, f"[agency]\nunits = {list(units)}") == []

    def test_numbered_units_are_never_told(self, tmp_path: Path) -> None:
        for name, unit in zip("abc", ("UPTD Wilayah I", "UPTD Wilayah II", "Seksi A"), strict=True):
            send(tmp_path, name, unit, name)
        assert the("U203", tmp_path) == []

    def test_the_plan_decides_between_two_near_names(self, tmp_path: Path) -> None:
        plan = (
            "kode;program;kegiatan;sub kegiatan;pagu;unit kerja\n"
            ";P;K;Promosi;100;Bidang Usaha Kecil\n;P;K;Pendataan;100;Bidang Usaha Mikro\n"
        )
        (tmp_path / "rencana.csv").write_text(plan, encoding="utf-8")
        for name, work, unit in (
            ("a", "Promosi", "Bidang Usaha Kecil"),
            ("b", "Pendataan", "Bidang Usaha Mikro"),
        ):
            send(tmp_path, name, "Bidang Usaha", work)
            (finding,) = the("U202", tmp_path, '[plan]\nfile = "rencana.csv"')
            assert finding.expected == unit
            (tmp_path / f"{name}-1.xlsx").unlink()

    def test_a_file_that_is_no_workbook_is_perhaps_a_missing_unit_s(self, tmp_path: Path) -> None:
        send(tmp_path, "a", "Bidang A")
        (tmp_path / "LKIP Bidang B.zip").write_bytes(b"PK")
        (finding,) = the("U201", tmp_path, '[agency]\nunits = ["Bidang A", "Bidang B"]')
        assert finding.message == (
            'Unit kerja "Bidang B" belum mengirim buku kerja. Mungkin kirimannya "LKIP Bidang B.zip", '
            "yang bukan buku kerja."
        )


class TestNotYetCompared:
    CONTROL = (
        '[agency]\nunits = ["Bidang A", "Bidang B"]\n[control]\nbudget = 300\nabsorption = 40\n'
    )

    def test_while_a_unit_is_missing_it_is_said_how_much_has_come(self, tmp_path: Path) -> None:
        send(tmp_path, "a", "Bidang A")
        (finding,) = the("U204", tmp_path, self.CONTROL)
        assert (finding.severity.value, finding.cell) == ("note", "control")
        assert finding.message == (
            "Jumlah semua berkas belum dibandingkan dengan angka perangkat daerah. Baru 1 dari 2 unit "
            "kerja mengirim. Pagu sampai kini Rp100 dari Rp300. Persentase realisasi sampai kini "
            "40,00% dari 40,00%."
        )
        assert the("U302", tmp_path) == []

    def test_when_all_have_sent_they_are_compared(self, tmp_path: Path) -> None:
        send(tmp_path, "a", "Bidang A")
        send(tmp_path, "b", "Bidang B", "T")
        assert the("U204", tmp_path, self.CONTROL) == []
        (finding,) = the("U302", tmp_path)
        assert (finding.found, finding.expected) == ("200", "300")

    def test_a_sheet_that_cannot_be_read_is_lacking_too(self, tmp_path: Path) -> None:
        book = lkip()
        for row in book["Anggaran"].iter_rows():
            for cell in row:
                cell.value = None
        saved(book, tmp_path, "b.xlsx")
        (finding,) = the("U204", tmp_path, "[control]\nbudget = 300\n")
        assert " Tidak terbaca: Anggaran (b.xlsx)." in finding.message

    def test_status_says_it_with_what_was_passed_over_and_what_is_unread(
        self, tmp_path: Path
    ) -> None:
        send(tmp_path, "a", "Bidang A")
        (tmp_path / "Bidang B.zip").write_bytes(b"PK")
        (tmp_path / "lkip.toml").write_text(self.CONTROL, encoding="utf-8")
        result = CliRunner().invoke(cli, ["status", str(tmp_path)], terminal_width=80)
        said = " ".join(result.stdout.split())
        assert 'Bidang B BELUM - - - mungkin "Bidang B.zip" MENGIRIM' in said
        assert "Baru 1 dari 2 unit kerja mengirim. Pagu sampai kini Rp100 dari Rp300." in said
        assert "1 berkas bukan buku kerja dilewati (arsip): Bidang B.zip." in said
        assert max(map(len, result.stdout.splitlines())) <= 80
