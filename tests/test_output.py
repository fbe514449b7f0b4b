"""Results are written whole or not at all, never over an input, and through no link that was laid out."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.examples import written
from xlsx_lkip.cli.app import cli
from xlsx_lkip.console.output import OutputError, check_target, write_text, write_whole

INPUT = "ialah masukan perintah ini; pilih nama lain untuk hasilnya."
PLAN = "kode,program,kegiatan,sub kegiatan,pagu,unit kerja\n1,P,K,S,1,Bidang Contoh\n"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights and links otherwise")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments])


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A folder with a submission, and everything else that a run reads."""
    folder = tmp_path / "kiriman"
    folder.mkdir()
    written("Anggaran\nPagu | Realisasi\n100 | 40", folder)
    (folder / "kode.csv").write_text("kode,nama\n2.17,Koperasi\n", encoding="utf-8")
    (folder / "rencana.csv").write_text(PLAN, encoding="utf-8")
    settings = '[codes]\nfile = "kode.csv"\n[plan]\nfile = "rencana.csv"\n'
    (folder / "lkip.toml").write_text(settings, encoding="utf-8")
    return folder


class TestNeverOverAnInput:
    @pytest.mark.parametrize("name", ["berkas-1.xlsx", "kode.csv", "rencana.csv", "lkip.toml"])
    @pytest.mark.parametrize("command", ["validate", "status"])
    @pytest.mark.parametrize("way", ["itself", "spelled", "symbolic", "hard"])
    @posix
    def test_on_whatever_way(self, sent: Path, name: str, command: str, way: str) -> None:
        file, target = sent / name, sent.parent / f"tautan{Path(name).suffix}"
        before = file.read_bytes()
        match way:
            case "itself":
                target = file
            case "spelled":
                target = sent / ".." / sent.name / name
            case "symbolic":
                target.symlink_to(file)
            case "hard":
                target.hardlink_to(file)
        result = run(command, sent, "-o", target)
        assert result.exit_code == 2
        assert INPUT in result.stderr or "tidak dapat ditulis di sini" in result.stderr
        assert (file.read_bytes(), target.read_bytes()) == (before, before)

    def test_nor_over_the_earlier_report(self, sent: Path, tmp_path: Path) -> None:
        report = tmp_path / "laporan.xlsx"
        assert run("consolidate", sent, "-o", report, "--allow-errors").exit_code == 0
        before = report.read_bytes()
        result = run("consolidate", sent, "-o", report, "--allow-errors", "--previous", report)
        assert (result.exit_code, INPUT in result.stderr) == (2, True)
        assert report.read_bytes() == before

    def test_nor_where_the_input_is_missing(self, tmp_path: Path) -> None:
        with pytest.raises(OutputError, match="masukan perintah ini"):
            check_target(tmp_path / "x.csv", [tmp_path / "." / "x.csv"])


@posix
class TestTheFileBeside:
    def test_nobody_can_lay_out_a_link_under_its_name(self, tmp_path: Path) -> None:
        names: list[str] = []
        for number in range(2):

            def write(beside: Path) -> None:
                names.append(beside.name)
                assert beside.parent == tmp_path
                beside.write_text("isi", encoding="utf-8")

            write_whole(tmp_path / f"{number}.txt", write)
        assert names[0] != names[1]
        assert not any(str(os.getpid()) in name for name in names)

    def test_what_stands_under_its_name_is_not_written_through(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "milik-orang").write_text("utuh", encoding="utf-8")
        monkeypatch.setattr("os.urandom", bytes)
        (tmp_path / f".xlsx-lkip-{'00' * 8}.tmp").symlink_to(tmp_path / "milik-orang")
        with pytest.raises(OutputError):
            write_text(tmp_path / "hasil.txt", "isi")
        assert (tmp_path / "milik-orang").read_text(encoding="utf-8") == "utuh"
        assert not (tmp_path / "hasil.txt").exists()

    def test_a_new_file_has_the_rights_that_the_umask_leaves(self, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            write_text(tmp_path / "hasil.txt", "isi")
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "hasil.txt").stat().st_mode) == 0o640

    def test_a_file_that_was_for_few_eyes_stays_so(self, tmp_path: Path) -> None:
        target = tmp_path / "hasil.txt"
        target.touch(0o600)
        write_text(target, "isi")
        assert stat.S_IMODE(target.stat().st_mode) == 0o600

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (OSError(errno.ENOSPC, "x"), "tempat penyimpanan penuh."),
            (OSError(errno.EROFS, "x"), "tempat penyimpanan hanya boleh dibaca."),
            (
                PermissionError(errno.EACCES, "x"),
                "tutup dahulu bila sedang terbuka di program lain, dan pastikan folder boleh "
                "ditulisi.",
            ),
        ],
    )
    def test_a_failure_leaves_what_stood_there_and_nothing_else(
        self, tmp_path: Path, error: OSError, reason: str
    ) -> None:
        target = tmp_path / "hasil.txt"
        target.write_text("dahulu", encoding="utf-8")

        def fail(beside: Path) -> None:
            beside.write_text("separuh", encoding="utf-8")
            raise error

        with pytest.raises(OutputError) as refused:
            write_whole(target, fail)
        assert str(refused.value) == f"{target} tidak dapat ditulis: {reason}"
        assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [
            ("hasil.txt", "dahulu")
        ]


@posix
class TestRefusedBeforeTheWork:
    def test_a_pipe_is_not_waited_for(self, sent: Path, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipa.xlsx")
        for command in ("validate", "consolidate"):
            result = run(command, sent, "-o", tmp_path / "pipa.xlsx")
            assert (result.exit_code, result.stdout) == (2, "")
            assert "bukan berkas biasa" in result.stderr

    def test_a_name_that_is_too_long(self, sent: Path, tmp_path: Path) -> None:
        result = run("validate", sent, "-o", tmp_path / f"{'x' * 300}.html")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith("tidak dapat ditulis: namanya terlalu panjang.\n")

    def test_a_name_that_no_system_takes(self, tmp_path: Path) -> None:
        with pytest.raises(OutputError, match="karakter yang tidak sah"):
            check_target(tmp_path / "a\0b.html")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_for_temporary_files_is_no_fault_of_the_program(
    sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    monkeypatch.setattr("tempfile.mkstemp", full)
    result = run("validate", sent, "--format", "xlsx", "-o", sent.parent / "temuan.xlsx")
    assert result.exit_code == 2
    assert result.stderr.startswith("Galat: Tempat penyimpanan penuh, juga untuk berkas sementara")
