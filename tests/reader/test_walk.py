"""Folders, links and what is no workbook: read once, or named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.reader.books import lkip, saved
from xlsx_lkip.agency.settings import Settings, settings_for
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.reader import read_paths
from xlsx_lkip.reader.kinds import is_of_no_account, kind_of


def said(*paths: Path, settings: Settings | None = None) -> dict[str, list[Finding]]:
    """The findings of family B3, by code."""
    found: dict[str, list[Finding]] = {}
    for each in validate(paths, settings).findings:
        if each.code.startswith("B03"):
            found.setdefault(each.code, []).append(each)
    return found


def read(*paths: Path) -> list[str]:
    return [Path(each.path).name for each in read_paths(paths).submissions if each.readable]


class TestLinks:
    def test_a_linked_folder_is_read_once(self, tmp_path: Path) -> None:
        (tmp_path / "tempat lain").mkdir()
        saved(lkip(), tmp_path / "tempat lain")
        folder = tmp_path / "kiriman"
        folder.mkdir()
        (folder / "a").symlink_to(tmp_path / "tempat lain")
        (folder / "b").symlink_to(tmp_path / "tempat lain")
        assert read(folder) == ["berkas.xlsx"]
        (finding,) = said(folder)["B032"]
        assert finding.message == (
            "1 tautan menunjuk folder yang sudah dibaca atau yang memuat folder ini: b."
        )

    def test_a_link_that_leads_back_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "kiriman" / "unit").mkdir(parents=True)
        saved(lkip(), tmp_path / "kiriman" / "unit")
        saved(lkip(), tmp_path, "bukan kiriman.xlsx")
        (tmp_path / "kiriman" / "unit" / "atas").symlink_to(tmp_path)
        (tmp_path / "kiriman" / "unit" / "sini").symlink_to(tmp_path / "kiriman" / "unit")
        assert read(tmp_path / "kiriman") == ["berkas.xlsx"]
        (finding,) = said(tmp_path / "kiriman")["B032"]
        assert finding.message.endswith("unit/atas, unit/sini.")

    def test_a_link_that_leads_nowhere_is_an_error(self, tmp_path: Path) -> None:
        saved(lkip(), tmp_path)
        for name in ("Bidang B.xlsx", "catatan.txt", ".#Bidang C.xlsx"):
            (tmp_path / name).symlink_to(tmp_path / "hilang")
        (finding,) = said(tmp_path)["B034"]
        assert Path(finding.file).name == "Bidang B.xlsx"


class TestClosed:
    @pytest.fixture
    def closed(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
        """Makes a folder or file one that may not be opened, also by who may open everything."""

        def close(path: Path) -> None:
            for module, name in ((os, "scandir"), (os, "open")):
                monkeypatch.setattr(module, name, _refusing(getattr(module, name), path))

        return close

    def test_a_folder_that_may_not_be_opened_is_an_error(
        self, closed: Callable[[Path], None], tmp_path: Path
    ) -> None:
        saved(lkip(), tmp_path)
        (tmp_path / "Bidang B").mkdir()
        closed(tmp_path / "Bidang B")
        (finding,) = said(tmp_path)["B033"]
        assert Path(finding.file).name == "Bidang B"
        assert read(tmp_path) == ["berkas.xlsx"]

    def test_a_file_that_may_not_be_opened_is_not_called_damaged(
        self, closed: Callable[[Path], None], tmp_path: Path
    ) -> None:
        closed(saved(lkip(), tmp_path))
        codes = [each.code for each in validate([tmp_path]).findings]
        assert "B014" in codes
        assert "B001" not in codes


def _refusing(function: Any, path: Path) -> Any:
    def refuse(asked: Path, *rest: Any) -> Any:
        if Path(asked) == path:
            raise PermissionError
        return function(asked, *rest)

    return refuse


class TestPassedOver:
    def test_files_that_may_hold_a_submission_are_named_with_what_to_do(
        self, tmp_path: Path
    ) -> None:
        saved(lkip(), tmp_path)
        for name in ("Bidang B.ZIP", "sub/Bidang C.rar", "Bidang D.xlsx.crdownload"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(b"?")
        archives, download = said(tmp_path)["B030"]
        assert archives.message == (
            "2 berkas bukan buku kerja dilewati (arsip): Bidang B.ZIP, sub/Bidang C.rar."
        )
        assert "Caranya: keluarkan (ekstrak) dahulu" in archives.remedy
        assert "Caranya: unduh atau simpan lagi sampai selesai" in download.remedy
        assert (archives.file, archives.cell) == (f"{tmp_path.as_posix()}/", None)

    def test_documents_are_a_note(self, tmp_path: Path) -> None:
        saved(lkip(), tmp_path)
        (tmp_path / "surat pengantar.pdf").write_bytes(b"%PDF")
        assert list(said(tmp_path)) == ["B031"]

    @pytest.mark.parametrize(
        "name",
        [
            "README.md",
            "Thumbs.db",
            "desktop.ini",
            ".DS_Store",
            "lkip.toml",
            "lkip.toml.bak",
            "LAPORAN",
        ],
    )
    def test_what_nobody_sends_is_not_in_the_way(self, name: str, tmp_path: Path) -> None:
        saved(lkip(), tmp_path)
        (tmp_path / name).write_text("")
        assert said(tmp_path) == {}

    def test_a_workbook_whose_name_lost_its_suffix_is_named(self, tmp_path: Path) -> None:
        saved(lkip(), tmp_path).rename(tmp_path / "Bidang B")
        assert said(tmp_path)["B030"][0].message.endswith("(berkas jenis lain): Bidang B.")

    def test_the_plan_of_the_settings_is_no_submission(self, tmp_path: Path) -> None:
        saved(lkip(), tmp_path)
        plan = "kode;program;kegiatan;sub kegiatan;pagu;unit kerja\n;P;K;S;1;Bidang Contoh\n"
        (tmp_path / "rencana.csv").write_text(plan, encoding="utf-8")
        (tmp_path / "lkip.toml").write_text('[plan]\nfile = "rencana.csv"', encoding="utf-8")
        assert said(tmp_path, settings=settings_for(None, [tmp_path])) == {}
        assert "B031" in said(tmp_path)

    def test_of_many_the_first_are_named_and_all_are_counted(self, tmp_path: Path) -> None:
        saved(lkip(), tmp_path)
        for number in range(100, 125):
            (tmp_path / f"{number}.zip").write_bytes(b"")
        (finding,) = said(tmp_path)["B030"]
        assert finding.message.startswith("25 berkas")
        assert finding.message.endswith("119.zip, ....")


class TestNamed:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("a.zip", "arsip"),
            ("a.xls.docx", "dokumen"),
            ("a.numbers", "lembar kerja dari program lain"),
            ("a.csv", "data teks"),
            ("a.gsheet", "pintasan"),
            ("a.jpg", "gambar"),
            ("a.apa", "berkas jenis lain"),
        ],
    )
    def test_a_file_of_another_kind_is_told_as_what_it_is(
        self, name: str, kind: str, tmp_path: Path
    ) -> None:
        (tmp_path / name).write_bytes(b"apa saja")
        (finding,) = said(tmp_path / name)["B036"]
        assert finding.message == f"Ini {kind}, bukan buku kerja, sehingga tidak diperiksa."
        assert finding.remedy.endswith(f" Caranya: {kind_of(tmp_path / name).remedy}.")

    def test_a_workbook_under_another_suffix_is_read_and_told(self, tmp_path: Path) -> None:
        file = saved(lkip(), tmp_path).rename(tmp_path / "Bidang B.xltx")
        assert read(file) == ["Bidang B.xltx"]
        assert "ini templat Excel, tetapi isinya buku kerja" in said(file)["B037"][0].message


def test_names_that_are_no_text_are_read_and_shown_escaped(tmp_path: Path) -> None:
    name = os.fsdecode(b"Bidang_\xe9.xlsx")
    try:
        saved(lkip(), tmp_path).rename(tmp_path / name)
    except OSError:
        pytest.skip("this file system takes texts only")
    saved(lkip(), tmp_path, "baik.xlsx")
    first, second = validate([tmp_path]).tables.submissions
    assert (Path(first.path).name, first.readable) == (r"Bidang_\xe9.xlsx", True)
    assert second.readable
    assert first.location == tmp_path / name


def test_a_note_in_a_text_file_is_of_no_account(tmp_path: Path) -> None:
    assert is_of_no_account(tmp_path / "catatan.TXT")
