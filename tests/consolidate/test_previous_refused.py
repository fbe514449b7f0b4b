"""What `--previous` refuses, always in a sentence that says what to do."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import written as submission
from xlsx_lkip.cli.app import cli
from xlsx_lkip.console.errors import UserError
from xlsx_lkip.previous import read_previous
from xlsx_lkip.template import write_workbook

from .agency import DAY, ONE, TWO, Sent, figures, written

SOUND = "Identitas\nPerangkat daerah | Dinas Contoh\n\nAnggaran\nPagu | Realisasi\n100 | 40"


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    return written(tmp_path, figures(ONE, TWO))


def refusal(path: Path, day: date | None = None) -> str:
    with pytest.raises(UserError) as refused:
        read_previous(path, day)
    return str(refused.value)


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    """The workbook after someone changed it by hand, its formulas' values kept."""
    book = openpyxl.load_workbook(path, data_only=True)
    change(book)
    book.save(path)
    return path


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "x.xlsx").endswith("x.xlsx tidak ada.")


def test_a_folder(tmp_path: Path) -> None:
    assert "ialah folder" in refusal(tmp_path)


def test_a_file_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"bukan")
    assert "rusak atau bukan .xlsx" in refusal(path)


def test_a_file_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "berkata sandi" in refusal(path)


def test_a_submission_or_a_template(tmp_path: Path) -> None:
    blank = tmp_path / "t.xlsx"
    write_workbook(blank)
    for path in (blank, submission(SOUND, tmp_path)[0]):
        assert "bukan laporan gabungan" in refusal(path)


def test_a_workbook_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    openpyxl.Workbook().save(path)
    assert "bukan laporan gabungan" in refusal(path)


def test_a_younger_report(earlier: Path) -> None:
    assert "sesudah tanggal laporan ini (2024-01-14)" in refusal(earlier, date(2024, 1, 14))
    assert read_previous(earlier, DAY).date == DAY


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"agency": "Dinas Lain", "year": 2023}, 'laporan "Dinas Lain"'),
        ({"year": 2022}, "laporan tahun 2022, sedangkan laporan ini tahun 2023"),
    ],
)
def test_another_agency_or_year(tmp_path: Path, other: dict[str, Any], said: str) -> None:
    path = written(tmp_path, figures(Sent(identity=other)))
    with pytest.raises(UserError, match=said):
        figures(ONE, earlier=read_previous(path))


def test_a_sheet_that_is_gone(earlier: Path) -> None:
    path = edited(earlier, lambda book: book.remove(book["Per Unit"]))
    assert "lembar Per Unit tidak ada" in refusal(path)


def test_a_column_that_is_gone(earlier: Path) -> None:
    path = edited(earlier, lambda book: book["Per Unit"].delete_cols(4))
    assert "lembar Per Unit tidak berkolom Pagu" in refusal(path)


def test_a_figure_that_is_none(earlier: Path) -> None:
    path = edited(earlier, lambda book: book["Per Unit"].__setitem__("D8", "seribu"))
    assert 'sel Per Unit!D8 seharusnya angka, tetapi berisi "seribu"' in refusal(path)


def test_a_figure_that_was_changed(earlier: Path) -> None:
    path = edited(earlier, lambda book: book["Per Unit"].__setitem__("D8", 5))
    assert "berkas itu diubah sesudah ditulis" in refusal(path)


def test_formulas_that_lost_their_values(earlier: Path) -> None:
    openpyxl.load_workbook(earlier).save(earlier)
    assert 'seharusnya angka, tetapi berisi ""' in refusal(earlier)


def test_a_cell_far_out_changes_nothing(earlier: Path) -> None:
    """It would make a rectangle of seventeen thousand million cells."""
    expected = read_previous(earlier)

    def change(book: Any) -> None:
        book["Per Unit"]["XFD1048576"] = 1

    assert read_previous(edited(earlier, change)).programs.equals(expected.programs)


def test_columns_may_have_moved_and_others_come_between(earlier: Path) -> None:
    expected = read_previous(earlier)

    def change(book: Any) -> None:
        for sheet in book:
            sheet.insert_cols(1)
            sheet.insert_rows(1, 2)
        book["Temuan"]["A7"] = "Kolom sendiri"

    found = read_previous(edited(earlier, change))
    assert found.units == expected.units
    assert found.programs.equals(expected.programs)
    assert found.indicators.equals(expected.indicators)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_anywhere_is_a_refusal_or_harmless(earlier: Path, data: st.DataObject) -> None:
    """A byte changed in any part, or the file cut off: never another exception."""
    whole = earlier.read_bytes()
    damaged = earlier.with_name("rusak.xlsx")
    if data.draw(st.booleans(), label="cut"):
        damaged.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    else:
        damaged.write_bytes(_with_a_part_damaged(whole, data))
    with contextlib.suppress(UserError):
        assert read_previous(damaged).path == str(damaged)


def _with_a_part_damaged(whole: bytes, data: st.DataObject) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(target, "w") as copy:
        names = source.namelist()
        chosen = data.draw(st.sampled_from(names))
        for name in names:
            part = bytearray(source.read(name))
            if name == chosen:
                at = data.draw(st.integers(0, len(part) - 1))
                part[at : at + 4] = data.draw(st.binary(min_size=4, max_size=4))
            copy.writestr(name, bytes(part))
    return target.getvalue()


def _run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["consolidate", *map(str, arguments)])
    return result.exit_code, result.stderr


def test_the_command_never_writes_over_it(earlier: Path, tmp_path: Path) -> None:
    path, whole = submission(SOUND, tmp_path)[0], earlier.read_bytes()
    code, said = _run(path, "-o", earlier, "--previous", earlier)
    assert (code, earlier.read_bytes()) == (2, whole)
    assert "ialah masukan perintah ini" in said


def test_the_command_refuses_it_before_anything_is_read(tmp_path: Path) -> None:
    code, said = _run(tmp_path / "tidak-ada", "-o", tmp_path / "h.xlsx", "--previous", tmp_path)
    assert (code, said) == (
        2,
        f"Galat: Laporan sebelumnya {tmp_path} ialah folder; sebutkan berkas hasil consolidate di "
        "dalamnya.\n",
    )


def test_the_command_compares(tmp_path: Path) -> None:
    first, second = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    path = submission(SOUND, tmp_path)[0]
    assert _run(path, "-o", first, "--date", "2024-01-01")[0] == 0
    assert _run(path, "-o", second, "--date", "2024-02-01", "--previous", first)[0] == 0
    assert "Perubahan" in openpyxl.load_workbook(second).sheetnames
