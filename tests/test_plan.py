"""The agency's plan: read in every form that offices keep it in, or refused cell by cell."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from xlsx_lkip.agency.plan import Plan, PlanError
from xlsx_lkip.agency.plan.reading import read_plan

HEADER = "kode,program,kegiatan,sub kegiatan,pagu,unit kerja"
UNITS = ("Bidang Usaha Mikro", "Sub Bagian Umum")


def planned(text: str, folder: Path, units: tuple[str, ...] = ()) -> Plan:
    file = folder / "rencana.csv"
    file.write_text(text, encoding="utf-8")
    return read_plan(file, units)


def refusal(text: str, folder: Path, units: tuple[str, ...] = ()) -> list[str]:
    """What is reported of each cell."""
    with pytest.raises(PlanError) as caught:
        planned(text, folder, units)
    head, *lines = str(caught.value).split("\n")
    assert (folder / "rencana.csv").as_posix() in head
    return [line.strip() for line in lines] or [head.partition("rencana.csv")[2].strip(" :")]


def short(plan: Plan) -> list[tuple[str, str, str, str, int]]:
    return [(r.unit, r.program, r.activity, r.subactivity, r.budget) for r in plan.records]


def test_every_row_is_one_sub_kegiatan_of_one_unit(tmp_path: Path) -> None:
    plan = planned(f"{HEADER}\n2.17.01.2.01.0001,P,K,Rapat,100,Bidang A", tmp_path)
    (record,) = plan.records
    assert (record.code, record.row) == ("2.17.01.2.01.0001", 2)
    assert short(plan) == [("Bidang A", "P", "K", "Rapat", 10_000)]  # Sen.


def test_headers_are_matched_without_regard_to_case_spacing_and_units(tmp_path: Path) -> None:
    header = "  UNIT ; SubKegiatan;Kegiatan :;PROGRAM*;Pagu (Rp);Catatan"
    plan = planned(f"{header}\nBidang A;Rapat;K;P;100;abc", tmp_path)
    assert short(plan) == [("Bidang A", "P", "K", "Rapat", 10_000)]


def test_groups_are_written_once_and_filled_down(tmp_path: Path) -> None:
    rows = ",P,K,Rapat,1,Bidang A\n,,,Sewa,2,\n,,L,Sewa,3,\n,Q,K,Sewa,4,Bidang B\n,,,Cetak,5,"
    assert short(planned(f"{HEADER}\n{rows}", tmp_path)) == [
        ("Bidang A", "P", "K", "Rapat", 100),
        ("Bidang A", "P", "K", "Sewa", 200),
        ("Bidang A", "P", "L", "Sewa", 300),
        ("Bidang B", "Q", "K", "Sewa", 400),
        ("Bidang B", "Q", "K", "Cetak", 500),
    ]


@pytest.mark.parametrize(
    ("text", "sen"),
    [
        ("2139191092", 213919109200),
        ("2.139.191.092", 213919109200),
        ("Rp. 36.280.240", 3628024000),
        ("Rp 1.250,50", 125050),
        ("42,752,390", 4275239000),
        ("1250.50", 125050),
        ("-", 0),
        ("0", 0),
    ],
)
def test_amounts_are_read_in_the_notations_of_people(text: str, sen: int, tmp_path: Path) -> None:
    plan = planned(f'{HEADER}\n,P,K,Rapat,"{text}",Bidang A', tmp_path)
    assert plan.records[0].budget == sen


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "kosong. Tulis pagunya, atau 0 bila memang tidak ada."),
        ("1,500", '"1,500" dapat dibaca Rp1,50 atau Rp1.500. Tulis tanpa pemisah ribuan.'),
        ("seratus", '"seratus" bukan jumlah rupiah.'),
        ("(500)", "-Rp500 kurang dari nol."),
    ],
)
def test_an_amount_that_is_none_is_refused_with_row_and_column(
    text: str, said: str, tmp_path: Path
) -> None:
    rows = f',P,K,Sewa,1,Bidang A\n,P,K,Rapat,"{text}",Bidang A'
    assert refusal(f"{HEADER}\n{rows}", tmp_path) == [f"baris 3, kolom Pagu: {said}"]


def test_every_problem_is_told_at_once_and_many_are_counted(tmp_path: Path) -> None:
    said = refusal(f"{HEADER}\n" + "\n".join(f",P,K,S{n},x,U" for n in range(30)), tmp_path)
    assert said[0].startswith("baris 2, kolom Pagu: ")
    assert said[9].startswith("baris 11, kolom Pagu: ")
    assert said[10:] == ["... dan 20 yang lain."]


def test_a_kegiatan_does_not_go_on_under_another_program(tmp_path: Path) -> None:
    (said,) = refusal(f"{HEADER}\n,P,K,Rapat,1,U\n,Q,,Sewa,1,U", tmp_path)
    assert said.startswith("baris 3, kolom Kegiatan: kosong.")


def test_a_heading_with_a_subtotal_is_refused_and_a_total_passed_over(tmp_path: Path) -> None:
    (said,) = refusal(f"{HEADER}\n,P,K,,3,U\n,P,K,Sewa,3,U\nJumlah,,,,3,", tmp_path)
    assert said == (
        "baris 2, kolom Sub kegiatan: kosong. Isi, atau hapus baris ini bila hanya judul atau jumlah."
    )


def test_a_repeated_sub_kegiatan_names_both_rows(tmp_path: Path) -> None:
    text = f"{HEADER}\n,P,K,Rapat,1,U\n,P,K,Sewa,1,U\n,P,k,RAPAT,2,u\n,P,K,Rapat,3,Unit lain"
    assert refusal(text, tmp_path) == [
        "baris 4, kolom Sub kegiatan: sudah ada di baris 2 untuk unit yang sama. Hapus salah satunya."
    ]


def test_a_repeated_kode_names_both_rows(tmp_path: Path) -> None:
    text = f"{HEADER}\n2.17.01.2.01.0001,P,K,Rapat,1,U\n2.17.01.2.01.0001,P,K,Sewa,1,U"
    (said,) = refusal(text, tmp_path)
    assert said.startswith("baris 3, kolom Kode: sudah ada di baris 2")


def test_an_unknown_unit_is_refused_once_with_the_nearest(tmp_path: Path) -> None:
    rows = ",P,K,Rapat,1,Bidang Usaha Makro\n,P,K,Sewa,1,Bidang Usaha Makro"
    assert refusal(f"{HEADER}\n{rows}", tmp_path, UNITS) == [
        'baris 2, kolom Unit kerja: "Bidang Usaha Makro" tidak tercantum dalam agency.units di '
        'lkip.toml. Mungkin maksudnya "Bidang Usaha Mikro".'
    ]


def test_a_unit_is_spelled_as_the_settings_spell_it(tmp_path: Path) -> None:
    plan = planned(f"{HEADER}\n,P,K,Rapat,1,BIDANG  usaha mikro", tmp_path, UNITS)
    assert plan.units == ("Bidang Usaha Mikro",)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "program,kegiatan,sub kegiatan,pago,unit",
            'kolom Pagu tidak ada. Mungkin .* kolom "pago"',
        ),
        (
            "program,kegiatan,sub kegiatan,nilai,unit",
            "kolom Pagu tidak ada. Judul yang ada: program",
        ),
        ("program,kegiatan,sub kegiatan,pagu,pagu,unit", "kolom Pagu ada dua kali"),
        ("a,b,c", "tidak berjudul kolom"),
    ],
)
def test_a_header_that_is_none_is_refused(header: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=said):
        planned(f"{header}\n1,2,3,4,5,6", tmp_path)


def test_a_plan_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="tidak berisi satu sub kegiatan pun"):
        planned(f"{HEADER}\n,,,,,\n", tmp_path)


def workbook(folder: Path, code: object = "2.17.01.2.01.0010") -> Path:
    """A plan as offices keep it: titles above, merged groups, a total below."""
    file = folder / "dpa.xlsx"
    with Workbook(file) as book:
        book.add_worksheet("Sampul").write("A1", "DPA")
        sheet = book.add_worksheet("DPA 2023")
        sheet.write("B1", "Rencana Kegiatan Tahun 2023")
        rows: list[list[object]] = [
            ["Unit kerja", "Kode", "Program", "Kegiatan", "Sub kegiatan", "Pagu"],
            ["Bidang A", code, "P", "K", "Rapat", 2139191092],
            ["", "2.17.01.2.01.0011", "", "", "Sewa", "Rp. 1.250,50"],
            ["Jumlah", "", "", "", "", 1],
        ]
        for row, cells in enumerate(rows, start=3):
            for column, cell in enumerate(cells, start=1):
                sheet.write(row, column, cell)
    return file


def test_a_workbook_is_read_wherever_its_table_stands(tmp_path: Path) -> None:
    plan = read_plan(workbook(tmp_path))
    assert short(plan) == [
        ("Bidang A", "P", "K", "Rapat", 213919109200),
        ("Bidang A", "P", "K", "Sewa", 125050),
    ]
    assert [record.row for record in plan.records] == [5, 6]


def test_a_kode_that_became_a_number_is_refused_with_its_cell(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"lembar DPA 2023, sel C5 \(Kode\): 2.1 tersimpan sebagai"):
        read_plan(workbook(tmp_path, code=2.10))


def test_a_file_that_is_no_workbook_is_refused_as_a_submission_is(tmp_path: Path) -> None:
    (tmp_path / "dpa.xlsx").write_bytes(b"bukan buku kerja")
    with pytest.raises(PlanError, match="rusak atau bukan buku kerja Excel"):
        read_plan(tmp_path / "dpa.xlsx")


def test_another_encoding_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "rencana.csv").write_bytes("program\xe9".encode("latin-1"))
    with pytest.raises(PlanError, match="CSV UTF-8"):
        read_plan(tmp_path / "rencana.csv")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="tidak ada"):
        read_plan(tmp_path / "tidak.csv")
    with pytest.raises(PlanError, match="tidak dapat dibuka"):
        read_plan(tmp_path)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_whatever_stands_in_the_file_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.mktemp("rencana") / "rencana.csv"
    file.write_text(f"{HEADER}\n{text}", encoding="utf-8")
    with contextlib.suppress(PlanError):
        plan = read_plan(file)
        assert all(r.unit and r.program and r.activity and r.subactivity for r in plan.records)
