"""Plans as careless and crafty hands leave them: each ends soon, with what is wrong and where, or works."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from xlsxwriter import Workbook

from xlsx_lkip.agency.plan import PlanError
from xlsx_lkip.agency.plan.reading import read_plan
from xlsx_lkip.cli.app import cli
from xlsx_lkip.reader import apart

HEADERS = ["kode", "program", "kegiatan", "sub kegiatan", "pagu", "unit kerja"]
HEADER = ",".join(HEADERS)
ROW = "1.01,P,K,Rapat,100,Bidang A"


def refusal(file: Path, content: str | bytes) -> str:
    """What is reported of the file, behind its name."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(PlanError) as refused:
        read_plan(file)
    return str(refused.value).partition(str(file))[2].strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_is_read_as_office_suites_save_it(tmp_path: Path, encoding: str, separator: str) -> None:
    text = f"{HEADER}\n{ROW}\n".replace(",", separator)
    if encoding == "utf-16-le-sig":
        text, encoding = f"\ufeff{text}", "utf-16-le"
    file = tmp_path / "rencana.csv"
    file.write_text(text, encoding=encoding)
    assert [record.subactivity for record in read_plan(file).records] == ["Rapat"]


@pytest.mark.parametrize("above", ["sep=;\n", "Rencana Kegiatan 2023\n\n"])
def test_what_stands_above_the_header_has_no_separator(tmp_path: Path, above: str) -> None:
    file = tmp_path / "rencana.csv"
    file.write_text(above + f"{HEADER}\n{ROW}".replace(",", ";"), encoding="utf-8")
    assert read_plan(file).units == ("Bidang A",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            f'{HEADER}\n1,"P,K,Rapat,1,A\n2,P,K,Sewa,1,A\n',
            "di baris 2 memuat tanda kutip yang tidak ditutup dengan benar.",
        ),
        (
            f'{HEADER}\n{ROW}\n1,"P"x,K,Rapat,1,A\n',
            "di baris 3 memuat tanda kutip yang tidak ditutup dengan benar.",
        ),
        (f"{HEADER}\n{'x' * 200_000}\n", "di baris 2 memuat sel yang terlalu panjang."),
        ("\n" * 200_000, "berisi lebih dari 100.000 baris."),
        (
            f"{HEADER}\n" + f"{ROW}\n" * 1_000_000,
            "berisi lebih dari 16 MB; periksa apakah itu berkas yang benar.",
        ),
        (
            f"{HEADER}\n{ROW}".encode("utf-16-le"),
            'harus disimpan sebagai CSV UTF-8 (di Excel: Save As, "CSV UTF-8").',
        ),
    ],
    ids=range(6),
)
def test_what_is_no_list_is_refused_with_its_row(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert refusal(tmp_path / "rencana.csv", content) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "1,P\0,K,Rapat,1,A",
            "baris 2, kolom Program: memuat karakter yang tidak tampak (U+0000); hapus dari teksnya.",
        ),
        (
            "1,P,K,Rapat,1,A\u202e",
            "baris 2, kolom Unit kerja: memuat karakter yang tidak tampak (U+202E); hapus dari teksnya.",
        ),
        (f"1,P,K,{'S' * 501},1,A", "baris 2, kolom Sub kegiatan: lebih panjang dari 500 huruf."),
        ("1,P,K,Rapat,1,部门", "baris 2, kolom Unit kerja: tidak memuat huruf Latin atau angka."),
        (
            "1,P,K,Rapat,1,..",
            "baris 2, kolom Unit kerja: kosong. Isi, atau hapus baris ini bila hanya judul atau jumlah.",
        ),
        ("1,P,K,Rapat,=1+1,A", 'baris 2, kolom Pagu: "=1+1" bukan jumlah rupiah.'),
        ("1,P,K,Rapat,\x1b[31m,A", 'baris 2, kolom Pagu: "[31m" bukan jumlah rupiah.'),
        ("1,P,K,Rapat,1e30000000,A", 'baris 2, kolom Pagu: "1e30000000" bukan jumlah rupiah.'),
    ],
    ids=range(8),
)
def test_a_cell_that_no_template_could_hold_is_refused(tmp_path: Path, row: str, said: str) -> None:
    assert refusal(tmp_path / "rencana.csv", f"{HEADER}\n{row}\n").splitlines()[1].strip() == said


def test_a_header_of_a_million_columns_is_looked_at_but_not_read(tmp_path: Path) -> None:
    header = ",".join(["program", "pagu", "unit kerja", *["x"] * 10**6])
    said = ": kolom Kegiatan tidak ada. Judul yang ada: program, pagu, unit kerja, x."
    assert refusal(tmp_path / "rencana.csv", header) == said


def test_many_strange_units_are_refused_soon(tmp_path: Path) -> None:
    file = tmp_path / "rencana.csv"
    rows = (f"1.{n},P,K,S,1,Bidang Urusan Nomor {n}" for n in range(5000))
    file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    with pytest.raises(PlanError, match=r"dan 4\.?990 yang lain"):
        read_plan(file, [f"Bagian Lain Nomor {n}" for n in range(2000)])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "rencana.xlsx"
    with Workbook(file) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADERS)
        sheet.write_row(1, 0, ["1.01", "P", "K", "Rapat", 100, "Bidang A"])
    return file


def changed(book: Path, part: str, old: bytes, new: bytes) -> Path:
    target = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            assert name != part or old in data
            copy.writestr(name, data.replace(old, new) if name == part else data)
    book.write_bytes(target.getvalue())
    return book


def test_a_workbook_that_ends_its_reader_is_refused(book: Path) -> None:
    """One attribute asks for more memory than there is, and aborts the process that reads it."""
    changed(book, "xl/sharedStrings.xml", b'uniqueCount="', b'uniqueCount="999999999999')
    with pytest.raises(PlanError, match=r"rencana\.xlsx tidak dapat dipakai\. "):
        read_plan(book)


def test_a_workbook_that_keeps_its_reader_is_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_CODE", "import time; time.sleep(60)")
    monkeypatch.setattr(apart, "SECONDS", 0.2)
    with pytest.raises(PlanError, match="terlalu besar untuk sebuah LKIP"):
        read_plan(book)


def test_a_workbook_with_a_control_character_is_refused_with_its_cell(book: Path) -> None:
    changed(book, "xl/sharedStrings.xml", b"Bidang A", b"Bidang_x0007_A")
    with pytest.raises(PlanError, match=r"lembar Sheet1, sel F2 \(Unit kerja\): memuat karakter"):
        read_plan(book)


def test_rows_beyond_those_that_are_read_are_not_lost_in_silence(book: Path) -> None:
    row = b'<row r="20001"><c r="E20001"><v>1</v></c></row></sheetData>'
    changed(book, "xl/worksheets/sheet1.xml", b"</sheetData>", row)
    with pytest.raises(PlanError, match=r"lembar Sheet1 lebih dari 20\.000 baris"):
        read_plan(book)


def test_templates_of_any_units_stay_in_their_folder(tmp_path: Path) -> None:
    units = ["../../keluar", "a/b:c", "CON", "-rf", "=1+1", "Bidang.", "bidang "]
    rows = (f"{n},P,K,S{n},1,{unit}" for n, unit in enumerate(units))
    plan = tmp_path / "rencana.csv"
    plan.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    (tmp_path / "templat").mkdir()
    arguments = ["template", "--plan", str(plan), "-o", str(tmp_path / "templat")]
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    assert sorted(each.name for each in (tmp_path / "templat").iterdir()) == [
        *("1-keluar.xlsx", "2-a-b-c.xlsx", "3-con.xlsx", "4-rf.xlsx", "5-1-1.xlsx", "6-bidang.xlsx")
    ]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["rencana.csv", "templat"]
