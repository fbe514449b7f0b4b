"""`template --plan`: what the agency planned is filled in and locked, and the rest stays free."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from xlsx_lkip.cli.app import cli
from xlsx_lkip.reader import read_paths

SETTINGS = """
[agency]
name = "Dinas Contoh"
region = "Kabupaten Contoh"
year = 2023
units = ["Bidang A", "Bidang B", "Bidang C"]
"""
PLAN = """\
kode;program;kegiatan;sub kegiatan;pagu;unit kerja
2.17.01.2.01.0001;Program P;Kegiatan K;Rapat;Rp. 1.250,50;Bidang A
;;;=HYPERLINK("http://a")&1;2.139.191.092;
;Program Q;Kegiatan L;Sewa;0;bidang b
"""
FIRST_ROW = 7
PLANNED_COLUMNS = "BCDEF"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lkip.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "rencana.csv").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["template", *map(str, arguments)])


def issued(*arguments: str | Path) -> Result:
    return run("--plan", "rencana.csv", "--config", "lkip.toml", *arguments)


def row(file: Path, sheet: str, number: int) -> list[Any]:
    cells = openpyxl.load_workbook(file)[sheet][number]
    return [cell.value for cell in cells[1:6]]


def test_every_unit_gets_what_is_planned_for_it(folder: Path) -> None:
    result = issued()
    assert result.exit_code == 0
    names = ["1-bidang-a.xlsx", "2-bidang-b.xlsx", "3-bidang-c.xlsx"]
    assert sorted(file.name for file in (folder / "templat").iterdir()) == names
    text = '=HYPERLINK("http://a")&1'
    for sheet in ("Program", "Anggaran"):
        file = folder / "templat" / names[0]
        assert row(file, sheet, FIRST_ROW) == [
            *("2.17.01.2.01.0001", "Program P", "Kegiatan K", "Rapat", 1250.5)
        ]
        assert row(file, sheet, FIRST_ROW + 1) == [
            *(None, "Program P", "Kegiatan K", text, 2139191092)
        ]
        assert openpyxl.load_workbook(file)[sheet]["E8"].data_type == "s"
        other = row(folder / "templat" / names[1], sheet, FIRST_ROW)
        assert other == [None, "Program Q", "Kegiatan L", "Sewa", 0]
        assert row(folder / "templat" / names[2], sheet, FIRST_ROW) == [None] * 5


@pytest.mark.usefixtures("folder")
def test_a_unit_without_a_plan_is_named() -> None:
    said = issued().stderr
    assert 'Rencana tidak memuat apa pun untuk "Bidang C";' in said
    assert "Bidang A" not in said.partition("Rencana")[2]


def test_what_is_known_is_locked_and_the_rest_is_free(folder: Path) -> None:
    issued()
    book = openpyxl.load_workbook(folder / "templat" / "1-bidang-a.xlsx")
    for sheet in ("Program", "Anggaran"):
        cells = book[sheet]
        assert cells.protection.sheet
        assert not cells.protection.password
        assert all(cells[f"{column}7"].protection.locked for column in PLANNED_COLUMNS)
        # Its Kode is not known.
        assert [cells[f"{column}8"].protection.locked for column in "BCDEF"] == [False] + [True] * 4
        assert not any(cells[f"{column}9"].protection.locked for column in PLANNED_COLUMNS)
    free = book["Anggaran"]
    assert not any(free[f"{column}7"].protection.locked for column in "GJK")
    identity = book["Identitas"]
    assert [identity[f"C{row}"].protection.locked for row in range(6, 12)] == [True] * 4 + [
        False
    ] * 2


def test_a_filled_template_is_read_with_the_pagu_of_the_plan(folder: Path) -> None:
    issued()
    file = folder / "templat" / "1-bidang-a.xlsx"
    records = read_paths([file]).records
    assert records["budget"]["budget"].to_list() == [125050, 213919109200]
    assert records["program"].equals(records["budget"].select(records["program"].columns))


def test_a_long_plan_grows_the_sheet_and_leaves_room(folder: Path) -> None:
    rows = "".join(f";P;K;Sub kegiatan {n};{n};Bidang A\n" for n in range(1, 701))
    (folder / "rencana.csv").write_text(PLAN.partition("\n")[0] + "\n" + rows, encoding="utf-8")
    assert issued("--unit", "Bidang A", "-o", "a.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(folder / "a.xlsx")["Anggaran"]
    assert row(folder / "a.xlsx", "Anggaran", 706)[3:] == ["Sub kegiatan 700", 700]
    assert sheet["F706"].protection.locked
    assert not sheet["F707"].protection.locked
    assert sheet["H750"].value.startswith("=")  # Sisa of a row that nobody planned.
    assert any("F750" in ranges.sqref for ranges in sheet.data_validations.dataValidation)


def test_one_unit_is_written_under_its_own_number(folder: Path) -> None:
    result = issued("--unit", "BIDANG b", "--year", "2024")
    assert result.exit_code == 0
    (file,) = (folder / "templat").iterdir()
    assert file.name == "2-bidang-b.xlsx"
    identity = openpyxl.load_workbook(file)["Identitas"]
    assert (identity["C8"].value, identity["C9"].value) == ("Bidang B", 2024)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--unit", "Bidang AB"], 'Unit kerja "Bidang AB" tidak ada dalam rencana'),
        (
            ["-o", "a.xlsx"],
            "Sebutkan folder, misalnya -o templat, atau satu unit kerja dengan --unit",
        ),
    ],
)
def test_what_the_plan_cannot_answer_is_refused(
    folder: Path, arguments: list[str], said: str
) -> None:
    result = issued(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not list(folder.glob("**/*.xlsx"))


def test_without_named_units_those_of_the_plan_get_one_each(folder: Path) -> None:
    (folder / "lkip.toml").unlink()
    assert run("--plan", "rencana.csv").exit_code == 0
    names = sorted(file.name for file in (folder / "templat").iterdir())
    assert names == ["1-bidang-a.xlsx", "2-bidang-b.xlsx"]


def test_the_plan_of_the_settings_is_used_when_none_is_named(folder: Path) -> None:
    (folder / "lkip.toml").write_text(f'{SETTINGS}[plan]\nfile = "rencana.csv"', encoding="utf-8")
    assert run("--config", "lkip.toml").exit_code == 0
    assert row(folder / "templat" / "2-bidang-b.xlsx", "Program", 7)[3] == "Sewa"


def test_an_unknown_unit_in_the_plan_is_refused(folder: Path) -> None:
    text = PLAN.replace("bidang b", "Bidang X")
    (folder / "rencana.csv").write_text(text, encoding="utf-8")
    result = issued()
    assert result.exit_code == 2
    assert "baris 4, kolom Unit kerja" in result.stderr
    assert not (folder / "templat").exists()


def test_prefilled_templates_may_be_written_again_and_filled_ones_may_not(folder: Path) -> None:
    assert issued().exit_code == 0
    assert issued().exit_code == 0
    file = folder / "templat" / "1-bidang-a.xlsx"
    book = openpyxl.load_workbook(file)
    book["Anggaran"]["G7"] = 100
    book.save(file)
    before = file.read_bytes()
    result = issued()
    assert result.exit_code == 2
    assert "1-bidang-a.xlsx sudah berisi data" in result.stderr
    assert file.read_bytes() == before


def test_a_plan_is_never_written_over(folder: Path) -> None:
    book = openpyxl.Workbook()
    for line in PLAN.splitlines():
        book.active.append(line.split(";"))
    book.save(folder / "dpa.xlsx")
    before = (folder / "dpa.xlsx").read_bytes()
    for plan in ("dpa.xlsx", "rencana.csv"):  # As the plan itself, and as somebody's workbook.
        assert run("--plan", plan, "--unit", "Bidang A", "-o", "dpa.xlsx").exit_code == 2
    assert (folder / "dpa.xlsx").read_bytes() == before
