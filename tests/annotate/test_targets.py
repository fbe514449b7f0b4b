"""Where copies go: by the names of the submissions, never over what is not an untouched copy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.annotate.marking import listed, mark, opened
from tests.reader.books import lkip, saved
from xlsx_lkip.annotate import planned
from xlsx_lkip.cli.app import cli
from xlsx_lkip.console.output import OutputError

WRONG = [{"budget": 100, "realization": 40, "remaining": 61}]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["validate", *map(str, arguments)])


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A folder with one submission."""
    folder = tmp_path / "kiriman"
    folder.mkdir()
    saved(lkip(budget=WRONG), folder)
    return folder


def test_the_report_comes_as_always_and_the_copies_are_named(sent: Path, tmp_path: Path) -> None:
    plain, result = run(sent), run(sent, "--annotate", tmp_path / "salinan")
    assert result.exit_code == 1
    assert result.stdout == plain.stdout
    assert f"Salinan bertanda di {tmp_path / 'salinan'}: 1 berkas." in result.stderr
    assert listed(tmp_path / "salinan" / "berkas.xlsx")


def test_copies_lie_as_the_submissions_lie(sent: Path, tmp_path: Path) -> None:
    for unit in ("a", "b"):
        (sent / unit).mkdir()
        saved(lkip(), sent / unit)
    targets = planned(tmp_path / "salinan", [sent])
    names = {str(each.relative_to(tmp_path / "salinan")) for each in targets.values()}
    assert names == {
        "berkas.xlsx",
        os.path.join("a", "berkas.xlsx"),
        os.path.join("b", "berkas.xlsx"),
    }


def test_of_one_name_they_are_numbered(sent: Path, tmp_path: Path) -> None:
    (sent / "a").mkdir()
    files = [sent / "berkas.xlsx", saved(lkip(), sent / "a", "Berkas.xlsx")]
    names = [each.name for each in planned(tmp_path / "salinan", files).values()]
    assert sorted(names) == ["Berkas.xlsx", "berkas (2).xlsx"]


@pytest.mark.parametrize("place", [".", "kiriman", "kiriman/bertanda"])
def test_a_folder_that_would_be_read_next_time_is_refused(
    sent: Path, tmp_path: Path, place: str
) -> None:
    result = run(sent, "--annotate", tmp_path / place)
    assert result.exit_code == 2
    assert "membaca setiap unit dua kali" in result.stderr
    assert [path.name for path in sent.iterdir()] == ["berkas.xlsx"]


def test_a_file_is_no_folder(sent: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("milik saya", encoding="utf-8")
    assert "bukan folder" in run(sent, "--annotate", tmp_path / "berkas").stderr


def test_the_folder_is_made(sent: Path, tmp_path: Path) -> None:
    said = run(sent, "--annotate", tmp_path / "tidak" / "ada").stderr
    assert said == f"Salinan bertanda di {tmp_path / 'tidak' / 'ada'}: 1 berkas.\n"
    assert (tmp_path / "tidak" / "ada" / "berkas.xlsx").is_file()


def test_an_untouched_copy_is_written_anew(sent: Path, tmp_path: Path) -> None:
    mark(sent, tmp_path / "salinan")
    saved(lkip(), sent)
    assert listed(mark(sent, tmp_path / "salinan").copy) == []


def test_a_copy_that_somebody_saved_since_is_not_written_over(sent: Path, tmp_path: Path) -> None:
    copy = mark(sent, tmp_path / "salinan").copy
    opened(copy).save(copy)
    before = copy.read_bytes()
    result = run(sent, "--annotate", tmp_path / "salinan")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "sudah diubah sejak ditulis" in result.stderr
    assert copy.read_bytes() == before


def test_anything_else_is_not_written_over(sent: Path, tmp_path: Path) -> None:
    folder = tmp_path / "salinan"
    folder.mkdir()
    for name in ("berkas.xlsx", "berkas.xlsx.temuan.txt"):
        (folder / name).write_text("milik saya", encoding="utf-8")
        with pytest.raises(OutputError, match="tidak ditimpa"):
            planned(folder, [sent])
        (folder / name).unlink()


def test_a_link_to_a_submission_is_not_followed(sent: Path, tmp_path: Path) -> None:
    mark(sent, tmp_path / "satu")
    (tmp_path / "dua").mkdir()
    (tmp_path / "dua" / "berkas.xlsx").symlink_to(tmp_path / "satu" / "berkas.xlsx")
    with pytest.raises(OutputError, match="tidak ditimpa"):
        planned(tmp_path / "dua", [tmp_path / "satu"])


def test_the_report_is_not_written_over_a_copy(sent: Path, tmp_path: Path) -> None:
    mark(sent, tmp_path / "salinan")
    report = tmp_path / "salinan" / "berkas.xlsx"
    result = run(sent, "--annotate", tmp_path / "salinan", "-o", report)
    assert result.exit_code == 2
    assert "pilih nama lain" in result.stderr


def test_what_cannot_be_marked_gets_its_findings_as_a_text(sent: Path, tmp_path: Path) -> None:
    (sent / "rusak.xls").write_text("bukan buku kerja", encoding="utf-8")
    result = run(sent, "--annotate", tmp_path / "salinan")
    text = (tmp_path / "salinan" / "rusak.xls.temuan.txt").read_text(encoding="utf-8")
    assert text.startswith("Temuan xlsx-lkip untuk rusak.xls\n")
    assert "TIDAK TERBACA: 1 kesalahan" in text
    assert "Kesalahan B001: " in text
    assert "rusak.xls.temuan.txt: Berkas ini tidak terbaca" in result.stderr
    assert not (tmp_path / "salinan" / "rusak.xls").exists()


def test_a_text_gives_way_to_a_copy_once_there_can_be_one(sent: Path, tmp_path: Path) -> None:
    saved(lkip(), sent).write_text("rusak", encoding="utf-8")
    mark(sent, tmp_path / "salinan")
    saved(lkip(), sent)
    mark(sent, tmp_path / "salinan")
    assert [each.name for each in (tmp_path / "salinan").iterdir()] == ["berkas.xlsx"]
