"""`lkip.toml`: against spec/commands.md. Nothing is guessed, nothing is taken in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from xlsx_lkip.agency.plan import PlanError
from xlsx_lkip.agency.settings import SettingsError, Signatory, load, settings_for
from xlsx_lkip.agency.starter import starter
from xlsx_lkip.declaration.workbook import SCALE

PLAN = "program,kegiatan,sub kegiatan,pagu,unit kerja\n"
WHOLE = """
[agency]
name = "Dinas Koperasi, Usaha Kecil dan Menengah"
region = "Kabupaten Flores Timur"
year = 2023
units = ["Bidang A", "Bidang B", "Bidang A"]
[control]
staff = 28
support = 12
budget = 3478706672
realization = 3404207500.50
remaining = 74499172
absorption = 97.86
[scale]
"Cukup" = 50
"Baik" = 80
"Kurang" = 0
[codes]
file = "kode.csv"
[limits]
file_mb = 5
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lkip.toml"


def refusal(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load(file)
    assert str(refused.value).startswith(str(file))
    return str(refused.value).removeprefix(f"{file}: ")


def test_every_key_is_read(file: Path) -> None:
    (file.parent / "kode.csv").write_text("\ufeffkode,nama\n2.17.01, Rapat \n", encoding="utf-8")
    file.write_text(WHOLE, encoding="utf-8")
    settings = load(file)
    assert settings.agency == "Dinas Koperasi, Usaha Kecil dan Menengah"
    assert (settings.region, settings.year) == ("Kabupaten Flores Timur", 2023)
    assert settings.units == ("Bidang A", "Bidang B")
    assert settings.control == {
        "staff": 28,
        "support": 12,
        "budget": 347870667200,
        "realization": 340420750050,
        "remaining": 7449917200,
        "absorption": 9786,
    }
    assert list(settings.scale.items()) == [("Baik", 80), ("Cukup", 50), ("Kurang", 0)]
    assert settings.codes == {"2.17.01": "Rapat"}
    assert settings.limit_mb == 5


def test_the_head_of_agency_is_read_with_the_nip_as_it_is_printed(file: Path) -> None:
    nip = "19680101 199403 1 001"
    file.write_text(f'[agency]\nhead = "Nama"\nnip = "{nip}"\nplace = "Larantuka"\n')
    assert load(file).signatory == Signatory(
        head="Nama", nip="196801011994031001", place="Larantuka"
    )


def test_an_empty_file_changes_nothing(file: Path) -> None:
    file.write_text("", encoding="utf-8")
    settings = load(file)
    assert (settings.year, settings.units, settings.control) == (None, (), {})
    assert (settings.scale, settings.limit_mb) == (SCALE, 20)


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    file.write_text("[agency]\nyear = 2023\n", encoding="utf-8-sig")
    assert load(file).year == 2023


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[agncy]", "agncy tidak dikenal; mungkin maksudnya agency."),
        ("[agency]\nyaer = 2023", "agency.yaer tidak dikenal; mungkin maksudnya year."),
        (
            "[limits]\nqqq = 1",
            "limits.qqq tidak dikenal (yang ada: file_mb).",
        ),
    ],
)
def test_an_unknown_key_is_refused_with_a_near_one(file: Path, text: str, said: str) -> None:
    assert refusal(file, text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[agency]\nyear = "2023"', 'agency.year harus berupa tahun, misalnya 2023, bukan "2023".'),
        ("[agency]\nyear = true", "agency.year harus berupa tahun, misalnya 2023, bukan true."),
        ("[agency]\nyear = 23", "agency.year harus berupa tahun, misalnya 2023, bukan 23."),
        ("[agency]\nname = 5", "agency.name harus berupa teks, bukan 5."),
        (
            '[agency]\nnip = "1968"',
            'agency.nip harus berupa teks dengan 18 angka, bukan "1968".',
        ),
        (
            "[agency]\nnip = 196801011994031001",
            "agency.nip harus berupa teks dengan 18 angka, bukan 196801011994031001.",
        ),
        ("agency = 5", "agency harus berupa bagian [agency], bukan 5."),
        (
            '[agency]\nunits = "Bidang A"',
            'agency.units harus berupa daftar nama unit kerja, bukan "Bidang A".',
        ),
        (
            "[agency]\nunits = [true]",
            "agency.units harus berupa daftar nama unit kerja, bukan [true].",
        ),
        ('[control]\nbudget = "1.000"', 'control.budget harus berupa angka, bukan "1.000".'),
        ("[control]\nbudget = false", "control.budget harus berupa angka, bukan false."),
        ("[control]\nbudget = inf", 'control.budget harus berupa angka, bukan "Infinity".'),
        ("[control]\nbudget = nan", 'control.budget harus berupa angka, bukan "NaN".'),
        (
            "[control]\nbudget = 10000000000000000000000",
            "control.budget harus berupa angka, bukan 10000000000000000000000.",
        ),
        ("[control]\nstaff = 1.5", "control.staff harus berupa bilangan bulat, bukan 1.5."),
        (
            "[limits]\nfile_mb = 0",
            "limits.file_mb harus berupa bilangan bulat di atas 0, bukan 0.",
        ),
        (
            "[scale]\nBaik = true",
            'scale harus berupa bagian [scale] dengan bilangan bulat, bukan {"Baik": true}.',
        ),
        (
            "[scale]\nBaik = 50",
            "scale harus memuat batas bawah yang berlainan, yang terendah 0.",
        ),
        (
            f"[scale]\n{'x' * 61} = 0",
            "scale harus memuat nama Kategori dari huruf yang tampak, paling panjang 60 huruf.",
        ),
        (
            '[scale]\n"Baik\\u0007" = 0',
            "scale harus memuat nama Kategori dari huruf yang tampak, paling panjang 60 huruf.",
        ),
        (
            "[scale]\nBaik = 50\nbaik = 0",
            "scale memuat nama Kategori yang sama, hanya berbeda huruf besar dan kecilnya.",
        ),
        (
            "[scale]\n" + "\n".join(f"K{n} = {n}" for n in range(21)),
            "scale memuat lebih dari 20 Kategori.",
        ),
    ],
)
def test_a_wrong_type_is_refused_with_what_is_wanted(file: Path, text: str, said: str) -> None:
    assert refusal(file, text) == said


def test_a_control_total_is_exact_to_the_last_digit(file: Path) -> None:
    file.write_text("[control]\nbudget = 9007199254740993.01\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        load(file)  # More than any figure of a report.
    file.write_text("[control]\nbudget = 900719925474099.31\n", encoding="utf-8")
    assert load(file).control["budget"] == 90071992547409931  # Not a double's ...328.


def test_a_third_decimal_is_refused_however_small(file: Path) -> None:
    long = "97.860000000000000000000000000000000001"
    assert "control.absorption" in refusal(file, f"[control]\nabsorption = {long}")


def test_what_is_no_toml_is_refused_with_its_line(file: Path) -> None:
    file.write_text("[agency]\nname = Dinas\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"bukan TOML yang benar \(baris 2, kolom 8\)"):
        load(file)


def test_a_file_in_another_encoding_is_refused(file: Path) -> None:
    file.write_bytes("[agency]\nname = 'Caf\xe9'\n".encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load(file)


def test_a_missing_file_is_refused(file: Path) -> None:
    with pytest.raises(SettingsError, match="tidak ada"):
        load(file)


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="tidak dapat dibuka"):
        load(tmp_path)


def test_a_code_list_that_is_missing_is_refused(file: Path) -> None:
    assert "codes.file menunjuk" in refusal(file, '[codes]\nfile = "kode.csv"')


def test_a_code_list_without_its_columns_is_refused(file: Path) -> None:
    (file.parent / "kode.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    said = refusal(file, '[codes]\nfile = "kode.csv"')
    assert said.endswith("yang tidak berkolom kode,nama.")


def test_the_file_in_the_folder_given_is_used(file: Path) -> None:
    file.write_text("[agency]\nyear = 2023\n", encoding="utf-8")
    assert settings_for(None, [file.parent]).year == 2023


def test_the_file_that_is_named_comes_first(file: Path) -> None:
    file.write_text("[agency]\nyear = 2023\n", encoding="utf-8")
    named = file.with_name("lain.toml")
    named.write_text("[agency]\nyear = 2022\n", encoding="utf-8")
    assert settings_for(named, [file.parent]).year == 2022


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert settings_for(None, [tmp_path, tmp_path / "a.xlsx"]).path is None


def test_two_files_are_one_too_many(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        (folder / "lkip.toml").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="--config"):
        settings_for(None, folders)
    assert settings_for(None, [folders[0], folders[0]]).path == folders[0] / "lkip.toml"


def test_the_starter_can_be_loaded_and_changes_nothing(file: Path) -> None:
    file.write_text(starter(), encoding="utf-8")
    settings = load(file)
    assert (settings.agency, settings.units, settings.control) == (None, (), {})
    assert (settings.scale, settings.limit_mb) == (SCALE, 20)


def test_the_starter_names_every_key_of_the_specification(file: Path) -> None:
    lines = starter().splitlines()
    filled = [line.removeprefix("# ") if " = " in line else line for line in lines]
    file.write_text("\n".join(filled), encoding="utf-8")
    (file.parent / "kode.csv").write_text("kode,nama\n", encoding="utf-8")
    unit = "Bidang Kelembagaan dan Pengawasan"
    (file.parent / "rencana.csv").write_text(f"{PLAN}P,K,S,1,{unit}\n", encoding="utf-8")
    settings = load(file)
    assert settings.plan
    assert None not in (settings.agency, settings.region, settings.year)
    assert settings.units
    assert None not in vars(settings.signatory).values()
    assert list(settings.control) == [
        *("staff", "support", "budget", "realization", "remaining", "absorption")
    ]


def test_a_code_list_with_semicolons_is_read_as_an_indonesian_excel_saves_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "kode.csv").write_text("kode;nama\n2.17.01;Rapat, luar kota\n", encoding="utf-8")
    (tmp_path / "lkip.toml").write_text('[codes]\nfile = "kode.csv"\n', encoding="utf-8")
    assert load(tmp_path / "lkip.toml").codes == {"2.17.01": "Rapat, luar kota"}


def test_the_units_of_the_plan_are_expected_where_none_are_named(file: Path) -> None:
    rows = "P,K,S,1,Bidang A\nP,K,T,1,Bidang B\nP,K,U,1,bidang a\n"
    (file.parent / "rencana.csv").write_text(PLAN + rows, encoding="utf-8")
    file.write_text('[plan]\nfile = "rencana.csv"\n', encoding="utf-8")
    assert load(file).units == ("Bidang A", "Bidang B")


def test_the_units_that_are_named_come_before_those_of_the_plan(file: Path) -> None:
    (file.parent / "rencana.csv").write_text(f"{PLAN}P,K,S,1,Bidang A\n", encoding="utf-8")
    units = '[agency]\nunits = ["Bidang C", "Bidang A"]\n'
    file.write_text(f'{units}[plan]\nfile = "rencana.csv"\n', encoding="utf-8")
    assert load(file).units == ("Bidang C", "Bidang A")


def test_a_plan_that_cannot_be_used_is_refused_with_its_file(file: Path) -> None:
    file.write_text('[plan]\nfile = "rencana.csv"\n', encoding="utf-8")
    with pytest.raises(PlanError, match=r"rencana\.csv tidak ada"):
        load(file)
